#include <algorithm>
#include <array>

#include <fmt/format.h>

#include <pm/text.hpp>
#include <pm/time.hpp>

#include "record/shapes.hpp"

namespace pm::record {

namespace {

using Verdict = std::optional<ShapeError>;

constexpr std::size_t letters_of_day = 10;  // "2026-11-20"

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_lower_or_digit(char c) { return is_lower(c) || is_digit(c); }

ShapeError expected(const StringShape& shape, std::string hint = {}) {
  return {fmt::format("expected {}", shape.expectation), std::move(hint)};
}

/// "2026-11-20" by its letters alone: the day may still be none of the calendar.
bool has_form_of_day(std::string_view text) {
  constexpr std::string_view form = "0000-00-00";
  return std::equal(text.begin(), text.end(), form.begin(), form.end(),
                    [](char c, char wanted) { return wanted == '0' ? is_digit(c) : c == wanted; });
}

ShapeError no_such_day(std::string_view day) {
  return {fmt::format("{} is not a valid date", day), "check month and day"};
}

/// "a-b-c": words of such characters, none empty, joined by one '-' each.
bool is_joined_words(std::string_view text, bool (*is_letter)(char)) {
  if (text.empty() || text.front() == '-' || text.back() == '-') return false;
  if (text.find("--") != std::string_view::npos) return false;
  return std::all_of(text.begin(), text.end(), [&](char c) { return c == '-' || is_letter(c); });
}

/// "F12": the letter, then a number of at most six digits without a leading zero.
bool is_item_id(char letter, std::string_view id) {
  constexpr std::size_t max_digits = 6;
  const auto digits = id.substr(id.empty() ? 0 : 1);
  return id.starts_with(letter) && !digits.empty() && digits.size() <= max_digits && digits.front() != '0' &&
         std::all_of(digits.begin(), digits.end(), is_digit);
}

/// What ECMA-262 takes for `\s`.
bool has_space(std::string_view text) {
  constexpr std::string_view ascii = " \t\n\v\f\r";
  constexpr std::array<std::string_view, 19> others = {
      "\u00A0", "\u1680", "\u2000", "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006", "\u2007",
      "\u2008", "\u2009", "\u200A", "\u2028", "\u2029", "\u202F", "\u205F", "\u3000", "\uFEFF"};
  return text.find_first_of(ascii) != std::string_view::npos ||
         std::any_of(others.begin(), others.end(),
                     [&](std::string_view space) { return text.find(space) != std::string_view::npos; });
}

/// People leave out the offset or the seconds: that has an answer of its own.
std::string what_an_instant_lacks(std::string_view text) {
  if (time::parse_instant(fmt::format("{}Z", text))) return "add a UTC offset: +01:00, or Z for UTC";
  constexpr std::size_t letters_until_minutes = 16;  // "2026-11-20T14:02"
  const auto until_minutes = text.substr(0, letters_until_minutes);
  const auto rest = text.substr(until_minutes.size());
  if (time::parse_instant(fmt::format("{}:00{}", until_minutes, rest))) return "add the seconds: 14:02:00";
  return {};
}

}  // namespace

bool is_own_key(std::string_view key) {
  constexpr std::string_view start = "x_";
  return key.size() > start.size() && key.starts_with(start) &&
         std::all_of(key.begin() + start.size(), key.end(), [](char c) { return is_lower_or_digit(c) || c == '_'; });
}

Verdict validate_text(const StringShape&, std::string_view value) {
  if (!text::is_blank(value)) return {};
  return ShapeError{"blank text", "add text, or remove the key"};
}

Verdict validate_line(const StringShape& shape, std::string_view value) {
  if (value.find('\n') != std::string_view::npos || value.find('\r') != std::string_view::npos)
    return ShapeError{"more than one line", fmt::format("expected {}", shape.expectation)};
  return validate_text(shape, value);
}

Verdict validate_url(const StringShape& shape, std::string_view value) {
  if (!value.starts_with("http://") && !value.starts_with("https://")) return expected(shape);
  if (has_space(value)) return ShapeError{"space in a URL", "write the space as %20"};
  return {};
}

Verdict validate_day(const StringShape& shape, std::string_view value) {
  if (time::parse_day(value)) return {};
  return has_form_of_day(value) ? no_such_day(value) : expected(shape);
}

Verdict validate_instant(const StringShape& shape, std::string_view value) {
  if (time::parse_instant(value)) return {};
  const auto day = value.substr(0, letters_of_day);
  if (has_form_of_day(day) && !time::parse_day(day)) return no_such_day(day);
  return expected(shape, what_an_instant_lacks(value));
}

Verdict validate_zone(const StringShape&, std::string_view value) {
  const auto zone = time::Zone::find(value);
  // A machine without zones cannot tell, and the record is not to blame.
  if (zone || zone.error().kind == ErrorKind::outside) return {};
  return ShapeError{zone.error().message, zone.error().hint};
}

Verdict validate_record_id(const StringShape& shape, std::string_view value) {
  const auto day = value.substr(0, letters_of_day);
  const auto rest = value.substr(day.size());
  if (!has_form_of_day(day) || !rest.starts_with('-') || !is_joined_words(rest.substr(1), is_lower_or_digit))
    return expected(shape);
  if (!time::parse_day(day)) return no_such_day(day);
  if (value.size() > shape.max_length)
    return ShapeError{fmt::format("id longer than {} characters", shape.max_length), "shorten it"};
  return {};
}

Verdict validate_item_id(const StringShape& shape, std::string_view value) {
  return is_item_id(shape.pattern[1], value) ? Verdict() : expected(shape);
}

Verdict validate_factor_reference(const StringShape& shape, std::string_view value) {
  const auto colon = value.find(':');
  const bool fits = colon != 0 && colon != value.npos && is_item_id('F', value.substr(colon + 1));
  return fits ? Verdict() : expected(shape);
}

Verdict validate_uid(const StringShape& shape, std::string_view value) {
  constexpr std::size_t fewest = 16, most = 32;
  const bool fits = value.size() >= fewest && value.size() <= most && std::ranges::all_of(value, is_lower_or_digit);
  return fits ? Verdict() : expected(shape);
}

Verdict validate_rule_name(const StringShape& shape, std::string_view value) {
  return is_joined_words(value, is_lower) ? Verdict() : expected(shape);
}

Verdict validate_json_pointer(const StringShape& shape, std::string_view value) {
  if (!value.empty() && value.front() != '/') return expected(shape);
  for (auto tilde = value.find('~'); tilde != std::string_view::npos; tilde = value.find('~', tilde + 1)) {
    const auto next = value.substr(tilde + 1, 1);
    if (next != "0" && next != "1") return expected(shape, "write ~ as ~0, and / in a key as ~1");
  }
  return {};
}

namespace {

using namespace std::string_view_literals;

constexpr std::array status_words = {"draft"sv, "final"sv};
constexpr std::array kind_words = {"outage"sv, "degradation"sv, "near-miss"sv, "data"sv, "security"sv, "other"sv};
constexpr std::array milestone_words = {"started"sv, "detected"sv, "engaged"sv, "mitigated"sv, "resolved"sv};
constexpr std::array detected_by_words = {"alert"sv, "check"sv, "colleague"sv, "customer"sv, "chance"sv, "other"sv};
constexpr std::array fix_status_words = {"open"sv, "done"sv, "dropped"sv};
constexpr std::array automates_words = {"task"sv, "decision"sv};
constexpr std::array tracker_words = {"github"sv, "gitlab"sv, "jira"sv, "redmine"sv, "other"sv};
constexpr std::array ticket_state_words = {"open"sv, "closed"sv, "declined"sv};
constexpr std::array precision_words = {"second"sv, "minute"sv, "day"sv, "month"sv, "unknown"sv};
constexpr std::array event_kind_words = {"signal"sv, "diagnosis"sv, "action"sv, "communication"sv, "change"sv};

template <class Enum>
std::string_view nth(Enum value) {
  return words(value)[static_cast<std::size_t>(value)];
}

}  // namespace

Words words(Status) { return status_words; }
Words words(IncidentKind) { return kind_words; }
Words words(Milestone) { return milestone_words; }
Words words(DetectedBy) { return detected_by_words; }
Words words(FixStatus) { return fix_status_words; }
Words words(Automates) { return automates_words; }
Words words(TrackerKind) { return tracker_words; }
Words words(TicketState) { return ticket_state_words; }
Words words(Precision) { return precision_words; }
Words words(EventKind) { return event_kind_words; }

std::string_view to_string(Status value) { return nth(value); }
std::string_view to_string(IncidentKind value) { return nth(value); }
std::string_view to_string(Milestone value) { return nth(value); }
std::string_view to_string(DetectedBy value) { return nth(value); }
std::string_view to_string(FixStatus value) { return nth(value); }
std::string_view to_string(Automates value) { return nth(value); }
std::string_view to_string(TrackerKind value) { return nth(value); }
std::string_view to_string(TicketState value) { return nth(value); }
std::string_view to_string(Precision value) { return nth(value); }
std::string_view to_string(EventKind value) { return nth(value); }

}  // namespace pm::record
