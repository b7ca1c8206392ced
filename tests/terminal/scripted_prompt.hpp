// A person made of lines: answers are given in order, and all that was shown is kept.
#pragma once

#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <pm/terminal.hpp>

namespace pm::terminal {

class ScriptedPrompt : public Prompt {
 public:
  ScriptedPrompt() = default;
  ScriptedPrompt(std::initializer_list<std::string> lines) {
    for (const auto& line : lines) says(line);
  }

  ScriptedPrompt& says(std::string line) { return gives({PromptInput::Kind::line, std::move(line), false}); }
  ScriptedPrompt& pastes(std::string text) { return gives({PromptInput::Kind::line, std::move(text), true}); }
  ScriptedPrompt& interrupts(std::string on_the_line = {}) {
    return gives({PromptInput::Kind::interrupt, std::move(on_the_line), false});
  }
  ScriptedPrompt& leaves() { return gives({PromptInput::Kind::end, {}, false}); }
  /// Enter without editing the line.
  ScriptedPrompt& keeps_what_stands() {
    keeps_.push_back(script_.size());
    return says({});
  }

  /// After the script: the end of input, again and again.
  PromptInput read(const PromptRequest& ask) override {
    asks.push_back(ask);
    transcript += ask.label;
    if (!ask.preset.empty()) transcript += "[" + ask.preset + "] ";
    if (next_ == script_.size()) return {PromptInput::Kind::end, {}, false};
    auto input = script_[next_];
    for (const auto kept : keeps_)
      if (kept == next_) input.text = ask.preset;
    ++next_;
    transcript += input.text + "\n";
    return input;
  }
  void show(std::string_view text) override { transcript += text; }
  [[nodiscard]] std::size_t columns() const override { return width; }
  [[nodiscard]] bool colour() const override { return coloured; }
  [[nodiscard]] bool plain() const override { return is_plain; }
  std::optional<std::string> edit(std::string_view text) override {
    return editor ? editor(text) : std::optional<std::string>{};
  }

  [[nodiscard]] bool said_everything() const { return next_ == script_.size(); }

  std::string transcript;           ///< all that was shown, labels and answers included
  std::vector<PromptRequest> asks;  ///< one for each line that was read
  std::size_t width = 80;
  bool coloured = false, is_plain = false;
  std::function<std::optional<std::string>(std::string_view)> editor;

 private:
  ScriptedPrompt& gives(PromptInput input) {
    script_.push_back(std::move(input));
    return *this;
  }
  std::vector<PromptInput> script_;
  std::vector<std::size_t> keeps_;
  std::size_t next_ = 0;
};

}  // namespace pm::terminal
