// A GitHub of one repository in memory: it keeps issues, gives pages, and does on request what networks do.
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include <pm/trackers.hpp>

namespace pm::test {

struct Killed {};  ///< thrown where the process would die

class FakeGitHub {
 public:
  using Json = nlohmann::json;
  using Answer = tl::expected<http::Response, http::HttpError>;

  /// What happens to the n-th creation (from 1) before, or after, it is done.
  std::map<int, std::function<Answer()>> instead_of_creating, after_creating;
  std::function<Answer()> instead_of_listing;
  std::size_t page_size = 100;
  int creations = 0, listings = 0;
  std::vector<http::Request> asked;

  Json& add(const std::string& title, const std::string& body, const std::string& label = "postmortem") {
    const auto number = issues.size() + 1;
    issues.push_back({{"number", number},
                      {"title", title},
                      {"body", body},
                      {"state", "open"},
                      {"created_at", "2026-11-22T12:00:00Z"},
                      {"closed_at", nullptr},
                      {"html_url", "https://github.com/owner/name/issues/" + std::to_string(number)},
                      {"labels", Json::array({{{"name", label}}})}});
    return issues.back();
  }
  void close(std::size_t number, const std::string& at) {
    issues.at(number - 1)["state"] = "closed";
    issues.at(number - 1)["closed_at"] = at;
  }
  void reopen(std::size_t number) {
    issues.at(number - 1)["state"] = "open";
    issues.at(number - 1)["closed_at"] = nullptr;
  }

  Answer answer(const http::Request& request) {
    asked.push_back(request);
    if (request.method == "POST") return create(request);
    if (request.url.find("/issues?") != std::string::npos) return list(request);
    return one(std::stoul(request.url.substr(request.url.rfind('/') + 1)));
  }

  std::vector<Json> issues;  ///< null: gone

 private:
  Answer create(const http::Request& request) {
    ++creations;
    if (const auto fault = instead_of_creating.find(creations); fault != instead_of_creating.end())
      return fault->second();
    const auto body = Json::parse(request.body);
    const auto made = add(body["title"], body["body"]);
    if (const auto fault = after_creating.find(creations); fault != after_creating.end()) return fault->second();
    return http::Response{201, {}, made.dump()};
  }
  Answer list(const http::Request& request) {
    ++listings;
    if (instead_of_listing) return instead_of_listing();
    const auto page = std::stoul(request.url.substr(request.url.rfind("&page=") + 6));
    auto shown = Json::array();
    std::vector<Json> newest(issues.rbegin(), issues.rend());
    std::erase_if(newest, [](const Json& one) { return one.is_null(); });
    for (auto i = (page - 1) * page_size; i < std::min(page * page_size, newest.size()); ++i)
      shown.push_back(newest[i]);
    std::vector<http::Header> headers;
    if (page * page_size < newest.size())
      headers.push_back({"Link", "<https://api.github.com/x?page=" + std::to_string(page + 1) + ">; rel=\"next\""});
    return http::Response{200, headers, shown.dump()};
  }
  Answer one(std::size_t number) {
    if (number == 0 || number > issues.size() || issues[number - 1].is_null()) return http::Response{404, {}, "{}"};
    return http::Response{200, {}, issues[number - 1].dump()};
  }
};

class FakeGitHubTransport : public http::Transport {
 public:
  explicit FakeGitHubTransport(FakeGitHub& github) : github_(github) {}
  tl::expected<http::Response, http::HttpError> send(const http::Request& request) override {
    return github_.answer(request);
  }

 private:
  FakeGitHub& github_;
};

}  // namespace pm::test
