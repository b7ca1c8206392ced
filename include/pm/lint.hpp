// A finding of `pm check` in a record or a text, as a value.
#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <pm/json.hpp>
#include <pm/language.hpp>
#include <pm/leak.hpp>
#include <pm/record.hpp>

namespace pm::lint {

enum class Severity { off, info, warning, error };
[[nodiscard]] std::string_view to_string(Severity);
[[nodiscard]] std::optional<Severity> parse_severity(std::string_view);

struct Finding {
  std::string rule;
  Severity severity = Severity::warning;
  bool waived = false;
  std::string reason;     ///< reason of the waiver
  std::string path;       ///< as given, or relative to the working directory; "-" for standard input
  bool in_record = true;  ///< false for prose, which has no pointers
  std::string pointer;    ///< RFC 6901
  std::size_t line = 1, column = 1, end_line = 1, end_column = 1;  ///< 1-based, code points, end exclusive
  std::string excerpt;                                             ///< the text found; "" if something is missing
  std::string message;                                             ///< one line
  std::string ask;       ///< a question to ask; empty if the message is a question
  std::string fix_with;  ///< the command that resolves it; may be empty
  /// For a language rule: the share of findings of this kind that are right, 0 to 1.
  std::optional<double> confidence = {};
  bool can_waive = true;  ///< false: no waiver and no baseline covers it
};

// The checks of `pm check`: records and texts in, findings out.

/// One rule with its documentation. Language rules are included.
struct RuleInfo {
  enum class Target { record, prose, both };
  std::string_view name;
  Target target = Target::record;
  Severity severity = Severity::warning;  ///< default
  std::string_view finds, why, ask;       ///< one line each
  /// Examples, run by a test: sentences for language rules, parts of a record as JSON for record rules.
  std::span<const std::string_view> found = {}, fine = {};
  bool can_waive = true, can_set = true;
};
/// Returns all rules: record rules, then language rules.
[[nodiscard]] std::span<const RuleInfo> rules();
/// Returns nullptr if there is none.
[[nodiscard]] const RuleInfo* find_rule(std::string_view name);
/// Returns "record", "prose" or "both".
[[nodiscard]] std::string_view to_string(RuleInfo::Target);

/// Validates a rule name of `--rule` or `[rules]`: fails (usage) for an unknown rule, with a "did you mean", and for
/// one whose severity cannot be changed.
[[nodiscard]] Result<void> validate_rule(std::string_view rule);

using Severities = std::map<std::string, Severity, std::less<>>;

/// The type of the answer to a team's own question, in `custom.ID`.
enum class AnswerType { text, list, choice, number, date, yes_no };
/// "text", "list", "choice", "number", "date", "yes-no", in this order.
[[nodiscard]] std::span<const std::string_view> answer_types();
struct TypedQuestion {
  std::string id;
  AnswerType type = AnswerType::text;
  std::vector<std::string> choices = {};  ///< of a choice
};
/// Whether a value of `custom` has the type of its question. Null and absent values do.
[[nodiscard]] bool has_type(const json::Value&, const TypedQuestion&);
/// "a date, such as 2026-11-20"
[[nodiscard]] std::string describe(const TypedQuestion&);

/// Reads the record `id` of a directory, for rules about links (`same_as`); nullptr if there is none, or if it is
/// malformed. Called only for a record that has links, by several threads at once.
using FindRecord =
    std::function<std::shared_ptr<const record::Record>(const std::filesystem::path& directory, std::string_view id)>;

/// Whether git tracks the import candidates of the record `id` in a directory.
using HasTrackedCandidates = std::function<bool(const std::filesystem::path& directory, std::string_view id)>;

struct LintSettings {
  time::Day today;
  /// What is later is still to come. Nullopt: what is later than the end of `today` in the record's zone.
  std::optional<time::Micros> now = {};
  double small_fix_hours = 4;
  bool tracker_configured = false;
  Severities severities;  ///< set in pm.toml, overridden by the command line
  /// What pm.toml lists: the team's scale, most severe first, its services with their other spellings, its questions.
  /// Where one is empty, that is not checked.
  std::vector<std::string> severity_scale = {};
  std::map<std::string, std::vector<std::string>> services = {};
  std::vector<TypedQuestion> questions = {};
  FindRecord find_record = {};                       ///< without it, links to other records are not checked
  HasTrackedCandidates has_tracked_candidates = {};  ///< without it, that is not checked
  std::filesystem::path directory = {};  ///< of the record; the reviews of a file take the directory of its path
  PublicPolicy publication = {};         ///< what public texts may hold
};

/// Returns the findings of a record: record and language rules, waivers applied, including `unused-waiver`. Without
/// locations: `path` is empty, `line` and `column` are 1. In the order of the record.
[[nodiscard]] std::vector<Finding> review(const record::Record&, const language::Checker&, const LintSettings&);

/// The same as if the record were final. Used at the end of the interview and by `--no-input`.
[[nodiscard]] std::vector<Finding> review_as_final(const record::Record&, const language::Checker&,
                                                   const LintSettings&);

/// Result for a file that should be a record.
struct FileReview {
  std::vector<Finding> findings;  ///< with locations, by line, column and rule
  std::string id;                 ///< empty if it is not a record
  std::string uid = {};           ///< empty if it has none
};
/// Reviews many files and reuses memory. Not thread-safe; checker and settings must outlive it.
class Reviewer {
 public:
  Reviewer(const language::Checker& checker, const LintSettings& settings) : settings_(settings), session_(checker) {}
  /// Returns `malformed` findings if the text is not a record. Compares the id with the file name of `path`. `called`
  /// is the name of the record in `fix_with`; empty: its id.
  [[nodiscard]] FileReview review(std::string_view json, const std::string& path, std::string_view command_name = {});

 private:
  const LintSettings& settings_;
  language::CheckerSession session_;
  record::ReadBuffer buffer_;
};
/// The same for a single file.
[[nodiscard]] FileReview review_file(std::string_view json, const std::string& path, const language::Checker&,
                                     const LintSettings&, std::string_view command_name = {});

/// Returns a `malformed` finding about a whole file.
[[nodiscard]] Finding malformed(const std::string& path, std::string message);

/// Returns a `malformed` finding: another file has the same id.
[[nodiscard]] Finding shared_id(std::string_view json, const std::string& path, const std::string& other_path);
/// Returns a `malformed` finding: another record has the same `uid`, so one of them is a copy.
[[nodiscard]] Finding shared_uid(std::string_view json, const std::string& path, const std::string& other_path,
                                 std::string_view command_name);

/// Returns the findings of prose with locations, waiver comments applied.
[[nodiscard]] std::vector<Finding> review_prose(std::string_view text, const std::string& path, bool markdown,
                                                const language::Checker&, const LintSettings&);

/// Path of a file as hosting services show it.
struct ServicePath {
  std::string path;         ///< with '/'
  bool below_root = false;  ///< relative to `FormatOptions::root`; else as it is
};

/// Findings of one input.
struct FileFindings {
  /// `report`: of a record, by pm, and so skipped. `unread`: a problem says why.
  enum class Kind { record, prose, report, unread };
  Kind kind = Kind::unread;
  std::string path;               ///< as in its findings
  ServicePath service_path = {};  ///< where `OutputFormat::for_services` asks for it
  std::vector<Finding> findings;  ///< sorted by line, column and rule
};

/// Sorts by path (bytes), line, column, rule.
void sort_findings(std::vector<Finding>&);
/// Whether it is not waived and at or above the threshold.
[[nodiscard]] bool fails(const Finding&, Severity fail_on);

/// Identity of a finding independent of its line; stable with file and rule.
[[nodiscard]] const std::string& identity_text(const Finding&);

/// Findings that a team has decided to ignore, by file, rule and words, and as often as they were there. `malformed`
/// and `must-have-fix` are never among them.
class Baseline {
 public:
  /// `cwd`: what paths of findings are relative to. `base`: what paths in the baseline are relative to, seen from
  /// `cwd`.
  Baseline(std::filesystem::path cwd, std::filesystem::path base);
  /// Parses a baseline. Fails (usage) if it is not `pm-baseline/1`.
  [[nodiscard]] Result<void> read(std::string_view json);
  [[nodiscard]] std::string write() const;

  /// Adds what is not waived of the findings of a file.
  void add(const FileFindings&);
  void add(const Baseline&);
  /// Waives those findings of a file that the baseline lists. Returns how many. For any number of threads.
  std::size_t apply(FileFindings&, std::string_view reason) const;
  /// How many findings it lists.
  [[nodiscard]] std::size_t size() const;

 private:
  struct BaselineEntry {
    std::string path, rule, words;
    auto operator<=>(const BaselineEntry&) const = default;
  };
  [[nodiscard]] std::string path_of(const FileFindings&) const;

  std::filesystem::path cwd_, base_;
  std::map<BaselineEntry, std::size_t> entries_;
};

struct FormatOptions {
  bool colour = false;
  std::size_t columns = 0;  ///< width for wrapping; 0: no wrapping
  bool summary = true;
  Severity fail_on = Severity::error;
  std::string version, home;  ///< of the program; `home` may be empty
  std::string now;            ///< "2026-11-22T12:00:00", UTC
  std::string root;           ///< the directory that service paths are relative to; absolute
};

/// How many findings there are of each severity, without the waived ones, and of those.
struct SeverityCounts {
  std::array<std::size_t, 4> of{};  ///< by Severity
  std::size_t waived = 0;
  [[nodiscard]] std::size_t with(Severity s) const { return of[static_cast<std::size_t>(s)]; }
  SeverityCounts& operator+=(const SeverityCounts&);
};
[[nodiscard]] SeverityCounts count(std::span<const Finding>);

/// What one input adds to the output of a format. The text is kept, not the findings: of 100,000 inputs it is less.
struct RenderedFile {
  FileFindings::Kind kind = FileFindings::Kind::unread;
  bool fails = false;
  SeverityCounts counted;
  std::size_t failed_cases = 0;  ///< JUnit's
  std::string text;
  std::string more;  ///< of a format with two places for it: JUnit's output, GitHub's log
};

struct CheckedCounts {
  std::size_t records = 0, prose = 0, skipped = 0;
  std::size_t ignored = 0;  ///< inputs that `ignore` of pm.toml left out
  struct Since {
    std::string revision;
    std::size_t records = 0;  ///< changed or not
  };
  std::optional<Since> since = {};  ///< only what changed since then was checked
};
/// "0 of 12 records changed since main, 3 ignored"; empty if every input was checked.
[[nodiscard]] std::string describe_skipped(const CheckedCounts&);
/// The output of a run, to be written.
struct Output {
  std::span<const RenderedFile> pieces;  ///< of all inputs, sorted by path
  CheckedCounts checked;
  std::vector<std::string> notices;  ///< shown in every format: "must-have-fix is off (pm.toml)"
};
[[nodiscard]] CheckedCounts count_checked(std::span<const RenderedFile>);
[[nodiscard]] SeverityCounts count(std::span<const RenderedFile>);

struct OutputFormat {
  std::string_view name;
  void (*render)(const FileFindings&, const FormatOptions&,
                 RenderedFile& into);  ///< may run in several threads at once
  void (*write)(const Output&, const FormatOptions&, std::ostream&);
  bool for_services = false;  ///< names files by `FileFindings::service_path`
};
/// Returns the output formats: human, json, sarif, junit, github.
[[nodiscard]] std::span<const OutputFormat> formats();
[[nodiscard]] const OutputFormat* find_format(std::string_view name);

[[nodiscard]] RenderedFile render(const OutputFormat&, const FileFindings&, const FormatOptions&);

/// A text of a record that the language rules check. Contains views of the record or of static data.
struct ProseField {
  std::string_view list = {};             ///< "/fixes", or the whole pointer if not in a list
  std::optional<std::size_t> index = {};  ///< index in that list
  std::string_view leaf = {};             ///< "/title"
  std::string_view text;
  language::RuleSelection rules;  ///< rules that apply

  /// Returns the pointer (RFC 6901).
  [[nodiscard]] std::string pointer() const;
};
/// Visits the fields in the order of the record's keys. The pointer parts are valid during the call.
void for_each_prose_field(const record::Record&, const std::function<void(const ProseField&)>& look);

}  // namespace pm::lint

namespace pm::prose {

// Prose files: which parts of Markdown and plain text are sentences of the writer's own, what the language rules find
// in them, and the waivers in their comments. Code, quotes, URLs, front matter and HTML markup are not checked.

enum class ProseFormat { markdown, plain };

/// `<!-- pm: keep RULE: reason -->`: covers findings on its own line, before or after it, and on the next line.
struct ProseWaiver {
  std::string rule, reason;
  std::size_t line = 0;  ///< 1-based: where the comment ends
  bool used = false;
};

struct ProseReview {
  std::vector<language::LanguageFinding> findings;  ///< `begin` and `end` are bytes of the file, ascending by `begin`
  std::vector<std::size_t> waived_by;               ///< for each finding: index into `waivers`, or npos
  std::vector<ProseWaiver> waivers;
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

/// The name of the file's encoding if it is neither UTF-8 nor a superset of ASCII: "UTF-16LE".
/// Recognised by its byte order mark, or by the zero bytes of ASCII text.
[[nodiscard]] std::optional<std::string_view> unsupported_encoding(std::string_view file);

/// Checks a file. Time and memory are linear in its size. Precondition: fewer than 4 GiB.
[[nodiscard]] ProseReview review(std::string_view file, ProseFormat, const language::Checker&,
                                 language::RuleSelection = language::RuleSelection::all());

/// Lines and columns of bytes of a file, both 1-based. A line ends with LF, CRLF or CR; a column is a code point, and a
/// byte that is not UTF-8 counts as one. A byte order mark is not part of the first line.
class Locator {
 public:
  struct Position {
    std::size_t line = 1, column = 1;
  };
  explicit Locator(std::string_view file);
  /// Linear in the distance from the byte of the last call; a smaller byte starts over from the start of the file.
  [[nodiscard]] Position at(std::size_t byte);

 private:
  void restart();

  std::string_view file_;
  std::size_t next_ = 0;
  Position position_;
};

}  // namespace pm::prose
