#include <pm/search.hpp>

#include <algorithm>

#include <pm/likeness.hpp>
#include <pm/text.hpp>

namespace pm::search {

namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80U;
}
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

struct Range {
  std::size_t from, to;
};

/// The letters as they are, from the beginning of a word to the end of one.
std::optional<Range> find_letters(std::string_view text, std::string_view letters) {
  const auto same = [](char a, char b) { return lower(a) == b; };
  for (auto at = text.begin();; ++at) {
    at = std::search(at, text.end(), letters.begin(), letters.end(), same);
    if (at == text.end()) return std::nullopt;
    const auto from = static_cast<std::size_t>(at - text.begin()), to = from + letters.size();
    const bool begins = from == 0 || !is_letter(text[from - 1]) || !is_letter(text[from]);
    const bool ends = to == text.size() || !is_letter(text[to]) || !is_letter(text[to - 1]);
    if (begins && ends) return Range{from, to};
  }
}

/// The first word with that stem. Stems and short forms begin as their words do: others are not looked at.
std::optional<Range> find_stem(std::string_view text, std::string_view stem) {
  for (std::size_t i = 0; i < text.size();) {
    if (!is_letter(text[i])) {
      ++i;
      continue;
    }
    const auto from = i;
    while (i < text.size() && is_letter(text[i])) ++i;
    if (lower(text[from]) != stem.front()) continue;
    const auto stems = likeness::stems(text.substr(from, i - from));
    if (stems.size() == 1 && stems.front() == stem) return Range{from, i};
  }
  return std::nullopt;
}

std::optional<Range> find(std::string_view text, const Term& term) {
  return term.stem.empty() ? find_letters(text, term.text) : find_stem(text, term.stem);
}

/// "factors" of "/factors".
std::string_view field_of(std::string_view pointer) {
  pointer.remove_prefix(1);
  return pointer.substr(0, pointer.find('/'));
}

/// "factors F2" of "/factors/1/text".
std::string make_sort_key(const record::Record& record, std::string_view field, std::optional<std::size_t> index) {
  const auto id = [&](const auto& list) {
    return index && list && *index < list->size() ? " " + (*list)[*index].id : std::string();
  };
  return std::string(field) + (field == "timeline"  ? id(record.timeline)
                               : field == "factors" ? id(record.factors)
                               : field == "fixes"   ? id(record.fixes)
                                                    : "");
}

}  // namespace

std::vector<Term> parse_terms(std::span<const std::string> arguments) {
  std::vector<Term> terms;
  for (const auto& argument : arguments) {
    auto words = text::trim(argument);
    const bool is_quoted = words.size() > 1 && words.starts_with('"') && words.ends_with('"');
    if (is_quoted) words = text::trim(words.substr(1, words.size() - 2));
    if (words.empty()) continue;
    Term term{text::lower_ascii(words), ""};
    const bool is_word = !is_quoted && std::ranges::all_of(words, is_letter);
    if (const auto stems = likeness::stems(words); is_word && stems.size() == 1) term.stem = stems.front();
    terms.push_back(std::move(term));
  }
  return terms;
}

std::vector<std::string> fields() {
  return {"title",     "summary", "impact",      "timeline", "detection", "problem",   "why_so_long", "surprises",
          "went_well", "lucky",   "absurdities", "factors",  "fixes",     "fix_ideas", "parking_lot", "process"};
}

std::vector<Hit> search(const record::Record& record, const Query& query) {
  std::vector<Hit> hits;
  std::vector<bool> found(query.terms.size());
  const auto look = [&](std::string_view list, std::optional<std::size_t> index, std::string_view leaf,
                        std::string_view text) {
    const auto field = field_of(list);
    if (!query.fields.empty() && std::ranges::find(query.fields, field) == query.fields.end()) return;
    Hit hit;
    for (std::size_t i = 0; i < query.terms.size(); ++i) {
      const auto range = find(text, query.terms[i]);
      if (!range) continue;
      found[i] = true;
      if (hit.terms.empty() || range->from < hit.from) hit.from = range->from, hit.to = range->to;
      hit.terms.push_back(i);
    }
    if (hit.terms.empty()) return;
    hit.pointer = std::string(list) + (index ? "/" + std::to_string(*index) : "") + std::string(leaf);
    hit.place = make_sort_key(record, field, index);
    hit.text = text;
    hits.push_back(std::move(hit));
  };
  look("/title", std::nullopt, "", record.title);
  record::for_each_prose_text(record, [&](const record::ProseText& one) {
    if (one.list != "/title") look(one.list, one.index, one.leaf, one.text);
  });
  if (std::ranges::find(found, false) != found.end()) hits.clear();
  return hits;
}

std::string excerpt(std::string_view text, std::size_t from, std::size_t to, std::size_t columns) {
  const auto is_space = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; };
  // A third of the room before the match, cut at a word.
  auto begin = from > columns / 3 ? from - columns / 3 : 0;
  while (begin > 0 && begin < from && !is_space(text[begin - 1])) ++begin;
  std::string out = begin > 0 ? "…" : "";
  for (std::size_t i = begin; i < text.size() && (i < to || i - begin < columns * 4); ++i)
    out += is_space(text[i]) ? ' ' : text[i];
  return text::truncate_to_width(out, columns);
}

}  // namespace pm::search
