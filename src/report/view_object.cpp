#include "report/view_object.hpp"

#include <utility>

#include <pm/escape.hpp>
#include <pm/text.hpp>

namespace pm::report {

namespace {

json::Value boolean(bool value) { return {json::Value::Kind::boolean, value ? "true" : "false", {}, {}}; }

}  // namespace

ViewObject& ViewObject::put(const std::string& key, std::string safe) {
  value_.set(key, text::is_blank(safe) ? boolean(false) : json::Value::string(std::move(safe)));
  return *this;
}

ViewObject& ViewObject::items(const std::string& key, std::vector<json::Value> all) {
  flag("has_" + key, !all.empty());
  value_.set(key, {json::Value::Kind::array, {}, std::move(all), {}});
  return *this;
}

ViewObject& ViewObject::text(const std::string& key, std::optional<std::string_view> written) {
  put(key, escape::for_markdown_cell(written.value_or("")));
  put(key + "_lines", escape::for_markdown_lines(written.value_or("")));
  return put(key + "_paragraphs", escape::for_markdown_paragraphs(written.value_or("")));
}

ViewObject& ViewObject::word(const std::string& key, std::optional<std::string_view> written) {
  return put(key, escape::for_markdown_cell(written.value_or("")));
}

ViewObject& ViewObject::url(const std::string& key, std::optional<std::string_view> written) {
  return put(key, escape::for_markdown_url(written.value_or("")));
}

ViewObject& ViewObject::mermaid(const std::string& key, std::string_view written) {
  return put(key, escape::for_mermaid(written));
}

ViewObject& ViewObject::flag(const std::string& key, bool value) {
  value_.set(key, boolean(value));
  return *this;
}

ViewObject& ViewObject::object(const std::string& key, ViewObject entry) {
  value_.set(key, std::move(entry.value_));
  return *this;
}

ViewObject& ViewObject::list(const std::string& key, std::vector<ViewObject> entries) {
  std::vector<json::Value> all;
  for (auto& entry : entries) {
    entry.flag("last", &entry == &entries.back());
    all.push_back(std::move(entry.value_));
  }
  return items(key, std::move(all));
}

ViewObject& ViewObject::words(const std::string& key, const std::optional<std::vector<std::string>>& written) {
  std::vector<json::Value> all;
  for (const auto& word : written.value_or(std::vector<std::string>{}))
    if (!text::is_blank(word)) all.push_back(json::Value::string(escape::for_markdown_cell(word)));
  return items(key, std::move(all));
}

}  // namespace pm::report
