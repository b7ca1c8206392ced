// Keeps names of people out of a record: ids, mentions and names become roles.
#include <algorithm>
#include <array>
#include <utility>

#include <pm/candidates.hpp>
#include <pm/record_items.hpp>
#include <pm/text.hpp>

namespace pm::imports {
namespace {

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

std::size_t count_words(std::string_view name) {
  return 1 + static_cast<std::size_t>(std::ranges::count(text::trim(name), ' '));
}

/// Whether a name is one in any case, as sources write it in lower case: "priya.nair", "jfield". A short one may be an
/// ordinary word.
bool is_handle(std::string_view name) {
  constexpr std::size_t shortest = 6;
  if (name.find(' ') != name.npos || std::ranges::any_of(name, [](char c) { return c >= 'A' && c <= 'Z'; }))
    return false;
  if (name.find_first_of("._") != name.npos) return true;
  return name.size() >= shortest && !is_ordinary_word(name);
}

/// The words of a name, without those that say nothing: initials and numbers.
std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < name.size();) {
    const auto end = word_end(name, i);
    auto word = text::lower_ascii(name.substr(i, end - i));
    i = std::max(end, i + 1);
    const bool is_number = word.find_first_not_of("0123456789") == word.npos;
    if (word.size() >= 2 && !is_number) words.push_back(std::move(word));
  }
  return words;
}

/// Whether the words before are the end of a sentence, so that a capital says nothing.
bool begins_sentence(std::string_view before) {
  before = text::trim(before);
  return before.empty() || std::string_view(".!?:;\n-").find(before.back()) != std::string_view::npos;
}

/// "@ana" at the end of an address is no mention.
bool is_in_address(std::string_view text, std::size_t at) { return at > 0 && is_name_byte(text[at - 1]); }

}  // namespace

void add_name(CandidateFile& file, std::string id, std::string name) {
  const auto [fullest, is_first] = file.names.try_emplace(id, name);
  if (is_first || fullest->second == name) return;
  if (count_words(name) > count_words(fullest->second)) {
    std::swap(fullest->second, name);
    file.other_names.erase({id, fullest->second});
  }
  file.other_names.emplace(std::move(id), std::move(name));
}

void add_names(CandidateFile& file, const CandidateFile& from) {
  for (const auto& [id, name] : from.names) add_name(file, id, name);
  for (const auto& [id, name] : from.other_names) add_name(file, id, name);
}

People::People(const Roles& configured, const CandidateFile& file, bool with_names)
    : roles_(file.roles), names_(file.names), other_names_(file.other_names), with_names_(with_names) {
  for (const auto& [id, role] : configured) roles_.insert_or_assign(id, role);
  for (const auto& [id, name] : names_) ids_[text::lower_ascii(name)].insert(id);
  for (const auto& [id, name] : other_names_) ids_[text::lower_ascii(name)].insert(id);
  if (with_names_) return;
  for (const auto& [id, name] : names_) add_names(name, id);
  for (const auto& [id, name] : other_names_) add_names(name, id);
  for (const auto& kept : file.candidates)
    if (kept.candidate.is_person && !names_.contains(kept.candidate.who))
      add_names(kept.candidate.who, kept.candidate.who);
  for (const auto& [id, role] : roles_) add_names(id, id);
}

void People::add_names(std::string_view shown, const std::string& id) {
  const auto role = replacement_for(id);
  shown = text::trim(shown);
  while (!shown.empty() && !is_name_byte(shown.front())) shown.remove_prefix(1);
  const auto words = words_of(shown);
  const auto whole = text::lower_ascii(shown);
  if (words.empty()) return;
  add_name(whole, shown, role);
  for (const auto& word : words)
    if (word != whole) add_name(word, {}, role);
}

/// A name of several people tells none of their roles.
void People::add_name(std::string name, std::string_view shown, const std::string& role) {
  const bool is_ordinary = name.size() == 2 || is_ordinary_word(name);
  const auto first = name.substr(0, word_end(name, 0));
  lengths_[first].insert(name.size());
  const auto [known, is_new] = known_.try_emplace(std::move(name), Name{role, is_ordinary, is_handle(shown)});
  if (shown.empty()) known->second.is_handle = !is_new && known->second.is_handle;
  if (!is_new && known->second.role != role) known->second.role = record::unknown_author;
}

std::vector<std::string> People::names_of(std::string_view id) const {
  std::vector<std::string> names;
  if (const auto fullest = names_.find(id); fullest != names_.end()) names.push_back(fullest->second);
  for (auto other = other_names_.lower_bound({std::string(id), ""}); other != other_names_.end() && other->first == id;
       ++other)
    names.push_back(other->second);
  return names;
}

std::string People::name_of(std::string_view id) const {
  const auto found = names_.find(id);
  return found == names_.end() ? std::string(id) : found->second;
}

std::string People::id_of(std::string_view who) const {
  if (names_.contains(who)) return std::string(who);
  const auto ids = ids_.find(text::lower_ascii(who));
  return ids != ids_.end() && ids->second.size() == 1 ? *ids->second.begin() : std::string(who);
}

bool People::is_name_of(std::string_view who, std::string_view text) const {
  const auto wanted = text::lower_ascii(text::trim(text));
  const auto id = id_of(who);
  auto names = names_of(id);
  names.insert(names.end(), {id, std::string(who)});
  return std::ranges::any_of(names, [&](const std::string& name) {
    const auto words = words_of(name);
    return text::lower_ascii(name) == wanted || std::ranges::find(words, wanted) != words.end();
  });
}

std::optional<std::string> People::role_of(std::string_view who) const {
  const auto id = id_of(who);
  auto keys = names_of(id);
  keys.insert(keys.begin(), {std::string(who), id});
  for (const auto& key : keys)
    if (const auto role = roles_.find(key); role != roles_.end() && !text::is_blank(role->second)) return role->second;
  return std::nullopt;
}

std::string People::replacement_for(std::string_view id) const {
  if (auto role = role_of(id)) return *role;
  return with_names_ ? name_of(id) : std::string(record::unknown_author);
}

std::optional<std::string> People::shown(const Candidate& candidate) const {
  if (text::is_blank(candidate.who)) return std::nullopt;
  if (!candidate.is_person) return without_names(name_of(candidate.who));
  return replacement_for(candidate.who);
}

bool People::is_unknown(const Candidate& candidate) const {
  return !with_names_ && candidate.is_person && !text::is_blank(candidate.who) && !role_of(candidate.who);
}

/// The longest name at `from`, where a word begins; `lower` is in lower case.
People::FoundName People::longest_name(std::string_view lower, std::size_t from) const {
  const auto lengths = lengths_.find(std::string(lower.substr(from, word_end(lower, from) - from)));
  if (lengths == lengths_.end()) return {};
  for (const auto length : lengths->second) {
    const auto end = from + length;
    if (end > lower.size()) continue;
    const bool is_end_of_word = end == lower.size() || !is_name_byte(lower[end - 1]) || !is_name_byte(lower[end]);
    if (!is_end_of_word) continue;
    if (const auto known = known_.find(std::string(lower.substr(from, length))); known != known_.end())
      return {&known->second, end};
  }
  return {};
}

std::string People::without_names(std::string_view text) const {
  std::string out;
  std::string last;  // the replacement that `out` ends with: "Jane Doe" is one person
  const auto lower = text::lower_ascii(text);
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
    const auto found = longest_name(lower, begin);
    const bool is_name =
        found.name != nullptr &&
        (is_mention || found.name->is_handle ||
         (is_capital(text[begin]) && !(found.name->is_ordinary && begins_sentence(text.substr(0, begin)))));
    if (is_name) {
      put(found.name->role);
      i = found.end;
    } else {
      last.clear();
      out += text.substr(i, end - i);
      i = end;
    }
  }
  return out;
}

}  // namespace pm::imports
