// Redmine's REST API. Source: redmine.org/projects/redmine/wiki/Rest_Issues; tried on Redmine 5.0. It has no labels, so
// the whole project is listed.
#include <algorithm>
#include <charconv>

#include <pm/escape.hpp>

#include "trackers/answers.hpp"

namespace pm::trackers {
namespace {

constexpr long page_size = 100;  // the most that Redmine gives

Result<Target> target_of(const TrackerConfig& config) {
  const auto api = http::read_address(config.url);
  if (!api)
    return fail(ProblemKind::usage,
                config.url.empty() ? "[tracker] in pm.toml has no url, and pm does not know where your Redmine is"
                                   : "tracker.url \"" + config.url + "\" is no address",
                "such as: url = \"https://redmine.example.org\"");
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789-_";
  if (config.project.empty() || config.project.find_first_not_of(letters) != std::string::npos)
    return fail(ProblemKind::usage, "tracker.project \"" + config.project + "\" is no identifier of a Redmine project",
                "it is the last part of the project's address: project = \"web-shop\"");
  if (auto known = are_numbers(config.people, "Redmine wants the number in the address of that user's page"); !known)
    return tl::unexpected(known.error());
  return Target{*api, config.project, {}};
}

std::optional<Token> token_in(const Environment& environment) {
  const auto secret = environment("REDMINE_API_KEY");
  if (!secret || secret->empty()) return std::nullopt;
  return Token{"REDMINE_API_KEY", {"X-Redmine-API-Key", *secret}, {*secret}};
}

std::string in_project(const Target& target) { return "/projects/" + target.project + "/issues.json"; }

http::Request list(const Target& target, const std::string& page) {
  return request("GET", target,
                 in_project(target) + "?status_id=*&subproject_id=!*&sort=created_on:desc,id:desc&limit=" +
                     std::to_string(page_size) + "&offset=" + (page.empty() ? "0" : page));
}

std::optional<Issue> read(const Target& target, const Json& from) {
  const auto number = number_in(from, "id");
  if (!number) return std::nullopt;
  const auto id = std::to_string(*number);
  const auto& is_closed = member(member(from, "status"), "is_closed");
  const bool closed = is_closed.is_boolean() ? is_closed.get<bool>() : !member(from, "closed_on").is_null();
  return Issue{"#" + id,
               *number,
               target.api.url() + "/issues/" + id,
               closed ? record::TicketState::closed : record::TicketState::open,
               closed ? text_in(from, "closed_on") : std::nullopt,
               text_in(from, "created_on"),
               text_in(from, "description").value_or(""),
               {}};
}

std::optional<Page> read_list(const Target& target, const http::Response& response) {
  const auto answer = parsed(response.body);
  auto issues = issues_in(member(answer, "issues"), [&](const Json& one) { return read(target, one); });
  const auto total = number_in(answer, "total_count"), offset = number_in(answer, "offset");
  if (!issues || !total || !offset) return std::nullopt;
  const auto next = *offset + static_cast<long>(member(answer, "issues").size());
  const bool more = next < *total && next > *offset;
  return Page{std::move(*issues), more ? std::to_string(next) : ""};
}

http::Request create(const Target& target, const Draft& draft) {
  Sent issue = {{"subject", draft.title}, {"description", draft.body}};
  if (draft.hours) issue["estimated_hours"] = *draft.hours;
  if (draft.assignee) issue["assigned_to_id"] = std::stol(*draft.assignee);
  return request("POST", target, in_project(target), Sent{{"issue", issue}});
}

http::Request look_up(const Target& target, const std::string& key) {
  return request("GET", target, "/issues/" + std::to_string(number_after_hash(key).value_or(0)) + ".json");
}

std::optional<Issue> read_issue(const Target& target, const http::Response& response) {
  return read(target, member(parsed(response.body), "issue"));
}

}  // namespace

extern const Tracker redmine;
const Tracker redmine = {
    .kind = record::Tracker::redmine,
    .name = "redmine",
    .called = "Redmine",
    .own_host = "",
    .host_variable = "REDMINE_HOST",
    .permission = "view and add issues in that project; the REST API has to be switched on",
    .token_hint = "export REDMINE_API_KEY=… (it stands on /my/account of your Redmine)",
    .has_labels = false,
    .markup = {"issue.redmine.mustache", escape::for_redmine, escape::for_markdown_url, "", ""},
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
