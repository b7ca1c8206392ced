#include "record/mutations.hpp"

#include <algorithm>
#include <fstream>
#include <random>
#include <set>
#include <sstream>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace mutations {

namespace {

using namespace std::literals;
using Json = nlohmann::ordered_json;
using Pointer = Json::json_pointer;

/// JSON that a value is replaced by: what is right somewhere is wrong elsewhere.
const std::vector<std::string> replacements = {
    // of every type
    "null",
    "true",
    "false",
    "0",
    "-1",
    "1",
    "5",
    "6",
    "0.5",
    "4.0",
    "40e-1",
    "4.5",
    "-0",
    "1E400",
    "1e-400",
    "123456789012345678901234567890",
    R"("")",
    R"(" ")",
    R"("a")",
    "[]",
    "{}",
    "[null]",
    "[{}]",
    R"(["a","a"])",
    R"(["a","b"])",
    R"({"x_a":1})",
    R"({"X_a":1})",
    R"({"a":1})",
    R"({"a":1,"a":2})",
    // text and lines
    R"("\u00a0")",
    R"("\ufeff\u2003\u3000")",
    R"("\u200b")",
    R"("\u0085")",
    R"("a\nb")",
    R"("a\rb")",
    R"("a\u2028b")",
    R"("\u0000")",
    R"("\ud83d\ude00")",
    R"("\ud800")",
    R"("\\\"\/\b\f\n\r\t")",
    // ids
    R"("T1")",
    R"("T0")",
    R"("T01")",
    R"("T999999")",
    R"("T1000000")",
    R"("t1")",
    R"("T1\n")",
    R"("T")",
    R"("F1")",
    R"("F12")",
    R"("X1")",
    R"("X2")",
    R"(["F1"])",
    R"(["F1","F1"])",
    R"(["F1","F2",3])",
    R"("2026-11-20-a")",
    R"("2026-11-20-a-b2")",
    R"("2026-11-20-")",
    R"("2026-11-20-a--b")",
    R"("2026-11-20-A")",
    R"("2026-13-20-a")",
    R"("2026-02-30-a")",
    "\"2026-11-20-" + std::string(109, 'a') + "\"",
    "\"2026-11-20-" + std::string(110, 'a') + "\"",
    // days and times
    R"("2026-11-20")",
    R"("2024-02-29")",
    R"("2026-02-29")",
    R"("2026-11-31")",
    R"("0000-02-29")",
    R"("2026-00-10")",
    R"("2026-11-20\n")",
    R"("2026-1-2")",
    R"("2026-11-20T14:02:00Z")",
    R"("2026-11-20T14:02:00+01:00")",
    R"("2026-11-20T14:02:00.123456789-00:00")",
    R"("2026-11-20T14:02:00.1234567890Z")",
    R"("2026-11-20T14:02:00")",
    R"("2026-11-20T14:02Z")",
    R"("2026-11-20t14:02:00z")",
    R"("2026-11-20 14:02:00Z")",
    R"("2026-11-20T24:00:00Z")",
    R"("2026-11-20T23:59:60Z")",
    R"("2026-11-20T14:60:00Z")",
    R"("2026-11-20T14:02:00+14:59")",
    R"("2026-11-20T14:02:00+15:00")",
    R"("2026-11-20T14:02:00+0100")",
    R"("2026-11-20T14:02:00.Z")",
    R"("2026-02-29T14:02:00Z")",
    R"("0000-01-01T00:00:00+14:00")",
    R"("9999-12-31T23:59:59-14:00")",
    // zones, addresses, rules, pointers
    R"("UTC")",
    R"("Europe/Berlin")",
    R"("Europe/Atlantis")",
    R"("http://")",
    R"("https://a b")",
    R"("https://a\u3000")",
    R"("HTTP://a")",
    R"("ftp://a")",
    R"("\nhttp://a")",
    R"("root-cause")",
    R"("root--cause")",
    R"("Root")",
    R"("-a")",
    R"("/a/0")",
    R"("/a~1b~0")",
    R"("/a~2")",
    R"("/~")",
    R"("a/b")",
    R"("//")",
    // words
    R"("draft")",
    R"("final")",
    R"("outage")",
    R"("near-miss")",
    R"("near_miss")",
    R"("Outage")",
    R"("started")",
    R"("resolved")",
    R"(["started"])",
    R"(["resolved"])",
    R"(["started","started"])",
    R"(["mitigated","started"])",
    R"(["begun"])",
    R"("alert")",
    R"("other")",
    R"("open")",
    R"("done")",
    R"("dropped")",
    R"("closed")",
    R"("task")",
    R"("github")",
    R"("pm-record/1")",
    R"("pm-record/2")",
};

/// Keys that are put where they may not belong, beside all that the format has.
const std::vector<std::string> strange_keys = {"x_a",         "x_9",   "x__",   "x_",    "X_a", "x_A",
                                               "x_a-b",       "x_a\n", "ax_a",  "",      "a",   "__proto__",
                                               "constructor", "titel", "Title", "owners"};

/// Stands where a replacement comes in, until the text is written.
const std::string marker = "?replaced?";

Json compact(const Json& value) {
  if (value.is_object()) {
    Json smaller = Json::object();
    for (const auto& [key, item] : value.items()) smaller[key] = compact(item);
    return smaller;
  }
  if (!value.is_array()) return value;
  Json smaller = Json::array();
  std::set<std::string> seen;
  for (const Json& item : value) {  // an item stays if it brings a key that none before it had
    bool brings = smaller.empty();
    if (item.is_object())
      for (const auto& member : item.items()) brings |= seen.insert(member.key()).second;
    if (brings) smaller.push_back(compact(item));
  }
  return smaller;
}

void collect_pointers(const Json& value, const Pointer& here, std::vector<Pointer>& pointers) {
  pointers.push_back(here);
  if (value.is_object())
    for (const auto& [key, item] : value.items()) collect_pointers(item, here / key, pointers);
  if (value.is_array())
    for (std::size_t i = 0; i < value.size(); ++i) collect_pointers(value[i], here / i, pointers);
}

std::vector<Pointer> pointers_of(const Json& value) {
  std::vector<Pointer> pointers;
  collect_pointers(value, Pointer(), pointers);
  return pointers;
}

std::vector<std::string> keys_of(const Json& record) {
  std::set<std::string> keys(strange_keys.begin(), strange_keys.end());
  for (const Pointer& pointer : pointers_of(record))
    if (!pointer.empty() && record.at(pointer.parent_pointer()).is_object()) keys.insert(pointer.back());
  return {keys.begin(), keys.end()};
}

/// The text of a record, with replacements where the markers stand, in their order.
std::string written(const Json& record, const std::vector<std::string>& replaced_by = {}) {
  std::string text = record.dump(2);
  const std::string quoted = '"' + marker + '"';
  std::size_t at = 0;
  for (const std::string& replacement : replaced_by) {
    at = text.find(quoted, at);
    if (at == std::string::npos) break;
    text.replace(at, quoted.size(), replacement);
    at += replacement.size();
  }
  return text;
}

/// Takes a value out of what it is in.
void take_out(Json& record, const Pointer& pointer) {
  Json& parent = record.at(pointer.parent_pointer());
  if (parent.is_array())
    parent.erase(std::stoul(pointer.back()));
  else
    parent.erase(pointer.back());
}

class Random {
 public:
  explicit Random(unsigned seed) : numbers_(seed) {}
  std::size_t below(std::size_t end) { return numbers_() % end; }
  template <class T>
  const T& one_of(const std::vector<T>& all) {
    return all[below(all.size())];
  }

 private:
  std::mt19937 numbers_;  // the standard says what it gives; distributions differ between libraries
};

/// One change somewhere; a replacement is added to those that wait for the text.
void change(Json& record, Random& random, std::vector<std::string>& replaced_by) {
  const auto pointers = pointers_of(record);
  const Pointer& pointer = random.one_of(pointers);
  Json& value = record.at(pointer);
  switch (random.below(4)) {
    case 0:
      if (!pointer.empty()) take_out(record, pointer);
      break;
    case 1:
      if (value.is_object()) value[random.one_of(keys_of(record))] = random.one_of(strange_keys);
      break;
    case 2:
      if (value.is_array() && !value.empty()) value.push_back(Json(value.at(random.below(value.size()))));
      break;
    default:
      value = marker;
      replaced_by.push_back(random.one_of(replacements));
  }
}

Json shuffled(const Json& value, Random& random) {
  if (!value.is_object()) return value;
  std::vector<std::string> keys;
  for (const auto& member : value.items()) keys.push_back(member.key());
  for (std::size_t i = keys.size(); i > 1; --i) std::swap(keys[i - 1], keys[random.below(i)]);
  Json other = Json::object();
  for (const auto& key : keys) other[key] = shuffled(value.at(key), random);
  return other;
}

/// What a sound record cannot do without.
bool is_required(const Pointer& pointer) {
  static const std::set<std::string> always = {"format", "id",         "status",  "title",   "text",
                                               "at",     "url",        "rule",    "tracker", "name",
                                               "reason", "closed_why", "heading", "ours",    "theirs"};
  static const std::set<std::string> in_place = {"/imported/source", "/imported/on"};
  return always.count(pointer.back()) != 0 || in_place.count(pointer.to_string()) != 0;
}

void leave_some_out(Json& record, Random& random) {
  auto pointers = pointers_of(record);
  std::reverse(pointers.begin(), pointers.end());  // what is inside, and what is later in a list, goes first
  const std::size_t rarely = 2 + random.below(12);
  for (const Pointer& pointer : pointers) {
    if (pointer.empty() || is_required(pointer) || random.below(rarely) != 0) continue;
    if (pointer.parent_pointer() == Pointer("/times")) continue;  // its keys depend on each other
    take_out(record, pointer);
  }
}

/// Every change of the one value.
void each_change_of(const Json& record, const Pointer& pointer, const std::vector<std::string>& keys, const Use& use) {
  const Json& value = record.at(pointer);
  const auto replace_by = [&](const std::string& json) {
    Json changed = record;
    changed.at(pointer) = marker;
    use(written(changed, {json}));
  };
  for (const std::string& replacement : replacements) replace_by(replacement);
  if (!pointer.empty()) {
    Json changed = record;
    take_out(changed, pointer);
    use(written(changed));
  }
  if (value.is_array() && !value.empty()) {
    Json changed = record;
    changed.at(pointer).push_back(value.front());
    use(written(changed));
  }
  if (!value.is_object()) return;
  for (const std::string& key : keys) {
    Json changed = record;
    changed.at(pointer)[key] = marker;
    use(written(changed, {"\"a\""}));
  }
  if (value.empty()) return;
  std::string twice = value.dump();
  twice.insert(1, Json(value.begin().key()).dump() + ":" + value.front().dump() + ",");
  replace_by(twice);
}

}  // namespace

std::string full_record() {
  std::ifstream file(std::string(PM_SOURCE_DIR) + "/tests/record/full_record.json");
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

void each_single_change(const Use& use) {
  const Json record = compact(Json::parse(full_record()));
  const auto keys = keys_of(record);
  for (const auto& member : record.items()) {
    Json little = Json::object();  // what a record needs, and one key more: quick to judge
    for (const char* needed : {"format", "id", "status", "title"}) little[needed] = record.at(needed);
    little[member.key()] = member.value();
    for (const Pointer& pointer : pointers_of(member.value()))
      each_change_of(little, Pointer() / member.key() / pointer, keys, use);
  }
  for (const Pointer& pointer : {Pointer(), Pointer("/status")})  // these have to do with all the rest
    each_change_of(record, pointer, keys, use);
}

void random_sound_records(std::size_t count, const Use& use) {
  const Json record = Json::parse(full_record());
  Random random(1);
  for (std::size_t i = 0; i < count; ++i) {
    Json some = record;
    leave_some_out(some, random);
    use(written(shuffled(some, random)));
  }
}

void random_changes(std::size_t count, const Use& use) {
  const Json record = Json::parse(full_record());
  Random random(2);
  for (std::size_t i = 0; i < count; ++i) {
    Json changed = record;
    leave_some_out(changed, random);
    std::vector<std::string> replaced_by;
    const auto changes = 2 + random.below(3);
    for (std::size_t n = 0; n < changes; ++n) change(changed, random, replaced_by);
    use(written(changed, replaced_by));
  }
}

void random_damage(std::size_t count, const Use& use) {
  const std::string record = written(compact(Json::parse(full_record())));
  constexpr std::string_view bytes = "{}[]\":,\\/ \n\t\0\x01'09-+.eEu\xEF\xBB\xBF\xC3\xA9\xFF\x80tfn_"sv;
  Random random(3);
  for (std::size_t i = 0; i < count; ++i) {
    std::string damaged = record;
    for (auto n = 1 + random.below(2); n > 0; --n) {
      const auto at = random.below(damaged.size());
      const char byte = bytes[random.below(bytes.size())];
      switch (random.below(4)) {
        case 0:
          damaged.resize(at + 1);
          break;
        case 1:
          damaged.erase(at, 1 + random.below(3));
          break;
        case 2:
          damaged.insert(at, 1, byte);
          break;
        default:
          damaged[at] = byte;
      }
      if (damaged.empty()) damaged = " ";
    }
    use(damaged);
  }
}

}  // namespace mutations
