#include <algorithm>
#include <array>
#include <charconv>

#include <pm/text.hpp>
#include <pm/trackers.hpp>

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

namespace {

struct Scheme {
  std::string_view name;
  int port;
};
constexpr std::array<Scheme, 2> schemes = {{{"https", 443}, {"http", 80}}};

constexpr bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

bool is_host(std::string_view host) {
  if (host == "[::1]") return true;  // the only supported bracketed address
  return !host.empty() && is_word(host.front()) &&
         std::ranges::all_of(host, [](char c) { return is_word(c) || c == '-' || c == '.' || c == '_'; });
}

bool is_path(std::string_view path) {
  const bool letters = std::ranges::all_of(
      path, [](char c) { return is_word(c) || std::string_view("/-._~").find(c) != std::string_view::npos; });
  return letters && (path.empty() || path.front() == '/') && path.find("/..") == path.npos;
}

std::optional<int> port_in(std::string_view digits) {
  int port = 0;
  const auto* end = digits.end();
  const auto read = std::from_chars(digits.begin(), end, port);
  if (read.ec != std::errc() || read.ptr != end || port < 1 || port > 65535) return std::nullopt;
  return port;
}

int own_port(std::string_view scheme) {
  return std::ranges::find(schemes, scheme, &Scheme::name)->port;  // read_address lets no other one in
}

bool is_loopback_number(std::string_view host) {
  return host.starts_with("127.") && host.find_first_not_of("0123456789.") == host.npos &&
         std::ranges::count(host, '.') == 3;
}

}  // namespace

std::string ServerAddress::authority() const {
  return port == own_port(scheme) ? host : host + ":" + std::to_string(port);
}

bool ServerAddress::is_loopback() const { return host == "localhost" || host == "[::1]" || is_loopback_number(host); }

std::optional<ServerAddress> read_address(std::string_view url) {
  for (const auto& scheme : schemes) {
    if (!text::lower_ascii(url).starts_with(std::string(scheme.name) + "://")) continue;
    auto rest = url.substr(scheme.name.size() + 3);
    const auto slash = std::min(rest.find('/'), rest.size());
    auto host = rest.substr(0, slash);
    auto path = rest.substr(slash);
    while (path.ends_with('/')) path.remove_suffix(1);
    ServerAddress address{std::string(scheme.name), {}, std::string(path), scheme.port};
    if (const auto colon = host.rfind(':'); colon != host.npos && !host.ends_with(']')) {
      const auto port = port_in(host.substr(colon + 1));
      if (!port) return std::nullopt;
      address.port = *port;
      host = host.substr(0, colon);
    }
    address.host = text::lower_ascii(host);
    if (!is_host(address.host) || !is_path(path)) return std::nullopt;
    return address;
  }
  return std::nullopt;
}

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (is_word(c) || std::string_view("-._~").find(c) != std::string_view::npos) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += digits[byte >> 4];
    out += digits[byte & 0xF];
  }
  return out;
}

std::string Response::header(std::string_view name) const {
  const auto wanted = text::lower_ascii(name);
  for (auto one = headers.rbegin(); one != headers.rend(); ++one)
    if (text::lower_ascii(one->name) == wanted) return one->value;
  return "";
}

}  // namespace pm::http
