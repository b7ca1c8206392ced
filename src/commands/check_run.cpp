#include "commands/check_run.hpp"

#include <algorithm>
#include <exception>
#include <map>
#include <mutex>
#include <system_error>
#include <thread>
#include <unordered_map>
#include <vector>

#include <pm/lint.hpp>
#include <pm/report.hpp>
#include <pm/store.hpp>

#include "commands/context.hpp"
#include "commands/log.hpp"

namespace pm::commands {

void parallel_for(std::size_t count, const std::function<void(WorkQueue&)>& work) {
  // Starting a thread costs as much as a few records; more threads than this contend for memory.
  constexpr std::size_t worth_a_thread = 32, max_threads = 8;
  WorkQueue turns(count);
  std::vector<std::thread> others;
  const auto cores = std::min<std::size_t>(std::thread::hardware_concurrency(), max_threads);
  for (std::size_t n = 1; n < std::min(cores, count / worth_a_thread + 1); ++n) {
    try {
      others.emplace_back([&] { work(turns); });
    } catch (const std::system_error&) {
      break;  // no further thread can be started: the existing ones do the work
    }
  }
  work(turns);
  for (auto& other : others) other.join();
}

namespace {

namespace fs = std::filesystem;
using lint::FileFindings;

/// Result for one input.
struct InputResult {
  FileFindings file;
  std::string id = {}, uid = {};  ///< of a record
  bool is_newer = false;
  std::optional<Error> problem = {};
};

/// The paths of other records with the same id, and with the same uid; null if there is none.
struct Shared {
  const std::string *id = nullptr, *uid = nullptr;
};

class CheckRunner {
 public:
  CheckRunner(std::span<const CheckInput> inputs, const CheckRequest& how, const TakeFindings& take)
      : inputs_(inputs),
        how_(how),
        take_(take),
        checker_(make_checker(how.context, how.sensitive)),
        by_id_alone_(found_by_id(inputs, how.context)) {}

  CheckedInputs run() {
    by_id_.reserve(inputs_.size());
    Progress progress(how_.context, "files", inputs_.size());
    parallel_for(inputs_.size(), [&](WorkQueue& turns) {
      std::optional<WorkerState> bench;
      for (auto turn = turns.next(); turn && !Interruption::is_requested(); turn = turns.next()) {
        inspect(*turn, bench);
        progress.advance();
      }
    });
    if (Interruption::is_requested()) return {{{ErrorKind::interrupted, "interrupted", ""}}, 0};
    report_shared();
    std::sort(problems_.begin(), problems_.end(), [](const Error& a, const Error& b) { return a.message < b.message; });
    return {std::move(problems_), newer_records_};
  }

 private:
  /// State that a thread reuses for each file.
  struct WorkerState {
    WorkerState(const language::Checker& checker, const lint::LintSettings& settings) : reviewer(checker, settings) {}
    lint::Reviewer reviewer;
    std::string text;
    InputBuffer exports;
  };

  void inspect(std::size_t which, std::optional<WorkerState>& bench, const Shared& shared = {}) {
    try {
      if (!bench) bench.emplace(checker_, how_.settings);
      auto looked = check_input(which, *bench);
      const auto& shown = inputs_[which].shown;
      auto& findings = looked.file.findings;
      if (shared.id != nullptr) findings.push_back(lint::shared_id(bench->text, shown, *shared.id));
      if (shared.uid != nullptr)
        findings.push_back(
            lint::shared_uid(bench->text, shown, *shared.uid, by_id_alone_[which] ? "" : std::string_view(shown)));
      const bool is_first_time = shared.id == nullptr && shared.uid == nullptr;
      if (!is_first_time) lint::sort_findings(findings);
      if (is_first_time) remember(which, looked);
      take_(which, std::move(looked.file));
    } catch (const std::exception& error) {
      bench.reset();  // its state may be inconsistent
      const std::lock_guard alone(gathering_);
      problems_.push_back({ErrorKind::usage, inputs_[which].shown + " cannot be checked: " + error.what(),
                           "the other files were checked; please report this error with the file"});
    }
  }

  void remember(std::size_t which, const InputResult& looked) {
    const std::lock_guard alone(gathering_);
    if (looked.problem) problems_.push_back(*looked.problem);
    if (looked.is_newer) ++newer_records_;
    if (!looked.id.empty() && !how_.from) by_id_[looked.id].push_back(which);
    if (!looked.uid.empty()) by_uid_[looked.uid].push_back(which);
  }

  /// Cached for each directory.
  static std::vector<bool> found_by_id(std::span<const CheckInput> inputs, const CommandContext& context) {
    const RecordNames found(context);
    std::vector<bool> all;
    std::string_view last;
    for (const auto& input : inputs) {
      const std::string_view path = input.path.native();
      const auto folder = path.substr(0, path.rfind('/') + 1);
      all.push_back(!all.empty() && folder == last ? all.back() : found(input.path));
      last = folder;
    }
    return all;
  }

  [[nodiscard]] InputResult check_input(std::size_t which, WorkerState& bench) const {
    const auto& input = inputs_[which];
    if (input.path == "-") return standard_input(bench);
    if (input.exported) return exported_record(input, bench);
    const auto read = store::read_file_into(bench.text, input.path);
    if (read) return check_text(bench, input.kind, input.path.string(), input.shown, by_id_alone_[which]);
    if (input.kind == CheckInput::Kind::record)
      if (auto matter = no_file(input.path); !matter.empty())
        return {.file = {.kind = FileFindings::Kind::record,
                         .path = input.shown,
                         .findings = {lint::malformed(input.shown, std::move(matter))}}};
    return unread(input.shown, read.error());
  }

  /// A record of an export: there are no others next to it.
  [[nodiscard]] InputResult exported_record(const CheckInput& input, WorkerState& bench) const {
    const auto one = how_.from->read_text(*input.exported, bench.exports);
    if (!one) return unread(input.shown, one.error());
    bench.text = one->file_text();
    const auto no_directory = (fs::path("-") / fs::path(one->path).filename()).string();
    return check_text(bench, CheckInput::Kind::record, no_directory, input.shown, true);
  }

  static InputResult unread(const std::string& path, const Error& problem) {
    return {.file = {.path = path, .findings = {}}, .problem = problem};
  }

  /// Returns why a file among the records cannot be a record, or "".
  static std::string no_file(const fs::path& path) {
    std::error_code unknown;
    const auto status = fs::status(path, unknown);
    if (unknown || !fs::exists(status)) return "";  // reading it reports the error
    if (!fs::is_regular_file(status)) return "not a regular file";
    const auto size = fs::file_size(path, unknown);
    return !unknown && size > record::max_bytes ? "larger than 64 MB, the limit for a record" : "";
  }

  [[nodiscard]] InputResult standard_input(WorkerState& bench) const {
    const auto& text = *how_.standard_input;
    if (!text) return unread("-", text.error());
    bench.text = *text;
    return check_text(bench, kind_of(how_.stdin_name).value_or(CheckInput::Kind::plain), how_.stdin_name, "-",
                      RecordNames(how_.context)(how_.stdin_name));
  }

  [[nodiscard]] InputResult check_text(WorkerState& bench, CheckInput::Kind kind, const std::string& path,
                                       const std::string& shown, bool by_id_alone) const {
    const auto& text = bench.text;
    if (kind == CheckInput::Kind::record) {
      auto review = bench.reviewer.review(text, path, by_id_alone ? "" : shown);
      if (how_.from && review.id.empty() && is_newer_record(text))
        return {.file = {.path = shown, .findings = {}}, .is_newer = true};
      for (auto& finding : review.findings) finding.path = shown;
      return {.file = {.kind = FileFindings::Kind::record, .path = shown, .findings = std::move(review.findings)},
              .id = std::move(review.id),
              .uid = std::move(review.uid)};
    }
    const bool is_markdown = kind == CheckInput::Kind::markdown;
    if (is_markdown && report::is_report(text))
      return {.file = {.kind = FileFindings::Kind::report, .path = shown, .findings = {}}};
    if (const auto encoding = prose::unsupported_encoding(text))
      return unread(shown, {ErrorKind::usage, shown + ": the encoding " + std::string(*encoding) + " is not supported",
                            "convert it to UTF-8: iconv -f " + std::string(*encoding) + " -t UTF-8"});
    return {.file = {.kind = FileFindings::Kind::prose,
                     .path = shown,
                     .findings = lint::review_prose(text, shown, is_markdown, checker_, how_.settings)}};
  }

  using ByName = std::unordered_map<std::string, std::vector<std::size_t>>;

  /// For each input with a name that others have too, the path of one of those.
  std::map<std::size_t, const std::string*> others_of(ByName& by_name) const {
    std::map<std::size_t, const std::string*> others;
    for (auto& [name, sharing] : by_name) {
      if (sharing.size() == 1) continue;
      std::sort(sharing.begin(), sharing.end(), [this](auto a, auto b) { return inputs_[a].shown < inputs_[b].shown; });
      for (std::size_t i = 0; i < sharing.size(); ++i) others[sharing[i]] = &inputs_[sharing[i == 0 ? 1 : 0]].shown;
    }
    return others;
  }

  /// Checks files that share an id again, to add that finding.
  void report_shared() {
    std::map<std::size_t, Shared> shared;
    for (const auto& [which, other] : others_of(by_id_)) shared[which].id = other;
    for (const auto& [which, other] : others_of(by_uid_))
      if (shared[which].id == nullptr) shared[which].uid = other;  // the same file twice is one problem
    std::optional<WorkerState> bench;
    for (const auto& [which, with] : shared)
      if (with.id != nullptr || with.uid != nullptr) inspect(which, bench, with);
  }

  const std::span<const CheckInput> inputs_;
  const CheckRequest& how_;
  const TakeFindings& take_;
  const language::Checker checker_;
  const std::vector<bool> by_id_alone_;  ///< for each input: whether commands can name it by id
  std::mutex gathering_;
  std::vector<Error> problems_;
  std::size_t newer_records_ = 0;
  ByName by_id_, by_uid_;
};

}  // namespace

CheckedInputs run_checks(std::span<const CheckInput> inputs, const CheckRequest& how, const TakeFindings& take) {
  return CheckRunner(inputs, how, take).run();
}

}  // namespace pm::commands
