#include "outlets/rows.hpp"

#include <array>
#include <nlohmann/json.hpp>

#include <pm/lint.hpp>
#include <pm/page.hpp>
#include <pm/record.hpp>
#include <pm/report.hpp>
#include <pm/text.hpp>
#include <pm/trackers.hpp>

#include "commands/context.hpp"
#include "commands/filing_environment.hpp"
#include "commands/init_files.hpp"
#include "commands/public_walk.hpp"
#include "report/everywhere.hpp"
#include "templates_embedded.hpp"
#include "terminal/scripted_prompt.hpp"
#include "trackers/a_record.hpp"

namespace outlets {
namespace {

using Json = nlohmann::ordered_json;
using pm::test::FilingWorld;
using pm::test::InnerWorld;
using pm::test::Ran;

constexpr auto id = "2026-11-20-checkout-answers-with-500s";
const std::string file = std::string("postmortems/") + id + ".json";

/// The value in every place of a record; where the format wants one line, it is one, and nowhere is it blank.
std::string record_of(const std::string& value, bool is_final = true) {
  auto record = told::with_everywhere(pm::text::replace_invalid_utf8(value));
  if (!is_final) record.status = pm::record::Status::draft;
  auto json = Json::parse(pm::record::write(record));
  auto line = pm::text::replace_invalid_utf8(value);
  for (auto& c : line)
    if (c == '\n' || c == '\r') c = ' ';
  if (pm::text::is_blank(line)) line = "blank" + line;
  for (int tries = 0; tries < 100; ++tries) {
    const auto text = json.dump(2, ' ', false, Json::error_handler_t::replace);
    const auto read = pm::record::read(text);
    if (read.record) break;
    for (const auto& fault : read.errors) {
      const Json::json_pointer at(fault.pointer);
      if (json.contains(at) && json[at].is_string()) json[at] = line;
    }
  }
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

/// A pm in a folder with that record.
struct World : InnerWorld {
  explicit World(const std::string& value, bool is_final = true) {
    write(".git/HEAD", "");
    environment["NO_COLOR"] = "1";  // what acts on a terminal is then nobody's wish
    write(file, record_of(value, is_final));
  }
};

bool check_token(const Ran& ran) { return ran.code != 1 || !ran.complains(": expected "); }

Left both(const Ran& ran) { return {ran.out + ran.err, check_token(ran)}; }
Left out(const Ran& ran) { return {ran.out, check_token(ran)}; }

/// What a command says, on a terminal.
Row said(const std::string& name, std::vector<std::string> words, bool is_final = true) {
  return {name, Reader::terminal, [words, is_final](const std::string& value) {
            World w(value, is_final);
            w.on_a_terminal = true;
            return both(w.pm(words));
          }};
}

/// What a command prints for another program.
Row printed(const std::string& name, Reader reader, std::vector<std::string> words) {
  return {name, reader, [words](const std::string& value) { return out(World(value).pm(words)); },
          words.front() == "check"};
}

/// What a command writes into a file.
Row written(const std::string& name, Reader reader, std::vector<std::string> words, const std::string& into) {
  return {name, reader,
          [words, into](const std::string& value) {
            const World w(value);
            const auto ran = w.pm(words);
            return Left{w.read(into), check_token(ran)};
          },
          words.front() == "check"};
}

/// What a function makes of a record.
Row of_record(const std::string& name, Reader reader, std::function<std::string(const pm::record::Record&)> make) {
  return {name, reader,
          [make](const std::string& value) { return Left{make(pm::record::read(record_of(value)).record.value())}; }};
}

/// Messages about invalid files.
Row said_about(const std::string& name, std::vector<std::string> words, const std::string& read,
               std::function<std::string(const std::string&)> text) {
  return {name, Reader::terminal, [words, read, text](const std::string& value) {
            World w("plain");
            w.on_a_terminal = true;
            w.write(read, text(value));
            const auto ran = w.pm(words);
            return Left{ran.out + ran.err};
          }};
}

std::string quoted(const std::string& value) { return Json(pm::text::replace_invalid_utf8(value)).dump(); }

std::string hostile_answers(const std::string& value) {
  return "{" + quoted(value) + ": 1, \"title\": [" + quoted(value) + "], \"kind\": " + quoted(value) +
         ", \"fixes\": [{\"owner\": " + quoted(value) + "}]}";
}

Row issue(const std::string& name, Reader reader) {
  return {
      "issue: " + name, reader, [name](const std::string& value) {
        const auto& tracker = *pm::trackers::find_tracker(name);
        // Not at its beginning: what says no more than the title, but for blanks, is left out.
        const auto record = pm::record::read(record_of("So: " + value)).record;
        const auto draft = pm::trackers::draft_of(record->fixes->front(), *record, tracker,
                                                  {"https://example.org/" + value, {}, pm::trackers::BodyDetail::full});
        if (!draft) return Left{"", false};
        const auto sent = Json::parse(tracker.create(pm::trackers::test::target(name), *draft).body, nullptr, false);
        if (sent.is_discarded()) return Left{"BROKEN: what is sent is no JSON"};
        if (draft->title.find('\n') != std::string::npos) return Left{"BROKEN: a title of several lines"};
        return Left{draft->body};
      }};
}

std::vector<Row> of_trackers() {
  std::vector<Row> all;
  for (const auto* name : {"github", "gitlab"}) all.push_back(issue(name, Reader::markdown));
  for (const auto* name : {"jira", "redmine"}) all.push_back(issue(name, Reader::lines));
  for (const auto* name : {"issue.md.mustache", "issue.jira.mustache", "issue.redmine.mustache"})
    all.push_back({std::string("template: ") + name, Reader::lines, [name](const std::string& value) {
                     const auto of = std::string_view(name).find("jira") != std::string_view::npos      ? "jira"
                                     : std::string_view(name).find("redmine") != std::string_view::npos ? "redmine"
                                                                                                        : "github";
                     return issue(of, Reader::lines).leaves(value);
                   }});
  return all;
}

/// The candidates of a hostile source.
Row imported(const std::string& name, Reader reader, const std::string& format) {
  return {name, reader, [reader, format](const std::string& value) {
            World w("plain");
            w.on_a_terminal = reader == Reader::terminal;
            w.write("events.json", "[{\"at\": \"2026-11-20T14:02:00Z\", \"id\": " + quoted(value) +
                                       ", \"user\": " + quoted(value) +
                                       ", \"url\": \"https://x.example/1\", \"text\": " + quoted("x " + value) + "}]");
            const auto ran = w.pm({"import", id, "events.json", "--dry-run", "-f", format});
            return reader == Reader::terminal ? both(ran) : out(ran);
          }};
}

/// Output of filing and syncing, with a hostile tracker.
Row filing(const std::string& name, bool sync) {
  return {name, Reader::terminal, [sync](const std::string& value) {
            FilingWorld w;
            w.write(".git/HEAD", "");
            auto record = Json::parse(pm::lint::test::good);
            record["fixes"][0]["title"] = pm::text::is_blank(value) ? "x" : pm::text::replace_invalid_utf8(value);
            w.write(FilingWorld::file(), record.dump());
            auto ran = w.file_fixes({{}, true, true, true});
            auto all = ran.out + ran.err;
            ran = w.file_fixes({{}, false, true, true});
            all += ran.out + ran.err;
            if (sync && !w.github.issues.empty()) {
              auto& issue = w.github.issues.front();
              issue["html_url"] = issue["title"] = pm::text::replace_invalid_utf8(value);
              issue["closed_at"] = pm::text::replace_invalid_utf8(value);
              issue["state"] = "closed";
              ran = w.sync();
              all += ran.out + ran.err;
            }
            return Left{all};
          }};
}

/// The folder's name stands in the settings and the hook, the way to get pm in the workflow.
Row init_file(const std::string& name) {
  const bool workflow = name == ".gitlab-ci.yml" || name.starts_with(".github");
  return {"init: " + name, name.ends_with(".toml") ? Reader::toml : Reader::yaml, [=](const std::string& value) {
            InnerWorld w;
            w.write(".git/HEAD", "");
            const auto ran =
                w.pm({"-C", workflow ? "records" : "records" + value, "init", "--ci",
                      name == ".gitlab-ci.yml" ? "gitlab" : "github", "--install", workflow ? value : "echo x"});
            return Left{ran.code == 0 ? w.read(name) : "", ran.code == 0};
          }};
}

std::vector<Row> of_init() {
  std::vector<Row> all;
  for (const auto* name : {"pm.toml", ".pre-commit-config.yaml", ".github/workflows/postmortems.yml", ".gitlab-ci.yml"})
    all.push_back(init_file(name));
  all.push_back({"init: postmortems/.gitignore", Reader::lines, [](const std::string&) { return Left{""}; }});
  all.push_back({"init: postmortems/.gitkeep", Reader::lines, [](const std::string&) { return Left{""}; }});
  return all;
}

std::vector<Row> of_escapes() {
  std::vector<Row> all;
  for (const auto& outlet : pm::escape::outlets())
    all.push_back({"escape: " + std::string(outlet.name), Reader::terminal,
                   [&outlet](const std::string& value) { return Left{outlet.escape(value)}; }});
  return all;
}

std::vector<Row> of_reports() {
  const std::vector<std::string> render{"report", id, "-f", "md", "-o", "-"};
  const auto markdown = [render](const std::string& name, Reader reader) { return printed(name, reader, render); };
  return {
      markdown("pm report -f md", Reader::markdown),
      markdown("template: report.md.mustache", Reader::markdown),
      markdown("also: the picture in a report", Reader::mermaid),
      printed("pm report -f html", Reader::html, {"report", id, "-f", "html", "-o", "-"}),
      printed("pm report -f svg", Reader::html, {"report", id, "-f", "svg", "-o", "-"}),
      written("also: the HTML report next to its record", Reader::html, {"report", "-f", "html"},
              std::string("postmortems/") + id + ".html"),
      {"template: report.css", Reader::lines, [](const std::string&) { return Left{""}; }},
      {"template: picture.css", Reader::lines, [](const std::string&) { return Left{""}; }},
      printed("pm report -f json", Reader::json, {"report", id, "-f", "json", "-o", "-"}),
      said("also: a record shown as JSON on a terminal", {"report", id, "-f", "json", "-o", "-"}),
      written("pm report --output", Reader::markdown, {"report", id, "-o", "there.md"}, "there.md"),
      written("also: the report next to its record", Reader::markdown, {"report"},
              std::string("postmortems/") + id + ".md"),
      said("pm show", {"show", id}),
      of_record("template: report.public.md.mustache", Reader::markdown, pm::report::public_markdown),
      of_record("also: the public report in HTML", Reader::html,
                [](const pm::record::Record& r) { return pm::report::public_html(r); }),
      of_record("pm public", Reader::terminal,
                [](pm::record::Record r) {
                  pm::terminal::ScriptedPrompt prompt{"", "", "", "", "", "", "", ""};
                  pm::lint::PrivateTerms terms({});
                  terms.add(r);
                  const auto save = [](const pm::record::Record&) -> pm::Result<void> { return {}; };
                  (void)pm::commands::walk_public_texts(r, terms, {}, pm::time::Day{"2026-11-30"}, prompt, save);
                  return prompt.transcript;
                }),
  };
}

std::vector<Row> of_lists() {
  return {
      said("pm list -f table", {"list"}),
      printed("pm list -f json", Reader::json, {"list", "-f", "json"}),
      printed("pm list -f md", Reader::markdown, {"list", "-f", "md"}),
      printed("pm list -f html", Reader::html, {"list", "-f", "html"}),
      said("pm fixes -f text", {"fixes", "--digest", "-f", "text"}),
      printed("pm fixes -f html", Reader::html, {"fixes", "--digest", "-f", "html"}),
      printed("also: pm fixes --digest -f md", Reader::markdown, {"fixes", "--digest", "-f", "md"}),
      printed("pm list -f csv", Reader::csv, {"list", "-f", "csv"}),
      said("pm fixes -f table", {"fixes"}),
      printed("pm fixes -f json", Reader::json, {"fixes", "-f", "json"}),
      printed("pm fixes -f csv", Reader::csv, {"fixes", "-f", "csv"}),
      printed("pm fixes -f md", Reader::markdown, {"fixes", "-f", "md"}),
      said("also: pm fixes --grid", {"fixes", "--grid", id}),
      said("pm find -f text", {"find", "--in", "title,factors,timeline", "the"}),
      printed("pm find -f json", Reader::terminal, {"find", "-f", "json", "the"}),
      {"also: pm find WORDS", Reader::terminal,
       [](const std::string& value) {
         World w(value);
         w.on_a_terminal = true;
         return both(w.pm({"find", "--", value}));
       }},
      said("pm figures -f text", {"figures"}),
      said("also: pm figures --plain", {"figures", "--plain"}),
      printed("pm figures -f json", Reader::json, {"figures", "-f", "json"}),
      printed("pm figures -f csv", Reader::csv, {"figures", "-f", "csv"}),
      printed("pm figures -f md", Reader::markdown, {"figures", "-f", "md"}),
      printed("pm figures -f html", Reader::html, {"figures", "-f", "html"}),
      written("pm figures --output", Reader::html, {"figures", "-f", "html", "-o", "f.html"}, "f.html"),
      said("pm figures --from", {"figures", "--from", "postmortems"}),
      said("pm find --from", {"find", "--from", "postmortems", "the"}),
      said("pm list --from", {"list", "--from", "postmortems"}),
      said("pm fixes --from", {"fixes", "--from", "postmortems"}),
      said("pm check --from", {"check", "--from", "postmortems"}),
      printed("pm export --from", Reader::json, {"export", "-f", "ndjson", "--from", "postmortems"}),
      of_record(
          "pm page", Reader::html,
          [](const pm::record::Record& r) {
            return pm::page::make_snapshot({.record = r, .card = {}, .notice = "", .at = {}}, nullptr)->fragment.text;
          }),
      {"template: page.css", Reader::lines, [](const std::string&) { return Left{""}; }},
      {"template: page.js", Reader::lines, [](const std::string&) { return Left{""}; }},
      {"template: figures.css", Reader::lines, [](const std::string&) { return Left{""}; }},
      printed("pm export -f ndjson", Reader::json, {"export", "-f", "ndjson"}),
      written("pm export -f csv", Reader::csv, {"export", "-f", "csv", "-o", "out"}, "out/event.csv"),
      printed("pm export -f sql", Reader::sql, {"export", "-f", "sql", "--people"}),
      written("pm export --output", Reader::sql, {"export", "-f", "sql", "-o", "a.sql"}, "a.sql"),
  };
}

std::vector<Row> of_checks() {
  return {
      said("pm check -f human", {"check"}),
      printed("pm check -f json", Reader::json, {"check", "-f", "json"}),
      printed("pm check -f sarif", Reader::json, {"check", "-f", "sarif"}),
      printed("pm check -f junit", Reader::xml, {"check", "-f", "junit"}),
      printed("pm check -f github", Reader::github, {"check", "-f", "github"}),
      written("pm check --write-baseline", Reader::json, {"check", "--write-baseline", "b.json"}, "b.json"),
      said_about("pm check --baseline", {"check", "--baseline", "b.json"}, "b.json",
                 [](const auto& value) {
                   return "{\"format\": \"pm-baseline/1\", \"findings\": [{\"path\": " + quoted(value) + ", " +
                          quoted(value) + ": 1}]}";
                 }),
      said_about("pm check PATH", {"check", "notes.md"}, "notes.md",
                 [](const auto& value) { return "They should have looked at " + value + " before.\n"; }),
  };
}

std::vector<Row> of_what_is_read() {
  const std::vector<std::string> no_input{"--answers", "answers.json", "--no-input"};
  const auto with = [&](std::vector<std::string> words) {
    words.insert(words.end(), no_input.begin(), no_input.end());
    return words;
  };
  return {
      said_about("pm new --answers", with({"new"}), "answers.json", hostile_answers),
      said_about("pm resume --answers", with({"resume", id}), "answers.json", hostile_answers),
      said_about("pm edit --answers", with({"edit", id}), "answers.json", hostile_answers),
      said_about("pm report --template", {"report", id, "--template", "t.md", "-o", "-"}, "t.md",
                 [](const auto& value) { return "{{#title}}{{" + value + "}}\n{{>" + value + "}}"; }),
      said_about("pm --config", {"list"}, "pm.toml",
                 [](const auto& value) {
                   return quoted(value) + " = 1\n[rules]\n" + quoted(value) + " = " + quoted(value) + "\n";
                 }),
      said_about("also: a record that is none", {"check"}, file,
                 [](const auto& value) {
                   return "{\"format\": " + quoted(value) + ", " + quoted(value) + ": " + quoted(value) + "}";
                 }),
      said_about("also: a record that is no JSON", {"list"}, file, [](const auto& value) { return "{" + value; }),
  };
}

/// A name that a file can have.
std::string file_name(const std::string& value) {
  std::string name;
  for (const char c : value) name += c == '/' || c == '\0' ? '_' : c;
  return name.substr(0, 100);
}

/// In a folder with a hostile name, and beside files with such names.
Row with_names(const std::string& name, std::vector<std::string> words) {
  return {name, Reader::terminal, [words](const std::string& value) {
            World w("plain");
            w.on_a_terminal = true;
            const auto good = w.read(file);
            w.write("postmortems/in " + file_name(value) + "/2026-11-19-x.json", good);
            w.write("postmortems/of " + file_name(value) + ".json", "{}");
            return both(w.pm(words));
          }};
}

/// A merge of three records that differ in every value; `which`: the one that holds the hostile value.
Row merging(std::string name, int which) {
  return {std::move(name), Reader::terminal, [which](const std::string& value) {
            World w("plain");
            w.on_a_terminal = true;
            w.write("base.json", record_of(which == 0 ? value : "base"));
            w.write("current.json", record_of(which == 1 ? value : "current"));
            w.write("other.json", record_of(which == 2 ? value : "other"));
            return both(w.pm({"merge-driver", "base.json", "current.json", "other.json", file}));
          }};
}

std::vector<Row> of_commands() {
  std::vector<Row> all{
      {"pm new", Reader::terminal,
       [](const std::string& value) {
         World w("plain");
         w.on_a_terminal = true;
         w.write("a.json", "{\"title\": " + quoted(value) + ", \"summary\": " + quoted(value) + "}");
         return both(w.pm({"new", "--answers", "a.json", "--no-input"}));
       }},
      said("pm resume", {"resume", id, "--no-input"}, false),
      said("pm edit", {"edit", id, "--no-input"}),
      said("pm waive", {"waive", id, "human-error", "--why", "x"}),
      {"pm explain -f text", Reader::terminal,
       [](const std::string& value) { return both(World("plain").pm({"explain", "--", value})); }},
      {"pm explain -f json", Reader::terminal,
       [](const std::string& value) { return both(World("plain").pm({"explain", "-f", "json", "--", value})); }},
      {"also: pm explain --sentence", Reader::terminal,
       [](const std::string& value) { return both(World("plain").pm({"explain", "--sentence=" + value})); }},
      {"pm fixes add", Reader::terminal,
       [](const std::string& value) {
         World w(value);
         w.on_a_terminal = true;
         return both(w.pm({"fixes", "add", id, "--", "a " + value}));
       }},
      {"pm fixes edit", Reader::terminal,
       [](const std::string& value) {
         World w(value);
         w.on_a_terminal = true;
         return both(w.pm({"fixes", "edit", std::string(id) + ":X1", "--title", "b " + value, "--owner", value}));
       }},
      said("pm fixes done", {"fixes", "done", std::string(id) + ":X1"}),
      {"pm fixes drop", Reader::terminal,
       [](const std::string& value) {
         World w(value);
         w.on_a_terminal = true;
         return both(w.pm({"fixes", "drop", std::string(id) + ":X2", "--force", "--why", "b " + value}));
       }},
      said("pm fixes reopen", {"fixes", "reopen", std::string(id) + ":X3"}),
      {"pm fixes link", Reader::terminal,
       [](const std::string& value) {
         World w(value);
         w.on_a_terminal = true;
         return both(w.pm({"fixes", "link", std::string(id) + ":X1", "https://example.org/" + value}));
       }},
      said("pm fixes unlink", {"fixes", "unlink", std::string(id) + ":X1"}),
      filing("pm fixes file", false),
      filing("pm fixes sync", true),
      merging("pm merge-driver BASE", 0),
      merging("pm merge-driver CURRENT", 1),
      merging("pm merge-driver OTHER", 2),
      {"pm merge-driver", Reader::terminal,
       [](const std::string& value) {
         World w("plain");
         w.on_a_terminal = true;
         return both(w.pm({"merge-driver", file, file, file, "--", value}));
       }},
      said("pm delete", {"delete", id, "--yes"}),
      imported("pm import -f table", Reader::terminal, "table"),
      imported("pm import -f json", Reader::json, "json"),
      {"pm import SOURCE", Reader::terminal,
       [](const std::string& value) {
         World w("plain");
         w.on_a_terminal = true;
         return both(w.pm({"import", id, "--dry-run", "--", value}));
       }},
      {"pm rename", Reader::terminal,
       [](const std::string& value) {
         World w(value);
         w.on_a_terminal = true;
         return both(w.pm({"rename", id, "--yes", "--", "A " + value}));
       }},
      said("pm similar -f table", {"similar", id}),
      said("pm similar -f json", {"similar", id, "-f", "json"}),
      said("pm link", {"link", std::string(id) + ":F1", std::string(id) + ":F2"}),
      said("pm unlink", {"unlink", std::string(id) + ":F1", std::string(id) + ":F2"}),
      said("pm schema", {"schema"}),
      said("pm completion bash", {"completion", "bash"}),
      said("pm completion zsh", {"completion", "zsh"}),
      said("pm completion fish", {"completion", "fish"}),
      {"pm init", Reader::terminal,
       [](const std::string& value) {
         InnerWorld w;
         w.on_a_terminal = true;
         w.write(".git/HEAD", "");
         w.write(".gitlab-ci.yml", "mine\n");
         return both(w.pm({"-C", "records" + value, "init", "--ci", "gitlab", "--install", "x " + value}));
       }},
      {"pm --verbose", Reader::terminal,
       [](const std::string& value) {
         World w("plain");
         w.on_a_terminal = true;
         return both(w.pm({"-v", "-C", "dir " + value, "list"}));
       }},
      {"pm --log-file", Reader::terminal,
       [](const std::string& value) {
         World w("plain");
         (void)w.pm({"--log-file", "log", "-C", "dir " + value, "list"});
         return Left{w.read("log")};
       }},
  };
  for (const auto* name : {"list", "check", "fixes", "report"})
    all.push_back(with_names(std::string("also: file names in pm ") + name, {name}));
  all.push_back(with_names("also: file names in pm report --check", {"report", "--check"}));
  all.push_back(with_names("also: an ambiguous name", {"show", "2026"}));
  return all;
}

}  // namespace

const std::vector<Row>& rows() {
  static const auto all = [] {
    std::vector<Row> gathered;
    for (auto some : {of_reports(), of_lists(), of_checks(), of_what_is_read(), of_commands(), of_trackers(), of_init(),
                      of_escapes()})
      gathered.insert(gathered.end(), some.begin(), some.end());
    return gathered;
  }();
  return all;
}

std::set<std::string> names_there_are() {
  using pm::commands::Flag;
  std::set<std::string> names;
  const auto add = [&](const std::string& command, const Flag& flag) {
    if (flag.display_name() == "--format" || (flag.kind == Flag::Kind::operand && !flag.choices.empty()))
      for (const auto& choice : flag.choices)
        names.insert(command + (flag.kind == Flag::Kind::operand ? " " : " -f ") + choice);
    if (flag.offers == Flag::Offers::files || flag.display_name() == "--verbose")
      names.insert(command + " " + flag.display_name());
  };
  for (const auto& command : pm::commands::commands()) {
    pm::commands::Flags flags;
    const auto run = command.define(flags);
    const auto name = "pm " + std::string(command.name);
    const auto before = names.size();
    bool has_formats = false;
    for (const auto& flag : flags.all()) {
      add(name, flag);
      has_formats = has_formats || flag.display_name() == "--format" ||
                    (flag.kind == Flag::Kind::operand && !flag.choices.empty());
    }
    if (!has_formats || names.size() == before) names.insert(name);
  }
  pm::commands::Flags global;
  pm::commands::GlobalOptions options;
  pm::commands::define_global(global, options);
  for (const auto& flag : global.all()) add("pm", flag);
  for (const auto& format : pm::lint::formats()) names.insert("pm check -f " + std::string(format.name));
  for (const auto* tracker : pm::trackers::trackers()) names.insert("issue: " + std::string(tracker->name));
  for (const auto& one : pm::embedded_templates()) names.insert("template: " + std::string(one.name));
  for (const auto& outlet : pm::escape::outlets()) names.insert("escape: " + std::string(outlet.name));
  for (const auto ci : {pm::commands::Ci::github, pm::commands::Ci::gitlab})
    for (const auto& one : pm::commands::init_files({"postmortems", "pm.toml", ci, "1", "x\n"}))
      names.insert("init: " + one.path.generic_string());
  return names;
}

}  // namespace outlets
