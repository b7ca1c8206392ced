#include "commands/explain.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include <fmt/format.h>
#include <pm/language.hpp>
#include <pm/lint.hpp>
#include <pm/text.hpp>

namespace pm::commands {

namespace {

Run define_explain(Flags& flags) {
  auto options = std::make_shared<ExplainOptions>();
  flags.operand("RULE", options->rule, "Name of a rule (default: list all rules)").completes(Flag::Offers::rules);
  flags.option("-f,--format", "FORMAT", options->format, "Output format")
      .with_choices({"text", "json"})
      .by_default("text");
  return [options](CommandContext& context) { return explain(*options, context); };
}

}  // namespace

Command explain_command() {
  return {
      .name = "explain",
      .summary = "Explain a rule: what it finds, why, and what to ask instead",
      .define = define_explain,
      .needs = Command::Needs::nothing,
      .examples =
          "pm explain\n"
          "pm explain counterfactual\n"
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

}  // namespace

int explain(const ExplainOptions& options, const CommandContext& context) {
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
