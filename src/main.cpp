// Starts the program.
#include <csignal>
#include <exception>
#include <iostream>
#include <string>
#include <vector>

#include <pm/cli.hpp>
#include <pm/commands.hpp>
#include <pm/error.hpp>

int main(int argc, char** argv) {
  // SIGPIPE and SIGXFSZ are ignored, so that a write fails with an error instead of ending the process.
  std::signal(SIGPIPE, SIG_IGN);
#ifdef SIGXFSZ
  std::signal(SIGXFSZ, SIG_IGN);
#endif
  try {
    const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
    pm::ProcessEnvironment outside(argc > 0 ? argv[0] : "");
    return outside.finish(pm::commands::run(arguments, outside.environment()));
  } catch (const std::exception& error) {
    std::cerr << "pm: internal error: " << error.what() << "\n"
              << "    Saved answers are on disk. Please report this error and how to reproduce it.\n";
    return pm::exit_code(pm::ErrorKind::outside);
  }
}
