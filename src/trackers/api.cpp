#include "trackers/api.hpp"

#include <algorithm>
#include <array>
#include <charconv>

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

/// GitHub's `errors` are objects whose parts belong together: "Label name invalid: x", "assignees invalid: ana-gh".
std::string field_error(const Json& error) {
  std::vector<std::string> parts;
  const auto resource = text_in(error, "resource");
  if (resource && *resource != "Issue") parts.push_back(*resource);
  for (const auto* name : {"field", "code", "message"})
    if (const auto part = text_in(error, name)) parts.push_back(*part);
  auto value = texts_in(member(error, "value"));
  if (const auto one = text_in(error, "value")) value.push_back(*one);
  const auto sentence = text::join(parts, " ");
  return value.empty() ? sentence : sentence + ": " + text::join(value, ", ");
}

/// "owner/name", "group/sub/name": no empty piece, and none that begins with a dot.
bool is_project_path(std::string_view path) {
  constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./";
  return path.find_first_not_of(allowed) == path.npos && path.find('/') != path.npos && !path.starts_with('/') &&
         !path.ends_with('/') && path.find("//") == path.npos && !path.starts_with('.') && path.find("/.") == path.npos;
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

std::string written(const RequestJson& body) {
  return body.dump(-1, ' ', false, RequestJson::error_handler_t::replace);
}

std::optional<long> number_after_hash(const std::string& key) {
  long number = 0;
  const auto* end = key.data() + key.size();
  if (!key.starts_with('#')) return std::nullopt;
  const auto read = std::from_chars(key.data() + 1, end, number);
  return read.ec == std::errc() && read.ptr == end && number > 0 ? std::optional(number) : std::nullopt;
}

std::optional<IssueRef> read_key(const std::string& key) {
  const auto hash = std::min(key.find('#'), key.size());
  const auto number = number_after_hash(key.substr(hash));
  const auto project = key.substr(0, hash);
  if (!number || (!project.empty() && !is_project_path(project))) return std::nullopt;
  return IssueRef{project, *number};
}

std::optional<long> number_of_key(const std::string& key) {
  const auto ref = read_key(key);
  return ref ? std::optional(ref->number) : std::nullopt;
}

std::optional<std::string> path_below(const http::ServerAddress& base, std::string_view url) {
  const auto page = http::read_address(url.substr(0, url.find_first_of("?#")));
  if (!page || page->scheme != base.scheme || page->authority() != base.authority()) return std::nullopt;
  if (!page->path.starts_with(base.path + "/")) return std::nullopt;
  return page->path.substr(base.path.size() + 1);
}

std::string key_of_issue(const TrackerTarget* target, std::string_view project, long number) {
  const bool is_own = target != nullptr && text::lower_ascii(target->project) == text::lower_ascii(project);
  return (is_own ? "" : std::string(project)) + "#" + std::to_string(number);
}

std::string replace_token(std::string_view variable) { return "replace the token in " + std::string(variable); }

std::optional<ApiToken> bearer_token(const Environment& environment, std::string_view variable) {
  const auto secret = environment(std::string(variable));
  if (!secret || secret->empty()) return std::nullopt;
  return ApiToken{std::string(variable), {"Authorization", "Bearer " + *secret}, {*secret}, replace_token(variable)};
}

Result<http::ServerAddress> api_address(const TrackerConfig& config, std::string_view standard,
                                        std::string_view tracker, std::string_view example) {
  const auto url = config.url.empty() ? std::string(standard) : config.url;
  if (url.empty())
    return fail(ErrorKind::usage, "tracker.url is missing in pm.toml: " + std::string(tracker) + " has no public host",
                std::string(example));
  const auto address = http::read_address(url);
  if (!address) return fail(ErrorKind::usage, "tracker.url \"" + url + "\" is not an address", std::string(example));
  return *address;
}

Result<void> check_user_ids(const std::map<std::string, std::string>& people, std::string_view where) {
  constexpr std::size_t max_digits = 18;
  for (const auto& [name, id] : people)
    if (id.empty() || id.size() > max_digits || id.find_first_not_of("0123456789") != std::string::npos)
      return fail(ErrorKind::usage, "tracker.people: \"" + id + "\" is not a user number",
                  std::string(where) + ", such as: " + name + " = \"7\"");
  return {};
}

std::string error_text(const http::Response& response) {
  const auto answer = parsed(response.body);
  std::vector<std::string> said;
  for (const auto name : complaint_names) {
    const auto& value = member(answer, name);
    if (value.is_array() && !value.empty() && value.front().is_object()) {
      for (const auto& one : value) said.push_back(field_error(one));
      std::erase(said, "");
      continue;
    }
    collect(value, 0, said);
  }
  const auto line = escape::for_terminal_line(text::join(said, "; "));
  return text::truncate_to_width(text::trim(line), longest_complaint);
}

std::string next_page_in_link(const std::string& link) {
  const auto rel = link.find("rel=\"next\"");
  if (rel == std::string::npos) return "";
  const auto from = link.rfind('<', rel), to = link.find('>', from == std::string::npos ? 0 : from);
  if (from == std::string::npos || to == std::string::npos || to > rel) return "";
  const auto url = link.substr(from + 1, to - from - 1);
  for (const auto* before : {"?page=", "&page="})
    if (const auto at = url.find(before); at != std::string::npos)
      return url.substr(at + 6, url.find_first_not_of("0123456789", at + 6) - at - 6);
  return "";
}

std::string next_offset(std::optional<long> offset, std::size_t count, std::optional<long> page_size,
                        std::optional<long> total) {
  const auto step = count > 0 ? static_cast<long>(count) : page_size.value_or(0);
  const auto next = offset.value_or(0) + step;
  return step > 0 && total && next < *total ? std::to_string(next) : "";
}

http::Request request(std::string method, const TrackerTarget& target, std::string_view path,
                      std::optional<RequestJson> body) {
  http::Request made{std::move(method), target.api.url() + std::string(path), {}, {}};
  made.headers.push_back({"User-Agent", "pm-postmortem"});
  if (body) {
    made.headers.push_back({"Content-Type", "application/json"});
    made.body = written(*body);
  }
  return made;
}

}  // namespace pm::trackers
