// Prints every kind of request that pm makes of every tracker, as JSON, so that descriptions of their APIs can judge
// them (scripts/trackers described). Jira is there twice: Cloud and Data Center are two APIs.
#include <iostream>

#include <nlohmann/json.hpp>

#include "trackers/a_record.hpp"

namespace {

using nlohmann::json;
using namespace pm::trackers;
using namespace pm::trackers::test;

json shown(std::string_view kind, const pm::http::Request& request) {
  json headers = json::object();
  for (const auto& header : request.headers) headers[header.name] = header.value;
  return {{"kind", kind},
          {"method", request.method},
          {"url", request.url},
          {"headers", headers},
          {"body", request.body.empty() ? json() : json::parse(request.body)}};
}

json requests_of(const Tracker& tracker, const TrackerTarget& target, const std::string& page, const std::string& key) {
  json all = {shown("the list", tracker.list(target, "")), shown("its next page", tracker.list(target, page)),
              shown("one issue", tracker.look_up(target, key)),
              shown("a new issue", tracker.create(target, draft(tracker.name)))};
  if (tracker.newest != nullptr) all.push_back(shown("the newest", tracker.newest(target)));
  return all;
}

}  // namespace

int main() {
  const auto in_the_cloud = [] {
    auto cloud = config("jira");
    cloud.url = "https://example.atlassian.net";
    return *tracker("jira").target(cloud);
  };
  const json all = {{"github", requests_of(tracker("github"), target("github"), "2", "#12")},
                    {"gitlab", requests_of(tracker("gitlab"), target("gitlab"), "2", "#12")},
                    {"jira-cloud", requests_of(tracker("jira"), in_the_cloud(), "CAEaAggB", "OPS-12")},
                    {"jira-dc", requests_of(tracker("jira"), target("jira"), "100", "OPS-12")}};
  std::cout << all.dump(2) << "\n";
}
