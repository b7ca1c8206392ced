// A write-up as a draft record. The table of headings says where a section goes.
#include <pm/write_up.hpp>

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include <pm/secrets.hpp>
#include <pm/text.hpp>

#include "imports/source_text.hpp"
#include "imports/write_up_draft.hpp"
#include "imports/write_up_headings.hpp"
#include "imports/write_up_parts.hpp"
#include "imports/write_up_timeline.hpp"

namespace pm::imports {
namespace write_up {
namespace {

/// Puts the sections of one write-up into a record.
class WriteUpReader {
 public:
  explicit WriteUpReader(const WriteUpOptions& options) : options_(options), draft_(options) {}

  WriteUp read(std::string_view markdown) {
    auto sections = split_sections(take_front_matter(markdown), is_known_heading);
    take_title(sections);
    join_subsections(sections);
    // what the timeline needs to know stands anywhere
    for (const auto& section : sections) find_day(section);
    for (const auto& section : sections)
      if (section.heading.empty() || place_of(section.heading) == Place::summary) find_day_in_text(section);
    for (const auto& section : sections) take(section);
    return std::move(draft_).finish();
  }

 private:
  /// "title: …" between lines of "---" at the beginning; returns what follows.
  std::string_view take_front_matter(std::string_view markdown) {
    constexpr std::string_view rule = "---\n";
    const auto end = markdown.starts_with(rule) ? markdown.find("\n---", rule.size() - 1) : markdown.npos;
    if (end == markdown.npos) return markdown;
    std::string rest;
    for (const auto line : text::lines(markdown.substr(rule.size(), end - std::min(end, rule.size())))) {
      const auto pair = label_and_value(line);
      if (pair && pair->first == "title") {
        record().title = pair->second;
      } else if (pair && place_of(pair->first) == Place::date) {
        draft_.set_day(pair->second);
      } else if (!pair || !draft_.take_label(pair->first, pair->second)) {
        rest += std::string(line) + "\n";
      }
    }
    draft_.keep("(front matter)", rest);
    const auto next = markdown.find('\n', end + 1);
    return next == markdown.npos ? std::string_view() : markdown.substr(next);
  }

  void take_title(std::vector<Section>& sections) {
    if (!text::is_blank(record().title)) return;
    for (auto& section : sections) {
      if (section.level != 1 || section.heading.empty() || place_of(section.heading) != Place::none) continue;
      record().title = section.heading;
      section.heading.clear();
      return;
    }
    for (const auto& section : sections) {
      if (section.heading.empty() || place_of(section.heading) != Place::none) continue;
      record().title = section.heading;
      return draft_.note("the title is taken from the first heading without a place");
    }
    record().title = "imported write-up";
    draft_.note("the write-up has no title");
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
    if (record().day) return;
    if (place_of(section.heading) == Place::date) draft_.set_day(plain_line(section.body));
    if (place_of(section.heading) == Place::timeline) draft_.set_day(section.heading);
    const bool may_have_label =
        section.heading.empty() || section.level <= 1 || place_of(section.heading) == Place::summary;
    if (!may_have_label || record().day) return;
    for (const auto& part : parts_of(section.body)) {
      for (const auto line : text::lines(part.text))
        if (const auto pair = label_and_value(line); pair && place_of(pair->first) == Place::date)
          draft_.set_day(pair->second);
      if (part.cells.size() == 2 && place_of(part.cells[0]) == Place::date) draft_.set_day(part.cells[1]);
    }
    if (!record().day) draft_.set_day(record().title);
  }

  void find_day_in_text(const Section& section) {
    if (record().day) return;
    draft_.set_day(plain_text(section.body));
    if (record().day) draft_.note(fmt::format("the day is taken from the text: {}", record().day->text));
  }

  void take(const Section& section) {
    if (place_of(section.heading) != Place::fixes) take_action_table(section);
    if (section.heading.empty()) return take_head(section);
    const auto place = place_of(section.heading);
    const auto text = plain_text(section.body);
    if (text::is_blank(text) && place != Place::timeline) return;
    if (place != Place::none) ++draft_.placed;
    switch (place) {
      case Place::summary:
        return draft_.append(record().summary, text);
      case Place::impact:
        return draft_.append(record().impact, text);
      case Place::timeline:
        return take_timeline(section);
      case Place::times:
        return take_times(section);
      case Place::detection:
        return draft_.append(record().detection.note, text);
      case Place::factors:
        return take_factors(section);
      case Place::resolution:
        return take_list(section, record().parking_lot, "is kept in the parking lot: move it to the timeline");
      case Place::went_well:
        return take_list(section, record().went_well, {});
      case Place::lucky:
        return take_list(section, record().lucky, {});
      case Place::surprises:
        return take_list(section, record().surprises,
                         "is kept under surprises: some of it may tell why it took so long");
      case Place::fixes:
        return take_fixes(section);
      case Place::participants:
        return draft_.add_participants(plain_text(section.body));
      case Place::links:
        return take_links(section);
      case Place::severity:
        record().severity = plain_line(section.body);
        return;
      case Place::services:
        return take_list(section, record().services, {});
      case Place::date:
        return;
      case Place::none:
        draft_.keep(section.heading, section.body);
    }
  }

  /// The text below the title, or before the first heading.
  void take_head(const Section& section) {
    std::string rest;
    for (const auto& part : parts_of(section.body)) {
      std::string left;
      if (part.kind == Part::Kind::row) {
        const bool is_taken = part.cells.size() == 2 && draft_.take_label(part.cells[0], part.cells[1]);
        if (!is_taken && !part.is_header) left = text::join(part.cells, " | ");
      } else {
        for (const auto line : text::lines(part.text)) {
          const auto pair = label_and_value(line);
          if (pair && draft_.take_label(pair->first, pair->second)) continue;
          if (!left.empty()) left += '\n';
          left += line;
        }
      }
      if (!text::is_blank(left)) rest += (rest.empty() ? "" : "\n\n") + left;
    }
    if (!rest.empty()) draft_.keep(section.level == 0 ? before_first_heading : below_title, rest);
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

  void take_list(const Section& section, record::Texts& texts, std::string_view hint) {
    for (auto& item : items_of(section)) draft_.add(texts, std::move(item));
    if (!hint.empty()) draft_.note(fmt::format("\"{}\" {}", section.heading, hint));
  }

  void take_factors(const Section& section) {
    const auto parts = parts_of(section.body);
    const bool has_items = std::ranges::any_of(parts, [](const auto& part) { return part.kind == Part::Kind::item; });
    if (!has_items) draft_.note(fmt::format("\"{}\" is a text: split it into factors in the room", section.heading));
    for (auto& item : items_of(section)) {
      if (!record().factors) record().factors.emplace();
      record::Factor factor;
      factor.id = fmt::format("F{}", record().factors->size() + 1);
      factor.text = std::move(item);
      record().factors->push_back(std::move(factor));
    }
  }

  void take_fixes(const Section& section) { draft_.add_fixes(parts_of(section.body)); }

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
    if (!rows.empty()) draft_.add_fixes(rows);
  }

  void take_links(const Section& section) {
    bool has_others = false;
    for (const auto& part : parts_of(section.body)) {
      if (part.links.empty()) has_others = true;
      for (const auto& url : part.links) {
        auto clean = secrets::clean_url(url).text;
        if (clean.empty()) {
          has_others = true;
          continue;
        }
        if (!record().links) record().links.emplace();
        record::Link link;
        link.url = std::move(clean);
        if (part.text != url && part.links.size() == 1) link.title = part.text;
        record().links->push_back(std::move(link));
      }
    }
    if (has_others) draft_.keep(section.heading, section.body);
  }

  // ---- times ------------------------------------------------------------------------------------------------------

  [[nodiscard]] ReadContext read_context() const {
    ReadContext context;
    context.zone = options_.zone;
    context.day = record().day;
    context.now = options_.now;
    return context;
  }

  void take_timeline(const Section& section) {
    auto timeline = read_timeline(section, read_context());
    if (timeline.events.empty()) return draft_.append(record().summary, plain_text(section.body));
    for (auto& sentence : timeline.notes) draft_.note(std::move(sentence));
    draft_.keep(section.heading, timeline.rest);
    draft_.add_events(std::move(timeline.events));
  }

  void take_times(const Section& section) {
    // "## Start Time" with the time below, or a table or list of labels
    const auto whole = plain_line(section.body);
    if (const auto milestone = milestone_of(section.heading); milestone && draft_.set_milestone(*milestone, whole))
      return;
    bool has_others = false;
    for (const auto& part : parts_of(section.body)) {
      if (part.is_header) continue;
      if (part.kind == Part::Kind::row) {
        has_others |= part.cells.size() < 2 || !draft_.take_label(part.cells[0], part.cells[1]);
        continue;
      }
      for (const auto line : text::lines(part.text)) {
        const auto pair = label_and_value(line);
        has_others |= !pair || !draft_.take_label(pair->first, pair->second);
      }
    }
    if (has_others) draft_.keep(section.heading, section.body);
  }

  [[nodiscard]] record::Record& record() { return draft_.record; }
  [[nodiscard]] const record::Record& record() const { return draft_.record; }

  const WriteUpOptions& options_;
  Draft draft_;
};

}  // namespace
}  // namespace write_up

WriteUp read_write_up(std::string_view markdown, const WriteUpOptions& options) {
  auto text = text::replace_invalid_utf8(markdown);
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.erase(0, byte_order_mark.size());
  std::erase(text, '\r');
  std::erase(text, '\0');
  const auto clean = secrets::remove_secrets(text);
  auto write_up = write_up::WriteUpReader(options).read(clean.text);
  write_up.secrets_removed = clean.removed;
  return write_up;
}

}  // namespace pm::imports
