#include "commands/record_inputs.hpp"

#include <glob.h>

#include <algorithm>
#include <fstream>
#include <system_error>

#include <fmt/format.h>

#include <pm/store.hpp>
#include <pm/streams.hpp>
#include <pm/tables.hpp>
#include <pm/text.hpp>

#include "commands/log.hpp"
#include "commands/records.hpp"
#include "commands/repository_name.hpp"

namespace pm::commands {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t max_decompressed = std::uint64_t{4} << 30;
constexpr std::size_t max_line = record::max_bytes + (std::size_t{64} << 10);  // the rest is the repository and path
constexpr std::size_t most_errors = 5;                                         // of a file, printed one by one
constexpr std::size_t most_bad_lines = 50;  // at the beginning of a file: it is no export

/// What a glob names, sorted by bytes; empty if nothing.
std::vector<fs::path> matching_paths(const std::string& pattern) {
  glob_t found{};
  std::vector<fs::path> paths;
  if (::glob(pattern.c_str(), GLOB_NOSORT, nullptr, &found) == 0)
    for (std::size_t i = 0; i < found.gl_pathc; ++i) paths.emplace_back(found.gl_pathv[i]);
  ::globfree(&found);
  std::ranges::sort(paths);
  return paths;
}

bool is_glob(std::string_view name) { return name.find_first_of("*?[") != std::string_view::npos; }

/// "a.json" of "a.json.gz"
fs::path without_gz(const fs::path& path) {
  return text::lower_ascii(path.extension().string()) == ".gz" ? path.stem() : path.filename();
}

bool is_gzip(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return file.get() == 0x1f && file.get() == 0x8b;
}

bool is_json(const fs::path& name) { return text::lower_ascii(name.extension().string()) == ".json"; }

/// Errors in the lines of one export: the first ones, and how many more there are.
class LineErrors {
 public:
  LineErrors(std::string name, std::vector<Error>& into) : name_(std::move(name)), into_(into) {}
  LineErrors(const LineErrors&) = delete;
  LineErrors& operator=(const LineErrors&) = delete;
  ~LineErrors() {
    if (bad_ > most_errors)
      into_.push_back({ErrorKind::refused, fmt::format("{}: {} more lines are no records", name_, bad_ - most_errors),
                       "each line must be a record, as pm export -f ndjson writes it"});
  }

  void add(std::size_t line, std::string_view what) {
    if (++bad_ <= most_errors) into_.push_back({ErrorKind::refused, fmt::format("{}:{}: {}", name_, line, what), ""});
  }
  [[nodiscard]] std::size_t count() const { return bad_; }

 private:
  std::string name_;
  std::vector<Error>& into_;
  std::size_t bad_ = 0;
};

}  // namespace

void add_from_option(Flags& flags, std::vector<std::string>& into) {
  flags
      .option(
          "--from", "PATH", into,
          "Read the records of this directory, export (NDJSON, also .gz) or glob, not of the records directory; may be "
          "repeated)")
      .completes(Flag::Offers::files);
}

RecordInputs::RecordInputs(const CommandContext& context, std::span<const std::string> from)
    : context_(context), repositories_{std::nullopt} {
  Progress progress(context, "records found", 0);
  progress_ = &progress;
  for (const auto& name : from) {
    if (Interruption::is_requested()) break;  // so does whoever reads the records
    add_input(name);
  }
  progress_ = nullptr;
  drop_superseded();
}

void RecordInputs::add_input(const std::string& name) {
  std::error_code unknown;
  if (!is_glob(name) || fs::exists(name, unknown)) return add_path(name);
  const auto paths = matching_paths(name);
  if (paths.empty())
    problems_.push_back({ErrorKind::usage, "--from " + name + " matches no file or directory", "check the path"});
  for (const auto& path : paths) add_path(path);
}

void RecordInputs::add_path(const fs::path& path) {
  std::error_code unknown;
  const bool is_directory = fs::is_directory(path, unknown);
  if (context_.ignore().is_ignored(path)) {
    ++ignored_;
    return;
  }
  if (is_directory) return add_directory(path);
  if (auto added = add_export(path); !added) problems_.push_back(std::move(added.error()));
}

void RecordInputs::add_directory(const fs::path& directory) {
  auto found = store::find_records(directory, is_ignored(context_));
  ignored_ += found.ignored;
  for (auto& problem : found.problems) problems_.push_back(std::move(problem));
  for (const auto& path : found.records) add_file(path);
}

void RecordInputs::add_file(const fs::path& path) {
  Place place;
  place.source = add_source(path);
  place.repository = repository_of(path.parent_path());
  add(place, path.stem().string());
}

Result<void> RecordInputs::add_export(const fs::path& path) {
  std::error_code unknown;
  const auto name = path == "-" ? "standard input" : escape::for_terminal_line(path.string());
  const bool is_copied = !fs::is_regular_file(path, unknown) || is_gzip(path);
  auto opened = path == "-" ? streams::open_descriptor(0, name) : streams::open_file(path);
  if (!opened) return tl::unexpected(opened.error());
  auto stream = streams::gunzip_if_gzip(std::move(*opened), name, max_decompressed);
  if (!stream) return tl::unexpected(stream.error());
  streams::LineReader reader(**stream, max_line);
  LineErrors errors(name, problems_);
  std::string whole;  // of a file that is one record
  bool is_record = false, is_empty = true, has_records = false;
  const auto source = add_source(path);
  for (auto line = reader.next();; line = reader.next()) {
    if (!line) return tl::unexpected(line.error());
    if (!*line || Interruption::is_requested()) break;
    const auto text = (*line)->text;
    if (!is_record && text::is_blank(text)) continue;
    const auto found = (*line)->is_cut || is_record ? std::nullopt : tables::identify_ndjson(text);
    is_record = is_record || (is_empty && !found && is_json(without_gz(path)));
    is_empty = false;
    if (is_record && !is_copied) return add_file(path), Result<void>();
    if (is_record) {
      (whole += text) += "\n";
      if (whole.size() > record::max_bytes)
        return fail(ErrorKind::refused, name + ": larger than 64 MB, the limit for a record");
    } else if (found) {
      Place place{is_copied ? Place::Kind::copied_line : Place::Kind::line,
                  source,
                  add_repository(found->repository),
                  static_cast<std::uint32_t>(text.size()),
                  static_cast<std::uint32_t>((*line)->number),
                  (*line)->begin};
      if (is_copied) place.begin = copies_.add(text).begin;
      add(place, found->id);
      has_records = true;
    } else {
      errors.add((*line)->number, (*line)->is_cut ? "longer than 64 MB, the limit for a record"
                                                  : "not a record of an export (repository, path, record)");
      if (!has_records && errors.count() == most_bad_lines)
        return fail(ErrorKind::refused, name + " is not an export of pm; the rest of it was not read",
                    "make one with pm export -f ndjson");
    }
  }
  if (!is_record) return {};
  const auto copy = copies_.add(whole);
  sources_[source] = path.parent_path() / without_gz(path);
  add({Place::Kind::copied_file, source, repository_of(path.parent_path()), static_cast<std::uint32_t>(copy.size), 0,
       copy.begin},
      without_gz(path).stem().string());
  return {};
}

void RecordInputs::add(const Place& place, const std::string& id) {
  const Identity identity{place.repository, static_cast<std::uint32_t>(places_.size())};
  places_.push_back(place);
  progress_->advance();
  is_superseded_.push_back(false);
  auto& all = by_id_[id];
  const auto earlier = std::ranges::find(all, place.repository, &Identity::repository);
  if (earlier == all.end()) {
    all.push_back(identity);
    has_shared_ids_ = has_shared_ids_ || all.size() > 1;
    return;
  }
  is_superseded_[earlier->place] = true;
  earlier->place = identity.place;
  ++superseded_;
}

void RecordInputs::drop_superseded() {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < places_.size(); ++i)
    if (!is_superseded_[i]) places_[kept++] = places_[i];
  places_.resize(kept);
  is_superseded_ = {};
  if (!has_shared_ids_) by_id_.clear();
}

std::uint32_t RecordInputs::add_source(const fs::path& path) {
  sources_.push_back(path);
  return static_cast<std::uint32_t>(sources_.size() - 1);
}

std::uint32_t RecordInputs::add_repository(const std::optional<std::string>& name) {
  if (!name) return 0;
  const auto [at, is_new] = repository_numbers_.try_emplace(*name, static_cast<std::uint32_t>(repositories_.size()));
  if (is_new) repositories_.push_back(name);
  return at->second;
}

/// Asks git once for each repository: it begins where `.git` is.
std::uint32_t RecordInputs::repository_of(const fs::path& directory) {
  const auto& world = context_.environment();
  const auto absolute = (world.cwd / directory).lexically_normal();
  if (const auto known = directory_repositories_.find(absolute.string()); known != directory_repositories_.end())
    return known->second;
  std::error_code unknown;
  const bool is_top = fs::exists(absolute / ".git", unknown), is_root = absolute == absolute.parent_path();
  const auto number = is_top    ? add_repository(repository_name(world, absolute))
                      : is_root ? 0
                                : repository_of(absolute.parent_path());
  directory_repositories_.emplace(absolute.string(), number);
  return number;
}

std::string RecordInputs::unique_id(const std::optional<std::string>& repository, const std::string& id) const {
  const auto all = by_id_.find(id);
  if (all == by_id_.end() || all->second.size() < 2 || !repository) return id;
  const auto number = repository_numbers_.find(*repository);
  const bool has_it = number != repository_numbers_.end() &&
                      std::ranges::find(all->second, number->second, &Identity::repository) != all->second.end();
  return has_it ? id + "@" + *repository : id;
}

}  // namespace pm::commands
