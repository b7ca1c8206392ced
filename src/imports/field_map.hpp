// Which fields of a JSON object or a row of a table make a candidate: presets of products are such maps, and what a
// person names by --at, --text and --who is one, too.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <pm/imports.hpp>

#include "imports/json_reading.hpp"

namespace pm::imports {

/// What an item's field says for or against it.
struct FieldRule {
  std::string_view path;
  std::string_view values;  ///< one of them, between commas; empty: any value
  int weight = 0;
  std::string_view why{};
  bool drops = false;  ///< it is no candidate
  std::optional<record::EventKind> kind{};
  bool is_untimed = false;  ///< the item has times, but not that of its text
};

/// Texts with fields: "{reason}: {message|note}" is the first field that is there, "^" before a path looks into the
/// document around the item. Fields that are missing leave nothing behind, nor do the colon and blanks before them.
struct FieldMap {
  std::string_view name, reads;  ///< as in Reader
  std::string_view items = "entries";
  std::span<const std::string_view> marks{};  ///< it is this format if the JSON has all of one of these, joined by "+"
  std::span<const std::string_view> lists{};
  std::string_view unwrap{};                ///< a field whose string, or object, is the item: "CloudTrailEvent"
  std::string_view at{}, until{}, count{};  ///< paths, alternatives between bars
  std::string_view text{}, who{}, url{}, key{}, source{};
  std::string_view program{};  ///< a field that is true, or one of `program_values`, for who is no person
  std::string_view program_values{};
  bool is_person = false;
  bool is_chat = false;
  std::span<const FieldRule> rules{};
  std::string_view note{};  ///< what the person should know
  bool lists_all = false;   ///< as in Reader
};

/// The text of a template with the fields of `item`.
[[nodiscard]] std::string fill_template(std::string_view text, const json::Value& item, const json::Value& around);

/// Makes candidates of items by a map, which must outlive it.
class FieldReading : public JsonReading {
 public:
  FieldReading(const FieldMap& map, const ReadContext& context) : JsonReading(context, map.lists), map_(map) {}
  /// One item.
  void take_item(const json::Value& item, const json::Value& around, Sink&);

 protected:
  void take(const JsonItem& item, Sink& sink) override;

 private:
  const FieldMap& map_;
};

/// Whether the outline has all paths of one of the marks.
[[nodiscard]] bool has_marks(const JsonOutline&, std::span<const std::string_view> marks);

}  // namespace pm::imports
