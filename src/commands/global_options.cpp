#include "commands/global_options.hpp"

namespace pm::commands {

void define_global(Flags& flags, GlobalOptions& into) {
  flags.option("-C,--dir", "DIR", into.dir, "Records directory").completes(Flag::Offers::folders);
  flags.option("--config", "FILE", into.config, "Configuration file (default: the nearest pm.toml upwards)")
      .completes(Flag::Offers::files);
  flags.option("--color", "WHEN", into.color, "Use colour")
      .with_choices({"auto", "always", "never"})
      .by_default("auto");
  flags.flag("-q,--quiet", into.quiet, "Do not print summaries and hints");
  flags.count("-v,--verbose", into.verbose, "Print the configuration in use");
  flags.option("--log-file", "FILE", into.log_file, "Write a diagnostic log to FILE").completes(Flag::Offers::files);
  flags.flag("--force", into.force, "Overwrite output files that pm did not write");
  flags.option("--today", "DATE", into.today, "evaluate rules and figures as of DATE (default: today)");
  flags.flag("--version", into.version, "Print version");
  flags.flag("-h,--help", into.help, "Print help");
}

}  // namespace pm::commands
