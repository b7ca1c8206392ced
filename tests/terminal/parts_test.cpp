#include "catch.hpp"
#include "terminal/completion.hpp"
#include "terminal/scripted_prompt.hpp"
#include "terminal/typed_text.hpp"

using namespace pm::terminal;

namespace {
Completion complete(std::string_view line, std::vector<std::string> words) {
  return find_completion(line, line.size(), words);
}
}  // namespace

TEST_CASE("completion: inserts the common prefix") {
  CHECK(complete("/b", {"/back", "/quit"}).put == "/back ");
  CHECK(complete("ask @A", {"@ana", "@anton"}).put == "@an");
  CHECK(complete("ask @A", {"@ana", "@anton"}).from == 4);
  CHECK(complete("x", {"@ana"}).matches.empty());
  CHECK(complete("", {"one", "two"}).matches.size() == 2);
  CHECK(complete("the duty c", {"the duty crew", "customers"}).put == "the duty crew ");
  CHECK(complete("ü", {"üä", "üö"}).put == "ü");
  CHECK(find_completion("@an now", 3, std::vector<std::string>{"@ana"}).put == "@ana");
  CHECK(complete("F", {"F1", "F1"}).matches.size() == 1);
}

TEST_CASE("completion: lists words in columns") {
  const std::vector<std::string> words = {"a", "bb", "日本", "dd", "e"};
  CHECK(format_columns(words, 12, 8) == "a     bb\n日本  dd\ne\n");
  CHECK(format_columns(words, 12, 1) == "a     bb\nand 3 more\n");
}

TEST_CASE("history: back and forth") {
  History history;
  CHECK_FALSE(history.older("x").has_value());
  history.add("one");
  history.add("one");
  history.add("  ");
  history.add("two");
  CHECK(history.older("unfinished") == "two");
  CHECK(history.older("two") == "one");
  CHECK_FALSE(history.older("one").has_value());
  CHECK(history.newer() == "two");
  CHECK(history.newer() == "unfinished");
  CHECK_FALSE(history.newer().has_value());
}

TEST_CASE("label: escape sequences are marked") {
  CHECK(label_of("> ").marked == L"> ");
  CHECK(label_of("\x1b[1m>\x1b[0m ").marked == L"\1\x1b[1m\1>\1\x1b[0m\1 ");
  CHECK(label_of("\x1b[1m> \x1b[0m").marked == L"\1\x1b[1m\1>\1\x1b[0m\1 ");
  CHECK(label_of("\x1b[1m> \x1b[0m").plain == L"> ");
  CHECK(label_of("").marked.empty());
}

TEST_CASE("layout: counts rows as a terminal wraps") {
  CHECK(count_rows(L"", 10) == 0);
  CHECK(count_rows(L"123456789", 10) == 0);
  CHECK(count_rows(L"1234567890", 10) == 1);
  CHECK(count_rows(L"a\nb\nc", 10) == 2);
}

TEST_CASE("script: answers in order, then ends") {
  ScriptedPrompt prompt{"one"};
  prompt.interrupts("half").keeps_what_stands();
  PromptRequest ask;
  ask.label = "> ";
  CHECK(prompt.read(ask).text == "one");
  CHECK(prompt.read(ask).kind == PromptInput::Kind::interrupt);
  ask.preset = "stands";
  CHECK(prompt.read(ask).text == "stands");
  CHECK(prompt.said_everything());
  CHECK(prompt.read(ask).kind == PromptInput::Kind::end);
  prompt.show("Bye.\n");
  CHECK(prompt.transcript == "> one\n> half\n> [stands] stands\n> [stands] Bye.\n");
}
