#include <pm/secrets.hpp>

#include <algorithm>
#include <array>
#include <utility>

#include <pm/ascii.hpp>
#include <pm/text.hpp>

namespace pm::secrets {
namespace {

using namespace ascii;

bool is_token(char c) { return is_letter(c) || is_digit(c) || is_one_of(c, "_-.+/="); }

struct SecretPrefix {
  std::string_view text;
  std::size_t least;  ///< length of the whole token
};
constexpr std::array<SecretPrefix, 28> prefixes = {{
    {"xoxa-", 15}, {"xoxb-", 15},   {"xoxc-", 15}, {"xoxd-", 15},       {"xoxe-", 15},    {"xoxe.xox", 15},
    {"xoxp-", 15}, {"xoxr-", 15},   {"xoxs-", 15}, {"xapp-", 15},       {"ghp_", 20},     {"gho_", 20},
    {"ghu_", 20},  {"ghs_", 20},    {"ghr_", 20},  {"github_pat_", 25}, {"glpat-", 15},   {"gldt-", 15},
    {"AKIA", 20},  {"ASIA", 20},    {"AIza", 30},  {"sk_live_", 16},    {"rk_live_", 16}, {"sk-", 24},
    {"npm_", 20},  {"dop_v1_", 20}, {"SG.", 30},   {"ya29.", 20},
}};

void add(std::vector<Secret>& found, std::size_t begin, std::size_t end, std::size_t shown) {
  found.push_back({begin, end, shown, begin, end});
}

void find_tokens(std::string_view text, std::vector<Secret>& found) {
  for (std::size_t i = 0; i < text.size();) {
    if (!is_token(text[i])) {
      ++i;
      continue;
    }
    const auto end = run_end(text, i, is_token);
    const auto run = text.substr(0, end);
    for (auto from = i; from < end; from = run_end(run, from, [](char c) { return !is_one_of(c, "=/"); }) + 1) {
      const auto token = text.substr(from, end - from);
      for (const auto& prefix : prefixes)
        if (token.starts_with(prefix.text) && token.size() >= prefix.least) add(found, from, end, prefix.text.size());
      const auto dot = token.find('.');
      if (token.starts_with("eyJ") && token.size() > 24 && dot != token.npos && token.find('.', dot + 1) != token.npos)
        add(found, from, end, 3);
    }
    i = end;
  }
}

/// `password=…`, `token: …`: a word, a mark, and a value without spaces.
void find_assignments(std::string_view text, std::vector<Secret>& found) {
  constexpr std::array<std::string_view, 12> words = {"password", "passwd",        "passphrase", "pwd",
                                                      "secret",   "token",         "api_key",    "apikey",
                                                      "api-key",  "authorization", "bearer",     "private_key"};
  constexpr std::size_t longest_value = 256, longest_rest = 4096;  // of a longer one, this much is enough to tell
  if (text.find_first_of(":= ") == text.npos) return;
  const auto lower_text = text::lower_ascii(text);
  const std::string_view lower(lower_text);
  for (const auto word : words)
    for (auto at = lower.find(word); at != lower.npos; at = lower.find(word, at + 1)) {
      auto value = at + word.size();
      if (value < text.size() && is_one_of(text[value], "\"'")) ++value;
      const auto spaces = run_end(text, value, [](char c) { return c == ' '; });
      const bool is_header = word == "authorization" || word == "bearer";
      const char mark = spaces < text.size() ? text[spaces] : ' ';
      if (mark != '=' && mark != ':' && !(word == "bearer" && spaces > value)) continue;
      auto begin =
          run_end(text, mark == '=' || mark == ':' ? spaces + 1 : spaces, [](char c) { return is_one_of(c, " \"'"); });
      if (is_header && lower.substr(begin).starts_with("basic ")) begin += 6;
      if (is_header && lower.substr(begin).starts_with("bearer ")) begin += 7;
      const auto is_value_char = [](char c) { return static_cast<unsigned char>(c) > ' ' && !is_one_of(c, "\"'<>,;"); };
      const auto end = run_end(text.substr(0, std::min(text.size(), begin + longest_value)), begin, is_value_char);
      const auto secret = text.substr(std::min(begin, end), end - std::min(begin, end));
      const bool has_digit = std::any_of(secret.begin(), secret.end(), is_digit);
      const bool has_mark =
          std::any_of(secret.begin(), secret.end(), [](char c) { return is_one_of(c, "!$%&*+/=@^_~#-"); });
      const bool is_value = mark == '=' ? secret.size() >= 4 : secret.size() >= 8 && (has_digit || has_mark);
      if (!is_value) continue;
      add(found, at, end, word.size());
      found.back().cut = begin;
      found.back().cut_end = run_end(text.substr(0, std::min(text.size(), end + longest_rest)), end, is_value_char);
    }
}

/// The header of a private key; what has to go is the key itself.
void find_keys(std::string_view text, std::vector<Secret>& found) {
  constexpr std::string_view header = "-----BEGIN ", tail = "KEY-----", footer = "-----END ";
  constexpr std::size_t longest_line = 80, longest_key = 16384;
  for (auto at = text.find(header); at != text.npos; at = text.find(header, at + 1)) {
    const auto end = text.substr(at, longest_line).find(tail);
    if (end == text.npos) continue;
    add(found, at, at + end + tail.size(), end + tail.size());
    const auto block = text.substr(at, longest_key);
    const auto foot = block.find(footer);
    const auto last = foot == block.npos ? foot : block.find(tail, foot);
    found.back().cut_end = at + (last == block.npos ? block.size() : last + tail.size());
  }
}

struct Url {
  std::size_t begin, host, end;  ///< `host` is what follows "://"
};
template <class Visit>
void for_each_url(std::string_view text, Visit visit) {
  const auto is_scheme = [](char c) { return is_letter(c) || is_digit(c) || is_one_of(c, "+-."); };
  const auto is_part = [](char c) { return static_cast<unsigned char>(c) > ' ' && !is_one_of(c, "\"<>`|\\"); };
  for (auto at = text.find("://"); at != text.npos;) {
    const auto begin = run_begin(text, at, is_scheme);
    auto end = run_end(text, at, is_part);
    while (end > at && is_one_of(text[end - 1], ".,;:!?)]}'")) --end;
    visit(Url{begin, std::min(at + 3, end), end});
    at = text.find("://", std::max(end, at + 3));
  }
}

void find_credentials(std::string_view text, std::vector<Secret>& found) {
  for_each_url(text, [&](const Url& url) {
    const auto rest = text.substr(url.host, url.end - url.host);
    const auto authority = rest.substr(0, rest.find('/'));
    const auto user = authority.find('@');
    if (user == authority.npos || authority.substr(0, user).find(':') == authority.npos) return;
    found.push_back({url.begin, url.end, url.host - url.begin, url.host, url.host + user + 1});
  });
}

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

/// The query of a link to a file, or of one that grants access: begin and end. Empty: nothing has to go.
std::pair<std::size_t, std::size_t> query_to_drop(std::string_view text, const Url& url) {
  const auto whole = text.substr(0, url.end);
  const auto query = whole.find('?', url.host);
  if (query == whole.npos || query + 1 == url.end) return {};
  bool drops = is_file_link(whole.substr(url.begin));
  for (auto from = query + 1; from < url.end && !drops;) {
    const auto end = std::min(whole.find_first_of("&#", from), whole.size());
    drops = grants_access(whole.substr(from, end - from));
    from = end + 1;
  }
  return drops ? std::pair(query, url.end) : std::pair<std::size_t, std::size_t>{};
}

struct Cut {
  std::size_t begin, end;
  bool is_query;
};

}  // namespace

std::vector<Secret> find_secrets(std::string_view text) {
  std::vector<Secret> found;
  find_credentials(text, found);
  find_tokens(text, found);
  find_assignments(text, found);
  find_keys(text, found);
  std::stable_sort(found.begin(), found.end(), [](const Secret& a, const Secret& b) { return a.begin < b.begin; });
  return found;
}

CleanText remove_secrets(std::string_view text) {
  std::vector<Cut> cuts;
  for (const auto& secret : find_secrets(text)) cuts.push_back({secret.cut, secret.cut_end, false});
  for_each_url(text, [&](const Url& url) {
    if (const auto [begin, end] = query_to_drop(text, url); begin < end) cuts.push_back({begin, end, true});
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
    if (!cut.is_query) clean.text += "[secret removed]";
    copied = cut.end;
    ++clean.removed;
  }
  clean.text += text.substr(copied);
  return clean;
}

}  // namespace pm::secrets
