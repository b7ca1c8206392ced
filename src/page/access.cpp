// Who may read the page: tokens, addresses and host names.
#include <algorithm>
#include <charconv>

#include <pm/page.hpp>
#include <pm/text.hpp>

namespace pm::page {
namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::size_t token_length = 22;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::optional<unsigned> number(std::string_view digits, unsigned most) {
  unsigned value = 0;
  const auto* end = digits.end();
  const auto [stop, error] = std::from_chars(digits.begin(), end, value);
  if (digits.empty() || error != std::errc() || stop != end || value > most) return std::nullopt;
  return value;
}

/// "127.0.0.1": four numbers.
bool is_ipv4(std::string_view host) {
  for (int part = 0; part < 4; ++part) {
    const auto dot = std::min(host.find('.'), host.size());
    const auto digits = host.substr(0, dot);
    const bool is_last = part == 3;
    if (digits.size() > 3 || !number(digits, 255) || (dot == host.size()) != is_last) return false;
    host.remove_prefix(is_last ? dot : dot + 1);
  }
  return true;
}

/// Characters of an IPv6 address; whether it is one, the system decides when it is used.
bool is_like_ipv6(std::string_view host) {
  return std::ranges::count(host, ':') >= 2 && host.size() <= 45 &&
         host.find_first_not_of("0123456789abcdefABCDEF:.") == std::string_view::npos;
}

bool is_loopback_name(std::string_view host) {
  return host == "localhost" || host == "::1" || (is_ipv4(host) && host.starts_with("127."));
}

/// "[::1]:8080" is "::1" and "8080"; the port is empty without one. Nullopt: neither host nor host and port.
std::optional<std::pair<std::string_view, std::string_view>> split(std::string_view address) {
  if (address.starts_with('[')) {
    const auto close = address.find(']');
    if (close == std::string_view::npos) return std::nullopt;
    const auto host = address.substr(1, close - 1), rest = address.substr(close + 1);
    if (!is_like_ipv6(host) || (!rest.empty() && (rest[0] != ':' || rest.size() == 1))) return std::nullopt;
    return std::pair(host, rest.empty() ? rest : rest.substr(1));
  }
  const auto colon = address.find(':');
  if (colon == std::string_view::npos) return std::pair(address, std::string_view());
  if (colon + 1 == address.size()) return std::nullopt;
  return std::pair(address.substr(0, colon), address.substr(colon + 1));
}

}  // namespace

std::string token_of(const std::array<std::uint8_t, 16>& random) {
  std::string token;
  unsigned bits = 0, have = 0;
  for (const auto byte : random) {
    bits = (bits << 8U) | byte;
    have += 8;
    while (have >= 6) {
      have -= 6;
      token += alphabet[(bits >> have) & 63U];
    }
  }
  token += alphabet[(bits << (6 - have)) & 63U];
  return token;
}

bool is_token(std::string_view text) {
  return text.size() == token_length && text.find_first_not_of(alphabet) == std::string_view::npos;
}

bool ListenAddress::is_loopback() const { return is_loopback_name(host); }

std::optional<ListenAddress> parse_listen_address(std::string_view text) {
  ListenAddress address;
  auto parts = is_like_ipv6(text) ? std::optional(std::pair(text, std::string_view())) : split(text);
  if (!parts) return std::nullopt;
  auto [host, port] = *parts;
  if (host == "localhost") host = "127.0.0.1";
  if (!is_ipv4(host) && !is_like_ipv6(host)) return std::nullopt;
  address.host = text::lower_ascii(host);
  if (!port.empty()) {
    const auto value = number(port, 65535);
    if (!value || *value == 0) return std::nullopt;
    address.port = static_cast<std::uint16_t>(*value);
  }
  return address;
}

bool is_host_name(std::string_view name) {
  const auto is_allowed = [](char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.';
  };
  return !name.empty() && name.size() < 254 && name.front() != '.' && name.back() != '.' &&
         std::ranges::all_of(name, is_allowed);
}

HostNames::HostNames(const ListenAddress& listen, const std::vector<std::string>& names)
    : any_number_(listen.is_wildcard()), names_{listen.host} {
  for (const auto& name : names) names_.push_back(text::lower_ascii(name));
}

bool HostNames::accepts(std::string_view host_header) const {
  const auto parts = split(host_header);
  if (!parts || !std::ranges::all_of(parts->second, is_digit)) return false;
  const auto host = text::lower_ascii(parts->first);
  if (host.empty()) return false;
  if (is_loopback_name(host) || (any_number_ && (is_ipv4(host) || is_like_ipv6(host)))) return true;
  return std::ranges::find(names_, host) != names_.end();
}

}  // namespace pm::page
