#include "imports/write_up_headings.hpp"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include <pm/text.hpp>

namespace pm::imports::write_up {
namespace {

struct HeadingRow {
  std::string_view words;
  Place place;
};
/// Lower case, without "&" and numbers. The first row whose words a heading begins with, or ends with, counts.
constexpr HeadingRow headings[] = {
    {"root cause and resolution", Place::factors},
    {"root causes and resolution", Place::factors},
    {"root cause", Place::factors},
    {"root causes", Place::factors},
    {"trigger", Place::factors},
    {"triggers", Place::factors},
    {"causes", Place::factors},
    {"cause", Place::factors},
    {"contributing conditions", Place::factors},
    {"contributing factors", Place::factors},
    {"contributing causes", Place::factors},
    {"what caused the incident", Place::factors},
    {"why did it happen", Place::factors},
    {"how did it happen", Place::factors},
    {"five whys", Place::factors},
    {"5 whys", Place::factors},
    {"corrective and preventative measures", Place::fixes},
    {"corrective and preventive measures", Place::fixes},
    {"corrective and preventative actions", Place::fixes},
    {"corrective and preventive actions", Place::fixes},
    {"corrective measures", Place::fixes},
    {"corrective actions", Place::fixes},
    {"preventative measures", Place::fixes},
    {"preventive measures", Place::fixes},
    {"corrective and preventative measure", Place::fixes},
    {"corrective and preventive measure", Place::fixes},
    {"how are we preventing", Place::fixes},
    {"prevention", Place::fixes},
    {"improvements", Place::fixes},
    {"short term fix", Place::fixes},
    {"long term fix", Place::fixes},
    {"long term solution", Place::fixes},
    {"action items", Place::fixes},
    {"actions", Place::fixes},
    {"action plan", Place::fixes},
    {"next steps", Place::fixes},
    {"recommendations", Place::fixes},
    {"follow ups", Place::fixes},
    {"follow up actions", Place::fixes},
    {"follow up", Place::fixes},
    {"followups", Place::fixes},
    {"remediation items", Place::fixes},
    {"what went well", Place::went_well},
    {"things that went well", Place::went_well},
    {"went well", Place::went_well},
    {"where we got lucky", Place::lucky},
    {"got lucky", Place::lucky},
    {"lucky", Place::lucky},
    {"what went wrong", Place::surprises},
    {"things that went wrong", Place::surprises},
    {"what went poorly", Place::surprises},
    {"what didnt go so well", Place::surprises},
    {"what didnt go well", Place::surprises},
    {"what did not go well", Place::surprises},
    {"what could have gone better", Place::surprises},
    {"what could be improved", Place::surprises},
    {"could have gone better", Place::surprises},
    {"executive summary", Place::summary},
    {"issue summary", Place::summary},
    {"incident summary", Place::summary},
    {"summary", Place::summary},
    {"overview", Place::summary},
    {"tl dr", Place::summary},
    {"tldr", Place::summary},
    {"background", Place::summary},
    {"introduction", Place::summary},
    {"description", Place::summary},
    {"incident timing", Place::times},
    {"key times", Place::times},
    {"start time", Place::times},
    {"end time", Place::times},
    {"detection time", Place::times},
    {"mitigation time", Place::times},
    {"resolution time", Place::times},
    {"timeline", Place::timeline},
    {"chain of events", Place::timeline},
    {"sequence of events", Place::timeline},
    {"what happened", Place::timeline},
    {"detection", Place::detection},
    {"how was it detected", Place::detection},
    {"incident detected by", Place::detection},
    {"customer impact", Place::impact},
    {"user impact", Place::impact},
    {"business impact", Place::impact},
    {"affected users", Place::impact},
    {"affected customers", Place::impact},
    {"impact", Place::impact},
    {"resolution and recovery", Place::resolution},
    {"resolution", Place::resolution},
    {"mitigation", Place::resolution},
    {"mitigation and resolution", Place::resolution},
    {"recovery", Place::resolution},
    {"remediation", Place::resolution},
    {"supporting information", Place::links},
    {"links", Place::links},
    {"references", Place::links},
    {"related links", Place::links},
    {"authors", Place::participants},
    {"author", Place::participants},
    {"attendees", Place::participants},
    {"participants", Place::participants},
    {"names of people involved", Place::participants},
    {"people involved", Place::participants},
    {"responders", Place::participants},
    {"severity", Place::severity},
    {"priority", Place::severity},
    {"services", Place::services},
    {"services affected", Place::services},
    {"affected services", Place::services},
    {"service", Place::services},
    {"date", Place::date},
    {"date of incident", Place::date},
    {"incident date", Place::date},
};

struct MilestoneRow {
  std::string_view words;
  record::Milestone milestone;
};
constexpr MilestoneRow milestone_names[] = {
    {"start", record::Milestone::started},
    {"began", record::Milestone::started},
    {"impact began", record::Milestone::started},
    {"detect", record::Milestone::detected},
    {"acknowledge", record::Milestone::engaged},
    {"engaged", record::Milestone::engaged},
    {"response initiated", record::Milestone::engaged},
    {"mitigat", record::Milestone::mitigated},
    {"resol", record::Milestone::resolved},
    {"end", record::Milestone::resolved},
    {"recovered", record::Milestone::resolved},
};

/// "What didn't go so well?" is "what didnt go so well", "3. Impact" is "impact".
std::string normalized(std::string_view heading) {
  std::string words;
  for (const char c : text::lower_ascii(heading)) {
    const bool is_letter = (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    const bool is_digit = c >= '0' && c <= '9';
    if (c == '\'' || (is_digit && words.empty())) continue;
    if (is_letter || is_digit)
      words += c;
    else if (c == '&')
      words += words.ends_with(' ') || words.empty() ? "and " : " and ";
    else if (!words.empty() && !words.ends_with(' '))
      words += ' ';
  }
  return std::string(text::trim(words));
}

std::string without_quote_mark(std::string text) {
  // the typographic apostrophe of "didn’t"
  for (auto at = text.find("\u2019"); at != text.npos; at = text.find("\u2019", at)) text.erase(at, 3);
  return text;
}

/// "Timeline" of "Timeline (all times UTC), 20 November" and "Timeline {draft}".
std::string_view without_remark(std::string_view heading) {
  constexpr std::size_t shortest = 4;
  const auto remark = heading.find_first_of("({");
  return remark == heading.npos || remark < shortest ? heading : heading.substr(0, remark);
}

}  // namespace

Place place_of(std::string_view heading) {
  constexpr std::size_t most_words_more = 3;
  heading = without_remark(heading);
  const auto words = without_quote_mark(normalized(heading));
  const auto count_words = [](std::string_view text) { return std::ranges::count(text, ' ') + 1; };
  for (const auto& row : headings) {
    const bool begins =
        words.starts_with(row.words) && (words.size() == row.words.size() || words[row.words.size()] == ' ');
    const bool ends = words.ends_with(row.words) && words.size() > row.words.size() &&
                      words[words.size() - row.words.size() - 1] == ' ';
    if (!begins && !ends) continue;
    if (static_cast<std::size_t>(count_words(words) - count_words(row.words)) <= most_words_more) return row.place;
  }
  return Place::none;
}

bool is_known_heading(std::string_view heading) { return place_of(heading) != Place::none; }

std::optional<record::Milestone> milestone_of(std::string_view label) {
  const auto words = normalized(label);
  constexpr std::size_t longest = 40;
  if (words.size() > longest) return {};
  for (const auto& row : milestone_names)
    if (words.starts_with(row.words) || words.find(fmt::format(" {}", row.words)) != words.npos) return row.milestone;
  return {};
}

}  // namespace pm::imports::write_up
