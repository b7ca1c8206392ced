#include "imports/field_map.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include <pm/text.hpp>

#include "imports/source_text.hpp"
#include "imports/weights.hpp"

namespace pm::imports {
namespace field_map {
namespace {

using Kind = json::Value::Kind;

/// Calls `use` with each part between the separators until it returns true.
template <class Use>
bool any_part(std::string_view list, char separator, Use use) {
  while (!list.empty()) {
    const auto end = std::min(list.find(separator), list.size());
    if (use(list.substr(0, end))) return true;
    list.remove_prefix(std::min(list.size(), end + 1));
  }
  return false;
}

/// A string or number; bytes as journald writes them where they are not UTF-8: [104, 105].
std::string words_of(const json::Value& value) {
  if (value.kind != Kind::array) return value.text;
  std::string bytes;
  for (const auto& item : value.items) {
    unsigned byte = 0;
    constexpr unsigned largest = 255;
    const auto parsed = std::from_chars(item.text.data(), item.text.data() + item.text.size(), byte);
    if (item.kind != Kind::number || parsed.ec != std::errc{} || byte > largest) return {};
    bytes += static_cast<char>(byte);
  }
  return text::replace_invalid_utf8(bytes);
}

const json::Value* find_field(std::string_view path, const json::Value& item, const json::Value& around) {
  if (path.starts_with('^')) return value_at(around, path.substr(1));
  return value_at(item, path);
}

std::string field_text(std::string_view paths, const json::Value& item, const json::Value& around) {
  std::string found;
  any_part(paths, '|', [&](std::string_view path) {
    const auto* value = find_field(path, item, around);
    if (value != nullptr) found = words_of(*value);
    return !text::is_blank(found);
  });
  return found;
}

bool is_one_of(std::string_view values, std::string_view value) {
  return any_part(values, ',', [&](std::string_view one) { return one == value; });
}

}  // namespace
}  // namespace field_map

std::string fill_template(std::string_view words, const json::Value& item, const json::Value& around) {
  std::string filled;
  while (!words.empty()) {
    if (words.front() == '{') {
      const auto end = std::min(words.find('}'), words.size());
      const auto value = std::string(text::trim(field_map::field_text(words.substr(1, end - 1), item, around)));
      words.remove_prefix(std::min(words.size(), end + 1));
      if (value.empty()) {
        while (filled.ends_with(' ') || filled.ends_with(':') || filled.ends_with('(') || filled.ends_with('#'))
          filled.pop_back();
        if (words.starts_with(')')) words.remove_prefix(1);
      }
      filled += value;
      continue;
    }
    // what parts two fields is not wanted at the beginning
    if (!filled.empty() || (words.front() != ':' && words.front() != ' ' && words.front() != '/'))
      filled += words.front();
    words.remove_prefix(1);
  }
  return std::string(text::trim(filled));
}

bool has_marks(const JsonOutline& outline, std::span<const std::string_view> marks) {
  return std::ranges::any_of(marks, [&](std::string_view mark) {
    return !field_map::any_part(mark, '+', [&](std::string_view path) { return !outline.has(path); });
  });
}

void FieldReading::take(const JsonItem& item, Sink& sink) {
  if (item.list.empty() && &item.around == &item.value) {
    // an object around lists, which have been passed on
    const bool is_rest = std::ranges::any_of(
        map_.lists, [&](auto list) { return value_at(item.value, list.substr(0, list.find('.'))) != nullptr; });
    if (is_rest) return;
  }
  if (map_.unwrap.empty()) return take_item(item.value, item.around, sink);
  const auto* inner = value_at(item.value, map_.unwrap);
  if (inner == nullptr) return take_item(item.value, item.around, sink);
  if (inner->kind == json::Value::Kind::object) return take_item(*inner, item.value, sink);
  const auto bytes = streams::open_bytes(inner->text);
  const auto read =
      read_json(*bytes, document_, {}, [&](const JsonItem& one) { take_item(one.value, item.value, sink); });
  if (!read) sink.drop();
}

void FieldReading::take_item(const json::Value& item, const json::Value& around, Sink& sink) {
  using field_map::field_text;
  Candidate candidate;
  bool is_untimed = false;
  for (const auto& rule : map_.rules) {
    const auto* field = field_map::find_field(rule.path, item, around);
    const auto value = field != nullptr ? field->text : std::string();
    const bool applies = rule.values.empty() ? !value.empty()
                         : rule.values.starts_with('!')
                             ? !value.empty() && !field_map::is_one_of(rule.values.substr(1), value)
                             : field_map::is_one_of(rule.values, value);
    if (!applies) continue;
    if (rule.drops) return sink.drop();
    is_untimed = is_untimed || rule.is_untimed;
    if (rule.kind) candidate.kind = rule.kind;
    if (!rule.why.empty()) weigh(candidate, rule.weight, rule.why);
  }
  std::optional<SourceTime> at, until;
  field_map::any_part(map_.at, '|', [&](auto path) {
    return (at = times_.read(field_map::find_field(path, item, around), sink)).has_value();
  });
  field_map::any_part(map_.until, '|', [&](auto path) {
    return (until = times_.read(field_map::find_field(path, item, around), sink)).has_value();
  });
  if (is_untimed) at.reset();
  set_time(candidate, at);
  if (at && until && until->at > at->at) candidate.until = until->at;
  candidate.text = fill_template(map_.text, item, around);
  if (const auto count = field_text(map_.count, item, around); !count.empty() && count != "1" && count != "0")
    candidate.text += fmt::format(" ({} times)", count);
  candidate.who = field_text(map_.who, item, around);
  const auto program = field_text(map_.program, item, around);
  const bool is_program =
      map_.program_values.empty() ? program == "true" : field_map::is_one_of(map_.program_values, program);
  candidate.is_person = map_.is_person && !candidate.who.empty() && !is_program;
  candidate.url = field_text(map_.url, item, around);
  if (!is_web_link(candidate.url))
    candidate.url = map_.is_chat ? std::string(first_link(candidate.text)) : std::string();
  candidate.source = fill_template(map_.source, item, around);
  const auto native = fill_template(map_.key, item, around);
  candidate.key = fmt::format(
      "{} {}", map_.name,
      native.empty() ? text::digest(fmt::format("{} {}", at ? at->at.time_since_epoch().count() : 0, candidate.text))
                     : native);
  if (map_.is_chat) weigh_message(candidate, is_program);
  if (!map_.note.empty()) sink.note(std::string(map_.note));
  hand_over(std::move(candidate), sink);
}

}  // namespace pm::imports
