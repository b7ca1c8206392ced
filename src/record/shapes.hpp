// The words of the format's enums, each list in its enum's order.
#pragma once

#include <array>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <pm/record.hpp>

namespace pm::record {

using Words = std::span<const std::string_view>;

/// All words of an enum; the argument only says which one.
[[nodiscard]] Words words(Status);
[[nodiscard]] Words words(IncidentKind);
[[nodiscard]] Words words(Milestone);
[[nodiscard]] Words words(DetectedBy);
[[nodiscard]] Words words(FixStatus);
[[nodiscard]] Words words(Automates);
[[nodiscard]] Words words(TrackerKind);
[[nodiscard]] Words words(TicketState);
[[nodiscard]] Words words(Precision);
[[nodiscard]] Words words(EventKind);

// What a value of the format may look like, beyond its C++ type. Every shape is defined twice, side by
// side: as a schema says it, and as a function. A test holds the two to one verdict.

struct ShapeError {
  std::string what;  ///< "not a valid date"
  std::string hint;  ///< what would do
};

/// A kind of string.
struct StringShape {
  std::string_view expectation;      ///< completes "expected …"
  std::string_view definition = {};  ///< its name in the schema's `$defs`, if it has one
  std::string_view pattern = {};     ///< ECMA-262, as JSON Schema has it
  std::string_view not_pattern = {};
  std::string_view format = {};
  unsigned max_length = 0;  ///< in code points; 0 is any
  std::optional<ShapeError> (*complaint)(const StringShape&, std::string_view) = nullptr;
};

/// A kind of number.
struct Limits {
  std::string_view expectation;
  double minimum = 0;
  bool above_minimum = false;  ///< the minimum itself is too small
  double maximum = std::numeric_limits<double>::infinity();
  bool whole = false;
};

/// A list of strings.
struct ListShape {
  StringShape item;
  bool unique = false;
};

/// The C++ type says it all: booleans, words, objects and lists of objects.
struct Plain {};

/// A list of words, all different.
struct UniqueList {
  Plain item = {};
};

/// An object of a team's own.
struct AnyObject {};

/// Any JSON value.
struct AnyValue {};

/// An object of texts whose keys are ids.
struct TextsForIds {
  StringShape id;
  StringShape text;
};

/// Keys that the format leaves to teams, on every object.
inline constexpr std::string_view own_key_pattern = "^x_[a-z0-9_]+$";
[[nodiscard]] bool is_own_key(std::string_view key);

std::optional<ShapeError> validate_text(const StringShape&, std::string_view);
std::optional<ShapeError> validate_line(const StringShape&, std::string_view);
std::optional<ShapeError> validate_url(const StringShape&, std::string_view);
std::optional<ShapeError> validate_day(const StringShape&, std::string_view);
std::optional<ShapeError> validate_instant(const StringShape&, std::string_view);
std::optional<ShapeError> validate_zone(const StringShape&, std::string_view);
std::optional<ShapeError> validate_record_id(const StringShape&, std::string_view);
/// T1, F1, X1: the letter is that of the pattern.
std::optional<ShapeError> validate_item_id(const StringShape&, std::string_view);
/// RECORD-ID:F1
std::optional<ShapeError> validate_factor_reference(const StringShape&, std::string_view);
std::optional<ShapeError> validate_uid(const StringShape&, std::string_view);
std::optional<ShapeError> validate_rule_name(const StringShape&, std::string_view);
std::optional<ShapeError> validate_json_pointer(const StringShape&, std::string_view);

namespace shape {

inline constexpr StringShape any = {.expectation = "text"};
inline constexpr StringShape text = {
    .expectation = "text that is not blank", .definition = "text", .pattern = R"(\S)", .complaint = validate_text};
inline constexpr StringShape line = {.expectation = "one line of text",
                                     .definition = "line",
                                     .pattern = R"(\S)",
                                     .not_pattern = R"([\r\n])",
                                     .complaint = validate_line};
inline constexpr StringShape url = {.expectation = "a URL, such as https://example.org/",
                                    .definition = "url",
                                    .pattern = "^https?://",
                                    .not_pattern = R"(\s)",
                                    .complaint = validate_url};
inline constexpr StringShape day = {.expectation = "a day, like 2026-11-20",
                                    .definition = "day",
                                    .pattern = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
                                    .format = "date",
                                    .complaint = validate_day};
inline constexpr StringShape instant = {
    .expectation = "a time with seconds and offset, like 2026-11-20T14:02:00+01:00",
    .definition = "instant",
    .pattern =
        "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
        R"((\.[0-9]{1,9})?(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])$)",
    .format = "date-time",
    .max_length = 35,
    .complaint = validate_instant};
inline constexpr StringShape zone = {.expectation = "an IANA zone, like Europe/Berlin", .complaint = validate_zone};
inline constexpr StringShape record_id = {
    .expectation = "a day and words joined by \"-\", like 2026-11-20-checkout-500s",
    .pattern = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])-[a-z0-9]+(-[a-z0-9]+)*$",
    .max_length = 120,
    .complaint = validate_record_id};
inline constexpr StringShape event_id = {
    .expectation = "the id of an event, like T1", .pattern = "^T[1-9][0-9]{0,5}$", .complaint = validate_item_id};
inline constexpr StringShape factor_id = {
    .expectation = "the id of a factor, like F1", .pattern = "^F[1-9][0-9]{0,5}$", .complaint = validate_item_id};
inline constexpr StringShape fix_id = {
    .expectation = "the id of a fix, like X1", .pattern = "^X[1-9][0-9]{0,5}$", .complaint = validate_item_id};
inline constexpr StringShape factor_reference = {
    .expectation = "a factor of another record, like 2026-11-20-checkout-500s:F1",
    .pattern = "^[^:]+:F[1-9][0-9]{0,5}$",
    .complaint = validate_factor_reference};
inline constexpr StringShape uid = {
    .expectation = "16 to 32 lower-case letters and digits", .pattern = "^[0-9a-z]{16,32}$", .complaint = validate_uid};
inline constexpr StringShape rule_name = {.expectation = "the name of a rule, like root-cause",
                                          .pattern = "^[a-z]+(-[a-z]+)*$",
                                          .complaint = validate_rule_name};
inline constexpr StringShape json_pointer = {.expectation = "a JSON pointer, like /factors/0/text",
                                             .pattern = "^(/([^~/]|~[01])*)*$",
                                             .complaint = validate_json_pointer};

inline constexpr Limits amount = {.expectation = "a number, 0 or more"};
inline constexpr Limits count = {.expectation = "a whole number, 0 or more", .whole = true};
inline constexpr Limits hours = {.expectation = "a number above 0, like 2.5", .above_minimum = true};
inline constexpr Limits rating = {
    .expectation = "a whole number from 1 to 5", .minimum = 1, .maximum = 5, .whole = true};

}  // namespace shape

}  // namespace pm::record
