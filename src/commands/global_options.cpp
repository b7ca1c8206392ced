#include "commands/global_options.hpp"

namespace pm::commands {

void define_global(Flags& flags, GlobalOptions& into) {
  flags.option("-C,--dir", "DIR", into.dir, "the records folder").completes(Flag::Offers::folders);
  flags.option("--config", "FILE", into.config, "settings, instead of the pm.toml found upwards")
      .completes(Flag::Offers::files);
  flags.option("--color", "WHEN", into.color, "colour").one_of({"auto", "always", "never"});
  flags.flag("-q,--quiet", into.quiet, "leave out summaries and hints");
  flags.count("-v,--verbose", into.verbose, "say which settings are used");
  flags.option("--log-file", "FILE", into.log_file, "write diagnostics there").completes(Flag::Offers::files);
  flags.flag("--force", into.force, "Overwrite output files that pm did not write");
  flags.option("--today", "DATE", into.today, "evaluate rules and figures as of DATE (default: today)");
  flags.flag("--version", into.version, "say which pm this is");
  flags.flag("-h,--help", into.help, "say how it goes");
}

}  // namespace pm::commands
