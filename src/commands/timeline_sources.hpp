// `/import` and `/pick` of the interview: reads sources and lets the room pick from the candidates of the record.
#pragma once

#include <filesystem>

#include <pm/candidates.hpp>
#include <pm/interview.hpp>
#include <pm/store.hpp>

#include "commands/context.hpp"

namespace pm::commands {

class StoredTimelineSources final : public interview::TimelineSources {
 public:
  StoredTimelineSources(const CommandContext& context, store::Store store)
      : context_(context), store_(std::move(store)) {}

  Result<interview::SourceSummary> read(const record::Record&, const std::string& source) override;
  Result<interview::PickedTimeline> pick(const record::Record&, terminal::Prompt&,
                                         const imports::Roles& roles) override;
  std::size_t open_candidates(const record::Record&) override;

 private:
  const CommandContext& context_;
  store::Store store_;
};

}  // namespace pm::commands
