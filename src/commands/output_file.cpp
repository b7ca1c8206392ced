#include "commands/output_file.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fstream>
#include <optional>
#include <ostream>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <pm/lint.hpp>
#include <pm/record.hpp>
#include <pm/report.hpp>
#include <pm/store.hpp>
#include <pm/tables.hpp>
#include <pm/text.hpp>

namespace pm::commands {
namespace {

namespace fs = std::filesystem;
using Kind = OutputFile::Kind;

/// What is at the path of an output.
struct Target {
  bool is_regular = false;          ///< else a device, a pipe, or nothing
  std::optional<int> descriptor;    ///< /dev/stdout and /dev/fd/N, whatever they lead to
  std::optional<std::string> text;  ///< of a regular file; nullopt: there is none yet
};

/// "/dev/fd/3" and the like, which may be the end of a chain of links.
std::optional<int> descriptor_named(fs::path path) {
  for (int links = 0; links < 40; ++links) {
    const auto name = path.filename().string();
    if (path == "/dev/stdout") return 1;
    if (path == "/dev/stderr") return 2;
    if (const auto directory = path.parent_path(); directory == "/dev/fd" || directory == "/proc/self/fd") {
      int number = 0;
      const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
      if (error == std::errc() && end == name.data() + name.size()) return number;
    }
    std::error_code no_link;
    const auto target = fs::read_symlink(path, no_link);
    if (no_link) return std::nullopt;
    path = (path.parent_path() / target).lexically_normal();
  }
  return std::nullopt;
}

Error cannot_look_at(const fs::path& path, const std::error_code& why) {
  return {ErrorKind::outside, fmt::format("cannot read {}: {}", path.string(), why.message()),
          "nothing was written there; try again"};
}

/// Nullopt: there is no such file. A file that cannot be looked at is an error, not a missing one.
Result<std::optional<struct stat>> status_of(const fs::path& path) {
  struct stat status{};
  if (::stat(path.c_str(), &status) == 0) return status;
  if (errno == ENOENT || errno == ENOTDIR) return std::nullopt;
  return tl::unexpected(cannot_look_at(path, {errno, std::generic_category()}));
}

Result<bool> is_same_file(const fs::path& a, const fs::path& b) {
  const auto first = status_of(a), second = status_of(b);
  if (!first) return tl::unexpected(first.error());
  if (!second) return tl::unexpected(second.error());
  return *first && *second && (*first)->st_dev == (*second)->st_dev && (*first)->st_ino == (*second)->st_ino;
}

bool is_log(std::string_view text) {
  const auto line = text.substr(0, text.find('\n'));
  return line.starts_with("[2") && line.find("] [pm] [info] ") != std::string_view::npos;
}

/// SQL, NDJSON or the CSV of a table.
bool is_export(std::string_view text) {
  const auto first = text.substr(0, text.find('\n') + 1);
  const auto is_header = [&](const tables::Table& table) { return first == tables::csv_header(table); };
  return first == fmt::format("-- {}\n", tables::format_name) || text.starts_with("{\"repository\":") ||
         is_header(tables::edition_table()) || std::ranges::any_of(tables::record_tables(), is_header);
}

/// Figures in any format.
bool is_figures(std::string_view text) {
  for (const std::string_view beginning :
       {"Figures of ", "# Figures of ", "<!-- pm-figures-html ", "figure,table,row,column,value\n"})
    if (text.starts_with(beginning)) return true;
  return text.starts_with('{') && text.substr(0, text.find(',')).find("\"pm-figures/1\"") != std::string_view::npos;
}

bool is_own(const OutputFile& output, std::string_view text) {
  switch (output.kind) {
    case Kind::report:
      return report::format_of(text) == output.format;
    case Kind::baseline:
      return lint::Baseline({}, {}).read(text).has_value();
    case Kind::log:
      return is_log(text);
    case Kind::tables:
      return is_export(text);
    case Kind::figures:
      return is_figures(text);
    case Kind::other:
      break;
  }
  return false;
}

/// The beginning of a file, which may be larger than memory.
Result<std::string> first_bytes(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes(4096, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (file.bad() || !file.is_open()) return fail(ErrorKind::outside, "cannot read " + path.string());
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  return bytes;
}

bool is_record(std::string_view text) {
  return text.find("\"pm-record/") != std::string_view::npos && text.find('{') != std::string_view::npos;
}

Result<bool> is_report_of_other_record(const OutputFile& output, std::string_view text) {
  auto record = output.path;
  record.replace_extension(".json");
  if (output.kind != Kind::report || report::format_of(text) != output.format || output.path.extension() == ".json" ||
      output.record.empty())
    return false;
  const auto beside = status_of(record);
  if (!beside) return tl::unexpected(beside.error());
  return *beside ? is_same_file(record, output.record).map([](bool is_same) { return !is_same; }) : Result<bool>(false);
}

/// Why what is there must not be replaced; "": it may be.
Result<std::string> reason_against(const CommandContext& context, const OutputFile& output, const std::string& text) {
  const auto& settings = context.config().file;
  if (output.path.filename() == "pm.toml") return "is the configuration of pm";
  std::vector<std::pair<fs::path, std::string_view>> others;  // and what it is if the output is that file
  if (settings) others.emplace_back(*settings, "is the configuration of pm");
  if (!output.record.empty()) others.emplace_back(output.record, "is the record");
  for (const auto& input : output.inputs)
    others.emplace_back(input, is_record(text) ? "is a record" : "is an input of this run");
  for (const auto& [path, reason] : others) {
    const auto is_same = is_same_file(output.path, path);
    if (!is_same) return tl::unexpected(is_same.error());
    if (*is_same) return std::string(reason);
  }
  const auto is_of_other = is_report_of_other_record(output, text);
  if (!is_of_other) return tl::unexpected(is_of_other.error());
  if (*is_of_other) return "is the report of another record";
  if (text.empty() || is_own(output, text)) return "";
  return is_record(text) ? "is a record" : "was not written by pm as this kind of output";
}

Result<Target> look_at(const OutputFile& output) {
  Target target;
  target.descriptor = descriptor_named(output.path.is_absolute() ? output.path : fs::current_path() / output.path);
  if (target.descriptor) return target;
  std::error_code failed;
  const auto status = fs::status(output.path, failed);
  if (status.type() == fs::file_type::none) return tl::unexpected(cannot_look_at(output.path, failed));
  if (fs::is_directory(status))
    return fail(ErrorKind::usage, output.path.string() + " is a directory", "name a file in it");
  target.is_regular = status.type() == fs::file_type::not_found || fs::is_regular_file(status);
  if (!fs::is_regular_file(status)) return target;
  auto text = output.kind == Kind::tables ? first_bytes(output.path) : store::read_file(output.path);
  if (!text) return tl::unexpected(text.error());
  target.text = std::move(*text);
  return target;
}

Result<void> may_replace(const CommandContext& context, const OutputFile& output, const Target& target) {
  if (!target.text || context.options().force) return {};
  const auto reason = reason_against(context, output, *target.text);
  if (!reason) return tl::unexpected(reason.error());
  if (reason->empty()) return {};
  return fail(ErrorKind::usage, fmt::format("{} {}: not overwritten", output.path.string(), *reason),
              "use another file, move this one, or overwrite it with --force");
}

/// The words of whoever edited a report are kept before it is replaced.
Result<void> keep_edited(const CommandContext& context, const OutputFile& output, const std::string& text) {
  for (int number = 1;; ++number) {
    const fs::path kept = output.path.string() + (number == 1 ? ".orig" : fmt::format(".orig.{}", number));
    const auto there = store::read_file(kept);
    if (there && *there != text) continue;
    if (!there) {
      std::error_code unknown;
      if (fs::symlink_status(kept, unknown).type() != fs::file_type::not_found) continue;
      const auto written = store::write_file(
          kept, text,
          {.replaces = store::Version(), .as_private_as = output.record.empty() ? output.path : output.record});
      if (!written) return written;
    }
    context.err() << "pm: "
                  << escape::for_terminal_line(
                         fmt::format("{} was edited since pm wrote it; the edited report is kept as {}",
                                     output.path.string(), kept.string()))
                  << "\n";
    return {};
  }
}

Result<void> write_to(const CommandContext& context, int descriptor, std::string_view bytes) {
  if (descriptor == 1 || descriptor == 2) {
    (descriptor == 1 ? context.out() : context.err()) << bytes << std::flush;
    return {};
  }
  return store::write_into(descriptor, bytes);
}

}  // namespace

Result<void> check_write(const CommandContext& context, const OutputFile& output) {
  const auto target = look_at(output);
  return target ? may_replace(context, output, *target) : tl::unexpected(target.error());
}

Result<void> write_output(const CommandContext& context, const OutputFile& output, std::string_view bytes) {
  const auto target = look_at(output);
  if (!target) return tl::unexpected(target.error());
  if (target->descriptor) return write_to(context, *target->descriptor, bytes);
  if (!target->is_regular) return store::write_into(output.path, bytes);
  if (auto may = may_replace(context, output, *target); !may) return may;
  const auto& old = target->text;
  if (old && output.kind == Kind::report && report::is_edited(*old) && !report::is_same_report(*old, bytes))
    if (auto kept = keep_edited(context, output, *old); !kept) return kept;
  const store::WriteRules rules{.replaces = old ? store::version_of(*old) : store::Version(),
                                .as_private_as = output.record,
                                .stays_in_directory = output.is_next_to_record};
  return store::write_file(output.path, bytes, rules);
}

}  // namespace pm::commands
