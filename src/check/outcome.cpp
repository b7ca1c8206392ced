// What several files say together.
#include <algorithm>
#include <map>
#include <tuple>

#include <pm/check.hpp>
#include <pm/text.hpp>

namespace pm::check {

void sort_findings(std::vector<Finding>& findings) {
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
    return std::tie(a.path, a.line, a.column, a.rule) < std::tie(b.path, b.line, b.column, b.rule);
  });
}

std::vector<Finding> shared_ids(std::span<const FileReview> reviews) {
  std::map<std::string_view, std::vector<const FileReview*>> by_id;
  for (const auto& review : reviews)
    if (!review.id.empty()) by_id[review.id].push_back(&review);
  std::vector<Finding> findings;
  for (const auto& [id, sharing] : by_id) {
    if (sharing.size() < 2) continue;
    for (const auto* review : sharing) {
      const auto* other = sharing.front() == review ? sharing[1] : sharing.front();
      auto finding = review->id_place;
      finding.message = "This id is also that of " + other->id_place.path + ": which of the two is another incident?";
      findings.push_back(std::move(finding));
    }
  }
  return findings;
}

}  // namespace pm::check
