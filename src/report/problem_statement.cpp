#include <array>
#include <cstddef>
#include <optional>
#include <string>

#include <fmt/format.h>

#include <pm/record.hpp>
#include <pm/report.hpp>
#include <pm/text.hpp>

#include "report/view.hpp"

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

namespace pm::report {

// The problem statement with impact duration and time to detect.

namespace {

using record::Milestone;
using record::Record;
using StatementSpan = std::optional<std::chrono::microseconds>;
constexpr std::chrono::microseconds no_span{0};

Milestone mitigated_at(const Record& r) {
  return r.times.of(Milestone::mitigated) ? Milestone::mitigated : Milestone::resolved;
}

std::string lasting(const Record& r, std::chrono::microseconds span, Milestone from, Milestone to) {
  return wording::span(r.times, span, from, to);
}

std::string unseen_text(const Record& r, std::chrono::microseconds span) {
  return lasting(r, span, Milestone::started, Milestone::detected);
}

/// Text about detection, after the duration.
std::string and_seen(const Record& r, std::chrono::microseconds felt) {
  const auto unseen = time_to_detect(r);
  if (!unseen) {
    return contains(r.times.unknown, Milestone::detected) ? "; when we first saw it is unknown" : "";
  }
  if (*unseen < no_span)
    return fmt::format("; we saw it coming {} before", lasting(r, -*unseen, Milestone::started, Milestone::detected));
  if (*unseen == no_span) return "; we saw it at once";
  // "about 5 days; for about 5 days of that" would look like an error. Days alone do not tell which of two came first.
  const bool is_same_text = unseen_text(r, *unseen) == lasting(r, felt, Milestone::started, mitigated_at(r));
  if (is_same_text && (*unseen < felt || contains(r.times.day_only, Milestone::started)))
    return "; for nearly all of that we couldn't see it";
  if (*unseen >= felt) return ", and was over before we could see it";
  return fmt::format("; for {} of that we couldn't see it", unseen_text(r, *unseen));
}

std::string with_both_ends(const Record& r, std::chrono::microseconds felt) {
  const auto span = lasting(r, felt, Milestone::started, mitigated_at(r));
  if (!is_near_miss(r)) return "it lasted " + span + and_seen(r, felt);
  const auto unseen = time_to_detect(r);
  if (unseen && *unseen >= felt)
    return fmt::format("we were in danger for {}, and couldn't see it until it was over", span);
  return "we were in danger for " + span + and_seen(r, felt);
}

/// Text if the end is unknown or open.
std::string without_end(const Record& r) {
  const auto unseen = time_to_detect(r);
  if (!unseen || *unseen <= no_span) return {};
  const auto span = unseen_text(r, *unseen);
  if (is_near_miss(r)) return fmt::format("we were in danger for {} before we could see it", span);
  const bool lost = contains(r.times.unknown, Milestone::resolved);
  return fmt::format("for {} we couldn't see it{}", span, lost ? "; when it was over is unknown" : "");
}

/// Text if the start is unknown.
std::string without_beginning(const Record& r) {
  const auto to_well = time_to_mitigate(r);
  if (!to_well || *to_well <= no_span) return {};
  const bool lost = contains(r.times.unknown, Milestone::started);
  return fmt::format("it took {} from detection to mitigation{}",
                     lasting(r, *to_well, Milestone::detected, mitigated_at(r)),
                     lost ? "; when it started is unknown" : "");
}

std::string what_happened(const Record& r) {
  const auto felt = impact_duration(r);
  if (felt && *felt > no_span) return with_both_ends(r, *felt);
  if (r.times.of(Milestone::started)) return felt ? "" : without_end(r);
  return without_beginning(r);
}

/// The title without final punctuation.
std::string_view without_full_stop(std::string_view title) {
  title = text::trim(title);
  while (!title.empty() && std::string_view(".,;:").find(title.back()) != std::string_view::npos)
    title = text::trim(title.substr(0, title.size() - 1));
  return title;
}

}  // namespace

std::string problem_statement(const Record& r) {
  const auto told = what_happened(r);
  if (told.empty()) return {};
  return fmt::format("{} – {}.", without_full_stop(r.title), told);
}

// The summary, from the problem statement, the impact and the fixes.

namespace {

/// With a full stop, if it has no end mark.
std::string as_sentence(std::string_view words) {
  words = text::trim(words);
  if (words.empty()) return {};
  const bool is_closed = std::string_view(".!?:\"").find(words.back()) != std::string_view::npos;
  return std::string(words) + (is_closed ? "" : ".");
}

std::string what_changes(const Record& r) {
  constexpr std::size_t most_named = 3;
  std::vector<std::string> titles;
  std::size_t more = 0;
  for (const auto& fix : each(r.fixes)) {
    if (!is_kept(fix)) continue;
    if (titles.size() < most_named)
      titles.emplace_back(without_full_stop(fix.title));
    else
      ++more;
  }
  if (titles.empty()) return {};
  auto changes = "What changes: " + text::join(titles, "; ");
  if (more > 0) changes += fmt::format("; and {} more", more);
  return changes + ".";
}

}  // namespace

std::string summary(const Record& r) {
  const auto problem = r.problem ? *r.problem : problem_statement(r);
  std::string all;
  for (const auto& part : {as_sentence(problem.empty() ? std::string_view(r.title) : std::string_view(problem)),
                           as_sentence(r.impact.value_or("")), what_changes(r)})
    if (!part.empty()) all += (all.empty() ? "" : " ") + part;
  return all;
}

}  // namespace pm::report
