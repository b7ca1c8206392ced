#include "record/reader.hpp"

#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "record/json_document.hpp"
#include "record/validation.hpp"

namespace pm::record {

namespace {

std::string_view name_of(json::Kind kind) {
  switch (kind) {
    case json::Kind::null:
      return "null";
    case json::Kind::boolean:
      return "true or false";
    case json::Kind::number:
      return "a number";
    case json::Kind::string:
      return "a string";
    case json::Kind::array:
      return "a list";
    case json::Kind::object:
      return "an object";
  }
  return "something else";
}

std::string in_quotes(std::string_view word) { return fmt::format("\"{}\"", word); }

std::string quoted_list(Words words) {
  std::vector<std::string> quoted;
  std::transform(words.begin(), words.end(), std::back_inserter(quoted), in_quotes);
  return fmt::format("{}", fmt::join(quoted, ", "));
}

std::optional<std::string> did_you_mean(std::string_view word, Words known) {
  const auto meant = text::nearest(word, known);
  return meant ? std::optional(fmt::format("did you mean {}?", in_quotes(*meant))) : std::nullopt;
}

/// A key as a message can show it.
std::string shown(std::string_view key) {
  constexpr std::size_t longest = 60;
  return in_quotes(text::truncate_to_width(key, longest));
}

}  // namespace

std::string Reader::expectation(const Constant& constant) { return in_quotes(constant.value); }

std::string Reader::expectation(Words words) { return fmt::format("one of {}", quoted_list(words)); }

bool Reader::is(const json::Node& at, json::Kind kind, const Path& path, std::string_view expectation) {
  if (at.kind() == kind) return true;
  std::string hint;
  if (at.kind() == json::Kind::null && !path.is_top()) hint = "remove the key instead of using null";
  if (at.kind() == json::Kind::string && (kind == json::Kind::number || kind == json::Kind::boolean))
    hint = "write it without quotes";
  errors_.at(at, path, fmt::format("expected {}, found {}", expectation, name_of(at.kind())), std::move(hint));
  return false;
}

void Reader::read(const json::Node& at, std::string& into, const StringShape& shape, const Path& path) {
  if (!is(at, json::Kind::string, path, shape.expectation)) return;
  into = at.text();
  if (shape.complaint == nullptr) return;
  if (auto complaint = shape.complaint(shape, into))
    errors_.at(at, path, std::move(complaint->what), std::move(complaint->hint));
}

void Reader::read(const json::Node& at, time::Instant& into, const StringShape& shape, const Path& path) {
  if (at.kind() == json::Kind::string) {
    if (auto instant = time::parse_instant(at.text())) {
      into = std::move(*instant);
      return;
    }
  }
  read(at, into.text, shape, path);
}

void Reader::read(const json::Node& at, time::Day& into, const StringShape& shape, const Path& path) {
  read(at, into.text, shape, path);
}

void Reader::read(const json::Node& at, Number& into, const Limits& shape, const Path& path) {
  if (!is(at, json::Kind::number, path, shape.expectation)) return;
  into = {at.number(), std::string(at.raw())};
  const bool too_small = shape.above_minimum ? into.value <= shape.minimum : into.value < shape.minimum;
  const bool broken = shape.whole && into.value != std::floor(into.value);
  if (too_small || broken || into.value > shape.maximum)
    errors_.at(at, path, fmt::format("expected {}", shape.expectation));
}

void Reader::read(const json::Node& at, bool& into, const Plain&, const Path& path) {
  if (is(at, json::Kind::boolean, path, name_of(json::Kind::boolean))) into = at.raw() == "true";
}

void Reader::read(const json::Node& at, json::Value& into, const AnyObject&, const Path& path) {
  if (is(at, json::Kind::object, path, name_of(json::Kind::object))) into = read_any_value(at, path);
}

void Reader::read(const json::Node& at, json::Value& into, const AnyValue&, const Path& path) {
  into = read_any_value(at, path);
}

void Reader::read(const json::Node& at, std::vector<TextForId>& into, const TextsForIds& shape, const Path& path) {
  if (!is(at, json::Kind::object, path, "an object")) return;
  refuse_repeated_keys(at, path);
  at.each_member([&](const json::Node& key, const json::Node& value) {
    if (errors_.is_full()) return;
    const Path here = path.key(key.text());
    auto& entry = into.emplace_back();
    entry.id = key.text();
    if (auto complaint = shape.id.complaint(shape.id, entry.id))
      errors_.at(key, here, std::move(complaint->what), std::move(complaint->hint));
    read(value, entry.text, shape.text, here);
  });
}

json::Value Reader::read_any_value(const json::Node& at, const Path& path) {
  json::Value value;
  value.kind = at.kind();
  if (at.kind() == json::Kind::array) {
    value.items.reserve(
        at.item_count());  // there may be millions, and to move them about would take as much memory again
    at.each_item(
        [&](const json::Node& item) { value.items.push_back(read_any_value(item, path.item(value.items.size()))); });
  } else if (at.kind() == json::Kind::object) {
    refuse_repeated_keys(at, path);
    at.each_member([&](const json::Node& key, const json::Node& item) {
      value.keys.emplace_back(key.text());
      value.items.push_back(read_any_value(item, path.key(key.text())));
    });
  } else if (at.kind() != json::Kind::null) {
    value.text = at.text();
  }
  return value;
}

std::optional<std::size_t> Reader::read_word_index(const json::Node& at, Words words, const Path& path) {
  if (at.kind() != json::Kind::string) {
    is(at, json::Kind::string, path, expectation(words));
    return {};
  }
  const auto found = std::find(words.begin(), words.end(), at.text());
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  errors_.at(at, path, fmt::format("expected {}", expectation(words)), did_you_mean(at.text(), words).value_or(""));
  return {};
}

void Reader::read_constant(const json::Node& at, const Constant& constant, const Path& path) {
  if (at.kind() == json::Kind::string && at.text() == constant.value) return;
  errors_.at(at, path, fmt::format("expected {}", expectation(constant)),
             fmt::format("this version of pm supports only the format {}", constant.value));
}

void Reader::read_unknown(const json::Node& key, const json::Node& value,
                          std::vector<std::pair<std::string, json::Value>>* extra, Words known, const Path& path) {
  const Path here = path.key(key.text());
  if (extra != nullptr && is_own_key(key.text())) {
    extra->emplace_back(key.text(), read_any_value(value, here));
    return;
  }
  const auto meant = did_you_mean(key.text(), known);
  errors_.at(key, here, fmt::format("unknown key {}", shown(key.text())),
             meant              ? *meant
             : extra == nullptr ? fmt::format("this object allows {}", quoted_list(known))
                                : fmt::format("this version of pm supports {}; custom keys start with x_ (then a-z, "
                                              "0-9, _)",
                                              format_name));
}

void Reader::missing(const json::Node& object, std::string_view key, std::string_view wanted, const Path& path) {
  errors_.add_missing(object, path, fmt::format("{} is missing", in_quotes(key)), fmt::format("add {}", wanted));
}

void Reader::check(const Condition& condition, const json::Node& object, const std::optional<json::Node>& word,
                   const std::optional<json::Node>& other, const Path& path) {
  const bool applies = word ? word->kind() == json::Kind::string && word->text() == condition.word
                            : source_ == Source::answers && condition.word_if_left_out;
  if (!applies || other.has_value() == condition.wanted) return;
  if (condition.wanted)
    errors_.add_missing(object, path, fmt::format("{} is missing", in_quotes(condition.other)),
                        std::string(condition.hint));
  else
    errors_.at(*other, path.key(condition.other),
               fmt::format("{} {} does not allow {}", in_quotes(condition.key), in_quotes(condition.word),
                           in_quotes(condition.other)),
               std::string(condition.hint));
}

std::size_t Reader::find_key(std::span<const std::string_view> keys, std::string_view key, std::size_t from) {
  const auto is_here = [&](std::size_t i) {  // most keys that are not it end in another letter
    return keys[i].size() == key.size() && !key.empty() && keys[i].back() == key.back() && keys[i] == key;
  };
  for (std::size_t i = from; i < keys.size(); ++i)
    if (is_here(i)) return i;
  for (std::size_t i = 0; i < from; ++i)
    if (is_here(i)) return i;
  return keys.size();
}

void Reader::refuse_repeated_keys(const json::Node& object, const Path& path) {
  names_.clear();
  object.each_member([&](const json::Node& key, const json::Node&) { names_.push_back(key.text()); });
  const auto repeated = repeats(names_);
  if (repeated.empty()) return;
  std::size_t nth = 0;
  object.each_member([&](const json::Node& key, const json::Node&) {
    if (std::binary_search(repeated.begin(), repeated.end(), nth++))
      errors_.at(key, path.key(key.text()), fmt::format("duplicate key {}", shown(key.text())), "remove one of them");
  });
}

void Reader::refuse_repeated_items(const json::Node& array, const Path& path) {
  names_.clear();
  array.each_item([&](const json::Node& item) { names_.push_back(item.text()); });
  const auto repeated = repeats(names_);
  std::size_t nth = 0;
  array.each_item([&](const json::Node& item) {
    if (item.kind() == json::Kind::string && std::binary_search(repeated.begin(), repeated.end(), nth))
      errors_.at(item, path.item(nth), "duplicate item", "remove one of them");
    ++nth;
  });
}

namespace {

/// Where a line begins with a conflict marker of git: its sides are not merged yet.
std::optional<json::JsonError> conflict_marker(std::string_view text) {
  constexpr std::string_view marker = "<<<<<<< ";
  for (auto at = text.find(marker); at != std::string_view::npos; at = text.find(marker, at + 1)) {
    if (at != 0 && text[at - 1] != '\n') continue;
    return json::JsonError{
        at, std::min(text.find('\n', at), text.size()), "conflict marker of git",
        "merge the three versions: git show :1:./FILE >/tmp/base.json; git show :3:./FILE >/tmp/other.json; "
        "git show :2:./FILE >FILE; pm merge-driver /tmp/base.json FILE /tmp/other.json FILE"};
  }
  return std::nullopt;
}

/// `kept`: a document whose memory is used again.
ReadResult read_from(Source source, std::string_view json, json::Document& kept) {
  ErrorCollector faults;
  Record record;
  auto document = json::Document::parse(json, {max_bytes, max_levels}, std::move(kept));
  if (document) {
    Reader(source, faults).read(document->root(), record, Plain{}, Path());
    check_semantics(document->root(), faults);
    kept = std::move(*document);
  } else {
    faults.add_syntax_error(conflict_marker(json).value_or(document.error()));
  }
  if (!faults.none()) return {std::nullopt, faults.take(json)};
  if (source == Source::answers) assign_missing_ids(record);
  return {std::move(record), {}};
}

}  // namespace

ReadBuffer::ReadBuffer() : state_(new State) {}
ReadBuffer::~ReadBuffer() = default;

ReadResult read(std::string_view json, ReadBuffer& desk) {
  return read_from(Source::file, json, desk.state_->document);
}

ReadResult read(std::string_view json) {
  json::Document document;
  return read_from(Source::file, json, document);
}

ReadResult read_answers(std::string_view json) {
  json::Document document;
  return read_from(Source::answers, json, document);
}

}  // namespace pm::record
