#include <pm/merge.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "record/merge_lists.hpp"
#include "record/merge_plan.hpp"
#include "record/tree.hpp"

namespace pm::record {

namespace {

/// What is known of a milestone.
struct MilestoneState {
  std::optional<time::Instant> at;
  std::array<bool, 4> listed{};
  friend bool operator==(const MilestoneState&, const MilestoneState&) = default;
};
using MilestoneList = std::optional<std::vector<Milestone>>;
constexpr std::array<MilestoneList Times::*, 4> milestone_lists = {&Times::approximate, &Times::unknown,
                                                                   &Times::not_applicable, &Times::day_only};
constexpr std::array<std::string_view, 4> milestone_list_names = {"approximate", "unknown", "not_applicable",
                                                                  "day_only"};

MilestoneState state_of(const Times& times, Milestone milestone) {
  MilestoneState state{times.of(milestone), {}};
  for (std::size_t i = 0; i < milestone_lists.size(); ++i)
    state.listed[i] = contains(times.*milestone_lists[i], milestone);
  return state;
}

/// A time alone is its text, nothing is null; else an object: {"at": …, "approximate": true}.
json::Value tree_of_state(const MilestoneState& state) {
  if (std::ranges::find(state.listed, true) == state.listed.end()) return to_json_value(state.at);
  json::Value tree;
  if (state.at) tree.set("at", to_json_value(*state.at));
  for (std::size_t i = 0; i < milestone_lists.size(); ++i)
    if (state.listed[i]) tree.set(milestone_list_names[i], to_json_value(true));
  return tree;
}

bool changed(bool base, bool current, bool other) { return current == base ? other : current; }

class Merger {
 public:
  Record run(const Record& base, const Record& current, const Record& other) {
    auto merged = merge_object(base, current, other, {});
    if (merged.status == Status::final) merged.interview = {};
    return merged;
  }
  std::vector<Conflict>& conflicts() { return conflicts_; }

 private:
  /// `at` is a pointer that names items.
  template <std::derived_from<Object> T>
  T merge_object(const T& base, const T& current, const T& other, const std::string& at) {
    T merged = current;
    merged.given = changed(base.given, current.given, other.given);
    merge_extra(merged.extra, base.extra, current.extra, other.extra, at);
    if constexpr (!together<T>.empty()) merge_together(merged, base, current, other, at);
    each_field<T>([&](const auto& field) {
      if constexpr (requires { field.get; }) {
        if (std::ranges::find(together<T>, field.key) != together<T>.end()) return;
        const auto of = [&](auto& object) -> auto& { return std::invoke(field.get, object); };
        merge_value(of(merged), of(base), of(current), of(other), at + "/" + std::string(field.key));
      }
    });
    if constexpr (std::same_as<T, Record>) merge_identity(merged, base, current, other);
    return merged;
  }

  template <class T>
  void merge_together(T& merged, const T& base, const T& current, const T& other, const std::string& at) {
    bool current_changed = false, other_changed = false;
    const auto each = [&](auto use) {
      each_field<T>([&](const auto& field) {
        if constexpr (requires { field.get; })
          if (std::ranges::find(together<T>, field.key) != together<T>.end()) use(field);
      });
    };
    each([&](const auto& field) {
      current_changed = current_changed || std::invoke(field.get, current) != std::invoke(field.get, base);
      other_changed = other_changed || std::invoke(field.get, other) != std::invoke(field.get, base);
    });
    each([&](const auto& field) {
      const auto& ours = std::invoke(field.get, current);
      const auto& theirs = std::invoke(field.get, other);
      if (!current_changed)
        std::invoke(field.get, merged) = theirs;
      else if (other_changed && ours != theirs)
        add_conflict(at + "/" + std::string(field.key), value_or_null(ours), value_or_null(theirs));
    });
  }

  template <class T>
  static json::Value value_or_null(const T& value) {
    return is_absent(value) ? json::Value{} : to_json_value(value);
  }

  template <class T>
  void merge_whole(T& into, const T& base, const T& current, const T& other, const std::string& at) {
    if (current == base)
      into = other;
    else if (other != base && other != current)
      add_conflict(at, value_or_null(current), value_or_null(other));
  }

  // One overload for every type that a field may have; others are taken whole.
  template <class T>
  void merge_value(T& into, const T& base, const T& current, const T& other, const std::string& at) {
    merge_whole(into, base, current, other, at);
  }

  template <std::derived_from<Object> T>
  void merge_value(T& into, const T& base, const T& current, const T& other, const std::string& at) {
    into = merge_object(base, current, other, at);
  }
  /// An approval is of exactly one state of the texts.
  void merge_value(Approval& into, const Approval& base, const Approval& current, const Approval& other,
                   const std::string& at) {
    merge_whole(into, base, current, other, at);
  }
  /// Progress, not content: never a conflict.
  void merge_value(Interview& into, const Interview& base, const Interview& current, const Interview& other,
                   const std::string& at) {
    const auto before = conflicts_.size();
    into = merge_object(base, current, other, at);
    conflicts_.resize(before);
  }
  void merge_value(LastIds& into, const LastIds& base, const LastIds& current, const LastIds& other,
                   const std::string&) {
    const auto highest = [](const std::optional<Number>& a, const std::optional<Number>& b) {
      return !a || (b && b->value > a->value) ? b : a;
    };
    each_field<LastIds>([&](const auto& field) {
      std::invoke(field.get, into) = highest(highest(std::invoke(field.get, current), std::invoke(field.get, other)),
                                             std::invoke(field.get, base));
    });
    into.given = current.given || other.given;
  }
  void merge_value(Times& into, const Times& base, const Times& current, const Times& other, const std::string& at) {
    merge_extra(into.extra, base.extra, current.extra, other.extra, at);
    into.given = changed(base.given, current.given, other.given);
    std::array<MilestoneState, milestones.size()> states;
    for (const Milestone milestone : milestones)
      states[static_cast<std::size_t>(milestone)] =
          merge_milestone(state_of(base, milestone), state_of(current, milestone), state_of(other, milestone),
                          at + "/" + std::string(to_string(milestone)));
    for (const Milestone milestone : milestones) into.of(milestone) = states[static_cast<std::size_t>(milestone)].at;
    for (std::size_t i = 0; i < milestone_lists.size(); ++i) {
      const auto list = milestone_lists[i];
      const auto belongs = [&](Milestone milestone) { return states[static_cast<std::size_t>(milestone)].listed[i]; };
      const bool is_unchanged = current.*list == base.*list;
      set_list(into.*list, belongs,
               changed((base.*list).has_value(), (current.*list).has_value(), (other.*list).has_value()),
               {is_unchanged ? &(other.*list) : &(current.*list), is_unchanged ? &(current.*list) : &(other.*list)});
    }
  }

  template <std::derived_from<Object> T>
  void merge_value(std::optional<T>& into, const std::optional<T>& base, const std::optional<T>& current,
                   const std::optional<T>& other, const std::string& at) {
    if (current && other)
      into = merge_object(base.value_or(T{}), *current, *other, at);
    else
      merge_whole(into, base, current, other, at);
  }
  /// Of two issues for one fix CURRENT's stays; of one issue the state that was seen last.
  void merge_value(std::optional<Ticket>& into, const std::optional<Ticket>& base, const std::optional<Ticket>& current,
                   const std::optional<Ticket>& other, const std::string& at) {
    if (!current || !other || current->url != other->url) return merge_whole(into, base, current, other, at);
    const auto synced = [](const Ticket& ticket) { return ticket.synced_at ? ticket.synced_at->at : time::Micros{}; };
    const auto before = conflicts_.size();
    into = merge_object(base.value_or(Ticket{}), *current, *other, at);
    conflicts_.resize(before);
    const auto& last = synced(*other) > synced(*current) ? *other : *current;
    into->state = last.state;
    into->synced_at = last.synced_at;
  }
  void merge_value(std::optional<json::Value>& into, const std::optional<json::Value>& base,
                   const std::optional<json::Value>& current, const std::optional<json::Value>& other,
                   const std::string& at) {
    const auto pointer = [](const std::optional<json::Value>& value) { return value ? &*value : nullptr; };
    into = merge_json(pointer(base), pointer(current), pointer(other), at);
  }
  void merge_value(TextsById& into, const TextsById& base, const TextsById& current, const TextsById& other,
                   const std::string& at) {
    const auto tree = [](const TextsById& texts) {
      return texts ? std::optional(to_json_value(*texts)) : std::optional<json::Value>();
    };
    std::optional<json::Value> merged;
    merge_value(merged, tree(base), tree(current), tree(other), at);
    into.reset();
    if (!merged) return;
    into.emplace();
    for (std::size_t i = 0; i < merged->keys.size(); ++i) into->push_back({merged->keys[i], merged->items[i].text});
  }
  template <class Item>
  void merge_value(std::optional<std::vector<Item>>& into, const std::optional<std::vector<Item>>& base,
                   const std::optional<std::vector<Item>>& current, const std::optional<std::vector<Item>>& other,
                   const std::string& at) {
    const NamedItems b(base), c(current), o(other);
    std::map<std::string, Item> merged;
    std::set<std::string> kept;
    const auto keep = [&](const std::string& name, Item item) {
      kept.insert(name);
      merged.emplace(name, std::move(item));
    };
    for (const auto& name : c.names()) {
      const Item& ours = *c.find(name);
      const Item* theirs = o.find(name);
      const Item* before = b.find(name);
      if (theirs != nullptr) {
        keep(name, merge_item(before, ours, *theirs, at + "/" + escape_key(name)));
      } else if (before == nullptr || !(ours == *before)) {
        keep(name, ours);
        if (before != nullptr) add_conflict(at + "/" + escape_key(name), to_json_value(ours), {});
      }
    }
    for (const auto& name : o.names()) {
      if (c.find(name) != nullptr) continue;
      const Item& theirs = *o.find(name);
      const Item* before = b.find(name);
      if (before == nullptr)
        keep(name, theirs);
      else if (!(theirs == *before))
        add_conflict(at + "/-", {}, to_json_value(theirs));
    }
    const bool is_present = changed(base.has_value(), current.has_value(), other.has_value());
    into.reset();
    if (!is_present && kept.empty()) return;
    into.emplace();
    for (const auto& name : merge_order(b.names(), c.names(), o.names(), kept))
      into->push_back(std::move(merged.at(name)));
  }

  template <class Item>
  Item merge_item(const Item* base, const Item& current, const Item& other, const std::string& at) {
    if constexpr (std::derived_from<Item, Object>)
      return merge_object(base != nullptr ? *base : Item{}, current, other, at);
    else
      return current;
  }

  MilestoneState merge_milestone(const MilestoneState& base, const MilestoneState& current, const MilestoneState& other,
                                 const std::string& at) {
    if (current == base || current == other) return other;
    if (other == base) return current;
    if (current.at && current.at == other.at) {
      auto merged = current;
      for (std::size_t i = 0; i < merged.listed.size(); ++i)
        merged.listed[i] = changed(base.listed[i], current.listed[i], other.listed[i]);
      return merged;
    }
    add_conflict(at, tree_of_state(current), tree_of_state(other));
    return current;
  }

  /// One of the lists that already says so; else in the order of the milestones.
  template <class Belongs>
  static void set_list(MilestoneList& into, Belongs belongs, bool is_present,
                       std::array<const MilestoneList*, 2> candidates) {
    std::vector<Milestone> wanted;
    std::ranges::copy_if(milestones, std::back_inserter(wanted), belongs);
    into.reset();
    if (wanted.empty() && !is_present) return;
    for (const auto* candidate : candidates)
      if (*candidate && (*candidate)->size() == wanted.size() &&
          std::ranges::all_of(**candidate, [&](Milestone m) { return belongs(m); })) {
        into = *candidate;
        return;
      }
    into = std::move(wanted);
  }

  using Extra = std::vector<std::pair<std::string, json::Value>>;
  void merge_extra(Extra& into, const Extra& base, const Extra& current, const Extra& other, const std::string& at) {
    if (base.empty() && current.empty() && other.empty()) return;
    const auto tree = [](const Extra& extra) {
      json::Value object{json::Value::Kind::object, {}, {}, {}};
      for (const auto& [key, value] : extra) object.set(key, value);
      return object;
    };
    const auto b = tree(base), c = tree(current), o = tree(other);
    const auto merged = merge_json(&b, &c, &o, at);
    into.clear();
    for (std::size_t i = 0; i < merged->keys.size(); ++i) into.emplace_back(merged->keys[i], merged->items[i]);
  }

  /// Objects key by key, other values whole; nullptr and nullopt: absent.
  std::optional<json::Value> merge_json(const json::Value* base, const json::Value* current, const json::Value* other,
                                        const std::string& at) {
    const auto same = [](const json::Value* a, const json::Value* b) {
      return a == b || (a != nullptr && b != nullptr && *a == *b);
    };
    const auto value = [](const json::Value* v) { return v != nullptr ? std::optional(*v) : std::nullopt; };
    if (same(current, base) || same(current, other)) return value(other);
    if (same(other, base)) return value(current);
    const auto is_object = [](const json::Value* v) { return v != nullptr && v->kind == json::Value::Kind::object; };
    if (!is_object(current) || !is_object(other)) {
      add_conflict(at, value(current).value_or(json::Value{}), value(other).value_or(json::Value{}));
      return value(current);
    }
    const json::Value none;
    const auto& before = is_object(base) ? *base : none;
    json::Value merged{json::Value::Kind::object, {}, {}, {}};
    const auto take = [&](const std::string& key) {
      if (auto one = merge_json(before.find(key), current->find(key), other->find(key), at + "/" + escape_key(key)))
        merged.set(key, std::move(*one));
    };
    for (const auto& key : current->keys) take(key);
    for (const auto& key : other->keys)
      if (current->find(key) == nullptr) take(key);
    return merged;
  }

  /// The id is the name of the file, and the uid marks filed issues: neither is a question to people.
  void merge_identity(Record& merged, const Record& base, const Record& current, const Record& other) {
    std::erase_if(conflicts_, [](const Conflict& conflict) { return conflict.at == "/id" || conflict.at == "/uid"; });
    const auto has_tickets = [](const Record& record) {
      return record.fixes && std::ranges::any_of(*record.fixes, [](const Fix& fix) { return fix.ticket.has_value(); });
    };
    if (!base.uid && current.uid && other.uid && has_tickets(other) && !has_tickets(current)) merged.uid = other.uid;
  }

  void add_conflict(std::string at, json::Value ours, json::Value theirs) {
    Conflict conflict;
    conflict.given = true;
    conflict.at = std::move(at);
    conflict.ours = std::move(ours);
    conflict.theirs = std::move(theirs);
    conflicts_.push_back(std::move(conflict));
  }

  std::vector<Conflict> conflicts_;
};

}  // namespace

MergeResult merge(const Record& base, const Record& current, const Record& other) {
  MergeResult result;
  auto ids = plan_ids(base, current, other);
  result.renumbered = std::move(ids.changes);
  Record b = base, c = current, o = other;
  renumber(c, ids.current);
  renumber(o, ids.other);
  for (auto* record : {&b, &c, &o}) use_item_names(*record);

  Merger merger;
  auto& merged = result.record;
  merged = merger.run(b, c, o);
  auto& conflicts = merger.conflicts();
  const auto listed_before = merged.conflicts ? merged.conflicts->size() : 0;
  if (!conflicts.empty()) {
    if (!merged.conflicts) merged.conflicts.emplace();
    std::ranges::move(conflicts, std::back_inserter(*merged.conflicts));
  }
  result.kept = keep_referenced(merged, c, o);
  drop_removals(merged, listed_before, result.kept);
  result.lost_waivers = keep_waivers(merged, c, o, listed_before, result.kept);
  result.conflicts = (merged.conflicts ? merged.conflicts->size() : 0) - listed_before;
  // Also the numbers that were given up.
  for (const Record* before : std::initializer_list<const Record*>{&base, &current, &other, &c, &o})
    update_last_ids(merged, *before);
  sort_timeline(merged);
  for (const auto& waiver : use_item_indexes(merged)) result.lost_waivers.push_back(lost_waiver(waiver));
  return result;
}

}  // namespace pm::record
