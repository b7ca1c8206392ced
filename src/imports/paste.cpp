#include <pm/paste.hpp>

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include <pm/ascii.hpp>
#include <pm/text.hpp>

#include "imports/paste_dialects.hpp"
#include "imports/paste_lines.hpp"
#include "imports/text_lines.hpp"

namespace pm::imports::paste {
namespace {

constexpr std::size_t beginning_bytes = std::size_t{1} << 16U;

/// Lines that distinguish the formats.
struct LineCounts {
  std::size_t slack = 0, teams = 0, discord = 0, irc = 0, named = 0, clocks = 0, names_above = 0, discord_dashes = 0;
};

LineCounts count_lines(std::string_view beginning) {
  LineCounts counts;
  std::string before;
  bool is_head_before = false;
  std::set<std::string> names;
  for (const auto raw : text::lines(beginning)) {
    const auto line = plain_blanks(raw);
    if (text::is_blank(line)) continue;
    if (slack_head(line)) ++counts.slack;
    if (discord_head(line)) ++counts.discord;
    if (text::trim(line) == "\u2014") ++counts.discord_dashes;
    if (irc_line(line)) ++counts.irc;
    if (const auto named = named_line(line); named && !named->is_event && !names.insert(named->name).second)
      ++counts.named;
    if (is_clock(line) && is_name(before) && !is_clock(before)) ++counts.names_above;
    // A name in brackets' wake has its text on the next line; "[14:05] text" has not.
    const bool is_bracketed = line.starts_with('[') && line.find(']') != line.npos;
    if (is_head_before && !is_bracketed) ++counts.teams;
    is_head_before = teams_head(line).has_value();
    before = line;
  }
  return counts;
}

/// Keeps what a reader finds.
class PasteSink final : public Sink {
 public:
  explicit PasteSink(Paste& paste) : paste_(paste) {}
  void take(Candidate candidate) override {
    if (candidate.at) {
      if (!paste_.from || *candidate.at < *paste_.from) paste_.from = candidate.at;
      if (!paste_.until || *candidate.at > *paste_.until) paste_.until = candidate.at;
    } else {
      ++paste_.untimed;
    }
    paste_.candidates.push_back(std::move(candidate));
  }
  void name(std::string_view id, std::string_view shown) override { paste_.names.emplace_back(id, shown); }
  void drop() override { ++paste_.dropped; }
  void note(std::string sentence) override {
    if (std::ranges::find(paste_.notes, sentence) == paste_.notes.end()) paste_.notes.push_back(std::move(sentence));
  }

 private:
  Paste& paste_;
};

/// "2026-11-25" of "#ops_20261125.log" and "ops-2026-11-25.log": chat programs start a file each day, and write no
/// other date.
std::optional<time::Day> day_in_name(std::string_view path) {
  const auto file = path.substr(path.rfind('/') + 1);
  constexpr std::size_t compact = 8, dashed = 10;
  for (std::size_t at = 0; at < file.size(); ++at) {
    if (!ascii::is_digit(file[at]) || (at > 0 && ascii::is_digit(file[at - 1]))) continue;
    const auto digits = ascii::run_end(file, at, ascii::is_digit) - at;
    const auto written =
        digits == compact ? fmt::format("{}-{}-{}", file.substr(at, 4), file.substr(at + 4, 2), file.substr(at + 6, 2))
                          : std::string(file.substr(at, dashed));
    if (auto day = time::parse_day(written); day && (digits == compact || digits == 4)) return day;
  }
  return {};
}

class PasteReading final : public Reading {
 public:
  explicit PasteReading(const ReadContext& context) : context_(context) {}

  Result<void> read(streams::ByteStream& document, std::string_view name, Sink& sink) override {
    std::vector<std::string> first;
    std::string beginning;
    std::unique_ptr<Dialect> dialect;
    const auto start = [&] {
      const auto format = recognise(beginning);
      items_ = items_of(format);
      auto context = context_;
      if (auto day = day_in_name(name); day && format == Format::irc) {
        sink.note("clock times without a date are on the day in the name of their file");
        context.day = std::move(*day);
      }
      dialect = begin(format, beginning, context, sink);
      for (const auto& line : first) dialect->line(line);
    };
    auto read = read_lines(document, name, [&](std::string_view line) {
      auto plain = plain_blanks(line);
      if (dialect) return dialect->line(plain);
      beginning += plain + "\n";
      first.push_back(std::move(plain));
      if (beginning.size() >= beginning_bytes) start();
    });
    if (!read) return read;
    if (!dialect) start();
    dialect->end();
    return {};
  }
  Result<void> finish(Sink&) override { return {}; }
  [[nodiscard]] std::string_view items() const override { return items_; }

 private:
  ReadContext context_;
  std::string_view items_;
};

bool is_like(std::string_view beginning, std::string_view) {
  return beginning.find('\0') == beginning.npos && !text::is_blank(beginning);
}
std::unique_ptr<Reading> begin_paste(const ReadContext& context) { return std::make_unique<PasteReading>(context); }

}  // namespace

Format recognise(std::string_view beginning) {
  const auto counts = count_lines(beginning.substr(0, beginning_bytes));
  if (counts.irc > 0 && counts.irc >= counts.slack) return Format::irc;
  if (counts.discord > 0 || (counts.discord_dashes > 0 && counts.slack == 0)) return Format::discord;
  if (counts.slack > 0) return Format::slack;
  if (counts.named > 0 && counts.named >= counts.teams) return Format::named_lines;
  if (counts.teams > 0) return Format::teams;
  if (counts.names_above > 1) return Format::slack;
  return Format::lines;
}

std::string_view items_of(Format format) {
  switch (format) {
    case Format::slack:
      return "Slack messages";
    case Format::teams:
      return "Teams messages";
    case Format::discord:
      return "Discord messages";
    case Format::irc:
      return "IRC messages";
    case Format::named_lines:
      return "chat messages";
    case Format::lines:
      break;
  }
  return "lines";
}

std::unique_ptr<Dialect> begin(Format format, std::string_view beginning, const ReadContext& context, Sink& sink) {
  std::unique_ptr<Dialect> dialect;
  switch (format) {
    case Format::slack:
    case Format::teams:
    case Format::discord:
      dialect = begin_chat(format, beginning, context, sink);
      break;
    case Format::irc:
    case Format::named_lines:
      dialect = begin_chat_lines(format, context, sink);
      break;
    case Format::lines:
      dialect = begin_lines(context, sink);
      break;
  }
  dialect->learn_date_order(beginning);
  return dialect;
}

void Dialect::take(Candidate candidate, std::string_view source) {
  if (text::is_blank(candidate.text)) return sink_.drop();
  candidate.source = source;
  if (!source.empty() && !context_.channel.empty()) candidate.source += " " + context_.channel;
  if (candidate.key.empty()) {
    // The day may be corrected, and the text pasted again: only a day that the text names counts.
    const auto moment = !candidate.at         ? std::string("?")
                        : clock_.names_days() ? time::Zone::utc().instant(*candidate.at).text
                                              : time::clock_text(context_.zone, *candidate.at);
    candidate.key = fmt::format("paste {} {}", moment, text::digest(candidate.who + "\n" + candidate.text));
  }
  sink_.take(std::move(candidate));
}

extern const Reader reader;
const Reader reader = {"paste", "Text copied from Slack, Teams, Discord or IRC; lists, tables and logs with times",
                       is_like, begin_paste, "lines"};

}  // namespace pm::imports::paste

namespace pm::imports {

Paste read_paste(std::string_view text, const ReadContext& context) {
  Paste result;
  paste::PasteSink sink(result);
  const auto valid = text::replace_invalid_utf8(text);
  std::string plain;
  for (const auto line : text::lines(valid)) plain += paste::plain_blanks(line.substr(0, std::size_t{1} << 16U)) + "\n";
  const auto format = paste::recognise(plain);
  const auto dialect = paste::begin(format, plain, context, sink);
  for (const auto line : text::lines(plain)) dialect->line(line);
  dialect->end();
  result.items = paste::items_of(format);
  result.is_chat = format != paste::Format::lines;
  result.zone = dialect->clock().zone_name();
  return result;
}

}  // namespace pm::imports
