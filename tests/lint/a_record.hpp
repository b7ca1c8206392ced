// A record in which no rule finds anything, and ways to change one thing in it.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include <pm/lint.hpp>

namespace pm::lint::test {

using Json = nlohmann::ordered_json;

/// Met on 2026-11-20; nothing found on the days around.
inline const char* const good = R"({
  "format": "pm-record/1",
  "id": "2026-11-20-checkout-500s",
  "status": "final",
  "title": "Checkout answers with 500s",
  "kind": "outage",
  "times": {
    "started": "2026-11-20T10:00:00+00:00",
    "detected": "2026-11-20T10:04:00+00:00",
    "mitigated": "2026-11-20T10:09:00+00:00",
    "resolved": "2026-11-20T10:20:00+00:00"
  },
  "factors": [
    {
      "id": "F1",
      "text": "Two prompts look the same"
    },
    {
      "id": "F2",
      "text": "The backup went to an old bucket"
    }
  ],
  "fixes": [
    {
      "id": "X1",
      "title": "Show the host in the prompt",
      "owner": "ana",
      "hours": 2,
      "addresses": [
        "F1",
        "F2"
      ],
      "status": "open"
    }
  ],
  "meeting": {
    "held_at": "2026-11-20T14:00:00+00:00",
    "boss": "Ana"
  }
}
)";

/// An earlier record of the same directory, with an open fix of its first factor.
inline const char* const earlier_id = "2026-03-02-orders";
inline const char* const earlier = R"({
  "format": "pm-record/1",
  "id": "2026-03-02-orders",
  "status": "draft",
  "title": "Orders went to the wrong host",
  "factors": [
    {
      "id": "F1",
      "text": "The prompt does not name the host"
    },
    {
      "id": "F2",
      "text": "The bucket of the backup was never listed"
    }
  ],
  "fixes": [
    {
      "id": "X1",
      "title": "Show the host in the prompt",
      "addresses": [
        "F1"
      ],
      "status": "open"
    },
    {
      "id": "X2",
      "title": "List the bucket each night",
      "addresses": [
        "F2"
      ],
      "status": "done"
    }
  ]
}
)";

/// The good record with keys replaced, or taken away (null).
inline std::string with(std::string_view changes) {
  auto record = Json::parse(good);
  const auto parsed = Json::parse(changes);
  for (const auto& [key, value] : parsed.items()) {
    if (value.is_null())
      record.erase(key);
    else
      record[key] = value;
  }
  return record.dump(2) + "\n";
}

inline LintSettings on(std::string_view today) {
  LintSettings settings;
  settings.today = time::Day{std::string(today)};
  settings.find_record = [](const std::filesystem::path& directory, std::string_view id) {
    const bool is_there = directory == "postmortems" && id == earlier_id;
    return is_there ? std::make_shared<const record::Record>(*record::read(earlier).record) : nullptr;
  };
  settings.has_tracked_candidates = [](const std::filesystem::path&, std::string_view id) {
    return id == "2026-11-20-tracked-chat";
  };
  settings.directory = "postmortems";
  return settings;
}

inline std::vector<Finding> findings_in(const std::string& json, const LintSettings& settings = on("2026-11-22")) {
  static const language::Checker checker;
  const auto id = Json::parse(json)["id"].get<std::string>();
  return review_file(json, "postmortems/" + id + ".json", checker, settings).findings;
}

/// Those of one rule.
inline std::vector<Finding> of(std::string_view rule, std::vector<Finding> findings) {
  std::erase_if(findings, [&](const Finding& f) { return f.rule != rule; });
  return findings;
}

/// The one finding of a rule; an empty one, which no test expects, if there are none or several.
inline Finding the(std::string_view rule, std::vector<Finding> findings) {
  auto found = of(rule, std::move(findings));
  return found.size() == 1 ? found.front() : Finding{};
}

/// "rule@pointer" of each, joined by spaces.
inline std::string told(const std::vector<Finding>& findings) {
  std::string all;
  for (const auto& f : findings) all += (all.empty() ? "" : " ") + f.rule + "@" + f.pointer;
  return all;
}

}  // namespace pm::lint::test
