#include "commands/records.hpp"

#include <algorithm>

#include "commands/gate.hpp"

namespace pm::commands {

store::Store store_of(const CommandContext& context) { return store::Store(context.folder()); }

Result<store::Loaded> load_record(const CommandContext& context, const std::string& record) {
  const auto store = store_of(context);
  const auto path = store.resolve(record);
  if (!path) return tl::unexpected(path.error());
  return store.load(*path);
}

Result<Opened> open_record(const CommandContext& context, const std::filesystem::path& path) {
  auto claim = store::Claim::take(path);
  if (!claim) return tl::unexpected(claim.error());
  auto loaded = store_of(context).load(path);
  if (!loaded) return tl::unexpected(loaded.error());
  return Opened{std::move(*loaded), std::move(*claim)};
}

Result<int> each_record(const CommandContext& context, const std::function<void(store::Loaded)>& look_at) {
  std::error_code unknown;
  const auto type = std::filesystem::status(context.folder(), unknown).type();
  const bool may_be_folder = type == std::filesystem::file_type::directory || type == std::filesystem::file_type::none;
  if (!may_be_folder)
    return fail(ProblemKind::usage, "there is no records folder " + context.folder().string(),
                "pm new begins a record; -C DIR names another folder");
  const auto store = store_of(context);
  int code = 0;
  const auto found = store::find_records(context.folder());
  for (const auto& problem : found.problems) code = worse(code, context.complain(problem));
  for (const auto& path : found.records) {
    auto loaded = store.load(path);
    if (loaded)
      look_at(std::move(*loaded));
    else
      code = worse(code, context.complain(loaded.error()));
  }
  return code;
}

Result<AllRecords> load_all(const CommandContext& context) {
  AllRecords all;
  const auto code = each_record(context, [&](store::Loaded one) { all.records.push_back(std::move(one)); });
  if (!code) return tl::unexpected(code.error());
  all.code = *code;
  return all;
}

std::vector<std::string> ids_of(const CommandContext& context) {
  std::vector<std::string> ids;
  for (const auto& path : store_of(context).records()) ids.push_back(path.stem().string());
  return ids;
}

std::string enough_of(const std::string& id, const std::vector<std::string>& all) {
  constexpr std::size_t day = 10;
  for (auto end = std::min(day, id.size()); end < id.size(); end = std::min(id.find('-', end + 1), id.size())) {
    const auto beginning = std::string_view(id).substr(0, end);
    if (std::ranges::count_if(all, [&](const auto& one) { return one.starts_with(beginning); }) == 1)
      return std::string(beginning);
  }
  return id;
}

}  // namespace pm::commands
