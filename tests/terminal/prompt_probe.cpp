// A person's side is played by a test (a pty or a pipe); this side asks, and tells on descriptor 3 what it understood:
// "line text", "paste text", "interrupt text", "end" (newlines as \n), "edited text".
#include <unistd.h>

#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include <pm/terminal.hpp>

namespace {

void tell(std::string_view kind, std::string_view text) {
  auto line = std::string(kind) + " ";
  for (const char c : text) line += c == '\n' ? std::string("\\n") : std::string(1, c);
  line += '\n';
  [[maybe_unused]] const auto ignored = write(3, line.data(), line.size());
}

std::string_view kind_of(const pm::terminal::PromptInput& input) {
  switch (input.kind) {
    case pm::terminal::PromptInput::Kind::line:
      return input.pasted ? "paste" : "line";
    case pm::terminal::PromptInput::Kind::interrupt:
      return "interrupt";
    case pm::terminal::PromptInput::Kind::end:
      return "end";
  }
  return "?";
}

std::vector<std::string> identity_text(std::string_view list) {
  std::vector<std::string> words;
  while (!list.empty()) {
    const auto comma = list.find(',');
    words.emplace_back(list.substr(0, comma));
    list.remove_prefix(comma == std::string_view::npos ? list.size() : comma + 1);
  }
  return words;
}

}  // namespace

int main(int argc, char** argv) {
  pm::terminal::PromptOptions options;
  pm::terminal::PromptRequest ask;
  ask.label = "> ";
  std::string words;
  for (int i = 1; i < argc; ++i) {
    const std::string_view option = argv[i];
    const std::string value = i + 1 < argc ? argv[i + 1] : "";
    if (option == "--plain") options.plain = true;
    if (option == "--no-input") options.ask = false;
    if (option == "--label") ask.label = value;
    if (option == "--preset") ask.preset = value;
    if (option == "--words") words = value;
  }
  if (!words.empty()) ask.complete = [&](std::string_view, std::size_t) { return identity_text(words); };
  const auto prompt = pm::terminal::open_prompt(options);
  prompt->show("How could you tell?\n");
  while (true) {
    const auto input = prompt->read(ask);
    tell(kind_of(input), input.text);
    if (input.kind == pm::terminal::PromptInput::Kind::end) return 0;
    if (input.text == "columns") tell("columns", std::to_string(prompt->columns()));
    if (input.text == "crash") std::abort();
    if (input.text == "exit") std::exit(3);
    if (input.text == "sleep") {
      tell("sleeping", "");
      for (char go = 0; read(4, &go, 1) < 0;) {
      }
    }
    if (input.text.starts_with("/edit ")) {
      const auto edited = prompt->edit(input.text.substr(6));
      tell(edited ? "edited" : "unedited", edited.value_or(""));
    }
  }
}
