#include <algorithm>
#include <filesystem>
#include <ostream>

#include <pm/text.hpp>

#include "commands/interview_run.hpp"
#include "commands/output_file.hpp"

namespace pm::commands {
namespace {

struct EditOptions {
  InterviewOptions interview;
  std::string record;
  std::optional<std::string> section;
  bool new_uid = false, editor = false;
};

/// Sections that can be reopened: all except finish.
std::vector<std::string_view> sections() {
  auto names = interview::section_names();
  std::erase(names, "finish");
  return names;
}

std::string section_list(const std::vector<std::string_view>& names) {
  std::string list;
  for (const auto name : names) list += (list.empty() ? "" : " ") + std::string(name);
  return list;
}

/// Returns the given section or question id; asks for it if missing.
Result<std::string> pick_section(const CommandContext& context, const EditOptions& options) {
  const auto names = sections();
  auto wanted = options.section;
  if (!wanted && !options.interview.no_input && context.environment().in_is_terminal) {
    auto prompt = terminal::open_prompt({options.interview.plain, {}, true});
    std::string menu = "Which section?\n";
    for (std::size_t i = 0; i < names.size(); ++i)
      menu += "  " + std::to_string(i + 1) + "  " + std::string(names[i]) + "\n";
    prompt->show(menu);
    const auto input = prompt->read({"> ", "", {}});
    if (input.kind == terminal::PromptInput::Kind::interrupt)
      return fail(ErrorKind::interrupted, "nothing was changed");
    wanted = std::string(text::trim(input.text));
    if (wanted->size() == 1 && (*wanted)[0] >= '1' && static_cast<std::size_t>((*wanted)[0] - '1') < names.size())
      wanted = std::string(names[static_cast<std::size_t>((*wanted)[0] - '1')]);
  }
  if (!wanted || wanted->empty())
    return fail(ErrorKind::usage, "no section given: choose one of " + section_list(names),
                "pm edit " + options.record + " factors");
  if (std::ranges::find(names, *wanted) != names.end()) return *wanted;
  for (const auto& q : interview::questions(context.config().questions))
    if (q.id == *wanted && q.id != "finish") return *wanted;
  const auto meant = text::nearest(*wanted, names);
  return fail(ErrorKind::usage, "\"" + *wanted + "\": no such section; sections: " + section_list(names),
              meant ? "did you mean " + *meant + "?" : "pm edit " + options.record + " factors");
}

/// For a record that was copied by hand: issues are found again by the uid, so each record has its own.
int give_new_uid(const CommandContext& context, const std::filesystem::path& path) {
  auto opened = open_record(context, path);
  if (!opened) return context.report_error(opened.error());
  auto& loaded = opened->loaded;
  loaded.record.uid = record::make_uid(context.environment().random);
  if (const auto saved = store::Store(path.parent_path()).save(loaded.record, loaded.version); !saved)
    return context.report_error(saved.error());
  print_line(context, loaded.record.id + " has a uid of its own: " + *loaded.record.uid);
  if (loaded.record.fixes)
    for (const auto& fix : *loaded.record.fixes)
      if (fix.ticket)
        print_line(context, "  " + fix.id + " still has the ticket " + fix.ticket->url +
                                "; if that is of the original: pm fixes unlink " + loaded.record.id + ":" + fix.id);
  return refresh_report(loaded, context);
}

int run_edit(CommandContext& context, const EditOptions& options) {
  const auto path = resolve_record(context, options.record);
  if (!path) return context.report_error(path.error());
  if (options.editor && (options.section || options.interview.answers || options.interview.no_input))
    return context.report_error({ErrorKind::usage,
                                 "--editor opens the whole record: it takes no SECTION and no answers",
                                 "pm edit " + options.record + " --editor"});
  if (options.editor) return edit_whole_record(*path, context);
  if (options.new_uid) return give_new_uid(context, *path);
  interview::InterviewStart start;
  start.purpose = interview::Purpose::edit;
  auto opened = open_record(context, *path);
  if (!opened) return context.report_error(opened.error());
  const auto& conflicts = opened->loaded.record.conflicts;
  if (!options.interview.no_input && !options.section && conflicts && !conflicts->empty()) {
    start.section = "conflict";
  } else if (!options.interview.no_input) {
    auto section = pick_section(context, options);
    if (!section) return context.report_error(section.error());
    start.section = std::move(*section);
  }
  start.record = opened->loaded.record;
  return run_interview(context, options.interview, std::move(start),
                       {opened->loaded.path, opened->loaded.version, std::move(opened->claim)});
}

Run define_edit(Flags& flags) {
  auto options = std::make_shared<EditOptions>();
  add_record_operand(flags, options->record).require();
  flags.operand("SECTION", options->section, "Section to reopen (default: list the sections)")
      .completes(Flag::Offers::sections);
  flags.flag("--editor", options->editor, "Open the whole record in $VISUAL or $EDITOR, and check it on saving");
  flags.flag("--new-uid", options->new_uid, "Give a copied record a new uid, and exit");
  define_interview(flags, options->interview);
  return [options](CommandContext& context) { return run_edit(context, *options); };
}

}  // namespace

Command edit_command() {
  return {
      .name = "edit",
      .summary = "Reopen a section of a record",
      .define = define_edit,
      .examples =
          "pm edit 2026-11-20\n"
          "pm edit 2026-11-20 factors\n",
  };
}

}  // namespace pm::commands
