#include "report/wording.hpp"

#include <array>
#include <cstddef>

#include <fmt/format.h>

#include <pm/record_facts.hpp>

namespace pm::report::wording {

namespace {

using namespace std::string_view_literals;

template <class Enum, std::size_t size>
constexpr std::string_view nth(const std::array<std::string_view, size>& words, Enum value) {
  return words.at(static_cast<std::size_t>(value));
}

constexpr std::array milestone_words = {"Impact started"sv, "Detected"sv, "Acknowledged"sv, "Mitigated"sv,
                                        "Resolved"sv};
constexpr std::array near_miss_milestones = {"Danger started"sv, "Detected"sv, "Acknowledged"sv, "Out of danger"sv,
                                             "Resolved"sv};
constexpr std::array milestone_marks = {"impact started"sv, "detected"sv, "acknowledged"sv, "mitigated"sv,
                                        "resolved"sv};
constexpr std::array near_miss_marks = {"danger started"sv, "detected"sv, "acknowledged"sv, "out of danger"sv,
                                        "resolved"sv};
constexpr std::array kinds = {"Outage"sv,        "Slow or degraded"sv,  "Near miss"sv,
                              "Data incident"sv, "Security incident"sv, ""sv};
constexpr std::array seen = {"by an alert"sv,   "by a check"sv, "by a colleague"sv,
                             "by a customer"sv, "by chance"sv,  ""sv};

}  // namespace

std::string_view milestone(record::Milestone m, bool near_miss) {
  return nth(near_miss ? near_miss_milestones : milestone_words, m);
}
std::string_view mark(record::Milestone m, bool near_miss) {
  return nth(near_miss ? near_miss_marks : milestone_marks, m);
}
std::string_view kind(record::IncidentKind k) { return nth(kinds, k); }
std::string_view seen_by(record::DetectedBy by) { return nth(seen, by); }
std::string_view automates(record::Automates a) {
  return a == record::Automates::task ? "the routine" : "the decision";
}

std::string span(std::chrono::microseconds length, bool is_approximate, bool is_in_days) {
  if (!is_in_days) return (is_approximate ? std::string(about) : "") + time::duration_text(length);
  const auto days = std::chrono::round<std::chrono::days>(length).count();
  if (days == 0) return "less than a day";
  return fmt::format("{}{} {}", about, days, days == 1 ? "day" : "days");
}

std::string span(const record::Times& times, std::chrono::microseconds length, record::Milestone from,
                 record::Milestone to) {
  const auto either = [&](const auto& list) { return contains(list, from) || contains(list, to); };
  return span(length, either(times.approximate), either(times.day_only));
}

}  // namespace pm::report::wording
