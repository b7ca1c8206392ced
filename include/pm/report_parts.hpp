// Parts of the HTML report that the room page shows, too.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <pm/record.hpp>

namespace pm::report {

/// A row of the timeline: an event, or milestones that no event stands for.
struct TimelineRow {
  const record::Event* event;  ///< of the record; null: milestones alone
  std::string group;           ///< "Tuesday, 31 January 2017", "Time unknown"
  std::string time;            ///< "14:02", "about 14:02", "that day", "unknown"
  std::string milestones;      ///< "Detected · Acknowledged"; empty: none
  std::string_view stage;      ///< the stage it lies in: "detected"; empty: none
};
/// By time; those without a time last. The record must outlive the rows.
[[nodiscard]] std::vector<TimelineRow> timeline_rows(const record::Record&);

/// The timeline as pictures for wide and narrow screens, in an HTML `<figure>`. Empty if fewer than two different times
/// are known. Needs `picture_patterns` before it and `picture_css`, and a style sheet that shows one of `.wide` and
/// `.narrow`.
[[nodiscard]] std::string timeline_figure(const record::Record&);
/// Hatch patterns of the pictures: an `<svg>` without size, once in a page.
[[nodiscard]] std::string picture_patterns();
/// The style sheet of the pictures, with the colours of all pages as variables.
[[nodiscard]] std::string_view picture_css();

/// "Outage · Severity S1 · 31 January 2017 · GitLab.com, PostgreSQL": what is known of it.
[[nodiscard]] std::string subtitle(const record::Record&);
/// `problem`, or the sentence from title and times; empty where neither is there.
[[nodiscard]] std::string problem_sentence(const record::Record&);

}  // namespace pm::report
