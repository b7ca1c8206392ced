#include "commands/explain.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include <fmt/format.h>
#include <pm/figures.hpp>
#include <pm/language.hpp>
#include <pm/lint.hpp>
#include <pm/sentence_explanation.hpp>
#include <pm/text.hpp>

namespace pm::commands {

namespace {

Run define_explain(Flags& flags) {
  auto options = std::make_shared<ExplainOptions>();
  flags.operand("RULE", options->rule, "Name of a rule, or mean: why there is no mean (default: list all rules)")
      .completes(Flag::Offers::rules);
  flags.option("--sentence", "TEXT", options->sentence, "Show how the language rules read this sentence");
  flags.option("-f,--format", "FORMAT", options->format, "Output format")
      .with_choices({"text", "json"})
      .by_default("text");
  return [options](CommandContext& context) { return explain(*options, context); };
}

}  // namespace

Command explain_command() {
  return {
      .name = "explain",
      .summary = "Explain a rule, or how the rules read a sentence",
      .define = define_explain,
      .needs = Command::Needs::nothing,
      .examples =
          "pm explain\n"
          "pm explain counterfactual\n"
          "pm explain mean\n"
          "pm explain --sentence \"The job forgot the lock.\"\n"
          "pm explain -f json\n",
  };
}

// Above: the options. Below: the implementation.

namespace {

using lint::RuleInfo;

/// Wrapped text below a heading or after a name.
std::string under(std::string_view text, std::size_t columns, std::string_view first, std::string_view indent) {
  const auto room = columns > indent.size() + 20 ? columns - indent.size() : 20;
  std::string out(first);
  bool begun = false;
  for (const auto& line : text::wrap(text, room)) {
    if (begun) out += indent;
    out += line + "\n";
    begun = true;
  }
  return out;
}

std::string heading(std::string_view text, bool colour) {
  return colour ? "\x1b[1m" + std::string(text) + "\x1b[0m\n" : std::string(text) + "\n";
}

std::string paragraph(std::string_view head, std::string_view text, std::size_t columns, bool colour) {
  return "\n" + heading(head, colour) + under(text, columns, "  ", "  ");
}

std::string example_list(std::string_view head, std::span<const std::string_view> all, std::size_t columns,
                         bool colour) {
  if (all.empty()) return "";
  std::string out = "\n" + heading(head, colour);
  for (const auto one : all) out += under(one, columns, "  - ", "    ");
  return out;
}

const language::RuleDoc* doc_of(const RuleInfo& rule) {
  for (const auto& lesson : language::rule_docs())
    if (language::name(lesson.rule) == rule.name) return &lesson;
  return nullptr;
}

std::string pairs(const language::RuleDoc& lesson, std::size_t columns, bool colour) {
  if (lesson.pairs.empty()) return "";
  std::string out = "\n" + heading("Rewritten", colour);
  for (const auto& [before, after] : lesson.pairs)
    out += under(before, columns, "  before: ", "          ") + under(after, columns, "  after:  ", "          ");
  return out;
}

std::string where(const RuleInfo& rule) {
  return rule.target == RuleInfo::Target::both    ? "records and prose"
         : rule.target == RuleInfo::Target::prose ? "prose"
                                                  : "records";
}

std::string configuration(const RuleInfo& rule) {
  const std::string name(rule.name);
  std::string text;
  if (rule.can_set)
    text += "Set the severity: " + name + " = \"info\" under [rules] in pm.toml, or --rule " + name + "=info.\n";
  if (rule.can_waive) text += "Waive a finding: pm waive RECORD " + name + " --why TEXT";
  if (rule.can_waive && rule.target != RuleInfo::Target::record)
    text += ",\nin prose <!-- pm: keep " + name + ": reason --> on the line before";
  return text.empty() ? "Always an error; cannot be waived." : text + (rule.can_waive ? "." : "");
}

std::string rule_page(const RuleInfo& rule, std::size_t columns, bool colour) {
  const auto* language = doc_of(rule);
  std::string out = heading(
      std::string(rule.name) + " (" + std::string(to_string(rule.severity)) + ", in " + where(rule) + ")", colour);
  out += paragraph("Finds", rule.finds, columns, colour) + paragraph("Why", rule.why, columns, colour) +
         paragraph("Ask instead", rule.ask, columns, colour) +
         example_list("Finds, for example", rule.found, columns, colour) +
         example_list("Does not find", rule.fine, columns, colour);
  if (language != nullptr) out += pairs(*language, columns, colour);
  return out + paragraph("Configure", configuration(rule), columns, colour);
}

std::string rule_table(std::size_t columns, bool colour) {
  constexpr std::size_t name_width = 20, severity_width = 9;
  const std::string indent(name_width + severity_width, ' ');
  std::string out;
  for (const auto& rule : lint::rules()) {
    std::string first(rule.name), severity(to_string(rule.severity));
    first.resize(std::max(first.size() + 1, name_width), ' ');
    severity.resize(severity_width, ' ');
    if (colour) first = fmt::format("\x1b[1m{}\x1b[0m", first);
    out += under(rule.finds, columns, first + severity, indent);
  }
  return out + "\nRun pm explain RULE for details and examples.\n";
}

std::string rules_as_json(std::span<const RuleInfo> rules) {
  using Json = nlohmann::ordered_json;
  auto all = Json::array();
  for (const auto& rule : rules)
    all.push_back({{"rule", rule.name},
                   {"on", to_string(rule.target)},
                   {"severity", to_string(rule.severity)},
                   {"finds", rule.finds},
                   {"why", rule.why},
                   {"ask", rule.ask},
                   {"found", Json(std::vector<std::string>(rule.found.begin(), rule.found.end()))},
                   {"fine", Json(std::vector<std::string>(rule.fine.begin(), rule.fine.end()))}});
  const Json value = {{"format", "pm-rules/1"}, {"rules", std::move(all)}};
  return value.dump(2) + "\n";
}

// --sentence: what was read in it, and what the rules made of that.

using language::SentenceExplanation;

std::string actor_line(const SentenceExplanation::Actor& actor) {
  if (!actor.is_named()) return "nobody named";
  return fmt::format("\"{}\" ({}{})", actor.text, actor.kind, actor.inherited ? ", from another clause" : "");
}

std::string deed_lines(const SentenceExplanation::Deed& deed, std::size_t columns) {
  std::string form = deed.verb.empty() ? "an unknown verb" : deed.verb;
  form += deed.negated ? ", negative" : ", positive";
  form += deed.perfect ? ", perfect" : deed.past ? ", past" : ", not past";
  if (deed.progressive) form += ", progressive";
  form += deed.passive ? ", passive" : ", active";
  form += deed.modal.empty() ? ", no modal" : ", modal " + deed.modal;
  if (deed.form != "finite") form += ", " + std::string(deed.form);
  const std::string indent = "            ";
  std::string out = under("\"" + deed.text + "\"", columns, "  ", "  ");
  out += under(actor_line(deed.actor), columns, "    actor:  ", indent);
  out += under(form, columns, "    verb:   ", indent);
  if (!deed.object.empty()) out += under("\"" + deed.object + "\"", columns, "    object: ", indent);
  if (deed.agent.is_named()) out += under(actor_line(deed.agent), columns, "    by:     ", indent);
  return out;
}

std::string row_lines(const SentenceExplanation::Row& row, std::size_t columns) {
  using Outcome = SentenceExplanation::Outcome;
  const bool matched = row.outcome < Outcome::exception;
  const auto outcome = row.outcome == Outcome::finding     ? "finding"
                       : row.outcome == Outcome::maybe     ? "reported only with --sensitive"
                       : row.outcome == Outcome::second    ? "not reported: the rule has a finding already"
                       : row.outcome == Outcome::allowed   ? "not reported: allowed by [words] of pm.toml"
                       : row.outcome == Outcome::near_miss ? "no match, but close"
                                                           : "no match: an exception";
  auto out = under(fmt::format("{}: {}", language::name(row.rule), outcome), columns, "  ", "    ");
  out += under("\"" + row.excerpt + "\"", columns, "    words:      ", "                ");
  out += under(fmt::format("{}, confidence {:.2f}", row.row, row.confidence), columns,
               "    row:        ", "                ");
  if (matched) out += under(text::join(row.decisive, "; "), columns, "    decided by: ", "                ");
  if (row.outcome == Outcome::near_miss)
    out += under("would match if " + row.needs, columns, "    change:     ", "                ");
  if (row.outcome == Outcome::exception) out += under(row.needs, columns, "    reason:     ", "                ");
  if (!row.ask.empty()) out += under(row.ask, columns, "    asks:       ", "                ");
  return out;
}

std::string sentence_page(const SentenceExplanation& sentence, std::size_t columns, bool colour) {
  std::string words;
  for (const auto& word : sentence.words)
    if (word.part != "mark") words += (words.empty() ? "" : " ") + word.text + "/" + std::string(word.part);
  auto out = heading("Sentence", colour) + under(sentence.text, columns, "  ", "  ");
  out += paragraph(sentence.question ? "Words (a question)" : "Words", words, columns, colour);
  out += "\n" + heading("Verb phrases", colour);
  for (const auto& deed : sentence.deeds) out += deed_lines(deed, columns);
  if (sentence.deeds.empty()) out += "  none\n";
  out += "\n" + heading("Rules", colour);
  for (const auto& row : sentence.rows) out += row_lines(row, columns);
  if (sentence.rows.empty()) out += "  none matched or came close\n";
  return out;
}

nlohmann::ordered_json actor_as_json(const SentenceExplanation::Actor& actor) {
  if (!actor.is_named()) return nullptr;
  return {{"text", actor.text}, {"kind", actor.kind}, {"inherited", actor.inherited}};
}

nlohmann::ordered_json sentence_as_json(const SentenceExplanation& sentence) {
  using Json = nlohmann::ordered_json;
  const auto or_null = [](const std::string& s) { return s.empty() ? Json() : Json(s); };
  auto words = Json::array(), deeds = Json::array(), rows = Json::array();
  for (const auto& word : sentence.words)
    words.push_back({{"text", word.text}, {"base", or_null(word.base)}, {"part", word.part}});
  for (const auto& deed : sentence.deeds)
    deeds.push_back({{"text", deed.text},
                     {"actor", actor_as_json(deed.actor)},
                     {"agent", actor_as_json(deed.agent)},
                     {"verb", or_null(deed.verb)},
                     {"object", or_null(deed.object)},
                     {"modal", or_null(deed.modal)},
                     {"negated", deed.negated},
                     {"past", deed.past},
                     {"perfect", deed.perfect},
                     {"passive", deed.passive},
                     {"progressive", deed.progressive},
                     {"form", deed.form}});
  for (const auto& row : sentence.rows)
    rows.push_back({{"rule", language::name(row.rule)},
                    {"row", row.row},
                    {"outcome", language::to_string(row.outcome)},
                    {"excerpt", row.excerpt},
                    {"confidence", row.confidence},
                    {"decisive", Json(row.decisive)},
                    {"needs", or_null(row.needs)},
                    {"ask", or_null(row.ask)}});
  return {{"text", sentence.text},
          {"question", sentence.question},
          {"words", std::move(words)},
          {"verb_phrases", std::move(deeds)},
          {"rows", std::move(rows)}};
}

int explain_sentence(const ExplainOptions& options, const CommandContext& context) {
  if (options.rule)
    return context.report_error(
        {ErrorKind::usage, "explain: RULE and --sentence exclude each other", "give one of them"});
  // Rules are explained without pm.toml, so that its errors do not get in the way; a sentence needs its [words].
  auto global = context.options();
  global.log_file.reset();
  const auto configured = CommandContext::open(context.environment(), std::move(global), Command::Needs::records);
  if (!configured) return context.report_error(configured.error());
  auto words = configured->config().words;
  words.sensitive |= configured->config().sensitive;
  const auto sentences = language::explain_sentences(escape::for_terminal_line(*options.sentence), words);
  if (sentences.empty())
    return context.report_error({ErrorKind::usage, "--sentence: no words in it", "quote the whole sentence"});
  if (options.format == "json") {
    auto all = nlohmann::ordered_json::array();
    for (const auto& sentence : sentences) all.push_back(sentence_as_json(sentence));
    const nlohmann::ordered_json value = {{"format", "pm-sentence/1"}, {"sentences", std::move(all)}};
    context.out() << value.dump(2) << "\n";
    return 0;
  }
  const auto columns = std::min<std::size_t>(context.environment().columns, 100);
  std::string out;
  for (const auto& sentence : sentences)
    out += (out.empty() ? "" : "\n") + sentence_page(sentence, columns, context.colour());
  context.out() << out;
  return 0;
}

int explain_mean(const ExplainOptions& options, const CommandContext& context) {
  if (options.format != "text")
    return context.report_error({ErrorKind::usage, "explain mean is text only", "pm explain mean"});
  const auto columns = std::min<std::size_t>(context.environment().columns, 100);
  for (const auto& line : text::wrap(figures::why_no_mean(), columns)) context.out() << line << "\n";
  return 0;
}

}  // namespace

int explain(const ExplainOptions& options, const CommandContext& context) {
  if (options.sentence) return explain_sentence(options, context);
  if (options.rule == "mean") return explain_mean(options, context);
  const auto* rule = options.rule ? lint::find_rule(*options.rule) : nullptr;
  if (options.rule && rule == nullptr) return context.report_error(lint::validate_rule(*options.rule).error());
  const auto columns = std::min<std::size_t>(context.environment().columns, 100);
  if (options.format == "json")
    context.out() << rules_as_json(rule ? std::span(rule, 1) : lint::rules());
  else
    context.out() << (rule ? rule_page(*rule, columns, context.colour()) : rule_table(columns, context.colour()));
  return 0;
}

}  // namespace pm::commands
