#include <algorithm>
#include <array>
#include <charconv>
#include <numeric>

#include <pm/record_items.hpp>
#include <pm/text.hpp>

namespace pm::record {
namespace {

constexpr auto lists = std::to_array<ItemList>({
    {ListName::participants, 'P', "participants", "incident", "people", "/meeting/participants"},
    {ListName::timeline, 'T', "timeline", "timeline", "events", "/timeline"},
    {ListName::detection, 'D', "time to detect", "long", "until_seen", "/why_so_long/detection"},
    {ListName::mitigation, 'M', "time to mitigate", "long", "until_well", "/why_so_long/recovery"},
    {ListName::surprises, 'S', "surprises", "noticed", "surprises", "/surprises"},
    {ListName::held, 'H', "what held", "noticed", "held", "/went_well"},
    {ListName::luck, 'L', "luck", "noticed", "lucky", "/lucky"},
    {ListName::absurdities, 'A', "absurdities", "noticed", "absurdities", "/absurdities"},
    {ListName::factors, 'F', "factors", "factors", "factors", "/factors"},
    {ListName::fixes, 'X', "fixes", "fixes", "fixes", "/fixes"},
    {ListName::ideas, 'I', "fix ideas", "fixes", "", "/fix_ideas"},
    {ListName::parking, 'K', "parking lot", "", "", "/parking_lot"},
    {ListName::custom, 'C', "your team's lists", "", "", "/custom"},
});

constexpr std::size_t longest_number = 6;

/// A list in `custom`, and where in it an item is.
struct CustomPlace {
  std::size_t key, index;
};

bool is_list(const json::Value& value) { return value.kind == json::Value::Kind::array; }

std::optional<CustomPlace> custom_place(const Record& r, std::size_t number) {
  if (!r.custom) return std::nullopt;
  for (std::size_t key = 0; key < r.custom->items.size(); ++key) {
    const auto& value = r.custom->items[key];
    if (!is_list(value)) continue;
    if (number < value.items.size()) return CustomPlace{key, number};
    number -= value.items.size();
  }
  return std::nullopt;
}

std::size_t custom_count(const Record& r) {
  std::size_t count = 0;
  if (r.custom)
    for (const auto& value : r.custom->items)
      if (is_list(value)) count += value.items.size();
  return count;
}

/// Calls `use` with the list; `custom` is no list of the model.
template <class AnyRecord, class Use>
void with_list(AnyRecord& r, ListName list, Use use) {
  switch (list) {
    case ListName::timeline:
      return use(r.timeline);
    case ListName::factors:
      return use(r.factors);
    case ListName::fixes:
      return use(r.fixes);
    case ListName::detection:
      return use(r.why_so_long.detection);
    case ListName::mitigation:
      return use(r.why_so_long.recovery);
    case ListName::surprises:
      return use(r.surprises);
    case ListName::held:
      return use(r.went_well);
    case ListName::luck:
      return use(r.lucky);
    case ListName::absurdities:
      return use(r.absurdities);
    case ListName::participants:
      return use(r.meeting.participants);
    case ListName::ideas:
      return use(r.fix_ideas);
    case ListName::parking:
      return use(r.parking_lot);
    case ListName::custom:
      return;
  }
}

std::string identity_text(const std::string& item) { return item; }
std::string identity_text(const Event& item) { return item.text; }
std::string identity_text(const Factor& item) { return item.text; }
std::string identity_text(const Fix& item) { return item.title; }
std::string identity_text(const Reason& item) { return item.text; }
std::string identity_text(const Participant& item) { return item.role ? item.name + ", " + *item.role : item.name; }

void set_words(std::string& item, std::string words) { item = std::move(words); }
void set_words(Event& item, std::string words) { item.text = std::move(words); }
void set_words(Factor& item, std::string words) { item.text = std::move(words); }
void set_words(Fix& item, std::string words) { item.title = std::move(words); }
void set_words(Reason& item, std::string words) { item.text = std::move(words); }
void set_words(Participant& item, const std::string& words) {
  const auto comma = words.find(',');
  const auto role = comma == std::string::npos ? std::string() : std::string(text::trim(words.substr(comma + 1)));
  item.name = std::string(text::trim(std::string_view(words).substr(0, comma)));
  item.role = role.empty() ? Text{} : Text{role};
}

/// Empty: the item is named by its place.
template <class Item>
std::string own_id(const Item& item) {
  if constexpr (requires { item.id; })
    return item.id;
  else
    return "";
}

template <class Item>
constexpr std::string_view leaf_of() {
  if constexpr (std::is_same_v<Item, Fix>) return "/title";
  if constexpr (std::is_same_v<Item, Participant>) return "/name";
  if constexpr (std::is_same_v<Item, std::string>) return "";
  return "/text";
}

/// The number of an id, "S2" or "s2"; nullopt if it has another form.
std::optional<std::size_t> number_in(std::string_view id) {
  if (id.size() < 2 || id.size() > longest_number + 1 || id[1] == '0') return std::nullopt;
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(id.data() + 1, id.data() + id.size(), number);
  if (error != std::errc{} || end != id.data() + id.size()) return std::nullopt;
  return number;
}

/// What points at items by their place follows them, and goes with those that are removed.
template <class Pointing>
void follow(std::optional<std::vector<Pointing>>& all, std::string_view list, std::span<const std::size_t> order) {
  if (!all) return;
  const auto prefix = std::string(list) + "/";
  const auto erased = std::erase_if(*all, [&](Pointing& one) {
    if (!one.at.starts_with(prefix)) return false;
    std::size_t place = 0;
    const auto* const last = one.at.data() + one.at.size();
    const auto [end, error] = std::from_chars(one.at.data() + prefix.size(), last, place);
    if (error != std::errc{} || (end != last && *end != '/')) return false;
    const auto now = std::ranges::find(order, place);
    if (now == order.end()) return true;
    one.at = prefix + std::to_string(now - order.begin()) + std::string(end, last);
    return false;
  });
  if (erased > 0 && all->empty()) all.reset();
}

void forget_public_text(TextsById& texts, const std::string& id) {
  if (texts) std::erase_if(*texts, [&](const TextForId& text) { return text.id == id; });
}

/// Removes what refers to an event, factor or fix that is gone.
void forget(Record& r, const std::string& id) {
  for (auto* texts : {&r.public_texts.timeline, &r.public_texts.factors, &r.public_texts.fixes})
    forget_public_text(*texts, id);
  for (auto* reasons : {&r.why_so_long.detection, &r.why_so_long.recovery})
    if (*reasons)
      for (auto& reason : **reasons)
        if (reason.factor == id) reason.factor.reset();
  if (r.broadest == id) r.broadest.reset();
  if (!r.fixes) return;
  for (auto& fix : *r.fixes) {
    if (fix.addresses) std::erase(*fix.addresses, id);
    if (fix.first_step_of == id) fix.first_step_of.reset();
  }
}

template <class Item>
void put_in_order(std::vector<Item>& items, std::span<const std::size_t> order) {
  std::vector<Item> now;
  now.reserve(order.size());
  for (const auto place : order) now.push_back(items[place]);
  items = std::move(now);
}

/// The part of an order of `custom` that is within one of its lists.
void reorder_custom(Record& r, std::span<const std::size_t> order) {
  std::size_t before = 0;
  for (std::size_t key = 0; r.custom && key < r.custom->items.size(); ++key) {
    auto& value = r.custom->items[key];
    if (!is_list(value)) continue;
    std::vector<std::size_t> own;
    for (const auto place : order)
      if (place >= before && place < before + value.items.size()) own.push_back(place - before);
    before += value.items.size();
    put_in_order(value.items, own);
    const auto pointer = "/custom/" + r.custom->keys[key];
    follow(r.waivers, pointer, own);
    follow(r.conflicts, pointer, own);
  }
}

bool can_be_linked(ListName list) {
  constexpr auto linked = std::to_array({ListName::detection, ListName::mitigation, ListName::surprises, ListName::held,
                                         ListName::luck, ListName::factors});
  return std::ranges::find(linked, list) != linked.end();
}

}  // namespace

std::span<const ItemList> item_lists() { return lists; }

const ItemList& item_list(ListName name) { return *std::ranges::find(lists, name, &ItemList::name); }

const ItemList* list_of_letter(char letter) {
  if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
  const auto* const found = std::ranges::find(lists, letter, &ItemList::letter);
  return found == lists.end() ? nullptr : found;
}

bool is_item_id(std::string_view id) { return !id.empty() && list_of_letter(id[0]) != nullptr && number_in(id); }

std::optional<ItemPlace> find_item(const Record& r, std::string_view id) {
  if (!is_item_id(id)) return std::nullopt;
  const auto& list = *list_of_letter(id[0]);
  const auto number = *number_in(id);
  std::optional<ItemPlace> found;
  if (list.name == ListName::custom) {
    if (number <= custom_count(r)) found = ItemPlace{list.name, number - 1};
    return found;
  }
  with_list(r, list.name, [&](const auto& items) {
    if (!items) return;
    for (std::size_t i = 0; i < items->size(); ++i) {
      const auto own = own_id((*items)[i]);
      if (own.empty() ? i + 1 == number : std::string_view(own).substr(1) == id.substr(1)) found = {list.name, i};
    }
  });
  return found;
}

std::size_t item_count(const Record& r, ListName list) {
  if (list == ListName::custom) return custom_count(r);
  std::size_t count = 0;
  with_list(r, list, [&](const auto& items) { count = items ? items->size() : 0; });
  return count;
}

std::string item_id(const Record& r, const ItemPlace& at) {
  std::string id;
  with_list(r, at.list, [&](const auto& items) { id = own_id((*items)[at.index]); });
  return id.empty() ? item_list(at.list).letter + std::to_string(at.index + 1) : id;
}

std::string item_text(const Record& r, const ItemPlace& at) {
  if (const auto custom = at.list == ListName::custom ? custom_place(r, at.index) : std::nullopt)
    return r.custom->items[custom->key].items[custom->index].text;
  std::string words;
  with_list(r, at.list, [&](const auto& items) { words = identity_text((*items)[at.index]); });
  return words;
}

std::string item_pointer(const Record& r, const ItemPlace& at) {
  if (const auto custom = at.list == ListName::custom ? custom_place(r, at.index) : std::nullopt)
    return "/custom/" + r.custom->keys[custom->key] + "/" + std::to_string(custom->index);
  auto pointer = std::string(item_list(at.list).pointer) + "/" + std::to_string(at.index);
  with_list(r, at.list, [&]<class Item>(const std::optional<std::vector<Item>>&) { pointer += leaf_of<Item>(); });
  return pointer;
}

std::optional<ItemPlace> item_at_pointer(const Record& r, std::string_view pointer) {
  for (const auto& list : lists)
    if (pointer.starts_with(list.pointer))
      for (std::size_t i = 0; i < item_count(r, list.name); ++i) {
        const ItemPlace place{list.name, i};
        auto item = item_pointer(r, place);
        if (list.name != ListName::custom) item.resize(list.pointer.size() + 1 + std::to_string(i).size());
        if (pointer == item || pointer.starts_with(item + "/")) return place;
      }
  return std::nullopt;
}

void set_item_text(Record& r, const ItemPlace& at, std::string words) {
  if (const auto custom = at.list == ListName::custom ? custom_place(r, at.index) : std::nullopt)
    r.custom->items[custom->key].items[custom->index] = json::Value::string(words);
  with_list(r, at.list, [&](auto& items) { set_words((*items)[at.index], std::move(words)); });
}

void reorder_items(Record& r, ListName list, std::span<const std::size_t> order) {
  if (list == ListName::custom) return reorder_custom(r, order);
  std::vector<std::string> gone;
  with_list(r, list, [&](auto& items) {
    if (!items) return;
    for (std::size_t i = 0; i < items->size(); ++i)
      if (std::ranges::find(order, i) == order.end()) gone.push_back(own_id((*items)[i]));
    put_in_order(*items, order);
  });
  const auto pointer = item_list(list).pointer;
  follow(r.waivers, pointer, order);
  follow(r.conflicts, pointer, order);
  for (const auto& id : gone)
    if (!id.empty()) forget(r, id);
}

void remove_item(Record& r, const ItemPlace& at) {
  std::vector<std::size_t> order(item_count(r, at.list));
  std::iota(order.begin(), order.end(), 0U);
  order.erase(order.begin() + static_cast<std::ptrdiff_t>(at.index));
  reorder_items(r, at.list, order);
}

std::vector<std::string> linked_items(const Record& r, const ItemPlace& at) {
  std::vector<std::string> linked;
  if (!can_be_linked(at.list)) return linked;
  const auto id = item_id(r, at), words = item_text(r, at);
  const auto factor_of = [&](const ItemPlace& place) {
    Text factor;
    with_list(r, place.list, [&]<class Item>(const std::optional<std::vector<Item>>& items) {
      if constexpr (std::is_same_v<Item, Reason>) factor = (*items)[place.index].factor;
    });
    return factor;
  };
  for (const auto& list : lists) {
    if (!can_be_linked(list.name)) continue;
    for (std::size_t i = 0; i < item_count(r, list.name); ++i) {
      const ItemPlace other{list.name, i};
      if (other == at) continue;
      const auto other_id = item_id(r, other);
      const bool is_link = factor_of(at) == other_id || factor_of(other) == id;
      const bool is_equal = other.list != at.list && item_text(r, other) == words;
      if (is_link || is_equal) linked.push_back(other_id);
    }
  }
  return linked;
}

std::string_view author_of(const Event& event) {
  if (!event.who) return {};
  const auto who = text::trim(*event.who);
  return who == unknown_author ? std::string_view() : who;
}

}  // namespace pm::record
