// The grid of fixes and factors, the broadest fix and the cheapest set.
#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include <pm/escape.hpp>
#include <pm/fix_cover.hpp>
#include <pm/record_facts.hpp>
#include <pm/text.hpp>

#include "commands/fixes.hpp"
#include "commands/records.hpp"
#include "commands/table.hpp"

namespace pm::commands {
namespace {

using record::Record;

std::string hours_text(double hours) { return fmt::format("{:.6g} {}", hours, hours == 1 ? "hour" : "hours"); }

std::string grid(const Record& record, const CommandContext& context) {
  std::vector<std::vector<std::string>> rows{{"FIX", "STATUS", "HOURS"}};
  for (const auto& factor : *record.factors) rows.front().push_back(factor.id);
  rows.front().emplace_back("TITLE");
  for (const auto& fix : *record.fixes) {
    if (!record::is_kept(fix)) continue;
    auto& row = rows.emplace_back();
    row = {fix.id, std::string(record::to_string(fix.status)), fix.hours ? fix.hours->text : "-"};
    for (const auto& factor : *record.factors) row.emplace_back(record::addresses(fix, factor.id) ? "x" : ".");
    row.push_back(escape::for_terminal_line(fix.title));
  }
  return table(rows, context);
}

std::string factors(const Record& record, const CommandContext& context) {
  std::vector<std::vector<std::string>> rows{{"FACTOR", "TEXT"}};
  for (const auto& factor : *record.factors) rows.push_back({factor.id, escape::for_terminal_line(factor.text)});
  return table(rows, context);
}

std::string by_the_room(const Record& record) {
  const auto* fix = record.broadest ? record::find_fix(record, *record.broadest) : nullptr;
  if (fix == nullptr) return "not chosen yet";
  return record::is_kept(*fix) ? fix->id : fix->id + ", dropped since then";
}

std::string by_the_grid(const Record& record) {
  const auto broadest = record::broadest_by_count(record);
  if (broadest.empty()) return "no fix addresses a factor yet";
  const auto* first = record::find_fix(record, broadest.front());
  const auto helped = std::count_if(record.factors->begin(), record.factors->end(),
                                    [&](const auto& factor) { return record::addresses(*first, factor.id); });
  return text::join(broadest, ", ") +
         fmt::format(", {} of {} factors{}", helped, record.factors->size(), broadest.size() > 1 ? " each" : "");
}

std::string cheapest(const Record& record) {
  const auto cover = fixes::cheapest_cover(record);
  if (!cover)
    return fmt::format("More than {} fixes or factors: the cheapest set is not computed.\n", fixes::most_covered);
  std::string out;
  if (!cover->fixes.empty()) {
    const auto what = cover->left.empty() ? "every factor" : "every factor that any fix addresses";
    out = fmt::format("Fewest hours to address {}: {}, {}{}.\n", what, text::join(cover->fixes, " + "),
                      hours_text(cover->hours),
                      cover->exact ? " (exact)" : " (search limit reached: a cheaper set may exist)");
  }
  if (!cover->without_hours.empty())
    out += text::join(cover->without_hours, ", ") + (cover->without_hours.size() == 1 ? " has" : " have") +
           " no estimate and is included only because no other fix addresses the factor.\n";
  if (!cover->left.empty()) out += "No fix addresses " + text::join(cover->left, ", ") + " yet.\n";
  return out;
}

}  // namespace

int fixes_grid(const std::string& name, const CommandContext& context) {
  auto loaded = load_record(context, name);
  if (!loaded) return context.report_error(loaded.error());
  auto& record = loaded->record;
  if (!record.fixes) record.fixes.emplace();
  if (!record.factors) record.factors.emplace();
  if (std::none_of(record.fixes->begin(), record.fixes->end(), record::is_kept)) {
    context.out() << "no fixes\n";
    return 0;
  }
  context.out() << grid(record, context) << "\n";
  if (record.factors->empty()) {
    context.out() << "no factors\n";
    return 0;
  }
  context.out() << factors(record, context) << "\n";
  const auto words = "Broadest (chosen):   " + by_the_room(record) + ".\n" +
                     "Broadest (by count): " + by_the_grid(record) + ".\n" + cheapest(record);
  for (const auto line : text::lines(words))
    for (const auto& part :
         context.columns() ? text::wrap(line, context.columns(), "  ") : std::vector{std::string(line)})
      context.out() << part << "\n";
  return 0;
}

}  // namespace pm::commands
