// URLs in a text, and the credentials in them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

#include <pm/ascii.hpp>

namespace pm::secrets {

struct Url {
  std::size_t begin, host, end;  ///< `host` is what follows "://"
};
/// Calls `visit` with each URL of any scheme, without the marks that close a sentence.
template <class Visit>
void for_each_url(std::string_view text, Visit visit) {
  const auto is_scheme = [](char c) { return ascii::is_letter(c) || ascii::is_digit(c) || ascii::is_one_of(c, "+-."); };
  const auto is_part = [](char c) { return static_cast<unsigned char>(c) > ' ' && !ascii::is_one_of(c, "\"<>`|\\"); };
  for (auto at = text.find("://"); at != text.npos;) {
    const auto begin = ascii::run_begin(text, at, is_scheme);
    auto end = ascii::run_end(text, at, is_part);
    while (end > at && ascii::is_one_of(text[end - 1], ".,;:!?)]}'")) --end;
    visit(Url{begin, std::min(at + 3, end), end});
    at = text.find("://", std::max(end, at + 3));
  }
}

/// The end of "user:password@" in a URL, and what it is; `url.host` if there is none.
inline std::size_t user_end(std::string_view text, const Url& url) {
  const auto rest = text.substr(url.host, url.end - url.host);
  const auto user = rest.substr(0, rest.find_first_of("/?#")).rfind('@');
  return user == rest.npos ? url.host : url.host + user + 1;
}

}  // namespace pm::secrets
