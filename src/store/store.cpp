#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "store/files.hpp"

namespace pm::store {
namespace {

std::string told(const fs::path& path, const record::ValidationError& fault) {
  const auto pointer = fault.pointer.empty() ? "" : fault.pointer + ": ";
  auto line = fmt::format("{}:{}:{}: {}{}", path.string(), fault.span.line, fault.span.column, pointer, fault.message);
  if (!fault.hint.empty()) line += "; " + fault.hint;
  return escape::for_terminal_line(line);
}

tl::unexpected<Error> malformed(const fs::path& path, const std::vector<record::ValidationError>& faults) {
  std::string what;
  for (const auto& fault : faults) what += (what.empty() ? "" : "\n") + told(path, fault);
  return fail(ErrorKind::refused, std::move(what), "correct the file, then run pm check");
}

Error changed(const fs::path& path) {
  return {ErrorKind::outside, shown(path) + " was changed by another program since it was read; not overwritten",
          "check its current content, then try again"};
}

/// The file's version; "" if there is none.
Result<Version> version_there(Disk& disk, const fs::path& path) {
  std::error_code unknown;
  const auto type = fs::symlink_status(path, unknown).type();
  if (type == fs::file_type::not_found) return Version{};
  // A file whose status cannot be read was not removed.
  if (type == fs::file_type::none) return tl::unexpected(cannot_save(path, unknown.value()));
  const auto text = read_file(disk, path, record::max_bytes);
  if (!text) return tl::unexpected(text.error());
  return version_of(*text);
}

}  // namespace

Version version_of(std::string_view bytes) {
  return fmt::format("{}-{:x}", bytes.size(), std::hash<std::string_view>{}(bytes));
}

Store::Store(fs::path folder, IsIgnored is_ignored) : Store(std::move(folder), real_disk()) {
  is_ignored_ = std::move(is_ignored);
}

Store::Store(fs::path folder, Disk& disk)
    : folder_(std::move(folder)),
      disk_(&disk),
      unconfirmed_(std::make_shared<decltype(unconfirmed_)::element_type>()) {}

fs::path Store::record_path(std::string_view id) const { return folder_ / (std::string(id) + ".json"); }

fs::path Store::report_path(std::string_view id) const { return folder_ / (std::string(id) + ".md"); }

fs::path Store::candidates_path(std::string_view id) const { return folder_ / (std::string(id) + ".candidates.jsonl"); }

std::vector<fs::path> Store::records() const { return find_records(folder_, is_ignored_).records; }

Result<LoadedRecord> Store::load(const fs::path& path) const {
  auto text = read_file(*disk_, path, record::max_bytes);
  if (!text) return tl::unexpected(text.error());
  auto read = record::read(*text);
  if (!read.record) return malformed(path, read.errors);
  if (path.filename() != read.record->id + ".json") {
    record::ValidationError fault;
    fault.pointer = "/id";
    fault.span = record::locate(*text, "/id");
    fault.message =
        fmt::format("the id is \"{}\", but the file name must be {}.json", read.record->id, read.record->id);
    return malformed(path, {fault});
  }
  auto version = version_of(*text);
  return LoadedRecord{std::move(*read.record), std::move(*text), std::move(version), path};
}

std::string Store::free_id(const time::Day& day, std::string_view title, std::string_view uid) const {
  std::vector<std::string> taken;
  for (const auto& path : find_records(folder_).records) taken.push_back(path.stem().string());
  const auto is_free = [&](const std::string& id) {
    std::error_code no_matter;
    return std::find(taken.begin(), taken.end(), id) == taken.end() &&
           !fs::exists(fs::symlink_status(record_path(id), no_matter)) &&
           !fs::exists(fs::symlink_status(report_path(id), no_matter));
  };
  const auto first = record::make_id(day, title, uid);
  auto id = first;
  for (int number = 2; !is_free(id); ++number) id = fmt::format("{}-{}", first, number);
  return id;
}

Result<Version> Store::version(std::string_view id) const { return version_there(*disk_, record_path(id)); }

Result<Version> Store::write_version(const record::Record& record, bool is_new) const {
  const auto path = record_path(record.id);
  const auto bytes = record::write(record);
  auto version = version_of(bytes);
  auto done = write_file(*disk_, path, bytes, is_new ? Existing::kept : Existing::replaced);
  if (done) return version;
  (*unconfirmed_)[record.id] = version;
  return tl::unexpected(is_exists_error(done.error()) ? changed(path) : done.error());
}

bool Store::is_known_version(std::string_view id, const Version& there, const Version& expected) const {
  const auto ours = unconfirmed_->find(id);
  return there == expected || (ours != unconfirmed_->end() && there == ours->second);
}

bool Store::changed_since(std::string_view id, const Version& expected) const {
  const auto there = version(id);
  return there && !is_known_version(id, *there, expected);
}

Result<Version> Store::save(const record::Record& record, const Version& expected) const {
  const auto there = version(record.id);
  if (!there) return tl::unexpected(there.error());
  if (!is_known_version(record.id, *there, expected)) return tl::unexpected(changed(record_path(record.id)));
  return write_version(record, there->empty());
}

Result<Version> Store::save_over(const record::Record& record) const {
  const auto path = record_path(record.id);
  const auto there = version(record.id);
  if (!there) return tl::unexpected(there.error());
  if (there->empty()) return write_version(record, true);
  const auto theirs = read_file(*disk_, path, record::max_bytes);
  if (!theirs) return tl::unexpected(theirs.error());
  for (int number = 1;; ++number) {
    const auto beside = folder_ / fmt::format("{}.theirs-{}.json.bak", record.id, number);
    const auto kept = write_file(*disk_, beside, *theirs, Existing::kept);
    if (!kept && is_exists_error(kept.error())) continue;
    if (!kept) return tl::unexpected(kept.error());
    return write_version(record, false);
  }
}

}  // namespace pm::store
