// GitHub's REST API, version 2022-11-28. Source: docs.github.com/rest/issues/issues.
#include <pm/escape.hpp>
#include <pm/text.hpp>

#include "trackers/answers.hpp"

namespace pm::trackers {
namespace {

http::Request ask(std::string method, const Target& target, const std::string& path, std::optional<Sent> body = {}) {
  auto made = request(std::move(method), target, "/repos/" + target.project + path, std::move(body));
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

Result<Target> target_of(const TrackerConfig& config) {
  const auto slash = config.project.find('/');
  if (slash == std::string::npos || !is_name(std::string_view(config.project).substr(0, slash)) ||
      !is_name(std::string_view(config.project).substr(slash + 1)))
    return fail(ProblemKind::usage, "tracker.project \"" + config.project + "\" is no repository of GitHub",
                "such as: project = \"owner/name\"");
  const auto api = http::read_address(config.url.empty() ? "https://api.github.com" : config.url);
  if (!api)
    return fail(ProblemKind::usage, "tracker.url \"" + config.url + "\" is no address of an API",
                "leave url out for github.com; else such as: url = \"https://ghe.example.org/api/v3\"");
  return Target{*api, config.project, config.labels};
}

std::optional<Token> token_in(const Environment& environment) {
  for (const auto* name : {"GH_TOKEN", "GITHUB_TOKEN"})
    if (const auto secret = environment(name); secret && !secret->empty()) return github_token(*secret, name);
  return std::nullopt;
}

http::Request list(const Target& target, const std::string& page) {
  const auto label = http::percent_encoded(target.labels.front());
  return ask("GET", target,
             "/issues?labels=" + label +
                 "&state=all&sort=created&direction=desc&per_page=100&page=" + (page.empty() ? "1" : page));
}

std::optional<Issue> read(const Json& from) {
  const auto number = number_in(from, "number");
  const auto state = text_in(from, "state");
  if (!number || !state || !member(from, "pull_request").is_null()) return std::nullopt;
  return Issue{"#" + std::to_string(*number),
               *number,
               text_in(from, "html_url").value_or(""),
               *state == "closed" ? record::TicketState::closed : record::TicketState::open,
               text_in(from, "closed_at"),
               text_in(from, "created_at"),
               text_in(from, "body").value_or(""),
               texts_in(member(from, "labels"), "name")};
}

/// `<…&page=2>; rel="next", <…>; rel="last"`: only the number is taken from it.
std::string next_page(const std::string& link) {
  const auto rel = link.find("rel=\"next\"");
  if (rel == std::string::npos) return "";
  const auto from = link.rfind('<', rel), to = link.find('>', from == std::string::npos ? 0 : from);
  if (from == std::string::npos || to == std::string::npos || to > rel) return "";
  const auto url = link.substr(from + 1, to - from - 1);
  for (const auto* before : {"?page=", "&page="})
    if (const auto at = url.find(before); at != std::string::npos) {
      const auto digits = url.substr(at + 6, url.find_first_not_of("0123456789", at + 6) - at - 6);
      return digits;
    }
  return "";
}

std::optional<Page> read_list(const Target&, const http::Response& response) {
  auto issues = issues_in(parsed(response.body), read);
  if (!issues) return std::nullopt;
  return Page{std::move(*issues), next_page(response.header("Link"))};
}

http::Request create(const Target& target, const Draft& draft) {
  Sent body = {{"title", draft.title}, {"body", draft.body}, {"labels", target.labels}};
  if (draft.assignee) body["assignees"] = {*draft.assignee};
  return ask("POST", target, "/issues", body);
}

http::Request look_up(const Target& target, const std::string& key) {
  return ask("GET", target, "/issues/" + std::to_string(number_after_hash(key).value_or(0)));
}

std::optional<Issue> read_issue(const Target&, const http::Response& response) { return read(parsed(response.body)); }

}  // namespace

Token github_token(std::string secret, std::string from) {
  return {std::move(from), {"Authorization", "Bearer " + secret}, {secret}};
}

extern const Tracker github;
const Tracker github = {
    .kind = record::Tracker::github,
    .name = "github",
    .called = "GitHub",
    .own_host = "api.github.com",
    .host_variable = "GH_HOST",
    .permission = "Issues: read and write, for that repository",
    .token_hint = "export GITHUB_TOKEN=…, or run gh auth login",
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
