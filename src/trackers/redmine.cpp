// Redmine's REST API. Source: redmine.org/projects/redmine/wiki/Rest_Issues; tried on Redmine 5.0. It has no labels, so
// the whole project is listed.
#include <array>

#include <pm/text.hpp>

#include "trackers/api.hpp"

namespace pm::trackers {
namespace {

constexpr long redmine_page_size = 100;  // the most that Redmine gives

Result<TrackerTarget> redmine_target(const TrackerConfig& config) {
  const auto api = api_address(config, "", "Redmine", "for example: url = \"https://redmine.example.org\"");
  if (!api) return tl::unexpected(api.error());
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789-_";
  if (config.project.empty() || config.project.find_first_not_of(letters) != std::string::npos)
    return fail(ErrorKind::usage,
                "tracker.project \"" + config.project + "\" is not the identifier of a Redmine project",
                "it is the last part of the project's address: project = \"web-shop\"");
  if (auto known = check_user_ids(config.people, "use the number in the URL of that user's page"); !known)
    return tl::unexpected(known.error());
  return TrackerTarget{*api, config.project, {}, config.done, config.declined};
}

std::optional<ApiToken> redmine_token_in(const Environment& environment) {
  const auto secret = environment("REDMINE_API_KEY");
  if (!secret || secret->empty()) return std::nullopt;
  return ApiToken{"REDMINE_API_KEY",
                  {"X-Redmine-API-Key", *secret},
                  {*secret},
                  "replace the key in REDMINE_API_KEY (it is on /my/account of your Redmine)"};
}

std::string in_project(const TrackerTarget& target) { return "/projects/" + target.project + "/issues.json"; }

http::Request redmine_list(const TrackerTarget& target, const std::string& page) {
  return request("GET", target,
                 in_project(target) + "?status_id=*&subproject_id=!*&sort=created_on:desc,id:desc&limit=" +
                     std::to_string(redmine_page_size) + "&offset=" + (page.empty() ? "0" : page));
}

/// Before 5.0 Redmine does not say which statuses are closed: there the day of closing tells.
std::optional<bool> is_closed(const Json& from) {
  const auto& status = member(from, "status");
  const auto& closed = member(status, "is_closed");
  if (closed.is_boolean()) return closed.get<bool>();
  return status.is_object() ? std::optional(!member(from, "closed_on").is_null()) : std::nullopt;
}

std::optional<Issue> redmine_issue(const TrackerTarget& target, const Json& from) {
  const auto number = number_in(from, "id");
  const auto closed = is_closed(from);
  if (!number || !closed) return std::nullopt;
  const auto id = std::to_string(*number);
  Issue issue;
  issue.key = "#" + id;
  issue.number = *number;
  issue.title = text_in(from, "subject").value_or("");
  issue.url = target.api.url() + "/issues/" + id;
  issue.closed_at = text_in(from, "closed_on");
  issue.created_at = text_in(from, "created_on");
  issue.body = text_in(from, "description").value_or("");
  set_state(issue, target, {*closed, "", text_in(member(from, "status"), "name").value_or("")});
  return issue;
}

std::optional<IssuePage> redmine_read_list(const TrackerTarget& target, const http::Response& response) {
  const auto answer = parsed(response.body);
  const auto total = number_in(answer, "total_count"), offset = number_in(answer, "offset");
  if (!total || !offset) return std::nullopt;
  const auto& issues = member(answer, "issues");
  return page_of(
      issues, [&](const Json& one) { return redmine_issue(target, one); },
      next_offset(offset, issues.size(), number_in(answer, "limit").value_or(redmine_page_size), total));
}

http::Request redmine_create(const TrackerTarget& target, const IssueDraft& draft) {
  RequestJson issue = {{"subject", draft.title}, {"description", draft.body}};
  if (draft.hours) issue["estimated_hours"] = *draft.hours;
  if (draft.assignee) issue["assigned_to_id"] = std::stol(*draft.assignee);
  return request("POST", target, in_project(target), RequestJson{{"issue", issue}});
}

http::Request redmine_look_up(const TrackerTarget& target, const std::string& key) {
  return request("GET", target, "/issues/" + std::to_string(number_after_hash(key).value_or(0)) + ".json");
}

std::optional<Issue> redmine_read_issue(const TrackerTarget& target, const http::Response& response) {
  return redmine_issue(target, member(parsed(response.body), "issue"));
}

/// https://redmine.example.org/issues/12
std::optional<std::string> redmine_key_in_url(const TrackerTarget* target, std::string_view url) {
  const auto path = target == nullptr ? std::nullopt : path_below(target->api, url);
  constexpr std::string_view issues = "issues/";
  if (!path || !path->starts_with(issues)) return std::nullopt;
  auto key = "#" + path->substr(issues.size());
  return number_after_hash(key) ? std::optional(std::move(key)) : std::nullopt;
}

constexpr std::array<Variable, 2> redmine_variables = {{
    {"REDMINE_API_KEY", "the key for Redmine"},
    {"REDMINE_HOST", "the host that the key for Redmine may be sent to"},
}};

}  // namespace

extern const Tracker redmine;
const Tracker redmine = {
    .kind = record::TrackerKind::redmine,
    .name = "redmine",
    .display_name = "Redmine",
    .own_host = "",
    .host_variable = "REDMINE_HOST",
    .permission = "view and add issues in that project; the REST API must be enabled",
    .token_hint = "export REDMINE_API_KEY=… (see /my/account of your Redmine)",
    .has_labels = false,
    .variables = redmine_variables,
    .markup = {"issue.redmine.mustache", escape::for_redmine, escape::for_markdown_url, "", ""},
    .target = redmine_target,
    .token = redmine_token_in,
    .list = redmine_list,
    .read_list = redmine_read_list,
    .create = redmine_create,
    .look_up = redmine_look_up,
    .read_issue = redmine_read_issue,
    .read_created = redmine_read_issue,
    .number_of = number_after_hash,
    .key_in_url = redmine_key_in_url,
};

}  // namespace pm::trackers
