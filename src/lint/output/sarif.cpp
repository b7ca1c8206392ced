// SARIF 2.1.0 for code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/
#include <fmt/format.h>

#include <cmath>
#include <cstddef>
#include <map>
#include <ostream>

#include <pm/json.hpp>
#include <pm/text.hpp>

#include "lint/rules.hpp"

namespace pm::lint {
namespace {

using json::Writer;

/// What `artifactLocation`s are relative to, as code scanning names it.
constexpr auto root_id = "%SRCROOT%";
constexpr std::size_t level_of_a_result = 4;

std::string_view level(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::info:
      return "note";
    case Severity::off:
      break;
  }
  return "none";
}

/// A path as a URI, or as a part of one.
std::string uri(std::string_view path) {
  constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~/!$&'()*+,;=@";
  std::string out;
  for (const char c : path) {
    if (plain.find(c) != std::string_view::npos)
      out += c;
    else
      out += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
  }
  return out;
}

std::string identity(const Finding& f, const std::string& path) {
  return path + "\n" + f.rule + "\n" + identity_text(f);
}

std::string title(std::string_view text) {
  std::string out(text);
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out + (out.ends_with('.') ? "" : ".");
}

std::string listed(std::string_view head, std::span<const std::string_view> examples) {
  std::string out;
  for (const auto example : examples) out += "\n- " + std::string(example);
  return out.empty() ? "" : "\n\n" + std::string(head) + out;
}

void put_text(Writer& out, std::string_view key, std::string_view text) {
  out.key(key).begin_object();
  out.key("text").string(text);
  out.end_object();
}

void put_rule(Writer& out, const RuleInfo& rule) {
  out.begin_object();
  out.key("id").string(rule.name);
  put_text(out, "shortDescription", title(rule.finds));
  put_text(out, "fullDescription", title(rule.finds) + " " + title(rule.why));
  put_text(out, "help",
           title(rule.why) + " " + std::string(rule.ask) + listed("Finds, for example:", rule.found) +
               listed("Does not find:", rule.fine));
  out.key("defaultConfiguration").begin_object();
  out.key("level").string(level(rule.severity));
  out.end_object();
  out.end_object();
}

void put_artifact(Writer& out, const ServicePath& file) {
  out.key("artifactLocation").begin_object();
  const bool is_absolute = !file.below_root && file.path.starts_with('/');
  out.key("uri").string((is_absolute ? "file://" : "") + uri(file.path));
  if (file.below_root) out.key("uriBaseId").string(root_id);
  out.end_object();
}

void put_location(Writer& out, const Finding& f, const ServicePath& file) {
  out.begin_object();
  out.key("physicalLocation").begin_object();
  put_artifact(out, file);
  out.key("region").begin_object();
  out.key("startLine").number(f.line);
  out.key("startColumn").number(f.column);
  out.key("endLine").number(f.end_line);
  out.key("endColumn").number(f.end_column);
  out.end_object();
  out.end_object();
  if (!f.pointer.empty()) {
    out.key("logicalLocations").begin_array();
    out.begin_object();
    out.key("fullyQualifiedName").string(f.pointer);
    out.end_object();
    out.end_array();
  }
  out.end_object();
}

std::string message_of(const Finding& f) {
  std::string text = f.message;
  for (const auto* more : {&f.ask, &f.fix_with})
    if (!more->empty()) text.append("\n").append(*more);
  return text;
}

/// By name, where the rule stands among `rules()`.
std::size_t index_of(std::string_view rule) {
  static const auto indices = [] {
    std::map<std::string_view, std::size_t> all;
    for (const auto& one : rules()) all.emplace(one.name, all.size());
    return all;
  }();
  return indices.at(rule);
}

void put_result(Writer& out, const Finding& f, const ServicePath& file, const std::string& fingerprint) {
  out.begin_object();
  out.key("ruleId").string(f.rule);
  out.key("ruleIndex").number(index_of(f.rule));
  out.key("level").string(level(f.severity));
  put_text(out, "message", message_of(f));
  out.key("locations").begin_array();
  put_location(out, f, file);
  out.end_array();
  out.key("partialFingerprints").begin_object();
  out.key("pmFinding/v1").string(fingerprint);
  out.end_object();
  if (f.confidence) out.key("rank").number(static_cast<std::size_t>(std::lround(100 * *f.confidence)));  // 0 to 100
  if (f.waived) {
    out.key("suppressions").begin_array();
    out.begin_object();
    out.key("kind").string("inSource");
    out.key("justification").string(f.reason);
    out.end_object();
    out.end_array();
  }
  out.end_object();
}

void put_driver(Writer& out, const FormatOptions& look) {
  out.key("driver").begin_object();
  out.key("name").string("pm");
  out.key("version").string(look.version);
  if (!look.home.empty()) out.key("informationUri").string(look.home);
  out.key("rules").begin_array();
  for (const auto& rule : rules()) put_rule(out, rule);
  out.end_array();
  out.end_object();
}

void put_root(Writer& out, const std::string& root) {
  out.key("originalUriBaseIds").begin_object();
  out.key(root_id).begin_object();
  out.key("uri").string("file://" + uri(root) + (root.ends_with('/') ? "" : "/"));
  out.end_object();
  out.end_object();
}

void put_invocation(Writer& out, const std::vector<std::string>& notices) {
  out.begin_object();
  out.key("executionSuccessful").boolean(true);
  out.key("toolConfigurationNotifications").begin_array();
  for (const auto& notice : notices) {
    out.begin_object();
    out.key("level").string("warning");
    put_text(out, "message", notice);
    out.end_object();
  }
  out.end_array();
  out.end_object();
}

void render_sarif(const FileFindings& file, const FormatOptions&, RenderedFile& into) {
  Writer out(into.text, Writer::Target::terminal, level_of_a_result);
  std::map<std::string, std::size_t> times;  // the same text twice in a file is two findings
  for (const auto& f : file.findings) {
    auto what = identity(f, file.service_path.path);
    const auto hash = text::digest(what);
    put_result(out, f, file.service_path, hash + ":" + std::to_string(++times[std::move(what)]));
  }
}

void write_sarif(const Output& output, const FormatOptions& look, std::ostream& to) {
  std::string text;
  Writer out(text, Writer::Target::terminal);
  out.begin_object();
  out.key("$schema").string("https://json.schemastore.org/sarif-2.1.0.json");
  out.key("version").string("2.1.0");
  out.key("runs").begin_array();
  out.begin_object();
  out.key("tool").begin_object();
  put_driver(out, look);
  out.end_object();
  if (!look.root.empty()) put_root(out, look.root);
  out.key("columnKind").string("unicodeCodePoints");
  out.key("invocations").begin_array();
  put_invocation(out, output.notices);
  out.end_array();
  out.key("results").begin_array();
  for (const auto& piece : output.pieces) {
    out.items(piece.text);
    to << text;
    text.clear();
  }
  out.end_array();
  out.end_object();
  out.end_array();
  out.end_object();
  to << text << "\n";
}

}  // namespace

OutputFormat sarif_format() { return {"sarif", render_sarif, write_sarif, true}; }

}  // namespace pm::lint
