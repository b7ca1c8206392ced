#include <filesystem>
#include <ostream>

#include <nlohmann/json.hpp>
#include <pm/terminal.hpp>
#include <pm/text.hpp>

#include "commands/interview_run.hpp"

namespace pm::commands {
namespace {

struct NewOptions {
  InterviewOptions interview;
  std::optional<std::string> title;
  bool prep = false, is_short = false, questions = false;
  std::optional<double> minutes;
};

/// Prints the questions in order as JSON lines: all, or those of --prep or --short.
int print_questions(const CommandContext& context, const NewOptions& options) {
  for (const auto& q : interview::questions(context.config().questions)) {
    if ((options.prep && !q.in_prep) || (options.is_short && !q.in_short)) continue;
    const nlohmann::ordered_json line = {
        {"id", q.id}, {"section", q.section}, {"field", q.field}, {"ask", q.ask}, {"hint", q.hint}};
    context.out() << escape::json_for_terminal(line.dump()) << "\n";
  }
  return 0;
}

/// A title that is the name of a file is probably not meant as a title.
Result<void> is_meant_as_title(const std::string& title, const CommandContext& context) {
  std::error_code unknown;
  if (title.empty() || !std::filesystem::is_regular_file(title, unknown)) return {};
  const auto what = "\"" + title + "\" is a file";
  if (!context.environment().in_is_terminal)
    return fail(ErrorKind::usage, what + ", and would be the title of a new record",
                "name what users saw, pm new \"Checkout answers with 500s\"; answers are read with --answers FILE");
  const auto prompt = terminal::open_prompt({false, context.colour_option(), true});
  prompt->show(escape::for_terminal(what) + ". What do you want to do?\n" +
               "  1  start a record with that title\n"
               "  2  stop (pm new --answers FILE reads answers from a file)\n");
  const auto input = prompt->read({"> ", "", {}});
  if (input.kind == terminal::PromptInput::Kind::interrupt)
    return fail(ErrorKind::interrupted, "no record was started");
  if (text::trim(input.text) == "1") return {};
  return fail(ErrorKind::usage, "no record was started", "pm new \"Checkout answers with 500s\"");
}

int run_new(CommandContext& context, const NewOptions& options) {
  if (options.questions) return print_questions(context, options);
  if (options.prep && options.is_short)
    return context.report_error(
        {ErrorKind::usage, "--prep and --short cannot be combined", "prepare first, then: pm resume"});
  const auto minutes = options.minutes.value_or(60);
  if (const bool sensible = minutes >= 5 && minutes <= 24 * 60; !sensible)
    return context.report_error({ErrorKind::usage, "--minutes: must be 5 to 1440", "for example: --minutes 60"});
  interview::InterviewStart start;
  start.purpose = options.prep ? interview::Purpose::prepare : interview::Purpose::meet;
  start.is_short = options.is_short;
  start.minutes = minutes;
  if (options.title) start.record.title = std::string(text::trim(text::replace_invalid_utf8(*options.title)));
  if (start.record.title.find_first_of("\r\n") != std::string::npos)
    return context.report_error(
        {ErrorKind::usage, "the title must be one line", "pm new \"Checkout answers with 500s\""});
  if (const auto meant = is_meant_as_title(start.record.title, context); !meant)
    return context.report_error(meant.error());
  return run_interview(context, options.interview, std::move(start), {});
}

Run define_new(Flags& flags) {
  auto options = std::make_shared<NewOptions>();
  flags.operand("TITLE", options->title, "What users saw: \"Checkout answers with 500s\"");
  flags.flag("--prep", options->prep, "Prepare the meeting alone, in about 5 minutes");
  flags.flag("--short", options->is_short, "Ask only the essential questions (15 to 20 minutes)");
  flags.option("--minutes", "N", options->minutes, "Planned length of the meeting in minutes (default: 60)");
  define_interview(flags, options->interview);
  flags.flag("--questions", options->questions, "Print the questions as JSON lines and exit");
  return [options](CommandContext& context) { return run_new(context, *options); };
}

}  // namespace

Command new_command() {
  return {
      .name = "new",
      .summary = "Start the interview for a new record",
      .define = define_new,
      .examples =
          "pm new\n"
          "pm new --prep \"Checkout answers with 500s\"\n"
          "pm new --short\n"
          "pm new --answers incident.json --no-input\n",
      .remarks = "Saves a draft after every answer. Prints the path of the record at the end.",
      .exits = interview_exits,
  };
}

}  // namespace pm::commands
