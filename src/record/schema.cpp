#include <concepts>
#include <type_traits>

#include <nlohmann/json.hpp>

#include <pm/record.hpp>

#include "record/fields.hpp"
#include "record/shapes.hpp"

namespace pm::record {

namespace {

using Schema = nlohmann::ordered_json;

/// What a field's member holds, however it is held.
template <class T>
struct Held {
  using type = T;
};
template <class T>
struct Held<std::optional<T>> {
  using type = T;
};
template <class T>
using HeldBy = typename Held<std::remove_cvref_t<T>>::type;

template <class T>
struct IsList : std::false_type {};
template <class T>
struct IsList<std::vector<T>> : std::true_type {
  using Item = T;
};

template <std::derived_from<Object> T>
Schema object_schema();

Schema reference_to(std::string_view definition) { return {{"$ref", "#/$defs/" + std::string(definition)}}; }

Schema letters_in_full(const StringShape& shape) {
  Schema schema = {{"type", "string"}};
  if (!shape.format.empty()) schema["format"] = shape.format;
  if (shape.max_length != 0) schema["maxLength"] = shape.max_length;
  if (!shape.pattern.empty()) schema["pattern"] = shape.pattern;
  if (!shape.not_pattern.empty()) schema["not"] = {{"pattern", shape.not_pattern}};
  return schema;
}

Schema letters_schema(const StringShape& shape) {
  return shape.definition.empty() ? letters_in_full(shape) : reference_to(shape.definition);
}

Schema number_schema(const Limits& shape) {
  // Limits are whole: written as such.
  Schema schema = {{"type", shape.whole ? "integer" : "number"}};
  schema[shape.above_minimum ? "exclusiveMinimum" : "minimum"] = static_cast<int>(shape.minimum);
  if (shape.maximum < std::numeric_limits<double>::infinity()) schema["maximum"] = static_cast<int>(shape.maximum);
  return schema;
}

Schema list_schema(Schema item, bool unique) {
  Schema schema = {{"type", "array"}, {"items", std::move(item)}};
  if (unique) schema["uniqueItems"] = true;
  return schema;
}

/// Of the types that say it all.
template <class T>
Schema plain_schema() {
  if constexpr (std::same_as<T, bool>) {
    return {{"type", "boolean"}};
  } else if constexpr (std::is_enum_v<T>) {
    return {{"enum", words(T{})}};
  } else if constexpr (IsList<T>::value) {
    return list_schema(plain_schema<typename IsList<T>::Item>(), false);
  } else {
    return object_schema<T>();
  }
}

template <class T>
Schema schema_of(const Plain&) {
  return plain_schema<T>();
}
template <class T>
Schema schema_of(const UniqueList&) {
  return list_schema(plain_schema<typename IsList<T>::Item>(), true);
}
template <class T>
Schema schema_of(const AnyObject&) {
  return {{"type", "object"}};
}
template <class T>
Schema schema_of(const AnyValue&) {
  return true;
}
template <class T>
Schema schema_of(const TextsForIds& shape) {
  return {{"type", "object"},
          {"additionalProperties", letters_schema(shape.text)},
          {"propertyNames", {{"pattern", shape.id.pattern}}}};
}
template <class T>
Schema schema_of(const StringShape& shape) {
  return letters_schema(shape);
}
template <class T>
Schema schema_of(const Limits& shape) {
  return number_schema(shape);
}
template <class T>
Schema schema_of(const ListShape& shape) {
  return list_schema(letters_schema(shape.item), shape.unique);
}

template <class T>
Schema field_schema(const Constant& field) {
  return {{"const", field.value}};
}

template <class T, class Get, class Shape>
Schema field_schema(const Field<Get, Shape>& field) {
  Schema schema = schema_of<HeldBy<std::invoke_result_t<Get, T&>>>(field.shape);
  if (!field.fallback.empty()) schema["default"] = Schema::parse(field.fallback);
  return schema;
}

Schema condition_schema(const Condition& condition) {
  const Schema there = {{"required", {condition.other}}};
  return {
      {"if",
       {{"properties", {{std::string(condition.key), {{"const", condition.word}}}}}, {"required", {condition.key}}}},
      {"then", condition.wanted ? there : Schema{{"not", there}}}};
}

template <std::derived_from<Object> T>
Schema object_schema() {
  Schema required = Schema::array(), properties = Schema::object();
  each_field<T>([&](const auto& field) {
    if (field.need != Need::none) required.push_back(field.key);
    Schema property = field_schema<T>(field);
    if (!field.about.empty()) property["description"] = field.about;
    properties[std::string(field.key)] = std::move(property);
  });
  Schema schema = {{"type", "object"}};
  if (!required.empty()) schema["required"] = std::move(required);
  schema["additionalProperties"] = false;
  if (!is_closed<T>) schema["patternProperties"] = {{own_key_pattern, true}};
  schema["properties"] = std::move(properties);
  for (const Condition& condition : conditions<T>) schema["allOf"].push_back(condition_schema(condition));
  return schema;
}

}  // namespace

std::string schema() {
  Schema schema = {
      {"$schema", "https://json-schema.org/draft/2020-12/schema"},
      {"title", "Postmortem record of pm (" + std::string(format_name) + ")"},
      {"description",
       "One incident and its postmortem. Reports are rendered from this file. Validators should assert formats. pm "
       "also "
       "rejects what a schema cannot express: duplicate ids, dates and time zones that do not exist, contradictory "
       "milestones."}};
  schema.update(object_schema<Record>());
  for (const StringShape* shape : {&shape::text, &shape::line, &shape::url, &shape::day, &shape::instant})
    schema["$defs"][std::string(shape->definition)] = letters_in_full(*shape);
  return schema.dump(2) + "\n";
}

}  // namespace pm::record
