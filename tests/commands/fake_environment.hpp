// `pm` run inside the test: a world of strings, a stopped clock, an environment of its own.
#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include <pm/commands.hpp>

#include "commands/fresh_folder.hpp"

namespace pm::test {

struct Ran {
  int code = 0;
  std::string out, err;
  [[nodiscard]] bool says(std::string_view text) const { return out.find(text) != std::string::npos; }
  [[nodiscard]] bool complains(std::string_view text) const { return err.find(text) != std::string::npos; }
  [[nodiscard]] nlohmann::json json() const { return nlohmann::json::parse(out); }
};

/// For INFO.
inline std::ostream& operator<<(std::ostream& to, const Ran& ran) {
  return to << "exit " << ran.code << "\n--- out\n" << ran.out << "--- err\n" << ran.err << "---";
}

/// A fresh folder, and `pm` in it.
struct InnerWorld : FreshFolder {
  std::map<std::string, std::string> environment;
  std::string in;
  bool on_a_terminal = false;
  std::size_t columns = 80;
  std::string now = "2026-11-22T12:00:00Z";
  double seconds_between_looks = 0;            ///< how far the clock moves whenever it is looked at
  std::string git_user = "";                   ///< what git has for user.name
  std::map<std::string, std::string> origins;  ///< directories in this one that are repositories, and their remote
  mutable std::uint64_t next_random = 0;       ///< counts up: uids are the same in every run

  Ran pm(std::vector<std::string> arguments) const {
    std::istringstream input(in);
    std::ostringstream out, err;
    Environment world;
    world.in = &input;
    world.out = &out;
    world.err = &err;
    world.in_is_terminal = world.out_is_terminal = world.err_is_terminal = on_a_terminal;
    world.columns = columns;
    world.variable = [this](const std::string& name) -> std::optional<std::string> {
      const auto found = environment.find(name);
      return found == environment.end() ? std::nullopt : std::optional(found->second);
    };
    std::atomic<int> looks = 0;
    world.now = [&] {
      const std::chrono::duration<double> passed(seconds_between_looks * looks++);
      return time::parse_instant(now)->at + std::chrono::duration_cast<std::chrono::microseconds>(passed);
    };
    world.random = [this] { return next_random++; };
    world.cwd = std::filesystem::current_path();
    world.run = [this](const std::vector<std::string>& words) -> Result<ProgramResult> {
      if (words == std::vector<std::string>{"git", "config", "user.name"})
        return ProgramResult{git_user.empty() ? 1 : 0, git_user + "\n", ""};
      for (const auto& [directory, url] : origins)
        if (words == std::vector<std::string>{"git", "-C", (path() / directory).string(), "config", "--get",
                                              "remote.origin.url"})
          return ProgramResult{0, url + "\n", ""};
      return fail(ErrorKind::outside, words.front() + " is not here");
    };
    Ran ran;
    ran.code = commands::run(arguments, world);
    ran.out = out.str();
    ran.err = err.str();
    return ran;
  }
};

}  // namespace pm::test
