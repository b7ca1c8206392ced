// `pm init --merge-driver`: git merges records with pm, and keeps this branch's reports.
#include <ostream>

#include <pm/text.hpp>

#include "commands/context.hpp"
#include "commands/init_files.hpp"

namespace pm::commands {

namespace {

using Words = std::vector<std::string>;

constexpr std::string_view attributes =
    "# Set up each clone with pm init --merge-driver: git does not clone configuration.\n"
    "*.json merge=pm\n"
    "*.md merge=ours\n";

constexpr std::string_view driver = "pm merge-driver %O %A %B %P";

Result<void> configure(const Environment& world, const std::filesystem::path& root, const std::string& key,
                       const std::string& value) {
  const auto by_hand = "run git config " + key + " \"" + value + "\"";
  if (!world.run) return fail(ErrorKind::outside, "cannot run git", by_hand);
  const auto ran = world.run({"git", "-C", root.string(), "config", key, value});
  if (!ran) return tl::unexpected(Error{ran.error().kind, ran.error().message, by_hand});
  if (ran->code != 0) return fail(ErrorKind::outside, "git config: " + std::string(text::trim(ran->err)), by_hand);
  return {};
}

/// A team may have a driver of that name already; it also keeps a side.
bool has(const Environment& world, const std::filesystem::path& root, const std::string& key) {
  const auto ran =
      world.run ? world.run({"git", "-C", root.string(), "config", "--get", key}) : Result<ProgramResult>();
  return ran && ran->code == 0 && !text::is_blank(ran->out);
}

}  // namespace

int init_merge_driver(const CommandContext& context, const std::filesystem::path& root, const std::string& records) {
  const InitFile file{std::filesystem::path(records) / ".gitattributes", std::string(attributes),
                      "*.json merge=pm\n*.md merge=ours\n"};
  if (const auto code = put_init_file(file, root, context); code != 0) return code;
  const auto& world = context.environment();
  Result<void> configured = configure(world, root, "merge.pm.name", "pm: three-way merge of postmortem records");
  if (configured) configured = configure(world, root, "merge.pm.driver", std::string(driver));
  if (configured && !has(world, root, "merge.ours.driver"))
    configured = configure(world, root, "merge.ours.driver", "true");
  if (!configured) return context.report_error(configured.error());
  if (context.options().quiet) return 0;
  context.out() << "configured:  merge.pm.driver of this clone\n"
                   "Run this in each clone: git does not clone configuration.\n"
                   "Merges on a hosting service do not run it: merge on your machine where a record changed on both "
                   "sides.\n"
                   "A merge keeps this branch's reports; render them again: pm report\n";
  return 0;
}

}  // namespace pm::commands
