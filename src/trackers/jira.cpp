// Jira's REST API, version 2, of Cloud and of Data Center. Source: developer.atlassian.com/cloud/jira/platform/rest/v2,
// and the descriptions of Cloud (1001.0.0-SNAPSHOT-57a0ca5b) and Data Center 10.3, which have judged every request. No
// live server was tried.
//
// Jira can list issues only from its search index, which lags. So the newest numbers of the project are looked at one
// by one, beyond the last that the index knows: those answers come from the database.
#include <array>
#include <charconv>

#include <pm/escape.hpp>
#include <pm/text.hpp>

#include "trackers/answers.hpp"

namespace pm::trackers {
namespace {

constexpr int page_size = 100;
constexpr std::string_view upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

bool is_cloud(const Target& target) { return target.api.host.ends_with(".atlassian.net"); }

Result<Target> target_of(const TrackerConfig& config) {
  const auto api = http::read_address(config.url);
  if (!api)
    return fail(ProblemKind::usage,
                config.url.empty() ? "[tracker] in pm.toml has no url, and pm does not know where your Jira is"
                                   : "tracker.url \"" + config.url + "\" is no address",
                "such as: url = \"https://example.atlassian.net\"");
  const auto letters = std::string(upper) + "0123456789_";
  if (config.project.empty() || upper.find(config.project.front()) == std::string::npos ||
      config.project.find_first_not_of(letters) != std::string::npos)
    return fail(ProblemKind::usage, "tracker.project \"" + config.project + "\" is no key of a Jira project",
                "it is what stands before the number of an issue: project = \"OPS\"");
  for (const auto& label : config.labels)
    if (label.find(' ') != std::string::npos)
      return fail(ProblemKind::usage, "tracker.labels: \"" + label + "\" has a space, and no label of Jira has one");
  return Target{*api, config.project, config.labels};
}

std::string base64(std::string_view bytes) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    unsigned group = 0;
    for (std::size_t k = 0; k < 3; ++k)
      group = group << 8U | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    for (std::size_t k = 0; k < 4; ++k) out += i + k > bytes.size() ? '=' : digits[group >> (6 * (3 - k)) & 0x3FU];
  }
  return out;
}

/// An e-mail address and an API token are for Cloud; a personal access token is for Data Center.
std::optional<Token> token_in(const Environment& environment) {
  const auto email = environment("JIRA_EMAIL"), api_token = environment("JIRA_API_TOKEN");
  if (email && api_token && !email->empty() && !api_token->empty()) {
    const auto both = base64(*email + ":" + *api_token);
    return Token{"JIRA_API_TOKEN", {"Authorization", "Basic " + both}, {both, *api_token}};
  }
  const auto token = environment("JIRA_TOKEN");
  if (!token || token->empty()) return std::nullopt;
  return Token{"JIRA_TOKEN", {"Authorization", "Bearer " + *token}, {*token}};
}

std::string jql_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) out += (c == '"' || c == '\\' ? "\\" : "") + std::string(1, c);
  return out + "\"";
}

http::Request search(const Target& target, const std::string& jql, const std::string& page, int most) {
  const bool cloud = is_cloud(target);
  auto path = std::string("/rest/api/2/search") + (cloud ? "/jql" : "") + "?jql=" + http::percent_encoded(jql) +
              "&fields=description,status,labels,created,resolutiondate&maxResults=" + std::to_string(most);
  if (!page.empty()) path += (cloud ? "&nextPageToken=" : "&startAt=") + http::percent_encoded(page);
  return request("GET", target, path);
}

http::Request list(const Target& target, const std::string& page) {
  return search(target,
                "project = " + jql_text(target.project) + " AND labels = " + jql_text(target.labels.front()) +
                    " ORDER BY created DESC, key DESC",
                page, page_size);
}

http::Request newest(const Target& target) {
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

std::optional<Issue> read(const Target& target, const Json& from) {
  const auto key = text_in(from, "key");
  const auto number = key ? number_of(*key) : std::nullopt;
  if (!number) return std::nullopt;
  const auto& fields = member(from, "fields");
  const auto category = text_in(member(member(fields, "status"), "statusCategory"), "key");
  const bool closed = category == "done";
  return Issue{*key,
               *number,
               target.api.url() + "/browse/" + *key,
               closed ? record::TicketState::closed : record::TicketState::open,
               closed ? instant_in(fields, "resolutiondate") : std::nullopt,
               instant_in(fields, "created"),
               text_in(fields, "description").value_or(""),
               texts_in(member(fields, "labels"))};
}

std::optional<Page> read_list(const Target& target, const http::Response& response) {
  const auto answer = parsed(response.body);
  auto issues = issues_in(member(answer, "issues"), [&](const Json& one) { return read(target, one); });
  if (!issues) return std::nullopt;
  if (is_cloud(target)) return Page{std::move(*issues), text_in(answer, "nextPageToken").value_or("")};
  const auto total = number_in(answer, "total"), start = number_in(answer, "startAt");
  const auto next = start.value_or(0) + static_cast<long>(member(answer, "issues").size());
  const bool more = total && next < *total && next > start.value_or(0);
  return Page{std::move(*issues), more ? std::to_string(next) : ""};
}

http::Request create(const Target& target, const Draft& draft) {
  Sent fields = {{"project", {{"key", target.project}}},
                 {"issuetype", {{"name", "Task"}}},
                 {"summary", draft.title},
                 {"description", draft.body},
                 {"labels", target.labels}};
  if (draft.assignee) fields["assignee"] = {{is_cloud(target) ? "id" : "name", *draft.assignee}};
  return request("POST", target, "/rest/api/2/issue", Sent{{"fields", fields}});
}

http::Request look_up(const Target& target, const std::string& key) {
  return request(
      "GET", target,
      "/rest/api/2/issue/" + http::percent_encoded(key) + "?fields=description,status,labels,created,resolutiondate");
}

std::optional<Issue> read_issue(const Target& target, const http::Response& response) {
  return read(target, parsed(response.body));
}

std::string key_of(const Target& target, long number) { return target.project + "-" + std::to_string(number); }

}  // namespace

extern const Tracker jira;
const Tracker jira = {
    .kind = record::Tracker::jira,
    .name = "jira",
    .called = "Jira",
    .own_host = "",
    .host_variable = "JIRA_HOST",
    .permission = "Browse Projects and Create Issues in that project",
    .token_hint = "Cloud: export JIRA_EMAIL=… JIRA_API_TOKEN=…; Data Center: export JIRA_TOKEN=…",
    .has_labels = true,
    .markup = {"issue.jira.mustache", escape::for_jira, escape::for_jira_url, "", ""},
    .target = target_of,
    .token = token_in,
    .list = list,
    .read_list = read_list,
    .create = create,
    .look_up = look_up,
    .read_issue = read_issue,
    .number_of = number_of,
    .newest = newest,
    .key_of = key_of,
};

}  // namespace pm::trackers
