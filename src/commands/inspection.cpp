#include "commands/inspection.hpp"

#include <algorithm>
#include <array>
#include <istream>
#include <iterator>
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

/// What one input comes to.
struct Looked {
  enum class As { record, prose, report, nothing } as = As::nothing;
  std::string id;  ///< of a record
  std::vector<check::Finding> findings;
  std::optional<Problem> problem;
};

class Inspector {
 public:
  Inspector(std::span<const Input> inputs, const Inspection& how)
      : inputs_(inputs), how_(how), checker_(checker_of(how.context)), by_id_alone_(found_by_id(inputs, how.context)) {}

  Inspected run() {
    by_id_.reserve(inputs_.size());
    side_by_side(inputs_.size(), [this](Turns& turns) { work(turns); });
    find_shared_ids();
    check::sort_findings(result_.outcome.findings);
    std::sort(result_.problems.begin(), result_.problems.end(),
              [](const Problem& a, const Problem& b) { return a.what < b.what; });
    return std::move(result_);
  }

 private:
  /// What a thread uses again from file to file.
  struct Bench {
    check::Reviewer reviewer;
    std::string text;
  };

  void work(Turns& turns) {
    Bench bench{{checker_, how_.settings}, {}};
    while (const auto turn = turns.next()) {
      auto looked = look_at(*turn, bench);
      const std::lock_guard alone(gathering_);
      gather(std::move(looked), *turn);
    }
  }

  /// All of a folder are alike.
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
        return {Looked::As::record, "", {check::malformed(input.shown, std::move(matter))}, {}};
    return {Looked::As::nothing, "", {}, read.error()};
  }

  /// What stands among the records is taken for one, and this can be none.
  static std::string no_file(const fs::path& path) {
    std::error_code unknown;
    const auto status = fs::status(path, unknown);
    if (unknown || !fs::exists(status)) return "";  // reading it will say why
    if (!fs::is_regular_file(status)) return "This is no regular file, and a record is one";
    const auto size = fs::file_size(path, unknown);
    return !unknown && size > record::most_bytes ? "This file is larger than 64 MB, and no record is" : "";
  }

  [[nodiscard]] Looked standard_input(Bench& bench) const {
    auto& in = *how_.context.world().in;
    auto& text = bench.text;
    text.clear();
    std::array<char, 1 << 15> piece;
    while (text.size() <= record::most_bytes && (in.read(piece.data(), piece.size()) || in.gcount() > 0))
      text.append(piece.data(), static_cast<std::size_t>(in.gcount()));
    if (text.size() > record::most_bytes)
      return {Looked::As::nothing, "", {}, Problem{ProblemKind::usage, "standard input is longer than 64 MB", ""}};
    return look_into(bench, kind_of(how_.stdin_name).value_or(Input::Kind::plain), how_.stdin_name, "-",
                     FoundById(how_.context)(how_.stdin_name));
  }

  [[nodiscard]] Looked look_into(Bench& bench, Input::Kind kind, const std::string& path, const std::string& shown,
                                 bool by_id_alone) const {
    const auto& text = bench.text;
    if (kind == Input::Kind::record) {
      auto review = bench.reviewer.review(text, path, by_id_alone ? "" : shown);
      for (auto& finding : review.findings) finding.path = shown;
      return {Looked::As::record, std::move(review.id), std::move(review.findings), {}};
    }
    if (kind == Input::Kind::markdown && report::is_report(text)) return {Looked::As::report, "", {}, {}};
    if (auto problem = unsupported_encoding(text, shown)) return {Looked::As::nothing, "", {}, std::move(problem)};
    return {Looked::As::prose,
            "",
            check::review_prose(text, shown, kind == Input::Kind::markdown, checker_, how_.settings),
            {}};
  }

  static std::optional<Problem> unsupported_encoding(std::string_view text, const std::string& shown) {
    const auto encoding = prose::unsupported_encoding(text);
    if (!encoding) return std::nullopt;
    return Problem{ProblemKind::usage, shown + ": the encoding " + std::string(*encoding) + " is not supported",
                   "convert it to UTF-8: iconv -f " + std::string(*encoding) + " -t UTF-8"};
  }

  void gather(Looked looked, std::size_t which) {
    auto& outcome = result_.outcome;
    if (looked.as == Looked::As::record) ++outcome.checked.records;
    if (looked.as == Looked::As::prose) ++outcome.checked.prose;
    if (looked.as == Looked::As::report) ++outcome.checked.skipped;
    if (how_.list_files && (looked.as == Looked::As::record || looked.as == Looked::As::prose))
      outcome.files.push_back({inputs_[which].shown, looked.as == Looked::As::record});
    if (!looked.id.empty()) by_id_[looked.id].push_back(which);
    if (looked.problem) result_.problems.push_back(std::move(*looked.problem));
    std::move(looked.findings.begin(), looked.findings.end(), std::back_inserter(outcome.findings));
  }

  /// They are few, so they are read again for the place to point at.
  void find_shared_ids() {
    for (auto& [id, sharing] : by_id_) {
      std::sort(sharing.begin(), sharing.end(), [this](auto a, auto b) { return inputs_[a].shown < inputs_[b].shown; });
      for (std::size_t i = 0; sharing.size() > 1 && i < sharing.size(); ++i) {
        const auto& input = inputs_[sharing[i]];
        const auto text = store::read_file(input.path);
        result_.outcome.findings.push_back(
            check::shared_id(text ? *text : "", input.shown, inputs_[sharing[i == 0 ? 1 : 0]].shown));
      }
    }
  }

  const std::span<const Input> inputs_;
  const Inspection& how_;
  const axioms::Checker checker_;
  const std::vector<bool> by_id_alone_;  ///< of each input: commands can name it by its id
  std::mutex gathering_;
  Inspected result_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_id_;
};

}  // namespace

Inspected inspect(std::span<const Input> inputs, const Inspection& how) { return Inspector(inputs, how).run(); }

}  // namespace pm::commands
