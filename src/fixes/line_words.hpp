// The words of a fix line, one by one: what each could be.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <pm/fix_line.hpp>

namespace pm::fixes {

using WordSpan = std::span<const std::string_view>;

[[nodiscard]] std::vector<std::string_view> words_of(std::string_view line);
[[nodiscard]] std::string together(WordSpan);
[[nodiscard]] std::string_view without_comma(std::string_view word);
[[nodiscard]] bool is_number(std::string_view word);

[[nodiscard]] std::optional<std::string> owner_in(std::string_view word);
/// "F1", "f1,F3"; with `bare` also "1". Empty: it is no factor.
[[nodiscard]] std::vector<std::string> factors_in(std::string_view word, bool bare);
/// Hours need their letter here: "2h", "90min"; a number alone is part of a title.
[[nodiscard]] std::optional<double> hours_in(std::string_view word);

/// What of a fix a word gives, if it is not of the title.
enum class Part { owner, hours, factor };
[[nodiscard]] std::optional<Part> part_in(std::string_view word);

/// What at the end of the title looks like who, how long, which factors or when, and cannot be read as that.
[[nodiscard]] std::optional<Slip> slip_at_end(WordSpan title, const time::Day& today);

}  // namespace pm::fixes
