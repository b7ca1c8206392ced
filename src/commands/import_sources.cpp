#include "commands/import_sources.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <istream>
#include <iterator>
#include <map>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include <pm/archives.hpp>
#include <pm/streams.hpp>
#include <pm/text.hpp>

#include "commands/log.hpp"
#include "commands/progress.hpp"

namespace pm::commands {
namespace {

namespace fs = std::filesystem;
using imports::Reader;
using streams::ByteStream;

constexpr std::size_t beginning_bytes = 64U << 10U;
constexpr std::size_t most_files = 200'000;

/// Reads a stream of the C++ library.
class InputStream final : public ByteStream {
 public:
  explicit InputStream(std::istream& in) : in_(in) {}
  Result<std::size_t> read(std::span<char> into) override {
    in_.read(into.data(), static_cast<std::streamsize>(into.size()));
    if (in_.bad()) return fail(ErrorKind::outside, "cannot read standard input");
    return static_cast<std::size_t>(in_.gcount());
  }

 private:
  std::istream& in_;
};

/// How much was read of the sources, for all of them.
class ReadMeter {
 public:
  ReadMeter(const CommandContext& context, std::uint64_t bytes)
      : progress_(context, "MB", static_cast<std::size_t>(bytes / megabyte)) {}
  void add(std::size_t bytes) {
    const auto before = bytes_ / megabyte;
    bytes_ += bytes;
    progress_.advance(static_cast<std::size_t>(bytes_ / megabyte - before));
  }

 private:
  static constexpr std::uint64_t megabyte = 1'000'000;
  Progress progress_;
  std::uint64_t bytes_ = 0;
};

/// A stream of which the beginning is known before it is read. Ends with an error after `left` bytes, or when the user
/// interrupts.
class PeekedStream final : public ByteStream {
 public:
  PeekedStream(ByteStream& stream, std::string_view name, std::uint64_t& left, ReadMeter& meter)
      : stream_(stream), name_(name), left_(left), meter_(meter) {}

  Result<std::string_view> peek() {
    beginning_.resize(beginning_bytes);
    std::size_t filled = 0;
    while (filled < beginning_.size()) {
      const auto got = stream_.read(std::span(beginning_).subspan(filled));
      if (!got) return tl::unexpected(got.error());
      if (Interruption::is_requested()) return interrupted();
      if (*got == 0) break;
      filled += *got;
    }
    beginning_.resize(filled);
    return std::string_view(beginning_);
  }

  Result<std::size_t> read(std::span<char> into) override {
    auto got = given_ < beginning_.size() ? give(into) : stream_.read(into);
    if (!got) return got;
    if (*got > left_)
      return fail(ErrorKind::usage, fmt::format("{}: more than {} GB", name_, imports::max_bytes >> 30U),
                  "import a part of it, such as the hours of the incident");
    left_ -= *got;
    if (Interruption::is_requested()) return interrupted();
    meter_.add(*got);
    return got;
  }

 private:
  static tl::unexpected<Error> interrupted() {
    return fail(ErrorKind::interrupted, "interrupted; nothing was written");
  }
  Result<std::size_t> give(std::span<char> into) {
    const auto count = std::min(into.size(), beginning_.size() - given_);
    std::copy_n(beginning_.begin() + static_cast<std::ptrdiff_t>(given_), count, into.begin());
    given_ += count;
    return count;
  }

  ByteStream& stream_;
  std::string_view name_;
  std::uint64_t& left_;
  ReadMeter& meter_;
  std::string beginning_;
  std::size_t given_ = 0;
};

/// Hands reads on: for functions that want to own their stream.
class BorrowedStream final : public ByteStream {
 public:
  explicit BorrowedStream(ByteStream& stream) : stream_(stream) {}
  Result<std::size_t> read(std::span<char> into) override { return stream_.read(into); }

 private:
  ByteStream& stream_;
};

/// Whether a file that nobody named may be text with times: a README of an export is none.
bool is_text_file(std::string_view name) {
  return name.ends_with(".txt") || name.ends_with(".log") || name.ends_with(".irc");
}

/// The readings of one source, one for each format that its documents have.
class SourceReadings {
 public:
  SourceReadings(std::string source, const SourceOptions& options, imports::ImportState& state, ReadMeter& meter)
      : source_(std::move(source)), options_(options), state_(state), meter_(meter) {}

  /// `is_named`: a file that the user has named, which must be recognised. Fails for what makes the rest of the source
  /// unreadable; a document that its reader refuses is a problem of its own.
  Result<void> read(ByteStream& stream, const std::string& name, bool is_named, const Reader* reader = nullptr) {
    auto unpacked = streams::gunzip_if_gzip(std::make_unique<BorrowedStream>(stream), name, imports::max_bytes);
    if (!unpacked) return tl::unexpected(unpacked.error());
    PeekedStream document(**unpacked, name, bytes_left_, meter_);
    const auto beginning = document.peek();
    if (!beginning) return tl::unexpected(beginning.error());
    if (reader == nullptr) {
      const auto recognised = recognise(*beginning, name, is_named);
      if (!recognised) return tl::unexpected(recognised.error());
      reader = *recognised;
    }
    if (reader == nullptr) {
      ++unrecognised_;
      return {};
    }
    auto& open = readings_[reader];
    if (!open.reading) open.reading = reader->begin(options_.context);
    imports::Collector collector(options_.collect, state_, reader->name, reader->lists_all);
    auto done = open.reading->read(document, name, collector);
    if (auto fits = count(collector, name); !fits) return fits;
    if (!done && (done.error().kind != ErrorKind::refused || is_named)) return done;
    if (!done) {
      problems_.push_back(done.error());
      return {};
    }
    const std::string what(open.reading->items());
    if (open.documents == 0) open.what = what;
    if (open.what != what) open.what.clear();  // the word of the reader fits all
    ++open.documents;
    imports::absorb(open.collection, std::move(collector.collected()));
    return {};
  }

  /// Ends the readings and adds them to the whole.
  Result<void> finish(ReadSources& all) {
    for (auto& [reader, open] : readings_) {
      imports::Collector collector(options_.collect, state_, reader->name);
      if (auto done = open.reading->finish(collector); !done) return done;
      if (auto fits = count(collector, source_); !fits) return fits;
      imports::absorb(open.collection, std::move(collector.collected()));
      imports::keep_heaviest(open.collection);
    }
    all.unrecognised += unrecognised_;
    for (const auto& reader : imports::readers()) {
      const auto open = readings_.find(&reader);
      if (open == readings_.end() || open->second.documents == 0) continue;
      auto& collection = open->second.collection;
      const auto& what = open->second.what;
      all.read.push_back({source_, &reader, what.empty() ? std::string(reader.items) : what, open->second.documents,
                          collection.items, collection.kept.size(), collection.secrets_removed});
      imports::absorb(all.collection, std::move(collection));
    }
    report_problems(all);
    return {};
  }

  void report_problems(ReadSources& all) {
    for (auto& problem : problems_) all.problems.push_back(std::move(problem));
    problems_.clear();
  }

 private:
  Result<const Reader*> recognise(std::string_view beginning, const std::string& name, bool is_named) const {
    if (options_.format) return find_reader(*options_.format);
    if (streams::is_zip(beginning)) {
      if (!is_named) return nullptr;
      return fail(ErrorKind::usage, name + ": a zip archive cannot be read from a pipe",
                  "save it to a file, and name the file");
    }
    for (const auto& reader : imports::readers())
      if ((is_named || reader.name != "paste" || is_text_file(name)) && reader.is_like(beginning, name)) return &reader;
    if (!is_named) return nullptr;
    if (beginning.empty()) return fail(ErrorKind::usage, name + ": the file is empty");
    return fail(ErrorKind::usage, name + ": the format is not recognised",
                "name it with --as FORMAT; pm import --formats lists the formats");
  }

  Result<void> count(imports::Collector& collector, const std::string& name) {
    items_ += collector.collected().items;
    if (items_ <= imports::max_items) return {};
    return fail(ErrorKind::usage, fmt::format("{}: more than 2 million items", name),
                "import a part of it, such as the hours of the incident");
  }

  struct OpenReading {
    std::unique_ptr<imports::Reading> reading;
    imports::Collection collection;
    std::string what;  ///< `Reading::items` of its documents; empty: they differ
    std::size_t documents = 0;
  };
  std::string source_;
  const SourceOptions& options_;
  imports::ImportState& state_;
  ReadMeter& meter_;
  std::map<const Reader*, OpenReading> readings_;
  std::vector<Error> problems_;
  std::size_t unrecognised_ = 0, items_ = 0;
  std::uint64_t bytes_left_ = imports::max_bytes;
};

Result<bool> is_zip_file(const fs::path& path) {
  std::error_code unknown;
  if (!fs::is_regular_file(path, unknown)) return false;
  const auto file = streams::open_file(path);
  if (!file) return tl::unexpected(file.error());
  std::array<char, 4> begin{};
  const auto got = (*file)->read(begin);
  if (!got) return tl::unexpected(got.error());
  return streams::is_zip({begin.data(), *got});
}

Result<void> read_path(SourceReadings& readings, const fs::path& path, const std::string& name, bool is_named) {
  const auto is_zip = is_zip_file(path);
  if (!is_zip) return tl::unexpected(is_zip.error());
  if (*is_zip)
    return streams::for_each_zip_file(path, {}, [&](std::string_view member, ByteStream& stream) {
      return readings.read(stream, std::string(member), false);
    });
  const auto file = streams::open_file(path);
  if (!file) return tl::unexpected(file.error());
  return readings.read(**file, name, is_named);
}

/// Regular files of a directory and below; no hidden ones, no symbolic links. Those nearer to the top come first, as
/// what describes an export is there; else in the order of their paths.
Result<std::vector<fs::path>> files_below(const fs::path& directory) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::recursive_directory_iterator at(directory, error), end; !error && at != end; at.increment(error)) {
    std::error_code unknown;
    const bool is_hidden = at->path().filename().string().starts_with('.');
    if (is_hidden && at->is_directory(unknown)) at.disable_recursion_pending();
    if (is_hidden || at->is_symlink(unknown) || !at->is_regular_file(unknown)) continue;
    files.push_back(at->path());
    if (files.size() > most_files)
      return fail(ErrorKind::usage, fmt::format("{}: more than {} files", directory.string(), most_files),
                  "name the directory of the channel");
  }
  if (error) return fail(ErrorKind::usage, fmt::format("cannot read {}: {}", directory.string(), error.message()));
  std::ranges::sort(files, {}, [](const fs::path& path) {
    return std::pair(std::distance(path.begin(), path.end()), path.native());
  });
  return files;
}

/// The name of a directory that may be given as "." or "export/ops/".
fs::path name_of_directory(const fs::path& directory) {
  std::error_code error;
  const auto whole = fs::absolute(directory, error).lexically_normal();
  return whole.has_filename() ? whole.filename() : whole.parent_path().filename();
}

/// "2026-11-25.json", as an export of Slack has one for each day of a channel.
bool is_day_file(const fs::path& file) {
  return file.extension() == ".json" && time::parse_day(file.stem().string()).has_value();
}

/// A directory of one channel is a part of an export: the ids of channels and the names of people are next to it.
Result<void> read_lists_of_export(SourceReadings& readings, const fs::path& channel) {
  for (const auto* list : {"channels.json", "groups.json", "mpims.json", "users.json", "org_users.json"}) {
    std::error_code unknown;
    const auto path = channel / ".." / list;
    if (!fs::is_regular_file(fs::symlink_status(path, unknown))) continue;
    if (auto done = read_path(readings, path, list, false); !done) return done;
  }
  return {};
}

Result<void> read_directory(SourceReadings& readings, const fs::path& directory) {
  const auto files = files_below(directory);
  if (!files) return tl::unexpected(files.error());
  if (files->empty()) return fail(ErrorKind::usage, directory.string() + ": the directory is empty");
  const auto own_name = name_of_directory(directory);
  const auto is_day_of_channel = [&](const fs::path& file) {
    return is_day_file(file) && !file.lexically_relative(directory).has_parent_path();
  };
  if (std::ranges::any_of(*files, is_day_of_channel))
    if (auto done = read_lists_of_export(readings, directory); !done) return done;
  for (const auto& file : *files) {
    const auto name = (own_name / file.lexically_relative(directory)).generic_string();
    if (auto done = read_path(readings, file, name, false); !done) return done;
  }
  return {};
}

Result<void> read_git_log(SourceReadings& readings, const CommandContext& context, const SourceOptions& options) {
  const auto reader = find_reader("git");
  if (!reader) return tl::unexpected(reader.error());
  std::vector<std::string> words = {"git", "-C", *options.repository,
                                    "log", "-z", "--format=%H%x1f%aI%x1f%cI%x1f%an%x1f%s"};
  const auto instant = [](time::Micros at) { return time::Zone::utc().instant(at).text; };
  if (options.collect.since) words.push_back("--since=" + instant(*options.collect.since));
  if (options.collect.until) words.push_back("--until=" + instant(*options.collect.until));
  const auto ran = context.environment().run(words);
  if (!ran) return tl::unexpected(ran.error());
  if (ran->code != 0)
    return fail(ErrorKind::usage,
                fmt::format("--repo {}: git log failed: {}", *options.repository, text::trim(ran->err)),
                "name a git repository");
  const auto log = streams::open_bytes(ran->out);
  return readings.read(*log, "git log", false, *reader);
}

Result<void> read_source(SourceReadings& readings, const CommandContext& context, const std::string& source) {
  if (source == "-") {
    InputStream in(*context.environment().in);
    return readings.read(in, "standard input", true);
  }
  std::error_code unknown;
  if (fs::is_directory(source, unknown)) return read_directory(readings, source);
  const fs::path path(source);
  if (!is_day_file(path)) return read_path(readings, path, path.filename().string(), true);
  const auto channel = path.has_parent_path() ? path.parent_path() : fs::path(".");
  if (auto done = read_lists_of_export(readings, channel); !done) return done;
  return read_path(readings, path, (name_of_directory(channel) / path.filename()).generic_string(), true);
}

/// 0 if it is not known: a directory, an archive or a pipe is among them.
std::uint64_t bytes_to_read(const std::vector<std::string>& sources) {
  std::uint64_t bytes = 0;
  for (const auto& source : sources) {
    std::error_code error;
    const bool is_plain = fs::is_regular_file(source, error) && !source.ends_with(".zip") && !source.ends_with(".gz");
    const auto size = is_plain ? fs::file_size(source, error) : 0;
    if (!is_plain || error) return 0;
    bytes += size;
  }
  return bytes;
}

}  // namespace

Result<const Reader*> find_reader(std::string_view name) {
  std::vector<std::string_view> names;
  for (const auto& reader : imports::readers()) {
    if (reader.name == name) return &reader;
    names.push_back(reader.name);
  }
  const auto near = text::nearest(name, names);
  return fail(ErrorKind::usage, fmt::format("there is no format \"{}\"", name),
              near ? "did you mean " + *near + "?" : "pm import --formats lists them");
}

std::optional<ClockDay> day_of_clock_times(const record::Record& record) {
  if (record.id.empty()) return std::nullopt;
  const auto day = record::incident_day(record);
  if (day && (record.day || record.times.of(record::Milestone::started))) return ClockDay{*day, "the record"};
  if (record.timeline)
    for (auto event = record.timeline->rbegin(); event != record.timeline->rend(); ++event)
      if (record::has_clock(*event)) return ClockDay{record::zone_of(record).day(event->at.at), "the timeline"};
  return day ? std::optional(ClockDay{*day, "the record's id"}) : std::nullopt;
}

imports::Collection counts_of(imports::Collection& collection) {
  auto kept = std::exchange(collection.kept, {});
  auto counts = collection;
  collection.kept = std::move(kept);
  return counts;
}

ReadSources read_sources(const CommandContext& context, const SourceOptions& options, imports::ImportState& state) {
  ReadSources all;
  const auto finish = [&](SourceReadings& readings, Result<void> read) {
    if (read) read = readings.finish(all);
    if (read) return;
    readings.report_problems(all);
    all.problems.push_back(read.error());
  };
  const Interruption interruption;
  ReadMeter meter(context, bytes_to_read(options.sources));
  for (const auto& source : options.sources) {
    SourceReadings readings(source == "-" ? "standard input" : source, options, state, meter);
    finish(readings, read_source(readings, context, source));
    if (Interruption::is_requested()) return all;
  }
  if (options.repository) {
    SourceReadings readings(*options.repository, options, state, meter);
    finish(readings, read_git_log(readings, context, options));
  }
  all.collection.is_partial = !all.problems.empty();
  imports::keep_heaviest(all.collection);
  imports::sort_candidates(all.collection.kept);
  return all;
}

}  // namespace pm::commands
