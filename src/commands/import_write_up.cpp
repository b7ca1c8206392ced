#include "commands/import_write_up.hpp"

#include <filesystem>
#include <map>
#include <ostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <pm/archives.hpp>
#include <pm/ascii.hpp>
#include <pm/store.hpp>
#include <pm/text.hpp>
#include <pm/write_up.hpp>

#include "commands/import.hpp"
#include "commands/records.hpp"

namespace pm::commands {
namespace {

constexpr std::size_t largest_write_up = std::size_t{8} << 20U;

/// `imported.source` of a record: where its write-up came from, and the digest of what was in it. A write-up is found
/// again by either.
struct WriteUpSource {
  std::string path, digest;  ///< the digest is empty in records of older versions
};

constexpr std::string_view digest_mark = "#digest=";

std::string to_text(const WriteUpSource& source) { return source.path + std::string(digest_mark) + source.digest; }

WriteUpSource parse_source(std::string_view text) {
  const auto mark = text.rfind(digest_mark);
  if (mark == text.npos) return {std::string(text), ""};
  return {std::string(text.substr(0, mark)), std::string(text.substr(mark + digest_mark.size()))};
}

Result<imports::WriteUpOptions> write_up_options(const CommandContext& context, const WriteUpImport& import) {
  imports::WriteUpOptions options;
  options.zone = context.zone();
  options.now = context.environment().now();
  options.names = import.names;
  if (import.zone) {
    auto zone = time::Zone::find(*import.zone);
    if (!zone) return tl::unexpected(zone.error().with_context("--zone"));
    options.zone = *zone;
  }
  if (import.day) {
    auto day = time::parse_day(*import.day);
    if (!day) return fail(ErrorKind::usage, fmt::format("--day {}: not a day", *import.day), "such as 2026-11-25");
    options.day = std::move(*day);
  }
  return options;
}

/// Whether the bytes are UTF-8 but for a few, such as those of an old encoding.
bool is_mostly_utf8(std::string_view bytes) {
  constexpr std::size_t most_share = 10;  // one byte in ten
  constexpr std::string_view replacement = "\xEF\xBF\xBD";
  if (text::is_valid_utf8(bytes)) return true;
  const auto text = text::replace_invalid_utf8(bytes);
  std::size_t broken = 0;
  for (auto at = text.find(replacement); at != text.npos; at = text.find(replacement, at + 1)) ++broken;
  return broken * most_share <= bytes.size();
}

/// Whether a file can be a write-up: text, and not data.
Result<void> check_text(const std::string& file, std::string_view bytes) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  auto text = bytes;
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  text = text::trim(text);
  if (text.empty()) return fail(ErrorKind::usage, file + ": the file is empty");
  if (bytes.find('\0') != bytes.npos || streams::is_zip(bytes) || !is_mostly_utf8(bytes))
    return fail(ErrorKind::usage, file + ": not a text file", "--write-up reads Markdown");
  const auto is_json = [](std::string_view part) { return nlohmann::json::accept(part); };
  if (ascii::is_one_of(text.front(), "{[") && (is_json(text.substr(0, text.find('\n'))) || is_json(text)))
    return fail(ErrorKind::usage, file + ": JSON, not Markdown", "without --write-up: pm import RECORD " + file);
  return {};
}

class WriteUpRun {
 public:
  WriteUpRun(const CommandContext& context, const WriteUpImport& import, imports::WriteUpOptions options)
      : context_(context), import_(import), options_(std::move(options)), store_(context.folder()) {}

  int run() {
    int code = find_earlier_imports();
    for (const auto& file : import_.files) code = worst_exit_code(code, import_file(file));
    if (!context_.options().quiet && import_.files.size() > 1)
      context_.out() << fmt::format("{} of {} write-ups {}{}\n", imported_, import_.files.size(),
                                    imported_ == 1 ? "is a draft" : "are drafts",
                                    import_.dry_run ? " (nothing was written)" : "");
    return code;
  }

 private:
  struct KnownWriteUp {
    std::string record;
    WriteUpSource source;
  };

  /// The records that earlier runs have made.
  int find_earlier_imports() {
    if (!std::filesystem::exists(context_.folder())) return 0;
    const auto code = for_each_record(context_, [&](const store::LoadedRecord& loaded) {
      if (loaded.record.imported) remember({loaded.record.id, parse_source(loaded.record.imported->source)});
    });
    return code ? 0 : context_.report_error(code.error());
  }

  void remember(const KnownWriteUp& known) {
    by_path_[known.source.path] = known;
    if (!known.source.digest.empty()) by_digest_.try_emplace(known.source.digest, known);
  }

  /// "is the record 2026-03-05-checkout-was-slow already"; empty: it is new.
  [[nodiscard]] std::string known_as(const WriteUpSource& source) const {
    if (const auto known = by_path_.find(source.path); known != by_path_.end()) {
      const auto& digest = known->second.source.digest;
      return fmt::format("is the record {} already{}", known->second.record,
                         digest.empty() || digest == source.digest ? "" : "; the file has changed since");
    }
    if (const auto known = by_digest_.find(source.digest); known != by_digest_.end())
      return fmt::format("is the record {} already, imported from {}", known->second.record, known->second.source.path);
    return {};
  }

  int import_file(const std::string& file) {
    const auto text = store::read_file(file, largest_write_up);
    if (!text) return context_.report_error({text.error().kind, text.error().message, "check the path"});
    if (const auto fits = check_text(file, *text); !fits) return context_.report_error(fits.error());
    const WriteUpSource source{file, text::digest(*text)};
    if (const auto known = known_as(source); !known.empty()) {
      print(fmt::format("{}: {}", file, known));
      return 0;
    }
    options_.source = to_text(source);
    auto write_up = imports::read_write_up(*text, options_);
    auto& record = write_up.record;
    record.uid = record::make_uid(context_.environment().random);
    record.id = store_.free_id(record.day.value_or(record.imported->on), record.title, *record.uid);
    if (!import_.dry_run)
      if (const auto saved = store_.save(record, ""); !saved) return context_.report_error(saved.error());
    remember({record.id, source});
    ++imported_;
    report(file, write_up);
    return 0;
  }

  void report(const std::string& file, const imports::WriteUp& write_up) const {
    const auto& record = write_up.record;
    const auto count = [](const auto& list) { return list ? list->size() : 0; };
    print(fmt::format("{}: {}: {}, {}, {}; {} placed, {} kept as {}", file, record.id,
                      count_of(count(record.timeline), "events"), count_of(count(record.factors), "factors"),
                      count_of(count(record.fixes), "fixes"), count_of(write_up.placed, "sections"),
                      write_up.unplaced.size(), write_up.unplaced.size() == 1 ? "it is" : "they are"));
    if (write_up.secrets_removed > 0) print(fmt::format("  {} removed", count_of(write_up.secrets_removed, "secrets")));
    if (!write_up.unplaced.empty()) print("  kept: " + text::join(write_up.unplaced, "; "));
    for (const auto& note : write_up.notes) print("  " + note);
  }

  void print(const std::string& line) const {
    if (!context_.options().quiet) context_.out() << escape::for_terminal_line(line) << "\n";
  }

  const CommandContext& context_;
  const WriteUpImport& import_;
  imports::WriteUpOptions options_;
  store::Store store_;
  std::map<std::string, KnownWriteUp, std::less<>> by_path_, by_digest_;
  std::size_t imported_ = 0;
};

}  // namespace

int import_write_ups(const CommandContext& context, const WriteUpImport& import) {
  if (import.files.empty())
    return context.report_error({ErrorKind::usage, "FILE is missing", "pm import --write-up FILE.md"});
  auto options = write_up_options(context, import);
  if (!options) return context.report_error(options.error());
  return WriteUpRun(context, import, std::move(*options)).run();
}

}  // namespace pm::commands
