// The rule about the import candidates of a record.
#include <fmt/format.h>

#include "lint/rules.hpp"

namespace pm::lint {
namespace {

constexpr Examples tracked_candidates_found = {R"({"id": "2026-11-20-tracked-chat"})"};
constexpr Examples tracked_candidates_fine = {R"({"title": "Checkout answers with 500s"})"};

void find_tracked_candidates(const RuleContext& c, std::vector<RuleFinding>& found) {
  if (c.record.id.empty() || !c.settings.has_tracked_candidates) return;
  if (!c.settings.has_tracked_candidates(c.directory, c.record.id)) return;
  const auto name = c.record.id + ".candidates.jsonl";
  found.push_back({.rule = "tracked-candidates",
                   .pointer = "",
                   .message = fmt::format("git tracks {}, which holds raw text of chats", name),
                   .fix_with = "git rm --cached " + shell_quoted((c.directory / name).string())});
}

}  // namespace

RecordRule tracked_candidates() {
  return {
      {.name = "tracked-candidates",
       .finds = "a candidates file that git tracks: it holds raw text of chats",
       .why = "Candidates are what people wrote to each other during the incident. Everyone with a clone reads them.",
       .ask = "Can it be removed from git? pm init ignores these files.",
       .found = tracked_candidates_found,
       .fine = tracked_candidates_fine},
      find_tracked_candidates};
}

}  // namespace pm::lint
