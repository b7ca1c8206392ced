#include <pm/record_json.hpp>

#include <nlohmann/json.hpp>

#include "catch.hpp"

using Json = nlohmann::json;

namespace {

template <class Use>
void each_object(const Json& value, Use use) {
  if (value.is_object()) use(value);
  for (const auto& item : value)
    if (item.is_structured()) each_object(item, use);
}

}  // namespace

TEST_CASE("the schema is JSON, and what it refers to is in it") {
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

TEST_CASE("every object of the format is closed but for a team's own keys") {
  std::size_t objects = 0;
  each_object(Json::parse(pm::record::schema()), [&](const Json& object) {
    if (object.value("type", Json()) != "object" || !object.contains("properties")) return;
    ++objects;
    CHECK(object.at("additionalProperties") == false);
    CHECK(object.at("patternProperties") == Json({{"^x_[a-z0-9_]+$", true}}));
  });
  CHECK(objects == 17);
}
