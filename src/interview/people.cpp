#include "interview/people.hpp"

#include <algorithm>
#include <array>

#include <pm/fixes.hpp>
#include <pm/text.hpp>

namespace pm::interview {
namespace {

using namespace std::string_view_literals;
using Words = std::vector<std::string>;

template <std::size_t count>
bool is_one_of(std::string_view word, const std::array<std::string_view, count>& words) {
  return std::ranges::find(words, std::string_view(text::lower_ascii(word))) != words.end();
}

bool is_lead_word(std::string_view word) {
  static constexpr auto words = std::to_array({"leads"sv, "lead"sv, "leading"sv, "leader"sv, "facilitates"sv,
                                               "facilitating"sv, "facilitate"sv, "facilitator"sv, "boss"sv, "runs"sv,
                                               "running"sv, "chairs"sv, "chair"sv, "moderates"sv, "moderator"sv});
  return is_one_of(word, words);
}

bool is_scribe_word(std::string_view word) {
  static constexpr auto words = std::to_array({"types"sv, "type"sv, "typing"sv, "scribes"sv, "scribe"sv, "scribing"sv,
                                               "writes"sv, "writing"sv, "notes"sv, "typist"sv, "note-taker"sv});
  return is_one_of(word, words);
}

/// Words of "is leading", "will lead us", "takes the notes": they belong to no name.
bool is_filler(std::string_view word) {
  static constexpr auto words =
      std::to_array({"is"sv,    "will"sv,  "'ll"sv,  "as"sv, "the"sv, "our"sv, "us"sv,      "it"sv,
                     "today"sv, "takes"sv, "does"sv, "do"sv, "and"sv, "for"sv, "through"sv, "this"sv,
                     "can"sv,   "be"sv,    "to"sv,   "-"sv,  "–"sv,   "—"sv,   "="sv});
  return is_one_of(word, words);
}

/// Words after a name that begin what the person does: "Ana is on call", "Bo from support".
bool begins_a_role(std::string_view word) {
  static constexpr auto words = std::to_array({"is"sv, "was"sv, "as"sv, "on"sv, "on-call"sv, "oncall"sv, "from"sv,
                                               "for"sv, "at"sv, "in"sv, "who"sv, "our"sv, "the"sv, "has"sv, "had"sv});
  return is_one_of(word, words);
}

/// A word that names what somebody does; one alone after a comma is a role: "Ana, support".
bool is_role_word(std::string_view word) {
  static constexpr auto words = std::to_array(
      {"support"sv,   "ops"sv,      "dev"sv,       "devops"sv,   "sre"sv,         "dba"sv,      "qa"sv,
       "oncall"sv,    "on-call"sv,  "security"sv,  "engineer"sv, "developer"sv,   "manager"sv,  "backend"sv,
       "frontend"sv,  "infra"sv,    "platform"sv,  "network"sv,  "product"sv,     "payments"sv, "sysadmin"sv,
       "vendor"sv,    "customer"sv, "designer"sv,  "analyst"sv,  "architect"sv,   "observer"sv, "guest"sv,
       "responder"sv, "owner"sv,    "commander"sv, "operator"sv, "facilitator"sv, "scribe"sv,   "admin"sv,
       "tester"sv,    "intern"sv,   "remote"sv,    "database"sv, "data"sv});
  const bool is_acronym =
      word.size() > 1 && word.size() < 5 && std::ranges::all_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
  return is_acronym || is_one_of(word, words);
}

bool is_particle(std::string_view word) {
  static constexpr auto words = std::to_array({"de"sv, "van"sv, "von"sv, "der"sv, "den"sv, "la"sv, "le"sv, "di"sv,
                                               "da"sv, "del"sv, "dos"sv, "bin"sv, "al"sv, "ter"sv, "zu"sv, "y"sv});
  return is_one_of(word, words);
}

/// A letter of a script without case counts as a capital.
bool is_capitalised(std::string_view word) { return !word.empty() && !(word[0] >= 'a' && word[0] <= 'z'); }

Words identity_text(std::string_view text) {
  Words words;
  for (text = text::trim(text); !text.empty();) {
    const auto end = std::min(text.find_first_of(" \t"), text.size());
    words.emplace_back(text.substr(0, end));
    text = text::trim(text.substr(end));
  }
  return words;
}

std::string joined(const Words& words, std::size_t from, std::size_t to) {
  return text::join({words.data() + from, to - from}, " ");
}

/// Splits at commas, semicolons and line breaks outside of parentheses, and with `ands` at "and", "&" and "+".
std::vector<std::string> split(std::string_view text, std::string_view at, bool ands) {
  std::vector<std::string> pieces(1);
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '(') ++depth;
    if (text[i] == ')' && depth > 0) --depth;
    const auto rest = text.substr(i);
    std::size_t length = depth == 0 && at.find(text[i]) != std::string_view::npos ? 1 : 0;
    if (depth == 0 && ands && length == 0)
      for (const auto word : {" and "sv, " & "sv, " + "sv, " und "sv, " y "sv})
        if (rest.starts_with(word)) length = word.size();
    if (length == 0) {
      pieces.back() += text[i];
      continue;
    }
    pieces.emplace_back();
    i += length - 1;
  }
  std::vector<std::string> kept;
  for (const auto& piece : pieces) {
    auto trimmed = text::trim(piece);
    if (trimmed.starts_with("and ")) trimmed = text::trim(trimmed.substr(4));  // "Ana, Bo, and Cleo"
    if (!trimmed.empty()) kept.emplace_back(trimmed);
  }
  return kept;
}

std::string without_at(std::string_view name) {
  name = text::trim(name);
  while (name.starts_with('@')) name.remove_prefix(1);
  while (name.ends_with('.') || name.ends_with(',') || name.ends_with(':')) name.remove_suffix(1);
  return std::string(text::trim(name));
}

std::string_view without_bullet(std::string_view line) {
  line = text::trim(line);
  for (const auto bullet : {"- "sv, "* "sv, "• "sv, "– "sv})
    if (line.starts_with(bullet)) return text::trim(line.substr(bullet.size()));
  return line;
}

struct Parts {
  std::string before, after;
};

/// "Priya - incident commander", "Priya: incident commander".
std::optional<Parts> parted_by_dash(std::string_view text) {
  for (const auto dash : {" - "sv, " – "sv, " — "sv, " -- "sv, ": "sv, " = "sv}) {
    const auto at = text.find(dash);
    if (at == std::string_view::npos || at == 0) continue;
    Parts parts{std::string(text::trim(text.substr(0, at))), std::string(text::trim(text.substr(at + dash.size())))};
    if (!parts.before.empty() && !parts.after.empty()) return parts;
  }
  return std::nullopt;
}

/// "Miguel (data platform)"
std::optional<Parts> parted_by_parentheses(std::string_view text) {
  const auto open = text.find('(');
  if (open == std::string_view::npos || open == 0) return std::nullopt;
  const auto close = std::min(text.find(')', open), text.size());
  Parts parts{std::string(text::trim(text.substr(0, open))),
              std::string(text::trim(text.substr(open + 1, close - open - 1)))};
  if (close + 1 < text.size())
    if (const auto rest = text::trim(text.substr(close + 1)); !rest.empty()) parts.after += " " + std::string(rest);
  return parts;
}

/// "Ana is on call", "Bo from support"; a name alone has no role.
NamedPerson parted_by_words(std::string_view text) {
  const auto words = identity_text(text);
  const bool capitals = !words.empty() && is_capitalised(words[0]);
  for (std::size_t i = 1; i < words.size(); ++i) {
    const bool ends_name = begins_a_role(words[i]) || is_lead_word(words[i]) || is_scribe_word(words[i]) ||
                           (capitals && !is_capitalised(words[i]) && !is_particle(words[i]));
    if (!ends_name) continue;
    const auto lower = text::lower_ascii(words[i]);
    const bool is_verb = lower == "is" || lower == "was" || lower == "as";
    auto role = joined(words, i + (is_verb && i + 1 < words.size() ? 1 : 0), words.size());
    return {without_at(joined(words, 0, i)), std::move(role)};
  }
  return {without_at(text), {}};
}

NamedPerson read_person(std::string_view text) {
  text = without_bullet(text);
  auto parts = parted_by_parentheses(text);
  if (!parts) parts = parted_by_dash(text);
  if (!parts) return parted_by_words(text);
  NamedPerson person{without_at(parts->before), {}};
  if (!parts->after.empty()) person.role = parts->after;
  return person;
}

/// Whether the words may be a name next to one that is written like `first`.
bool is_like_name(std::string_view text, std::string_view first) {
  constexpr std::size_t most_words = 4;
  const auto words = identity_text(text);
  if (words.empty() || words.size() > most_words) return false;
  if (text.starts_with('@')) return true;
  if (words.size() == 1 && is_role_word(words[0])) return false;
  if (!is_capitalised(first) || first.starts_with('@')) return words.size() == 1;
  return std::ranges::all_of(words, [](const auto& word) { return is_capitalised(word) || is_particle(word); }) &&
         is_capitalised(words.back()) && !is_role_word(words.back());
}

void add_person(NamedPerson person, std::vector<NamedPerson>& people) {
  if (!person.name.empty()) people.push_back(std::move(person));
}

void add_role(std::string_view words, NamedPerson& person) {
  person.role = person.role ? *person.role + ", " + std::string(words) : std::string(words);
}

bool has_own_role(const std::string& piece) { return parted_by_parentheses(piece) || parted_by_dash(piece); }

/// Everyone of "Ana and Bo"; the role is that of each.
void add_people(std::string_view names, const std::optional<std::string>& role, PeopleLine& line) {
  for (const auto& name : split(names, "", true)) {
    auto person = read_person(name);
    if (role) add_role(*role, person);
    add_person(std::move(person), line.people);
  }
}

void read_clause(const std::string& clause, PeopleLine& line) {
  const auto pieces = split(clause, ",", false);
  if (pieces.empty()) return;
  const auto has_words_of_a_role = [&](const std::string& piece) {
    const auto person = read_person(piece);
    return person.role && (is_like_name(person.name, pieces[0]) || piece == pieces[0]);
  };
  const auto each_has_a_role =
      std::ranges::all_of(pieces, has_own_role) || std::ranges::all_of(pieces, has_words_of_a_role);
  if (!each_has_a_role && parted_by_dash(pieces[0]) && !parted_by_parentheses(pieces[0])) {
    const auto parts = *parted_by_dash(clause);  // "Priya - incident commander, EU"
    return add_people(parts.before, parts.after, line);
  }
  if (each_has_a_role) {
    for (const auto& piece : pieces) add_people(piece, {}, line);
    return;
  }
  const auto first = split(pieces[0], "", true);
  const bool all_names = std::all_of(pieces.begin() + 1, pieces.end(), [&](const std::string& piece) {
    return has_own_role(piece) || is_like_name(split(piece, "", true).front(), first[0]);
  });
  const bool is_role = !all_names && pieces.size() > 1 && first.size() > 1;
  if (is_role) return add_people(pieces[0], text::join({pieces.data() + 1, pieces.size() - 1}, ", "), line);
  add_people(pieces[0], {}, line);
  const bool could_be_either = pieces.size() == 2 && all_names && !has_own_role(pieces[1]) && first.size() == 1 &&
                               !pieces[1].starts_with('@') && !pieces[0].starts_with('@') && !has_own_role(pieces[0]) &&
                               split(pieces[1], "", true).size() == 1;
  if (could_be_either) {
    line.unclear = pieces[1];
    return;
  }
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    if (all_names || has_own_role(pieces[i]))
      add_people(pieces[i], {}, line);
    else if (!line.people.empty())
      add_role(pieces[i], line.people.back());
  }
}

}  // namespace

record::Participant participant_of(NamedPerson person) {
  record::Participant participant;
  participant.name = std::move(person.name);
  participant.role = std::move(person.role);
  return participant;
}

PeopleLine read_people(std::string_view line) {
  PeopleLine read;
  for (const auto& clause : split(without_bullet(line), ";\n", false)) read_clause(clause, read);
  return read;
}

namespace {

/// A clause of the answer: who, and whether it says what they do.
struct Lead {
  std::string name;
  bool leads = false, types = false;
  std::optional<std::string> role = {};
};

Lead read_lead(std::string_view clause) {
  Lead lead;
  std::string spaced;
  for (const char c : clause) (c == ':' || c == '(' || c == ')' ? spaced += ' ' : spaced += c);
  Words names;
  for (const auto& word : identity_text(spaced)) {
    const bool says_both = text::lower_ascii(word) == "both";
    if (is_lead_word(word) || says_both) lead.leads = true;
    if (is_scribe_word(word) || says_both) lead.types = true;
    if (!is_lead_word(word) && !is_scribe_word(word) && !says_both && !is_filler(word)) names.push_back(word);
  }
  if (lead.leads || lead.types) {
    lead.name = without_at(text::join(names, " "));
    return lead;
  }
  auto person = read_person(clause);
  lead.name = std::move(person.name);
  lead.role = std::move(person.role);
  return lead;
}

std::vector<Lead> clauses_of(std::string_view line) {
  std::vector<Lead> leads;
  for (const auto& clause : split(without_bullet(line), ",;\n/", true)) {
    auto lead = read_lead(clause);
    const bool goes_on = !leads.empty() && lead.name.empty();  // "Ana leads and types"
    const bool is_role = !leads.empty() && !lead.leads && !lead.types && !is_like_name(clause, leads[0].name) &&
                         !has_own_role(clause) && !lead.role;
    if (goes_on) {
      leads.back().leads |= lead.leads;
      leads.back().types |= lead.types;
    } else if (is_role) {
      leads.back().role = clause;  // "Priya, incident commander"
    } else if (!lead.name.empty()) {
      leads.push_back(std::move(lead));
    }
  }
  return leads;
}

bool is_nobody(std::string_view line) {
  static constexpr auto words = std::to_array({"nobody"sv, "no one"sv, "none"sv, "no-one"sv, "-"sv});
  return is_one_of(text::trim(line), words);
}

}  // namespace

MeetingLeads read_leads(std::string_view line) {
  MeetingLeads read;
  if (is_nobody(line)) return read;
  std::vector<std::string> without_role, all;
  for (auto& lead : clauses_of(line)) {
    all.push_back(lead.name);
    if (fixes::is_self_reference(lead.name)) {
      read.unclear = MeetingLeads::Unclear::who_is;
      read.words = lead.name;
      return read;
    }
    if (lead.leads && !read.facilitator) read.facilitator = lead.name;
    if (lead.types && !read.scribe) read.scribe = lead.name;
    if (!lead.leads && !lead.types) without_role.push_back(lead.name);
    if (lead.role) read.others.push_back({lead.name, std::move(lead.role)});
  }
  for (const auto& name : without_role) {
    if (!read.facilitator)
      read.facilitator = name;
    else if (!read.scribe)
      read.scribe = name;
    else
      read.unclear = MeetingLeads::Unclear::who_leads;
  }
  if (!read.facilitator && read.scribe) read.unclear = MeetingLeads::Unclear::who_leads;
  if (read.unclear == MeetingLeads::Unclear::who_leads) read.words = text::join(all, ", ");
  if (read.scribe == read.facilitator) read.scribe.reset();
  return read;
}

}  // namespace pm::interview
