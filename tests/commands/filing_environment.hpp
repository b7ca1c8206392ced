// A folder with a pm.toml and records, a GitHub in memory, and `pm fixes file` and `pm fixes sync` between them.
#pragma once

#include <string>
#include <vector>

#include "commands/fake_environment.hpp"
#include "commands/fake_github.hpp"
#include "commands/fixes.hpp"
#include "lint/a_record.hpp"

namespace pm::test {

inline constexpr auto filed_id = "2026-11-20-checkout-500s";

struct FilingWorld : InnerWorld {
  FakeGitHub github;
  std::optional<std::string> gh_token;
  bool stopped = false;
  std::vector<trackers::Side> sides;  ///< what a person at the terminal answers, one after another
  std::vector<bool> drops;            ///< and whether to drop a declined fix
  bool is_terse = false;              ///< without -v
  std::vector<std::string> questions;

  FilingWorld() {
    environment["GITHUB_TOKEN"] = "s3cret";
    settings();
    write(file(), lint::test::good);
  }
  void settings(const std::string& more = "") const {
    write("pm.toml",
          "record_url = \"https://example.org/blob/main/{path}\"\n[tracker]\nkind = \"github\"\n"
          "project = \"owner/name\"\nlabels = [\"postmortem\"]\n" +
              more);
  }
  [[nodiscard]] static std::string file(const std::string& id = filed_id) { return "postmortems/" + id + ".json"; }
  [[nodiscard]] nlohmann::json fix(std::size_t place = 0, const std::string& id = filed_id) const {
    return nlohmann::json::parse(read(file(id)))["fixes"][place];
  }
  /// The good record with that many open fixes.
  void with_fixes(int many) const {
    auto fixes = nlohmann::json::array();
    for (int i = 1; i <= many; ++i)
      fixes.push_back({{"id", "X" + std::to_string(i)},
                       {"title", "Fix number " + std::to_string(i)},
                       {"owner", "ana"},
                       {"hours", 2},
                       {"addresses", {"F1", "F2"}},
                       {"status", "open"}});
    write(file(), lint::test::with(nlohmann::json({{"fixes", fixes}}).dump()));
  }
  /// What marks the issue of a fix: the record got its uid when it was filed.
  [[nodiscard]] std::string marker(const std::string& fix) const {
    return trackers::marker_of(nlohmann::json::parse(read(file()))["uid"].get<std::string>(), fix);
  }
  /// As if no link had been written.
  void lose_links() const {
    auto record = nlohmann::ordered_json::parse(read(file()));
    for (auto& one : record["fixes"]) one.erase("ticket");
    write(file(), record.dump(2) + "\n");
  }
  [[nodiscard]] std::vector<std::string> links() const {
    std::vector<std::string> keys;
    const auto record = nlohmann::json::parse(read(file()));
    for (const auto& one : record["fixes"])
      keys.push_back(one.contains("ticket") ? one["ticket"]["key"].get<std::string>() : "");
    return keys;
  }

  Ran file_fixes(commands::FileOptions options = {}) {
    return in_context([&](const commands::CommandContext& context) {
      return commands::file_fixes(options, context, tracker_ports());
    });
  }
  Ran sync(trackers::SyncOptions options = {}) {
    trackers::SyncQuestions ask;
    if (on_a_terminal) {
      ask.which_side = [this](const std::string& question) { return next_answer(question, sides); };
      ask.drops_declined = [this](const std::string& question) { return next_answer(question, drops); };
    }
    return in_context([&](const commands::CommandContext& context) {
      return commands::sync_fixes(options, context, tracker_ports(), ask);
    });
  }

 private:
  template <class Answer>
  Answer next_answer(const std::string& question, std::vector<Answer>& answers) {
    questions.push_back(question);
    const Answer answer = answers.front();
    answers.erase(answers.begin());
    return answer;
  }
  commands::TrackerPorts tracker_ports() {
    return {[this](const std::function<bool()>&) -> Result<std::unique_ptr<http::Transport>> {
              return std::make_unique<FakeGitHubTransport>(github);
            },
            [](std::chrono::seconds) {}, [this] { return stopped; }, [this](const std::string&) { return gh_token; }};
  }
  template <class Do>
  Ran in_context(const Do& what) {
    std::ostringstream out, err;
    Environment world;
    world.out = &out;
    world.err = &err;
    world.variable = [this](const std::string& name) -> std::optional<std::string> {
      const auto found = environment.find(name);
      return found == environment.end() ? std::nullopt : std::optional(found->second);
    };
    world.now = [this] { return time::parse_instant(now)->at; };
    world.random = [this] { return next_random++; };
    world.cwd = std::filesystem::current_path();
    commands::GlobalOptions options;
    options.verbose = is_terse ? 0 : 1;
    auto context = commands::CommandContext::open(world, options, commands::Command::Needs::records);
    Ran ran;
    if (!context) {
      commands::print_error(world, context.error());
      ran.code = exit_code(context.error().kind);
    } else {
      ran.code = what(*context);
    }
    ran.out = out.str();
    ran.err = err.str();
    return ran;
  }
};

}  // namespace pm::test
