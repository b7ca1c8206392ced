// Importing again: what is new, what is known, and what the source has edited or deleted since.
#include <algorithm>
#include <utility>

#include <pm/candidates.hpp>
#include <pm/secrets.hpp>
#include <pm/text.hpp>

namespace pm::imports {
namespace {

constexpr std::string_view key_separator = " + ";

bool is_in_window(std::optional<time::Micros> at, const CollectOptions& options) {
  return at && (!options.since || *at >= *options.since) && (!options.until || *at <= *options.until);
}

/// The first and last moment that is listed of each source.
using Listings = std::map<std::string, std::pair<time::Micros, time::Micros>, std::less<>>;

/// Whether the import has read the place where this candidate was. It has not found it there.
bool is_missing(const Candidate& candidate, const Listings& listings, const CollectOptions& options) {
  if (!is_in_window(candidate.at, options)) return false;
  const auto listed = listings.find(candidate.source);
  return listed != listings.end() && *candidate.at >= listed->second.first && *candidate.at <= listed->second.second;
}

/// A document of a day lists a part of what the import has read of a source.
Listings listings_of(const Collection& read) {
  Listings whole;
  if (read.is_partial) return whole;
  for (const auto& [source, first, last] : read.sources) {
    const auto [found, is_first] = whole.try_emplace(source, first, last);
    found->second = {std::min(found->second.first, first), std::max(found->second.second, last)};
  }
  return whole;
}

/// Puts edited texts into the file and marks what is deleted; lists both in the order of time.
std::vector<SourceChange> changes_of(CandidateFile& file, const Collection& read, const CollectOptions& options) {
  std::vector<SourceChange> changes;
  const auto listings = listings_of(read);
  for (auto& kept : file.candidates) {
    auto& candidate = kept.candidate;
    if (candidate.key.empty()) continue;
    if (const auto found = read.found.find(candidate.key); found != read.found.end()) {
      kept.is_deleted = false;
      if (!found->second) continue;
      changes.push_back({SourceChange::Kind::edited, kept.event, candidate.text, *found->second});
      candidate.text = *found->second;
    } else if (!kept.is_deleted && is_missing(candidate, listings, options)) {
      changes.push_back({SourceChange::Kind::deleted, kept.event, candidate.text, ""});
      kept.is_deleted = true;
    }
  }
  return changes;
}

/// Keeps what became an event, and the heaviest others.
void limit_size(CandidateFile& file) {
  if (file.candidates.size() <= max_candidates) return;
  std::ranges::stable_sort(file.candidates, [](const KeptCandidate& a, const KeptCandidate& b) {
    return std::pair(a.event.empty(), -a.candidate.weight) < std::pair(b.event.empty(), -b.candidate.weight);
  });
  file.candidates.resize(max_candidates);
}

}  // namespace

std::vector<std::string> keys_of(const record::Event& event) {
  std::vector<std::string> keys;
  if (!event.key) return keys;
  std::string_view rest = *event.key;
  for (;;) {
    const auto end = rest.find(key_separator);
    if (!text::is_blank(rest.substr(0, end))) keys.emplace_back(rest.substr(0, end));
    if (end == rest.npos) return keys;
    rest.remove_prefix(end + key_separator.size());
  }
}

void forget_missing_events(CandidateFile& file, const record::Record& record) {
  for (auto& kept : file.candidates) {
    if (kept.event.empty()) continue;
    const auto* event = record::find_event(record, kept.event);
    const auto keys = event ? keys_of(*event) : std::vector<std::string>{};
    const bool is_its_event =
        event && (kept.candidate.key.empty() || std::ranges::find(keys, kept.candidate.key) != keys.end());
    if (!is_its_event) kept.event.clear();
  }
}

ImportState state_for(const CandidateFile& file, const record::Record& record) {
  ImportState state;
  for (const auto& kept : file.candidates)
    if (!kept.candidate.key.empty()) state.watched[kept.candidate.key] = {kept.candidate.text, kept.event};
  if (!record.timeline) return state;
  for (const auto& event : *record.timeline)
    for (const auto& key : keys_of(event)) state.watched[key].event = event.id;
  return state;
}

Merged merge_into(CandidateFile& file, Collection read, const ImportState& state, const record::Record& record,
                  const CollectOptions& options) {
  Merged merged;
  forget_missing_events(file, record);
  merged.changes = changes_of(file, read, options);
  std::unordered_set<std::string> known;
  for (const auto& kept : file.candidates) known.insert(kept.candidate.key);
  const auto lines = file.candidates.size();
  for (auto& kept : read.kept) {
    auto& key = kept.candidate.key;
    if (!key.empty() && !known.insert(key).second) {
      ++merged.known;
      continue;
    }
    if (const auto watched = state.watched.find(key); !key.empty() && watched != state.watched.end()) {
      kept.event = watched->second.event;
      ++merged.known;
    } else {
      ++merged.added;
    }
    kept.order += lines;
    file.candidates.push_back(std::move(kept));
  }
  for (const auto& [id, name] : read.names) add_name(file, id, name);
  limit_size(file);
  sort_candidates(file.candidates);
  mark_heaviest(file.candidates);
  return merged;
}

}  // namespace pm::imports
