// GitLab's REST API, version 4. Source: docs.gitlab.com/api/issues, and the OpenAPI description of GitLab 19.5, which
// has judged every request. No live server was tried.
#include <array>

#include <pm/text.hpp>

#include "trackers/api.hpp"

namespace pm::trackers {
namespace {

std::string issues_of(const TrackerTarget& target, const std::string& project = {}) {
  return "/api/v4/projects/" + http::percent_encoded(project.empty() ? target.project : project) + "/issues";
}

Result<TrackerTarget> gitlab_target(const TrackerConfig& config) {
  if (config.project.empty())
    return fail(ErrorKind::usage, "[tracker] in pm.toml names no project",
                "its path, such as: project = \"group/name\"; or its number");
  const auto api = api_address(config, "https://gitlab.com", "GitLab",
                               "leave url out for gitlab.com; else for example: url = \"https://gitlab.example.org\"");
  if (!api) return tl::unexpected(api.error());
  if (auto known = check_user_ids(config.people, "use the User ID of that user's page"); !known)
    return tl::unexpected(known.error());
  for (const auto& label : config.labels)
    if (label.find(',') != std::string::npos)
      return fail(ErrorKind::usage, "tracker.labels: \"" + label + "\" has a comma, and GitLab splits labels there",
                  "name a label without a comma, or two labels");
  return TrackerTarget{*api, config.project, config.labels, config.done, config.declined};
}

std::optional<ApiToken> gitlab_token_in(const Environment& environment) {
  return bearer_token(environment, "GITLAB_TOKEN");
}

http::Request gitlab_list(const TrackerTarget& target, const std::string& page) {
  return request("GET", target,
                 issues_of(target) + "?labels=" + http::percent_encoded(target.labels.front()) +
                     "&scope=all&order_by=created_at&sort=desc&per_page=100&page=" + (page.empty() ? "1" : page));
}

/// GitLab closes duplicates and moved issues like all others, and names the other issue.
std::string reason_of(const Json& from) {
  if (!member(from, "moved_to_id").is_null()) return "moved";
  return text_in(member(from, "_links"), "closed_as_duplicate_of") ? "duplicate" : "";
}

std::optional<Issue> gitlab_issue(const TrackerTarget& target, const Json& from) {
  const auto number = number_in(from, "iid");
  const auto state = text_in(from, "state");
  if (!number || !state) return std::nullopt;
  Issue issue;
  issue.key = "#" + std::to_string(*number);
  issue.number = *number;
  issue.title = text_in(from, "title").value_or("");
  issue.url = text_in(from, "web_url").value_or("");
  issue.closed_at = text_in(from, "closed_at");
  issue.created_at = text_in(from, "created_at");
  issue.body = text_in(from, "description").value_or("");
  issue.labels = texts_in(member(from, "labels"));
  const bool is_closed = *state == "closed";
  set_state(issue, target, {is_closed, is_closed ? reason_of(from) : "", *state});
  return issue;
}

std::optional<IssuePage> gitlab_read_list(const TrackerTarget& target, const http::Response& response) {
  auto next = response.header("X-Next-Page");
  if (next.empty()) next = next_page_in_link(response.header("Link"));
  const bool is_number = next.find_first_not_of("0123456789") == std::string::npos;
  return page_of(
      parsed(response.body), [&](const Json& one) { return gitlab_issue(target, one); }, is_number ? next : "");
}

http::Request gitlab_create(const TrackerTarget& target, const IssueDraft& draft) {
  RequestJson body = {{"title", draft.title}, {"description", draft.body}, {"labels", target.labels}};
  if (draft.due) body["due_date"] = draft.due->text;
  if (draft.assignee) body["assignee_ids"] = {std::stol(*draft.assignee)};
  return request("POST", target, issues_of(target), body);
}

http::Request gitlab_look_up(const TrackerTarget& target, const std::string& key) {
  const auto ref = read_key(key).value_or(IssueRef{});
  return request("GET", target, issues_of(target, ref.project) + "/" + std::to_string(ref.number));
}

std::optional<Issue> gitlab_read_issue(const TrackerTarget& target, const http::Response& response) {
  return gitlab_issue(target, parsed(response.body));
}

/// https://gitlab.com/group/name/-/issues/12, and the same without `-` or with work_items.
std::optional<std::string> gitlab_key_in_url(const TrackerTarget* target, std::string_view url) {
  const auto path = path_below(target != nullptr ? target->api : *http::read_address("https://gitlab.com"), url);
  if (!path) return std::nullopt;
  const auto slash = path->rfind('/');
  const auto number = slash == std::string::npos ? std::nullopt : number_after_hash("#" + path->substr(slash + 1));
  auto project = path->substr(0, slash);
  const auto ends_in = [&](std::string_view kind) {
    if (!project.ends_with(kind)) return false;
    project.resize(project.size() - kind.size());
    return true;
  };
  if (!number || !(ends_in("/-/issues") || ends_in("/-/work_items") || ends_in("/issues"))) return std::nullopt;
  return read_key(project + "#1") ? std::optional(key_of_issue(target, project, *number)) : std::nullopt;
}

constexpr std::array<Variable, 2> gitlab_variables = {{
    {"GITLAB_TOKEN", "the token for GitLab"},
    {"GITLAB_HOST", "another host that the token for GitLab may be sent to"},
}};

}  // namespace

extern const Tracker gitlab;
const Tracker gitlab = {
    .kind = record::TrackerKind::gitlab,
    .name = "gitlab",
    .display_name = "GitLab",
    .own_host = "gitlab.com",
    .host_variable = "GITLAB_HOST",
    .permission = "the scope api, and the role Reporter (Planner) or higher in that project",
    .token_hint = "export GITLAB_TOKEN=…",
    .has_labels = true,
    .variables = gitlab_variables,
    .markup = {"issue.md.mustache", escape::for_markdown, escape::for_markdown_url, "<!-- ", " -->"},
    .target = gitlab_target,
    .token = gitlab_token_in,
    .list = gitlab_list,
    .read_list = gitlab_read_list,
    .create = gitlab_create,
    .look_up = gitlab_look_up,
    .read_issue = gitlab_read_issue,
    .read_created = gitlab_read_issue,
    .number_of = number_of_key,
    .key_in_url = gitlab_key_in_url,
};

}  // namespace pm::trackers
