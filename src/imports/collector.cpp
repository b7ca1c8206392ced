// Keeps the heaviest candidates of a document in a heap whose top is the lightest.
#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include <pm/candidates.hpp>
#include <pm/secrets.hpp>
#include <pm/text.hpp>

#include "imports/relevance.hpp"

namespace pm::imports {
namespace {

constexpr std::size_t most_names = 200'000, most_sources = 10'000, most_notes = 50;
constexpr std::size_t max_line_bytes = 1024;  ///< of `who`, `source`, `url` and `key`
constexpr std::size_t slots = std::size_t{1} << 18;
constexpr std::size_t most_marked = 20;  ///< a screen; and what nine in ten published timelines stay below

/// Of equal weight the earlier one is the heavier, so that the order of reading does not matter.
bool is_heavier(const KeptCandidate& a, const KeptCandidate& b) {
  if (a.candidate.weight != b.candidate.weight) return a.candidate.weight > b.candidate.weight;
  const auto never = time::Micros::max();
  return std::pair(a.candidate.at.value_or(never), std::string_view(a.candidate.key)) <
         std::pair(b.candidate.at.value_or(never), std::string_view(b.candidate.key));
}

bool is_earlier(const KeptCandidate& a, const KeptCandidate& b) {
  const auto never = time::Micros::max();
  return std::tuple(a.candidate.at.value_or(never), a.order, std::string_view(a.candidate.key)) <
         std::tuple(b.candidate.at.value_or(never), b.order, std::string_view(b.candidate.key));
}

/// Cuts at a code point.
bool cut_to(std::string& text, std::size_t most) {
  if (text.size() <= most) return false;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
  text.resize(most);
  return true;
}

/// One line: controls and runs of white space become a space.
std::string one_line(std::string_view text) {
  std::string line;
  line.reserve(text.size());
  bool is_space = false;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= ' ' || byte == 0x7F) {
      is_space = true;
      continue;
    }
    if (is_space && !line.empty()) line += ' ';
    is_space = false;
    line += c;
  }
  return line;
}

/// Makes a text of the source fit: valid UTF-8, one line, not too long. Returns whether its encoding was broken: most
/// readers have put U+FFFD in place of such bytes.
bool make_line(std::string& text, std::size_t most) {
  constexpr std::string_view replacement = "\xEF\xBF\xBD";
  const bool is_valid = text::is_valid_utf8(text);
  if (!is_valid) text = text::replace_invalid_utf8(text);
  const bool is_broken = !is_valid || text.find(replacement) != text.npos;
  text = one_line(text);
  cut_to(text, most);
  return is_broken;
}

}  // namespace

namespace {

CleanedCandidate make_lines(Candidate& c) {
  CleanedCandidate cleaned;
  cleaned.was_cut = c.text.size() > max_text_bytes;
  cleaned.had_bad_encoding = make_line(c.text, max_text_bytes);
  for (auto* line : {&c.who, &c.source, &c.key}) cleaned.had_bad_encoding |= make_line(*line, max_line_bytes);
  auto url = secrets::clean_url(text::trim(c.url));
  cleaned.secrets_removed = url.removed;
  c.url = url.text.size() <= max_line_bytes ? std::move(url.text) : "";  // a part of a URL leads nowhere
  return cleaned;
}

std::size_t remove_secrets_of(Candidate& c) {
  std::size_t removed = 0;
  for (auto* text : {&c.text, &c.who}) {
    auto clean = secrets::remove_secrets(*text);
    if (clean.removed == 0) continue;
    removed += clean.removed;
    *text = std::move(clean.text);
  }
  return removed;
}

}  // namespace

CleanedCandidate clean(Candidate& c) {
  auto cleaned = make_lines(c);
  cleaned.secrets_removed += remove_secrets_of(c);
  return cleaned;
}

unsigned ImportState::repeats(std::string_view text) {
  if (slots_.empty()) slots_.resize(slots);
  const auto shape = shape_of(text);
  auto& slot = slots_[shape % slots];
  if (slot.shape != shape || slot.count == 0) {
    slot = {shape, 1};
    return 0;
  }
  if (slot.count < 255) ++slot.count;
  return slot.count - 1U;
}

void Collector::take(Candidate c) {
  auto& all = collected_;
  if (++all.items > max_items) return;
  const auto cleaned = make_lines(c);
  if (cleaned.had_bad_encoding) ++all.bad_encodings;
  if (cleaned.was_cut) ++all.cut_texts;
  if (text::is_blank(c.text)) {
    ++all.dropped;
    return;
  }
  if (c.at) {
    if (before_ && *c.at > *before_) ++all.later;
    if (before_ && *c.at < *before_) ++all.earlier;
    before_ = c.at;
    all.first = std::min(all.first.value_or(*c.at), *c.at);
    all.last = std::max(all.last.value_or(*c.at), *c.at);
  }
  if (lists_all_ && c.at) list(c.source, *c.at);
  if (const auto known = state_.watched.find(c.key); known != state_.watched.end()) {
    if (const auto [found, is_first] = all.found.try_emplace(c.key); is_first && known->second.text) {
      auto text = secrets::remove_secrets(c.text).text;
      if (text != *known->second.text) found->second = std::move(text);
    }
  }
  if (c.at && ((options_.since && *c.at < *options_.since) || (options_.until && *c.at > *options_.until))) {
    ++all.outside_window;
    return;
  }
  weigh_for_record(c, options_, state_.repeats(c.text));
  if (!c.key.empty() && keys_.contains(c.key)) {
    ++all.duplicates;
    return;
  }
  KeptCandidate kept;
  kept.candidate = std::move(c);
  kept.format = format_;
  kept.order = all.items;
  if (all.kept.size() == max_candidates) {
    ++all.too_light;
    if (!is_heavier(kept, all.kept.front())) return;
    std::ranges::pop_heap(all.kept, is_heavier);
    keys_.erase(all.kept.back().candidate.key);
    all.secrets_removed -= all.kept.back().secrets;
    all.kept.pop_back();
  }
  kept.secrets = cleaned.secrets_removed + remove_secrets_of(kept.candidate);
  all.secrets_removed += kept.secrets;
  if (!kept.candidate.key.empty()) keys_.insert(kept.candidate.key);
  all.kept.push_back(std::move(kept));
  std::ranges::push_heap(all.kept, is_heavier);
}

void Collector::list(const std::string& source, time::Micros at) {
  auto& all = collected_.sources;
  const auto found = all.lower_bound({source, time::Micros::min(), time::Micros::min()});
  if (found == all.end() || found->source != source) {
    if (all.size() < most_sources) all.insert({source, at, at});
  } else if (at < found->first || at > found->last) {
    auto listing = all.extract(found);
    listing.value().first = std::min(listing.value().first, at);
    listing.value().last = std::max(listing.value().last, at);
    all.insert(std::move(listing));
  }
}

void Collector::mark_partial() {
  lists_all_ = false;
  collected_.sources.clear();
}

void Collector::name(std::string_view id, std::string_view shown) {
  if (collected_.names.size() >= most_names) return;
  std::string key(id), name(shown);
  make_line(key, max_line_bytes);
  make_line(name, max_line_bytes);
  if (!key.empty() && !name.empty()) collected_.names.emplace(std::move(key), std::move(name));
}

void Collector::note(std::string sentence) {
  auto& notes = collected_.notes;
  make_line(sentence, max_line_bytes);
  if (notes.size() < most_notes && std::ranges::find(notes, sentence) == notes.end())
    notes.push_back(std::move(sentence));
}

void absorb(Collection& all, Collection document) {
  all.items += document.items;
  all.outside_window += document.outside_window;
  all.too_light += document.too_light;
  all.duplicates += document.duplicates;
  all.dropped += document.dropped;
  all.bad_encodings += document.bad_encodings;
  all.cut_texts += document.cut_texts;
  all.secrets_removed += document.secrets_removed;
  all.names.merge(document.names);
  for (auto& note : document.notes)
    if (all.notes.size() < most_notes && std::ranges::find(all.notes, note) == all.notes.end())
      all.notes.push_back(std::move(note));
  if (document.first) all.first = std::min(all.first.value_or(*document.first), *document.first);
  if (document.last) all.last = std::max(all.last.value_or(*document.last), *document.last);
  all.sources.merge(document.sources);
  const bool is_newest_first = document.earlier > document.later;
  all.found.merge(document.found);
  for (auto& candidate : document.kept) {
    if (is_newest_first) candidate.order = document.items - candidate.order;
    candidate.order += all.items - document.items;  // behind the documents before
    if (!candidate.candidate.key.empty() && !all.keys.insert(candidate.candidate.key).second) {
      ++all.duplicates;
      all.secrets_removed -= candidate.secrets;
      continue;
    }
    all.kept.push_back(std::move(candidate));
  }
  if (all.kept.size() <= 2 * max_candidates) return;
  keep_heaviest(all);
}

void keep_heaviest(Collection& all) {
  if (all.kept.size() <= max_candidates) return;
  std::ranges::nth_element(all.kept, all.kept.begin() + max_candidates, is_heavier);
  for (auto lighter = all.kept.begin() + max_candidates; lighter != all.kept.end(); ++lighter) {
    all.keys.erase(lighter->candidate.key);
    all.secrets_removed -= lighter->secrets;
    ++all.too_light;
  }
  all.kept.erase(all.kept.begin() + max_candidates, all.kept.end());
}

void sort_candidates(std::vector<KeptCandidate>& candidates) { std::ranges::stable_sort(candidates, is_earlier); }

void mark_heaviest(std::vector<KeptCandidate>& candidates) {
  std::vector<KeptCandidate*> open;
  for (auto& candidate : candidates) {
    candidate.is_marked = false;
    if (candidate.event.empty() && candidate.candidate.weight > 0) open.push_back(&candidate);
  }
  const auto count = std::min(most_marked, open.size());
  std::ranges::partial_sort(open, open.begin() + static_cast<std::ptrdiff_t>(count),
                            [](const auto* a, const auto* b) { return is_heavier(*a, *b); });
  for (std::size_t i = 0; i < count; ++i) open[i]->is_marked = true;
}

}  // namespace pm::imports
