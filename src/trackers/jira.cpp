// Jira's REST API, version 2, of Cloud and of Data Center. Source: developer.atlassian.com/cloud/jira/platform/rest/v2,
// and the descriptions of Cloud (1001.0.0-SNAPSHOT-57a0ca5b) and Data Center 10.3, against which tests validate every
// request. No live server was tried.
//
// Jira can list issues only from its search index, which lags. So the newest numbers of the project are looked at one
// by one, beyond the last that the index knows: those answers come from the database.
#include <array>
#include <charconv>

#include <pm/text.hpp>

#include "trackers/api.hpp"

namespace pm::trackers {
namespace {

constexpr int jira_page_size = 100;
constexpr std::string_view fields_read = "summary,description,status,resolution,labels,created,resolutiondate";
constexpr std::string_view upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

bool is_cloud(const TrackerTarget& target) { return target.api.host.ends_with(".atlassian.net"); }

Result<TrackerTarget> jira_target(const TrackerConfig& config) {
  const auto api = api_address(config, "", "Jira", "for example: url = \"https://example.atlassian.net\"");
  if (!api) return tl::unexpected(api.error());
  const auto letters = std::string(upper) + "0123456789_";
  if (config.project.empty() || upper.find(config.project.front()) == std::string::npos ||
      config.project.find_first_not_of(letters) != std::string::npos)
    return fail(ErrorKind::usage, "tracker.project \"" + config.project + "\" is not the key of a Jira project",
                "it is the part before the number of an issue: project = \"OPS\"");
  for (const auto& label : config.labels)
    if (label.find(' ') != std::string::npos)
      return fail(ErrorKind::usage, "tracker.labels: \"" + label + "\" has a space, and labels of Jira have none");
  return TrackerTarget{*api, config.project, config.labels, config.done, config.declined};
}

/// An e-mail address and an API token are for Cloud; a personal access token is for Data Center.
std::optional<ApiToken> jira_token_in(const Environment& environment) {
  const auto email = environment("JIRA_EMAIL"), api_token = environment("JIRA_API_TOKEN");
  if (email && api_token && !email->empty() && !api_token->empty()) {
    const auto both = text::base64(*email + ":" + *api_token);
    return ApiToken{"JIRA_API_TOKEN",
                    {"Authorization", "Basic " + both},
                    {both, *api_token},
                    "replace the token in JIRA_API_TOKEN, and check that JIRA_EMAIL is its owner"};
  }
  return bearer_token(environment, "JIRA_TOKEN");
}

std::string jql_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) out += (c == '"' || c == '\\' ? "\\" : "") + std::string(1, c);
  return out + "\"";
}

http::Request search(const TrackerTarget& target, const std::string& jql, const std::string& page, int most) {
  const bool cloud = is_cloud(target);
  auto path = std::string("/rest/api/2/search") + (cloud ? "/jql" : "") + "?jql=" + http::percent_encoded(jql) +
              "&fields=" + std::string(fields_read) + "&maxResults=" + std::to_string(most);
  if (!page.empty()) path += (cloud ? "&nextPageToken=" : "&startAt=") + http::percent_encoded(page);
  return request("GET", target, path);
}

http::Request jira_list(const TrackerTarget& target, const std::string& page) {
  return search(target,
                "project = " + jql_text(target.project) + " AND labels = " + jql_text(target.labels.front()) +
                    " ORDER BY created DESC, key DESC",
                page, jira_page_size);
}

http::Request newest(const TrackerTarget& target) {
  return search(target, "project = " + jql_text(target.project) + " ORDER BY key DESC", "", 1);
}

std::optional<long> number_of(const std::string& key) {
  const auto dash = key.rfind('-');
  if (dash == std::string::npos || dash == 0) return std::nullopt;
  if (key.find_first_not_of(std::string(upper) + "0123456789_-") != std::string::npos) return std::nullopt;
  return number_after_hash("#" + key.substr(dash + 1));
}

/// "2026-11-22T10:00:00.000+0000", with the colon that RFC 3339 wants.
std::optional<std::string> instant_in(const Json& fields, std::string_view name) {
  auto text = text_in(fields, name);
  if (!text || text->size() < 5) return std::nullopt;
  const char sign = (*text)[text->size() - 5];
  if (sign == '+' || sign == '-') text->insert(text->size() - 2, ":");
  return text;
}

/// Nullopt without a key.
std::optional<Issue> read_created_issue(const TrackerTarget& target, const Json& from) {
  const auto key = text_in(from, "key");
  const auto number = key ? number_of(*key) : std::nullopt;
  if (!number) return std::nullopt;
  Issue issue;
  issue.key = *key;
  issue.number = *number;
  issue.url = target.api.url() + "/browse/" + *key;
  issue.labels = texts_in(member(member(from, "fields"), "labels"));
  return issue;
}

/// Nullopt without a key or a status.
std::optional<Issue> jira_issue(const TrackerTarget& target, const Json& from) {
  const auto& fields = member(from, "fields");
  const auto& status = member(fields, "status");
  const auto category = text_in(member(status, "statusCategory"), "key");
  auto issue = read_created_issue(target, from);
  if (!issue || !category) return std::nullopt;
  issue->title = text_in(fields, "summary").value_or("");
  issue->closed_at = instant_in(fields, "resolutiondate");
  issue->created_at = instant_in(fields, "created");
  issue->body = text_in(fields, "description").value_or("");
  const bool is_closed = *category == "done";
  const auto resolution = text_in(member(fields, "resolution"), "name").value_or("");
  set_state(*issue, target, {is_closed, is_closed ? resolution : "", text_in(status, "name").value_or("")});
  return issue;
}

std::optional<IssuePage> jira_read_list(const TrackerTarget& target, const http::Response& response) {
  const auto answer = parsed(response.body);
  const auto& issues = member(answer, "issues");
  auto next = is_cloud(target) ? text_in(answer, "nextPageToken").value_or("")
                               : next_offset(number_in(answer, "startAt"), issues.size(),
                                             number_in(answer, "maxResults"), number_in(answer, "total"));
  return page_of(issues, [&](const Json& one) { return jira_issue(target, one); }, std::move(next));
}

http::Request jira_create(const TrackerTarget& target, const IssueDraft& draft) {
  RequestJson fields = {{"project", {{"key", target.project}}},
                        {"issuetype", {{"name", "Task"}}},
                        {"summary", draft.title},
                        {"description", draft.body},
                        {"labels", target.labels}};
  if (draft.assignee) fields["assignee"] = {{is_cloud(target) ? "id" : "name", *draft.assignee}};
  return request("POST", target, "/rest/api/2/issue", RequestJson{{"fields", fields}});
}

http::Request jira_look_up(const TrackerTarget& target, const std::string& key) {
  return request("GET", target,
                 "/rest/api/2/issue/" + http::percent_encoded(key) + "?fields=" + std::string(fields_read));
}

std::optional<Issue> jira_read_issue(const TrackerTarget& target, const http::Response& response) {
  return jira_issue(target, parsed(response.body));
}

std::optional<Issue> read_created(const TrackerTarget& target, const http::Response& response) {
  return read_created_issue(target, parsed(response.body));
}

/// https://example.atlassian.net/browse/OPS-7. Jira has no public host: without a target only Cloud's sites are known.
std::optional<std::string> jira_key_in_url(const TrackerTarget* target, std::string_view url) {
  auto base =
      target != nullptr ? std::optional(target->api) : http::read_address(url.substr(0, url.find_first_of("?#")));
  if (!base) return std::nullopt;
  if (target == nullptr) base->path.clear();
  if (target == nullptr && !base->host.ends_with(".atlassian.net")) return std::nullopt;
  const auto path = path_below(*base, url);
  constexpr std::string_view browse = "browse/";
  if (!path || !path->starts_with(browse)) return std::nullopt;
  auto key = path->substr(browse.size());
  return number_of(key) ? std::optional(std::move(key)) : std::nullopt;
}

constexpr std::array<Variable, 4> jira_variables = {{
    {"JIRA_EMAIL", "the owner of the token for Jira Cloud; used with `JIRA_API_TOKEN`"},
    {"JIRA_API_TOKEN", "the token for Jira Cloud"},
    {"JIRA_TOKEN", "the token for Jira Data Center"},
    {"JIRA_HOST", "the host that the token for Jira may be sent to"},
}};

std::string key_of(const TrackerTarget& target, long number) { return target.project + "-" + std::to_string(number); }

}  // namespace

extern const Tracker jira;
const Tracker jira = {
    .kind = record::TrackerKind::jira,
    .name = "jira",
    .display_name = "Jira",
    .own_host = "",
    .host_variable = "JIRA_HOST",
    .permission = "Browse Projects and Create Issues in that project",
    .token_hint = "Cloud: export JIRA_EMAIL=… JIRA_API_TOKEN=…; Data Center: export JIRA_TOKEN=…",
    .has_labels = true,
    .variables = jira_variables,
    .markup = {"issue.jira.mustache", escape::for_jira, escape::for_jira_url, "", ""},
    .target = jira_target,
    .token = jira_token_in,
    .list = jira_list,
    .read_list = jira_read_list,
    .create = jira_create,
    .look_up = jira_look_up,
    .read_issue = jira_read_issue,
    .read_created = read_created,
    .number_of = number_of,
    .key_in_url = jira_key_in_url,
    .follows_moves = true,
    .newest = newest,
    .key_of = key_of,
};

}  // namespace pm::trackers
