// `pm page`, and the process that serves the page of an interview.
#include <ostream>

#include <sys/resource.h>

#include <fmt/format.h>

#include <pm/store.hpp>

#include "commands/log.hpp"
#include "commands/page_address.hpp"
#include "commands/page_serving.hpp"
#include "commands/records.hpp"

namespace pm::commands {
namespace {

namespace fs = std::filesystem;

struct PageCommandOptions {
  PageOptions page;
  std::optional<std::string> record;
};

/// The draft changed last, else the newest record.
Result<fs::path> default_record(const CommandContext& context) {
  if (auto draft = store_of(context).latest_draft()) return draft;
  return newest_record(context);
}

/// At the address that was kept; where its port is taken, at any.
Result<std::unique_ptr<page::Server>> start_at(page::ServerSettings settings, const std::optional<PageAddress>& kept,
                                               std::shared_ptr<const page::Snapshot> first) {
  if (!kept || settings.listen.port) return page::start_server(settings, std::move(first));
  settings.listen.port = kept->port;
  if (auto server = page::start_server(settings, first)) return server;
  settings.listen.port.reset();
  return page::start_server(settings, std::move(first));
}

int run_page(CommandContext& context, const PageCommandOptions& options) {
  auto settings = server_settings(context, options.page);
  if (!settings) return context.report_error(settings.error());
  const auto path = options.record ? resolve_record(context, *options.record) : default_record(context);
  if (!path) return context.report_error(path.error());
  const auto loaded = store_of(context).load(*path);
  if (!loaded) return context.report_error(loaded.error());
  FollowedRecord record(context);
  record.follow(*path);
  static_cast<void>(record.read_changes());

  const PageAddresses addresses(context.environment());
  const auto kept = addresses.find(loaded->record);
  settings->token = kept ? kept->token : page::random_token();
  auto server = start_at(*settings, kept, record.newest());
  if (!server) return context.report_error(server.error());
  addresses.keep(loaded->record, {settings->token, (*server)->port()});
  if (const auto warning = network_warning(settings->listen); !warning.empty()) context.err() << warning << "\n";
  context.out() << "Room page: " << page::page_url(settings->listen, (*server)->port(), settings->token) << "\n"
                << std::flush;
  page::confine_process();
  const Interruption interruption;
  serve_page(**server, record, [&]() -> std::optional<page::Ending> {
    if (!Interruption::is_requested()) return std::nullopt;
    return record.is_final() ? page::Ending::final : page::Ending::paused;
  });
  return 0;
}

Run define_page(Flags& flags) {
  auto options = std::make_shared<PageCommandOptions>();
  add_record_operand(flags, options->record, "default: the draft changed last, else the newest record");
  define_page_options(flags, options->page);
  return [options](CommandContext& context) { return run_page(context, *options); };
}

// ---- The page of an interview

/// The interview has descriptor 3 at its other end. It sends "token", "record" and "end"; it gets "ready" with the
/// port, or "failed", and "readers" whenever their number changes. The end of the channel is the end of the interview.
int run_follow(CommandContext& context, const PageOptions& options) {
  constexpr int channel_descriptor = 3, nice = 10;
  constexpr std::chrono::seconds first_message{5};
  ::setpriority(PRIO_PROCESS, 0, nice);
  PageChannel channel(channel_descriptor);
  auto settings = server_settings(context, options);
  const auto token = channel.receive(first_message);
  if (!settings || !token || token->name != "token") return exit_code(ErrorKind::usage);
  settings->token = token->value;
  FollowedRecord record(context);
  std::optional<page::Ending> ending;
  const auto take_messages = [&] {
    while (const auto message = channel.receive()) {
      if (message->name == "record") record.follow(message->value);
      if (message->name == "end") ending = message->value == "final" ? page::Ending::final : page::Ending::paused;
    }
    if (channel.is_closed() && !ending) ending = page::Ending::paused;
    return ending;
  };
  static_cast<void>(take_messages());
  static_cast<void>(record.read_changes());
  auto server = page::start_server(*settings, record.newest());
  if (!server) {
    channel.send("failed", server.error().message + "; " + server.error().hint);
    return exit_code(ErrorKind::outside);
  }
  channel.send("ready", std::to_string((*server)->port()));
  page::confine_process();
  std::size_t told = 0;
  serve_page(**server, record, [&] {
    if (const auto readers = (*server)->readers(); readers != told) {
      told = readers;
      channel.send("readers", std::to_string(told));
    }
    return take_messages();
  });
  return 0;
}

Run define_follow(Flags& flags) {
  auto options = std::make_shared<PageOptions>();
  define_page_options(flags, *options);
  return [options](CommandContext& context) { return run_follow(context, *options); };
}

}  // namespace

Command page_command() {
  constexpr static ExitCode exits[] = {
      {0, "stopped with Ctrl-C"},
      {1, "the record is malformed"},
      {2, "invalid usage or input"},
      {3, "the page cannot be served"},
  };
  return {
      .name = "page",
      .summary = "Serve the record to the people in the room, read-only",
      .define = define_page,
      .examples =
          "pm page\n"
          "pm page 2026-11-20 --port 8080\n"
          "pm page --listen 0.0.0.0 --host pm.example.org\n",
      .remarks =
          "Prints the address, and serves until Ctrl-C. Only this machine reaches it unless --listen says "
          "otherwise. Needs libmicrohttpd.",
      .exits = exits,
  };
}

Command page_follow_command() {
  return {
      .name = "page-follow",
      .summary = "Serve the page of an interview, which is at descriptor 3",
      .define = define_follow,
  };
}

}  // namespace pm::commands
