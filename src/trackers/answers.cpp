#include "trackers/answers.hpp"

#include <array>
#include <charconv>

#include <pm/escape.hpp>
#include <pm/text.hpp>

namespace pm::trackers {
namespace {

constexpr std::size_t longest_complaint = 300;
constexpr int deepest_complaint = 4;

/// Trackers put their sentences under one of these, as a text, a list of texts, or an object of them by field.
constexpr std::array<std::string_view, 6> complaint_names = {"message",       "error",  "errors",
                                                             "errorMessages", "detail", "error_description"};

void collect(const Json& value, int depth, std::vector<std::string>& into) {
  if (depth > deepest_complaint || into.size() > 10) return;
  if (value.is_string()) into.push_back(value.get<std::string>());
  if (value.is_array())
    for (const auto& one : value) collect(one, depth + 1, into);
  if (!value.is_object()) return;
  for (const auto& [name, one] : value.items()) {
    std::vector<std::string> inner;
    collect(one, depth + 1, inner);
    for (auto& words : inner) into.push_back(name + ": " + std::move(words));
  }
}

}  // namespace

Json parsed(const std::string& body) { return Json::parse(body, nullptr, false); }

const Json& member(const Json& object, std::string_view name) {
  static const Json none;
  if (!object.is_object()) return none;
  const auto found = object.find(std::string(name));
  return found == object.end() ? none : *found;
}

std::optional<std::string> text_in(const Json& object, std::string_view name) {
  const auto& value = member(object, name);
  return value.is_string() ? std::optional(value.get<std::string>()) : std::nullopt;
}

std::optional<long> number_in(const Json& object, std::string_view name) {
  const auto& value = member(object, name);
  return value.is_number_integer() ? std::optional(value.get<long>()) : std::nullopt;
}

std::vector<std::string> texts_in(const Json& array, std::string_view field) {
  std::vector<std::string> texts;
  if (!array.is_array()) return texts;
  for (const auto& one : array) {
    if (one.is_string()) texts.push_back(one.get<std::string>());
    if (auto text = text_in(one, field)) texts.push_back(std::move(*text));
  }
  return texts;
}

std::string written(const Sent& body) { return body.dump(-1, ' ', false, Sent::error_handler_t::replace); }

std::optional<long> number_after_hash(const std::string& key) {
  long number = 0;
  const auto* end = key.data() + key.size();
  if (!key.starts_with('#')) return std::nullopt;
  const auto read = std::from_chars(key.data() + 1, end, number);
  return read.ec == std::errc() && read.ptr == end && number > 0 ? std::optional(number) : std::nullopt;
}

Result<void> are_numbers(const std::map<std::string, std::string>& people, std::string_view where) {
  constexpr std::size_t most_digits = 18;
  for (const auto& [name, id] : people)
    if (id.empty() || id.size() > most_digits || id.find_first_not_of("0123456789") != std::string::npos)
      return fail(ProblemKind::usage, "tracker.people: \"" + id + "\" is no user's number",
                  std::string(where) + ", such as: " + name + " = \"7\"");
  return {};
}

std::string complaint_in(const http::Response& response) {
  const auto answer = parsed(response.body);
  std::vector<std::string> said;
  for (const auto name : complaint_names) {
    const auto& value = member(answer, name);
    // GitHub's `errors` are objects: field and code belong together.
    if (value.is_array() && !value.empty() && value.front().is_object()) {
      for (const auto& one : value) {
        const auto parts = {text_in(one, "field"), text_in(one, "code"), text_in(one, "message")};
        std::string words;
        for (const auto& part : parts)
          if (part) words += (words.empty() ? "" : " ") + *part;
        if (!words.empty()) said.push_back(words);
      }
      continue;
    }
    collect(value, 0, said);
  }
  const auto line = escape::for_terminal_line(text::join(said, "; "));
  return text::cut_to_width(text::trim(line), longest_complaint);
}

http::Request request(std::string method, const Target& target, std::string_view path, std::optional<Sent> body) {
  http::Request made{std::move(method), target.api.url() + std::string(path), {}, {}};
  made.headers.push_back({"User-Agent", "pm-postmortem"});
  if (body) {
    made.headers.push_back({"Content-Type", "application/json"});
    made.body = written(*body);
  }
  return made;
}

}  // namespace pm::trackers
