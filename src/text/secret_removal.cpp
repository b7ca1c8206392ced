// Removes secrets from texts and URLs.
#include <algorithm>
#include <array>
#include <utility>

#include <pm/ascii.hpp>
#include <pm/secrets.hpp>
#include <pm/text.hpp>

#include "text/url_spans.hpp"

namespace pm::secrets {
namespace {

/// Whether a parameter of a query grants access: "t", "token", "X-Amz-Signature".
bool grants_access(std::string_view parameter) {
  constexpr std::array<std::string_view, 13> names = {"t",   "token",  "access_token", "sig",    "signature",
                                                      "key", "apikey", "api_key",      "secret", "code",
                                                      "jwt", "auth",   "password"};
  const auto name = text::lower_ascii(parameter.substr(0, parameter.find('=')));
  return name.starts_with("x-amz-") || name.starts_with("x-goog-") ||
         std::find(names.begin(), names.end(), name) != names.end();
}

bool is_file_link(std::string_view url) {
  return url.find("/files-pri/") != url.npos || url.find("/files-tmb/") != url.npos ||
         url.find("://files.") != url.npos || url.find("/user_uploads/") != url.npos;
}

/// The parts of a query or fragment that hold no secret, and how many did.
CleanText clean_parameters(std::string_view parameters) {
  CleanText clean;
  for (std::size_t from = 0; from <= parameters.size();) {
    const auto end = std::min(parameters.find('&', from), parameters.size());
    const auto parameter = parameters.substr(from, end - from);
    from = end + 1;
    const bool is_secret =
        (parameter.find('=') != parameter.npos && grants_access(parameter)) || !find_secrets(parameter).empty();
    if (is_secret) {
      ++clean.removed;
      continue;
    }
    if (!clean.text.empty()) clean.text += '&';
    clean.text += parameter;
  }
  return clean;
}

/// `text` with `replacement` in place of each secret that is found by its form.
CleanText replace_secrets(std::string_view text, std::string_view replacement) {
  CleanText clean;
  std::size_t copied = 0;
  for (const auto& secret : find_secrets(text)) {
    if (secret.cut < copied) {  // overlaps the one before
      copied = std::max(copied, secret.cut_end);
      continue;
    }
    clean.text += text.substr(copied, secret.cut - copied);
    clean.text += replacement;
    copied = secret.cut_end;
    ++clean.removed;
  }
  clean.text += text.substr(copied);
  return clean;
}

constexpr std::string_view removed_part = "secret-removed";

/// A URL of any scheme without its user, without parameters that hold secrets, and with `secret-removed` in place of a
/// secret in its path. No white space is added.
CleanText without_secrets(std::string_view whole, const Url& url) {
  CleanText clean;
  const auto part = [&](std::size_t from, std::size_t to) { return whole.substr(from, to - from); };
  const bool is_web = part(url.begin, url.host) == "https://" || part(url.begin, url.host) == "http://";
  auto host = user_end(whole, url);
  if (!is_web && part(url.host, host).find(':') == whole.npos) host = url.host;  // "ssh://git@host"
  if (host > url.host) ++clean.removed;
  const auto text = whole.substr(0, url.end);
  const auto fragment = std::min(text.find('#', host), text.size());
  const auto query = std::min(text.find('?', host), fragment);
  const auto path = replace_secrets(part(host, query), removed_part);
  clean.text = std::string(part(url.begin, url.host)) + path.text;
  clean.removed += path.removed;
  const auto add_part = [&](std::size_t from, std::size_t to, bool is_dropped) {
    if (from + 1 >= to) {
      clean.text += part(from, to);
      return;
    }
    const auto parameters = is_dropped ? CleanText{{}, 1} : clean_parameters(part(from + 1, to));
    clean.removed += parameters.removed;
    if (!parameters.text.empty()) clean.text += text[from] + parameters.text;
  };
  add_part(query, fragment, is_file_link(part(url.begin, url.end)));
  add_part(fragment, url.end, false);
  auto rest = replace_secrets(clean.text, removed_part);  // a secret across the parts
  return {std::move(rest.text), clean.removed + rest.removed};
}

bool has_space(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto size = text::code_point_length(text.substr(i));
    if (text::is_blank(text.substr(i, size))) return true;
    i += size;
  }
  return false;
}

struct Cut {
  std::size_t begin, end, secrets;
  std::string replacement;
};

}  // namespace

CleanText remove_secrets(std::string_view text) {
  std::vector<Cut> cuts;
  for (const auto& secret : find_secrets(text)) cuts.push_back({secret.cut, secret.cut_end, 1, "[secret removed]"});
  for_each_url(text, [&](const Url& url) {
    auto clean = without_secrets(text, url);
    if (clean.removed > 0) cuts.push_back({url.begin, url.end, clean.removed, std::move(clean.text)});
  });
  if (cuts.empty()) return {std::string(text)};
  std::stable_sort(cuts.begin(), cuts.end(),
                   [](const Cut& a, const Cut& b) { return std::pair(a.begin, b.end) < std::pair(b.begin, a.end); });
  CleanText clean;
  std::size_t copied = 0;
  for (const auto& cut : cuts) {
    if (cut.begin < copied) {  // overlaps the one before
      copied = std::max(copied, cut.end);
      continue;
    }
    clean.text += text.substr(copied, cut.begin - copied);
    clean.text += cut.replacement;
    copied = cut.end;
    clean.removed += cut.secrets;
  }
  clean.text += text.substr(copied);
  return clean;
}

CleanText clean_url(std::string_view url) {
  const auto host = url.starts_with("https://") ? 8U : url.starts_with("http://") ? 7U : 0U;
  if (host == 0 || !text::is_valid_utf8(url) || has_space(url)) return {};
  if (std::any_of(url.begin(), url.end(), [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7F'; }))
    return {};
  auto clean = without_secrets(url, {0, host, url.size()});
  if (clean.text.size() <= host || ascii::is_one_of(clean.text[host], "/?#")) clean.text.clear();
  return clean;
}

}  // namespace pm::secrets
