#include "commands/records.hpp"

#include "commands/gate.hpp"

namespace pm::commands {

store::Store store_of(const CommandContext& context) { return store::Store(context.folder()); }

Result<store::Loaded> load_record(const CommandContext& context, const std::string& record) {
  const auto store = store_of(context);
  const auto path = store.resolve(record);
  if (!path) return tl::unexpected(path.error());
  return store.load(*path);
}

Result<AllRecords> load_all(const CommandContext& context) {
  std::error_code failed;
  if (!std::filesystem::is_directory(context.folder(), failed))
    return fail(ProblemKind::usage, "there is no records folder " + context.folder().string(),
                "pm new begins a record; -C DIR names another folder");
  const auto store = store_of(context);
  AllRecords all;
  for (const auto& path : store.records()) {
    auto loaded = store.load(path);
    if (loaded)
      all.records.push_back(std::move(*loaded));
    else
      all.code = worse(all.code, context.complain(loaded.error()));
  }
  return all;
}

}  // namespace pm::commands
