#include <pm/config.hpp>

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <pm/text.hpp>
#include <pm/time.hpp>

#include "config/reading.hpp"

namespace pm {
namespace {

using config::Key;
using config::Reading;
using toml::node;

constexpr std::array<std::string_view, 4> severities = {"error", "warning", "info", "off"};

// ---- values that are more than their type
// ----------------------------------------------------------------------------

bool is_url(std::string_view text) { return text.starts_with("https://") || text.starts_with("http://"); }

/// Relative to the file and below it: ignoring reaches no other folder.
bool leads_out(std::string_view glob) {
  return glob.starts_with('/') || glob == ".." || glob.starts_with("../") || glob.ends_with("/..") ||
         glob.find("/../") != std::string_view::npos;
}

void take_ignore(Reading& r, const node& n, Config& c) {
  c.ignore = r.texts(n).value_or(c.ignore);
  for (const auto& glob : c.ignore)
    if (leads_out(glob))
      r.wrong(n, fmt::format("ignore: \"{}\" leads out of this file's folder", glob),
              "such as: ignore = [\"postmortems/old/**\"]");
}

void take_zone(Reading& r, const node& n, Config& c) {
  c.zone = r.text(n);
  if (!c.zone) return;
  const auto zone = time::Zone::find(*c.zone);
  // a machine without zones cannot tell, and many never need one
  if (!zone && zone.error().kind != ProblemKind::outside) r.wrong(n, zone.error().what, zone.error().hint);
}

void take_record_url(Reading& r, const node& n, Config& c) {
  c.record_url = r.text(n);
  if (!c.record_url) return;
  constexpr auto example = "such as: record_url = \"https://example.org/blob/main/{path}\"";
  if (!is_url(*c.record_url)) return r.wrong(n, "record_url has to begin with https://", example);
  if (c.record_url->find("{path}") == std::string::npos)
    r.wrong(n, "record_url has no {path} in it, so every link would be the same", example);
}

// ---- [check], [rules] and [words]
// --------------------------------------------------------------------------------------

constexpr Key<Config> check_keys[] = {
    {"fail_on", "fail_on = \"error\"", "from which severity on `pm check` exits with 1: `error`, `warning` or `info`",
     [](Reading& r, const node& n, Config& c) {
       if (const auto word = r.one_of(n, std::span(severities).first<3>())) c.fail_on = *check::severity_named(*word);
     }},
    {"small_fix_hours", "small_fix_hours = 4", "up to how many hours a fix is a small one",
     [](Reading& r, const node& n, Config& c) {
       const auto hours = r.number(n);
       if (hours && *hours <= 0) r.wrong(n, "small_fix_hours has to be more than 0", "such as: small_fix_hours = 4");
       c.small_fix_hours = hours.value_or(c.small_fix_hours);
     }},
};

void take_rules(Reading& r, const node& n, Config& c) {
  const auto* table = r.table(n);
  if (!table) return;
  for (const auto& [rule, value] : *table) {
    if (const auto may = r.names.may_set(rule.str()); !may) {
      r.wrong(rule.source(), may.error().what, may.error().hint);
      continue;
    }
    const auto* word = value.as_string();
    if (!word || std::ranges::find(severities, word->get()) == severities.end())
      r.wrong(value, fmt::format("{} has to be \"error\", \"warning\", \"info\" or \"off\"", rule.str()),
              fmt::format("such as: {} = \"error\"", rule.str()));
    else
      c.rules[std::string(rule.str())] = *check::severity_named(word->get());
  }
}

constexpr Key<axioms::Words::Denied> deny_keys[] = {
    {"say", "say = \"war room\"", "the word",
     [](Reading& r, const node& n, axioms::Words::Denied& d) { d.say = r.text(n).value_or(""); }},
    {"ask", "ask = \"What do we call it when nobody is at war?\"", "what to ask instead",
     [](Reading& r, const node& n, axioms::Words::Denied& d) { d.ask = r.text(n).value_or(""); }},
};

void take_deny(Reading& r, const node& n, axioms::Words& words) {
  for (const auto* table : r.tables(n)) {
    axioms::Words::Denied denied;
    r.read<axioms::Words::Denied>(*table, deny_keys, denied);
    if (!table->contains("say"))
      r.wrong(*table, "deny says no word that it means", "such as: deny = [{ say = \"war room\", ask = \"…\" }]");
    words.deny.push_back(std::move(denied));
  }
}

constexpr Key<axioms::Words> words_keys[] = {
    {"people", "people = [\"the duty crew\"]", "words of yours that are read as people",
     [](Reading& r, const node& n, axioms::Words& w) { w.people = r.texts(n).value_or(w.people); }},
    {"systems", "systems = [\"Hal\", \"Marvin\"]", "words of yours that are read as a system",
     [](Reading& r, const node& n, axioms::Words& w) { w.systems = r.texts(n).value_or(w.systems); }},
    {"allow", "allow = [\"blameless\"]", "words that are never a finding",
     [](Reading& r, const node& n, axioms::Words& w) { w.allow = r.texts(n).value_or(w.allow); }},
    {"deny", "deny = [{ say = \"war room\", ask = \"What do we call it when nobody is at war?\" }]",
     "words that this team would rather leave, each with what to ask instead", take_deny},
};

// ---- [[question]]
// -----------------------------------------------------------------------------------------------------

bool is_question_id(std::string_view id) {
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  return !id.empty() && is_letter(id.front()) &&
         std::ranges::all_of(id, [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_'; });
}

void take_question_id(Reading& r, const node& n, TeamQuestion& q) {
  q.id = r.text(n).value_or("");
  if (q.id.empty()) return;
  if (!is_question_id(q.id))
    r.wrong(n, fmt::format("\"{}\" is no id of a question", q.id),
            "a letter, then letters, digits and _, all lower case");
  else if (std::ranges::find(r.names.questions, q.id) != r.names.questions.end())
    r.wrong(n, fmt::format("\"{}\" is a question of pm's own", q.id),
            "another id will do: the answer goes to custom.ID");
}

constexpr Key<TeamQuestion> question_keys[] = {
    {"id", "id = \"customers_told\"", "what it is called; the answer goes to `custom.ID`", take_question_id},
    {"section", "section = \"times\"", "where it is asked",
     [](Reading& r, const node& n, TeamQuestion& q) { q.section = r.one_of(n, r.names.sections).value_or(""); }},
    {"ask", "ask = \"When and how did we tell customers?\"", "its words",
     [](Reading& r, const node& n, TeamQuestion& q) { q.ask = r.text(n).value_or(""); }},
    {"hint", "hint = \"Status page, mail, phone.\"", "a short example, shown below it",
     [](Reading& r, const node& n, TeamQuestion& q) { q.hint = r.text(n).value_or(""); }},
};

void take_questions(Reading& r, const node& n, Config& c) {
  for (const auto* table : r.tables(n)) {
    TeamQuestion question;
    r.read<TeamQuestion>(*table, question_keys, question);
    for (const auto needed : {"id", "section", "ask"})
      if (!table->contains(needed))
        r.wrong(*table, fmt::format("this question has no {}", needed),
                "a question has an id, a section and what it asks");
    if (!question.id.empty() && std::ranges::find(c.questions, question.id, &TeamQuestion::id) != c.questions.end())
      r.wrong(*table->get("id"), fmt::format("there is a question \"{}\" already", question.id), "another id will do");
    c.questions.push_back(std::move(question));
  }
}

// ---- [tracker]
// --------------------------------------------------------------------------------------------------------

void take_people(Reading& r, const node& n, TrackerConfig& t) {
  const auto* table = r.table(n);
  if (!table) return;
  for (const auto& [name, value] : *table)
    if (auto login = r.text(value)) t.people[std::string(name.str())] = std::move(*login);
}

constexpr Key<TrackerConfig> tracker_keys[] = {
    {"kind", "kind = \"github\"", "`github`, `gitlab`, `jira` or `redmine`",
     [](Reading& r, const node& n, TrackerConfig& t) { t.kind = r.one_of(n, r.names.trackers).value_or(""); }},
    {"project", "project = \"owner/name\"", "the project there; for GitHub and GitLab owner and name",
     [](Reading& r, const node& n, TrackerConfig& t) { t.project = r.text(n).value_or(""); }},
    {"url", "url = \"https://redmine.example.org\"",
     "where the tracker is; may be left out for github.com and gitlab.com. For GitHub elsewhere: its API",
     [](Reading& r, const node& n, TrackerConfig& t) {
       t.url = r.text(n).value_or("");
       if (!t.url.empty() && !is_url(t.url))
         r.wrong(n, "url has to begin with https://", "such as: url = \"https://redmine.example.org\"");
     }},
    {"labels", "labels = [\"postmortem\"]", "labels of new issues",
     [](Reading& r, const node& n, TrackerConfig& t) { t.labels = r.texts(n).value_or(t.labels); }},
    {"public", "public = false", "`true`: issues carry only title, hours, owner and link",
     [](Reading& r, const node& n, TrackerConfig& t) { t.is_public = r.yes_or_no(n).value_or(false); }},
    {"done", "done = [\"Shipped\"]", "names of states, resolutions and labels there that mean a fix is done",
     [](Reading& r, const node& n, TrackerConfig& t) { t.done = r.texts(n).value_or(t.done); }},
    {"declined", "declined = [\"Parked\"]",
     "names of states, resolutions and labels there that mean a fix was declined",
     [](Reading& r, const node& n, TrackerConfig& t) { t.declined = r.texts(n).value_or(t.declined); }},
    {"people", "people = { ana = \"ana-gh\" }", "who people are there: a name here, and the account", take_people},
};

void take_tracker(Reading& r, const node& n, Config& c) {
  const auto* table = r.table(n);
  if (!table) return;
  TrackerConfig tracker;
  r.read<TrackerConfig>(*table, tracker_keys, tracker);
  if (!table->contains("kind"))
    r.wrong(n, "the tracker has no kind", "there are " + fmt::format("{}", fmt::join(r.names.trackers, ", ")));
  const bool has_slash = tracker.project.find('/') != std::string::npos;
  if (tracker.kind == "github" && table->contains("project") && !has_slash)
    r.wrong(*table->get("project"), "a project of github is its owner and its name",
            "such as: project = \"owner/name\"");
  c.tracker = std::move(tracker);
}

// ---- the whole file
// ---------------------------------------------------------------------------------------------------

constexpr Key<Config> keys[] = {
    {"records", "records = \"postmortems\"", "the records folder, relative to this file",
     [](Reading& r, const node& n, Config& c) { c.records = r.text(n); }},
    {"ignore", "ignore = [\"postmortems/old/**\"]", "files and folders that are left out, relative to this file",
     take_ignore},
    {"zone", "zone = \"Europe/Berlin\"", "the zone of new records", take_zone},
    {"record_url", "record_url = \"https://example.org/blob/main/{path}\"",
     "the link in each issue; `{path}` is the report beside the record", take_record_url},
    {"check", "[check]", "what the gate goes by",
     [](Reading& r, const node& n, Config& c) {
       if (const auto* table = r.table(n)) r.read<Config>(*table, check_keys, c);
     }},
    {"rules", "[rules]", "what a rule weighs: `error`, `warning`, `info` or `off`; the rules are in pm-check(1)",
     take_rules},
    {"words", "[words]", "a team's own language",
     [](Reading& r, const node& n, Config& c) {
       if (const auto* table = r.table(n)) r.read<axioms::Words>(*table, words_keys, c.words);
     }},
    {"question", "[[question]]", "a team's own question; as many as there are", take_questions},
    {"tracker", "[tracker]", "where fixes are filed", take_tracker},
};

template <class Into, std::size_t count>
void list(std::vector<ConfigKey>& into, std::string_view table, const Key<Into> (&rows)[count]) {
  for (const auto& key : rows)
    if (!key.example.starts_with('[')) into.push_back({table, key.name, key.example, key.says});
}

}  // namespace

std::vector<ConfigKey> config_keys() {
  std::vector<ConfigKey> all;
  list(all, "", keys);
  for (const auto& key : keys) {
    if (!key.example.starts_with('[')) continue;
    all.push_back({key.name, "", key.example, key.says});
    if (key.name == "check") list(all, key.name, check_keys);
    if (key.name == "rules") all.push_back({key.name, "RULE", "counterfactual = \"error\"", "one rule's weight"});
    if (key.name == "words") list(all, key.name, words_keys);
    if (key.name == "question") list(all, key.name, question_keys);
    if (key.name == "tracker") list(all, key.name, tracker_keys);
  }
  return all;
}

Result<Config> parse_config(std::string_view toml, const std::filesystem::path& name, const ConfigNames& names) {
  const auto file = name.string();
  Reading reading(names);
  Config config;
  config.file = name;
  try {
    const auto root = toml::parse(toml, std::string_view(file));
    reading.read<Config>(root, keys, config);
  } catch (const toml::parse_error& error) {
    reading.wrong(error.source(), fmt::format("not TOML: {}", error.description()), "https://toml.io has its rules");
  }
  if (auto problem = reading.problem(file)) return tl::unexpected(std::move(*problem));
  return config;
}

}  // namespace pm
