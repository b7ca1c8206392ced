// `pm link` and `pm unlink`: a factor that is linked to one of another record.
#include <algorithm>
#include <ostream>
#include <tuple>

#include <fmt/format.h>

#include <pm/record.hpp>
#include <pm/references.hpp>
#include <pm/text.hpp>

#include "commands/context.hpp"
#include "commands/output_file.hpp"
#include "commands/records.hpp"

namespace pm::commands {

namespace {

using record::FactorName;

struct FactorLinkOptions {
  std::string one, two;
};

int link(const FactorLinkOptions&, const CommandContext&);
int unlink(const FactorLinkOptions&, const CommandContext&);

void define_operands(Flags& flags, FactorLinkOptions& options) {
  flags.operand("FACTOR", options.one, "RECORD:F2; RECORD is an id or an unambiguous prefix of one")
      .require()
      .completes(Flag::Offers::records);
  flags.operand("OTHER", options.two, "The factor of the other record").require().completes(Flag::Offers::records);
}
Run define_link(Flags& flags) {
  auto options = std::make_shared<FactorLinkOptions>();
  define_operands(flags, *options);
  return [options](CommandContext& context) { return link(*options, context); };
}
Run define_unlink(Flags& flags) {
  auto options = std::make_shared<FactorLinkOptions>();
  define_operands(flags, *options);
  return [options](CommandContext& context) { return unlink(*options, context); };
}

}  // namespace

Command link_command() {
  return {
      .name = "link",
      .summary = "Link a factor to the same factor of another record",
      .define = define_link,
      .examples = "pm link 2026-11-20:F2 2026-03-02:F3\n",
      .remarks = "Writes `same_as` in the record whose incident is later. `pm similar` proposes links.",
  };
}

Command unlink_command() {
  return {
      .name = "unlink",
      .summary = "Remove the link between two factors",
      .define = define_unlink,
      .examples = "pm unlink 2026-11-20:F2 2026-03-02:F3\n",
  };
}

// Above: the options. Below: the implementation.

namespace {

/// A FACTOR operand with the path of its record.
struct NamedFactor {
  FactorName name;
  std::filesystem::path path;
};

Result<NamedFactor> named_factor(const CommandContext& context, const std::string& operand) {
  auto name = FactorName::from(operand);
  if (!name.factor.empty() && name.factor.front() == 'f') name.factor.front() = 'F';
  if (name.record.empty() || name.factor.size() < 2 || name.factor.front() != 'F')
    return fail(ErrorKind::usage, operand + ": names no factor", "use RECORD:F2, such as 2026-11-20:F2");
  const auto path = store_of(context).resolve(name.record);
  if (!path) return tl::unexpected(path.error());
  name.record = path->stem().string();
  return NamedFactor{std::move(name), *path};
}

/// By the start of the impact as far as it is known, then by id.
auto age_order(const record::Record& record) {
  const auto& started = record.times.of(record::Milestone::started);
  const auto midnight = time::parse_instant(record.id.substr(0, 10) + "T00:00:00Z");
  return std::tuple(started ? started->at : midnight ? midnight->at : time::Micros{}, record.id);
}

Result<void> must_have(const record::Record& record, const std::string& factor) {
  if (record::find_factor(record, factor) != nullptr) return {};
  std::vector<std::string> ids;
  for (const auto& one : record.factors.value_or(std::vector<record::Factor>{})) ids.push_back(one.id);
  return fail(ErrorKind::usage, record.id + " has no factor " + factor,
              ids.empty() ? "it has no factors yet" : "factors: " + text::join(ids, ", "));
}

/// Saves a changed record and renders its report.
int save_linked(OpenedRecord& opened, const CommandContext& context, const std::string& done) {
  auto& loaded = opened.loaded;
  const auto saved = store::Store(loaded.path.parent_path()).save(loaded.record, loaded.version);
  if (!saved) return context.report_error(saved.error());
  loaded.version = *saved;
  if (!context.options().quiet) context.out() << escape::for_terminal_line(done) << "\n";
  return refresh_report(loaded, context);
}

record::Factor& factor_of(record::Record& record, std::string_view id) {
  return *std::ranges::find(*record.factors, id, &record::Factor::id);
}

int link(const FactorLinkOptions& options, const CommandContext& context) {
  auto one = named_factor(context, options.one), two = named_factor(context, options.two);
  for (const auto* named : {&one, &two})
    if (!*named) return context.report_error(named->error());
  if (one->name.record == two->name.record)
    return context.report_error(
        {ErrorKind::usage, "both factors belong to " + one->name.record, "link a factor to one of another record"});
  const auto first = store_of(context).load(one->path), second = store_of(context).load(two->path);
  for (const auto* loaded : {&first, &second})
    if (!*loaded) return context.report_error(loaded->error());
  for (const auto& [loaded, named] : {std::pair(&first, &one), {&second, &two}})
    if (const auto has = must_have((*loaded)->record, (*named)->name.factor); !has)
      return context.report_error(has.error());
  const bool first_is_younger = age_order(second->record) < age_order(first->record);
  const auto& younger = first_is_younger ? *one : *two;
  const auto& older = first_is_younger ? *two : *one;
  auto opened = open_record(context, younger.path);
  if (!opened) return context.report_error(opened.error());
  if (const auto has = must_have(opened->loaded.record, younger.name.factor); !has)
    return context.report_error(has.error());
  auto& links = factor_of(opened->loaded.record, younger.name.factor).same_as;
  if (!links) links.emplace();
  if (std::ranges::find(*links, older.name.text()) != links->end()) {
    if (!context.options().quiet)
      context.out() << younger.name.text() << " is linked to " << older.name.text() << " already\n";
    return 0;
  }
  links->push_back(older.name.text());
  return save_linked(*opened, context, younger.name.text() + " is linked to " + older.name.text());
}

/// Removes the link from one record, if it is there.
Result<bool> remove_link(record::Record& record, const std::string& factor, const FactorName& to) {
  if (record::find_factor(record, factor) == nullptr) return false;
  auto& links = factor_of(record, factor).same_as;
  if (!links || std::erase(*links, to.text()) == 0) return false;
  if (links->empty()) links.reset();
  return true;
}

int unlink(const FactorLinkOptions& options, const CommandContext& context) {
  // A record that is gone can still be linked to: then its name is taken as it is.
  std::vector<NamedFactor> named;
  for (const auto& operand : {options.one, options.two}) {
    auto found = named_factor(context, operand);
    const auto name = FactorName::from(operand);
    if (!found && (name.record.empty() || name.factor.empty())) return context.report_error(found.error());
    named.push_back(found ? *found : NamedFactor{name, {}});
  }
  if (named[0].path.empty() && named[1].path.empty())
    return context.report_error(named_factor(context, options.one).error());
  for (const auto& [from, to] : {std::pair(&named[0], &named[1]), {&named[1], &named[0]}}) {
    if (from->path.empty()) continue;
    auto opened = open_record(context, from->path);
    if (!opened) return context.report_error(opened.error());
    const auto removed = remove_link(opened->loaded.record, from->name.factor, to->name);
    if (removed && *removed)
      return save_linked(*opened, context, from->name.text() + " is no longer linked to " + to->name.text());
  }
  return context.report_error({ErrorKind::usage,
                               named[0].name.text() + " and " + named[1].name.text() + " are not linked",
                               "pm link " + options.one + " " + options.two + " links them"});
}

}  // namespace

}  // namespace pm::commands
