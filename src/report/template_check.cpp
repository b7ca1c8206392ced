#include "report/template.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include <pm/text.hpp>

namespace pm::report {

namespace {

using namespace std::string_view_literals;

constexpr std::array every_name = {"absurdities"sv,
                                   "addressed"sv,
                                   "addresses"sv,
                                   "answers"sv,
                                   "at"sv,
                                   "at_a_glance"sv,
                                   "author"sv,
                                   "axioms_read"sv,
                                   "axis"sv,
                                   "boss"sv,
                                   "broadest"sv,
                                   "broadest_by_room"sv,
                                   "cells"sv,
                                   "closed"sv,
                                   "context"sv,
                                   "context_lines"sv,
                                   "context_paragraphs"sv,
                                   "cost"sv,
                                   "cost_note"sv,
                                   "cost_note_lines"sv,
                                   "cost_note_paragraphs"sv,
                                   "custom"sv,
                                   "date"sv,
                                   "days"sv,
                                   "draft"sv,
                                   "dropped"sv,
                                   "due"sv,
                                   "durations"sv,
                                   "events"sv,
                                   "excerpt"sv,
                                   "factor"sv,
                                   "factor_grid"sv,
                                   "factors"sv,
                                   "figures"sv,
                                   "first_step_of"sv,
                                   "fix_ideas"sv,
                                   "fix_notes"sv,
                                   "fixes"sv,
                                   "fixes_as_of"sv,
                                   "from"sv,
                                   "grid"sv,
                                   "has_absurdities"sv,
                                   "has_answers"sv,
                                   "has_broadest"sv,
                                   "has_cells"sv,
                                   "has_closed"sv,
                                   "has_custom"sv,
                                   "has_days"sv,
                                   "has_due"sv,
                                   "has_durations"sv,
                                   "has_events"sv,
                                   "has_factor_grid"sv,
                                   "has_factors"sv,
                                   "has_figures"sv,
                                   "has_fix_ideas"sv,
                                   "has_fix_notes"sv,
                                   "has_fixes"sv,
                                   "has_grid"sv,
                                   "has_impact"sv,
                                   "has_kept_fixes"sv,
                                   "has_lessons"sv,
                                   "has_links"sv,
                                   "has_lucky"sv,
                                   "has_meeting"sv,
                                   "has_milestones"sv,
                                   "has_noticed"sv,
                                   "has_parking_lot"sv,
                                   "has_participants"sv,
                                   "has_phases"sv,
                                   "has_reasons"sv,
                                   "has_services"sv,
                                   "has_stretches"sv,
                                   "has_surprises"sv,
                                   "has_tags"sv,
                                   "has_tickets"sv,
                                   "has_timeline"sv,
                                   "has_waivers"sv,
                                   "has_went_well"sv,
                                   "heading"sv,
                                   "held_at"sv,
                                   "hours"sv,
                                   "hours_in_all"sv,
                                   "id"sv,
                                   "impact"sv,
                                   "impact_lines"sv,
                                   "impact_paragraphs"sv,
                                   "improvement"sv,
                                   "improvement_lines"sv,
                                   "improvement_paragraphs"sv,
                                   "kept_fixes"sv,
                                   "key"sv,
                                   "kind"sv,
                                   "label"sv,
                                   "last"sv,
                                   "last_time_kept"sv,
                                   "last_time_not_kept"sv,
                                   "lasting"sv,
                                   "links"sv,
                                   "lucky"sv,
                                   "made_sense"sv,
                                   "made_sense_lines"sv,
                                   "made_sense_paragraphs"sv,
                                   "mark"sv,
                                   "milestones"sv,
                                   "minutes"sv,
                                   "name"sv,
                                   "near_miss"sv,
                                   "note"sv,
                                   "note_lines"sv,
                                   "note_paragraphs"sv,
                                   "owner"sv,
                                   "parking_lot"sv,
                                   "participants"sv,
                                   "participants_text"sv,
                                   "phases"sv,
                                   "problem"sv,
                                   "problem_lines"sv,
                                   "problem_paragraphs"sv,
                                   "question"sv,
                                   "rating"sv,
                                   "reason"sv,
                                   "reasons"sv,
                                   "rule"sv,
                                   "same_as"sv,
                                   "scribe"sv,
                                   "services"sv,
                                   "severity"sv,
                                   "soak_until"sv,
                                   "source"sv,
                                   "status"sv,
                                   "step"sv,
                                   "stretches"sv,
                                   "summary"sv,
                                   "summary_lines"sv,
                                   "summary_paragraphs"sv,
                                   "surprises"sv,
                                   "tag"sv,
                                   "tags"sv,
                                   "text"sv,
                                   "text_lines"sv,
                                   "text_paragraphs"sv,
                                   "tick"sv,
                                   "ticket"sv,
                                   "title"sv,
                                   "to"sv,
                                   "unaddressed"sv,
                                   "url"sv,
                                   "value"sv,
                                   "waivers"sv,
                                   "went_well"sv,
                                   "where"sv,
                                   "without_hours"sv,
                                   "zone"sv};

}  // namespace

std::span<const std::string_view> template_names() { return every_name; }

namespace {

using Partials = std::map<std::string, std::string>;

std::string quoted_name(std::string_view name) { return text::truncate_to_width(escape::for_terminal_line(name), 60); }

tl::unexpected<Error> template_error(const std::string& file, std::size_t line, const std::string& what,
                                     std::string hint) {
  return fail(ErrorKind::usage, fmt::format("{}:{}: {}", file, line, what), std::move(hint));
}

/// "cost", and each part of "ticket.url".
Result<void> is_known(const TemplateTag& tag, const std::string& file) {
  std::string_view rest = tag.name;
  if (rest == ".") return {};
  while (true) {
    const auto part = rest.substr(0, rest.find('.'));
    const auto names = template_names();
    if (std::find(names.begin(), names.end(), part) == names.end()) {
      const auto meant = text::nearest(part, names);
      return template_error(file, tag.line, fmt::format("unknown value \"{}\"", quoted_name(part)),
                            meant ? fmt::format("did you mean \"{}\"?", *meant) : "docs/templates.md lists all values");
    }
    if (part.size() == rest.size()) return {};
    rest.remove_prefix(part.size() + 1);
  }
}

class Checking {
 public:
  explicit Checking(const Template& main) : main_(main) {}
  Partials partials;

  Result<void> file(std::string_view text, const std::string& name) {
    if (!text::is_valid_utf8(text)) return fail(ErrorKind::usage, name + " is not valid UTF-8", "save it as UTF-8");
    const auto tags = tags_of(text, name);
    if (!tags) return tl::unexpected(tags.error());
    for (const auto& tag : *tags) {
      const bool names_value = tag.kind == TemplateTag::Kind::value || tag.kind == TemplateTag::Kind::section;
      auto checked = names_value                              ? is_known(tag, name)
                     : tag.kind == TemplateTag::Kind::partial ? partial(tag, name)
                                                              : Result<void>{};
      if (!checked) return checked;
    }
    return {};
  }

 private:
  Result<void> partial(const TemplateTag& tag, const std::string& file_name) {
    if (std::find(open_.begin(), open_.end(), tag.name) != open_.end())
      return template_error(file_name, tag.line,
                            fmt::format("the partial \"{}\" includes itself", quoted_name(tag.name)),
                            "remove it from its own text and from the partials that it includes");
    if (partials.contains(tag.name)) return {};
    if (!main_.partial)
      return template_error(file_name, tag.line, fmt::format("partial \"{}\" not found", quoted_name(tag.name)),
                            "this template has no directory to search");
    auto read = main_.partial(tag.name);
    if (!read) return template_error(file_name, tag.line, read.error().message, read.error().hint);
    open_.push_back(tag.name);
    auto checked = file(*read, tag.name);
    open_.pop_back();
    partials.emplace(tag.name, std::move(*read));
    return checked;
  }

  const Template& main_;
  std::vector<std::string> open_;
};

}  // namespace

Result<Partials> checked_partials(const Template& main) {
  Checking checking(main);
  if (auto checked = checking.file(main.text, main.name); !checked) return tl::unexpected(checked.error());
  return std::move(checking.partials);
}

}  // namespace pm::report
