// `pm similar`: factors of other records that say the same.
#include <algorithm>
#include <ostream>

#include <fmt/format.h>

#include <pm/json.hpp>
#include <pm/record.hpp>
#include <pm/references.hpp>
#include <pm/text.hpp>

#include "commands/context.hpp"
#include "commands/factor_index.hpp"
#include "commands/records.hpp"

namespace pm::commands {

namespace {

struct SimilarOptions {
  std::string record, format = "table";
};

int similar(const SimilarOptions&, const CommandContext&);

Run define_similar(Flags& flags) {
  auto options = std::make_shared<SimilarOptions>();
  flags.operand("RECORD[:F2]", options->record, "A record, or one factor of it")
      .require()
      .completes(Flag::Offers::records);
  flags.option("-f,--format", "FORMAT", options->format, "Output format")
      .with_choices({"table", "json"})
      .by_default("table");
  return [options](CommandContext& context) { return similar(*options, context); };
}

}  // namespace

Command similar_command() {
  return {
      .name = "similar",
      .summary = "List similar factors of other records",
      .define = define_similar,
      .examples =
          "pm similar 2026-11-20\n"
          "pm similar 2026-11-20:F2\n",
      .remarks =
          "Compares words, not meanings: it finds near repeats. Those marked with * are worth a look: pm link "
          "links two factors.",
  };
}

// Above: the options. Below: the implementation.

namespace {

constexpr double listed_from = 0.25;
constexpr std::size_t max_listed = 10;  // for each factor

struct SimilarRow {
  std::string factor;  ///< "2026-11-20-checkout-500s:F2"
  likeness::SimilarFactor similar;
  bool is_linked = false;
  [[nodiscard]] std::string other() const { return similar.factor->record + ":" + similar.factor->factor; }
  [[nodiscard]] std::string why() const {
    auto why = text::join(similar.words, ", ");
    for (const auto& service : similar.services) why += (why.empty() ? "service " : "; service ") + service;
    return why;
  }
};

std::string as_table(const std::vector<SimilarRow>& rows, const CommandContext& context) {
  Lines lines{{"FACTOR", "", "OTHER", "LIKENESS", "BOTH", "TEXT"}};
  for (const auto& row : rows)
    lines.push_back({row.factor,
                     row.is_linked             ? "linked"
                     : row.similar.is_proposed ? "*"
                                               : "",
                     row.other(), fmt::format("{:.2f}", row.similar.likeness), row.why(), row.similar.factor->text});
  return table(lines, context);
}

std::string as_json(const std::vector<SimilarRow>& rows, bool on_a_terminal) {
  std::string text;
  json::Writer out(text, on_a_terminal ? json::Writer::Target::terminal : json::Writer::Target::file);
  out.begin_object();
  out.key("format").string("pm-similar/1");
  out.key("similar").begin_array();
  for (const auto& row : rows) {
    out.begin_object();
    out.key("factor").string(row.factor);
    out.key("other").string(row.other());
    out.key("text").string(row.similar.factor->text);
    out.key("likeness").bare(fmt::format("{:.3f}", row.similar.likeness));
    out.key("proposed").boolean(row.similar.is_proposed);
    out.key("linked").boolean(row.is_linked);
    out.key("why").string(row.why());
    out.end_object();
  }
  out.end_array();
  out.end_object();
  return text + "\n";
}

int similar(const SimilarOptions& options, const CommandContext& context) {
  // Only what follows the last colon can be a factor; a path may have one, too.
  auto name = record::FactorName::from(options.record);
  const bool is_factor = !name.record.empty() && name.factor.size() > 1 &&
                         (name.factor[0] == 'F' || name.factor[0] == 'f') &&
                         name.factor.find_first_not_of("0123456789", 1) == std::string::npos;
  if (is_factor) name.factor[0] = 'F';
  const auto loaded = load_record(context, is_factor ? name.record : options.record);
  if (!loaded) return context.report_error(loaded.error());
  const auto& record = loaded->record;
  if (is_factor && record::find_factor(record, name.factor) == nullptr)
    return context.report_error(
        {ErrorKind::usage, record.id + " has no factor " + name.factor, "pm show " + record.id});

  const auto index = factor_index(context);
  std::vector<SimilarRow> rows;
  for (const auto& factor : factor_texts(record)) {
    if (is_factor && factor.factor != name.factor) continue;
    const auto links = record::find_factor(record, factor.factor)->same_as.value_or(std::vector<std::string>{});
    for (auto& found : index.similar(factor, listed_from, max_listed)) {
      rows.push_back({record.id + ":" + factor.factor, std::move(found), false});
      rows.back().is_linked = std::ranges::find(links, rows.back().other()) != links.end();
    }
  }
  if (options.format == "json") {
    context.out() << as_json(rows, context.environment().out_is_terminal);
  } else if (rows.empty()) {
    if (!context.options().quiet) context.out() << "No similar factors in other records.\n";
  } else {
    context.out() << as_table(rows, context);
  }
  return 0;
}

}  // namespace

}  // namespace pm::commands
