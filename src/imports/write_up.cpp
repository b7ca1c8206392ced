// A write-up as a draft record. The table of headings says where a section goes.
#include <pm/write_up.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include <pm/text.hpp>

#include "imports/source_text.hpp"
#include "imports/source_times.hpp"
#include "imports/write_up_fixes.hpp"
#include "imports/write_up_headings.hpp"
#include "imports/write_up_parts.hpp"
#include "imports/write_up_timeline.hpp"

namespace pm::imports {
namespace write_up {
namespace {

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
    for (const auto& section : sections)
      if (section.heading.empty() || place_of(section.heading) == Place::summary) find_day_in_text(section);
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

  void find_day_in_text(const Section& section) {
    if (record_.day) return;
    set_day(plain_text(section.body));
    if (record_.day) note(fmt::format("the day is taken from the text: {}", record_.day->text));
  }

  /// The day that a text names.
  void set_day(std::string_view words) {
    if (!record_.day) record_.day = day_in(words, options_.zone, options_.now);
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
    auto timeline = read_timeline(section, read_context());
    if (timeline.events.empty()) return append(record_.summary, plain_text(section.body));
    for (auto& sentence : timeline.notes) note(std::move(sentence));
    keep(section.heading, timeline.rest);
    if (!record_.timeline) record_.timeline.emplace();
    std::ranges::move(timeline.events, std::back_inserter(*record_.timeline));
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
