// `pm edit RECORD --editor`: the whole record in the user's editor, checked before it replaces the old one.
#include <algorithm>
#include <filesystem>
#include <ostream>

#include <fmt/format.h>

#include <pm/record.hpp>
#include <pm/terminal.hpp>
#include <pm/text.hpp>

#include "commands/interview_run.hpp"
#include "commands/output_file.hpp"

namespace pm::commands {
namespace {

namespace fs = std::filesystem;
using record::ValidationError;

/// Begins the lines that show errors in the editor; they are removed when the text is read. JSON has no comments, and
/// no line of a record begins like this.
constexpr std::string_view mark = "// pm: ";

std::string without_marks(std::string_view text) {
  std::string kept;
  while (!text.empty()) {
    const auto length = std::min(text.find('\n'), text.size() - 1) + 1;
    if (!text::trim(text.substr(0, length)).starts_with(text::trim(mark))) kept += text.substr(0, length);
    text.remove_prefix(length);
  }
  return kept;
}

std::string error_line(const ValidationError& error) {
  auto line = (error.pointer.empty() ? "" : error.pointer + ": ") + error.message;
  if (!error.hint.empty()) line += "; " + error.hint;
  return escape::for_terminal_line(line);
}

/// The text with each error above its line.
std::string with_marks(std::string_view text, const std::vector<ValidationError>& errors) {
  std::string marked;
  for (std::size_t number = 1; !text.empty(); ++number) {
    for (const auto& error : errors)
      if (error.span.line == number) marked += std::string(mark) + error_line(error) + "\n";
    const auto length = std::min(text.find('\n'), text.size() - 1) + 1;
    marked += text.substr(0, length);
    text.remove_prefix(length);
  }
  return marked;
}

/// What a record must keep: its id names its file, and issues are found by its uid.
void check_identity(const std::string& text, const record::Record& edited, const std::string& id,
                    const std::optional<std::string>& uid, std::vector<ValidationError>& errors) {
  const auto add = [&](const std::string& pointer, std::string message, std::string hint) {
    ValidationError error;
    error.pointer = pointer;
    error.span = record::locate(text, pointer);
    error.message = std::move(message);
    error.hint = std::move(hint);
    errors.push_back(std::move(error));
  };
  if (edited.id != id) add("/id", "the id must stay " + id, "to change it: pm rename " + id + " TITLE");
  if (uid && edited.uid != uid) add(edited.uid ? "/uid" : "", "the uid must stay " + *uid, "issues are found by it");
}

/// Keeps the edited text next to the record, as ID.edited-N.json.bak.
Result<fs::path> keep(const std::string& text, const fs::path& record) {
  for (int number = 1;; ++number) {
    auto path = record.parent_path() / fmt::format("{}.edited-{}.json.bak", record.stem().string(), number);
    std::error_code unknown;
    if (fs::exists(fs::symlink_status(path, unknown))) continue;
    const auto written = store::write_file(path, text, {.replaces = store::Version(), .as_private_as = record});
    if (!written) return tl::unexpected(written.error());
    return path;
  }
}

/// Asks whether to open the editor again. Without a terminal: no.
bool goes_on(const std::vector<ValidationError>& errors, const CommandContext& context) {
  for (const auto& error : errors)
    context.err() << fmt::format("  {}:{}: {}\n", error.span.line, error.span.column, error_line(error));
  if (!context.environment().in_is_terminal) return false;
  const auto prompt = terminal::open_prompt({false, context.colour_option(), true});
  prompt->show("The record is not valid. Enter opens the editor again; q gives up and keeps both versions.\n");
  const auto input = prompt->read({"> ", "", {}});
  return input.kind == terminal::PromptInput::Kind::line && text::trim(input.text) != "q";
}

Error removal_order(const std::string& text, const fs::path& record, ErrorKind kind, const std::string& why) {
  const auto kept = keep(text, record);
  return {kind, why + ": the record was not changed",
          kept ? "the edited text is kept as " + kept->string()
               : "the edited text could not be kept: " + kept.error().message};
}

struct Edited {
  record::Record record;
  bool is_changed = true;
};

Result<Edited> edit_until_valid(const std::string& before, const fs::path& path, const CommandContext& context) {
  const auto old = record::read(before);
  const auto id = path.stem().string();
  const auto uid = old.record ? old.record->uid : std::nullopt;
  auto text = old.record ? before : with_marks(before, old.errors);
  for (auto last = before;;) {
    const auto saved = terminal::edit_file(text, path.filename().string(), record::max_bytes);
    if (!saved && last == before) return tl::unexpected(saved.error());
    if (!saved) return tl::unexpected(removal_order(last, path, saved.error().kind, saved.error().message));
    last = without_marks(*saved);
    if (last == before && old.record) return Edited{*old.record, false};
    auto read = record::read(last);
    if (read.record) check_identity(last, *read.record, id, uid, read.errors);
    if (read.record && read.errors.empty()) return Edited{std::move(*read.record)};
    if (!goes_on(read.errors, context))
      return tl::unexpected(removal_order(last, path, ErrorKind::refused, "the edited text is not a valid record"));
    text = with_marks(last, read.errors);
  }
}

}  // namespace

bool demote_if_invalid(record::Record& record, const fs::path& path, const CommandContext& context) {
  if (record.status != record::Status::final) return true;
  const auto findings =
      lint::review(record, make_checker(context, context.config().sensitive), lint_settings(context, path));
  bool is_final = true;
  for (const auto& finding : findings) {
    if (finding.waived || finding.severity != lint::Severity::error) continue;
    is_final = false;
    context.err() << escape::for_terminal_line("  " + finding.rule + ": " + finding.message) << "\n";
  }
  if (!is_final) record.status = record::Status::draft;
  return is_final;
}

int edit_whole_record(const fs::path& path, const CommandContext& context) {
  const auto lock = store::RecordLock::acquire(path);
  if (!lock) return context.report_error(lock.error());
  const auto before = store::read_file(path);
  if (!before) return context.report_error(before.error());
  auto edited = edit_until_valid(*before, path, context);
  if (!edited) return context.report_error(edited.error());
  if (!edited->is_changed) {
    print_line(context, "no change");
    return 0;
  }
  store::LoadedRecord loaded{std::move(edited->record), "", store::version_of(*before), path};
  record::sort_timeline(loaded.record);
  const bool stays = demote_if_invalid(loaded.record, path, context);
  const auto saved = store::Store(path.parent_path()).save(loaded.record, loaded.version);
  if (!saved)
    return context.report_error(
        removal_order(record::write(loaded.record), path, saved.error().kind, saved.error().message));
  if (!stays)
    context.err() << "pm: " << escape::for_terminal_line(loaded.record.id)
                  << " is a draft now, because of the errors listed above; correct them with pm edit\n";
  if (!context.options().quiet) context.out() << context.path_for_out(path) << "\n";
  return worst_exit_code(stays ? 0 : exit_code(ErrorKind::refused), refresh_report(loaded, context));
}

}  // namespace pm::commands
