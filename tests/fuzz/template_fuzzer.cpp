// Three texts, a zero byte between: a template for reports, a partial that it may include, and words that somebody
// typed into a record. A template is filled or refused with a line of its own; and text has no effect anywhere, in no
// report and in no tracker's issue. A whole record is dear to fill in: after the first inputs few meet one, and the
// words are asked after in one tracker.
#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstdint>
#include <iterator>

#include <pm/report.hpp>
#include <pm/text.hpp>
#include <pm/trackers.hpp>

#include "fuzz/looks.hpp"
#include "fuzz/must.hpp"
#include "report/build_record.hpp"
#include "report/everywhere.hpp"

namespace {

namespace report = pm::report;

struct Texts {
  std::string main, partial, words;
};

Texts texts_of(std::string_view input) {
  const auto first = std::min(input.find('\0'), input.size());
  const auto second = std::min(input.find('\0', first + 1), input.size());
  Texts texts;
  texts.main = input.substr(0, first);
  if (first < input.size()) texts.partial = input.substr(first + 1, second - first - 1);
  if (second < input.size()) texts.words = pm::text::replace_invalid_utf8(input.substr(second + 1));
  return texts;
}

std::size_t count_lines(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
}

/// "main.md:3: …", or of the partial.
void is_placed(const pm::Error& problem, const Texts& texts) {
  must(problem.kind == pm::ErrorKind::usage && !problem.message.empty(), "a refused template has a message");
  must(pm::text::is_valid_utf8(problem.message + problem.hint), "messages are UTF-8");
  if (problem.message.find("is not valid UTF-8") != std::string::npos) return;
  const bool in_partial = problem.message.starts_with("part:");
  must(in_partial || problem.message.starts_with("main.md:"), "a problem names its file");
  std::size_t line = 0;
  const auto from = problem.message.data() + (in_partial ? 5 : 8);
  const auto rest = std::from_chars(from, problem.message.data() + problem.message.size(), line);
  must(rest.ec == std::errc{} && *rest.ptr == ':', "a problem names its line");
  must(line >= 1 && line <= count_lines(in_partial ? texts.partial : texts.main), "a problem lies within its file");
}

void a_template(const Texts& texts, const pm::record::Record& record) {
  report::Template main;
  main.name = "main.md";
  main.text = texts.main;
  main.partial = [&](std::string_view name) -> pm::Result<std::string> {
    if (name == "part") return texts.partial;
    return pm::fail(pm::ErrorKind::usage, "there is no such partial", "the one there is is called part");
  };
  const auto filled = report::markdown(record, main);
  if (!filled) return is_placed(filled.error(), texts);
  must(filled->starts_with("<!-- pm-report 2026-11-20-checkout-answers-with-500s -->\n\n"), "a report says what it is");
  must(filled->ends_with('\n'), "a report ends with its line");
}

bool is_heading(std::string_view line) {
  const auto text = line.find_first_not_of('#');
  return line.starts_with('#') && (text == line.npos || line[text] == ' ' || line[text] == '\t');
}

bool is_html(std::string_view line) {
  const auto second = line.size() > 1 ? line[1] : ' ';
  return line.starts_with('<') &&
         (std::isalpha(static_cast<unsigned char>(second)) || second == '/' || second == '!' || second == '?');
}

/// Lines of Markdown that begin something, whatever the words are.
std::size_t blocks_in(std::string_view markdown) {
  std::size_t blocks = 0;
  for (const auto line : pm::text::lines(markdown))
    blocks += is_heading(line) || line.starts_with("```") || is_html(line) ? 1 : 0;
  return blocks;
}

void our_own_report(const pm::record::Record& record) {
  static const auto calm = blocks_in(*report::markdown(told::with_everywhere("word")));
  const auto made = report::markdown(record);
  must(made.has_value(), "our own template is sound");
  must(pm::text::is_valid_utf8(*made), "a report is UTF-8");
  must(std::ranges::none_of(*made, [](char c) { return c >= 0 && c < 0x20 && c != '\n'; }),
       "no report holds a control character");
  must(blocks_in(*made) <= calm, "words in a record begin no block of a report");
}

void an_issue(const pm::record::Record& record, const pm::trackers::Tracker& tracker) {
  const auto draft = pm::trackers::draft_of((*record.fixes)[0], record, tracker, {"https://example.org/r", {}, {}});
  must(draft.has_value(), "our own templates are sound");
  must(pm::text::display_width(draft->title) <= 255 && draft->title.find('\n') == std::string::npos,
       "a title is one line that trackers take");
  must(pm::trackers::contains_marker(draft->body, pm::trackers::marker_of(record.uid.value_or("UID"), "X1")),
       "an issue carries its marker");
  must(!pm::trackers::contains_marker(draft->body, pm::trackers::marker_of("another000000000", "X9")),
       "words in a record are no marker of another fix");
  must(pm::text::is_valid_utf8(draft->body), "an issue is UTF-8");
}

/// A small record, mostly lists.
pm::record::Record with_a_little() {
  auto whole = told::with_everywhere("a word");
  auto r = told::bare();
  r.summary = whole.summary;
  r.factors = whole.factors;
  r.fixes = {{whole.fixes->front()}};
  r.surprises = whole.surprises;
  return r;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const Looks looks(input);
  const auto texts = texts_of(input);
  static const auto calm = told::with_everywhere("a word"), little = with_a_little();
  if (!texts.main.empty()) a_template(texts, looks.at(0, 16) ? calm : little);
  if (pm::text::is_blank(texts.words)) return 0;
  const auto record = told::with_everywhere(texts.words);
  if (texts.main.empty() && looks.at(0, 8)) our_own_report(record);
  const auto trackers = pm::trackers::trackers();
  for (std::size_t i = 0; i < trackers.size(); ++i)
    if (looks.at(i, trackers.size())) an_issue(record, *trackers[i]);
  return 0;
}
