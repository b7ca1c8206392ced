// Lines with a time each: lists, tables, notes and logs, and headings with a day or a zone between them.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include <pm/text.hpp>

#include "imports/paste_dialects.hpp"
#include "imports/paste_lines.hpp"
#include "imports/source_text.hpp"
#include "imports/weights.hpp"

namespace pm::imports::paste {
namespace notes {
namespace {

constexpr std::string_view bullets[] = {"- ", "* ", "+ ", "\u2022 ", "\u2013 "};

std::string_view without_bullet(std::string_view line) {
  line = text::trim(line);
  if (line == "-" || line == "*" || line == "+") return {};
  for (const auto bullet : bullets)
    if (line.starts_with(bullet)) return text::trim(line.substr(bullet.size()));
  return line;
}

bool has_bullet(std::string_view line) { return without_bullet(line) != text::trim(line); }
bool is_heading(std::string_view line) {
  return line.starts_with('#') || (line.starts_with("**") && line.ends_with("**"));
}

/// "| --- | --- |"
bool is_table_rule(std::string_view line) {
  return line.starts_with('|') && line.find('-') != line.npos && line.find_first_not_of("|-: ") == line.npos;
}

/// "2022-03-09 | 14:50 | x" and "Thur | Jan 20 | 22:06 | x": the day and the clock in cells of their own. The row
/// without `skipped` cells at its beginning, and the next `joined` ones as one.
std::string joined_cells(std::string_view row, std::size_t skipped, std::size_t joined) {
  std::string all = "|";
  row.remove_prefix(1);
  for (std::size_t cell = 0; !row.empty(); ++cell) {
    const auto end = std::min(row.find('|'), row.size());
    if (cell >= skipped) {
      all += text::trim(row.substr(0, end));
      if (end < row.size()) all += cell + 1 < skipped + joined ? " " : " | ";
    }
    row.remove_prefix(std::min(row.size(), end + 1));
  }
  return all;
}

bool begins_with_clock(std::string_view line) {
  spoken::ParseContext context;
  context.now = time::Micros{std::chrono::hours{24 * 365 * 100}};
  const auto parsed = spoken::parse_line(line, context);
  const auto* moment = std::get_if<spoken::ParsedMoment>(&parsed.time);
  return moment != nullptr && moment->precision == spoken::Precision::clock;
}

/// A time of a program: with its day and seconds, and no bullet before it.
bool is_log_line(std::string_view line, const std::optional<SourceTime>& time) {
  return time && time->precision == record::Precision::second && !has_bullet(line) && !line.starts_with('|') &&
         !line.starts_with('*');
}

class LineDialect final : public Dialect {
 public:
  using Dialect::Dialect;

  void line(std::string_view line) override {
    const bool is_indented = line.starts_with(' ') || line.starts_with('\t');
    const auto text = text::trim(line);
    if (text.empty() || is_table_rule(text)) {
      if (!text.empty()) row_before_rule();
      return;
    }
    if (without_bullet(text).empty()) return;  // a bullet of its own
    if (is_heading(text)) clock_.read_zone(text);
    const bool is_row = text.starts_with('|');
    auto timed = is_row ? read_row(text) : clock_.read_line(text);
    if (timed.has_time) return begin(text, std::move(timed));
    if (clock_.read_day(text)) return finish();
    if (is_heading(text)) return finish();
    if (is_row || (has_bullet(text) && !is_indented && !is_waiting_)) return begin_untimed(text, is_row);
    if (!candidate_) {
      clock_.read_zone(text);
      return sink_.drop();
    }
    is_waiting_ = false;
    if (candidate_->text.size() > max_text_bytes) return;
    if (!candidate_->text.empty()) candidate_->text += "\n";
    candidate_->text += without_bullet(text);
  }

  void end() override { finish(); }

 private:
  void begin(std::string_view line, TimedLine timed) {
    if (text::is_blank(timed.text) && timed.time && timed.time->precision == record::Precision::day) {
      finish();  // a day on a line of its own
      static_cast<void>(clock_.read_day(line));
      return;
    }
    finish();
    Candidate candidate;
    set_time(candidate, timed.time);
    candidate.until = timed.until;
    candidate.text = without_bullet(timed.text);
    candidate.verbatim = is_log_line(line, timed.time);
    candidate_ = std::move(candidate);
    is_waiting_ = candidate_->text.empty();  // the time stands on a line of its own
  }

  /// The time of a row is in its first cell, or in the two or three that begin with it or the next one.
  TimedLine read_row(std::string_view row) {
    struct Cells {
      std::size_t skipped, joined;
    };
    const auto written = clock_.with_day_first(row);
    row = written;
    if (!begins_with_clock(row))
      for (const auto& [skipped, joined] : {Cells{0, 3}, Cells{1, 2}, Cells{0, 2}, Cells{1, 1}})
        if (const auto words = clock_.with_day_first(joined_cells(row, skipped, joined)); begins_with_clock(words))
          return clock_.read_line(words);
    return clock_.read_line(row);
  }

  void begin_untimed(std::string_view line, bool is_row) {
    finish();
    Candidate candidate;
    candidate.precision = record::Precision::unknown;
    candidate.verbatim = false;
    candidate.text = is_row ? std::string(text::trim(line.substr(1, line.size() - 1 - (line.ends_with('|') ? 1 : 0))))
                            : std::string(without_bullet(line));
    if (is_row) clock_.read_zone(line);
    is_row_ = is_row;
    candidate_ = std::move(candidate);
  }

  /// The row above "| --- |" has the names of the columns.
  void row_before_rule() {
    if (!candidate_ || !is_row_) return;
    candidate_.reset();
    sink_.drop();
  }

  void finish() {
    is_waiting_ = false;
    if (!candidate_) return;
    auto candidate = std::move(*candidate_);
    candidate_.reset();
    is_row_ = false;
    candidate.url = first_link(candidate.text);
    weigh(candidate, 1, candidate.verbatim ? "log line" : "note");
    const std::string_view source = candidate.verbatim ? "log" : "";
    take(std::move(candidate), source);
  }

  std::optional<Candidate> candidate_;
  bool is_waiting_ = false, is_row_ = false;
};

}  // namespace
}  // namespace notes

std::unique_ptr<Dialect> begin_lines(const ReadContext& context, Sink& sink) {
  return std::make_unique<notes::LineDialect>(context, sink);
}

}  // namespace pm::imports::paste
