#include "commands/init_files.hpp"

#include <string_view>
#include <utility>

#include <pm/text.hpp>

namespace pm::commands {
namespace {

// Contents of the files; {names} are replaced.

constexpr std::string_view settings_text =
    R"(# Configuration of pm. Every key is optional; the comments show examples.
records = {records}            # records directory, relative to this file
# zone = "Europe/Berlin"           # time zone of new records

[check]
fail_on = "error"                  # or "warning", or "info"
# small_fix_hours = 4

[rules]                            # severity of a rule: error, warning, info or off
# counterfactual = "error"

[words]                            # vocabulary of the team
# people = ["the duty crew"]       # treated as people
# systems = ["Hal"]                # treated as a system
# allow = ["blameless"]            # never reported
)";

constexpr std::string_view ignored_files = "*.candidates.jsonl\n";  // raw text of chats

constexpr std::string_view github =
    R"(# Checks postmortem records: each has a fix, and its report is up to date.
name: postmortems
on: [push, pull_request]
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    container: debian:12
    timeout-minutes: 20
    steps:
      - uses: actions/checkout@v4
      - uses: actions/cache@v4
        with:
          path: .pm
          key: pm-{version}-debian-12
      - name: Install pm
        run: |
{install}
      - name: Check records
        run: {pm} check -f github
      - name: Check that reports are up to date
        run: {pm} report --check
)";

constexpr std::string_view gitlab =
    R"(# Checks postmortem records: each has a fix, and its report is up to date.
postmortems:
  image: debian:12
  timeout: 20 minutes
  cache:
    key: pm-{version}-debian-12
    paths: [.pm]
  script:
    - |
{install}
    - {pm} check -f junit >pm-check.xml || true  # report for the merge request; the next line sets the exit status
    - {pm} check
    - {pm} report --check
  artifacts:
    when: always
    reports:
      junit: pm-check.xml
)";

constexpr std::string_view before_commit = R"(# Run `pre-commit install` to enable this hook. Requires pm on the PATH.
repos:
{hook})";

constexpr std::string_view hook = R"(  - repo: local
    hooks:
      - id: pm-check
        name: every postmortem has a fix
        entry: {pm} check
        language: system
        files: {pattern}
)";

std::string filled(std::string_view text, std::initializer_list<std::pair<std::string_view, std::string>> with) {
  std::string out;
  while (!text.empty()) {
    const auto open = std::min(text.find('{'), text.size());
    out += text.substr(0, open);
    text.remove_prefix(open);
    if (text.empty()) break;
    const auto close = std::min(text.find('}'), text.size() - 1);
    const auto name = text.substr(1, close - 1);
    for (const auto& [known, value] : with)
      if (known == name) out += value;
    text.remove_prefix(close + 1);
  }
  return out;
}

std::string indented_lines(std::string_view lines, std::size_t columns) {
  std::vector<std::string> out;
  for (const auto line : text::lines(lines))
    out.push_back(line.empty() ? "" : std::string(columns, ' ') + std::string(line));
  return text::join(out, "\n");
}

/// Puts text in single quotes; `quote` is the escaped quote.
std::string quoted(std::string_view word, std::string_view quote) {
  std::string out = "'";
  for (const char c : word) out += c == '\'' ? std::string(quote) : std::string(1, c);
  return out + "'";
}

std::string shell_word(std::string_view word) {
  constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:@%+=";
  const bool is_plain = !word.empty() && word.find_first_not_of(plain) == std::string_view::npos;
  return is_plain ? std::string(word) : quoted(word, "'\\''");
}

/// A Python regular expression for the records in a directory and below, as YAML.
std::string pattern_of(std::string_view folder) {
  std::string out = "^";
  for (const char c : folder) {
    if (std::string_view(".^$*+?{}[]\\|()").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return quoted((folder == "." ? "^" : out + "/") + ".*\\.json$", "''");
}

std::string command_of(const InitSettings& setup) {
  return setup.settings == "pm.toml" ? "pm" : "pm --config " + shell_word(setup.settings);
}

InitFile workflow(const InitSettings& setup) {
  const auto fill = [&](std::string_view text, std::size_t columns) {
    return filled(
        text,
        {{"version", setup.version}, {"install", indented_lines(setup.install, columns)}, {"pm", command_of(setup)}});
  };
  if (setup.ci == Ci::github) return {".github/workflows/postmortems.yml", fill(github, 10), ""};
  auto text = fill(gitlab, 6);
  return {".gitlab-ci.yml", text, text};
}

}  // namespace

std::vector<InitFile> init_files(const InitSettings& setup) {
  std::vector<InitFile> files;
  files.push_back({setup.settings, filled(settings_text, {{"records", "\"" + setup.records + "\""}}), ""});
  // git does not store an empty directory, and a missing records directory is an error.
  files.push_back({std::filesystem::path(setup.records) / ".gitkeep", "", ""});
  files.push_back(
      {std::filesystem::path(setup.records) / ".gitignore", std::string(ignored_files), std::string(ignored_files)});
  if (setup.ci != Ci::none) files.push_back(workflow(setup));
  const auto entry = filled(hook, {{"pm", command_of(setup)}, {"pattern", pattern_of(setup.records)}});
  files.push_back({".pre-commit-config.yaml", filled(before_commit, {{"hook", entry}}), entry});
  return files;
}

std::string install_from(const std::string& home, const std::string& version) {
  return filled(R"(apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends ca-certificates git >/dev/null
test -x .pm/scripts/pm || git clone --quiet --depth 1 --branch {tag} {home} .pm
PM_INSTALL=yes .pm/scripts/pm --version
ln -sf "$PWD/.pm/scripts/pm" /usr/local/bin/pm
)",
                {{"tag", shell_word("v" + version)}, {"home", shell_word(home)}});
}

}  // namespace pm::commands
