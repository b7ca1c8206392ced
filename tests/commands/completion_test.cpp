// Completion scripts, tried by the shells themselves.
#include "catch.hpp"
#include "commands/shell.hpp"
#include "lint/a_record.hpp"

using pm::test::Shell;

namespace {

bool may_try(const std::string& shell) {
  if (Shell::is_installed(shell)) return true;
  WARN("skipped: " << shell << " is not installed");
  return false;
}

struct WithRecords : Shell {
  WithRecords() {
    for (const std::string id : {"2026-11-20-a", "2025-01-01-b"})
      write("postmortems/" + id + ".json", pm::lint::test::with("{\"id\": \"" + id + "\"}"));
    write("notes.md", "");
  }
};

/// What bash offers at the end of a line of words.
std::string bash(const Shell& w, const std::string& words) {
  const auto ran = w.sh("source <(pm completion bash) || exit\nCOMP_WORDS=(" + words +
                            ")\nCOMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n_pm\nprintf '%s\\n' \"${COMPREPLY[@]}\"",
                        "bash");
  INFO(ran);
  CHECK(ran.err.empty());
  return "\n" + ran.out;
}

std::string fish(const Shell& w, const std::string& line) {
  const auto ran = w.run("fish --no-config", "pm completion fish | source\ncomplete -C '" + line + "'");
  INFO(ran);
  CHECK(ran.err.empty());
  return "\n" + ran.out;
}

bool offers(const std::string& all, const std::string& word) {
  INFO(all);
  return all.find("\n" + word) != std::string::npos;
}

}  // namespace

TEST_CASE("bash: completes commands, options, values and records") {
  if (!may_try("bash")) return;
  WithRecords w;
  CHECK(bash(w, "pm che") == "\ncheck\n");
  CHECK(offers(bash(w, "pm ''"), "explain\n"));
  CHECK(offers(bash(w, "pm check --f"), "--format\n"));
  CHECK(offers(bash(w, "pm check --col"), "--color\n"));
  CHECK(offers(bash(w, "pm --col"), "--color\n"));
  CHECK(bash(w, "pm check --format js") == "\njson\n");
  CHECK(bash(w, "pm check --format = js") == "\njson\n");
  CHECK(offers(bash(w, "pm check --color ''"), "never\n"));
  CHECK(bash(w, "pm show 2026") == "\n2026-11-20-a\n");
  CHECK(bash(w, "pm explain counter") == "\ncounterfactual\n");
  CHECK(offers(bash(w, "pm waive 2026-11-20-a counter"), "counterfactual\n"));
  CHECK(offers(bash(w, "pm edit 2026-11-20-a ti"), "timeline\n"));
  CHECK_FALSE(offers(bash(w, "pm ma"), "manual"));
}

TEST_CASE("bash: completes words that contain a colon or equals sign") {
  if (!may_try("bash")) return;
  WithRecords w;
  CHECK(offers(bash(w, "pm fixes done 2026-11"), "2026-11-20-a:X1\n"));
  CHECK(offers(bash(w, "pm fixes done 2026-11-20-a :"), "X1\n"));
  CHECK(offers(bash(w, "pm fixes done 2026-11-20-a : X"), "X1\n"));
  CHECK(bash(w, "pm check --rule no-bo") == "\nno-boss=error\nno-boss=warning\nno-boss=info\nno-boss=off\n");
  CHECK(bash(w, "pm check --rule no-boss = o") == "\noff\n");
  CHECK(bash(w, "pm check --rule = no-boss = o") == "\noff\n");
}

TEST_CASE("completion: uses the records directory of the command line") {
  WithRecords w;
  REQUIRE(w.sh("mkdir 'other place' && mv postmortems/2025* 'other place'").code == 0);
  if (may_try("bash")) CHECK(bash(w, "pm -C 'other place' show 20") == "\n2025-01-01-b\n");
  if (may_try("fish")) CHECK(offers(fish(w, "pm -C other\\ place show 20"), "2025-01-01-b"));
}

TEST_CASE("fish: completes commands, options, values and records") {
  if (!may_try("fish")) return;
  WithRecords w;
  CHECK(offers(fish(w, "pm che"), "check\t"));
  CHECK(offers(fish(w, "pm check --form"), "--format\t"));
  CHECK(offers(fish(w, "pm check --format js"), "json"));
  CHECK(offers(fish(w, "pm show 2026"), "2026-11-20-a"));
  CHECK(offers(fish(w, "pm explain counter"), "counterfactual"));
  CHECK(offers(fish(w, "pm edit 2026-11-20-a ti"), "timeline"));
  CHECK(offers(fish(w, "pm fixes done 2026-11"), "2026-11-20-a:X1"));
  CHECK(offers(fish(w, "pm check --rule no-bo"), "no-boss=off"));
  CHECK_FALSE(offers(fish(w, "pm show "), "notes.md"));
  CHECK(offers(fish(w, "pm check not"), "notes.md"));
}

TEST_CASE("zsh: loads the script and completes") {
  if (!may_try("zsh")) return;
  WithRecords w;
  REQUIRE(w.sh("mkdir functions && pm completion zsh > functions/_pm && zsh -n functions/_pm").code == 0);
  // Replaces _arguments and compadd to capture the completions
  const auto ran = w.run("timeout 60 zsh -f", R"zsh(
fpath=($PWD/functions $fpath)
autoload -Uz compinit && compinit -u -d $PWD/.dump
[[ $_comps[pm] == _pm ]] || { print "no completion for pm"; exit 1 }
zmodload zsh/zpty
zpty inner zsh -f -i
zpty -w inner "fpath=($PWD/functions \$fpath); autoload -Uz compinit; compinit -u -d $PWD/.dump; PS1='' LISTMAX=0; path=($path)"
zpty -w inner "bindkey '^I' complete-word; setopt no_beep; zstyle ':completion:*' list-colors ''"
zpty -w inner "print read''y"
zpty -r -m inner seen '*ready*'
for line word in 'pm che' check 'pm check --form' --format 'pm explain counter' counterfactual 'pm show 2026' 2026-11-20-a 'pm fixes done 2026-11' 2026-11-20-a:X1 'pm check --rule no-boss=of' no-boss=off 'pm edit 2026-11-20-a long' long; do
  zpty -w -n inner "$line"$'\t'
  zpty -r -m inner seen "*$word*"
  print -r -- "$line: ${seen//[$'\r\n']/ }"
  zpty -w -n inner $'\x15'"print don''e"$'\n'
  zpty -r -m inner seen '*done*'
done
)zsh");
  INFO(ran);
  CHECK(ran.says("pm che: "));
  CHECK(ran.says("--format"));
  CHECK(ran.says("counterfactual"));
  CHECK(ran.says("2026-11-20-a"));
  CHECK(ran.says("2026-11-20-a:X1"));
  CHECK(ran.says("no-boss=off"));
}
