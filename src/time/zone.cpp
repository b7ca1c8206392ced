// Zones. The only file that knows Howard Hinnant's date library: it shares its names with C++20's <chrono>, so
// every one of them is qualified.
#include <algorithm>
#include <array>
#include <exception>
#include <span>
#include <string>
#include <vector>

#include <date/tz.h>
#include <fmt/format.h>

#include <pm/text.hpp>
#include <pm/time.hpp>

namespace pm::time {
namespace {

using namespace std::chrono;

constexpr std::array<std::string_view, 2> utc_names = {"UTC", "Etc/UTC"};

const date::time_zone& rules_of(const void* rules) { return *static_cast<const date::time_zone*>(rules); }

/// Lies among the zones, and means another one on each machine: no name for a record.
constexpr std::string_view this_machine = "localtime";

/// The library throws for an unknown name and for a machine without zones alike.
const date::time_zone* located(std::string_view name) {
  if (name == this_machine) return nullptr;
  try {
    const auto* zone = date::locate_zone(name);
    zone->get_info(date::sys_seconds{});  // reads its file: a broken one is found here, not in the meeting
    return zone;
  } catch (const std::exception&) {
    return nullptr;
  }
}

/// Every name of the database; none on a machine without one.
std::vector<std::string_view> all_names() {
  std::vector<std::string_view> names;
  try {
    for (const auto& zone : date::get_tzdb().zones)
      if (zone.name() != this_machine) names.emplace_back(zone.name());
  } catch (const std::exception&) {
    names.clear();
  }
  return names;
}

/// "new york" and "america/new_york" are both one way to say America/New_York.
std::string as_said(std::string_view name) {
  auto said = text::lower_ascii(name);
  std::replace(said.begin(), said.end(), ' ', '_');
  return said;
}

std::optional<std::string> probably_meant(std::string_view name, std::span<const std::string_view> names) {
  const auto said = as_said(name);
  for (auto candidate : names) {
    const auto known = as_said(candidate);
    if (known == said || known.substr(known.rfind('/') + 1) == said) return std::string(candidate);
  }
  return text::nearest(name, names);
}

std::string clock_of(LocalSeconds at, bool with_day) {
  const auto date = floor<days>(at);
  const hh_mm_ss clock{at - date};
  auto told = fmt::format("{:02}:{:02}", clock.hours().count(), clock.minutes().count());
  return with_day ? day_of(date).text + " " + told : told;
}

NonexistentLocalTime never(const date::local_info& gap) {
  const auto change = gap.first.end.time_since_epoch();
  const LocalSeconds from{change + gap.first.offset}, to{change + gap.second.offset};
  const bool other_day = floor<days>(from) != floor<days>(to);
  return {Micros{change}, clock_of(from, other_day), clock_of(to, other_day)};
}

}  // namespace

Zone Zone::utc() { return {"UTC", nullptr}; }

Result<Zone> Zone::find(std::string_view name) {
  if (std::ranges::find(utc_names, name) != utc_names.end()) return Zone(std::string(name), nullptr);
  if (const auto* rules = located(name)) return Zone(std::string(name), rules);
  const auto names = all_names();
  if (names.empty())
    return fail(ErrorKind::outside,
                fmt::format("no time zone database on this machine, so \"{}\" cannot be looked up", name),
                "install the package tzdata (apt install tzdata, dnf install tzdata), or use UTC");
  const auto meant = probably_meant(name, names);
  return fail(ErrorKind::usage, fmt::format("unknown time zone \"{}\"", name),
              meant ? fmt::format("did you mean {}?", *meant) : "use a name such as Europe/Berlin or America/New_York");
}

Zone Zone::system(std::string_view TZ) {
  if (!TZ.empty() && TZ.front() == ':') TZ.remove_prefix(1);  // POSIX lets a file name begin so
  if (!TZ.empty()) return find(TZ).value_or(utc());
  try {
    const auto* zone = date::current_zone();
    return find(zone->name()).value_or(utc());
  } catch (const std::exception&) {
    return utc();
  }
}

seconds Zone::offset(Micros at) const {
  if (!rules_) return seconds{0};
  return rules_of(rules_).get_info(floor<seconds>(at)).offset;
}

std::string Zone::abbreviation(Micros at) const {
  if (!rules_) return "UTC";
  return rules_of(rules_).get_info(floor<seconds>(at)).abbrev;
}

LocalSeconds Zone::local(Micros at) const { return LocalSeconds{floor<seconds>(at).time_since_epoch() + offset(at)}; }

WallClock Zone::at(LocalSeconds wall_clock) const {
  const auto since = wall_clock.time_since_epoch();
  if (!rules_) return Micros{since};
  const auto info = rules_of(rules_).get_info(date::local_seconds{since});
  if (info.result == date::local_info::nonexistent) return never(info);
  const Micros first{since - info.first.offset};
  if (info.result == date::local_info::ambiguous) return AmbiguousLocalTime{first, Micros{since - info.second.offset}};
  return first;
}

Day Zone::day(Micros at) const { return day_of(floor<days>(local(at))); }

Instant Zone::instant(Micros at) const {
  auto shift = offset(at);
  if (shift % minutes{1} != seconds{0} || abs(shift) >= hours{15}) shift = seconds{0};
  const auto wall = at + shift;
  const auto date = floor<days>(wall);
  const hh_mm_ss clock{wall - date};
  auto text = fmt::format("{}T{:02}:{:02}:{:02}", day_of(local_days{date.time_since_epoch()}).text,
                          clock.hours().count(), clock.minutes().count(), clock.seconds().count());
  if (const auto micros = clock.subseconds().count()) {
    text += fmt::format(".{:06}", micros);
    text.erase(text.find_last_not_of('0') + 1);
  }
  const hh_mm_ss size{abs(shift)};
  text += fmt::format("{}{:02}:{:02}", shift < seconds{0} ? '-' : '+', size.hours().count(), size.minutes().count());
  return {at, std::move(text)};
}

}  // namespace pm::time
