// Commands and pointers of findings.
#include <algorithm>
#include <charconv>
#include <optional>

#include <pm/record.hpp>

#include "lint/rules.hpp"

namespace pm::lint {

std::string item_pointer(std::string_view list, std::size_t index) {
  std::string pointer;
  pointer.reserve(list.size() + 16);  // room for the suffix
  return pointer.append(list).append("/").append(std::to_string(index));
}

std::optional<std::size_t> index_between(std::string_view before, std::string_view pointer, std::string_view after) {
  if (pointer.size() <= before.size() + after.size() || !pointer.starts_with(before) || !pointer.ends_with(after))
    return std::nullopt;
  const auto digits = pointer.substr(before.size(), pointer.size() - before.size() - after.size());
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), index);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return index;
}

std::string shell_quoted(std::string_view word) {
  constexpr std::string_view plain_marks = "-_./,:@%+=";
  const auto is_plain = [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           plain_marks.find(c) != plain_marks.npos;
  };
  if (!word.empty() && std::all_of(word.begin(), word.end(), is_plain)) return std::string(word);
  std::string quoted = "'";
  for (const char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

std::string fix_command(const RuleContext& c, std::string_view verb, std::string_view fix, std::string_view rest) {
  std::string command = "pm fixes " + std::string(verb) + " " + c.record_name + ":" + std::string(fix);
  return rest.empty() ? command : command + " " + std::string(rest);
}

std::string edit_command(const RuleContext& c, std::string_view pointer, std::string_view rule) {
  if (const auto fix = index_between("/fixes/", pointer, "/title"))
    return fix_command(c, "edit", (*c.record.fixes)[*fix].id, "--title TEXT");
  const auto field = pointer.substr(1, pointer.find('/', 1) - 1);
  if (const auto section = record::section_of_key(field); !section.empty())
    return "pm edit " + c.record_name + " " + std::string(section);
  return "pm waive " + c.record_name + " " + std::string(rule) + " --at " + shell_quoted(pointer) + " --why TEXT";
}

// Reviews a record: rules, waivers, severities.

namespace {

/// A finding with the byte range in its text.
struct LocatedFinding {
  Finding finding;
  bool absent = false;
  std::optional<std::pair<std::size_t, std::size_t>> bytes;
};

/// The configured severity of a rule, if any.
std::optional<Severity> set_for(std::string_view rule, const LintSettings& settings) {
  const auto set = settings.severities.find(rule);
  return set == settings.severities.end() ? std::nullopt : std::optional(set->second);
}

Severity weight(const RuleFinding& f, const RuleContext& c) {
  auto severity = set_for(f.rule, c.settings).value_or(f.severity.value_or(find_rule(f.rule)->severity));
  if (f.at_most) severity = std::min(severity, *f.at_most);
  if (c.record.status == record::Status::draft && f.rule != "must-have-fix")
    severity = std::min(severity, Severity::warning);
  return severity;
}

LocatedFinding located(RuleFinding&& f, const RuleContext& c, const record::Waiver* waiver) {
  LocatedFinding p;
  p.finding.rule = f.rule;
  p.finding.severity = weight(f, c);
  p.finding.waived = waiver != nullptr;
  if (waiver != nullptr) p.finding.reason = waiver->reason;
  p.finding.pointer = std::move(f.pointer);
  p.finding.message = std::move(f.message);
  p.finding.ask = std::move(f.ask);
  p.finding.fix_with = std::move(f.fix_with);
  p.absent = f.excerpt.empty();
  p.finding.excerpt = std::move(f.excerpt);
  p.bytes = f.bytes;
  p.finding.confidence = f.confidence;
  p.finding.can_waive = f.can_waive;
  return p;
}

std::vector<LocatedFinding> all_of(const record::Record& record, language::CheckerSession& listener,
                                   const LintSettings& settings, const std::filesystem::path& directory,
                                   std::string_view command_name) {
  const RuleContext c{record, settings, shell_quoted(command_name.empty() ? record.id : command_name), directory,
                      command_name};
  std::vector<RuleFinding> found;
  for (const auto& rule : record_rules())
    if (rule.find != nullptr) rule.find(c, found);
  find_language(c, listener, found);

  // Waivers also match rules that are off, so that turning one off does not make its waivers unused.
  Waivers waivers(record);
  std::vector<LocatedFinding> all;
  for (auto& f : found) {
    const auto* waiver = waivers.match(f);
    all.push_back(located(std::move(f), c, waiver));
  }
  std::vector<RuleFinding> unused;
  waivers.add_unused(c, unused);
  for (auto& f : unused) all.push_back(located(std::move(f), c, nullptr));
  std::erase_if(all, [](const LocatedFinding& p) { return p.finding.severity == Severity::off; });
  return all;
}

/// Sort key of a pointer: its first key, then its first index.
std::pair<std::size_t, std::size_t> rank(std::string_view pointer) {
  if (pointer.empty()) return {0, 0};
  pointer.remove_prefix(1);
  const auto slash = pointer.find('/');
  const auto key = record::key_position(pointer.substr(0, slash));
  std::size_t item = 0;  // the list itself comes before its items
  if (slash != std::string_view::npos) {
    std::from_chars(pointer.data() + slash + 1, pointer.data() + pointer.size(), item);
    ++item;
  }
  return {key + 1, item};
}

void put(const record::SourceSpan& span, Finding& finding) {
  finding.line = span.line;
  finding.column = span.column;
  finding.end_line = span.end_line;
  finding.end_column = span.end_column;
}

void find_place(record::SourceMap& places, const LocatedFinding& p, Finding& finding) {
  auto span = p.bytes ? places.of(finding.pointer, p.bytes->first, p.bytes->second) : places.of(finding.pointer);
  if (p.absent) {
    span.end_line = span.line;
    span.end_column = span.column;
  }
  put(span, finding);
}

std::filesystem::path directory_of(const std::string& path) { return std::filesystem::path(path).parent_path(); }

std::string file_name(const std::string& path) { return path.substr(path.rfind('/') + 1); }

Finding about_id(std::string_view json, const std::string& path, std::string id, std::string message) {
  auto finding = malformed(path, std::move(message));
  finding.pointer = "/id";
  finding.excerpt = std::move(id);
  put(record::locate(json, "/id"), finding);
  return finding;
}

Finding check_file_name(const record::Record& record, const std::string& path, std::string_view json) {
  auto finding =
      about_id(json, path, record.id, "The file name does not match the id: rename it to " + record.id + ".json");
  finding.fix_with = "mv " + shell_quoted(path) + " " +
                     shell_quoted(path.substr(0, path.size() - file_name(path).size()) + record.id + ".json");
  return finding;
}

/// `called`: the name of the record for a command; empty: its id is the name of the file.
std::vector<Finding> from_faults(const std::vector<record::ValidationError>& faults, const std::string& path,
                                 std::string_view command_name) {
  const auto name = file_name(path);
  const std::string record(command_name.empty() ? std::string_view(name).substr(0, name.rfind(".json")) : command_name);
  std::vector<Finding> findings;
  for (const auto& fault : faults) {
    auto finding = malformed(path, fault.message);
    finding.pointer = fault.pointer;
    finding.ask = fault.hint;
    finding.excerpt = fault.excerpt;
    if (!record.empty() && record != "-") finding.fix_with = "pm edit " + shell_quoted(record) + " --editor";
    put(fault.span, finding);
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace

std::vector<Finding> review(const record::Record& record, const language::Checker& checker,
                            const LintSettings& settings) {
  language::CheckerSession listener(checker);
  auto all = all_of(record, listener, settings, settings.directory, {});
  std::stable_sort(all.begin(), all.end(), [](const LocatedFinding& a, const LocatedFinding& b) {
    return rank(a.finding.pointer) < rank(b.finding.pointer);
  });
  std::vector<Finding> findings;
  for (auto& p : all) findings.push_back(std::move(p.finding));
  return findings;
}

std::vector<Finding> review_as_final(const record::Record& record, const language::Checker& checker,
                                     const LintSettings& settings) {
  auto final = record;
  final.status = record::Status::final;
  return review(final, checker, settings);
}

Finding malformed(const std::string& path, std::string message) {
  Finding finding;
  finding.rule = "malformed";
  finding.severity = Severity::error;
  finding.path = path;
  finding.message = std::move(message);
  return finding;
}

Finding shared_id(std::string_view json, const std::string& path, const std::string& other_path) {
  const auto read = record::read(json);
  return about_id(json, path, read.record ? read.record->id : "",
                  "Another record has the same id: " + other_path + "; give one of the two another id");
}

Finding shared_uid(std::string_view json, const std::string& path, const std::string& other_path,
                   std::string_view command_name) {
  const auto read = record::read(json);
  const auto id = read.record ? read.record->id : "";
  auto finding = malformed(path, "Another record has the same uid: " + other_path +
                                     "; one of the two is a copy, and issues cannot tell them apart");
  finding.pointer = "/uid";
  finding.ask = "Which of the two is the copy? Give that one a uid of its own.";
  finding.fix_with = "pm edit " + shell_quoted(command_name.empty() ? id : command_name) + " --new-uid";
  if (read.record) finding.excerpt = read.record->uid.value_or("");
  put(record::locate(json, "/uid"), finding);
  return finding;
}

FileReview Reviewer::review(std::string_view json, const std::string& path, std::string_view command_name) {
  const auto read = record::read(json, buffer_);
  if (!read.record) return {from_faults(read.errors, path, command_name), ""};
  const auto& record = *read.record;
  FileReview review;
  review.id = record.id;
  review.uid = record.uid.value_or("");
  if (file_name(path) != record.id + ".json") review.findings.push_back(check_file_name(record, path, json));
  std::optional<record::SourceMap> places;  // created only if there are findings
  for (auto& p : all_of(record, session_, settings_, directory_of(path), command_name)) {
    if (!places) places.emplace(json, buffer_);
    find_place(*places, p, p.finding);
    p.finding.path = path;
    review.findings.push_back(std::move(p.finding));
  }
  sort_findings(review.findings);
  return review;
}

FileReview review_file(std::string_view json, const std::string& path, const language::Checker& checker,
                       const LintSettings& settings, std::string_view command_name) {
  return Reviewer(checker, settings).review(json, path, command_name);
}

}  // namespace pm::lint
