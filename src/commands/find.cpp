// `pm find`: full-text search in all records.
#include <algorithm>
#include <memory>
#include <ostream>

#include <fmt/format.h>

#include <pm/json.hpp>
#include <pm/record.hpp>
#include <pm/search.hpp>
#include <pm/text.hpp>

#include "commands/context.hpp"
#include "commands/record_inputs.hpp"
#include "commands/records.hpp"

namespace pm::commands {

namespace {

struct FindOptions {
  std::vector<std::string> words;
  std::optional<std::string> in, service;
  std::vector<std::string> from;
  std::string format;
};

int find(const FindOptions&, const CommandContext&);

Run define_find(Flags& flags) {
  auto options = std::make_shared<FindOptions>();
  flags
      .operand("WORDS", options->words,
               "Words in any form (decline, declined), or a quoted phrase; all must be in the record")
      .require();
  flags.option("--in", "KEY,...", options->in, "Search only in these keys of a record, such as factors,fixes,timeline");
  flags.option("--service", "NAME", options->service, "Search only in records that involve this service");
  add_from_option(flags, options->from);
  flags.option("-f,--format", "FORMAT", options->format, "Output format")
      .with_choices({"text", "json"})
      .by_default("text");
  return [options](CommandContext& context) { return find(*options, context); };
}

}  // namespace

Command find_command() {
  return {
      .name = "find",
      .summary = "Search all records, best match first",
      .define = define_find,
      .examples =
          "pm find declined cards\n"
          "pm find \"read replica\" --in factors,fixes\n"
          "pm find failover --service checkout\n",
      .remarks = "No match is not an error: the exit status is 0.",
  };
}

// Above: the options. Below: the implementation.

namespace {

/// A hit with what is shown of it.
struct ShownHit {
  std::string pointer, place, excerpt;
  std::size_t line = 0, terms = 0;
};

struct FoundRecord {
  std::string id, path, title, day;
  std::optional<std::string> repository;
  std::string open_with;       ///< the command that shows it, or where it is in its repository
  std::vector<ShownHit> hits;  ///< the best one first
};

constexpr std::size_t json_excerpt = 200;  // columns

/// What people search for is more often a factor or the title than a line of the timeline.
std::size_t weight_of(std::string_view place) {
  if (place.starts_with("title")) return 3;
  if (place.starts_with("factors") || place.starts_with("summary") || place.starts_with("problem")) return 2;
  return place.starts_with("timeline") ? 0 : 1;
}

FoundRecord found(const InputRecord& one, const std::vector<search::Hit>& hits, std::size_t columns) {
  FoundRecord record{one.record.id, one.path, one.record.title, "", one.repository, "", {}};
  if (one.inputs != nullptr) record.open_with = one.is_file ? "pm show " + one.path : one.shown_path();
  if (const auto day = record::incident_day(one.record)) record.day = day->text;
  const auto text = one.file_text();
  record::SourceMap map(text);
  for (const auto& hit : hits)
    record.hits.push_back({hit.pointer, hit.place, search::excerpt(hit.text, hit.from, hit.to, columns),
                           map.of(hit.pointer, hit.from, hit.to).line, hit.terms.size()});
  std::ranges::stable_sort(record.hits, [](const ShownHit& a, const ShownHit& b) {
    return std::pair(b.terms, weight_of(b.place)) < std::pair(a.terms, weight_of(a.place));
  });
  return record;
}

/// By the most terms in one text, where that is, the number of such texts; then newest first.
bool is_better(const FoundRecord& a, const FoundRecord& b) {
  const auto key = [](const FoundRecord& one) {
    return std::tuple(one.hits.front().terms, weight_of(one.hits.front().place), one.hits.size(),
                      std::string_view(one.day), std::string_view(one.id));
  };
  return key(b) < key(a);
}

std::string as_text(const std::vector<FoundRecord>& records, const CommandContext& context) {
  constexpr std::size_t most_records = 20, most_hits = 3;
  if (records.empty()) return context.options().quiet ? "" : "no matching records\n";
  const auto ids = ids_of(context);
  const auto columns = context.columns() == 0 ? json_excerpt : context.columns();
  std::string out;
  for (std::size_t i = 0; i < std::min(records.size(), most_records); ++i) {
    const auto& record = records[i];
    const auto line = [&](const std::string& text) {
      out += text::truncate_to_width(escape::for_terminal_line(text), columns) + "\n";
    };
    if (i > 0) out += "\n";
    line(record.title);
    for (std::size_t h = 0; h < std::min(record.hits.size(), most_hits); ++h)
      line(fmt::format("  {}, line {}: {}", record.hits[h].place, record.hits[h].line, record.hits[h].excerpt));
    if (record.hits.size() > most_hits) line(fmt::format("  {} more", record.hits.size() - most_hits));
    line("  " + (record.open_with.empty() ? "pm show " + shortest_unique_prefix(record.id, ids) : record.open_with));
  }
  if (records.size() > most_records)
    out += fmt::format("\n{} more records; add words, or use --in or --service\n", records.size() - most_records);
  return out;
}

std::string as_json(const std::vector<FoundRecord>& records) {
  std::string text;
  json::Writer out(text, json::Writer::Target::terminal);
  out.begin_object();
  out.key("format").string("pm-find/1");
  out.key("hits").begin_array();
  for (const auto& record : records)
    for (const auto& hit : record.hits) {
      out.begin_object();
      out.key("record").string(record.id);
      out.key("repository");
      record.repository ? out.string(*record.repository) : out.null();
      out.key("path").string(record.path);
      out.key("pointer").string(hit.pointer);
      out.key("line").number(hit.line);
      out.key("excerpt").string(hit.excerpt);
      out.end_object();
    }
  out.end_array();
  out.end_object();
  return text + "\n";
}

Result<search::Query> query_of(const FindOptions& options) {
  search::Query query{search::parse_terms(options.words), {}};
  if (query.terms.empty()) return fail(ErrorKind::usage, "find: no words to search for", "pm find declined cards");
  const auto known = search::fields();
  const auto names = options.in.value_or("");
  for (std::string_view left = names; !left.empty();) {
    const auto end = std::min(left.find(','), left.size());
    std::string name(text::trim(left.substr(0, end)));
    left.remove_prefix(std::min(end + 1, left.size()));
    if (std::ranges::find(known, name) == known.end()) {
      const std::vector<std::string_view> views(known.begin(), known.end());
      const auto near = text::nearest(name, views);
      return fail(ErrorKind::usage, fmt::format("--in: there is no text in \"{}\"", name),
                  near ? fmt::format("did you mean \"{}\"?", *near) : "use some of " + text::join(known, ","));
    }
    query.fields.push_back(std::move(name));
  }
  return query;
}

int find(const FindOptions& options, const CommandContext& context) {
  const auto query = query_of(options);
  if (!query) return context.report_error(query.error());
  const ServiceFilter service(context, options.service);
  const auto columns = options.format == "json" || context.columns() == 0 ? json_excerpt : context.columns();
  std::vector<FoundRecord> records;
  const auto code = for_each_input(context, options.from, [&](const InputRecord& one) -> std::function<void()> {
    if (!service.matches(one.record)) return [] {};
    auto hits = search::search(one.record, *query);
    if (hits.empty()) return [] {};
    auto shown = std::make_shared<FoundRecord>(found(one, hits, columns));
    return [&records, shown] { records.push_back(std::move(*shown)); };
  });
  if (!code) return context.report_error(code.error());
  std::ranges::stable_sort(records, is_better);
  context.out() << (options.format == "json" ? as_json(records) : as_text(records, context));
  return *code;
}

}  // namespace

}  // namespace pm::commands
