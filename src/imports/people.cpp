// Keeps names of people out of a record: ids, mentions and names become roles.
#include <algorithm>
#include <array>
#include <utility>

#include <pm/candidates.hpp>
#include <pm/text.hpp>

namespace pm::imports {
namespace {

constexpr std::string_view nobody_known = "somebody";

bool is_name_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool is_capital(char c) { return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; }

/// First names that are ordinary words.
bool is_ordinary_word(std::string_view lower) {
  constexpr std::array<std::string_view, 34> words = {
      "art",   "bill", "bob",   "chase", "chip", "dawn", "drew",  "faith", "frank", "grace", "grant", "guy",
      "hope",  "iris", "ivy",   "jack",  "joy",  "jade", "lance", "lily",  "mark",  "mason", "max",   "may",
      "miles", "pat",  "penny", "rob",   "rose", "ruby", "sky",   "sue",   "ward",  "will"};
  return std::ranges::find(words, lower) != words.end();
}

/// Where the run of name characters from `from` on ends.
std::size_t word_end(std::string_view text, std::size_t from) {
  while (from < text.size() && is_name_byte(text[from])) ++from;
  return from;
}

/// Whether the words before are the end of a sentence, so that a capital says nothing.
bool begins_sentence(std::string_view before) {
  before = text::trim(before);
  return before.empty() || std::string_view(".!?:;\n-").find(before.back()) != std::string_view::npos;
}

/// "@ana" at the end of an address is no mention.
bool is_in_address(std::string_view text, std::size_t at) { return at > 0 && is_name_byte(text[at - 1]); }

}  // namespace

People::People(const Roles& configured, const CandidateFile& file, bool with_names)
    : roles_(file.roles), names_(file.names), with_names_(with_names) {
  for (const auto& [id, role] : configured) roles_.insert_or_assign(id, role);
  if (with_names_) return;
  for (const auto& [id, shown] : names_) add_words(shown, id);
  for (const auto& kept : file.candidates)
    if (kept.candidate.is_person && !names_.contains(kept.candidate.who))
      add_words(kept.candidate.who, kept.candidate.who);
  for (const auto& [id, role] : roles_) add_words(id, id);
}

void People::add_words(std::string_view shown, const std::string& id) {
  for (std::size_t i = 0; i < shown.size();) {
    const auto end = word_end(shown, i);
    const auto word = text::lower_ascii(shown.substr(i, end - i));
    i = std::max(end, i + 1);
    const bool is_number = word.find_first_not_of("0123456789") == word.npos;
    if (word.size() < 2 || is_number) continue;
    words_.try_emplace(word, NameWord{replacement_for(id), word.size() == 2 || is_ordinary_word(word)});
  }
}

std::string People::name_of(std::string_view id) const {
  const auto found = names_.find(id);
  return found == names_.end() ? std::string(id) : found->second;
}

std::optional<std::string> People::role_of(std::string_view id) const {
  for (const auto& key : {std::string(id), name_of(id)})
    if (const auto role = roles_.find(key); role != roles_.end() && !text::is_blank(role->second)) return role->second;
  return std::nullopt;
}

std::string People::replacement_for(std::string_view id) const {
  if (auto role = role_of(id)) return *role;
  return with_names_ ? name_of(id) : std::string(nobody_known);
}

std::optional<std::string> People::shown(const Candidate& candidate) const {
  if (text::is_blank(candidate.who)) return std::nullopt;
  if (!candidate.is_person) return without_names(name_of(candidate.who));
  return replacement_for(candidate.who);
}

bool People::is_unknown(const Candidate& candidate) const {
  return !with_names_ && candidate.is_person && !text::is_blank(candidate.who) && !role_of(candidate.who);
}

std::string People::without_names(std::string_view text) const {
  std::string out;
  std::string last;  // the replacement that `out` ends with: "Jane Doe" is one person
  const auto put = [&](const std::string& role) {
    const bool is_same = last == role && out.ends_with(role + " ");
    if (is_same)
      out.pop_back();
    else
      out += role;
    last = role;
  };
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == '<' && i + 1 < text.size() && text[i + 1] == '@') {
      const auto end = text.find('>', i);
      if (end != text.npos && end - i < 200) {
        const auto id = text.substr(i + 2, end - i - 2);
        put(replacement_for(id.substr(0, id.find('|'))));
        i = end + 1;
        continue;
      }
    }
    const bool is_mention = text[i] == '@' && !is_in_address(text, i);
    const auto begin = is_mention ? i + 1 : i;
    const auto end = word_end(text, begin);
    if (end == begin) {
      if (text[i] != ' ') last.clear();
      out += text[i++];
      continue;
    }
    const auto word = text.substr(begin, end - begin);
    const auto found = words_.find(text::lower_ascii(word));
    const bool is_name = found != words_.end() &&
                         (is_mention || (is_capital(word.front()) &&
                                         !(found->second.is_ambiguous && begins_sentence(text.substr(0, begin)))));
    if (is_name) {
      put(found->second.role);
    } else {
      last.clear();
      out += text.substr(i, end - i);
    }
    i = end;
  }
  return out;
}

}  // namespace pm::imports
