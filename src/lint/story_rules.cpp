// Rules about factors, references and the meeting. Each rule is a row with its function.
#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include <pm/merge.hpp>
#include <pm/record.hpp>
#include <pm/text.hpp>

#include "lint/rules.hpp"

namespace pm::lint {
namespace {

using record::Fix;

/// The ids of a list, sorted. Records have few of them, so a binary search is faster than hashing.
class Ids {
 public:
  template <class Item>
  explicit Ids(const std::optional<std::vector<Item>>& items) {
    if (!items) return;
    ids_.reserve(items->size());
    for (const auto& item : *items) ids_.push_back(item.id);
    std::sort(ids_.begin(), ids_.end());
  }
  [[nodiscard]] bool contains(std::string_view id) const { return std::binary_search(ids_.begin(), ids_.end(), id); }

 private:
  std::vector<std::string_view> ids_;
};

/// Checks that references resolve. `where` and `fix_with` are called only for a reference that does not.
class References {
 public:
  References(const RuleContext& c, std::vector<RuleFinding>& found)
      : factors_(c.record.factors), fixes_(c.record.fixes), found_(found) {}

  void to_factor(const std::string& id, std::string_view who, auto where, auto fix_with) {
    if (!factors_.contains(id)) missing(id, where(), who, "which factor is meant?", fix_with());
  }
  void to_fix(const std::string& id, std::string_view who, auto where, auto fix_with) {
    if (!fixes_.contains(id)) missing(id, where(), who, "which fix is meant?", fix_with());
  }

 private:
  void missing(const std::string& id, std::string pointer, std::string_view who, std::string_view question,
               std::string fix_with) {
    found_.push_back({.rule = "dangling",
                      .pointer = std::move(pointer),
                      .message = fmt::format("{} refers to {}, but there is no {}: {}", who, id, id, question),
                      .fix_with = std::move(fix_with),
                      .excerpt = id});
  }
  Ids factors_, fixes_;
  std::vector<RuleFinding>& found_;
};

void reasons(const RuleContext& c, References& references, const std::optional<std::vector<record::Reason>>& list,
             const std::string& pointer) {
  if (!list) return;
  for (std::size_t i = 0; i < list->size(); ++i)
    if ((*list)[i].factor)
      references.to_factor(
          *(*list)[i].factor, "An answer in why_so_long", [&] { return item_pointer(pointer, i) + "/factor"; },
          [&] { return "pm edit " + c.record_name + " long"; });
}

/// Follows each fix to the fix that it is the first step of, and finds cycles.
class FirstSteps {
 public:
  explicit FirstSteps(const std::vector<Fix>& fixes) : fixes_(fixes), seen_in_(fixes.size(), unseen) {
    for (std::size_t i = 0; i < fixes.size(); ++i) index_.emplace(fixes[i].id, i);
  }
  /// Returns each cycle once, as indexes in the order of the steps, starting with the one that is first in the record.
  std::vector<std::vector<std::size_t>> rings() {
    std::vector<std::vector<std::size_t>> rings;
    for (std::size_t start = 0; start < fixes_.size(); ++start) {
      std::vector<std::size_t> way;
      std::size_t at = start;
      while (at != nowhere && seen_in_[at] == unseen) {
        seen_in_[at] = start;
        way.push_back(at);
        at = next(at);
      }
      if (at == nowhere || seen_in_[at] != start) continue;
      way.erase(way.begin(), std::find(way.begin(), way.end(), at));
      std::rotate(way.begin(), std::min_element(way.begin(), way.end()), way.end());
      rings.push_back(std::move(way));
    }
    return rings;
  }

 private:
  static constexpr auto nowhere = static_cast<std::size_t>(-1), unseen = nowhere;
  [[nodiscard]] std::size_t next(std::size_t at) const {
    if (!fixes_[at].first_step_of) return nowhere;
    const auto found = index_.find(*fixes_[at].first_step_of);
    return found == index_.end() ? nowhere : found->second;
  }
  const std::vector<Fix>& fixes_;
  std::vector<std::size_t> seen_in_;
  std::unordered_map<std::string_view, std::size_t> index_;
};

std::string ring_message(const std::vector<Fix>& fixes, const std::vector<std::size_t>& ring) {
  if (ring.size() == 1) return fixes[ring.front()].id + " is its own first step: which fix is it the first step of?";
  std::vector<std::string> names;
  for (const auto i : ring) names.push_back(fixes[i].id);
  return text::join(names, ", ") + " are first steps of each other: which one comes first?";
}

void first_steps_in_a_ring(const RuleContext& c, std::vector<RuleFinding>& found) {
  const auto& fixes = *c.record.fixes;
  if (std::none_of(fixes.begin(), fixes.end(), [](const Fix& fix) { return fix.first_step_of.has_value(); })) return;
  for (const auto& ring : FirstSteps(fixes).rings())
    found.push_back({.rule = "dangling",
                     .pointer = item_pointer("/fixes", ring.front()) + "/first_step_of",
                     .message = ring_message(fixes, ring),
                     .fix_with = fix_command(c, "edit", fixes[ring.front()].id, "--first-step-of FIX"),
                     .excerpt = *fixes[ring.front()].first_step_of});
}

constexpr Examples dangling_found = {
    R"({"fixes": [{"id": "X1", "title": "Name the host", "status": "done", "addresses": ["F9"]}]})",
    R"({"fixes": [{"id": "X1", "title": "Name the host", "status": "done", "first_step_of": "X1"}]})",
    R"({"broadest": "X7"})",
    R"({"factors": [{"id": "F1", "text": "Two prompts look the same", "same_as": ["2026-03-02-orders:F9"]},
        {"id": "F2", "text": "The backup went to an old bucket"}]})"};

constexpr Examples dangling_fine = {
    R"({"fixes": [{"id": "X1", "title": "Name the host", "status": "done", "addresses": ["F1", "F2"]}]})",
    R"({"factors": [{"id": "F1", "text": "Two prompts look the same", "same_as": ["2026-03-02-orders:F1"]},
        {"id": "F2", "text": "The backup went to an old bucket", "same_as": ["2025-01-20-elsewhere:F9"]}]})"};

void find_dangling(const RuleContext& c, std::vector<RuleFinding>& found) {
  References references(c, found);
  reasons(c, references, c.record.why_so_long.detection, "/why_so_long/detection");
  reasons(c, references, c.record.why_so_long.recovery, "/why_so_long/recovery");
  if (c.record.fixes) {
    for (std::size_t i = 0; i < c.record.fixes->size(); ++i) {
      const Fix& fix = (*c.record.fixes)[i];
      for (std::size_t k = 0; fix.addresses && k < fix.addresses->size(); ++k)
        references.to_factor((*fix.addresses)[k], fix.id,
                             [&] { return item_pointer(item_pointer("/fixes", i) + "/addresses", k); },
                             [&] { return fix_command(c, "edit", fix.id, "--addresses FACTORS"); });
      if (fix.first_step_of)
        references.to_fix(
            *fix.first_step_of, fix.id, [&] { return item_pointer("/fixes", i) + "/first_step_of"; },
            [&] { return fix_command(c, "edit", fix.id, "--first-step-of FIX"); });
    }
    first_steps_in_a_ring(c, found);
  }
  if (c.record.broadest)
    references.to_fix(
        *c.record.broadest, "The broadest fix", [] { return std::string("/broadest"); },
        // The question for it needs three fixes.
        [&] { return "pm edit " + c.record_name + " --editor"; });
  find_dangling_links(c, found);
}

}  // namespace

RecordRule dangling() {
  return {{.name = "dangling",
           .severity = Severity::error,
           .finds = "a reference to a factor or fix that does not exist, also in another record of the directory, or a "
                    "fix that is its own first step",
           .why = "A later reader cannot tell what was meant.",
           .ask = "Which one is meant?",
           .found = dangling_found,
           .fine = dangling_fine},
          find_dangling};
}

namespace {

constexpr Examples single_factor_found = {R"({"factors": [{"id": "F1", "text": "Two prompts looked the same"}]})",
                                          R"({"factors": []})"};

constexpr Examples single_factor_fine = {
    R"({"factors": [{"id": "F1", "text": "Two prompts looked the same"},
        {"id": "F2", "text": "The backup went to an old bucket"}]})"};

void find_single_factor(const RuleContext& c, std::vector<RuleFinding>& found) {
  const auto count = c.record.factors ? c.record.factors->size() : 0;
  if (count >= 2) return;
  found.push_back({"single-factor", c.record.factors ? "/factors" : "",
                   count == 0 ? "No contributing factor yet: what had to be true for it to happen just like this?"
                              : c.record.factors->front().id +
                                    " is the only factor, and it's rarely just one thing: what let that one through?",
                   "pm edit " + c.record_name + " factors"});
}

}  // namespace

RecordRule single_factor() {
  return {{.name = "single-factor",
           .finds = "fewer than two contributing factors",
           .why = "An incident needs several conditions at once. If only one is known, the others stay as they are.",
           .ask = "What else had to be true for it to happen just like this?",
           .found = single_factor_found,
           .fine = single_factor_fine},
          find_single_factor};
}

namespace {

constexpr Examples unaddressed_found = {
    R"({"fixes": [{"id": "X1", "title": "Name the host", "status": "done", "addresses": ["F1"]}]})"};

constexpr Examples unaddressed_fine = {
    R"({"fixes": [{"id": "X1", "title": "Name the host", "status": "done", "addresses": ["F1", "F2"]}]})"};

void find_unaddressed_factor(const RuleContext& c, std::vector<RuleFinding>& found) {
  if (!c.record.factors) return;
  std::unordered_set<std::string_view> addressed;
  if (c.record.fixes)
    for (const auto& fix : *c.record.fixes)
      if (record::is_kept(fix) && fix.addresses) addressed.insert(fix.addresses->begin(), fix.addresses->end());
  for (std::size_t i = 0; i < c.record.factors->size(); ++i) {
    const auto& factor = (*c.record.factors)[i];
    if (addressed.contains(factor.id)) continue;
    found.push_back({"unaddressed-factor", item_pointer("/factors", i),
                     "No fix addresses " + factor.id + ": is there a small one that would help?",
                     "pm fixes add " + c.record_name});
  }
}

}  // namespace

RecordRule unaddressed_factor() {
  return {{.name = "unaddressed-factor",
           .severity = Severity::info,
           .finds = "a factor that no open or done fix addresses",
           .why = "Not every factor needs a fix, but it is useful to know which ones have none.",
           .ask = "Is there a small fix that would help with it?",
           .found = unaddressed_found,
           .fine = unaddressed_fine},
          find_unaddressed_factor};
}

namespace {

constexpr Examples merge_conflict_found = {
    R"({"conflicts": [{"at": "/severity", "ours": "SEV 2", "theirs": "SEV 1"}]})"};

constexpr Examples merge_conflict_fine = {R"({"conflicts": []})"};

void find_merge_conflict(const RuleContext& c, std::vector<RuleFinding>& found) {
  if (!c.record.conflicts) return;
  for (const auto& group : record::conflict_groups(c.record)) {
    const auto& conflict = (*c.record.conflicts)[group.front()];
    found.push_back(
        {"merge-conflict", item_pointer("/conflicts", group.front()),
         fmt::format("Conflict of a git merge at {}: \"{}\" is in place, the other branch has \"{}\": which "
                     "one is right?",
                     record::describe_location(c.record, conflict), record::conflict_value(conflict.ours),
                     record::conflict_value(conflict.theirs)),
         "pm edit " + c.record_name + " conflict"});
  }
}

}  // namespace

RecordRule merge_conflict() {
  return {{.name = "merge-conflict",
           .severity = Severity::error,
           .finds = "an unresolved conflict of a git merge",
           .why = "Two branches changed a value differently. Only people can tell which one is right.",
           .ask = "Which of the two is right?",
           .found = merge_conflict_found,
           .fine = merge_conflict_fine},
          find_merge_conflict};
}

namespace {

constexpr Examples no_boss_found = {R"({"meeting": {"scribe": "Bo"}})"};

constexpr Examples no_boss_fine = {R"({"meeting": {"boss": "Ana"}})"};

void find_no_boss(const RuleContext& c, std::vector<RuleFinding>& found) {
  if (c.record.meeting.boss) return;
  found.push_back({"no-boss", c.record.meeting.given ? "/meeting" : "",
                   "The meeting has no facilitator: who leads the meeting?", "pm edit " + c.record_name + " opening"});
}

}  // namespace

RecordRule no_boss() {
  return {{.name = "no-boss",
           .finds = "a meeting without a facilitator",
           .why = "Somebody has to keep the meeting blameless and on time.",
           .ask = "Who leads the meeting?",
           .found = no_boss_found,
           .fine = no_boss_fine},
          find_no_boss};
}

}  // namespace pm::lint
