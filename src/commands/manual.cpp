#include <memory>
#include <ostream>

#include <pm/commands.hpp>
#include <pm/text.hpp>

#include "commands/context.hpp"
#include "commands/help.hpp"

namespace pm::commands {
namespace {

manual::Edition edition() { return {program_date(), "pm " + program_version(), "The pm manual"}; }

int print(const std::string& name, const CommandContext& context) {
  const auto pages = manual_pages(commands());
  std::vector<std::string> files;
  for (const auto& page : pages) {
    if (page.file() == name || page.name == name) return context.out() << roff(page, edition()), 0;
    files.push_back(page.file());
  }
  const std::vector<std::string_view> known(files.begin(), files.end());
  const auto meant = text::nearest(name, known);
  return context.report_error({ErrorKind::usage, "no manual page \"" + name + "\"",
                               meant ? "did you mean " + *meant + "?" : "pages: " + text::join(files, ", ")});
}

int list_pages(const CommandContext& context) {
  for (const auto& page : manual_pages(commands())) context.out() << page.file() << "\n";
  return 0;
}

Run define_manual(Flags& flags) {
  auto page = std::make_shared<std::optional<std::string>>();
  flags.operand("PAGE", *page, "Name of a page, such as pm-check.1 (default: list the pages)");
  return [page](CommandContext& context) { return *page ? print(**page, context) : list_pages(context); };
}

}  // namespace

Command manual_command() {
  return {
      .name = "manual",
      .summary = "Print a manual page in roff format",
      .define = define_manual,
      .needs = Command::Needs::nothing,
      .examples =
          "pm manual\n"
          "pm manual pm-check.1 | man -l -\n",
  };
}

}  // namespace pm::commands
