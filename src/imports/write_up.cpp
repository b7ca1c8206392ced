// A write-up as a draft record. The table of headings says where a section goes.
#include <pm/write_up.hpp>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include <fmt/format.h>

#include <pm/paste.hpp>
#include <pm/text.hpp>

#include "imports/source_text.hpp"
#include "imports/source_times.hpp"
#include "imports/write_up_fixes.hpp"
#include "imports/write_up_parts.hpp"

namespace pm::imports {
namespace write_up {
namespace {

enum class Place {
  none,
  summary,
  impact,
  timeline,
  times,
  detection,
  factors,
  resolution,
  went_well,
  lucky,
  surprises,
  fixes,
  participants,
  links,
  severity,
  services,
  date,
  ignored
};

struct HeadingRow {
  std::string_view words;
  Place place;
};
/// Lower case, without "&" and numbers. The first row whose words a heading begins with, or ends with, counts.
constexpr HeadingRow headings[] = {
    {"root cause and resolution", Place::factors},
    {"root causes and resolution", Place::factors},
    {"root cause", Place::factors},
    {"root causes", Place::factors},
    {"trigger", Place::factors},
    {"triggers", Place::factors},
    {"causes", Place::factors},
    {"cause", Place::factors},
    {"contributing conditions", Place::factors},
    {"contributing factors", Place::factors},
    {"contributing causes", Place::factors},
    {"what caused the incident", Place::factors},
    {"why did it happen", Place::factors},
    {"how did it happen", Place::factors},
    {"five whys", Place::factors},
    {"5 whys", Place::factors},
    {"corrective and preventative measures", Place::fixes},
    {"corrective and preventive measures", Place::fixes},
    {"corrective and preventative actions", Place::fixes},
    {"corrective and preventive actions", Place::fixes},
    {"corrective measures", Place::fixes},
    {"corrective actions", Place::fixes},
    {"preventative measures", Place::fixes},
    {"preventive measures", Place::fixes},
    {"corrective and preventative measure", Place::fixes},
    {"corrective and preventive measure", Place::fixes},
    {"how are we preventing", Place::fixes},
    {"prevention", Place::fixes},
    {"improvements", Place::fixes},
    {"short term fix", Place::fixes},
    {"long term fix", Place::fixes},
    {"long term solution", Place::fixes},
    {"action items", Place::fixes},
    {"actions", Place::fixes},
    {"action plan", Place::fixes},
    {"next steps", Place::fixes},
    {"recommendations", Place::fixes},
    {"follow ups", Place::fixes},
    {"follow up actions", Place::fixes},
    {"follow up", Place::fixes},
    {"followups", Place::fixes},
    {"remediation items", Place::fixes},
    {"what went well", Place::went_well},
    {"things that went well", Place::went_well},
    {"went well", Place::went_well},
    {"where we got lucky", Place::lucky},
    {"got lucky", Place::lucky},
    {"lucky", Place::lucky},
    {"what went wrong", Place::surprises},
    {"things that went wrong", Place::surprises},
    {"what went poorly", Place::surprises},
    {"what didnt go so well", Place::surprises},
    {"what didnt go well", Place::surprises},
    {"what did not go well", Place::surprises},
    {"what could have gone better", Place::surprises},
    {"what could be improved", Place::surprises},
    {"could have gone better", Place::surprises},
    {"executive summary", Place::summary},
    {"issue summary", Place::summary},
    {"incident summary", Place::summary},
    {"summary", Place::summary},
    {"overview", Place::summary},
    {"tl dr", Place::summary},
    {"tldr", Place::summary},
    {"background", Place::summary},
    {"introduction", Place::summary},
    {"description", Place::summary},
    {"incident timing", Place::times},
    {"key times", Place::times},
    {"start time", Place::times},
    {"end time", Place::times},
    {"detection time", Place::times},
    {"mitigation time", Place::times},
    {"resolution time", Place::times},
    {"timeline", Place::timeline},
    {"chain of events", Place::timeline},
    {"sequence of events", Place::timeline},
    {"what happened", Place::timeline},
    {"detection", Place::detection},
    {"how was it detected", Place::detection},
    {"incident detected by", Place::detection},
    {"customer impact", Place::impact},
    {"user impact", Place::impact},
    {"business impact", Place::impact},
    {"affected users", Place::impact},
    {"affected customers", Place::impact},
    {"impact", Place::impact},
    {"resolution and recovery", Place::resolution},
    {"resolution", Place::resolution},
    {"mitigation", Place::resolution},
    {"mitigation and resolution", Place::resolution},
    {"recovery", Place::resolution},
    {"remediation", Place::resolution},
    {"supporting information", Place::links},
    {"links", Place::links},
    {"references", Place::links},
    {"related links", Place::links},
    {"authors", Place::participants},
    {"author", Place::participants},
    {"attendees", Place::participants},
    {"participants", Place::participants},
    {"names of people involved", Place::participants},
    {"people involved", Place::participants},
    {"responders", Place::participants},
    {"severity", Place::severity},
    {"priority", Place::severity},
    {"services", Place::services},
    {"services affected", Place::services},
    {"affected services", Place::services},
    {"service", Place::services},
    {"date", Place::date},
    {"date of incident", Place::date},
    {"incident date", Place::date},
};

/// "What didn't go so well?" is "what didnt go so well", "3. Impact" is "impact".
std::string normalized(std::string_view heading) {
  std::string words;
  for (const char c : text::lower_ascii(heading)) {
    const bool is_letter = (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    const bool is_digit = c >= '0' && c <= '9';
    if (c == '\'' || (is_digit && words.empty())) continue;
    if (is_letter || is_digit)
      words += c;
    else if (c == '&')
      words += words.ends_with(' ') || words.empty() ? "and " : " and ";
    else if (!words.empty() && !words.ends_with(' '))
      words += ' ';
  }
  return std::string(text::trim(words));
}

std::string without_quote_mark(std::string text) {
  // the typographic apostrophe of "didn’t"
  for (auto at = text.find("\u2019"); at != text.npos; at = text.find("\u2019", at)) text.erase(at, 3);
  return text;
}

/// "Timeline" of "Timeline (all times UTC), 20 November" and "Timeline {draft}".
std::string_view without_remark(std::string_view heading) {
  constexpr std::size_t shortest = 4;
  const auto remark = heading.find_first_of("({");
  return remark == heading.npos || remark < shortest ? heading : heading.substr(0, remark);
}

Place place_of(std::string_view heading) {
  constexpr std::size_t most_words_more = 3;
  heading = without_remark(heading);
  const auto words = without_quote_mark(normalized(heading));
  const auto count_words = [](std::string_view text) { return std::ranges::count(text, ' ') + 1; };
  for (const auto& row : headings) {
    const bool begins =
        words.starts_with(row.words) && (words.size() == row.words.size() || words[row.words.size()] == ' ');
    const bool ends = words.ends_with(row.words) && words.size() > row.words.size() &&
                      words[words.size() - row.words.size() - 1] == ' ';
    if (!begins && !ends) continue;
    if (static_cast<std::size_t>(count_words(words) - count_words(row.words)) <= most_words_more) return row.place;
  }
  return Place::none;
}

bool is_known_heading(std::string_view heading) { return place_of(heading) != Place::none; }

struct MilestoneRow {
  std::string_view words;
  record::Milestone milestone;
};
constexpr MilestoneRow milestone_names[] = {
    {"start", record::Milestone::started},
    {"began", record::Milestone::started},
    {"impact began", record::Milestone::started},
    {"detect", record::Milestone::detected},
    {"acknowledge", record::Milestone::engaged},
    {"engaged", record::Milestone::engaged},
    {"response initiated", record::Milestone::engaged},
    {"mitigat", record::Milestone::mitigated},
    {"resol", record::Milestone::resolved},
    {"end", record::Milestone::resolved},
    {"recovered", record::Milestone::resolved},
};

std::optional<record::Milestone> milestone_of(std::string_view label) {
  const auto words = normalized(label);
  constexpr std::size_t longest = 40;
  if (words.size() > longest) return {};
  for (const auto& row : milestone_names)
    if (words.starts_with(row.words) || words.find(fmt::format(" {}", row.words)) != words.npos) return row.milestone;
  return {};
}

/// "Start time: 14:02" in its two parts.
std::optional<std::pair<std::string, std::string>> label_and_value(std::string_view line) {
  constexpr std::size_t longest_label = 40;
  const auto colon = line.find(':');
  if (colon == line.npos || colon == 0 || colon > longest_label || colon + 1 >= line.size()) return {};
  const auto value = text::trim(line.substr(colon + 1));
  const auto label = text::trim(line.substr(0, colon));
  if (value.empty() || label.find_first_of("0123456789") == 0) return {};
  return std::pair(std::string(label), std::string(value));
}

/// Puts the sections of one write-up into a record.
class WriteUpReader {
 public:
  explicit WriteUpReader(const WriteUpOptions& options) : options_(options) {
    record_.imported.emplace();
    record_.imported->source = options.source;
    record_.imported->on = options.zone.day(options.now);
    record_.day = options.day;
  }

  WriteUp read(std::string_view markdown) {
    auto sections = split_sections(take_front_matter(markdown), is_known_heading);
    take_title(sections);
    join_subsections(sections);
    // what the timeline needs to know stands anywhere
    for (const auto& section : sections) find_day(section);
    for (const auto& section : sections) take(section);
    finish();
    result_.record = std::move(record_);
    return std::move(result_);
  }

 private:
  using Texts = record::Texts;

  /// "title: …" between lines of "---" at the beginning; returns what follows.
  std::string_view take_front_matter(std::string_view markdown) {
    constexpr std::string_view rule = "---\n";
    const auto end = markdown.starts_with(rule) ? markdown.find("\n---", rule.size() - 1) : markdown.npos;
    if (end == markdown.npos) return markdown;
    std::string rest;
    for (const auto line : text::lines(markdown.substr(rule.size(), end - std::min(end, rule.size())))) {
      const auto pair = label_and_value(line);
      if (pair && pair->first == "title") {
        record_.title = pair->second;
      } else if (pair && place_of(pair->first) == Place::date) {
        set_day(pair->second);
      } else if (!pair || !take_label(pair->first, pair->second)) {
        rest += std::string(line) + "\n";
      }
    }
    keep("(front matter)", rest);
    const auto next = markdown.find('\n', end + 1);
    return next == markdown.npos ? std::string_view() : markdown.substr(next);
  }

  void take_title(std::vector<Section>& sections) {
    if (!text::is_blank(record_.title)) return;
    for (auto& section : sections) {
      if (section.level != 1 || section.heading.empty() || place_of(section.heading) != Place::none) continue;
      record_.title = section.heading;
      section.heading.clear();
      return;
    }
    for (const auto& section : sections) {
      if (section.heading.empty() || place_of(section.heading) != Place::none) continue;
      record_.title = section.heading;
      return note("the title is taken from the first heading without a place");
    }
    record_.title = "imported write-up";
    note("the write-up has no title");
  }

  /// A deeper heading that has no place of its own belongs to the section above.
  static void join_subsections(std::vector<Section>& sections) {
    std::vector<Section> joined;
    int level = 0;
    bool is_placed = false;
    for (auto& section : sections) {
      const auto place = section.heading.empty() ? Place::none : place_of(section.heading);
      if (is_placed && section.level > level && place == Place::none && !joined.empty()) {
        joined.back().body +=
            fmt::format("\n{} {}\n{}", std::string(static_cast<std::size_t>(std::min(section.level, 6)), '#'),
                        section.heading, section.body);
        continue;
      }
      level = section.level;
      is_placed = place != Place::none;
      joined.push_back(std::move(section));
    }
    sections = std::move(joined);
  }

  void find_day(const Section& section) {
    if (record_.day) return;
    if (place_of(section.heading) == Place::date) set_day(plain_line(section.body));
    if (place_of(section.heading) == Place::timeline) set_day(section.heading);
    const bool may_have_label =
        section.heading.empty() || section.level <= 1 || place_of(section.heading) == Place::summary;
    if (!may_have_label || record_.day) return;
    for (const auto& part : parts_of(section.body)) {
      for (const auto line : text::lines(part.text))
        if (const auto pair = label_and_value(line); pair && place_of(pair->first) == Place::date)
          set_day(pair->second);
      if (part.cells.size() == 2 && place_of(part.cells[0]) == Place::date) set_day(part.cells[1]);
    }
    if (!record_.day) set_day(record_.title);
  }

  /// The day that a text names.
  void set_day(std::string_view words) {
    if (record_.day) return;
    spoken::ParseContext context;
    context.zone = options_.zone;
    context.now = options_.now;
    const auto take = [&](std::string_view part) {
      const auto parsed = spoken::parse_time(part, context);
      const auto* moment = std::get_if<spoken::ParsedMoment>(&parsed);
      if (moment == nullptr || moment->is_dayless || moment->is_relative ||
          moment->precision == spoken::Precision::month)
        return false;
      if (part.find_first_of("0123456789") == part.npos) return false;
      record_.day = options_.zone.day(moment->at);
      return true;
    };
    if (take(words)) return;
    // "Outage on 2017-01-31", "Timeline (PST) Monday May 10th, 2021": with its year
    constexpr std::size_t most_words = 5, longest = 200;
    words = words.substr(0, longest);
    for (std::size_t begin = 0; begin < words.size() && !record_.day; begin = next_word(words, begin)) {
      auto end = begin;
      for (std::size_t count = 0; count < most_words && end < words.size() && !record_.day; ++count) {
        end = next_word(words, end);
        auto part = text::trim(words.substr(begin, end - begin));
        while (!part.empty() && std::string_view(".,;:)]").find(part.back()) != std::string_view::npos)
          part.remove_suffix(1);
        if (has_year(part)) take(part);
      }
    }
  }

  static std::size_t next_word(std::string_view words, std::size_t at) {
    const auto blank = words.find(' ', at);
    return blank == words.npos ? words.size() : blank + 1;
  }
  static bool has_year(std::string_view words) {
    constexpr std::size_t digits_of_year = 4;
    std::size_t digits = 0;
    for (const char c : words) {
      digits = c >= '0' && c <= '9' ? digits + 1 : 0;
      if (digits == digits_of_year) return true;
    }
    return false;
  }

  void take(const Section& section) {
    if (place_of(section.heading) != Place::fixes) take_action_table(section);
    if (section.heading.empty()) return take_head(section);
    const auto place = place_of(section.heading);
    const auto text = plain_text(section.body);
    if (text::is_blank(text) && place != Place::timeline) return;
    if (place != Place::none) ++result_.placed;
    switch (place) {
      case Place::summary:
        return append(record_.summary, text);
      case Place::impact:
        return append(record_.impact, text);
      case Place::timeline:
        return take_timeline(section);
      case Place::times:
        return take_times(section);
      case Place::detection:
        return append(record_.detection.note, text);
      case Place::factors:
        return take_factors(section);
      case Place::resolution:
        return take_list(section, record_.parking_lot, "is kept in the parking lot: move it to the timeline");
      case Place::went_well:
        return take_list(section, record_.went_well, {});
      case Place::lucky:
        return take_list(section, record_.lucky, {});
      case Place::surprises:
        return take_list(section, record_.surprises,
                         "is kept under surprises: some of it may tell why it took so long");
      case Place::fixes:
        return take_fixes(section);
      case Place::participants:
        return take_participants(plain_text(section.body));
      case Place::links:
        return take_links(section);
      case Place::severity:
        record_.severity = plain_line(section.body);
        return;
      case Place::services:
        return take_list(section, record_.services, {});
      case Place::date:
        return;
      case Place::none:
      case Place::ignored:
        keep(section.heading, section.body);
    }
  }

  /// The text below the title, or before the first heading.
  void take_head(const Section& section) {
    std::string rest;
    for (const auto& part : parts_of(section.body)) {
      std::string left;
      if (part.kind == Part::Kind::row) {
        const bool is_taken = part.cells.size() == 2 && take_label(part.cells[0], part.cells[1]);
        if (!is_taken && !part.is_header) left = text::join(part.cells, " | ");
      } else {
        for (const auto line : text::lines(part.text)) {
          const auto pair = label_and_value(line);
          if (pair && take_label(pair->first, pair->second)) continue;
          if (!left.empty()) left += '\n';
          left += line;
        }
      }
      if (!text::is_blank(left)) rest += (rest.empty() ? "" : "\n\n") + left;
    }
    if (!rest.empty()) keep(section.level == 0 ? "(before the first heading)" : "(below the title)", rest);
  }

  bool take_label(std::string_view label, std::string_view value) {
    switch (place_of(label)) {
      case Place::date:
        return record_.day.has_value();
      case Place::severity:
        record_.severity = std::string(value);
        return true;
      case Place::services:
        add(record_.services, std::string(value));
        return true;
      case Place::participants:
        take_participants(value);
        return true;
      case Place::detection:
        append(record_.detection.note, std::string(value));
        return true;
      case Place::summary:
        append(record_.summary, std::string(value));
        return true;
      case Place::impact:
        append(record_.impact, std::string(value));
        return true;
      default:
        break;
    }
    const auto milestone = milestone_of(label);
    return milestone && set_milestone(*milestone, value);
  }

  static void append(record::Text& text, std::string more) {
    if (text::is_blank(more)) return;
    text = text && !text->empty() ? *text + "\n\n" + more : std::move(more);
  }
  static void add(Texts& texts, std::string one) {
    if (text::is_blank(one)) return;
    if (!texts) texts.emplace();
    texts->push_back(std::move(one));
  }

  void note(std::string sentence) {
    if (std::ranges::find(result_.notes, sentence) == result_.notes.end()) result_.notes.push_back(std::move(sentence));
  }

  void keep(std::string_view heading, std::string_view body) {
    if (text::is_blank(body)) return;
    auto& unplaced = record_.imported->unplaced;
    if (!unplaced) unplaced.emplace();
    record::UnplacedSection section;
    section.heading = heading;
    section.text = text::trim(body);
    unplaced->push_back(std::move(section));
    result_.unplaced.emplace_back(heading);
  }

  // ---- lists ------------------------------------------------------------------------------------------------------

  /// Items, each with the items below it; paragraphs where there are no items.
  static std::vector<std::string> items_of(const Section& section) {
    const auto parts = parts_of(section.body);
    const bool has_items = std::ranges::any_of(parts, [](const auto& part) { return part.kind == Part::Kind::item; });
    std::vector<std::string> items;
    for (const auto& part : parts) {
      if (part.is_header) continue;
      if (part.kind == Part::Kind::item && part.depth > 1 && !items.empty())
        items.back() += "\n- " + part.text;
      else if (has_items && part.kind == Part::Kind::code && !items.empty())
        items.back() += "\n" + part.text;
      else
        items.push_back(part.kind == Part::Kind::row ? text::join(part.cells, " | ") : part.text);
    }
    return items;
  }

  void take_list(const Section& section, Texts& texts, std::string_view hint) {
    for (auto& item : items_of(section)) add(texts, std::move(item));
    if (!hint.empty()) note(fmt::format("\"{}\" {}", section.heading, hint));
  }

  void take_factors(const Section& section) {
    const auto parts = parts_of(section.body);
    const bool has_items = std::ranges::any_of(parts, [](const auto& part) { return part.kind == Part::Kind::item; });
    if (!has_items) note(fmt::format("\"{}\" is a text: split it into factors in the room", section.heading));
    for (auto& item : items_of(section)) {
      if (!record_.factors) record_.factors.emplace();
      record::Factor factor;
      factor.id = fmt::format("F{}", record_.factors->size() + 1);
      factor.text = std::move(item);
      record_.factors->push_back(std::move(factor));
    }
  }

  void take_fixes(const Section& section) { add_fixes(parts_of(section.body)); }

  /// A table of action items in any other section.
  void take_action_table(const Section& section) {
    if (section.body.find('|') == section.body.npos) return;
    std::vector<Part> rows;
    for (auto& part : parts_of(section.body)) {
      if (part.is_header) {
        rows.clear();
        if (text::lower_ascii(part.text).starts_with("action")) rows.push_back(std::move(part));
      } else if (part.kind == Part::Kind::row && !rows.empty()) {
        rows.push_back(std::move(part));
      }
    }
    if (!rows.empty()) add_fixes(rows);
  }

  void add_fixes(const std::vector<Part>& parts) {
    for (auto& fix : read_fixes(parts, record_.imported->on)) {
      if (!record_.fixes) record_.fixes.emplace();
      fix.id = fmt::format("X{}", record_.fixes->size() + 1);
      if (!fix.owner) note("fixes without an owner are to be assigned");
      record_.fixes->push_back(std::move(fix));
    }
  }

  void take_participants(std::string_view names) {
    if (!options_.names) return note("names of authors and attendees are left out: --names keeps them");
    for (const auto line : text::lines(names)) {
      std::string name;
      const auto end = [&] {
        auto one = text::trim(name);
        if (one.starts_with("- ")) one = text::trim(one.substr(2));
        if (!one.empty()) {
          if (!record_.meeting.participants) record_.meeting.participants.emplace();
          record::Participant participant;
          participant.name = one;
          record_.meeting.participants->push_back(std::move(participant));
        }
        name.clear();
      };
      for (const char c : line) {
        if (c == ',' || c == ';' || c == '|')
          end();
        else
          name += c;
      }
      end();
    }
  }

  void take_links(const Section& section) {
    bool has_others = false;
    for (const auto& part : parts_of(section.body)) {
      if (part.links.empty()) has_others = true;
      for (const auto& url : part.links) {
        if (!is_web_link(url)) {
          has_others = true;
          continue;
        }
        if (!record_.links) record_.links.emplace();
        record::Link link;
        link.url = url;
        if (part.text != url && part.links.size() == 1) link.title = part.text;
        record_.links->push_back(std::move(link));
      }
    }
    if (has_others) keep(section.heading, section.body);
  }

  // ---- times ------------------------------------------------------------------------------------------------------

  [[nodiscard]] ReadContext read_context() const {
    ReadContext context;
    context.zone = options_.zone;
    context.day = record_.day;
    context.now = options_.now;
    return context;
  }

  void take_timeline(const Section& section) {
    const auto paste = read_paste(section.heading + "\n" + without_html_lists(section.body), read_context());
    if (paste.candidates.empty()) return append(record_.summary, plain_text(section.body));
    for (const auto& sentence : paste.notes) note(sentence);
    if (!record_.timeline) record_.timeline.emplace();
    for (const auto& candidate : paste.candidates) add_event(candidate);
    keep_lost_lines(section);
    if (paste.untimed > 0) note(fmt::format("{} lines of the timeline have no time", paste.untimed));
  }

  /// Words between the events are kept, too.
  void keep_lost_lines(const Section& section) {
    constexpr std::size_t tail = 16;
    std::string lost;
    for (const auto& part : parts_of(section.body)) {
      if (part.is_header) continue;
      const auto line = part.kind == Part::Kind::row ? text::join(part.cells, " | ") : part.text;
      const auto words = text::trim(line);
      // "All times in UTC." was read, and a row may be empty
      if (text::lower_ascii(words).starts_with("all times ") || words.find_first_not_of("| ") == words.npos) continue;
      const bool is_time = std::holds_alternative<spoken::ParsedMoment>(spoken::parse_time(words, {}));
      const auto end = words.substr(words.size() - std::min(words.size(), tail));
      const bool is_found = std::ranges::any_of(*record_.timeline, [&](const auto& event) {
        return event.text.find(end) != std::string::npos || words.find(event.text) != words.npos;
      });
      if (!is_time && !is_found) lost += std::string(words) + "\n";
    }
    keep(section.heading, lost);
  }

  void add_event(const Candidate& candidate) {
    auto& timeline = *record_.timeline;
    record::Event event;
    event.id = fmt::format("T{}", timeline.size() + 1);
    event.text = plain_text(candidate.text);
    if (text::is_blank(event.text)) event.text = candidate.text;
    if (candidate.at) {
      event.at = options_.zone.instant(*candidate.at);
      if (candidate.approx) event.approx = true;
      if (candidate.precision != record::Precision::minute) event.precision = candidate.precision;
      if (candidate.until && *candidate.until > *candidate.at) event.until = options_.zone.instant(*candidate.until);
    } else {
      event.at = timeline.empty() ? options_.zone.instant(options_.now) : timeline.back().at;
      event.precision = record::Precision::unknown;
    }
    if (!candidate.url.empty()) event.url = candidate.url;
    timeline.push_back(std::move(event));
  }

  bool set_milestone(record::Milestone milestone, std::string_view value) {
    spoken::ParseContext context;
    context.zone = options_.zone;
    context.now = options_.now;
    context.day = record_.day;
    const auto parsed = spoken::parse_time(value, context);
    const auto* moment = std::get_if<spoken::ParsedMoment>(&parsed);
    if (moment == nullptr || moment->precision != spoken::Precision::clock || moment->is_relative ||
        record_.times.of(milestone))
      return false;
    record_.times.of(milestone) = options_.zone.instant(moment->at);
    if (moment->approx) {
      if (!record_.times.approximate) record_.times.approximate.emplace();
      record_.times.approximate->push_back(milestone);
      std::ranges::sort(*record_.times.approximate);
    }
    return true;
  }

  void take_times(const Section& section) {
    // "## Start Time" with the time below, or a table or list of labels
    const auto whole = plain_line(section.body);
    if (const auto milestone = milestone_of(section.heading); milestone && set_milestone(*milestone, whole)) return;
    bool has_others = false;
    for (const auto& part : parts_of(section.body)) {
      if (part.is_header) continue;
      if (part.kind == Part::Kind::row) {
        has_others |= part.cells.size() < 2 || !take_label(part.cells[0], part.cells[1]);
        continue;
      }
      for (const auto line : text::lines(part.text)) {
        const auto pair = label_and_value(line);
        has_others |= !pair || !take_label(pair->first, pair->second);
      }
    }
    if (has_others) keep(section.heading, section.body);
  }

  void finish() {
    if (record_.timeline && !record_.timeline->empty()) {
      std::ranges::stable_sort(*record_.timeline, {}, [](const auto& event) { return event.at.at; });
      for (std::size_t i = 0; i < record_.timeline->size(); ++i) (*record_.timeline)[i].id = fmt::format("T{}", i + 1);
      if (!record_.day) record_.day = options_.zone.day(record_.timeline->front().at.at);
    }
    record_.timezone = options_.zone.name();
    if (!record_.summary) take_head_as_summary();
    if (!result_.unplaced.empty())
      note(fmt::format("{} sections have no place in the record: imported.unplaced keeps them",
                       result_.unplaced.size()));
  }

  /// The text below the title tells what happened, where no section does.
  void take_head_as_summary() {
    auto& unplaced = record_.imported->unplaced;
    if (!unplaced) return;
    const auto found = std::ranges::find_if(*unplaced, [](const auto& section) {
      return section.heading == "(below the title)" || section.heading == "(before the first heading)";
    });
    if (found == unplaced->end()) return;
    record_.summary = found->text;
    ++result_.placed;
    unplaced->erase(found);
    result_.unplaced.clear();
    for (const auto& section : *unplaced) result_.unplaced.push_back(section.heading);
    if (unplaced->empty()) unplaced.reset();
  }

  const WriteUpOptions& options_;
  record::Record record_;
  WriteUp result_;
};

}  // namespace
}  // namespace write_up

WriteUp read_write_up(std::string_view markdown, const WriteUpOptions& options) {
  auto text = text::replace_invalid_utf8(markdown);
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.erase(0, byte_order_mark.size());
  std::erase(text, '\r');
  std::erase(text, '\0');
  return write_up::WriteUpReader(options).read(text);
}

}  // namespace pm::imports
