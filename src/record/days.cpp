#include <algorithm>

#include <pm/record_facts.hpp>
#include <pm/text.hpp>

namespace pm::record {

namespace {

constexpr int longest_soak = 14;          // days after the meeting
constexpr std::size_t longest_slug = 60;  // characters after the day
constexpr std::size_t day_length = 10;    // "2026-11-20"

}  // namespace

time::Zone zone_of(const Record& record) {
  if (!record.timezone) return time::Zone::utc();
  return time::Zone::find(*record.timezone).value_or(time::Zone::utc());
}

std::optional<time::Day> meeting_day(const Record& record) {
  if (record.meeting.held_at) return zone_of(record).day(record.meeting.held_at->at);
  return time::parse_day(std::string_view(record.id).substr(0, day_length));
}

std::optional<time::Day> last_soak_day(const Record& record) {
  if (!record.soak_until) return std::nullopt;
  const auto meeting = meeting_day(record);
  return meeting ? std::min(*record.soak_until, time::plus_days(*meeting, longest_soak)) : *record.soak_until;
}

std::string make_id(const time::Day& day, std::string_view title, std::string_view uid) {
  constexpr std::size_t letters_of_uid = 6;
  auto slug = text::slug(title, longest_slug);
  if (slug.empty()) {
    slug = "incident";
    if (!text::is_blank(title) && !uid.empty()) slug += "-" + std::string(uid.substr(0, letters_of_uid));
  }
  return day.text + "-" + slug;
}

}  // namespace pm::record
