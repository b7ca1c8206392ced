// GitLab's REST API, version 4. Source: docs.gitlab.com/api/issues, and the OpenAPI description of GitLab 19.5, which
// has judged every request. No live server was tried.
#include <pm/escape.hpp>
#include <pm/text.hpp>

#include "trackers/answers.hpp"

namespace pm::trackers {
namespace {

std::string issues_of(const Target& target) {
  return "/api/v4/projects/" + http::percent_encoded(target.project) + "/issues";
}

Result<Target> target_of(const TrackerConfig& config) {
  if (config.project.empty())
    return fail(ProblemKind::usage, "[tracker] in pm.toml names no project",
                "its path, such as: project = \"group/name\"; or its number");
  const auto api = http::read_address(config.url.empty() ? "https://gitlab.com" : config.url);
  if (!api)
    return fail(ProblemKind::usage, "tracker.url \"" + config.url + "\" is no address",
                "leave url out for gitlab.com; else such as: url = \"https://gitlab.example.org\"");
  if (auto known = are_numbers(config.people, "GitLab wants the User ID of that user's page"); !known)
    return tl::unexpected(known.error());
  for (const auto& label : config.labels)
    if (label.find(',') != std::string::npos)
      return fail(ProblemKind::usage, "tracker.labels: \"" + label + "\" has a comma, and no label of GitLab has one");
  return Target{*api, config.project, config.labels};
}

std::optional<Token> token_in(const Environment& environment) {
  const auto secret = environment("GITLAB_TOKEN");
  if (!secret || secret->empty()) return std::nullopt;
  return Token{"GITLAB_TOKEN", {"Authorization", "Bearer " + *secret}, {*secret}};
}

http::Request list(const Target& target, const std::string& page) {
  return request("GET", target,
                 issues_of(target) + "?labels=" + http::percent_encoded(target.labels.front()) +
                     "&scope=all&order_by=created_at&sort=desc&per_page=100&page=" + (page.empty() ? "1" : page));
}

std::optional<Issue> read(const Json& from) {
  const auto number = number_in(from, "iid");
  const auto state = text_in(from, "state");
  if (!number || !state) return std::nullopt;
  return Issue{"#" + std::to_string(*number),
               *number,
               text_in(from, "web_url").value_or(""),
               *state == "closed" ? record::TicketState::closed : record::TicketState::open,
               text_in(from, "closed_at"),
               text_in(from, "created_at"),
               text_in(from, "description").value_or(""),
               texts_in(member(from, "labels"))};
}

std::optional<Page> read_list(const Target&, const http::Response& response) {
  auto issues = issues_in(parsed(response.body), read);
  if (!issues) return std::nullopt;
  const auto next = response.header("X-Next-Page");
  const bool is_number = next.find_first_not_of("0123456789") == std::string::npos;
  return Page{std::move(*issues), is_number ? next : ""};
}

http::Request create(const Target& target, const Draft& draft) {
  Sent body = {{"title", draft.title}, {"description", draft.body}, {"labels", target.labels}};
  if (draft.due) body["due_date"] = draft.due->text;
  if (draft.assignee) body["assignee_ids"] = {std::stol(*draft.assignee)};
  return request("POST", target, issues_of(target), body);
}

http::Request look_up(const Target& target, const std::string& key) {
  return request("GET", target, issues_of(target) + "/" + std::to_string(number_after_hash(key).value_or(0)));
}

std::optional<Issue> read_issue(const Target&, const http::Response& response) { return read(parsed(response.body)); }

}  // namespace

extern const Tracker gitlab;
const Tracker gitlab = {
    .kind = record::Tracker::gitlab,
    .name = "gitlab",
    .called = "GitLab",
    .own_host = "gitlab.com",
    .host_variable = "GITLAB_HOST",
    .permission = "the scope api, and the role Reporter (Planner) or higher in that project",
    .token_hint = "export GITLAB_TOKEN=…",
    .has_labels = true,
    .markup = {"issue.md.mustache", escape::for_markdown, escape::for_markdown_url, "<!-- ", " -->"},
    .target = target_of,
    .token = token_in,
    .list = list,
    .read_list = read_list,
    .create = create,
    .look_up = look_up,
    .read_issue = read_issue,
    .number_of = number_after_hash,
};

}  // namespace pm::trackers
