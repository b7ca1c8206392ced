#include "commands/records.hpp"

#include <algorithm>
#include <atomic>
#include <memory>
#include <span>
#include <thread>

#include "commands/gate.hpp"

namespace pm::commands {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t in_one_go = 256;  // what is read ahead lies in memory until it is looked at
constexpr std::size_t worth_a_thread = 32, most_threads = 8;

using Prepare = std::function<std::function<void()>(store::Loaded)>;

/// Loads and prepares them side by side, each into the place that its path has.
std::vector<Result<std::function<void()>>> prepare_some(const store::Store& store, std::span<const fs::path> paths,
                                                        const Prepare& prepare) {
  std::vector<Result<std::function<void()>>> prepared(paths.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (auto i = next++; i < paths.size(); i = next++) {
      auto loaded = store.load(paths[i]);
      if (loaded)
        prepared[i] = prepare(std::move(*loaded));
      else
        prepared[i] = tl::unexpected(std::move(loaded.error()));
    }
  };
  std::vector<std::thread> others;
  const auto cores = std::min<std::size_t>(std::thread::hardware_concurrency(), most_threads);
  for (std::size_t n = 1; n < std::min(cores, paths.size() / worth_a_thread + 1); ++n) others.emplace_back(work);
  work();
  for (auto& other : others) other.join();
  return prepared;
}

}  // namespace

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
  return each_record_prepared(context, [&](store::Loaded one) {
    return [&look_at, kept = std::make_shared<store::Loaded>(std::move(one))] { look_at(std::move(*kept)); };
  });
}

Result<int> each_record_prepared(const CommandContext& context, const Prepare& prepare) {
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
  for (std::span<const fs::path> left = found.records; !left.empty();) {
    const auto count = std::min(left.size(), in_one_go);
    for (const auto& then : prepare_some(store, left.first(count), prepare)) {
      if (then)
        (*then)();
      else
        code = worse(code, context.complain(then.error()));
    }
    left = left.subspan(count);
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
