// A tracker in memory that speaks any of the four dialects: it keeps issues, gives pages, and does on request what real
// ones do.
#pragma once

#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "trackers/a_record.hpp"
#include "trackers/scripted_transport.hpp"

namespace pm::trackers::test {

struct FakeIssue {
  std::string title = {}, body = {};
  bool is_closed = false;
  /// Why it was closed: GitHub's state_reason, Jira's resolution, Redmine's status, GitLab's "duplicate" or "moved".
  std::string reason = {};
  std::string closed_at = "2026-11-25T10:00:00Z";
  bool is_listed = true;
};

class FakeTracker : public http::Transport {
 public:
  using Json = nlohmann::json;

  explicit FakeTracker(std::string_view dialect) : dialect_(dialect) {}

  std::map<long, FakeIssue> issues;
  std::map<long, Answered> instead_of_issue;   ///< what a look-up of that number gets
  std::map<long, Answered> instead_of_create;  ///< what the n-th creation gets, from 1
  std::map<std::string, Answered> at_url;      ///< what a request of a URL that ends so gets
  std::size_t page_size = 100;
  std::set<std::size_t> empty_pages;  ///< pages whose issues are all of another kind, such as pull requests
  long creations = 0;
  std::vector<http::Request> asked;

  [[nodiscard]] std::string key_of(long number) const {
    return dialect_ == "jira" ? "OPS-" + std::to_string(number) : "#" + std::to_string(number);
  }
  /// Where the API has the issue, of the configured project unless another one is named.
  [[nodiscard]] std::string api_url(long number) const {
    return tracker(dialect_).look_up(target(dialect_), key_of(number)).url;
  }

  Answered send(const http::Request& request) override {
    asked.push_back(request);
    for (const auto& [ending, answer] : at_url)
      if (request.url.ends_with(ending)) return answer;
    if (request.method == "POST") return create(request);
    if (request.url.find("per_page=") != std::string::npos || request.url.find("limit=") != std::string::npos ||
        request.url.find("maxResults=") != std::string::npos)
      return list(request);
    return one(request);
  }

  /// The issue as the API gives it.
  [[nodiscard]] Json shown(long number, const FakeIssue& issue, std::string project = {}) const {
    const auto id = std::to_string(number);
    const auto closed = issue.is_closed ? Json(issue.closed_at) : Json();
    const auto created = "2026-11-22T10:00:00Z";
    if (dialect_ == "github")
      return {{"number", number},
              {"title", issue.title},
              {"body", issue.body},
              {"state", issue.is_closed ? "closed" : "open"},
              {"state_reason", issue.reason.empty() ? Json() : Json(issue.reason)},
              {"html_url", "https://github.com/" + (project.empty() ? "owner/name" : project) + "/issues/" + id},
              {"closed_at", closed},
              {"created_at", created},
              {"labels", {{{"name", "postmortem"}}}}};
    if (dialect_ == "gitlab")
      return {{"iid", number},
              {"title", issue.title},
              {"description", issue.body},
              {"state", issue.is_closed ? "closed" : "opened"},
              {"web_url", "https://gitlab.com/" + (project.empty() ? "group/sub/name" : project) + "/-/issues/" + id},
              {"closed_at", closed},
              {"created_at", created},
              {"labels", {"postmortem"}},
              {"moved_to_id", issue.reason == "moved" ? Json(4711) : Json()},
              {"_links",
               {{"closed_as_duplicate_of",
                 issue.reason == "duplicate" ? Json("https://gitlab.com/api/v4/projects/1/issues/75") : Json()}}}};
    if (dialect_ == "jira")
      return {{"key", (project.empty() ? "OPS" : project) + "-" + id},
              {"fields",
               {{"summary", issue.title},
                {"description", issue.body},
                {"status",
                 {{"name", issue.is_closed ? "Closed" : "To Do"},
                  {"statusCategory", {{"key", issue.is_closed ? "done" : "new"}}}}},
                {"resolution", issue.reason.empty() ? Json() : Json({{"name", issue.reason}})},
                {"labels", {"postmortem"}},
                {"created", "2026-11-22T10:00:00.000+0000"},
                {"resolutiondate", issue.is_closed ? Json("2026-11-25T10:00:00.000+0000") : Json()}}}};
    return {{"id", number},
            {"subject", issue.title},
            {"description", issue.body},
            {"status",
             {{"name", !issue.reason.empty() ? issue.reason
                       : issue.is_closed     ? "Closed"
                                             : "New"},
              {"is_closed", issue.is_closed}}},
            {"created_on", created},
            {"closed_on", closed}};
  }
  [[nodiscard]] Answered shown_alone(long number, const FakeIssue& issue, const std::string& project = {}) const {
    const auto one = shown(number, issue, project);
    return says(200, (dialect_ == "redmine" ? Json{{"issue", one}} : one).dump());
  }

 private:
  Answered create(const http::Request& request) {
    if (const auto fault = instead_of_create.find(++creations); fault != instead_of_create.end()) return fault->second;
    auto body = Json::parse(request.body);
    if (dialect_ == "jira") body = body["fields"];
    if (dialect_ == "redmine") body = body["issue"];
    const auto text = [&](std::initializer_list<const char*> names) {
      for (const auto* name : names)
        if (body.contains(name)) return body[name].get<std::string>();
      return std::string();
    };
    const long number = issues.empty() ? 1 : issues.rbegin()->first + 1;
    issues[number] = {.title = text({"title", "summary", "subject"}), .body = text({"body", "description"})};
    if (dialect_ == "jira") return says(201, Json({{"key", key_of(number)}, {"id", "1"}}).dump());
    return shown_alone(number, issues[number]);
  }

  static long number_after(const std::string& text, const std::string& name) {
    const auto at = text.rfind(name);
    return at == std::string::npos ? 0 : std::stol(text.substr(at + name.size()));
  }

  Answered list(const http::Request& request) {
    std::vector<std::pair<long, FakeIssue>> newest;
    for (auto issue = issues.rbegin(); issue != issues.rend(); ++issue)
      if (issue->second.is_listed || request.url.ends_with("maxResults=1")) newest.emplace_back(*issue);
    const bool counts_pages = dialect_ == "github" || dialect_ == "gitlab";
    const auto start = counts_pages ? (static_cast<std::size_t>(number_after(request.url, "&page=")) - 1) * page_size
                       : dialect_ == "jira" ? static_cast<std::size_t>(number_after(request.url, "&startAt="))
                                            : static_cast<std::size_t>(number_after(request.url, "&offset="));
    const auto page = start / page_size + 1;
    auto all = Json::array();
    const auto end = std::min(start + page_size, newest.size());
    for (auto i = start; i < end && !empty_pages.contains(page); ++i)
      all.push_back(shown(newest[i].first, newest[i].second));
    const bool has_more = end < newest.size();
    if (dialect_ == "github") {
      std::vector<http::Header> link;
      if (has_more) link = {{"Link", "<https://api.github.com/x?page=" + std::to_string(page + 1) + ">; rel=\"next\""}};
      return says(200, all.dump(), link);
    }
    if (dialect_ == "gitlab") return says(200, all.dump(), {{"X-Next-Page", has_more ? std::to_string(page + 1) : ""}});
    if (dialect_ == "jira")
      return says(
          200, Json({{"startAt", start}, {"maxResults", page_size}, {"total", newest.size()}, {"issues", all}}).dump());
    return says(
        200, Json({{"offset", start}, {"limit", page_size}, {"total_count", newest.size()}, {"issues", all}}).dump());
  }

  Answered one(const http::Request& request) {
    auto path = request.url.substr(0, request.url.find('?'));
    if (path.ends_with(".json")) path.resize(path.size() - 5);
    const auto number = std::stol(path.substr(path.find_last_of("/-") + 1));
    if (const auto fault = instead_of_issue.find(number); fault != instead_of_issue.end()) return fault->second;
    const auto found = issues.find(number);
    return found == issues.end() ? says(404, "{}") : shown_alone(number, found->second);
  }

  std::string dialect_;
};

}  // namespace pm::trackers::test
