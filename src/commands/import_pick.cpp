#include "commands/import_pick.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include <pm/picker.hpp>
#include <pm/record_items.hpp>
#include <pm/selection.hpp>
#include <pm/text.hpp>

namespace pm::commands {
namespace {

using imports::Picker;
using terminal::PromptInput;

/// Draws the picker in place, over what it has drawn before.
class PickerScreen {
 public:
  explicit PickerScreen(terminal::Prompt& prompt) : prompt_(prompt) {}
  ~PickerScreen() { erase(); }
  PickerScreen(const PickerScreen&) = delete;
  PickerScreen& operator=(const PickerScreen&) = delete;

  void draw(const std::vector<std::string>& lines) {
    auto text = back_to_first_line();
    for (const auto& line : lines) text += line + "\n";
    prompt_.show(text);
    drawn_ = lines.size();
  }

 private:
  void erase() { prompt_.show(back_to_first_line()); }
  [[nodiscard]] std::string back_to_first_line() const {
    return drawn_ == 0 ? "" : fmt::format("\x1b[{}A\r\x1b[J", drawn_);
  }

  terminal::Prompt& prompt_;
  std::size_t drawn_ = 0;
};

std::optional<std::vector<std::size_t>> indices_in(std::string_view words,
                                                   std::span<const imports::KeptCandidate> candidates,
                                                   terminal::Prompt& prompt) {
  auto chosen = imports::parse_selection(words, candidates);
  if (chosen) return std::move(*chosen);
  prompt.show(escape::for_terminal_line(chosen.error().message + "; " + chosen.error().hint) + "\n");
  return std::nullopt;
}

/// Picking by lines: pages of numbered candidates, and commands.
class LinePicking {
 public:
  LinePicking(terminal::Prompt& prompt, std::span<const imports::KeptCandidate> candidates, Picker& picker)
      : prompt_(prompt), candidates_(candidates), picker_(picker) {}

  bool run() {
    prompt_.show(
        "Numbers take candidates: 3,7-12 or marked. Also: -3 release, e 3 WORDS, g 3,4 group, m 3 detected,\n"
        "/WORDS search, all, u undo, Enter next page, q done.\n");
    show_page();
    for (;;) {
      const auto input = prompt_.read({"pick> ", "", {}});
      if (input.kind == PromptInput::Kind::interrupt) return false;
      if (input.kind == PromptInput::Kind::end) return true;
      const auto line = text::trim(input.text);
      if (line == "q" || line == "done") return true;
      if (line.empty()) {
        if (page_ + Picker::most_on_screen >= picker_.shown().size()) return true;
        page_ += Picker::most_on_screen;
        show_page();
        continue;
      }
      take_command(line);
      if (!picker_.message().empty()) prompt_.show(escape::for_terminal_line(picker_.message()) + "\n");
    }
  }

 private:
  void show_page() {
    const auto& shown = picker_.shown();
    const auto last = std::min(page_ + Picker::most_on_screen, shown.size());
    prompt_.show(escape::for_terminal_line(picker_.heading(page_, last - page_)) + "\n");
    for (auto i = page_; i < last; ++i) {
      const auto number = fmt::format("{:>4} ", shown[i] + 1);
      prompt_.show(number + picker_.line(shown[i], prompt_.columns() - 1 - number.size()) + "\n");
    }
  }

  void take_command(std::string_view line) {
    const auto rest_of = [&](std::size_t length) { return text::trim(line.substr(length)); };
    if (line.starts_with('/')) {
      picker_.search(rest_of(1));
      page_ = 0;
      return show_page();
    }
    if (line == "all") {
      picker_.show_all();
      page_ = 0;
      return show_page();
    }
    if (line == "u") {
      if (!picker_.undo()) prompt_.show("nothing to undo\n");
      return;
    }
    if (line == "a") return picker_.take_marked();
    if (line.starts_with('-')) {
      if (const auto all = indices_in(rest_of(1), candidates_, prompt_))
        for (const auto index : *all) picker_.release(index);
      return;
    }
    if (line.starts_with("g ")) {
      if (const auto all = indices_in(rest_of(2), candidates_, prompt_)) picker_.group(*all);
      return;
    }
    if (line.starts_with("e ") || line.starts_with("m ")) return change_one(line.front(), rest_of(2));
    if (const auto all = indices_in(line, candidates_, prompt_)) picker_.take(*all);
  }

  /// "3 WORDS" or "3 detected".
  void change_one(char command, std::string_view words) {
    const auto space = std::min(words.find(' '), words.size());
    const auto one = indices_in(words.substr(0, space), candidates_, prompt_);
    const auto rest = text::trim(words.substr(space));
    if (!one || one->size() != 1) return;
    if (command == 'e') return picker_.set_words(one->front(), rest);
    if (const auto milestone = imports::parse_milestone(rest))
      picker_.set_milestone(one->front(), *milestone);
    else
      prompt_.show("the milestones: started, detected, acknowledged, mitigated, resolved\n");
  }

  terminal::Prompt& prompt_;
  std::span<const imports::KeptCandidate> candidates_;
  Picker& picker_;
  std::size_t page_ = 0;
};

bool pick_by_keys(terminal::Prompt& prompt, Picker& picker) {
  PickerScreen screen(prompt);
  while (picker.ending() == Picker::Ending::open) {
    picker.set_size(prompt.columns(), prompt.rows());
    screen.draw(picker.screen());
    const auto key = prompt.read_key();
    if (!key) return false;
    picker.press(*key);
  }
  return picker.ending() == Picker::Ending::finished;
}

}  // namespace

Result<std::vector<imports::PickedEvent>> pick_candidates(terminal::Prompt& prompt,
                                                          std::span<const imports::KeptCandidate> candidates,
                                                          const imports::People& people, const time::Zone& zone) {
  if (candidates.empty()) return std::vector<imports::PickedEvent>{};
  Picker picker(candidates, people, zone);
  const bool is_done = prompt.plain() ? LinePicking(prompt, candidates, picker).run() : pick_by_keys(prompt, picker);
  if (!is_done) return fail(ErrorKind::interrupted, "nothing was picked");
  return picker.picks();
}

Result<void> ask_roles(terminal::Prompt& prompt, std::span<const imports::PickedEvent> picks,
                       imports::CandidateFile& file, const imports::Roles& configured) {
  const imports::People people(configured, file, false);
  std::map<std::string, std::size_t> unknown;
  for (const auto& pick : picks)
    for (const auto index : pick.candidates)
      if (const auto& c = file.candidates[index].candidate; people.is_unknown(c)) ++unknown[people.id_of(c.who)];
  const auto say = [&](std::string_view sentence) {
    for (const auto& line : text::wrap(sentence, prompt.columns())) prompt.show(line + "\n");
  };
  bool is_asked = true;
  for (const auto& [id, count] : unknown) {
    auto& role = file.roles[id];
    role = record::unknown_author;
    if (!is_asked) continue;
    const auto name = people.name_of(id);
    const auto person = name == id ? id : fmt::format("{} ({})", id, name);
    say(escape::for_terminal_line(
        fmt::format("{} wrote {} of these. Role? Such as on call; Enter: somebody; -: somebody, for all others too.",
                    person, count)));
    for (bool is_answered = false; !is_answered;) {
      const auto input = prompt.read({"> ", "", {}});
      if (input.kind == PromptInput::Kind::interrupt) return fail(ErrorKind::interrupted, "nothing was picked");
      const auto answer = input.kind == PromptInput::Kind::line ? text::trim(input.text) : "-";
      is_answered = !answer.starts_with('/') && !people.is_name_of(id, answer);
      if (answer.starts_with('/'))
        say("There are no commands here: type a role, or press Enter.");
      else if (!is_answered)
        say("That is a name: type the role, such as on call.");
      else if (answer == "-")
        is_asked = false;
      else if (!answer.empty())
        role = answer;
    }
  }
  return {};
}

}  // namespace pm::commands
