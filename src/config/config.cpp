#include <pm/config.hpp>

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <pm/text.hpp>
#include <pm/time.hpp>

#include "config/reader.hpp"

namespace pm {
namespace {

using config::ConfigReader;
using config::SettingRow;
using toml::node;

constexpr std::array<std::string_view, 4> severities = {"error", "warning", "info", "off"};

// ---- validated values
// ----------------------------------------------------------------------------

bool is_url(std::string_view text) { return text.starts_with("https://") || text.starts_with("http://"); }

/// Whether a pattern stays below the directory of the file.
bool leads_out(std::string_view glob) {
  return glob.starts_with('/') || glob == ".." || glob.starts_with("../") || glob.ends_with("/..") ||
         glob.find("/../") != std::string_view::npos;
}

void take_ignore(ConfigReader& r, const node& n, Config& c) {
  c.ignore = r.texts(n).value_or(c.ignore);
  for (const auto& glob : c.ignore)
    if (leads_out(glob))
      r.add_error(n, fmt::format("ignore: \"{}\" is outside of the directory of this file", glob),
                  "for example: ignore = [\"postmortems/old/**\"]");
}

void take_zone(ConfigReader& r, const node& n, Config& c) {
  c.zone = r.text(n);
  if (!c.zone) return;
  const auto zone = time::Zone::find(*c.zone);
  // without a time zone database zones are not validated
  if (!zone && zone.error().kind != ErrorKind::outside) r.add_error(n, zone.error().message, zone.error().hint);
}

void take_record_url(ConfigReader& r, const node& n, Config& c) {
  c.record_url = r.text(n);
  if (!c.record_url) return;
  constexpr auto example = "for example: record_url = \"https://example.org/blob/main/{path}\"";
  if (!is_url(*c.record_url)) return r.add_error(n, "record_url must start with https://", example);
  if (c.record_url->find("{path}") == std::string::npos)
    r.add_error(n, "record_url has no {path}, so all links would be the same", example);
}

// ---- [check], [rules] and [words]
// --------------------------------------------------------------------------------------

constexpr SettingRow<Config> check_keys[] = {
    {"fail_on", "fail_on = \"error\"",
     "lowest severity that makes `pm check` exit with 1: `error`, `warning` or `info`",
     [](ConfigReader& r, const node& n, Config& c) {
       if (const auto word = r.one_of(n, std::span(severities).first<3>()))
         c.fail_on = *lint::parse_severity(*word), c.sets_fail_on = true;
     }},
    {"small_fix_hours", "small_fix_hours = 4", "maximum hours of a small fix",
     [](ConfigReader& r, const node& n, Config& c) {
       const auto hours = r.number(n);
       if (hours && *hours <= 0)
         r.add_error(n, "small_fix_hours must be greater than 0", "for example: small_fix_hours = 4");
       c.small_fix_hours = hours.value_or(c.small_fix_hours);
     }},
    {"sensitive", "sensitive = false", "also report doubtful language findings, as info",
     [](ConfigReader& r, const node& n, Config& c) { c.sensitive = r.yes_or_no(n).value_or(false); }},
};

void take_rules(ConfigReader& r, const node& n, Config& c) {
  const auto* table = r.table(n);
  if (!table) return;
  for (const auto& [rule, value] : *table) {
    if (const auto may = r.names.check_rule(rule.str()); !may) {
      r.add_error(rule.source(), may.error().message, may.error().hint);
      continue;
    }
    const auto* word = value.as_string();
    if (!word || std::ranges::find(severities, word->get()) == severities.end())
      r.add_error(value, fmt::format("{} must be \"error\", \"warning\", \"info\" or \"off\"", rule.str()),
                  fmt::format("for example: {} = \"error\"", rule.str()));
    else
      c.rules[std::string(rule.str())] = *lint::parse_severity(word->get());
  }
}

constexpr SettingRow<language::Vocabulary::DeniedPhrase> deny_keys[] = {
    {"say", "say = \"war room\"", "the word to avoid",
     [](ConfigReader& r, const node& n, language::Vocabulary::DeniedPhrase& d) { d.say = r.text(n).value_or(""); }},
    {"ask", "ask = \"What do we call it when nobody is at war?\"", "the question to ask instead",
     [](ConfigReader& r, const node& n, language::Vocabulary::DeniedPhrase& d) { d.ask = r.text(n).value_or(""); }},
};

void take_deny(ConfigReader& r, const node& n, language::Vocabulary& words) {
  for (const auto* table : r.tables(n)) {
    language::Vocabulary::DeniedPhrase denied;
    r.read<language::Vocabulary::DeniedPhrase>(*table, deny_keys, denied);
    if (!table->contains("say"))
      r.add_error(*table, "deny has an entry without \"say\"",
                  "for example: deny = [{ say = \"war room\", ask = \"…\" }]");
    words.deny.push_back(std::move(denied));
  }
}

constexpr SettingRow<language::Vocabulary> words_keys[] = {
    {"people", "people = [\"the duty crew\"]", "words that the language rules treat as people",
     [](ConfigReader& r, const node& n, language::Vocabulary& w) { w.people = r.texts(n).value_or(w.people); }},
    {"systems", "systems = [\"Hal\", \"Marvin\"]", "words that the language rules treat as systems",
     [](ConfigReader& r, const node& n, language::Vocabulary& w) { w.systems = r.texts(n).value_or(w.systems); }},
    {"allow", "allow = [\"blameless\"]", "words that are never reported",
     [](ConfigReader& r, const node& n, language::Vocabulary& w) { w.allow = r.texts(n).value_or(w.allow); }},
    {"deny", "deny = [{ say = \"war room\", ask = \"What do we call it when nobody is at war?\" }]",
     "words to avoid, each with a question to ask instead", take_deny},
};

// ---- [public] and [roles]
// ---------------------------------------------------------------------------------------------

constexpr SettingRow<lint::PublicPolicy> public_keys[] = {
    {"hosts", "hosts = [\"status.example.org\"]", "hosts that public reports may name, with their subdomains",
     [](ConfigReader& r, const node& n, lint::PublicPolicy& p) { p.hosts = r.texts(n).value_or(p.hosts); }},
    {"teams", "teams = [\"Storage\"]", "owners that are teams, not persons",
     [](ConfigReader& r, const node& n, lint::PublicPolicy& p) { p.teams = r.texts(n).value_or(p.teams); }},
    {"hide", "hide = [\"Project Falcon\"]", "words that must not be published",
     [](ConfigReader& r, const node& n, lint::PublicPolicy& p) { p.hide = r.texts(n).value_or(p.hide); }},
};

void take_roles(ConfigReader& r, const node& n, Config& c) {
  const auto* table = r.table(n);
  if (!table) return;
  for (const auto& [name, value] : *table)
    if (auto role = r.text(value)) c.publication.roles[std::string(name.str())] = std::move(*role);
}

// ---- [report]
// ---------------------------------------------------------------------------------------------------------

constexpr std::string_view report_formats[] = {"md", "html"};

void take_report_formats(ConfigReader& r, const node& n, Config& c) {
  const auto formats = r.texts(n);
  if (!formats) return;
  constexpr auto example = "for example: formats = [\"md\", \"html\"]";
  if (formats->empty()) return r.add_error(n, "formats is empty", example);
  for (const auto& format : *formats) {
    if (std::ranges::find(report_formats, format) == std::end(report_formats))
      return r.add_error(n, fmt::format("unknown report format \"{}\"", format), example);
    if (std::ranges::count(*formats, format) > 1)
      return r.add_error(n, fmt::format("formats names \"{}\" twice", format), example);
  }
  c.report_formats = *formats;
}

constexpr SettingRow<Config> report_keys[] = {
    {"formats", "formats = [\"md\", \"html\"]",
     "reports written next to a final record: `md`, `html` (default: `[\"md\"]`)", take_report_formats},
    {"css", "css = \"pm.css\"", "style sheet added to HTML reports, relative to this file",
     [](ConfigReader& r, const node& n, Config& c) { c.report_css = r.text(n); }},
};

// ---- [page]
// -----------------------------------------------------------------------------------------------------------

constexpr SettingRow<PageConfig> page_keys[] = {
    {"listen", "listen = \"127.0.0.1\"",
     "address of the room page, with a port if it is to be fixed (default: `127.0.0.1`, any free port)",
     [](ConfigReader& r, const node& n, PageConfig& p) { p.listen = r.text(n); }},
    {"host", "host = [\"pm.example.org\"]", "names under which readers reach the room page, as through a proxy",
     [](ConfigReader& r, const node& n, PageConfig& p) { p.hosts = r.texts(n).value_or(p.hosts); }},
};

// ---- [[question]]
// -----------------------------------------------------------------------------------------------------

bool is_question_id(std::string_view id) {
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  return !id.empty() && is_letter(id.front()) &&
         std::ranges::all_of(id, [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_'; });
}

void take_question_id(ConfigReader& r, const node& n, TeamQuestion& q) {
  q.id = r.text(n).value_or("");
  if (q.id.empty()) return;
  if (!is_question_id(q.id))
    r.add_error(n, fmt::format("invalid question id \"{}\"", q.id),
                "use a lower-case letter, then lower-case letters, digits and _");
  else if (std::ranges::find(r.names.questions, q.id) != r.names.questions.end())
    r.add_error(n, fmt::format("\"{}\" is the id of a built-in question", q.id),
                "choose another id; the answer is stored in custom.ID");
}

void take_type(ConfigReader& r, const node& n, TeamQuestion& q) {
  const auto types = lint::answer_types();
  if (const auto word = r.one_of(n, types))
    q.type = static_cast<lint::AnswerType>(std::ranges::find(types, std::string_view(*word)) - types.begin());
}

constexpr SettingRow<TeamQuestion> question_keys[] = {
    {"id", "id = \"customers_told\"", "id of the question; the answer is stored in `custom.ID`", take_question_id},
    {"section", "section = \"times\"", "section in which it is asked",
     [](ConfigReader& r, const node& n, TeamQuestion& q) { q.section = r.one_of(n, r.names.sections).value_or(""); }},
    {"ask", "ask = \"When and how did we tell customers?\"", "text of the question",
     [](ConfigReader& r, const node& n, TeamQuestion& q) { q.ask = r.text(n).value_or(""); }},
    {"hint", "hint = \"Status page, mail, phone.\"", "hint or example, shown below the question",
     [](ConfigReader& r, const node& n, TeamQuestion& q) { q.hint = r.text(n).value_or(""); }},
    {"type", "type = \"text\"", "`text`, `list`, `choice`, `number`, `date` or `yes-no`", take_type},
    {"choices", "choices = [\"mail\", \"phone\"]", "the answers of a `choice`",
     [](ConfigReader& r, const node& n, TeamQuestion& q) { q.choices = r.texts(n).value_or(q.choices); }},
};

void take_questions(ConfigReader& r, const node& n, Config& c) {
  for (const auto* table : r.tables(n)) {
    TeamQuestion question;
    r.read<TeamQuestion>(*table, question_keys, question);
    for (const auto needed : {"id", "section", "ask"})
      if (!table->contains(needed))
        r.add_error(*table, fmt::format("question without {}", needed), "a question needs id, section and ask");
    if (question.choices.empty() == (question.type == lint::AnswerType::choice))
      r.add_error(*table, question.choices.empty() ? "a choice without choices" : "choices need type = \"choice\"",
                  "for example: type = \"choice\" and choices = [\"mail\", \"phone\"]");
    if (!question.id.empty() && std::ranges::find(c.questions, question.id, &TeamQuestion::id) != c.questions.end())
      r.add_error(*table->get("id"), fmt::format("duplicate question id \"{}\"", question.id), "choose another id");
    c.questions.push_back(std::move(question));
  }
}

// ---- [severities] and [services]
// --------------------------------------------------------------------------------------

/// A TOML table has no order; people write the most severe first.
void take_severities(ConfigReader& r, const node& n, Config& c) {
  const auto* table = r.table(n);
  if (!table) return;
  std::vector<std::pair<toml::source_position, std::string>> scale;
  for (const auto& [name, value] : *table) {
    if (!r.text(value)) continue;
    scale.emplace_back(name.source().begin, std::string(name.str()));
  }
  std::ranges::sort(scale, [](const auto& a, const auto& b) { return a.first < b.first; });
  for (auto& [place, name] : scale) c.severity_scale.push_back(std::move(name));
}

void take_services(ConfigReader& r, const node& n, Config& c) {
  const auto* table = r.table(n);
  if (!table) return;
  for (const auto& [name, value] : *table)
    if (auto spellings = r.texts(value)) c.services[std::string(name.str())] = std::move(*spellings);
}

// ---- [tracker]
// --------------------------------------------------------------------------------------------------------

void take_people(ConfigReader& r, const node& n, TrackerConfig& t) {
  const auto* table = r.table(n);
  if (!table) return;
  for (const auto& [name, value] : *table)
    if (auto login = r.text(value)) t.people[std::string(name.str())] = std::move(*login);
}

constexpr SettingRow<TrackerConfig> tracker_keys[] = {
    {"kind", "kind = \"github\"", "`github`, `gitlab`, `jira` or `redmine`",
     [](ConfigReader& r, const node& n, TrackerConfig& t) { t.kind = r.one_of(n, r.names.trackers).value_or(""); }},
    {"project", "project = \"owner/name\"", "project in the tracker; for GitHub and GitLab: owner and name",
     [](ConfigReader& r, const node& n, TrackerConfig& t) { t.project = r.text(n).value_or(""); }},
    {"url", "url = \"https://redmine.example.org\"",
     "URL of the tracker; optional for github.com and gitlab.com. For GitHub Enterprise Server: the URL of its API",
     [](ConfigReader& r, const node& n, TrackerConfig& t) {
       t.url = r.text(n).value_or("");
       if (!t.url.empty() && !is_url(t.url))
         r.add_error(n, "url must start with https://", "for example: url = \"https://redmine.example.org\"");
     }},
    {"labels", "labels = [\"postmortem\"]", "labels of new issues",
     [](ConfigReader& r, const node& n, TrackerConfig& t) { t.labels = r.texts(n).value_or(t.labels); }},
    {"public", "public = false", "`true`: issues contain only title, hours, owner and link",
     [](ConfigReader& r, const node& n, TrackerConfig& t) { t.is_public = r.yes_or_no(n).value_or(false); }},
    {"done", "done = [\"Shipped\"]", "states, resolutions and labels of the tracker that mean done",
     [](ConfigReader& r, const node& n, TrackerConfig& t) { t.done = r.texts(n).value_or(t.done); }},
    {"declined", "declined = [\"Parked\"]", "states, resolutions and labels of the tracker that mean declined",
     [](ConfigReader& r, const node& n, TrackerConfig& t) { t.declined = r.texts(n).value_or(t.declined); }},
    {"people", "people = { ana = \"ana-gh\" }", "maps owner names to accounts in the tracker", take_people},
};

void take_tracker(ConfigReader& r, const node& n, Config& c) {
  const auto* table = r.table(n);
  if (!table) return;
  TrackerConfig tracker;
  r.read<TrackerConfig>(*table, tracker_keys, tracker);
  if (!table->contains("kind"))
    r.add_error(n, "[tracker] has no kind", "use one of: " + fmt::format("{}", fmt::join(r.names.trackers, ", ")));
  const bool has_slash = tracker.project.find('/') != std::string::npos;
  if (tracker.kind == "github" && table->contains("project") && !has_slash)
    r.add_error(*table->get("project"), "a GitHub project is owner/name", "for example: project = \"owner/name\"");
  c.tracker = std::move(tracker);
}

// ---- the whole file
// ---------------------------------------------------------------------------------------------------

constexpr SettingRow<Config> keys[] = {
    {"records", "records = \"postmortems\"", "records directory, relative to this file",
     [](ConfigReader& r, const node& n, Config& c) { c.records = r.text(n); }},
    {"ignore", "ignore = [\"postmortems/old/**\"]", "files and directories to ignore, relative to this file",
     take_ignore},
    {"zone", "zone = \"Europe/Berlin\"", "time zone of new records", take_zone},
    {"record_url", "record_url = \"https://example.org/blob/main/{path}\"",
     "link to the report in each issue; `{path}` is the path of the report", take_record_url},
    {"check", "[check]", "settings of `pm check`",
     [](ConfigReader& r, const node& n, Config& c) {
       if (const auto* table = r.table(n)) r.read<Config>(*table, check_keys, c);
     }},
    {"report", "[report]", "settings of `pm report`",
     [](ConfigReader& r, const node& n, Config& c) {
       if (const auto* table = r.table(n)) r.read<Config>(*table, report_keys, c);
     }},
    {"public", "[public]", "what public reports may hold; see docs/html-reports.md",
     [](ConfigReader& r, const node& n, Config& c) {
       if (const auto* table = r.table(n)) r.read<lint::PublicPolicy>(*table, public_keys, c.publication);
     }},
    {"roles", "[roles]", "ids and names of people, and the roles that public texts show instead", take_roles},
    {"page", "[page]", "the room page; see docs/room-page.md",
     [](ConfigReader& r, const node& n, Config& c) {
       if (const auto* table = r.table(n)) r.read<PageConfig>(*table, page_keys, c.page);
     }},
    {"rules", "[rules]", "severity of rules: `error`, `warning`, `info` or `off`; pm-check(1) lists the rules",
     take_rules},
    {"words", "[words]", "the vocabulary of the team",
     [](ConfigReader& r, const node& n, Config& c) {
       if (const auto* table = r.table(n)) r.read<language::Vocabulary>(*table, words_keys, c.words);
     }},
    {"services", "[services]", "the catalogue of services: a name and its other spellings", take_services},
    {"severities", "[severities]", "the team's own scale, most severe first; asked, and checked", take_severities},
    {"question", "[[question]]", "a question of the team; may be repeated", take_questions},
    {"tracker", "[tracker]", "the tracker in which fixes are filed", take_tracker},
};

template <class Into, std::size_t count>
void list(std::vector<ConfigKey>& into, std::string_view table, const SettingRow<Into> (&rows)[count]) {
  for (const auto& key : rows)
    if (!key.example.starts_with('[')) into.push_back({table, key.name, key.example, key.help});
}

}  // namespace

std::vector<ConfigKey> config_keys() {
  std::vector<ConfigKey> all;
  list(all, "", keys);
  for (const auto& key : keys) {
    if (!key.example.starts_with('[')) continue;
    all.push_back({key.name, "", key.example, key.help});
    if (key.name == "check") list(all, key.name, check_keys);
    if (key.name == "report") list(all, key.name, report_keys);
    if (key.name == "public") list(all, key.name, public_keys);
    if (key.name == "roles")
      all.push_back({key.name, "NAME", "U061FA5PB = \"on call\"", "a person by id or name, and their role"});
    if (key.name == "page") list(all, key.name, page_keys);
    if (key.name == "rules") all.push_back({key.name, "RULE", "counterfactual = \"error\"", "severity of this rule"});
    if (key.name == "services")
      all.push_back(
          {key.name, "NAME", "checkout = [\"check-out\", \"Checkout API\"]", "a service and its other spellings"});
    if (key.name == "severities")
      all.push_back({key.name, "NAME", "SEV1 = \"customers cannot pay\"", "a severity and what it means"});
    if (key.name == "words") list(all, key.name, words_keys);
    if (key.name == "question") list(all, key.name, question_keys);
    if (key.name == "tracker") list(all, key.name, tracker_keys);
  }
  return all;
}

Result<Config> parse_config(std::string_view toml, const std::filesystem::path& name, const ConfigNames& names) {
  const auto file = name.string();
  ConfigReader reading(names);
  Config config;
  config.file = name;
  try {
    const auto root = toml::parse(toml, std::string_view(file));
    reading.read<Config>(root, keys, config);
  } catch (const toml::parse_error& error) {
    reading.add_error(error.source(), fmt::format("invalid TOML: {}", error.description()),
                      "see https://toml.io for the syntax");
  }
  if (auto problem = reading.problem(file)) return tl::unexpected(std::move(*problem));
  return config;
}

}  // namespace pm
