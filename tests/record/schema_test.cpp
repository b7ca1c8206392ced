#include <pm/record.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "catch.hpp"
#include "record/mutations.hpp"

using Json = nlohmann::json;

namespace {

template <class Use>
void each_object(const Json& value, Use use) {
  if (value.is_object()) use(value);
  for (const auto& item : value)
    if (item.is_structured()) each_object(item, use);
}

/// Keys of the ticket, the participants and the state of an interview, which only pm writes and reads.
bool is_left_to_the_schema(const std::string& key) {
  static const std::set<std::string> keys = {"tracker", "state", "synced_at", "name",  "role",
                                             "asked",   "left",  "seconds",   "short", "said"};
  return keys.contains(key);
}

/// A milestone that the record lists as unknown or not applicable has no time.
bool is_listed_as_absent(const Json& record, const std::string& key) {
  const auto& times = record.at("times");
  const auto lists = [&](const char* list) {
    return std::find(times.at(list).begin(), times.at(list).end(), key) != times.at(list).end();
  };
  return lists("unknown") || lists("not_applicable");
}

}  // namespace

TEST_CASE("schema: valid JSON, references resolve") {
  const auto text = pm::record::schema();
  CHECK(text.back() == '\n');
  const auto schema = Json::parse(text);
  std::size_t references = 0;
  each_object(schema, [&](const Json& object) {
    if (!object.contains("$ref")) return;
    ++references;
    const auto to = object.at("$ref").get<std::string>();
    INFO(to);
    CHECK(schema.contains(Json::json_pointer(to.substr(1))));
  });
  CHECK(references > 20);
}

TEST_CASE("objects take x_ keys, and a few take none") {
  std::size_t objects = 0, closed = 0;
  each_object(Json::parse(pm::record::schema()), [&](const Json& object) {
    if (object.value("type", Json()) != "object" || !object.contains("properties")) return;
    ++objects;
    CHECK(object.at("additionalProperties") == false);
    if (object.contains("patternProperties"))
      CHECK(object.at("patternProperties") == Json({{"^x_[a-z0-9_]+$", true}}));
    else
      ++closed;
  });
  CHECK(objects == 24);
  CHECK(closed == 6);
}

TEST_CASE("keys: the test record has all of them") {
  const auto record = Json::parse(mutations::full_record());
  const auto whole = Json::parse(pm::record::schema());
  const auto look = [&](const auto& self, const Json& schema, const std::vector<Json>& values) -> void {
    if (!schema.contains("properties")) return;
    for (const auto& [key, property] : schema.at("properties").items()) {
      std::vector<Json> found;
      for (const auto& value : values)
        if (value.contains(key)) found.push_back(value.at(key));
      INFO(key);
      CHECK((!found.empty() || is_listed_as_absent(record, key)));
      if (!property.contains("items")) {
        self(self, property, found);
        continue;
      }
      std::vector<Json> items;
      for (const auto& list : found) items.insert(items.end(), list.begin(), list.end());
      // `recovery` is empty, on purpose; its items have the shape of those of `detection`.
      if (!items.empty()) self(self, property.at("items"), items);
    }
  };
  look(look, whole, {record});
}

TEST_CASE("the page on the record names every key of the schema") {
  std::ifstream file(std::string(PM_SOURCE_DIR) + "/docs/record-format.md");
  std::stringstream page;
  page << file.rdbuf();
  each_object(Json::parse(pm::record::schema()), [&](const Json& object) {
    if (object.value("type", Json()) != "object" || !object.contains("properties")) return;
    for (const auto& [key, property] : object.at("properties").items()) {
      INFO(key);
      if (object.contains("required") && key.starts_with("$")) continue;
      const bool named = page.str().find("`" + key + "`") != std::string::npos;
      CHECK((named || is_left_to_the_schema(key)));
    }
  });
}
