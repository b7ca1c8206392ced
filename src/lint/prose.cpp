#include <pm/lint.hpp>

#include <algorithm>
#include <map>
#include <vector>

#include <pm/text.hpp>

#include "lint/prose_parts.hpp"

namespace pm::prose {
namespace {

/// "<!-- pm: keep RULE: reason -->"
std::optional<ProseWaiver> parse_waiver(std::string_view comment) {
  constexpr std::size_t opening = 4, closing = 3;
  if (comment.size() < opening + closing) return std::nullopt;
  auto rest = text::trim(comment.substr(opening, comment.size() - opening - closing));
  for (std::string_view word : {"pm:", "keep"}) {
    if (!rest.starts_with(word)) return std::nullopt;
    rest = text::trim(rest.substr(word.size()));
  }
  const auto colon = rest.find(':');
  ProseWaiver waiver;
  waiver.rule = std::string(text::trim(rest.substr(0, colon)));
  if (colon != rest.npos) waiver.reason = std::string(text::trim(rest.substr(colon + 1)));
  if (waiver.rule.empty()) return std::nullopt;
  return waiver;
}

/// Whether a finding says something only in a write-up of an incident: about a remedy, a sanction or a skill. A manual
/// for staff speaks of these, too.
bool presupposes_incident(const language::LanguageFinding& finding) {
  return finding.rule == language::Rule::non_fix || finding.rule == language::Rule::boil_the_ocean ||
         finding.rule == language::Rule::automate_judgement || finding.rule == language::Rule::punishment ||
         finding.rule == language::Rule::incompetence;
}

/// Whether the file reads like a write-up of an incident: it is short, or one word in 400 belongs to incidents. A
/// manual says "make sure" to its readers, and none of that is a remedy.
bool is_write_up(std::string_view file) {
  constexpr std::string_view stems[] = {
      "incident",  "outage",     "postmortem",   "post-mortem",  "downtime",      "root cause", "mitigat",  "remediat",
      "on-call",   "oncall",     "action item",  "lesson",       "went wrong",    "disruption", "degrad",   "timeline",
      "follow-up", "corrective", "prevent this", "happen again", "retrospective", "was down",   "went down"};
  constexpr std::size_t short_file = 1200, words_for_one = 400, letters_in_a_word = 6;
  if (file.size() < short_file) return true;
  const auto text = text::lower_ascii(file);
  std::size_t hits = 0;
  for (const auto stem : stems)
    for (auto at = text.find(stem); at != text.npos; at = text.find(stem, at + stem.size())) ++hits;
  return hits * words_for_one * letters_in_a_word >= file.size();
}

class Review final : private Sink {
 public:
  Review(std::string_view file, const language::Checker& checker, language::RuleSelection rules)
      : file_(file), checker_(checker), rules_(rules), comment_ends_(file) {}

  ProseReview run(ProseFormat kind) {
    if (kind == ProseFormat::plain) {
      read_plain(file_, *this);
    } else if (!read_markdown(file_, Tables::on, *this)) {
      reading_ = {};
      if (!read_markdown(file_, Tables::off, *this)) reading_ = {};
    }
    if (std::ranges::any_of(reading_.findings, presupposes_incident) && !is_write_up(file_))
      std::erase_if(reading_.findings, presupposes_incident);
    apply_waivers();
    return std::move(reading_);
  }

 private:
  void block(const BlockText& block) override {
    for (auto& finding : checker_.review(block.text(), rules_)) {
      finding.end = block.end_in_file(finding.end - 1);
      finding.begin = block.begin_in_file(finding.begin);
      reading_.findings.push_back(std::move(finding));
    }
  }

  void comment(std::size_t begin, std::size_t end) override {
    if (auto waiver = parse_waiver(file_.substr(begin, end - begin))) {
      waiver->line = comment_ends_.at(end - 1).line;
      reading_.waivers.push_back(*std::move(waiver));
    }
  }

  /// Waivers and findings are in the file's order, so that each waiver is looked at once.
  void apply_waivers() {
    auto& waivers = reading_.waivers;
    reading_.waived_by.assign(reading_.findings.size(), ProseReview::npos);
    if (waivers.empty()) return;
    struct Queue {
      std::vector<std::size_t> waivers;
      std::size_t first = 0;  ///< the first one that is not above the finding
    };
    std::map<std::string_view, Queue> by_rule;
    for (std::size_t i = 0; i < waivers.size(); ++i) by_rule[waivers[i].rule].waivers.push_back(i);
    Locator begins(file_), ends(file_);
    for (std::size_t i = 0; i < reading_.findings.size(); ++i) {
      const auto& finding = reading_.findings[i];
      const auto line = begins.at(finding.begin).line, last_line = ends.at(finding.end - 1).line;
      const auto found = by_rule.find(language::name(finding.rule));
      if (found == by_rule.end()) continue;
      auto& [of_rule, first] = found->second;
      while (first < of_rule.size() && waivers[of_rule[first]].line + 1 < line) ++first;
      if (first == of_rule.size() || waivers[of_rule[first]].line > last_line) continue;
      waivers[of_rule[first]].used = true;
      reading_.waived_by[i] = of_rule[first];
    }
  }

  const std::string_view file_;
  language::CheckerSession checker_;
  const language::RuleSelection rules_;
  Locator comment_ends_;
  ProseReview reading_;
};

}  // namespace

ProseReview review(std::string_view file, ProseFormat kind, const language::Checker& checker,
                   language::RuleSelection rules) {
  return Review(file, checker, rules).run(kind);
}

}  // namespace pm::prose
