#include "commands/fixes.hpp"

#include <algorithm>
#include <ostream>

#include <pm/fixes.hpp>
#include <pm/interview.hpp>
#include <pm/record.hpp>
#include <pm/text.hpp>

#include "commands/output_file.hpp"

namespace pm::commands {
namespace {

using terminal::PromptInput;

struct AddOptions {
  std::string record;
  std::vector<std::string> text;
};

/// Reports words of the line that cannot be parsed.
Error issue_error(const fixes::LineIssue& slip) {
  if (slip.kind != fixes::LineIssue::Kind::rest)
    return {ErrorKind::usage, "\"" + slip.words + "\": " + slip.why.message, slip.why.hint};
  return {ErrorKind::usage, "\"" + slip.words + "\": unexpected text after the owner, hours or factors",
          "put the title first: Show the host in the prompt @ana 2h F1 due fri"};
}

Error why_not(const fixes::FixParseError& none, const record::Record& record) {
  if (none.issue) return issue_error(*none.issue);
  if (none.unknown_factor.empty())
    return {ErrorKind::usage, "a fix needs a title", "for example: Show the host in the prompt @ana 2h"};
  std::vector<std::string> ids;
  for (const auto& factor : record.factors.value_or(std::vector<record::Factor>{})) ids.push_back(factor.id);
  return {ErrorKind::usage, record.id + " has no factor " + none.unknown_factor,
          ids.empty() ? "pm edit " + record.id + " factors" : "its factors are " + text::join(ids, ", ")};
}

/// The text of the interview's question.
std::string asked_in_the_room(std::string_view id) {
  const auto all = interview::questions();
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.id == id; });
  return found == all.end() ? "" : found->ask + "\n" + found->hint;
}

void show(terminal::Prompt& prompt, std::string_view words) {
  for (const auto& line : text::wrap(escape::for_terminal(words), prompt.columns())) prompt.show(line + "\n");
}

/// Asks until `take` accepts the answer or the user quits. A rejected answer stays on the line.
template <class Take>
Result<void> ask(terminal::Prompt& prompt, std::string_view words, const Take& take) {
  show(prompt, words);
  for (std::string unread;;) {
    const auto input = prompt.read({"> ", unread, {}});
    if (input.kind == PromptInput::Kind::interrupt) return fail(ErrorKind::interrupted, "no fix added");
    const auto trouble = take(input.kind == PromptInput::Kind::end ? std::string() : input.text);
    if (!trouble) return {};
    if (input.kind == PromptInput::Kind::end) return tl::unexpected(*trouble);
    show(prompt, trouble->message + (trouble->hint.empty() ? "" : "; " + trouble->hint));
    unread = input.text;
  }
}

std::string asked_factors(const record::Record& record) {
  std::string lines;
  for (const auto& factor : *record.factors) lines += factor.id + "  " + factor.text + "\n";
  return lines;
}

Result<record::Fix> said_on(const AddOptions& options, record::Record& record, const CommandContext& context) {
  const auto& today = context.today();
  const auto line = text::join(options.text, " ");
  if (!text::is_valid_utf8(line)) return fail(ErrorKind::usage, "TEXT is not valid UTF-8");
  auto read = fixes::parse_fix_line(line, today);
  if (read.owner && fixes::is_self_reference(*read.owner)) {
    auto name = current_user_name(context);
    if (!name) return tl::unexpected(name.error());
    read.owner = std::move(*name);
    if (read.issue && read.issue->kind == fixes::LineIssue::Kind::owner) read.issue.reset();
  }
  auto fix = fixes::make_fix(std::move(read), record, today);
  if (!fix) return tl::unexpected(why_not(fix.error(), record));
  return std::move(*fix);
}

Result<record::Fix> said_or_asked(const AddOptions& options, record::Record& record, const CommandContext& context) {
  if (!options.text.empty()) return said_on(options, record, context);
  if (!context.environment().in_is_terminal)
    return fail(ErrorKind::usage, "TEXT is missing, and standard input is not a terminal",
                "pm fixes add " + record.id + " Show the host in the prompt @ana 2h F1");
  const auto prompt = terminal::open_prompt({false, context.colour_option(), true});
  return ask_for_fix(*prompt, record, context.today());
}

int add_fix(const AddOptions& options, const CommandContext& context) {
  const auto path = resolve_record(context, options.record);
  if (!path) return context.report_error(path.error());
  auto opened = open_record(context, *path);
  if (!opened) return context.report_error(opened.error());
  auto& record = opened->loaded.record;
  auto fix = said_or_asked(options, record, context);
  if (!fix) return context.report_error(fix.error());
  if (!record.fixes) record.fixes.emplace();
  record.fixes->push_back(std::move(*fix));
  if (const auto saved = save(opened->loaded); !saved) return context.report_error(saved.error());
  const auto& added = record.fixes->back();
  if (!context.options().quiet) {
    context.out() << escape::for_terminal_line("added " + record.id + ":" + fixes::line_of(added)) << "\n";
    if (!added.owner)
      context.out() << escape::for_terminal_line("  no owner yet: pm fixes edit " + record.id + ":" + added.id +
                                                 " --owner NAME")
                    << "\n";
  }
  return refresh_report(opened->loaded, context);
}

}  // namespace

Result<record::Fix> ask_for_fix(terminal::Prompt& prompt, record::Record& record, const time::Day& today) {
  record::Fix fix;
  std::string unread;  // entering the same line again accepts it
  auto asked = ask(prompt, asked_in_the_room("fixes"), [&](const std::string& line) -> std::optional<Error> {
    auto said = fixes::parse_fix_line(line, today);
    if (line == unread) said.issue.reset();
    if (said.owner && fixes::is_self_reference(*said.owner) && !said.issue) said.owner.reset();  // it is asked next
    unread = line;
    auto told = fixes::make_fix(std::move(said), record, today);
    if (!told) return why_not(told.error(), record);
    fix = std::move(*told);
    return std::nullopt;
  });
  if (asked && (!fix.owner || !fix.hours))
    asked = ask(prompt, asked_in_the_room("fix_who"), [&](const std::string& line) -> std::optional<Error> {
      const auto who = fixes::parse_owner_and_hours(line, today);
      if (who.issue) return issue_error(*who.issue);
      if (who.owner && fixes::is_self_reference(*who.owner))
        return Error{ErrorKind::usage, "who is \"" + *who.owner + "\"?", "type the name"};
      fixes::apply_defaults(fix, who, today);
      return std::nullopt;
    });
  if (asked && !fix.addresses && record.factors && !record.factors->empty())
    asked = ask(prompt, asked_factors(record) + asked_in_the_room("fix_factors"),
                [&](const std::string& line) -> std::optional<Error> {
                  const auto set = fixes::set_addresses(fix, line, record);
                  return set ? std::nullopt : std::optional(set.error());
                });
  if (!asked) return tl::unexpected(asked.error());
  return fix;
}

namespace {

Run define_fixes_add(Flags& flags) {
  auto options = std::make_shared<AddOptions>();
  add_record_operand(flags, options->record);
  flags.operand("TEXT", options->text, "Title, @owner, hours, factors and due date; only the title is required");
  return [options](CommandContext& context) { return add_fix(*options, context); };
}

}  // namespace

Command fixes_add_command() {
  return {
      .name = "fixes add",
      .summary = "Add a fix to a record",
      .define = define_fixes_add,
      .examples =
          "pm fixes add 2026-11-20 Show the host in the prompt @ana 2h F1 due fri\n"
          "pm fixes add 2026-11-20\n",
      .remarks =
          "TEXT has the same form as in the interview: title, @owner, hours, factors, due date. Without TEXT, pm asks "
          "for "
          "it.",
  };
}

}  // namespace pm::commands
