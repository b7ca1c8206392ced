// Why a public report is refused.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include <pm/leak.hpp>
#include <pm/lint.hpp>
#include <pm/record.hpp>

#include "commands/report_formats.hpp"

namespace pm::commands {
namespace {

Error refusal(const lint::Finding& finding, const record::Record& record) {
  auto hint = "reword it: " + finding.fix_with;
  if (finding.pointer == "/public/approved")
    hint = "approve them again: " + finding.fix_with;
  else if (finding.can_waive)
    hint += fmt::format("; if it is no leak: pm waive {} leak --at {} --why TEXT", record.id, finding.pointer);
  return {ErrorKind::refused, record.id + ": " + finding.message, hint};
}

bool is_waived(const record::Record& record, const lint::Leak& leak) {
  return leak.can_waive() && record.waivers &&
         std::any_of(record.waivers->begin(), record.waivers->end(), [&](const record::Waiver& waiver) {
           return waiver.rule == "leak" && waiver.excerpt == leak.excerpt;
         });
}

}  // namespace

std::vector<Error> publication_problems(const CommandContext& context, const record::Record& record,
                                        const Publication& publication, bool is_cleared) {
  if (!lint::has_public_texts(record.public_texts))
    return {{ErrorKind::refused, record.id + " has no public texts", "choose them: pm public " + record.id}};
  if (record.kind == record::IncidentKind::security && !is_cleared)
    return {
        {ErrorKind::refused, record.id + ": a security record is not published", "pass --security if it was cleared"}};
  std::vector<Error> problems;
  std::set<std::string> excerpts;
  auto settings = lint_settings(context);
  settings.severities.erase("leak");  // neither pm.toml nor a draft turns the refusal off
  for (const auto& finding : lint::review(record, make_checker(context), settings)) {
    if (finding.rule != "leak" || finding.waived) continue;
    excerpts.insert(finding.excerpt);
    problems.push_back(refusal(finding, record));
  }
  lint::PrivateTerms terms(context.config().publication);
  terms.add(record);
  for (const auto& leak : lint::find_leaks(lint::visible_text(publication.text, publication.format).text, terms))
    if (leak.is_certain && !is_waived(record, leak) && excerpts.insert(leak.excerpt).second)
      problems.push_back({ErrorKind::refused,
                          fmt::format("{}: in {}, {}", record.id, publication.output, lint::leak_message(leak)),
                          "reword the text that holds it: pm public " + record.id});
  return problems;
}

}  // namespace pm::commands
