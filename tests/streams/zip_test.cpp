#include <map>

#include <pm/archives.hpp>

#include "catch.hpp"
#include "commands/fresh_folder.hpp"
#include "streams/zip_file.hpp"

using namespace pm;
using namespace pm::streams;
using pm::test::zip_of;

namespace {

struct ReadZip {
  std::map<std::string, std::string> files;
  std::vector<std::string> names;  ///< in the order of reading
  std::string error;
};

ReadZip read_zip(const std::string& bytes, const ArchiveLimits& limits = {}) {
  pm::test::FreshFolder folder;
  folder.write("a.zip", bytes);
  ReadZip read;
  const auto done = for_each_zip_file("a.zip", limits, [&](std::string_view name, ByteStream& file) -> Result<void> {
    std::string text;
    std::array<char, 100> piece{};
    for (;;) {
      const auto got = file.read(piece);
      if (!got) return tl::unexpected(got.error());
      if (*got == 0) break;
      text.append(piece.data(), *got);
    }
    read.files.emplace(name, text);
    read.names.emplace_back(name);
    return {};
  });
  if (!done) read.error = done.error().message;
  return read;
}

bool mentions(const ReadZip& read, std::string_view words) { return read.error.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("zip: files are read, stored and deflated; directories are left out") {
  const std::string large(100'000, 'a');
  const auto read = read_zip(zip_of({{.name = "inc/", .text = ""},
                                     {.name = "inc/a.json", .text = "[1]"},
                                     {.name = "b.json", .text = large, .is_deflated = true}}));
  CHECK(read.error.empty());
  CHECK(read.files == std::map<std::string, std::string>{{"inc/a.json", "[1]"}, {"b.json", large}});
}

TEST_CASE("zip: files nearer to the top come first, whatever their order in the archive") {
  const auto read = read_zip(zip_of({{.name = "ops/2026-11-25.json", .text = "[]"},
                                     {.name = "a/b/c.json", .text = "[]"},
                                     {.name = "channels.json", .text = "[]"},
                                     {.name = "ops/2026-11-24.json", .text = "[]"}}));
  CHECK(read.names ==
        std::vector<std::string>{"channels.json", "ops/2026-11-25.json", "ops/2026-11-24.json", "a/b/c.json"});
}

TEST_CASE("zip: a member that could do harm refuses the archive before anything is read") {
  constexpr std::uint32_t link = 0120777U << 16U;
  const std::vector<std::pair<pm::test::ZippedFile, std::string>> cases = {
      {{.name = "../../.bashrc", .text = "x"}, "leads out"},
      {{.name = "a/../../b", .text = "x"}, "leads out"},
      {{.name = "/etc/passwd", .text = "x"}, "leads out"},
      {{.name = "C:\\x", .text = "x"}, "leads out"},
      {{.name = "..\\x", .text = "x"}, "leads out"},
      {{.name = "l", .text = "/etc", .external_attributes = link}, "symbolic link"},
      {{.name = "e", .text = "x", .flags = 1}, "encrypted"}};
  for (const auto& [file, why] : cases) {
    INFO(file.name);
    const auto read = read_zip(zip_of({{.name = "first.json", .text = "[]"}, file}));
    CHECK(mentions(read, why));
    CHECK(mentions(read, "a.zip: " + file.name));
    CHECK(read.files.empty());
  }
}

TEST_CASE("zip: bombs are refused by ratio, size and number of files") {
  CHECK(mentions(
      read_zip(zip_of({{.name = "a", .text = std::string(4U << 20U, '0'), .is_deflated = true}}), {.most_ratio = 100}),
      "expands more than 100 times"));
  CHECK(mentions(
      read_zip(zip_of({{.name = "a", .text = std::string(700, 'x')}, {.name = "b", .text = std::string(700, 'x')}}),
               {.most_bytes = 1000}),
      "when unpacked"));
  CHECK(mentions(read_zip(zip_of({{.name = "a", .text = "x"}, {.name = "b", .text = "x"}}), {.most_files = 1}),
                 "more than 1 files"));
  // A directory that lies about the size: no more is read than it says.
  const auto lie =
      read_zip(zip_of({{.name = "a", .text = std::string(100'000, '0'), .is_deflated = true, .claimed_size = 10}}));
  CHECK(mentions(lie, "damaged"));
  CHECK(lie.files.empty());
}

TEST_CASE("zip: damaged and truncated archives are refused") {
  const auto whole = zip_of({{.name = "a.json", .text = "hello hello hello hello", .is_deflated = true}});
  for (const auto size : {whole.size() - 30, whole.size() / 2, std::size_t{4}, std::size_t{0}}) {
    const auto read = read_zip(whole.substr(0, size));
    INFO(size << " " << read.error);
    CHECK_FALSE(read.error.empty());
    CHECK(read.files.empty());
  }
  auto flipped = whole;
  flipped[40] = static_cast<char>(flipped[40] ^ 1);  // within the data
  CHECK_FALSE(read_zip(flipped).error.empty());
  CHECK(mentions(read_zip("no archive"), "not a zip archive"));
}
