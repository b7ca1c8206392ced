// Classifies the words of a fix line.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <pm/fixes.hpp>

namespace pm::fixes {

using WordSpan = std::span<const std::string_view>;

[[nodiscard]] constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

[[nodiscard]] std::vector<std::string_view> identity_text(std::string_view line);
[[nodiscard]] std::string join_words(WordSpan);
[[nodiscard]] std::string_view strip_comma(std::string_view word);
[[nodiscard]] bool is_number(std::string_view word);

[[nodiscard]] std::optional<std::string> parse_owner(std::string_view word);
/// "F1", "f1,F3"; with `bare` also "1". Empty if not a factor.
[[nodiscard]] std::vector<std::string> parse_factors(std::string_view word, bool bare);
/// Hours need a unit here: "2h", "90min"; a bare number belongs to the title.
[[nodiscard]] std::optional<double> parse_work_hours(std::string_view word);

/// "-", "·,", ";,": a word that only separates.
[[nodiscard]] bool is_separator(std::string_view word);

/// The field that the last word sets, if it does not belong to the sentence before it: "for 24h", "to @angular",
/// "with F1 and F2".
enum class FieldKind { owner, hours, factor };
[[nodiscard]] std::optional<FieldKind> field_at_end(WordSpan words);

/// Whether the last word belongs to the one before it: "for 24h".
[[nodiscard]] bool is_bound(WordSpan words);

/// Finds words at the end of the title that look like a field but cannot be parsed.
[[nodiscard]] std::optional<LineIssue> issue_at_end(WordSpan title, const std::optional<std::string>& owner,
                                                    const time::Day& today);
/// Why a word that looks like hours cannot be parsed: "2-4h", "1hh".
[[nodiscard]] std::optional<LineIssue> find_hours_issue(std::string_view word);
/// The issue of an owner such as "@me".
[[nodiscard]] LineIssue make_owner_issue(std::string_view word);

}  // namespace pm::fixes
