#include "commands/public_walk.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include <pm/text.hpp>

namespace pm::commands {
namespace {

using terminal::PromptInput;

constexpr std::string_view keys =
    "Enter leaves a text out. k keeps the proposal, e edits it, other text replaces it. - takes back a public text. "
    "/back returns to the text before. Ctrl-D stops; every answer is saved at once.";
constexpr std::string_view approval = "approval";

/// The mark of a proposal that is still in a text, or "".
std::string_view mark_in(std::string_view text) {
  for (const std::string_view mark : {"[host]", "[ticket]", "[link]", "[address]", "[secret]", "[hidden]"})
    if (text.find(mark) != text.npos) return mark;
  return "";
}

class PublicWalk {
 public:
  PublicWalk(record::Record& record, const lint::PrivateTerms& terms, const time::Day& today, terminal::Prompt& prompt,
             const std::function<Result<void>(const record::Record&)>& save)
      : record_(record), terms_(terms), today_(today), prompt_(prompt), save_(save) {}

  WalkResult run(const std::vector<std::string>& names) {
    const auto items = wanted(names);
    if (!items.empty()) show(keys);
    for (std::size_t i = 0; i < items.size() && !is_over();) {
      const auto next = ask(items[i], fmt::format("{} of {}", i + 1, items.size()));
      i = next == Next::back ? i - std::min<std::size_t>(i, 1) : i + 1;
    }
    const bool is_named = std::find(names.begin(), names.end(), approval) != names.end();
    if (!is_over() && (is_named || (names.empty() && may_approve()))) ask_approval();
    return std::move(result_);
  }

 private:
  enum class Next { forward, back };

  [[nodiscard]] bool is_over() const { return result_.ending != WalkResult::Ending::finished || result_.unsaved; }

  [[nodiscard]] std::vector<PublicItem> wanted(const std::vector<std::string>& names) const {
    auto items = public_items(record_, terms_);
    const auto is_named = [&](const PublicItem& item) {
      return std::find(names.begin(), names.end(), item.name) != names.end();
    };
    if (!names.empty()) {
      std::erase_if(items, [&](const PublicItem& item) { return !is_named(item); });
      return items;
    }
    auto open = items;
    std::erase_if(open, [&](const PublicItem& item) { return is_decided(record_, item.name); });
    return open.empty() ? items : open;
  }

  void show(std::string_view text, std::string_view indent = "") {
    std::string lines;
    const auto width = std::max<std::size_t>(prompt_.columns(), 20) - indent.size();
    for (const auto& line : text::wrap(escape::for_terminal(text), width))
      lines += (line.empty() ? "" : std::string(indent)) + line + "\n";
    prompt_.show(lines);
  }

  /// Reads an answer. Nullopt if the walk is over.
  std::optional<std::string> read(std::string_view preset = "") {
    const auto input = prompt_.read({"public > ", std::string(preset), {}});
    if (input.kind == PromptInput::Kind::line) return std::string(text::trim(input.text));
    result_.ending =
        input.kind == PromptInput::Kind::interrupt ? WalkResult::Ending::interrupted : WalkResult::Ending::stopped;
    return std::nullopt;
  }

  Next ask(const PublicItem& item, const std::string& place) {
    const auto now = public_text_of(record_, item.name);
    prompt_.show("\n");
    show(fmt::format("{} ({})", item.heading, place));
    if (!item.internal.empty()) show(item.internal, "  ");
    if (!now.empty())
      show("Public now: " + now, "  ");
    else if (item.proposal != item.internal)
      show("Proposal: " + item.proposal, "  ");
    std::string refused;  // waits for a reason, or for y
    while (!is_over()) {
      auto answer = read();
      if (!answer) break;
      if (*answer == "/back") return Next::back;
      if (*answer == "e") answer = read(now.empty() ? item.proposal : now);
      if (!answer) break;
      if (answer->empty() && !now.empty()) break;
      if (answer->empty() || *answer == "-") {
        keep(item, std::nullopt);
        break;
      }
      const auto text = *answer == "k" ? (now.empty() ? item.proposal : now) : *answer;
      if (const bool is_reply = *answer == "y" || answer->starts_with("!"); is_reply && !refused.empty()) {
        if (accept_refused(item, refused, *answer)) break;
      } else if (*answer == "?" || text::code_points(text) < 2 || is_reply) {
        show(keys);
      } else if (accept(item, text)) {
        break;
      } else {
        refused = text;
      }
    }
    return Next::forward;
  }

  void keep(const PublicItem& item, const std::optional<std::string>& text) {
    set_public_text(record_, item.name, text);
    save();
  }

  void save() {
    if (auto saved = save_(record_); !saved) result_.unsaved = saved.error();
  }

  struct Doubts {
    std::vector<lint::Leak> leaks;  ///< neither waived nor uncertain
    bool is_secret = false, is_ambiguous = false;
  };

  [[nodiscard]] Doubts doubts_about(const std::string& text) const {
    Doubts doubts;
    for (const auto& leak : lint::find_leaks(text, terms_)) {
      if (is_waived(leak)) continue;
      doubts.is_ambiguous |= !leak.is_certain;
      doubts.is_secret |= !leak.can_waive();
      if (leak.is_certain) doubts.leaks.push_back(leak);
    }
    return doubts;
  }

  /// Makes a text public, unless something in it must not be published.
  bool accept(const PublicItem& item, const std::string& text) {
    if (const auto mark = mark_in(text); !mark.empty())
      return show(fmt::format("Not stored: reword {}. e edits the proposal.", mark)), false;
    const auto doubts = doubts_about(text);
    if (doubts.leaks.empty() && !doubts.is_ambiguous) return keep(item, text), true;
    for (const auto& leak : doubts.leaks) show(lint::leak_message(leak) + ".");
    show(doubts.is_secret        ? "Not stored: a secret is never published. Reword the text."
         : !doubts.leaks.empty() ? "Not stored. Reword the text, or type ! and a reason to keep it with a waiver."
                                 : "The first word may be a name. Type y if it is none, or reword the text.");
    return false;
  }

  /// The reply to a refusal: "y" for what may be a name, "!" and a reason for the rest.
  bool accept_refused(const PublicItem& item, const std::string& text, const std::string& reply) {
    const auto doubts = doubts_about(text);
    const auto reason = text::trim(std::string_view(reply).substr(1));
    const bool needs_reason = !doubts.leaks.empty();
    if (!mark_in(text).empty()) return accept(item, text);
    if (doubts.is_secret || (needs_reason && (reply == "y" || reason.empty()))) return accept(item, text);
    waive(item, doubts.leaks, std::string(reason));
    keep(item, text);
    return true;
  }

  [[nodiscard]] bool is_waived(const lint::Leak& leak) const {
    return leak.can_waive() && record_.waivers &&
           std::any_of(record_.waivers->begin(), record_.waivers->end(), [&](const record::Waiver& waiver) {
             return waiver.rule == "leak" && waiver.excerpt == leak.excerpt;
           });
  }

  void waive(const PublicItem& item, const std::vector<lint::Leak>& leaks, const std::string& reason) {
    const auto list = item.name.starts_with('T')   ? "timeline/"
                      : item.name.starts_with('F') ? "factors/"
                      : item.name.starts_with('X') ? "fixes/"
                                                   : "";
    for (const auto& leak : leaks) {
      record::Waiver waiver;
      waiver.given = true;
      waiver.rule = "leak";
      waiver.at = fmt::format("/public/{}{}", list, item.name);
      waiver.excerpt = leak.excerpt;
      waiver.reason = reason;
      if (!record_.waivers) record_.waivers.emplace();
      record_.waivers->push_back(std::move(waiver));
    }
  }

  [[nodiscard]] bool may_approve() const {
    const auto& p = record_.public_texts;
    return lint::has_public_texts(p) && (!p.approved.digest || lint::is_approval_stale(p));
  }

  void ask_approval() {
    prompt_.show("\n");
    if (lint::is_approval_stale(record_.public_texts))
      show("The public texts changed after they were approved. Who approves them now?");
    else
      show("Who approved these texts? Enter: nobody yet.");
    const auto answer = read();
    if (!answer || (answer->empty() && record_.public_texts.approved == record::Approval{})) return;
    auto& approved = record_.public_texts.approved;
    approved = {};
    if (!answer->empty()) {
      approved.given = true;
      approved.by = *answer;
      approved.on = today_;
      approved.digest = lint::public_digest(record_.public_texts);
    }
    save();
  }

  record::Record& record_;
  const lint::PrivateTerms& terms_;
  const time::Day& today_;
  terminal::Prompt& prompt_;
  const std::function<Result<void>(const record::Record&)>& save_;
  WalkResult result_;
};

}  // namespace

WalkResult walk_public_texts(record::Record& record, const lint::PrivateTerms& terms,
                             const std::vector<std::string>& names, const time::Day& today, terminal::Prompt& prompt,
                             const std::function<Result<void>(const record::Record&)>& save) {
  return PublicWalk(record, terms, today, prompt, save).run(names);
}

}  // namespace pm::commands
