// `pm public`: chooses the texts of the public report.
#include <algorithm>
#include <ostream>

#include <fmt/format.h>

#include <pm/text.hpp>

#include "commands/context.hpp"
#include "commands/output_file.hpp"
#include "commands/public_walk.hpp"
#include "commands/records.hpp"

namespace pm::commands {
namespace {

struct PublicOptions {
  std::string record;
  std::vector<std::string> items;
  bool plain = false;
};

constexpr ExitCode public_exits[] = {
    {0, "finished, or stopped: the answers so far are saved"},
    {1, "a malformed record"},
    {2, "invalid usage"},
    {3, "I/O error"},
    {130, "interrupted: the answers so far are saved"},
};

Result<void> items_exist(const std::vector<std::string>& names, const std::vector<PublicItem>& items) {
  for (const auto& name : names) {
    if (name == "approval") continue;
    std::vector<std::string_view> known;
    for (const auto& item : items) known.push_back(item.name);
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    std::vector<std::string> words(known.begin(), known.end());
    return fail(ErrorKind::usage, fmt::format("the record has no text \"{}\"", name),
                "use one of: " + text::join(words, ", ") + ", approval");
  }
  return {};
}

int choose_public_texts(const PublicOptions& options, const CommandContext& context) {
  const auto path = resolve_record(context, options.record);
  if (!path) return context.report_error(path.error());
  auto opened = open_record(context, *path);
  if (!opened) return context.report_error(opened.error());
  auto& loaded = opened->loaded;
  lint::PrivateTerms terms(context.config().publication);
  terms.add(loaded.record);
  if (const auto exist = items_exist(options.items, public_items(loaded.record, terms)); !exist)
    return context.report_error(exist.error());
  const store::Store store(loaded.path.parent_path());
  auto prompt = terminal::open_prompt({options.plain, context.colour_option(), true});
  const auto walk = walk_public_texts(loaded.record, terms, options.items, context.today(), *prompt,
                                      [&](const record::Record& record) -> Result<void> {
                                        auto saved = store.save(record, loaded.version);
                                        if (!saved) return tl::unexpected(saved.error());
                                        loaded.version = *saved;
                                        return {};
                                      });
  prompt.reset();  // restores the terminal before further output
  if (walk.unsaved) return context.report_error(*walk.unsaved);
  int code = walk.ending == WalkResult::Ending::interrupted ? exit_code(ErrorKind::interrupted) : 0;
  std::size_t open = 0, shown = 0;
  for (const auto& item : public_items(loaded.record, terms)) {
    open += is_decided(loaded.record, item.name) ? 0 : 1;
    shown += public_text_of(loaded.record, item.name).empty() ? 0 : 1;
  }
  print_line(context, fmt::format("{} public {}, {} to decide", shown, shown == 1 ? "text" : "texts", open));
  const auto name = RecordNames(context)(loaded.path) ? loaded.record.id : loaded.path.string();
  if (open > 0)
    print_line(context, "to continue: pm public " + name);
  else if (shown > 0)
    print_line(context, "to render: pm report --public -f html " + name);
  return code != 0 ? code : refresh_report(loaded, context);
}

Run define_public(Flags& flags) {
  auto options = std::make_shared<PublicOptions>();
  add_record_operand(flags, options->record);
  flags.operand("ITEM", options->items,
                "Texts to decide: title, summary, impact, services, T3, F1, X2, approval (default: those not decided)");
  flags.flag("--plain", options->plain, "Print static text (for screen readers and logs)");
  return [options](CommandContext& context) { return choose_public_texts(*options, context); };
}

}  // namespace

Command public_command() {
  return {
      .name = "public",
      .summary = "Choose the texts of the public report",
      .define = define_public,
      .examples =
          "pm public 2026-11-20\n"
          "pm public 2026-11-20 summary X2\n",
      .remarks =
          "Nothing is public by default. For each text there is a proposal, in which names are replaced by roles and "
          "hosts, tickets and addresses are marked. pm report --public renders what was chosen.",
      .exits = public_exits,
  };
}

}  // namespace pm::commands
