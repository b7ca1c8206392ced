#include <algorithm>

#include <fmt/format.h>

#include <pm/store.hpp>
#include <pm/text.hpp>

#include "store/files.hpp"

namespace pm::store {
namespace {

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

/// `ignored`: all that is below is counted, and not found.
void look_into(const fs::path& folder, const IsIgnored& is_ignored, bool ignored, FoundRecords& found) {
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    const auto& path = at->path();
    if (is_hidden(path)) continue;
    std::error_code vanished;
    const bool is_record = path.extension() == ".json";
    const bool is_folder = at->is_directory(vanished) && !at->is_symlink(vanished);
    if (!is_record && !is_folder) continue;
    const bool is_left_out = ignored || (is_ignored && is_ignored(path));
    if (is_record && is_left_out && !is_folder) ++found.ignored;
    if (is_record && !is_left_out) found.records.push_back(path);
    if (is_folder) look_into(path, is_ignored, is_left_out, found);
  }
  if (error && !ignored) found.problems.push_back(cannot_read(folder, error.value()));
}

}  // namespace

FoundRecords find_records(const fs::path& folder, const IsIgnored& is_ignored) {
  FoundRecords found;
  look_into(folder, is_ignored, is_ignored && is_ignored(folder), found);
  std::sort(found.records.begin(), found.records.end());
  return found;
}

namespace {

constexpr std::size_t max_listed = 20;

std::string id_of(const fs::path& record) { return record.stem().string(); }

bool looks_like_a_path(std::string_view name) {
  return name.find('/') != std::string_view::npos || name.ends_with(".json");
}

bool is_there(const fs::path& path) {
  std::error_code no_matter;
  return fs::exists(fs::symlink_status(path, no_matter));
}

/// Whether it exists or its status is unknown.
bool may_be_there(const fs::path& path) {
  std::error_code unknown;
  return fs::status(path, unknown).type() != fs::file_type::not_found;
}

bool is_file_like(const fs::path& path) {
  std::error_code no_matter;
  return is_there(path) && !fs::is_directory(path, no_matter);
}

/// Returns how many of the records have this id. Two in different directories differ only by path.
auto count_of(const std::string& id, const std::vector<fs::path>& records) {
  return std::ranges::count(records, id, id_of);
}

tl::unexpected<Error> several(std::string_view name, const std::vector<fs::path>& fitting) {
  const bool is_one_id = static_cast<std::size_t>(count_of(id_of(fitting.front()), fitting)) == fitting.size();
  auto what = is_one_id ? fmt::format("the id {} is used by {} records:", shown(id_of(fitting.front())), fitting.size())
                        : fmt::format("\"{}\" matches {} records:", shown(std::string(name)), fitting.size());
  for (const auto& line : shown_candidates(fitting)) what += "\n  " + line;
  return fail(ErrorKind::usage, what, is_one_id ? "use the path of the record" : "use more of the id");
}

tl::unexpected<Error> ignored(const fs::path& record) {
  return fail(ErrorKind::usage, fmt::format("{} is ignored by `ignore` in pm.toml", shown(record)),
              "remove it from `ignore` to use it");
}

tl::unexpected<Error> nothing_fits(const fs::path& folder, std::string_view name,
                                   const std::vector<fs::path>& records) {
  std::vector<std::string> ids;
  ids.reserve(records.size());
  for (const auto& record : records) ids.push_back(id_of(record));
  const std::vector<std::string_view> candidates(ids.begin(), ids.end());
  const auto near = text::nearest(name, candidates);
  auto hint = near ? fmt::format("did you mean {}?", shown(*near)) : "run pm list to see all records";
  return fail(ErrorKind::usage, fmt::format("no record in {} matches \"{}\"", shown(folder), shown(std::string(name))),
              std::move(hint));
}

enum class Match { whole, prefix, part };

std::vector<fs::path> fitting(const std::vector<fs::path>& records, std::string_view name, Match match) {
  std::vector<fs::path> found;
  for (const auto& record : records) {
    const auto id = id_of(record);
    const auto at = id.find(name);
    if (match == Match::whole ? id == name : match == Match::prefix ? at == 0 : at != std::string::npos)
      found.push_back(record);
  }
  return found;
}

}  // namespace

std::vector<std::string> shown_candidates(const std::vector<fs::path>& records) {
  std::vector<std::string> lines;
  for (const auto& record : records) {
    if (lines.size() == max_listed) break;
    lines.push_back(count_of(id_of(record), records) > 1 ? shown(record) : shown(id_of(record)));
  }
  if (records.size() > max_listed) lines.push_back(fmt::format("… and {} more", records.size() - max_listed));
  return lines;
}

Result<fs::path> Store::resolve(std::string_view name) const {
  const auto found = candidates(name);
  if (!found) return tl::unexpected(found.error());
  return found->size() == 1 ? Result<fs::path>(found->front()) : several(name, *found);
}

Result<std::vector<fs::path>> Store::candidates(std::string_view name) const {
  using Paths = std::vector<fs::path>;
  if (text::is_blank(name)) return fail(ErrorKind::usage, "no record named", "run pm list to see all records");
  const auto unless_ignored = [&](fs::path path) -> Result<Paths> {
    if (is_ignored_ && is_ignored_(path)) return ignored(path);
    return Paths{std::move(path)};
  };
  fs::path path{name};
  if (looks_like_a_path(name)) {
    if (is_file_like(path) || (path.has_parent_path() && is_there(path))) return unless_ignored(path);
    // "ID.json" refers to the records directory from anywhere.
    if (!path.has_parent_path() && is_file_like(folder_ / path)) return unless_ignored(folder_ / path);
    if (path.has_parent_path()) return tl::unexpected(cannot_read(path, ENOENT));
  }
  if (auto straight = record_path(name); !path.has_parent_path() && is_file_like(straight))
    return unless_ignored(std::move(straight));
  const auto all = find_records(folder_, is_ignored_);
  for (const auto match : {Match::whole, Match::prefix, Match::part})
    if (auto found = fitting(all.records, name, match); !found.empty()) return found;
  if (!all.problems.empty() && may_be_there(folder_))
    return tl::unexpected(all.problems.front());  // the record may be in there
  if (all.ignored != 0)
    if (const auto found = fitting(find_records(folder_).records, name.substr(0, name.rfind(".json")), Match::prefix);
        !found.empty())
      return ignored(found.front());
  return nothing_fits(folder_, name, all.records);
}

Result<fs::path> Store::latest_draft() const {
  std::vector<std::pair<fs::file_time_type, fs::path>> by_age;
  const auto all = find_records(folder_, is_ignored_);
  for (const auto& path : all.records) {
    std::error_code vanished, no_matter;
    const auto touched = fs::last_write_time(path, vanished);
    if (vanished && cannot_read(path, vanished.value()).kind == ErrorKind::outside)
      return tl::unexpected(cannot_read(path, vanished.value()));  // it may be the record
    if (!vanished && !fs::is_directory(path, no_matter)) by_age.emplace_back(touched, path);
  }
  std::sort(by_age.begin(), by_age.end(), std::greater<>());
  for (const auto& [touched, path] : by_age) {
    const auto loaded = load(path);
    if (loaded && loaded->record.status == record::Status::draft) return path;
    // It may be the newest draft; continuing an older one would be a different meeting.
    if (!loaded && loaded.error().kind == ErrorKind::outside) return tl::unexpected(loaded.error());
  }
  if (!all.problems.empty() && may_be_there(folder_)) return tl::unexpected(all.problems.front());
  return fail(ErrorKind::usage, fmt::format("there is no draft in {}", shown(folder_)),
              "start one with pm new, or set another directory with -C DIR");
}

}  // namespace pm::store
