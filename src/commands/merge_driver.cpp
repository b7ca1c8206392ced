// `pm merge-driver`: the merge driver that git runs for records.
#include <ostream>

#include <fmt/format.h>

#include <pm/merge.hpp>
#include <pm/store.hpp>
#include <pm/text.hpp>

#include "commands/context.hpp"

namespace pm::commands {

namespace {

struct MergeDriverOptions {
  std::string base, current, other, path;
};

int merge_driver(const MergeDriverOptions&, const CommandContext&);

Run define_merge_driver(Flags& flags) {
  auto options = std::make_shared<MergeDriverOptions>();
  flags.operand("BASE", options->base, "The common ancestor (%O); may be empty")
      .require()
      .completes(Flag::Offers::files);
  flags.operand("CURRENT", options->current, "This branch's version (%A); the result is written to it")
      .require()
      .completes(Flag::Offers::files);
  flags.operand("OTHER", options->other, "The other branch's version (%B)").require().completes(Flag::Offers::files);
  flags.operand("PATH", options->path, "Path of the record in the repository (%P)").require();
  return [options](CommandContext& context) { return merge_driver(*options, context); };
}

constexpr ExitCode merge_driver_exits[] = {
    {0, "merged"},
    {1, "merged with conflicts, which the record lists; or a malformed record, and nothing was written"},
    {2, "invalid usage, or a file that cannot be read"},
    {3, "I/O error"},
};

}  // namespace

Command merge_driver_command() {
  return {
      .name = "merge-driver",
      .summary = "Merge three versions of a record, as a merge driver of git",
      .define = define_merge_driver,
      .needs = Command::Needs::nothing,
      .examples =
          "git config merge.pm.driver \"pm merge-driver %O %A %B %P\"\n"
          "pm merge-driver base.json current.json other.json FILE\n",
      .remarks =
          "`pm init --merge-driver` sets it up. New items of both sides are kept. If both sides used a number, "
          "the item of OTHER gets a new one (but a fix with a ticket keeps its number). If both sides changed a "
          "value, CURRENT's is kept, both are listed under `conflicts`, and `pm edit` asks which one is right.",
      .exits = merge_driver_exits,
  };
}

// Above: the options. Below: the implementation.

namespace {

Result<record::Record> read_version(const std::string& file, const std::string& path, bool may_be_empty) {
  const auto text = store::read_file(file);
  if (!text) return tl::unexpected(text.error());
  if (may_be_empty && text::is_blank(*text)) return record::Record{};
  auto read = record::read(*text);
  if (read.record) return std::move(*read.record);
  const auto& error = read.errors.front();
  return fail(
      ErrorKind::refused,
      fmt::format("{}: cannot merge: {}:{}:{}: {}", path, file, error.span.line, error.span.column, error.message),
      "the version of this branch is unchanged; correct the other one (git show :3:" + path +
          "), then run git merge again");
}

void say_what_changed(const record::MergeResult& merged, const std::string& path, std::ostream& err) {
  const auto say = [&](const std::string& what) {
    err << "pm: " << escape::for_terminal_line(path + ": " + what) << "\n";
  };
  for (const auto& item : merged.renumbered)
    say(fmt::format("{} of {} branch is now {}: {}", item.from, item.is_current ? "this" : "the other", item.to,
                    item.text));
  for (const auto& id : merged.kept) say(id + " is kept: one branch removed it, but the other refers to it");
  for (const auto& waiver : merged.lost_waivers)
    say(fmt::format("the waiver of {} at {} is not kept, because one branch removed that: {}", waiver.rule, waiver.item,
                    waiver.reason));
  if (merged.conflicts == 0) return;
  const auto& conflicts = *merged.record.conflicts;
  for (auto conflict = conflicts.end() - static_cast<std::ptrdiff_t>(merged.conflicts); conflict != conflicts.end();
       ++conflict)
    say(fmt::format("conflict: {}: this branch: {}; the other branch: {}",
                    record::describe_location(merged.record, *conflict), record::conflict_value(conflict->ours),
                    record::conflict_value(conflict->theirs)));
}

int merge_driver(const MergeDriverOptions& options, const CommandContext& context) {
  const auto base = read_version(options.base, options.path, true);
  const auto current = read_version(options.current, options.path, false);
  const auto other = read_version(options.other, options.path, false);
  for (const auto* version : {&current, &other, &base})
    if (!*version) return context.report_error(version->error());
  const auto merged = record::merge(*base, *current, *other);
  if (const auto written = store::write_file(options.current, record::write(merged.record)); !written)
    return context.report_error(written.error());
  say_what_changed(merged, options.path, context.err());
  if (merged.conflicts != 0)
    return context.report_error(
        {ErrorKind::refused,
         options.path + (merged.conflicts == 1 ? ": 1 conflict" : fmt::format(": {} conflicts", merged.conflicts)),
         "decide with pm edit " + merged.record.id +
             " conflict, then git add, and render the report again: pm report " + merged.record.id});
  if (!context.options().quiet)
    context.err() << "pm: " << escape::for_terminal_line(options.path)
                  << ": merged; render its report again: pm report " << merged.record.id << "\n";
  return 0;
}

}  // namespace

}  // namespace pm::commands
