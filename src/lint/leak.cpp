// Finds names, hosts, addresses, tickets and secrets in a text.
#include <pm/leak.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include <pm/ascii.hpp>
#include <pm/secrets.hpp>
#include <pm/text.hpp>

#include "lint/leak_words.hpp"

namespace pm::lint {
namespace {

using Kind = Leak::Kind;
using Leaks = std::vector<Leak>;
using namespace ascii;

bool is_alnum(char c) { return is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80; }

bool all_of(std::string_view text, bool (*is)(char)) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is);
}

void add(Leaks& leaks, Kind kind, std::string_view text, std::size_t begin, std::size_t end) {
  leaks.push_back({kind, begin, end, std::string(text.substr(begin, end - begin))});
}

// ---- Names and phrases

/// Whether a word is the month of a date: "20 May 2026".
bool is_month_of_date(std::string_view text, const Word& word) {
  constexpr std::array<std::string_view, 4> months = {"april", "may", "june", "august"};
  if (std::find(months.begin(), months.end(), folded(word.text)) == months.end()) return false;
  const auto before = text::trim(text.substr(0, word.begin));
  const auto after = text::trim(text.substr(word.begin + word.text.size()));
  return (!before.empty() && is_digit(before.back())) || (!after.empty() && is_digit(after.front()));
}

void find_names(std::string_view text, const PrivateTerms& terms, Leaks& leaks) {
  for_each_word(text, [&](const Word& word) {
    const auto* name = terms.name(word.text);
    if (name == nullptr || (name->is_ambiguous && !is_capitalised(word.text))) return;
    if (name->is_ambiguous && is_month_of_date(text, word)) return;
    add(leaks, Kind::name, text, word.begin, word.begin + word.text.size());
    leaks.back().is_certain = !name->is_ambiguous || !word.begins_sentence;
  });
}

/// Both as `lower_ascii`. A word at either end of the phrase must be a whole word of the text, except in scripts that
/// do not separate words.
void find_phrase(std::string_view text, std::string_view lower, std::string_view phrase, Kind kind, Leaks& leaks) {
  const auto is_ascii_word = [](char c) { return is_letter(c) || is_digit(c); };
  for (auto at = lower.find(phrase); at != lower.npos; at = lower.find(phrase, at + 1)) {
    const auto end = at + phrase.size();
    if (is_ascii_word(phrase.front()) && at > 0 && is_alnum(text[at - 1])) continue;
    if (is_ascii_word(phrase.back()) && end < text.size() && is_alnum(text[end])) continue;
    add(leaks, kind, text, at, end);
  }
}

void find_phrases(std::string_view text, const PrivateTerms& terms, Leaks& leaks) {
  const auto lower = text::lower_ascii(text);
  for (const auto& phrase : terms.phrases()) find_phrase(text, lower, text::lower_ascii(phrase), Kind::phrase, leaks);
  for (const auto& word : terms.policy().hide)
    if (!text::is_blank(word)) find_phrase(text, lower, text::lower_ascii(text::trim(word)), Kind::hidden, leaks);
}

// ---- Addresses

bool is_host_char(char c) { return is_letter(c) || is_digit(c) || c == '.' || c == '-' || c == '_'; }

std::vector<std::string_view> labels_of(std::string_view host) {
  std::vector<std::string_view> labels;
  for (std::size_t from = 0; from <= host.size();) {
    const auto dot = std::min(host.find('.', from), host.size());
    labels.push_back(host.substr(from, dot - from));
    from = dot + 1;
  }
  return labels;
}

template <std::size_t count>
bool is_among(std::string_view word, const std::array<std::string_view, count>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_private_ipv4(const std::vector<std::string_view>& labels) {
  if (labels.size() != 4) return false;
  std::array<int, 4> part{};
  for (std::size_t i = 0; i < 4; ++i) {
    if (!all_of(labels[i], is_digit) || labels[i].size() > 3) return false;
    std::from_chars(labels[i].data(), labels[i].data() + labels[i].size(), part.at(i));
    if (part.at(i) > 255) return false;
  }
  return part[0] == 10 || part[0] == 127 || (part[0] == 172 && part[1] >= 16 && part[1] < 32) ||
         (part[0] == 192 && part[1] == 168) || (part[0] == 169 && part[1] == 254) ||
         (part[0] == 100 && part[1] >= 64 && part[1] < 128);
}

constexpr std::array<std::string_view, 10> internal_domains = {"internal", "local", "corp",        "lan", "intra",
                                                               "intranet", "home",  "localdomain", "svc", "cluster"};
/// Top-level domains that are common in names of hosts.
constexpr std::array<std::string_view, 47> domains = {
    "com", "org", "net",   "edu",  "gov",  "mil",    "int",     "info",     "biz",   "io",   "ai",      "co",
    "dev", "app", "cloud", "tech", "site", "online", "systems", "services", "tools", "test", "example", "invalid",
    "eu",  "de",  "at",    "ch",   "fr",   "nl",     "be",      "uk",       "us",    "ca",   "au",      "nz",
    "jp",  "cn",  "in",    "br",   "it",   "es",     "se",      "no",       "fi",    "dk",   "cz"};
/// Beginnings of the names of machines, as in `db1` and `web-prod-03`.
constexpr std::array<std::string_view, 67> machines = {
    "api",    "app",     "backup",  "bak",      "bastion", "batch",   "build",   "cache", "ceph",    "ci",
    "consul", "cron",    "db",      "dc",       "dev",     "dns",     "elastic", "esx",   "etcd",    "frontend",
    "fs",     "fw",      "gateway", "gw",       "haproxy", "host",    "jenkins", "jump",  "kafka",   "ldap",
    "lb",     "mail",    "master",  "mongo",    "monitor", "mq",      "mx",      "mysql", "nas",     "nginx",
    "node",   "ns",      "pg",      "postgres", "primary", "prod",    "proxy",   "queue", "rabbit",  "rack",
    "redis",  "replica", "router",  "server",   "srv",     "staging", "standby", "stg",   "storage", "sw",
    "switch", "vault",   "vm",      "vpn",      "web",     "worker",  "zk"};

/// "db1", "db-01", "web-prod-03", "prod-db2": parts joined by "-", one that names a kind of machine, a number last.
bool is_machine(std::string_view name) {
  bool has_kind = false, has_number = false;
  for (std::size_t from = 0; from <= name.size();) {
    const auto end = std::min(name.find_first_of("-_", from), name.size());
    const auto part = name.substr(from, end - from);
    const auto digits = run_begin(part, part.size(), is_digit);
    if (part.empty() || part.size() - digits > 4) return false;
    has_number = digits < part.size();
    has_kind |= is_among(text::lower_ascii(part.substr(0, digits)), machines);
    from = end + 1;
  }
  return has_kind && has_number;
}

bool is_host_name(std::string_view host, const PrivateTerms& terms) {
  if (terms.is_allowed_host(host)) return false;
  const auto labels = labels_of(host);
  if (std::any_of(labels.begin(), labels.end(), [](auto label) { return label.empty(); })) return false;
  if (labels.size() == 1) return is_machine(host);
  const auto last = text::lower_ascii(labels.back());
  const bool has_letter = std::any_of(host.begin(), host.end(), is_letter);
  if (!has_letter) return false;
  if (is_among(last, internal_domains)) return true;
  if (is_machine(labels.front()) && labels.size() > 2) return true;
  // "the end.At" is no host.
  constexpr std::array<std::string_view, 6> words = {"at", "be", "in", "it", "no", "us"};
  return is_among(last, domains) && labels.front().size() > 1 && (labels.size() > 2 || !is_among(last, words));
}

void find_hosts(std::string_view text, const PrivateTerms& terms, Leaks& leaks) {
  for (std::size_t i = 0; i < text.size();) {
    if (!is_host_char(text[i])) {
      ++i;
      continue;
    }
    auto end = run_end(text, i, is_host_char);
    const auto next = end;
    while (end > i && is_one_of(text[end - 1], ".-_")) --end;
    auto begin = i;
    while (begin < end && is_one_of(text[begin], ".-_")) ++begin;
    const auto name = text.substr(begin, end - begin);
    if (!name.empty()) {
      if (is_private_ipv4(labels_of(name)))
        add(leaks, Kind::address, text, begin, end);
      else if (is_host_name(name, terms))
        add(leaks, Kind::host, text, begin, end);
    }
    i = next;
  }
}

/// Unique local and link-local addresses, and those of one's own machine: fd00::/8, fe80::/10, ::1.
void find_ipv6(std::string_view text, Leaks& leaks) {
  const auto is_part = [](char c) {
    return is_digit(c) || c == ':' || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  };
  for (auto colon = text.find(':'); colon != text.npos;) {
    const auto begin = run_begin(text, colon, is_part), end = run_end(text, colon, is_part);
    const auto address = text::lower_ascii(text.substr(begin, end - begin));
    const auto group = address.find(':');
    const bool is_local = group == 4 && (address.starts_with("fc") || address.starts_with("fd") ||
                                         (address.starts_with("fe") && is_one_of(address[2], "89ab")));
    const bool is_whole = (begin == 0 || !is_alnum(text[begin - 1])) && (end == text.size() || !is_alnum(text[end]));
    if (is_whole && ((is_local && std::count(address.begin(), address.end(), ':') > 1) || address == "::1"))
      add(leaks, Kind::address, text, begin, end);
    colon = text.find(':', end);
  }
}

/// The host of what follows "://": without user, port and path.
std::string_view host_of(std::string_view rest) {
  rest = rest.substr(0, rest.find_first_of("/?#"));
  if (const auto at = rest.rfind('@'); at != rest.npos) rest.remove_prefix(at + 1);
  return rest.substr(0, rest.find(':'));
}

void find_urls(std::string_view text, const PrivateTerms& terms, Leaks& leaks) {
  const auto is_scheme = [](char c) { return is_letter(c) || is_digit(c) || is_one_of(c, "+-."); };
  const auto is_part = [](char c) { return static_cast<unsigned char>(c) > ' ' && !is_one_of(c, "\"<>`|\\"); };
  for (auto at = text.find("://"); at != text.npos;) {
    const auto begin = run_begin(text, at, is_scheme);
    auto end = run_end(text, at, is_part);
    while (end > at && is_one_of(text[end - 1], ".,;:!?)]}'")) --end;
    const auto rest = text.substr(std::min(at + 3, end), end - std::min(at + 3, end));
    const auto host = host_of(rest);
    if (begin < at && !host.empty() && !terms.is_allowed_host(host)) add(leaks, Kind::url, text, begin, end);
    at = text.find("://", std::max(end, at + 3));
  }
}

void find_mail_and_handles(std::string_view text, const PrivateTerms& terms, Leaks& leaks) {
  const auto is_user = [](char c) { return is_letter(c) || is_digit(c) || is_one_of(c, "._%+-"); };
  for (auto at = text.find('@'); at != text.npos; at = text.find('@', at + 1)) {
    const auto begin = run_begin(text, at, is_user);
    auto end = run_end(text, at + 1, is_host_char);
    while (end > at + 1 && is_one_of(text[end - 1], ".-_")) --end;
    if (end == at + 1) continue;
    if (begin < at) {
      add(leaks, Kind::email, text, begin, end);
    } else if (begin == 0 || !is_alnum(text[begin - 1])) {
      if (is_letter(text[at + 1]) && !terms.is_allowed_host(text.substr(at + 1, end - at - 1)))
        add(leaks, Kind::handle, text, at, end);
    }
  }
}

// ---- Tickets

/// Beginnings of standards, severities and product numbers that look like ticket keys.
constexpr std::array<std::string_view, 24> no_projects = {"AES", "CET",  "COVID", "CVE", "DIN", "EN",  "GMT", "HTTP",
                                                          "IEC", "IEEE", "IPV",   "ISO", "MD",  "P",   "PEP", "RFC",
                                                          "RSA", "SEV",  "SHA",   "SSE", "TLS", "UTC", "UTF", "X"};

void find_tickets(std::string_view text, const PrivateTerms& terms, Leaks& leaks) {
  for (auto at = text.find_first_of("-#"); at != text.npos; at = text.find_first_of("-#", at + 1)) {
    const auto end = run_end(text, at + 1, is_digit);
    if (end == at + 1 || (end < text.size() && is_alnum(text[end]))) continue;
    const auto is_key = [](char c) { return is_upper(c) || is_digit(c) || c == '_'; };
    const auto begin = run_begin(text, at, is_key);
    if (begin > 0 && (is_alnum(text[begin - 1]) || text[begin - 1] == '-')) continue;
    const auto key = text.substr(begin, end - begin), project = text.substr(begin, at - begin);
    const bool is_generic =
        text[at] == '-' && project.size() > 1 && is_upper(project.front()) && !is_among(project, no_projects);
    if (terms.is_ticket(key) || is_generic) add(leaks, Kind::ticket, text, begin, end);
  }
}

void find_secrets(std::string_view text, Leaks& leaks) {
  for (const auto& secret : secrets::find_secrets(text))
    leaks.push_back(
        {Kind::secret, secret.begin, secret.end, std::string(text.substr(secret.begin, secret.shown)) + "…"});
}

/// Keeps the longest of those that overlap; a secret before all others.
Leaks without_overlaps(Leaks leaks) {
  std::stable_sort(leaks.begin(), leaks.end(),
                   [](const Leak& a, const Leak& b) { return std::pair(a.begin, b.end) < std::pair(b.begin, a.end); });
  Leaks kept;
  for (auto& leak : leaks) {
    if (kept.empty() || leak.begin >= kept.back().end) {
      kept.push_back(std::move(leak));
      continue;
    }
    const auto begin = kept.back().begin, end = std::max(kept.back().end, leak.end);
    if (leak.kind == Kind::secret && kept.back().kind != Kind::secret) kept.back() = std::move(leak);
    kept.back().begin = begin;
    kept.back().end = end;
  }
  return kept;
}

}  // namespace

std::string_view describe(Leak::Kind kind) {
  switch (kind) {
    case Kind::name:
      return "a name";
    case Kind::phrase:
      return "an id, address or name of the records";
    case Kind::email:
      return "an e-mail address";
    case Kind::handle:
      return "a handle";
    case Kind::address:
      return "a private address";
    case Kind::host:
      return "a host name";
    case Kind::url:
      return "a URL";
    case Kind::ticket:
      return "a ticket key";
    case Kind::secret:
      return "a secret";
    case Kind::hidden:
      break;
  }
  return "listed in [public] hide";
}

std::vector<Leak> find_leaks(std::string_view text, const PrivateTerms& terms) {
  Leaks leaks;
  find_names(text, terms, leaks);
  find_phrases(text, terms, leaks);
  find_hosts(text, terms, leaks);
  find_ipv6(text, leaks);
  find_urls(text, terms, leaks);
  find_mail_and_handles(text, terms, leaks);
  find_tickets(text, terms, leaks);
  find_secrets(text, leaks);
  return without_overlaps(std::move(leaks));
}

}  // namespace pm::lint
