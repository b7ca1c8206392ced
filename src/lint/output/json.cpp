// `pm-check/1`.
#include <fmt/format.h>

#include <ostream>

#include <pm/json.hpp>

#include "lint/rules.hpp"

namespace pm::lint {
namespace {

using json::Writer;

constexpr std::size_t level_of_a_finding = 2;

void write_finding(const Finding& f, Writer& out) {
  out.begin_object();
  out.key("rule").string(f.rule);
  out.key("severity").string(to_string(f.severity));
  out.key("waived").boolean(f.waived);
  if (f.waived) out.key("reason").string(f.reason);
  out.key("path").string(f.path);
  if (f.in_record) out.key("pointer").string(f.pointer);
  out.key("line").number(f.line);
  out.key("column").number(f.column);
  out.key("end_line").number(f.end_line);
  out.key("end_column").number(f.end_column);
  out.key("excerpt").string(f.excerpt);
  out.key("message").string(f.message);
  out.key("ask").string(f.ask);
  out.key("fix_with").string(f.fix_with);
  if (f.confidence) out.key("confidence").bare(fmt::format("{:.2f}", *f.confidence));
  out.end_object();
}

void render_json(const FileFindings& file, const FormatOptions&, RenderedFile& into) {
  Writer out(into.text, Writer::Target::terminal, level_of_a_finding);
  for (const auto& finding : file.findings) write_finding(finding, out);
}

void write_json(const Output& output, const FormatOptions&, std::ostream& to) {
  std::string text;
  Writer out(text, Writer::Target::terminal);
  const auto& checked = output.checked;
  out.begin_object();
  out.key("format").string("pm-check/1");
  out.key("checked").begin_object();
  out.key("records").number(checked.records);
  out.key("prose").number(checked.prose);
  out.key("skipped").number(checked.skipped);
  if (checked.ignored != 0) out.key("ignored").number(checked.ignored);
  if (checked.since) {
    out.key("since").begin_object();
    out.key("revision").string(checked.since->revision);
    out.key("records").number(checked.since->records);
    out.end_object();
  }
  out.end_object();
  out.key("findings").begin_array();
  for (const auto& piece : output.pieces) {
    out.items(piece.text);
    to << text;
    text.clear();
  }
  out.end_array();
  out.key("notices").begin_array();
  for (const auto& notice : output.notices) out.string(notice);
  out.end_array();
  const auto counted = count(output.pieces);
  out.key("summary").begin_object();
  out.key("error").number(counted.with(Severity::error));
  out.key("warning").number(counted.with(Severity::warning));
  out.key("info").number(counted.with(Severity::info));
  out.key("waived").number(counted.waived);
  out.end_object();
  out.end_object();
  to << text << "\n";
}

}  // namespace

OutputFormat json_format() { return {"json", render_json, write_json}; }

}  // namespace pm::lint
