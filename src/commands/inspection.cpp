#include "commands/inspection.hpp"

#include <algorithm>
#include <exception>
#include <mutex>
#include <unordered_map>

#include <pm/prose.hpp>
#include <pm/report_file.hpp>
#include <pm/store.hpp>

#include "commands/gate.hpp"
#include "commands/side_by_side.hpp"

namespace pm::commands {
namespace {

namespace fs = std::filesystem;
using check::FileFindings;

/// Result for one input.
struct Looked {
  FileFindings file;
  std::string id = {};  ///< of a record
  std::optional<Problem> problem = {};
};

class Inspector {
 public:
  Inspector(std::span<const Input> inputs, const Inspection& how, const TakeFindings& take)
      : inputs_(inputs),
        how_(how),
        take_(take),
        checker_(checker_of(how.context, how.sensitive)),
        by_id_alone_(found_by_id(inputs, how.context)) {}

  std::vector<Problem> run() {
    by_id_.reserve(inputs_.size());
    side_by_side(inputs_.size(), [this](Turns& turns) {
      std::optional<Bench> bench;
      while (const auto turn = turns.next()) inspect(*turn, bench);
    });
    report_shared_ids();
    std::sort(problems_.begin(), problems_.end(), [](const Problem& a, const Problem& b) { return a.what < b.what; });
    return std::move(problems_);
  }

 private:
  /// State that a thread reuses for each file.
  struct Bench {
    Bench(const axioms::Checker& checker, const check::Settings& settings) : reviewer(checker, settings) {}
    check::Reviewer reviewer;
    std::string text;
  };

  /// `shares_id_with`: the path of another record with its id.
  void inspect(std::size_t which, std::optional<Bench>& bench, const std::string* shares_id_with = nullptr) {
    try {
      if (!bench) bench.emplace(checker_, how_.settings);
      auto looked = look_at(which, *bench);
      if (shares_id_with != nullptr) {
        looked.file.findings.push_back(check::shared_id(bench->text, inputs_[which].shown, *shares_id_with));
        check::sort_findings(looked.file.findings);
      }
      remember(which, std::move(looked.problem), shares_id_with == nullptr ? looked.id : "");
      take_(which, std::move(looked.file));
    } catch (const std::exception& error) {
      bench.reset();  // it may be left in the middle of something
      const std::lock_guard alone(gathering_);
      problems_.push_back({ProblemKind::usage, inputs_[which].shown + " cannot be checked: " + error.what(),
                           "the other files were checked; please report this error with the file"});
    }
  }

  void remember(std::size_t which, std::optional<Problem> problem, const std::string& id) {
    const std::lock_guard alone(gathering_);
    if (problem) problems_.push_back(std::move(*problem));
    if (!id.empty()) by_id_[id].push_back(which);
  }

  /// The same for all files of a directory.
  static std::vector<bool> found_by_id(std::span<const Input> inputs, const CommandContext& context) {
    const FoundById found(context);
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

  [[nodiscard]] Looked look_at(std::size_t which, Bench& bench) const {
    const auto& input = inputs_[which];
    if (input.path == "-") return standard_input(bench);
    const auto read = store::read_file_into(bench.text, input.path);
    if (read) return look_into(bench, input.kind, input.path.string(), input.shown, by_id_alone_[which]);
    if (input.kind == Input::Kind::record)
      if (auto matter = no_file(input.path); !matter.empty())
        return {.file = {.kind = FileFindings::Kind::record,
                         .path = input.shown,
                         .findings = {check::malformed(input.shown, std::move(matter))}}};
    return unread(input.shown, read.error());
  }

  static Looked unread(const std::string& path, const Problem& problem) {
    return {.file = {.path = path, .findings = {}}, .problem = problem};
  }

  /// Returns why a file among the records cannot be a record, or "".
  static std::string no_file(const fs::path& path) {
    std::error_code unknown;
    const auto status = fs::status(path, unknown);
    if (unknown || !fs::exists(status)) return "";  // reading it reports the error
    if (!fs::is_regular_file(status)) return "not a regular file";
    const auto size = fs::file_size(path, unknown);
    return !unknown && size > record::most_bytes ? "larger than 64 MB, the limit for a record" : "";
  }

  [[nodiscard]] Looked standard_input(Bench& bench) const {
    const auto& text = *how_.standard_input;
    if (!text) return unread("-", text.error());
    bench.text = *text;
    return look_into(bench, kind_of(how_.stdin_name).value_or(Input::Kind::plain), how_.stdin_name, "-",
                     FoundById(how_.context)(how_.stdin_name));
  }

  [[nodiscard]] Looked look_into(Bench& bench, Input::Kind kind, const std::string& path, const std::string& shown,
                                 bool by_id_alone) const {
    const auto& text = bench.text;
    if (kind == Input::Kind::record) {
      auto review = bench.reviewer.review(text, path, by_id_alone ? "" : shown);
      for (auto& finding : review.findings) finding.path = shown;
      return {.file = {.kind = FileFindings::Kind::record, .path = shown, .findings = std::move(review.findings)},
              .id = std::move(review.id)};
    }
    const bool is_markdown = kind == Input::Kind::markdown;
    if (is_markdown && report::is_report(text))
      return {.file = {.kind = FileFindings::Kind::report, .path = shown, .findings = {}}};
    if (const auto encoding = prose::unsupported_encoding(text))
      return unread(shown,
                    {ProblemKind::usage, shown + ": the encoding " + std::string(*encoding) + " is not supported",
                     "convert it to UTF-8: iconv -f " + std::string(*encoding) + " -t UTF-8"});
    return {.file = {.kind = FileFindings::Kind::prose,
                     .path = shown,
                     .findings = check::review_prose(text, shown, is_markdown, checker_, how_.settings)}};
  }

  /// They are few, so they are checked again.
  void report_shared_ids() {
    std::optional<Bench> bench;
    for (auto& [id, sharing] : by_id_) {
      if (sharing.size() == 1) continue;
      std::sort(sharing.begin(), sharing.end(), [this](auto a, auto b) { return inputs_[a].shown < inputs_[b].shown; });
      for (std::size_t i = 0; i < sharing.size(); ++i)
        inspect(sharing[i], bench, &inputs_[sharing[i == 0 ? 1 : 0]].shown);
    }
  }

  const std::span<const Input> inputs_;
  const Inspection& how_;
  const TakeFindings& take_;
  const axioms::Checker checker_;
  const std::vector<bool> by_id_alone_;  ///< for each input: whether commands can name it by id
  std::mutex gathering_;
  std::vector<Problem> problems_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_id_;
};

}  // namespace

std::vector<Problem> inspect(std::span<const Input> inputs, const Inspection& how, const TakeFindings& take) {
  return Inspector(inputs, how, take).run();
}

}  // namespace pm::commands
