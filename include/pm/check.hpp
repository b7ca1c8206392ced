// The gate: what a record or a text says that `pm check` would report. Values in, findings out.
#pragma once

#include <array>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <pm/axioms.hpp>
#include <pm/finding.hpp>
#include <pm/record.hpp>
#include <pm/record_json.hpp>

namespace pm::check {

/// One rule of the gate: a row, with the words that explain it. Language rules are rows too.
struct RuleInfo {
  enum class On { record, prose, both };
  std::string_view name;
  On on = On::record;
  Severity severity = Severity::warning;  ///< where nobody set another one
  std::string_view finds, why, ask;       ///< a line each
  /// Examples, run by a test. Of a language rule: sentences. Of a rule of records: what such a record says, as JSON.
  std::span<const std::string_view> found = {}, fine = {};
  bool can_waive = true, can_set = true;
};
/// All of them: rules of records in the order of cli.md, then those of language.
[[nodiscard]] std::span<const RuleInfo> rules();
/// Nullptr if there is none.
[[nodiscard]] const RuleInfo* find_rule(std::string_view name);
/// "on": "record", "prose" or "both".
[[nodiscard]] std::string_view word(RuleInfo::On);

/// What `--rule` and `[rules]` say: fails (usage) on a rule that is not there, with a "did you mean", and on one that
/// cannot be set.
[[nodiscard]] Result<void> may_set(std::string_view rule);

using Severities = std::map<std::string, Severity, std::less<>>;

struct Settings {
  time::Day today;
  /// What is later is still to come. Nullopt: what is later than the end of `today` in the record's zone.
  std::optional<time::Micros> now = {};
  double small_fix_hours = 4;
  bool tracker_configured = false;
  Severities severities;  ///< those that were set: pm.toml's, then the command line's over them
};

/// Findings of one record: rules of records and of language, waivers applied, `unused-waiver` among them. Without
/// places: `path` is empty, `line` and `column` stay 1. In the record's order.
[[nodiscard]] std::vector<Finding> review(const record::Record&, const axioms::Checker&, const Settings&);

/// As if it were final: what would stand in the way. For the interview's end and `--no-input`.
[[nodiscard]] std::vector<Finding> review_as_final(const record::Record&, const axioms::Checker&, const Settings&);

/// Of a file that should be a record.
struct FileReview {
  std::vector<Finding> findings;  ///< with their places, by line, column and rule
  std::string id;                 ///< empty if it is no record
};
/// Reviews many files, one after the other, with the same memory. For one thread; checker and settings must outlive it.
class Reviewer {
 public:
  Reviewer(const axioms::Checker& checker, const Settings& settings) : settings_(settings), listener_(checker) {}
  /// `malformed` findings if it is no record; `path` gives the name to hold the id against. `called` is how commands in
  /// `fix_with` name the record; by its id if empty.
  [[nodiscard]] FileReview review(std::string_view json, const std::string& path, std::string_view called = {});

 private:
  const Settings& settings_;
  axioms::Listener listener_;
  record::Desk desk_;
};
/// The same of one file.
[[nodiscard]] FileReview review_file(std::string_view json, const std::string& path, const axioms::Checker&,
                                     const Settings&, std::string_view called = {});

/// A `malformed` finding about a whole file that could not even be read as text.
[[nodiscard]] Finding malformed(const std::string& path, std::string message);

/// A `malformed` finding: the record's id is also that of another file.
[[nodiscard]] Finding shared_id(std::string_view json, const std::string& path, const std::string& other_path);

/// Findings of prose, its waiver comments applied, with their places.
[[nodiscard]] std::vector<Finding> review_prose(std::string_view text, const std::string& path, bool markdown,
                                                const axioms::Checker&, const Settings&);

/// How services that show a repository's files know a file.
struct ServicePath {
  std::string path;         ///< with '/'
  bool below_root = false;  ///< relative to `Look::root`; else as it is
};

/// What checking one input came to.
struct FileFindings {
  /// `report`: of a record, by pm, and so skipped. `unread`: a problem says why.
  enum class Kind { record, prose, report, unread };
  Kind kind = Kind::unread;
  std::string path;               ///< as in its findings
  ServicePath service_path = {};  ///< where `Format::for_services` asks for it
  std::vector<Finding> findings;  ///< sorted by line, column and rule
};

/// By path (bytes), line, column, rule.
void sort_findings(std::vector<Finding>&);
/// Not waived, and at or above what the run fails on.
[[nodiscard]] bool fails(const Finding&, Severity fail_on);

/// What a finding is, whatever its line: with its file and rule the same for the same trouble tomorrow.
[[nodiscard]] const std::string& words_of(const Finding&);

/// Findings that a team has decided to ignore, by file, rule and words, and as often as they were there. `malformed`
/// and `must-have-fix` are never among them.
class Baseline {
 public:
  /// `cwd`: what paths of findings are relative to. `base`: what paths in the baseline are relative to, seen from
  /// `cwd`.
  Baseline(std::filesystem::path cwd, std::filesystem::path base);
  /// Fails (usage) on what is no `pm-baseline/1`.
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
  struct Entry {
    std::string path, rule, words;
    auto operator<=>(const Entry&) const = default;
  };
  [[nodiscard]] std::string path_of(const FileFindings&) const;

  std::filesystem::path cwd_, base_;
  std::map<Entry, std::size_t> entries_;
};

struct Look {
  bool colour = false;
  std::size_t columns = 0;  ///< to wrap for; 0: lines are left whole
  bool summary = true;
  Severity fail_on = Severity::error;
  std::string version, home;  ///< of the program, for formats that name it; no home: empty
  std::string now;            ///< "2026-11-22T12:00:00", UTC
  std::string root;           ///< the directory that service paths are relative to; absolute
};

/// How many findings there are of each severity, without the waived ones, and of those.
struct Counted {
  std::array<std::size_t, 4> of{};  ///< by Severity
  std::size_t waived = 0;
  [[nodiscard]] std::size_t with(Severity s) const { return of[static_cast<std::size_t>(s)]; }
  Counted& operator+=(const Counted&);
};
[[nodiscard]] Counted count(std::span<const Finding>);

/// What one input adds to the output of a format. The text is kept, not the findings: of 100,000 inputs it is less.
struct Piece {
  FileFindings::Kind kind = FileFindings::Kind::unread;
  bool fails = false;
  Counted counted;
  std::size_t failed_cases = 0;  ///< JUnit's
  std::string text;
  std::string more;  ///< of a format with two places for it: JUnit's output, GitHub's log
};

struct Checked {
  std::size_t records = 0, prose = 0, skipped = 0;
  std::size_t ignored = 0;  ///< inputs that `ignore` of pm.toml left out
  struct Since {
    std::string revision;
    std::size_t records = 0;  ///< changed or not
  };
  std::optional<Since> since = {};  ///< only what changed since then was checked
};
/// "0 of 12 records changed since main, 3 ignored"; empty if every input was checked.
[[nodiscard]] std::string what_was_left_out(const Checked&);
/// The output of a run, to be written.
struct Output {
  std::span<const Piece> pieces;  ///< of all inputs, sorted by path
  Checked checked;
  std::vector<std::string> notices;  ///< said in every format: "must-have-fix is off (pm.toml)"
};
[[nodiscard]] Checked count_checked(std::span<const Piece>);
[[nodiscard]] Counted count(std::span<const Piece>);

struct Format {
  std::string_view name;
  void (*render)(const FileFindings&, const Look&, Piece& into);  ///< may run in several threads at once
  void (*write)(const Output&, const Look&, std::ostream&);
  bool for_services = false;  ///< names files by `FileFindings::service_path`
};
/// human, json, sarif, junit, github: one row each.
[[nodiscard]] std::span<const Format> formats();
[[nodiscard]] const Format* find_format(std::string_view name);

[[nodiscard]] Piece render(const Format&, const FileFindings&, const Look&);

/// A text of a record that the language rules read. Views of the record, or of what lives as long as the program.
struct Field {
  std::string_view list = {};             ///< "/fixes", or the pointer itself of what stands in no list
  std::optional<std::size_t> index = {};  ///< in that list
  std::string_view leaf = {};             ///< "/title"
  std::string_view text;
  axioms::Rules rules;  ///< that look there

  /// As RFC 6901 writes it.
  [[nodiscard]] std::string pointer() const;
};
/// In the order of the record's keys. A field's pointer parts live as long as the call.
void each_spoken_field(const record::Record&, const std::function<void(const Field&)>& look);

}  // namespace pm::check
