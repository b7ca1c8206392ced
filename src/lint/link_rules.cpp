// Rules about links to factors of other records (`same_as`). A link to a record that is not in the directory is left
// alone: it may lead to another repository.
#include <fmt/format.h>

#include <pm/record.hpp>
#include <pm/references.hpp>
#include <pm/text.hpp>

#include "lint/rules.hpp"

namespace pm::lint {
namespace {

using record::FactorName;

/// A link to a factor of a record that could be read.
struct ReadLink {
  const record::Factor& factor;  ///< that has the link
  FactorName to;
  const record::Record& other;
  std::string pointer;  ///< of the link
};

/// Calls `use` for each link to a record of the directory, also for one to the record itself.
void each_link(const RuleContext& c, auto use) {
  if (!c.record.factors) return;
  for (std::size_t i = 0; i < c.record.factors->size(); ++i) {
    const auto& factor = (*c.record.factors)[i];
    for (std::size_t k = 0; factor.same_as && k < factor.same_as->size(); ++k) {
      auto to = FactorName::from((*factor.same_as)[k]);
      const auto read = to.record == c.record.id ? nullptr : c.other_record(to.record);
      const auto* other = to.record == c.record.id ? &c.record : read.get();
      if (other == nullptr) continue;
      use(ReadLink{factor, std::move(to), *other, item_pointer(item_pointer("/factors", i) + "/same_as", k)});
    }
  }
}

/// The other record in commands: as this record is named, by its id or by its path.
std::string name_of_other(const RuleContext& c, const std::string& id) {
  const auto directory = c.path_in_commands.substr(0, c.path_in_commands.rfind('/') + 1);
  return shell_quoted(c.path_in_commands.empty() ? id : std::string(directory) + id + ".json");
}

}  // namespace

void find_dangling_links(const RuleContext& c, std::vector<RuleFinding>& found) {
  each_link(c, [&](const ReadLink& link) {
    if (record::find_factor(link.other, link.to.factor) != nullptr) return;
    found.push_back({.rule = "dangling",
                     .pointer = link.pointer,
                     .message = fmt::format("{} is linked to {} of {}, which has no {}: which factor is meant?",
                                            link.factor.id, link.to.factor, link.to.record, link.to.factor),
                     .fix_with = fmt::format("pm unlink {}:{} {}:{}", c.record_name, link.factor.id,
                                             name_of_other(c, link.to.record), link.to.factor),
                     .excerpt = link.to.text()});
  });
}

namespace {

constexpr Examples repeated_factor_found = {
    R"({"factors": [{"id": "F1", "text": "Two prompts look the same", "same_as": ["2026-03-02-orders:F1"]},
        {"id": "F2", "text": "The backup went to an old bucket"}]})"};

constexpr Examples repeated_factor_fine = {
    R"({"factors": [{"id": "F1", "text": "Two prompts look the same"},
        {"id": "F2", "text": "The backup went to an old bucket", "same_as": ["2026-03-02-orders:F2"]}]})"};

void find_repeated_factor(const RuleContext& c, std::vector<RuleFinding>& found) {
  each_link(c, [&](const ReadLink& link) {
    if (&link.other == &c.record || !link.other.fixes) return;
    std::vector<std::string> titles;
    std::string first;
    for (const auto& fix : *link.other.fixes) {
      if (fix.status != record::FixStatus::open || !record::addresses(fix, link.to.factor)) continue;
      if (titles.empty()) first = fix.id;
      titles.push_back(fmt::format("{} (\"{}\")", fix.id, fix.title));
    }
    if (titles.empty()) return;
    const bool is_one = titles.size() == 1;
    found.push_back({.rule = "repeated-factor",
                     .pointer = link.pointer,
                     .message = fmt::format("{} is the same again as {}, and {} of then {} still open: what keeps {}?",
                                            link.factor.id, link.to.text(), text::join(titles, ", "),
                                            is_one ? "is" : "are", is_one ? "it" : "them"),
                     .fix_with = fmt::format("pm fixes done {}:{}", name_of_other(c, link.to.record), first),
                     .excerpt = link.to.text()});
  });
}

}  // namespace

RecordRule repeated_factor() {
  return {{.name = "repeated-factor",
           .severity = Severity::info,
           .finds = "a factor that is linked to an earlier one whose fixes are still open",
           .why = "A fix that was agreed and is still open is often the cheapest way to help now.",
           .ask = "What keeps the earlier fix from being done?",
           .found = repeated_factor_found,
           .fine = repeated_factor_fine},
          find_repeated_factor};
}

}  // namespace pm::lint
