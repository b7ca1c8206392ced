// The content of the room page.
#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include <fmt/format.h>

#include <pm/html.hpp>
#include <pm/page.hpp>
#include <pm/record_items.hpp>
#include <pm/report_parts.hpp>
#include <pm/streams.hpp>
#include <pm/text.hpp>

#include "page/document.hpp"

namespace pm::page {
namespace {

using record::ListName;
using record::Record;
using text::Drawing;
using text::Html;
using text::Lines;
using text::Markup;
using text::Plain;

constexpr std::size_t most_bytes = 4u << 20;

struct Limits {
  std::size_t items, characters;
};
constexpr Limits usual{500, 4000}, tight{100, 500};

template <class Item>
std::span<const Item> each(const std::optional<std::vector<Item>>& list) {
  return list ? std::span<const Item>(*list) : std::span<const Item>();
}

std::string_view trimmed(const record::Text& text) { return text ? text::trim(*text) : std::string_view(); }

/// What is new compared with the snapshot before.
class Marks {
 public:
  explicit Marks(const Snapshot* before) : before_(before) {}

  /// "new", "changed", or empty.
  std::string_view mark(const std::string& key, std::string_view label, std::string_view words) {
    items_.insert_or_assign(key, std::string(words));
    if (before_ == nullptr) return "";
    const auto old = before_->items.find(key);
    if (old != before_->items.end() && old->second == words) return "";
    const std::string_view flag = old == before_->items.end() ? "new" : "changed";
    (flag == "new" ? new_ : changed_).emplace_back(label);
    return flag;
  }

  /// "New: F6. Changed: F2."
  [[nodiscard]] std::string news() const {
    std::string said;
    if (!new_.empty()) said = "New: " + text::join(new_, ", ") + ".";
    if (!changed_.empty()) said += (said.empty() ? "Changed: " : " Changed: ") + text::join(changed_, ", ") + ".";
    return said;
  }
  std::map<std::string, std::string> take_items() { return std::move(items_); }

 private:
  const Snapshot* before_;
  std::map<std::string, std::string> items_;
  std::vector<std::string> new_, changed_;
};

/// Renders the parts of one state.
class Content {
 public:
  Content(const Record& r, const Limits& limits, Marks& marks) : r_(r), limits_(limits), marks_(marks) {}

  void write_focus(Html& out, Focus focus) {
    switch (focus) {
      case Focus::reasons:
        return write_reasons(out);
      case Focus::observations:
        return write_observations(out);
      case Focus::factors:
        return write_factors(out, " wide-list");
      case Focus::fixes:
        return write_fixes(out, " wide-list");
      case Focus::picture:
        return;
    }
  }

  void write_problem(Html& out) {
    if (const auto line = report::subtitle(r_); !line.empty())
      out << "<p class=\"muted\" dir=\"auto\">" << Plain{line} << "</p>\n";
    if (const auto problem = report::problem_sentence(r_); !problem.empty())
      out << "<p class=\"lead\" dir=\"auto\">" << Lines{shortened(problem)} << "</p>\n";
    else if (!trimmed(r_.impact).empty())
      out << "<p dir=\"auto\">" << Lines{shortened(trimmed(r_.impact))} << "</p>\n";
  }

  void write_columns(Html& out, Focus focus) {
    out << "<div class=\"columns\">\n<div>\n";
    write_events(out);
    if (focus != Focus::reasons) write_reasons(out);
    out << "</div>\n<div>\n";
    if (focus != Focus::factors) write_factors(out, "");
    if (focus != Focus::fixes) write_fixes(out, "");
    write_list(out, ListName::ideas, "Ideas for fixes");
    write_list(out, ListName::parking, "Open questions");
    if (focus != Focus::observations) write_observations(out);
    out << "</div>\n</div>\n";
  }

 private:
  [[nodiscard]] std::string shortened(std::string_view words) const {
    std::size_t end = 0;
    for (std::size_t count = 0; end < words.size() && count < limits_.characters; ++count)
      end += text::code_point_length(words.substr(end));
    if (end >= words.size()) return std::string(words);
    return std::string(words.substr(0, end)) + " … (cut here)";
  }

  static void write_heading(Html& out, std::string_view title, std::size_t count) {
    out << "<h2>" << Plain{title};
    if (count > 0) out << " <span class=\"muted\">" << Plain{std::to_string(count)} << "</span>";
    out << "</h2>\n";
  }

  void write_left_out(Html& out, std::size_t shown, std::size_t all) {
    if (shown < all)
      out << "<p class=\"muted\">" << Plain{fmt::format("Only the newest {} of {} are shown.", shown, all)} << "</p>\n";
  }

  static void open_item(Html& out, Markup element, std::string_view id, std::string_view flag) {
    out << "<" << element;
    if (!id.empty()) out << " id=\"" << Plain{id} << "\"";
    if (!flag.empty()) out << " class=\"fresh\"";
    out << ">";
  }

  static void write_flag(Html& out, std::string_view flag) {
    if (!flag.empty()) out << " <b class=\"flag\">" << Plain{flag} << "</b>";
  }

  /// Items of a list whose numbers are their places.
  void write_list(Html& out, ListName name, std::string_view title) {
    const auto count = record::item_count(r_, name);
    if (count == 0) return;
    write_heading(out, title, count);
    const auto first = count - std::min(count, limits_.items);
    write_left_out(out, count - first, count);
    out << "<ul class=\"items\">\n";
    for (auto i = first; i < count; ++i) {
      const auto id = record::item_id(r_, {name, i});
      const auto words = record::item_text(r_, {name, i});
      const auto flag = marks_.mark(std::string(1, record::item_list(name).letter) + ":" + words, id, "");
      open_item(out, "li", "", flag);
      out << "<span class=\"id\">" << Plain{id} << "</span> <span class=\"words\" dir=\"auto\">"
          << Lines{shortened(words)};
      write_flag(out, flag);
      out << "</span></li>\n";
    }
    out << "</ul>\n";
  }

  void write_reasons(Html& out) {
    write_list(out, ListName::detection, "Why it took long to detect");
    write_list(out, ListName::mitigation, "Why it took long to mitigate");
  }

  void write_observations(Html& out) {
    write_list(out, ListName::surprises, "What surprised us");
    write_list(out, ListName::held, "What limited the impact");
    write_list(out, ListName::luck, "Where we were lucky");
    write_list(out, ListName::absurdities, "Absurdities of our system");
  }

  void write_factors(Html& out, Markup list_class) {
    const auto factors = each(r_.factors);
    write_heading(out, "Contributing factors", factors.size());
    if (factors.empty()) return void(out << "<p class=\"muted\">None yet.</p>\n");
    const auto shown = factors.last(std::min(factors.size(), limits_.items));
    write_left_out(out, shown.size(), factors.size());
    out << "<ul class=\"items" << list_class << "\">\n";
    for (const auto& factor : shown) {
      const auto made_sense = trimmed(factor.made_sense);
      const auto flag = marks_.mark(factor.id, factor.id, factor.text + "\n" + std::string(made_sense));
      open_item(out, "li", factor.id, flag);
      out << "<span class=\"id\">" << Plain{factor.id} << "</span> <span class=\"words\" dir=\"auto\">"
          << Lines{shortened(factor.text)};
      write_flag(out, flag);
      if (!made_sense.empty()) out << " <small>" << Lines{shortened(made_sense)} << "</small>";
      out << "</span></li>\n";
    }
    out << "</ul>\n";
  }

  /// "Ana · 4 hours · due 2026-12-04 · F1, F2"
  [[nodiscard]] static std::string details_of(const record::Fix& fix) {
    std::vector<std::string> parts;
    if (!trimmed(fix.owner).empty()) parts.emplace_back(trimmed(fix.owner));
    if (fix.hours)
      parts.push_back(fmt::format("{:.6g} {}", fix.hours->value, fix.hours->value == 1 ? "hour" : "hours"));
    if (fix.due) parts.push_back("due " + fix.due->text);
    if (!each(fix.addresses).empty()) parts.push_back(text::join(each(fix.addresses), ", "));
    if (!trimmed(fix.first_step_of).empty()) parts.push_back("first step of " + *fix.first_step_of);
    return text::join(parts, " · ");
  }

  void write_fixes(Html& out, Markup list_class) {
    std::vector<const record::Fix*> kept;
    for (const auto& fix : each(r_.fixes))
      if (record::is_kept(fix)) kept.push_back(&fix);
    write_heading(out, "Action items (fixes)", kept.size());
    if (kept.empty()) return void(out << "<p class=\"muted\">None yet. They come after the factors.</p>\n");
    const auto shown = std::span(kept).last(std::min(kept.size(), limits_.items));
    write_left_out(out, shown.size(), kept.size());
    out << "<ul class=\"items" << list_class << "\">\n";
    for (const auto* fix : shown) {
      const auto details = details_of(*fix);
      const bool is_done = fix->status == record::FixStatus::done;
      const auto flag = marks_.mark(fix->id, fix->id, fix->title + "\n" + details + (is_done ? "\ndone" : ""));
      open_item(out, "li", fix->id, flag);
      out << "<span class=\"id\">" << Plain{fix->id} << "</span> <span class=\"words\" dir=\"auto\">"
          << (is_done ? Markup("✓ ") : Markup("")) << Lines{shortened(fix->title)};
      write_flag(out, flag);
      if (!details.empty()) out << " <small>" << Plain{shortened(details)} << "</small>";
      out << "</span></li>\n";
    }
    out << "</ul>\n";
  }

  void write_events(Html& out) {
    const auto rows = report::timeline_rows(r_);
    write_heading(out, "Timeline", each(r_.timeline).size());
    if (rows.empty()) return void(out << "<p class=\"muted\">No events yet.</p>\n");
    out << "<table>\n<thead class=\"hidden\"><tr><th scope=\"col\">Time</th><th scope=\"col\">ID</th><th "
           "scope=\"col\">Event</th></tr></thead>\n<tbody>\n";
    std::string group;
    for (const auto& row : rows) {
      if (row.group != group) {
        group = row.group;
        out << "<tr class=\"day\"><th colspan=\"3\" scope=\"colgroup\">" << Plain{group} << "</th></tr>\n";
      }
      write_event(out, row);
    }
    out << "</tbody>\n</table>\n";
  }

  /// "~14:02": the column is narrow on a phone.
  static std::string short_time(const std::string& time) {
    constexpr std::string_view about = "about ";
    return time.starts_with(about) ? "~" + time.substr(about.size()) : time;
  }

  void write_event(Html& out, const report::TimelineRow& row) {
    const auto id = row.event != nullptr ? row.event->id : "";
    const auto context = row.event != nullptr ? trimmed(row.event->context) : "";
    const auto flag = row.event == nullptr
                          ? ""
                          : marks_.mark(id, id, row.time + "\n" + row.event->text + "\n" + std::string(context));
    open_item(out, "tr", id, flag);
    out << "<td>" << Plain{short_time(row.time)} << "</td><td>" << Plain{id} << "</td><td dir=\"auto\">";
    if (!row.milestones.empty()) out << "<b>" << Plain{row.milestones} << "</b>";
    if (row.event != nullptr) {
      if (!row.milestones.empty()) out << " – ";
      out << Lines{shortened(row.event->text)};
      write_flag(out, flag);
      if (!context.empty()) out << " <small>" << Lines{shortened(context)} << "</small>";
    }
    out << "</td></tr>\n";
  }

  const Record& r_;
  Limits limits_;
  Marks& marks_;
};

void write_card(Html& out, const QuestionCard& card) {
  auto section = card.section;
  if (!section.empty() && section[0] >= 'a' && section[0] <= 'z')
    section[0] = static_cast<char>(section[0] - 'a' + 'A');
  out << "<section class=\"card\">\n<p class=\"muted\">"
      << Plain{fmt::format("{} · section {} of {} · {} {}", section, card.number, card.count, card.minutes,
                           card.minutes == 1 ? "minute" : "minutes")}
      << "</p>\n<p class=\"question\" dir=\"auto\">" << Lines{card.question}
      << "</p>\n<div class=\"steps\" aria-hidden=\"true\">";
  for (std::size_t i = 1; i <= card.count; ++i)
    out << (i < card.number    ? Markup("<span class=\"past\"></span>")
            : i == card.number ? Markup("<span class=\"here\"></span>")
                               : Markup("<span></span>"));
  out << "</div>\n</section>\n";
}

/// What the page shows of a record: events beyond the newest are left out, so that the picture can be drawn.
Record limited(Record r, std::size_t most) {
  if (r.timeline && r.timeline->size() > most)
    r.timeline->erase(r.timeline->begin(), r.timeline->end() - static_cast<std::ptrdiff_t>(most));
  return r;
}

Rendered rendered(std::string text) {
  auto gzipped = streams::gzip(text);
  return {std::move(text), std::move(gzipped)};
}

std::string title_of(const RoomContent& content) {
  const auto title = content.record ? text::trim(content.record->title) : std::string_view();
  return title.empty() ? "Postmortem" : std::string(title);
}

/// What a state of the meeting looks like. Text browsers show a picture as its scattered words, so it can be left out.
Html render(const RoomContent& content, const Limits& limits, Marks& marks, bool has_picture = true) {
  Html out;
  if (!content.notice.empty()) out << "<p class=\"notice\" dir=\"auto\">" << Plain{content.notice} << "</p>\n";
  if (content.card) write_card(out, *content.card);
  if (!content.record) {
    out << "<p class=\"lead\">Waiting for the title of the incident.</p>\n";
    return out;
  }
  const auto events = each(content.record->timeline).size();
  const auto r = limited(*content.record, limits.items);
  const auto focus = content.card ? content.card->focus : Focus::picture;
  Content parts(r, limits, marks);
  parts.write_focus(out, focus);
  if (events > limits.items)
    out << "<p class=\"muted\">"
        << Plain{fmt::format("Only the newest {} of {} events are shown.", limits.items, events)} << "</p>\n";
  parts.write_problem(out);
  if (has_picture) out << Drawing{report::timeline_figure(r)};
  parts.write_columns(out, focus);
  return out;
}

}  // namespace

std::shared_ptr<const Snapshot> make_snapshot(const RoomContent& content, const Snapshot* before) {
  const auto title = title_of(content);
  const auto draw = [&](Marks marks, const Limits& limits) {
    return std::pair{render(content, limits, marks), std::move(marks)};  // in this order
  };
  const auto* marked = before != nullptr && before->has_record ? before : nullptr;
  auto limits = usual;
  auto [inner, marks] = draw(Marks(marked), limits);
  if (inner.text().size() > most_bytes) {
    limits = tight;
    std::tie(inner, marks) = draw(Marks(marked), limits);
  }
  // The digest is of what is shown, without its marks: a save that shows nothing new is no new version.
  const auto unmarked = marked == nullptr ? inner : draw(Marks(nullptr), limits).first;
  const auto etag = "\"" + text::digest(title + "\n" + unmarked.text()) + "\"";
  if (before != nullptr && before->etag == etag) return nullptr;
  auto made = std::make_shared<Snapshot>();
  made->version = before == nullptr ? 1 : before->version + 1;
  made->etag = etag;
  Html main, plain;
  main << "<main id=\"room\" data-etag=\"" << Plain{etag} << "\" data-title=\"" << Plain{title} << "\" data-news=\""
       << Plain{marks.news()} << "\">\n"
       << inner << "</main>\n";
  Marks of_plain(marked);
  plain << "<main>\n" << render(content, limits, of_plain, false) << "</main>\n";
  made->fragment = rendered(main.text());
  made->document = rendered(live_document({title, main}));
  const auto zone = content.record ? record::zone_of(*content.record) : time::Zone::utc();
  made->plain = rendered(plain_document({title, plain}, time::clock_text(zone, content.at) + " " + zone.name()));
  made->has_record = content.record.has_value();
  made->items = marks.take_items();
  return made;
}

}  // namespace pm::page
