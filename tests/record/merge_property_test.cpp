// Merges of random records, held to what `merge` promises. `PM_MERGE_PAIRS` sets how many (default: 1000);
// scripts/merge-property runs a million.
#include <pm/merge.hpp>
#include <pm/references.hpp>

#include <algorithm>
#include <cstdlib>
#include <random>
#include <set>

#include "catch.hpp"

using namespace pm::record;

namespace {

/// Random records and edits. Few texts and few values, so that both sides often make the same change.
class Author {
 public:
  explicit Author(unsigned long seed) : random_(seed) {}

  Record base() {
    Record record;
    record.given = true;
    record.id = "2026-11-20-checkout-500s";
    record.title = "Checkout answers with 500s";
    for (auto n = below(4); n > 0; --n) add_event(record);
    for (auto n = below(4); n > 0; --n) add_factor(record);
    for (auto n = below(4); n > 0; --n) add_fix(record);
    for (auto n = below(6); n > 0; --n) edit(record);
    return record;
  }
  Record edited(Record record) {
    for (auto n = below(8); n > 0; --n) edit(record);
    return record;
  }

 private:
  std::size_t below(std::size_t n) { return random_() % n; }
  bool chance(std::size_t one_in) { return below(one_in) == 0; }
  std::string text(std::string_view what) { return std::string(what) + " " + std::to_string(below(12)); }
  pm::time::Instant instant() {
    return *pm::time::parse_instant("2026-11-20T1" + std::to_string(below(3)) + ":0" + std::to_string(below(10)) +
                                    ":00Z");
  }
  template <class Item>
  Item* any(std::optional<std::vector<Item>>& items) {
    return items && !items->empty() ? &(*items)[below(items->size())] : nullptr;
  }
  Milestone milestone() { return milestones[below(milestones.size())]; }

  void add_event(Record& record) {
    Event event;
    event.given = true;
    event.id = next_event_id(record);
    event.at = instant();
    event.text = text("event");
    if (chance(4)) event.key = text("chat");
    if (!record.timeline) record.timeline.emplace();
    record.timeline->push_back(std::move(event));
    sort_timeline(record);
  }
  void add_factor(Record& record) {
    Factor factor;
    factor.given = true;
    factor.id = next_factor_id(record);
    factor.text = text("factor");
    if (chance(4)) factor.same_as = {"2026-01-01-before:F" + std::to_string(1 + below(3))};
    if (!record.factors) record.factors.emplace();
    const auto place = chance(4) ? below(record.factors->size() + 1) : record.factors->size();
    record.factors->insert(record.factors->begin() + static_cast<std::ptrdiff_t>(place), std::move(factor));
    fix_waivers(record, place);
  }
  /// Waivers follow the factor that they are about.
  static void fix_waivers(Record& record, std::size_t inserted) {
    if (!record.waivers) return;
    for (auto& waiver : *record.waivers) {
      const auto place = std::stoul(waiver.at.substr(9));
      if (place >= inserted) waiver.at = "/factors/" + std::to_string(place + 1) + "/text";
    }
  }
  void add_fix(Record& record) {
    Fix fix;
    fix.given = true;
    fix.id = next_fix_id(record);
    fix.title = text("fix");
    if (const auto* factor = any(record.factors); factor != nullptr && chance(2)) fix.addresses = {factor->id};
    if (const auto* later = any(record.fixes); later != nullptr && chance(3)) fix.first_step_of = later->id;
    if (chance(3)) fix.ticket = ticket();
    if (!record.fixes) record.fixes.emplace();
    record.fixes->push_back(std::move(fix));
  }
  Ticket ticket() {
    Ticket ticket;
    ticket.given = true;
    ticket.key = std::to_string(below(5));
    ticket.url = "https://github.com/owner/name/issues/" + *ticket.key;
    return ticket;
  }

  void remove_factor(Record& record) {
    if (any(record.factors) == nullptr) return;
    const auto before = record;
    const auto place = below(record.factors->size());
    const auto id = (*record.factors)[place].id;
    record.factors->erase(record.factors->begin() + static_cast<std::ptrdiff_t>(place));
    if (record.fixes)
      for (auto& fix : *record.fixes)
        if (fix.addresses) std::erase(*fix.addresses, id);
    if (record.why_so_long.detection)
      for (auto& reason : *record.why_so_long.detection)
        if (reason.factor == id) reason.factor.reset();
    if (auto& texts = record.public_texts.factors)
      std::erase_if(*texts, [&](const TextForId& text) { return text.id == id; });
    if (record.waivers) {
      std::erase_if(*record.waivers, [&](const Waiver& w) { return std::stoul(w.at.substr(9)) == place; });
      for (auto& waiver : *record.waivers)
        if (const auto at = std::stoul(waiver.at.substr(9)); at > place)
          waiver.at = "/factors/" + std::to_string(at - 1) + "/text";
    }
    update_last_ids(record, before);
  }
  void remove_fix(Record& record) {
    if (any(record.fixes) == nullptr) return;
    const auto before = record;
    const auto place = below(record.fixes->size());
    const auto id = (*record.fixes)[place].id;
    record.fixes->erase(record.fixes->begin() + static_cast<std::ptrdiff_t>(place));
    for (auto& fix : *record.fixes)
      if (fix.first_step_of == id) fix.first_step_of.reset();
    if (record.broadest == id) record.broadest.reset();
    update_last_ids(record, before);
  }
  void edit_fix(Fix& fix) {
    switch (below(6)) {
      case 0:
        fix.title = text("fix");
        break;
      case 1:
        fix.owner = text("owner");
        break;
      case 2:
        fix.status = FixStatus::done, fix.closed_at = instant(), fix.closed_why.reset();
        break;
      case 3:
        fix.status = FixStatus::dropped, fix.closed_at = instant(), fix.closed_why = text("because");
        break;
      case 4:
        fix.status = FixStatus::open, fix.closed_at.reset(), fix.closed_why.reset();
        break;
      default:
        fix.ticket = ticket();
    }
  }
  void edit_times(Times& times) {
    const auto m = milestone();
    const auto drop = [&](std::optional<std::vector<Milestone>>& list) {
      if (list) std::erase(*list, m);
    };
    const auto add = [&](std::optional<std::vector<Milestone>>& list) {
      if (!list) list.emplace();
      list->push_back(m);
    };
    for (auto* each : {&times.approximate, &times.unknown, &times.not_applicable, &times.day_only}) drop(*each);
    times.of(m).reset();
    const auto choice = below(4);
    if (choice == 0) return add(times.unknown);
    if (choice == 1) return add(times.not_applicable);
    times.of(m) = instant();
    if (choice == 2) add(times.approximate);
  }
  void edit_texts(Texts& texts) {
    if (!texts) texts.emplace();
    if (auto* one = any(texts); one != nullptr && chance(3))
      *one = text("text");
    else if (one != nullptr && chance(3))
      texts->erase(texts->begin() + static_cast<std::ptrdiff_t>(one - texts->data()));
    else
      texts->insert(texts->begin() + static_cast<std::ptrdiff_t>(below(texts->size() + 1)), text("text"));
  }

  void edit(Record& record) {
    switch (below(18)) {
      case 0:
        return add_event(record);
      case 1:
        return add_factor(record);
      case 2:
        return add_fix(record);
      case 3:
        return remove_factor(record);
      case 4:
        return remove_fix(record);
      case 5:
        if (auto* event = any(record.timeline)) event->text = text("event");
        return;
      case 6:
        if (auto* event = any(record.timeline)) event->at = instant(), event->approx = chance(2);
        return sort_timeline(record);
      case 7:
        if (auto* factor = any(record.factors)) factor->text = text("factor");
        return;
      case 8:
        if (auto* fix = any(record.fixes)) edit_fix(*fix);
        return;
      case 9:
        if (auto* fix = any(record.fixes))
          if (const auto* factor = any(record.factors); factor != nullptr && !addresses(*fix, factor->id)) {
            if (!fix->addresses) fix->addresses.emplace();
            fix->addresses->push_back(factor->id);
          }
        return;
      case 10:
        if (const auto* fix = any(record.fixes)) record.broadest = fix->id;
        return;
      case 11:
        return edit_times(record.times);
      case 12:
        return edit_texts(chance(2) ? record.surprises : record.services);
      case 13:
        if (chance(2))
          record.severity = text("SEV");
        else
          record.impact.reset();
        return;
      case 14: {
        Reason reason;
        reason.given = true;
        reason.text = text("reason");
        if (const auto* factor = any(record.factors)) reason.factor = factor->id;
        if (!record.why_so_long.detection) record.why_so_long.detection.emplace();
        record.why_so_long.detection->push_back(std::move(reason));
        return;
      }
      case 15:
        if (!record.custom) record.custom.emplace();
        record.custom->set(text("key"), pm::json::Value::string(text("value")));
        return;
      case 16: {
        if (any(record.factors) == nullptr) return;
        const auto place = below(record.factors->size());
        Waiver waiver;
        waiver.given = true;
        waiver.rule = "root-cause";
        waiver.at = "/factors/" + std::to_string(place) + "/text";
        waiver.reason = "about " + (*record.factors)[place].id;
        if (!record.waivers) record.waivers.emplace();
        record.waivers->push_back(std::move(waiver));
        return;
      }
      default: {
        record.public_texts.given = true;
        const auto* factor = any(record.factors);
        if (factor == nullptr) return;
        auto& texts = record.public_texts.factors;
        if (!texts) texts.emplace();
        const auto there = std::ranges::find(*texts, factor->id, &TextForId::id);
        if (there == texts->end())
          texts->push_back({factor->id, text("public")});
        else
          there->text = text("public");
      }
    }
  }

  std::mt19937_64 random_;
};

template <class Item>
const std::vector<Item>& list(const std::optional<std::vector<Item>>& items) {
  static const std::vector<Item> none;
  return items ? *items : none;
}

/// The ids that the items of one side have after the merge.
NewIds ids_after(const MergeResult& merged, const Record& side, bool is_current) {
  NewIds ids;
  for (const auto& event : list(side.timeline)) ids[event.id] = event.id;
  for (const auto& factor : list(side.factors)) ids[factor.id] = factor.id;
  for (const auto& fix : list(side.fixes)) ids[fix.id] = fix.id;
  for (const auto& change : merged.renumbered)
    if (change.is_current == is_current) ids[change.from] = change.to;
  return ids;
}

/// A record without what may differ between two orders of a merge: the order of lists, and of keys.
Record normal(Record record) {
  const auto by_id = [](auto& items) {
    if (items) std::ranges::sort(*items, {}, [](const auto& item) { return item.id; });
  };
  for (auto* texts : {&record.surprises, &record.services})
    if (*texts) std::ranges::sort(**texts);
  for (auto& fix : record.fixes ? *record.fixes : *(record.fixes = std::vector<Fix>{}))
    if (fix.addresses) std::ranges::sort(*fix.addresses);
  if (record.factors)
    for (auto& factor : *record.factors)
      if (factor.same_as) std::ranges::sort(*factor.same_as);
  if (record.why_so_long.detection) {
    std::ranges::sort(*record.why_so_long.detection, {},
                      [](const Reason& r) { return r.text + r.factor.value_or(""); });
  }
  for (auto* milestones : {&record.times.approximate, &record.times.unknown, &record.times.not_applicable})
    if (*milestones) std::ranges::sort(**milestones);
  if (record.custom) {
    pm::json::Value sorted;
    auto keys = record.custom->keys;
    std::ranges::sort(keys);
    for (const auto& key : keys) sorted.set(key, *record.custom->find(key));
    record.custom = sorted;
  }
  // A waiver is about its factor, wherever that is.
  if (record.waivers) {
    for (auto& waiver : *record.waivers) waiver.at = (*record.factors)[std::stoul(waiver.at.substr(9))].id;
    std::ranges::sort(*record.waivers, {}, [](const Waiver& waiver) { return waiver.at + waiver.reason; });
  }
  by_id(record.public_texts.factors);
  by_id(record.timeline);
  by_id(record.factors);
  by_id(record.fixes);
  record.last_ids = {};
  // What was removed last leaves an empty list, or none.
  const auto drop_empty = [](auto& items) {
    if (items && items->empty()) items.reset();
  };
  drop_empty(record.timeline), drop_empty(record.factors), drop_empty(record.fixes);
  for (auto* milestones : {&record.times.approximate, &record.times.unknown, &record.times.not_applicable})
    drop_empty(*milestones);
  record.times.given = false;
  return record;
}

void decide_all(Record& record, bool theirs) {
  while (record.conflicts) {
    const auto group = conflict_groups(record).front();
    if (!theirs) {
      keep_ours(record, group);
      continue;
    }
    const auto taken = take_theirs(record, group);
    if (!taken) FAIL("OTHER's value does not fit: " << taken.error().message << "\n" << write(record));
  }
}

bool has_text(const Texts& texts, const std::string& text) {
  return std::ranges::find(list(texts), text) != list(texts).end();
}

/// A waiver is there if its factor is, and if its factor is a conflict of which CURRENT has none, it is named.
void check_waivers(const Record& side, const MergeResult& result, const auto& id_after) {
  const auto factor_of = [](const Record& record, const Waiver& waiver) {
    return (*record.factors)[std::stoul(waiver.at.substr(9))].id;
  };
  const auto& merged = result.record;
  for (const auto& waiver : list(side.waivers)) {
    const auto id = id_after(factor_of(side, waiver));
    const bool is_there = std::ranges::any_of(list(merged.waivers), [&](const Waiver& one) {
      return factor_of(merged, one) == id && one.reason == waiver.reason;
    });
    const bool is_named =
        std::ranges::find(result.lost_waivers, LostWaiver{id, waiver.rule, waiver.reason}) != result.lost_waivers.end();
    const bool in_conflict = std::ranges::any_of(list(merged.conflicts), [&](const Conflict& conflict) {
      const auto* conflict_id = conflict.theirs.find("id");
      return conflict.at == "/factors/-" && conflict_id != nullptr && conflict_id->text == id;
    });
    INFO(id << " " << waiver.reason);
    REQUIRE(is_there == (find_factor(merged, id) != nullptr));
    REQUIRE(is_named == in_conflict);
  }
}

/// The promises that hold for one side of a merge.
void check_side(const Record& base, const Record& side, const Record& other, const MergeResult& result,
                bool is_current) {
  const auto& merged = result.record;
  const auto ids = ids_after(result, side, is_current);
  const auto id = [&](const std::string& old) { return ids.at(old); };
  for (const auto& event : list(side.timeline))
    if (find_event(base, event.id) == nullptr) REQUIRE(find_event(merged, id(event.id)) != nullptr);
  for (const auto& factor : list(side.factors))
    if (find_factor(base, factor.id) == nullptr) {
      REQUIRE(find_factor(merged, id(factor.id)) != nullptr);
      REQUIRE(find_factor(merged, id(factor.id))->text == factor.text);
    }
  for (const auto& fix : list(side.fixes)) {
    if (find_fix(base, fix.id) != nullptr) continue;
    const auto* there = find_fix(merged, id(fix.id));
    REQUIRE(there != nullptr);
    REQUIRE(there->title == fix.title);
    for (const auto& factor : list(fix.addresses)) REQUIRE(addresses(*there, id(factor)));
  }
  check_waivers(side, result, id);
  for (const auto& text : list(side.surprises))
    if (!has_text(base.surprises, text)) REQUIRE(has_text(merged.surprises, text));
  if (side.severity != base.severity && other.severity == base.severity) REQUIRE(merged.severity == side.severity);
  for (const auto& fix : list(side.fixes)) {
    const auto* before = find_fix(base, fix.id);
    const auto* of_other = find_fix(other, fix.id);
    if (before == nullptr || of_other == nullptr || fix.owner == before->owner) continue;
    if (of_other->owner == before->owner) REQUIRE(find_fix(merged, fix.id)->owner == fix.owner);
  }
}

/// CURRENT keeps its numbers, unless a fix of OTHER with a ticket takes one.
void check_numbers(const MergeResult& result, const Record& current, const Record& other) {
  for (const auto& change : result.renumbered) {
    if (!change.is_current) continue;
    REQUIRE(change.from.front() == 'X');
    const auto* fix = find_fix(current, change.from);
    REQUIRE_FALSE(fix->ticket);
    const bool taken_by_ticket = std::ranges::any_of(list(other.fixes), [&](const Fix& theirs) {
      return theirs.ticket && (theirs.id == change.from || theirs.id == change.to);
    });
    REQUIRE(taken_by_ticket);
  }
}

bool is_removal(const Conflict& conflict) {
  using Kind = pm::json::Value::Kind;
  const bool of_item = conflict.ours.kind == Kind::object || conflict.theirs.kind == Kind::object;
  return of_item && conflict.at.starts_with("/factors/");
}

void check_pair(const Record& base, const Record& current, const Record& other) {
  const auto one = merge(base, current, other);
  const auto two = merge(base, other, current);
  // Valid, and written and read without a change.
  const auto text = write(one.record);
  const auto again = read(text);
  if (!again.record) FAIL(again.errors.front().pointer << " " << again.errors.front().message << "\n" << text);
  REQUIRE(write(*again.record) == text);
  REQUIRE(dangling_ids(one.record).empty());
  REQUIRE(list(one.record.conflicts).size() == one.conflicts);
  check_side(base, current, other, one, true);
  check_side(base, other, current, one, false);
  check_numbers(one, current, other);

  // Removed numbers are not used again.
  for (const auto* side : {&base, &current, &other})
    for (const auto& fix : list(side->fixes))
      REQUIRE(std::stoul(next_fix_id(one.record).substr(1)) > std::stoul(fix.id.substr(1)));

  // The other order gives the same, up to the numbers and the side that is kept in a conflict.
  REQUIRE(one.conflicts == two.conflicts);
  auto first = one.record, second = two.record;
  // A factor that CURRENT removed and OTHER changed is a conflict without its waivers; they are named.
  if (std::ranges::any_of(list(one.record.conflicts), is_removal)) first.waivers.reset(), second.waivers.reset();
  decide_all(first, false);
  decide_all(second, true);
  NewIds to_second;
  const auto relate = [&](const NewIds& in_first, const NewIds& in_second) {
    for (const auto& [id, now] : in_first) to_second[now] = in_second.at(id);
  };
  relate(ids_after(one, current, true), ids_after(two, current, false));
  relate(ids_after(one, other, false), ids_after(two, other, true));
  renumber(first, to_second);
  REQUIRE(write(normal(first)) == write(normal(second)));
}

std::size_t pairs() {
  const char* asked = std::getenv("PM_MERGE_PAIRS");
  return asked == nullptr ? 1000 : std::stoul(asked);
}
unsigned long first_seed() {
  const char* asked = std::getenv("PM_MERGE_SEED");
  return asked == nullptr ? 1 : std::stoul(asked);
}

}  // namespace

TEST_CASE("merge: random pairs") {
  const auto last = first_seed() + pairs();
  for (auto seed = first_seed(); seed < last; ++seed) {
    INFO("PM_MERGE_SEED=" << seed << " PM_MERGE_PAIRS=1");
    Author author(seed);
    const auto base = author.base();
    const auto current = author.edited(base), other = author.edited(base);
    INFO((pairs() == 1 ? "BASE " + write(base) + "CURRENT " + write(current) + "OTHER " + write(other) : ""));
    check_pair(base, current, other);
    if (seed % 8 == 0) {
      // Nothing is merged with something: something.
      REQUIRE(write(merge(base, current, base).record) == write(current));
      REQUIRE(write(merge(base, base, other).record) == write(other));
      REQUIRE(write(merge(base, current, current).record) == write(current));
    }
  }
}
