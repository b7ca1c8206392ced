#include "commands/interview_run.hpp"

namespace pm::commands {
namespace {

struct ResumeOptions {
  InterviewOptions interview;
  std::optional<std::string> record;
};

int run_resume(CommandContext& context, const ResumeOptions& options) {
  const auto path = options.record ? resolve_record(context, *options.record) : store_of(context).latest_draft();
  if (!path) return context.report_error(path.error());
  auto opened = open_record(context, *path);
  if (!opened) return context.report_error(opened.error());
  const auto& record = opened->loaded.record;
  if (record.status == record::Status::final)
    return context.report_error({ErrorKind::usage, record.id + " is final", "to change it: pm edit " + record.id});
  interview::InterviewStart start;
  start.record = record;
  start.minutes = 60;
  return run_interview(context, options.interview, std::move(start),
                       {opened->loaded.path, opened->loaded.version, std::move(opened->claim)});
}

Run define_resume(Flags& flags) {
  auto options = std::make_shared<ResumeOptions>();
  add_record_operand(flags, options->record, "default: the draft changed last");
  define_interview(flags, options->interview);
  return [options](CommandContext& context) { return run_resume(context, *options); };
}

}  // namespace

Command resume_command() {
  return {
      .name = "resume",
      .summary = "Continue a draft at the question where it stopped",
      .define = define_resume,
      .examples =
          "pm resume\n"
          "pm resume 2026-11-20\n",
      .exits = interview_exits,
  };
}

}  // namespace pm::commands
