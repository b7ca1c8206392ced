// syslog: files of rsyslog and syslog-ng, RFC 3164 and RFC 5424.
#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include <pm/text.hpp>

#include "imports/json_reading.hpp"
#include "imports/source_text.hpp"
#include "imports/text_lines.hpp"
#include "imports/weights.hpp"

namespace pm::imports::syslog {
namespace {

struct SyslogLine {
  std::optional<int> severity;  ///< 0 emergency to 7 debug
  std::string_view clock, host, tag, text;
  bool has_year = true;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The part before the next blank.
std::string_view next_word(std::string_view& rest) {
  const auto end = std::min(rest.find(' '), rest.size());
  const auto word = rest.substr(0, end);
  rest.remove_prefix(std::min(rest.size(), end + 1));
  return word;
}

/// "<131>" into the severity. False: it is broken.
bool read_priority(std::string_view& rest, SyslogLine& line) {
  if (!rest.starts_with('<')) return true;
  const auto end = rest.find('>');
  constexpr std::size_t longest = 4;
  constexpr int highest = 191, severities = 8;
  int priority = -1;
  if (end == rest.npos || end > longest) return false;
  const auto parsed = std::from_chars(rest.data() + 1, rest.data() + end, priority);
  if (parsed.ec != std::errc{} || parsed.ptr != rest.data() + end || priority < 0 || priority > highest) return false;
  line.severity = priority % severities;
  rest.remove_prefix(end + 1);
  return true;
}

/// "Nov 29 01:58:44" or "Nov  9 01:58:44".
std::size_t old_clock_length(std::string_view text) {
  constexpr std::size_t length = 15;
  constexpr std::string_view months = "JanFebMarAprMayJunJulAugSepOctNovDec";
  if (text.size() <= length || text[length] != ' ') return 0;
  const auto month = months.find(text.substr(0, 3));
  const bool is_clock = text[3] == ' ' && (text[4] == ' ' || is_digit(text[4])) && is_digit(text[5]) &&
                        text[6] == ' ' && is_digit(text[7]) && text[9] == ':' && text[12] == ':' && is_digit(text[14]);
  return month != months.npos && month % 3 == 0 && is_clock ? length : 0;
}

/// "2026-11-29T01:58:44.257156+00:00"
bool is_iso_clock(std::string_view word) { return time::parse_instant(word).has_value(); }

/// Past "[id a="b" c="]"]" and more of them; false: it is not closed.
bool skip_structured_data(std::string_view& rest) {
  if (rest.starts_with('-')) {
    next_word(rest);
    return true;
  }
  while (rest.starts_with('[')) {
    bool is_quoted = false;
    std::size_t at = 1;
    for (; at < rest.size(); ++at) {
      if (rest[at] == '\\' && is_quoted)
        ++at;
      else if (rest[at] == '"')
        is_quoted = !is_quoted;
      else if (rest[at] == ']' && !is_quoted)
        break;
    }
    if (at >= rest.size()) return false;
    rest.remove_prefix(at + 1);
  }
  if (rest.starts_with(' ')) rest.remove_prefix(1);
  return true;
}

std::string_view without_nil(std::string_view word) { return word == "-" ? std::string_view() : word; }

/// "1 2026-… host app pid msgid [sd] text", behind the priority.
std::optional<SyslogLine> read_new(std::string_view rest, SyslogLine line) {
  if (!rest.starts_with("1 ")) return {};
  next_word(rest);
  line.clock = next_word(rest);
  if (line.clock != "-" && !is_iso_clock(line.clock)) return {};
  line.host = without_nil(next_word(rest));
  line.tag = without_nil(next_word(rest));
  next_word(rest);  // process
  next_word(rest);  // kind of message
  if (!skip_structured_data(rest)) return {};
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (rest.starts_with(byte_order_mark)) rest.remove_prefix(byte_order_mark.size());
  line.text = text::trim(rest);
  return line;
}

/// "Nov 29 01:58:44 host tag[7]: text", and the same with an ISO time, as rsyslog writes files.
std::optional<SyslogLine> read_old(std::string_view rest, SyslogLine line) {
  if (const auto length = old_clock_length(rest)) {
    line.clock = rest.substr(0, length);
    line.has_year = false;
    rest.remove_prefix(length + 1);
  } else {
    line.clock = next_word(rest);
    if (!is_iso_clock(line.clock)) return {};
  }
  line.host = next_word(rest);
  // "ERROR" behind an ISO time is no host
  if (line.has_year && std::ranges::all_of(line.host, [](char c) { return c >= 'A' && c <= 'Z'; })) return {};
  const auto colon = rest.find(": ");
  const auto blank = rest.find(' ');
  if (line.host.empty() || line.host.find_first_of("<>[]:\"{") != line.host.npos) return {};
  if (colon == rest.npos || blank < colon) {
    // a message without a tag; an ISO time before it is of any log
    if (line.has_year) return {};
    line.text = text::trim(rest);
    return line;
  }
  line.tag = rest.substr(0, std::min(rest.find('['), colon));
  line.text = text::trim(rest.substr(colon + 1));
  return line;
}

std::optional<SyslogLine> read_line(std::string_view words) {
  SyslogLine line;
  if (!read_priority(words, line)) return {};
  if (line.severity)
    if (auto found = read_new(words, line)) return found;
  return read_old(words, line);
}

class SyslogReading final : public Reading {
 public:
  explicit SyslogReading(const ReadContext& context) : context_(context), times_(context) { context_.day.reset(); }

  Result<void> read(streams::ByteStream& document, std::string_view name, Sink& sink) override {
    return read_lines(document, name, [&](std::string_view words) {
      if (text::is_blank(words)) return;
      const auto line = read_line(text::trim(words));
      if (!line) return sink.drop();
      take(*line, sink);
    });
  }
  Result<void> finish(Sink&) override { return {}; }

 private:
  void take(const SyslogLine& line, Sink& sink) {
    Candidate candidate;
    const auto at = times_.read(line.clock, sink);
    set_time(candidate, at);
    if (at && !line.has_year)
      sink.note(fmt::format("lines without a year are read as the last such day before now: the first one in {}",
                            context_.zone.day(at->at).text.substr(0, 4)));
    candidate.text = line.text;
    candidate.who = line.tag;
    candidate.source = line.host.empty() ? "syslog" : fmt::format("syslog {}", line.host);
    candidate.url = first_link(candidate.text);
    set_weight(candidate, line.severity);
    candidate.key =
        fmt::format("syslog {} {} {}", line.clock, line.host, text::digest(fmt::format("{} {}", line.tag, line.text)));
    if (candidate.text.empty()) return sink.drop();
    sink.take(std::move(candidate));
  }

  static void set_weight(Candidate& candidate, std::optional<int> severity) {
    constexpr int error = 3, warning = 4;
    if (severity) {
      if (*severity <= error)
        weigh(candidate, 3, "error");
      else if (*severity == warning)
        weigh(candidate, 1, "warning");
      else
        weigh(candidate, -1, "information");
      return;
    }
    const auto lower = text::lower_ascii(candidate.text);
    constexpr std::array<std::string_view, 8> bad = {"error",         "failed",   "failure",  "panic",
                                                     "out of memory", "segfault", "critical", "no space left"};
    if (std::ranges::any_of(bad, [&](auto word) { return lower.find(word) != lower.npos; }))
      weigh(candidate, 2, "words of an error");
  }

  ReadContext context_;
  SourceTimes times_;
};

bool is_like(std::string_view beginning, std::string_view) {
  constexpr std::size_t most_lines = 20;
  std::size_t lines = 0, like = 0;
  const bool is_whole = beginning.size() < 65536;
  const auto all = text::lines(beginning);
  for (const auto line : all) {
    if (text::is_blank(line)) continue;
    if (lines == most_lines || (!is_whole && &line == &all.back())) break;
    ++lines;
    if (read_line(text::trim(line))) ++like;
  }
  return lines > 0 && like * 2 > lines;
}

}  // namespace

extern const Reader reader;
const Reader reader = {"syslog", "syslog: files and RFC 3164, RFC 5424", is_like, begin_reading<SyslogReading>,
                       "log lines"};

}  // namespace pm::imports::syslog
