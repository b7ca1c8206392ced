// The file of a record's candidates, of any bytes: what can be read is written and read again as the same, and other
// lines stay with their numbers. The first byte chooses what was taken as events before.
#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <pm/candidates.hpp>
#include <pm/record.hpp>
#include <pm/text.hpp>

#include "fuzz/must.hpp"

namespace {

using namespace pm;
using namespace pm::imports;

constexpr auto record_id = "2026-11-20-checkout";

bool is_same(const CandidateFile& a, const CandidateFile& b) {
  return write_candidates(a, record_id) == write_candidates(b, record_id);
}

std::string line_at(std::string_view bytes, std::size_t number) {
  const auto all = text::lines(bytes);
  if (number < 1 || number > all.size()) return {};
  return std::string(all[number - 1].substr(0, all[number - 1].find_last_not_of('\r') + 1));
}

void broken_lines_stay(const CandidateFile& file, std::string_view bytes, std::string_view written) {
  std::size_t before = 0;
  for (const auto& line : file.broken) {
    must(line.number > before, "broken lines are in the order of the file");
    before = line.number;
    must(line.text == line_at(bytes, line.number), "a broken line is reported by its number");
  }
  std::string end;
  for (const auto& line : file.broken) end += line.text + "\n";
  must(written.ends_with(end), "broken lines are written as they are");
}

void candidates_are_sound(const CandidateFile& file) {
  std::optional<time::Micros> before;
  for (const auto& kept : file.candidates) {
    const auto& candidate = kept.candidate;
    must(!text::is_blank(candidate.text), "a candidate has words");
    must(!before || !candidate.at || *before <= *candidate.at, "candidates are in the order of time");
    if (candidate.at) before = candidate.at;
    must(candidate.weight >= -1000 && candidate.weight <= 1000, "a weight is within its limits");
  }
}

/// A record whose events are some of the candidates.
record::Record record_of(const CandidateFile& file, unsigned which) {
  record::Record record;
  record.timeline.emplace();
  for (const auto& kept : file.candidates) {
    if ((which >>= 1U) % 2 == 0) continue;
    record::Event event;
    event.id = kept.event.empty() ? "T1" : kept.event;
    event.text = "taken";
    if (!kept.candidate.key.empty()) event.key = kept.candidate.key;
    record.timeline->push_back(std::move(event));
  }
  return record;
}

/// Whether an import would write each candidate as it is here, under a key of its own.
bool is_as_imported(const CandidateFile& file) {
  std::vector<std::string> keys;
  for (const auto& kept : file.candidates) {
    auto cleaned = kept.candidate;
    clean(cleaned);
    if (cleaned.text != kept.candidate.text || cleaned.key != kept.candidate.key) return false;
    keys.push_back(cleaned.key);
  }
  std::ranges::sort(keys);
  return (keys.empty() || !keys.front().empty()) && std::ranges::adjacent_find(keys) == keys.end();
}

/// Imports the file's own candidates again.
void importing_again_adds_nothing(CandidateFile file, unsigned which) {
  if (!is_as_imported(file)) return;
  const auto record = record_of(file, which);
  const CollectOptions options;
  auto state = state_for(file, record);
  Collector collector(options, state, "test");
  for (const auto& kept : file.candidates) collector.take(kept.candidate);
  const auto count = file.candidates.size();
  const auto merged = merge_into(file, std::move(collector.collected()), state, record, options);
  must(merged.added == 0 && merged.known == count && file.candidates.size() == count, "nothing is added twice");
  must(merged.changes.empty(), "nothing has changed");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto file = parse_candidates(bytes);
  candidates_are_sound(file);
  const auto written = write_candidates(file, record_id);
  broken_lines_stay(file, bytes, written);
  const auto again = parse_candidates(written);
  must(again.candidates.size() == file.candidates.size() && again.broken.size() == file.broken.size(),
       "nothing is lost by writing");
  must(again.roles == file.roles && again.names == file.names && again.other_names == file.other_names,
       "roles and names are read as written");
  must(is_same(again, file), "what is written is read and written again as the same");
  importing_again_adds_nothing(file, data[0]);
  return 0;
}
