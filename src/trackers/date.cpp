#include <algorithm>
#include <array>
#include <charconv>

#include <pm/http.hpp>
#include <pm/text.hpp>

namespace pm::http {
namespace {

constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::optional<int> digits(std::string_view text) {
  int number = 0;
  const auto* end = text.end();
  const auto read = std::from_chars(text.begin(), end, number);
  const bool is_all = read.ec == std::errc() && read.ptr == end && text.front() >= '0' && text.front() <= '9';
  return is_all ? std::optional(number) : std::nullopt;
}

}  // namespace

std::optional<std::chrono::sys_seconds> parse_date(std::string_view header) {
  const auto text = text::trim(header);
  constexpr std::size_t length = 29;  // "Sun, 06 Nov 1994 08:49:37 GMT"
  if (text.size() != length || text.substr(3, 2) != ", " || text.substr(25) != " GMT") return std::nullopt;
  if (text[7] != ' ' || text[11] != ' ' || text[16] != ' ' || text[19] != ':' || text[22] != ':') return std::nullopt;
  const auto month = std::ranges::find(months, text.substr(8, 3));
  const auto day = digits(text.substr(5, 2)), year = digits(text.substr(12, 4));
  const auto hour = digits(text.substr(17, 2)), minute = digits(text.substr(20, 2)),
             second = digits(text.substr(23, 2));
  if (month == months.end() || !day || !year || !hour || !minute || !second) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year),
                                         std::chrono::month(static_cast<unsigned>(month - months.begin()) + 1),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok() || *hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
  return std::chrono::sys_days(date) + std::chrono::hours(*hour) + std::chrono::minutes(*minute) +
         std::chrono::seconds(*second);
}

}  // namespace pm::http
