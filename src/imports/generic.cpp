// JSON, JSON Lines, CSV and TSV of any program: the fields are named, or found by their usual names.
#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include <pm/text.hpp>

#include "imports/csv.hpp"
#include "imports/field_map.hpp"
#include "imports/source_text.hpp"
#include "imports/weights.hpp"

namespace pm::imports::generic {
namespace {

constexpr std::string_view lists[] = {"items",   "data",  "results",   "events",  "entries",
                                      "records", "logs",  "messages",  "rows",    "incidents",
                                      "alerts",  "value", "hits.hits", "Records", "Events"};

constexpr std::string_view at_names[] = {
    "timestamp", "@timestamp",  "time",       "ts",       "datetime",   "date",       "created_at",
    "createdAt", "occurred_at", "occurredAt", "startsAt", "started_at", "startTime",  "start_time",
    "eventTime", "event_time",  "when",       "at",       "created",    "updated_at", "t"};
constexpr std::string_view text_names[] = {"message",     "msg",  "text",    "event",   "summary", "title",
                                           "description", "note", "body",    "content", "what",    "action",
                                           "name",        "log",  "comment", "details", "reason"};
constexpr std::string_view who_names[] = {"user",      "author",      "actor",      "who",       "username", "owner",
                                          "user.name", "author.name", "actor.name", "user_name", "login"};
constexpr std::string_view system_names[] = {"host", "service"};
constexpr std::string_view url_names[] = {"url", "html_url", "link", "permalink", "web_url"};
constexpr std::string_view key_names[] = {"id", "uuid", "_id", "key"};

/// Lower case, so that "Time" is found as "time".
const json::Value* value_named(const json::Value& item, std::string_view name) {
  if (const auto* exact = value_at(item, name)) return exact;
  for (std::size_t i = 0; i < item.keys.size(); ++i)
    if (text::lower_ascii(item.keys[i]) == text::lower_ascii(name) && item.items[i].kind != json::Value::Kind::null)
      return &item.items[i];
  return nullptr;
}

/// Makes candidates of items of any shape, and notes which fields it took.
class GenericItems {
 public:
  explicit GenericItems(const ReadContext& context) : context_(context), times_(context) {}

  void take(const json::Value& whole, std::string_view document, Sink& sink) {
    if (whole.kind != json::Value::Kind::object) return sink.drop();
    const auto* source = value_at(whole, "_source");  // of Elasticsearch
    const auto& item = source != nullptr && source->kind == json::Value::Kind::object ? *source : whole;
    look_for_fields(item);
    Candidate candidate;
    set_time(candidate, time_of(item, sink));
    candidate.text = words_of(item, context_.text_field, text_names, "the text", sink);
    candidate.who = words_of(item, context_.who_field, who_names, "", sink);
    candidate.is_person = !candidate.who.empty();  // it may be one, so no name is written by mistake
    if (candidate.who.empty()) candidate.who = words_of(item, {}, system_names, "", sink);
    const auto url = words_of(item, {}, url_names, "", sink);
    candidate.url = is_web_link(url) ? url : std::string(first_link(candidate.text));
    candidate.source = std::string(document.substr(document.rfind('/') + 1));
    const auto native = words_of(item, {}, key_names, "", sink);
    candidate.key = fmt::format(
        "field {}", !native.empty()
                        ? native
                        : text::digest(fmt::format("{} {}", candidate.at ? candidate.at->time_since_epoch().count() : 0,
                                                   candidate.text)));
    ++items_;
    if (candidate.at) ++timed_;
    if (text::is_blank(candidate.text)) return sink.drop();
    ++texts_;
    sink.take(std::move(candidate));
  }

  void finish(Sink& sink) const {
    for (const auto& field : missing_)
      sink.note(fmt::format("there is no field \"{}\"; the fields are: {}", field, text::join(fields_, ", ")));
    if (items_ > 0 && timed_ == 0) sink.note("no field has a time that is understood: name it with --at FIELD");
    if (items_ > 0 && texts_ == 0) sink.note("no field has a text: name it with --text FIELD");
  }

 private:
  /// Which of the named fields no item has, and which fields there are.
  void look_for_fields(const json::Value& item) {
    constexpr std::size_t most_fields = 20;
    if (items_ == 0)
      for (const auto* field : {&context_.at_field, &context_.text_field, &context_.who_field})
        if (!field->empty()) missing_.insert(*field);
    if (missing_.empty()) return;
    std::erase_if(missing_, [&](const std::string& field) { return value_at(item, field) != nullptr; });
    for (const auto& key : item.keys)
      if (fields_.size() < most_fields && std::ranges::find(fields_, key) == fields_.end()) fields_.push_back(key);
  }

  std::optional<SourceTime> time_of(const json::Value& item, Sink& sink) {
    if (!context_.at_field.empty()) return times_.read(value_at(item, context_.at_field), sink);
    for (const auto name : at_names)
      if (const auto at = times_.read(value_named(item, name), sink)) {
        note_field(name, "the time", sink);
        return at;
      }
    return {};
  }

  std::string words_of(const json::Value& item, std::string_view field, std::span<const std::string_view> names,
                       std::string_view what, Sink& sink) {
    if (!field.empty()) return text_at(item, field);
    for (const auto name : names) {
      const auto* value = value_named(item, name);
      if (value == nullptr || text::is_blank(value->text)) continue;
      if (!what.empty()) note_field(name, what, sink);
      return value->text;
    }
    return {};
  }

  void note_field(std::string_view name, std::string_view what, Sink& sink) {
    if (!noted_.insert(std::string(what) + std::string(name)).second) return;
    sink.note(fmt::format("{} is taken from the field \"{}\"", what, name));
  }

  ReadContext context_;
  SourceTimes times_;
  std::set<std::string, std::less<>> noted_;
  std::set<std::string, std::less<>> missing_;  ///< fields that are named, and that no item has had
  std::vector<std::string> fields_;             ///< of the items, as long as one is missing
  std::size_t items_ = 0, timed_ = 0, texts_ = 0;
};

class GenericJsonReading final : public JsonReading {
 public:
  explicit GenericJsonReading(const ReadContext& context) : JsonReading(context, lists), items_(context) {}
  Result<void> finish(Sink& sink) override {
    items_.finish(sink);
    return {};
  }

 private:
  void take(const JsonItem& item, Sink& sink) override {
    const bool is_around_list = item.list.empty() && &item.around == &item.value && has_items_;
    if (!item.list.empty()) has_items_ = true;
    if (!is_around_list) items_.take(item.value, document_, sink);
  }
  void end_document(Sink&) override { has_items_ = false; }

  GenericItems items_;
  bool has_items_ = false;
};

class TableReading final : public Reading {
 public:
  explicit TableReading(const ReadContext& context) : items_(context) {}

  Result<void> read(streams::ByteStream& document, std::string_view name, Sink& sink) override {
    std::vector<std::string> columns;
    // The separator is known from the first line, so that is read before the rest.
    std::string first;
    std::array<char, 4096> bytes{};
    while (first.find('\n') == first.npos && first.size() < longest_header) {
      const auto count = document.read(bytes);
      if (!count) return tl::unexpected(count.error().with_context(fmt::format("reading {}", name)));
      if (*count == 0) break;
      first.append(bytes.data(), *count);
    }
    PrefixedStream whole(first, document);
    return read_csv(whole, name, csv_separator(std::string_view(first).substr(0, first.find('\n'))),
                    [&](const auto& fields, std::size_t) {
                      if (!columns.empty()) return take_row(columns, fields, name, sink);
                      columns = fields;
                      constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
                      if (columns.front().starts_with(byte_order_mark))
                        columns.front().erase(0, byte_order_mark.size());
                      for (auto& column : columns) column = std::string(text::trim(column));
                    });
  }
  Result<void> finish(Sink& sink) override {
    items_.finish(sink);
    return {};
  }

 private:
  static constexpr std::size_t longest_header = 65536;

  /// A stream whose beginning has been read already.
  class PrefixedStream final : public streams::ByteStream {
   public:
    PrefixedStream(std::string_view prefix, streams::ByteStream& rest) : prefix_(prefix), rest_(rest) {}
    Result<std::size_t> read(std::span<char> into) override {
      if (prefix_.empty()) return rest_.read(into);
      const auto count = std::min(into.size(), prefix_.size());
      std::copy_n(prefix_.begin(), count, into.begin());
      prefix_.remove_prefix(count);
      return count;
    }

   private:
    std::string_view prefix_;
    streams::ByteStream& rest_;
  };

  void take_row(const std::vector<std::string>& columns, const std::vector<std::string>& fields, std::string_view name,
                Sink& sink) {
    json::Value row;
    row.kind = json::Value::Kind::object;
    for (std::size_t i = 0; i < columns.size() && i < fields.size(); ++i) {
      row.keys.push_back(columns[i]);
      row.items.push_back(json::Value::string(fields[i]));
    }
    items_.take(row, name, sink);
  }

  GenericItems items_;
};

bool is_like_json(std::string_view beginning, std::string_view) {
  const auto text = text::trim(beginning);
  if (!text.starts_with('{') && !text.starts_with('[')) return false;
  // "[14:05] text" is no JSON, nor is "[]" of any use
  return text.starts_with('{')
             ? text.find('"') != text.npos
             : text.substr(1).find_first_not_of(" \t\r\n") != text.npos &&
                   std::string_view("{]").find(text.substr(1)[text.substr(1).find_first_not_of(" \t\r\n")]) !=
                       std::string_view::npos;
}

/// A table has a line with names of columns, one of which is that of a time.
bool is_like_table(std::string_view beginning, std::string_view name) {
  const auto lower_name = text::lower_ascii(name);
  const auto first = beginning.substr(0, beginning.find('\n'));
  const char separator = csv_separator(first);
  if (first.find(separator) == first.npos || beginning.find('\0') != beginning.npos) return false;
  if (lower_name.ends_with(".csv") || lower_name.ends_with(".tsv")) return true;
  bool has_time = false;
  const auto bytes = streams::open_bytes(first);
  const auto read = read_csv(*bytes, name, separator, [&](const auto& fields, std::size_t) {
    for (const auto& field : fields) {
      const auto column = text::lower_ascii(text::trim(field));
      has_time = has_time || std::ranges::find(at_names, column) != std::end(at_names);
    }
  });
  return read && has_time;
}

}  // namespace

extern const Reader json_reader, csv_reader;
const Reader json_reader = {"json", "JSON and JSON Lines of any program (--at, --text, --who)", is_like_json,
                            begin_reading<GenericJsonReading>, "entries"};
const Reader csv_reader = {"csv", "CSV and TSV with a line of names (--at, --text, --who)", is_like_table,
                           begin_reading<TableReading>, "rows"};

}  // namespace pm::imports::generic
