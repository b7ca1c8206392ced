// Wires the program together; thinks nothing of its own.
#include <csignal>
#include <exception>
#include <iostream>
#include <string>
#include <vector>

#include <pm/cli.hpp>
#include <pm/commands.hpp>
#include <pm/error.hpp>

int main(int argc, char** argv) {
  // A reader that went away and a file that may not grow are errors of a write, told as such, not the end of a meeting.
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
