// GitHub's REST API, version 2022-11-28. Source: docs.github.com/rest/issues/issues.
#include <algorithm>
#include <array>

#include <pm/text.hpp>

#include "trackers/api.hpp"

namespace pm::trackers {
namespace {

http::Request ask(std::string method, const TrackerTarget& target, const std::string& path,
                  std::optional<RequestJson> body = {}, const std::string& project = {}) {
  auto made = request(std::move(method), target, "/repos/" + (project.empty() ? target.project : project) + path,
                      std::move(body));
  made.headers.push_back({"Accept", "application/vnd.github+json"});
  made.headers.push_back({"X-GitHub-Api-Version", "2022-11-28"});
  return made;
}

bool is_name(std::string_view name) {
  return !name.empty() &&
         name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.") ==
             std::string_view::npos &&
         name != "." && name != "..";
}

/// "owner/name"
bool is_repository(std::string_view project) {
  const auto slash = project.find('/');
  return slash != project.npos && is_name(project.substr(0, slash)) && is_name(project.substr(slash + 1));
}

Result<TrackerTarget> github_target(const TrackerConfig& config) {
  if (!is_repository(config.project))
    return fail(ErrorKind::usage, "tracker.project \"" + config.project + "\" is not a repository of GitHub",
                "for example: project = \"owner/name\"");
  const auto api = api_address(config, "https://api.github.com", "GitHub",
                               "leave url out for github.com; else the API: url = \"https://ghe.example.org/api/v3\"");
  if (!api) return tl::unexpected(api.error());
  // The list of issues takes labels separated by commas, so this one could never be searched for.
  if (!config.labels.empty() && config.labels.front().find(',') != std::string::npos)
    return fail(
        ErrorKind::usage,
        "tracker.labels: \"" + config.labels.front() + "\" has a comma, and GitHub's search splits labels there",
        "put a label without a comma first: pm finds its issues by the first one");
  return TrackerTarget{*api, config.project, config.labels, config.done, config.declined};
}

std::optional<ApiToken> github_token_in(const Environment& environment) {
  for (const auto* name : {"GH_TOKEN", "GITHUB_TOKEN"})
    if (const auto secret = environment(name); secret && !secret->empty()) return github_token(*secret, name);
  return std::nullopt;
}

http::Request github_list(const TrackerTarget& target, const std::string& page) {
  const auto label = http::percent_encoded(target.labels.front());
  return ask("GET", target,
             "/issues?labels=" + label +
                 "&state=all&sort=created&direction=desc&per_page=100&page=" + (page.empty() ? "1" : page));
}

std::optional<Issue> github_issue(const TrackerTarget& target, const Json& from) {
  const auto number = number_in(from, "number");
  const auto state = text_in(from, "state");
  if (!number || !state || !member(from, "pull_request").is_null()) return std::nullopt;
  Issue issue;
  issue.key = "#" + std::to_string(*number);
  issue.number = *number;
  issue.title = text_in(from, "title").value_or("");
  issue.url = text_in(from, "html_url").value_or("");
  issue.closed_at = text_in(from, "closed_at");
  issue.created_at = text_in(from, "created_at");
  issue.body = text_in(from, "body").value_or("");
  issue.labels = texts_in(member(from, "labels"), "name");
  auto reason = text_in(from, "state_reason").value_or("");
  std::ranges::replace(reason, '_', ' ');
  const bool is_closed = *state == "closed";
  set_state(issue, target, {is_closed, is_closed ? reason : "", *state});
  return issue;
}

std::optional<IssuePage> github_read_list(const TrackerTarget& target, const http::Response& response) {
  return page_of(
      parsed(response.body), [&](const Json& one) { return github_issue(target, one); },
      next_page_in_link(response.header("Link")));
}

http::Request github_create(const TrackerTarget& target, const IssueDraft& draft) {
  RequestJson body = {{"title", draft.title}, {"body", draft.body}, {"labels", target.labels}};
  if (draft.assignee) body["assignees"] = {*draft.assignee};
  return ask("POST", target, "/issues", body);
}

http::Request github_look_up(const TrackerTarget& target, const std::string& key) {
  const auto ref = read_key(key).value_or(IssueRef{});
  return ask("GET", target, "/issues/" + std::to_string(ref.number), {}, ref.project);
}

std::optional<Issue> github_read_issue(const TrackerTarget& target, const http::Response& response) {
  return github_issue(target, parsed(response.body));
}

/// "https://github.com", or the host of a server's API at /api/v3.
http::ServerAddress web_of(const TrackerTarget* target) {
  auto web = target != nullptr ? target->api : *http::read_address("https://github.com");
  if (web.host == "api.github.com") web.host = "github.com";
  if (web.path.ends_with("/api/v3")) web.path.resize(web.path.size() - 7);
  return web;
}

/// https://github.com/owner/name/issues/12
std::optional<std::string> github_key_in_url(const TrackerTarget* target, std::string_view url) {
  constexpr std::string_view issues = "/issues/";
  const auto path = path_below(web_of(target), url);
  const auto at = path ? path->find(issues) : std::string::npos;
  if (at == std::string::npos) return std::nullopt;
  const auto project = path->substr(0, at);
  const auto number = number_after_hash("#" + path->substr(at + issues.size()));
  return number && is_repository(project) ? std::optional(key_of_issue(target, project, *number)) : std::nullopt;
}

constexpr std::array<Variable, 3> github_variables = {{
    {"GH_TOKEN", "the token for GitHub; if it is not set: `GITHUB_TOKEN`, else the output of `gh auth token`"},
    {"GITHUB_TOKEN", "the token for GitHub, after `GH_TOKEN`"},
    {"GH_HOST", "another host that the token for GitHub may be sent to"},
}};

/// What to do when GitHub refuses it. GH_TOKEN comes first, so another token helps only once it is unset.
std::string advice_for(const std::string& from) {
  if (from == "GH_TOKEN") return replace_token(from) + ", or unset GH_TOKEN to use GITHUB_TOKEN or gh auth login";
  if (from == "GITHUB_TOKEN") return replace_token(from) + ", or unset GITHUB_TOKEN and run gh auth login";
  return "run gh auth login, or export GITHUB_TOKEN=…";
}

}  // namespace

ApiToken github_token(std::string secret, std::string from) {
  auto advice = advice_for(from);
  return {std::move(from), {"Authorization", "Bearer " + secret}, {secret}, std::move(advice)};
}

extern const Tracker github;
const Tracker github = {
    .kind = record::TrackerKind::github,
    .name = "github",
    .display_name = "GitHub",
    .own_host = "api.github.com",
    .host_variable = "GH_HOST",
    .permission = "Issues: read and write, for that repository",
    .token_hint = "export GITHUB_TOKEN=…, or run gh auth login",
    .has_labels = true,
    .variables = github_variables,
    .markup = {"issue.md.mustache", escape::for_markdown, escape::for_markdown_url, "<!-- ", " -->"},
    .target = github_target,
    .token = github_token_in,
    .list = github_list,
    .read_list = github_read_list,
    .create = github_create,
    .look_up = github_look_up,
    .read_issue = github_read_issue,
    .read_created = github_read_issue,
    .number_of = number_of_key,
    .key_in_url = github_key_in_url,
};

}  // namespace pm::trackers
