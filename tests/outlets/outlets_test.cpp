// Hostile text has no effect in any output.
#include <filesystem>
#include <fstream>

#include <nlohmann/json.hpp>

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "catch.hpp"
#include "commands/context.hpp"
#include "commands/fake_environment.hpp"
#include "outlets/rows.hpp"
#include "outlets/values.hpp"
#include "report/everywhere.hpp"

using namespace outlets;

namespace {

/// A value as a test may print it.
std::string shown(const std::string& value) { return pm::escape::for_terminal_line(value.substr(0, 200)); }

/// What left by a row, for readers that are not ours (read_back.sh): a line of JSON for each value.
class Kept {
 public:
  explicit Kept(const Row& row) : ending_(ending_of(row.reader)) {
    const std::filesystem::path folder = PM_LEFT_FOLDER;
    std::filesystem::create_directories(folder);
    auto name = row.name;
    for (auto& c : name) c = c == ' ' || c == '/' || c == ':' ? '_' : c;
    file_.open(folder / (name + ".jsonl"), std::ios::binary);
  }
  void keep(const std::string& value, const Left& left) {
    if (ending_ == "txt") return;
    const nlohmann::json line = {{"row", ending_}, {"value", value}, {"text", left.text}, {"came", left.came}};
    file_ << line.dump(-1, ' ', true, nlohmann::json::error_handler_t::replace) << "\n";
  }

 private:
  std::string ending_;
  std::ofstream file_;
};

std::string joined(const std::set<std::string>& names) {
  std::string all;
  for (const auto& name : names) all += "\n  " + name;
  return all;
}

}  // namespace

TEST_CASE("outlets: every output has a row") {
  std::set<std::string> without_row = names_there_are(), without_outlet;
  for (const auto& row : rows())
    if (without_row.erase(row.name) == 0 && !row.name.starts_with("also: ")) without_outlet.insert(row.name);
  INFO("outlets without a row in tests/outlets/rows.cpp:" << joined(without_row));
  CHECK(without_row.empty());
  INFO("rows whose outlet is gone:" << joined(without_outlet));
  CHECK(without_outlet.empty());
}

TEST_CASE("outlets: hostile text has no effect") {
  std::size_t turn = 0;
  for (const auto& row : rows()) {
    const auto tame = shape(row.reader, row.leaves("plain words").text);
    std::size_t came = 0, tried = 0, odd = 0;
    Kept kept(row);
    // Rows take turns: each value goes through half of those for programs, a sixth of those for people, all escapes.
    const std::size_t step = row.name.starts_with("escape: ") ? 1 : row.reader == Reader::terminal ? 6 : 2;
    const std::size_t first = turn++ % step;
    for (auto i = first; i < values().size(); i += step) {
      const auto& value = values()[i];
      ++tried;
      const auto left = row.leaves(value);
      kept.keep(value, left);
      if (left.came) ++came;
      if (const auto acts = what_a_terminal_acts_on(left.text); !acts.empty() && ++odd <= 3)
        FAIL_CHECK(row.name << " lets " << shown(value) << " act on a terminal: " << shown(acts));
      if (left.text.starts_with("BROKEN")) FAIL_CHECK(row.name << " of " << shown(value) << ": " << shown(left.text));
      const auto seen = shape(row.reader, left.text);
      if (seen.find("BROKEN") != std::string::npos && ++odd <= 3)
        FAIL_CHECK(row.name << " of " << shown(value) << ": " << shown(seen));
      const bool has_words = !pm::text::is_blank(value);
      if (left.came && has_words && !row.finds && keeps_shape(row.reader) && seen != tame && ++odd <= 3)
        FAIL_CHECK(row.name << " of " << shown(value) << " has another shape: " << shown(seen) << "\n  than "
                            << shown(tame));
    }
    INFO(row.name);
    CHECK(came > tried / 8);
  }
}

TEST_CASE("outlets: a megabyte of hostile text has no effect") {
  std::string megabyte;
  while (megabyte.size() < 1'000'000)
    for (const auto& value : values()) megabyte += value + " ";
  pm::test::InnerWorld w;
  w.environment["NO_COLOR"] = "1";
  auto record = told::with_everywhere("plain words");
  for (auto& c : megabyte)
    if (c == '\n' || c == '\r') c = ' ';  // a title is one line
  record.fixes->front().title = pm::text::replace_invalid_utf8(megabyte);
  w.write(".git/HEAD", "");
  w.write("postmortems/" + record.id + ".json", pm::record::write(record));
  const auto leaves = [&](std::vector<std::string> words, Reader reader, std::size_t least,
                          const std::string& into = "") {
    w.on_a_terminal = reader == Reader::terminal;
    const auto ran = w.pm(words);
    INFO("pm " << words.front() << ", exit " << ran.code << ": " << shown(ran.err));
    const auto text = into.empty() ? ran.out : w.read(into);
    CHECK(text.size() > least);
    CHECK(shown(what_a_terminal_acts_on(ran.err)) == "");
    if (into.empty()) CHECK(shown(what_a_terminal_acts_on(text)) == "");
    CHECK(shape(reader, text).find("BROKEN") == std::string::npos);
  };
  leaves({"fixes"}, Reader::terminal, 200);  // what fits into its column
  leaves({"fixes", "-f", "csv"}, Reader::csv, 900'000);
  leaves({"show", record.id}, Reader::terminal, 900'000);
  leaves({"report", record.id}, Reader::markdown, 900'000, "postmortems/" + record.id + ".md");
}

TEST_CASE("outlets: arguments in errors are escaped") {
  const pm::test::InnerWorld place;
  std::size_t tried = 0;
  for (const auto& command : pm::commands::commands()) {
    pm::commands::Flags flags;
    const auto run = command.define(flags);
    std::vector<std::string> words;
    for (std::size_t at = 0; at <= command.name.size();) {
      const auto end = std::min(command.name.find(' ', at), command.name.size());
      words.emplace_back(command.name.substr(at, end - at));
      at = end + 1;
    }
    for (const auto& flag : flags.all())
      if (flag.display_name() == "--no-input") words.push_back(flag.display_name());
    for (const auto& flag : flags.all()) {
      if (flag.display_name() == "--since") continue;  // asks git, which is not in this world
      for (const std::string value : {"\x1b]0;x\x07", "\xC2\x9B[31m", "\xE2\x80\xAE!", "\x9B", "a\rb", "a\nb"}) {
        auto arguments = words;
        if (flag.kind == pm::commands::Flag::Kind::option) arguments.push_back(flag.display_name());
        if (flag.kind == pm::commands::Flag::Kind::operand) arguments.push_back("--");
        arguments.push_back(value);
        pm::test::InnerWorld w;
        w.on_a_terminal = true;
        w.environment["NO_COLOR"] = "1";
        w.write(".git/HEAD", "");
        const auto ran = w.pm(arguments);
        ++tried;
        if (const auto acts = what_a_terminal_acts_on(ran.out + ran.err); !acts.empty())
          FAIL_CHECK("pm " << command.name << " " << flag.display_name() << " " << shown(value) << ": " << shown(acts));
      }
    }
  }
  CHECK(tried > 200);
}
