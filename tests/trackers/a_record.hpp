// A record with one fix that has everything, for what is sent of it.
#pragma once

#include <pm/record.hpp>
#include <pm/trackers.hpp>

namespace pm::trackers::test {

inline record::Record a_record(const std::string& kind = "outage") {
  return *record::read(
              R"({"format": "pm-record/1", "id": "2026-11-20-checkout-500s", "uid": "f3k9a0b1c2d3e4f5", "status": "final",
    "title": "Checkout answers with 500s", "kind": ")" +
              kind + R"(", "problem": "Nobody could pay for 20 min.",
    "factors": [{"id": "F1", "text": "Two prompts look the same"}, {"id": "F2", "text": "<b>old</b> bucket @ana"}],
    "fixes": [{"id": "X1", "title": "Show the *host*", "owner": "Ana", "hours": 2, "addresses": ["F2"],
      "done_when": "nobody asks which host it is", "due": "2026-12-01", "status": "open"}]})")
              .record;
}

inline const Tracker& tracker(std::string_view name) { return *find_tracker(name); }

inline TrackerConfig config(std::string kind) {
  TrackerConfig config;
  config.kind = std::move(kind);
  config.labels = {"postmortem", "reliability"};
  if (config.kind == "github") config.project = "owner/name";
  if (config.kind == "gitlab") config.project = "group/sub/name";
  if (config.kind == "jira") config.project = "OPS", config.url = "https://jira.example.org/jira";
  if (config.kind == "redmine") config.project = "web-shop", config.url = "https://redmine.example.org";
  return config;
}

inline TrackerTarget target(std::string_view name) { return *tracker(name).target(config(std::string(name))); }

inline IssueDraft draft(std::string_view name,
                        const FixOrigin& origin = {"https://example.org/x.md", {{"ana", "7"}}, BodyDetail::full}) {
  const auto record = a_record();
  return *draft_of(record.fixes->front(), record, tracker(name), origin);
}

}  // namespace pm::trackers::test
