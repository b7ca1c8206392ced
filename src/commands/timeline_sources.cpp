#include "commands/timeline_sources.hpp"

#include <algorithm>
#include <utility>

#include <pm/candidates.hpp>
#include <pm/record.hpp>

#include "commands/candidate_store.hpp"
#include "commands/import.hpp"
#include "commands/import_pick.hpp"
#include "commands/import_sources.hpp"

namespace pm::commands {

Result<interview::SourceSummary> StoredTimelineSources::read(const record::Record& record, const std::string& source) {
  const auto path = store_.candidates_path(record.id);
  auto file = load_candidates(path);
  if (!file) return tl::unexpected(file.error());
  TimeOrigin origin{"the record", ""};
  imports::ReadContext context;
  context.zone = record::zone_of(record);
  if (const auto found = day_of_clock_times(record)) {
    context.day = found->day;
    origin.day = found->origin;
  }
  context.now = context_.environment().now();
  const SourceOptions options{{source}, {}, {}, context, imports::options_for(record)};
  auto state = imports::state_for(*file, record);
  auto sources = read_sources(context_, options, state);
  if (sources.read.empty() && !sources.problems.empty()) return tl::unexpected(sources.problems.front());
  auto collection = std::exchange(sources.collection, {});
  sources.collection = counts_of(collection);
  const auto merged = imports::merge_into(*file, std::move(collection), state, record, options.collect);
  if (auto saved = save_candidates(path, *file, record.id); !saved) return tl::unexpected(saved.error());
  auto lines = summary_lines(sources, merged);
  if (auto broken = broken_lines_line(*file); !broken.empty()) lines.push_back(std::move(broken));
  if (!sources.read.empty()) lines.push_back(time_line(context, origin));
  for (const auto& problem : sources.problems) lines.push_back(problem.message);
  return interview::SourceSummary{std::move(lines), merged.added};
}

Result<interview::PickedTimeline> StoredTimelineSources::pick(const record::Record& record, terminal::Prompt& prompt,
                                                              const imports::Roles& known) {
  const auto path = store_.candidates_path(record.id);
  auto file = load_candidates(path);
  if (!file) return tl::unexpected(file.error());
  imports::forget_missing_events(*file, record);
  imports::mark_heaviest(file->candidates);
  for (const auto& [who, role] : known) file->roles.emplace(who, role);
  const auto& roles = context_.config().publication.roles;
  const auto zone = record::zone_of(record);
  const auto picks = pick_candidates(prompt, file->candidates, imports::People(roles, *file, false), zone);
  if (!picks) return tl::unexpected(picks.error());
  interview::PickedTimeline picked{record, {}, {}};
  if (picks->empty()) return picked;
  if (const auto asked = ask_roles(prompt, *picks, *file, roles); !asked) return tl::unexpected(asked.error());
  picked.ids = imports::take_events(picked.record, *picks, *file, imports::People(roles, *file, false)).ids;
  if (auto saved = save_candidates(path, *file, record.id); !saved) return tl::unexpected(saved.error());
  picked.roles = file->roles;
  return picked;
}

std::size_t StoredTimelineSources::open_candidates(const record::Record& record) {
  auto file = load_candidates(store_.candidates_path(record.id));
  if (!file) return 0;  // `/pick` says why
  imports::forget_missing_events(*file, record);
  return static_cast<std::size_t>(
      std::ranges::count_if(file->candidates, [](const auto& kept) { return kept.event.empty(); }));
}

}  // namespace pm::commands
