#include <pm/references.hpp>

#include <algorithm>
#include <set>

namespace pm::record {

namespace {

template <class Item, class Use>
void each(std::optional<std::vector<Item>>& items, Use use) {
  if (items)
    for (Item& item : *items) use(item);
}

void use_texts(TextsById& texts, const NewIds& ids) {
  each(texts, [&](TextForId& text) {
    if (const auto found = ids.find(text.id); found != ids.end()) text.id = found->second;
  });
}

/// Calls `use(id, is_reference)` for the ids in a value: those of items, and references to items.
template <class Use>
void each_id_in(json::Value& value, std::string_view key, Use use) {
  const bool is_reference = key == "addresses" || key == "first_step_of" || key == "factor" || key == "broadest";
  if (value.kind == json::Value::Kind::string && (is_reference || key == "id")) use(value.text, is_reference);
  for (std::size_t i = 0; i < value.items.size(); ++i)
    each_id_in(value.items[i], value.keys.empty() ? key : std::string_view(value.keys[i]), use);
}

template <class Use>
void each_id_in(Conflict& conflict, Use use) {
  const auto key = std::string_view(conflict.at).substr(conflict.at.rfind('/') + 1);
  for (auto* value : {&conflict.ours, &conflict.theirs}) each_id_in(*value, key, use);
}

class Renumbering {
 public:
  Renumbering(Record& record, const NewIds& ids) : record_(record), ids_(ids) {}

  void run() {
    each(record_.timeline, [&](Event& event) { change(event.id); });
    for (auto* reasons : {&record_.why_so_long.detection, &record_.why_so_long.recovery})
      each(*reasons, [&](Reason& reason) { change(reason.factor); });
    each(record_.factors, [&](Factor& factor) {
      change(factor.id);
      each(factor.same_as, [&](std::string& link) { change_own_link(link); });
    });
    each(record_.fixes, [&](Fix& fix) {
      change(fix.id);
      change(fix.first_step_of);
      each(fix.addresses, [&](std::string& factor) { change(factor); });
    });
    change(record_.broadest);
    use_texts(record_.public_texts.timeline, ids_);
    use_texts(record_.public_texts.factors, ids_);
    use_texts(record_.public_texts.fixes, ids_);
    if (record_.interview.at) change_subject(*record_.interview.at);
    for (auto* questions : {&record_.interview.asked, &record_.interview.left, &record_.interview.said})
      each(*questions, [&](std::string& question) { change_subject(question); });
    each(record_.conflicts,
         [&](Conflict& conflict) { each_id_in(conflict, [&](std::string& id, bool) { change(id); }); });
  }

 private:
  void change(std::string& id) {
    if (const auto found = ids_.find(id); found != ids_.end()) id = found->second;
  }
  void change(Text& id) {
    if (id) change(*id);
  }
  /// "fix_who:X2"
  void change_subject(std::string& question) {
    const auto colon = question.rfind(':');
    if (colon == std::string::npos) return;
    const auto found = ids_.find(std::string_view(question).substr(colon + 1));
    if (found != ids_.end()) question.replace(colon + 1, std::string::npos, found->second);
  }
  void change_own_link(std::string& link) {
    auto to = FactorName::from(link);
    if (to.record != record_.id) return;
    change(to.factor);
    link = to.text();
  }

  Record& record_;
  const NewIds& ids_;
};

}  // namespace

void renumber(Record& record, const NewIds& ids) {
  if (!ids.empty()) Renumbering(record, ids).run();
}

std::vector<std::string> dangling_ids(Record record) {
  std::set<std::string_view> items;
  std::vector<std::string> dangling;
  const auto look_up = [&](const std::string& id) {
    if (!items.contains(id) && std::ranges::find(dangling, id) == dangling.end()) dangling.push_back(id);
  };
  const auto each_item = [](const auto& list, auto use) {
    if (list)
      for (const auto& item : *list) use(item);
  };
  each_item(record.factors, [&](const Factor& factor) { items.insert(factor.id); });
  each_item(record.fixes, [&](const Fix& fix) { items.insert(fix.id); });
  for (const auto* reasons : {&record.why_so_long.detection, &record.why_so_long.recovery})
    each_item(*reasons, [&](const Reason& reason) {
      if (reason.factor) look_up(*reason.factor);
    });
  each_item(record.fixes, [&](const Fix& fix) {
    each_item(fix.addresses, look_up);
    if (fix.first_step_of) look_up(*fix.first_step_of);
  });
  if (record.broadest) look_up(*record.broadest);
  each(record.conflicts, [&](Conflict& conflict) {
    each_id_in(conflict, [&](const std::string& id, bool is_reference) {
      if (is_reference) look_up(id);
    });
  });
  return dangling;
}

FactorName FactorName::from(std::string_view text) {
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos) return {"", std::string(text)};
  return {std::string(text.substr(0, colon)), std::string(text.substr(colon + 1))};
}

}  // namespace pm::record
