// `pm fixes link` and `pm fixes unlink`: a fix and a ticket that was filed by hand.
#include <pm/fixes.hpp>
#include <pm/record.hpp>

#include "commands/fixes.hpp"
#include "commands/tracker_connection.hpp"

namespace pm::commands {
namespace {

struct LinkOptions {
  std::string fix, url;
};

Result<record::Ticket> ticket_for(const std::string& url, const CommandContext& context) {
  if (!context.config().tracker) return trackers::ticket_of_url(url, nullptr, nullptr);
  const auto there = chosen_tracker(context);
  if (!there) return tl::unexpected(there.error());
  return trackers::ticket_of_url(url, there->tracker, &there->target);
}

int link_fix(const LinkOptions& options, const CommandContext& context) {
  auto ticket = ticket_for(options.url, context);
  if (!ticket) return context.report_error(ticket.error());
  auto named = find_fix(context, options.fix);
  if (!named) return context.report_error(named.error());
  const auto called = named->record().id + ":" + named->fix().id;
  auto& linked = named->fix().ticket;
  if (linked && linked->url != ticket->url)
    return context.report_error({ErrorKind::usage, called + " has a ticket already: " + linked->url,
                                 "pm fixes unlink " + called + " detaches it"});
  const bool is_new = !linked;
  if (is_new) linked = *ticket;
  const int code = save_changes(*named, context);
  const auto& config = context.config().tracker;
  const bool is_synced = config && record::to_string(linked->tracker) == config->kind && linked->key;
  if (code == 0 && is_new)
    print_line(context,
               is_synced ? "  pm fixes sync updates the fix from it"
                         : "  pm fixes sync does not ask that tracker: pm fixes done " + called + " when it is done");
  return code;
}

int unlink_fix(const std::string& fix, const CommandContext& context) {
  auto named = find_fix(context, fix);
  if (!named) return context.report_error(named.error());
  named->fix().ticket.reset();
  return save_changes(*named, context);
}

Run define_fixes_link(Flags& flags) {
  auto options = std::make_shared<LinkOptions>();
  add_fix_operand(flags, options->fix);
  flags.operand("URL", options->url, "The ticket's web page, in any tracker");
  return [options](CommandContext& context) { return link_fix(*options, context); };
}

}  // namespace

Command fixes_link_command() {
  return {
      .name = "fixes link",
      .summary = "Attach an issue that was filed by hand, in any tracker",
      .define = define_fixes_link,
      .examples =
          "pm fixes link 2026-11-20:X1 https://github.com/owner/name/issues/12\n"
          "pm fixes link 2026-11-20:X2 https://tickets.example.org/4711\n",
  };
}

namespace {

Run define_fixes_unlink(Flags& flags) {
  auto fix = std::make_shared<std::string>();
  add_fix_operand(flags, *fix);
  return [fix](CommandContext& context) { return unlink_fix(*fix, context); };
}

}  // namespace

Command fixes_unlink_command() {
  return {
      .name = "fixes unlink",
      .summary = "Detach the ticket of a fix",
      .define = define_fixes_unlink,
      .examples = "pm fixes unlink 2026-11-20:X1\n",
      .remarks = "The ticket itself is not changed.",
  };
}

}  // namespace pm::commands
