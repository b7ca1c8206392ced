// The private terms of records: whose names, tickets and addresses must not be published.
#include <algorithm>
#include <array>
#include <utility>

#include <pm/leak.hpp>
#include <pm/text.hpp>

#include "lint/leak_words.hpp"

namespace pm::lint {
namespace {

/// Words of owners and participants that name no person.
constexpr std::array ordinary_words = {"a",          "all",       "an",          "and",
                                       "backend",    "billing",   "both",        "call",
                                       "checkout",   "cloud",     "commander",   "comms",
                                       "core",       "customer",  "customers",   "data",
                                       "database",   "databases", "dba",         "dbas",
                                       "department", "desk",      "devops",      "duty",
                                       "early",      "engineer",  "engineering", "engineers",
                                       "everybody",  "everyone",  "external",    "facilitator",
                                       "finance",    "first",     "for",         "frontend",
                                       "group",      "guild",     "head",        "hr",
                                       "identity",   "incident",  "infra",       "infrastructure",
                                       "internal",   "it",        "late",        "lead",
                                       "legal",      "level",     "line",        "manager",
                                       "marketing",  "mobile",    "network",     "networking",
                                       "new",        "night",     "nobody",      "none",
                                       "of",         "office",    "on",          "oncall",
                                       "operations", "ops",       "owner",       "payment",
                                       "payments",   "platform",  "primary",     "product",
                                       "qa",         "quality",   "release",     "sales",
                                       "scribe",     "search",    "second",      "secondary",
                                       "security",   "service",   "services",    "shift",
                                       "somebody",   "squad",     "sre",         "storage",
                                       "support",    "tbd",       "team",        "the",
                                       "third",      "tier",      "tribe",       "unassigned",
                                       "us",         "vendor",    "we",          "web",
                                       "weekend"};

/// Names that are also words or months: a capital alone does not tell which.
constexpr std::array ambiguous_names = {
    "ace",    "amber",  "angel",  "april",  "art",    "august", "autumn", "baker",   "banks",  "basil",  "best",
    "bill",   "bird",   "black",  "branch", "brook",  "brown",  "buck",   "carol",   "carter", "case",   "chase",
    "chip",   "church", "clay",   "cliff",  "cook",   "cooper", "crane",  "crystal", "dale",   "dawn",   "day",
    "dean",   "drew",   "duke",   "earl",   "faith",  "field",  "fisher", "ford",    "forest", "fox",    "frank",
    "gene",   "ginger", "glen",   "gold",   "good",   "grace",  "grant",  "gray",    "green",  "grey",   "guy",
    "hand",   "harry",  "hawk",   "heath",  "hill",   "hope",   "hunter", "iris",    "jack",   "jay",    "joy",
    "june",   "king",   "lane",   "law",    "lily",   "little", "long",   "love",    "major",  "mark",   "marsh",
    "mason",  "max",    "may",    "miles",  "miller", "min",    "moss",   "nick",    "norm",   "north",  "olive",
    "page",   "parker", "pat",    "pearl",  "penny",  "ping",   "porter", "power",   "price",  "prince", "ray",
    "read",   "reed",   "rich",   "rivers", "rob",    "robin",  "root",   "rose",    "ruby",   "rush",   "sage",
    "sandy",  "sharp",  "short",  "silver", "skip",   "sky",    "small",  "spark",   "speed",  "star",   "stone",
    "street", "strong", "sue",    "summer", "sunday", "swift",  "tag",    "trace",   "turner", "victor", "violet",
    "walker", "ward",   "waters", "weaver", "wells",  "west",   "white",  "will",    "wise",   "wolf",   "wood",
    "young"};

template <std::size_t count>
bool contains(const std::array<const char*, count>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::size_t shortest_phrase = 3;

}  // namespace

PrivateTerms::PrivateTerms(PublicPolicy policy) : policy_(std::move(policy)) {
  const auto exclude = [&](std::string_view text) {
    for_each_word(text, [&](const Word& word) { no_names_.insert(folded(word.text)); });
  };
  for (const auto& team : policy_.teams) exclude(team);
  for (const auto& [name, role] : policy_.roles) exclude(role);
  for (const auto& [name, role] : policy_.roles) {
    add_names(name, role);
    if (std::any_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; })) add_phrase(name);
  }
}

void PrivateTerms::add_phrase(std::string_view phrase) {
  const auto words = text::trim(phrase);
  if (text::code_points(words) < shortest_phrase && words.size() < 2 * shortest_phrase) return;
  if (seen_phrases_.emplace(words).second) phrases_.emplace_back(words);
}

void PrivateTerms::add_names(std::string_view text, std::string_view role) {
  std::size_t words = 0;
  for_each_word(text, [&](const Word&) { ++words; });
  for_each_word(text, [&](const Word& word) {
    const auto key = folded(word.text);
    if (!has_case(word.text)) {
      if (static_cast<unsigned char>(word.text.front()) >= 0x80) add_phrase(word.text);
      return;
    }
    // One word in lower case is a login, or a team: a name only where a text writes it with a capital.
    const bool is_login = words == 1 && !is_capitalised(word.text);
    if ((!is_capitalised(word.text) && !is_login) || no_names_.contains(key) || contains(ordinary_words, key)) return;
    const auto letters = text::code_points(word.text);
    if (letters < 2) return;
    auto& name = names_[key];
    if (name.word.empty()) name = {std::string(word.text), letters == 2 || is_login || contains(ambiguous_names, key)};
    if (name.role.empty()) name.role = role;
  });
}

void PrivateTerms::add(const record::Record& r) {
  const auto names = [&](const record::Text& text, const record::Text& role) {
    if (!text) return;
    const auto configured = policy_.roles.find(*text);
    add_names(*text, configured != policy_.roles.end() ? configured->second : role.value_or(""));
  };
  if (r.meeting.participants)
    for (const auto& one : *r.meeting.participants) names(one.name, one.role);
  names(r.meeting.boss, {});
  names(r.meeting.scribe, {});
  if (r.fixes)
    for (const auto& fix : *r.fixes) {
      names(fix.owner, {});
      if (!fix.ticket) continue;
      if (fix.ticket->key) tickets_.insert(*fix.ticket->key);
      add_phrase(fix.ticket->url);
    }
  if (r.timeline)
    for (const auto& event : *r.timeline) {
      names(event.who, {});
      if (event.url) add_phrase(*event.url);
    }
  add_phrase(r.id);
}

const PrivateTerms::Name* PrivateTerms::name(std::string_view word) const {
  if (names_.empty()) return nullptr;
  const auto found = names_.find(folded(word));
  return found == names_.end() ? nullptr : &found->second;
}

bool PrivateTerms::is_allowed_host(std::string_view host) const {
  const auto lower = text::lower_ascii(host);
  return std::any_of(policy_.hosts.begin(), policy_.hosts.end(), [&](const std::string& one) {
    const auto allowed = text::lower_ascii(one);
    return lower == allowed || lower.ends_with("." + allowed);
  });
}

std::vector<PublicText> public_texts(const record::PublicTexts& p) {
  std::vector<PublicText> all;
  const auto add = [&](std::string_view key, const record::Text& text) {
    if (text) all.push_back({"/public/" + std::string(key), *text});
  };
  add("title", p.title);
  add("summary", p.summary);
  add("impact", p.impact);
  for (std::size_t i = 0; p.services && i < p.services->size(); ++i)
    all.push_back({"/public/services/" + std::to_string(i), (*p.services)[i]});
  for (const auto& [key, texts] :
       {std::pair("timeline", &p.timeline), std::pair("factors", &p.factors), std::pair("fixes", &p.fixes)})
    if (*texts)
      for (const auto& one : **texts) all.push_back({"/public/" + std::string(key) + "/" + one.id, one.text});
  return all;
}

bool has_public_texts(const record::PublicTexts& p) { return !public_texts(p).empty(); }

std::string public_digest(const record::PublicTexts& p) {
  std::string all;
  for (const auto& [pointer, text] : public_texts(p)) all += pointer + "\n" + std::string(text) + "\n\n";
  return "fnv1a:" + text::digest(all);
}

bool is_approval_stale(const record::PublicTexts& p) {
  return p.approved.digest && *p.approved.digest != public_digest(p);
}

}  // namespace pm::lint
