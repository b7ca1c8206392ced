#include <pm/streams.hpp>

#include <cstdint>
#include <string>
#include <vector>

#include "catch.hpp"
#include "store/own_folder.hpp"

using namespace pm::streams;
using pm::ErrorKind;
using pm::store::OwnFolder;

namespace {

constexpr std::uint64_t no_limit = std::uint64_t{1} << 40;

/// Gives one byte at a time, so that every boundary lies within a read.
class Drip : public ByteStream {
 public:
  explicit Drip(std::string bytes) : bytes_(std::move(bytes)) {}
  pm::Result<std::size_t> read(std::span<char> into) override {
    if (at_ == bytes_.size() || into.empty()) return std::size_t{0};
    into[0] = bytes_[at_++];
    return std::size_t{1};
  }

 private:
  std::string bytes_;
  std::size_t at_ = 0;
};

/// Everything, or the error in angle brackets.
std::string all_of(ByteStream& stream, std::size_t piece = 4096) {
  std::string all, part(piece, '\0');
  for (;;) {
    const auto got = stream.read(part);
    if (!got) return "<" + got.error().message + ">";
    if (*got == 0) return all;
    all.append(part, 0, *got);
  }
}

std::string all_of(const pm::Result<std::unique_ptr<ByteStream>>& opened) {
  return opened ? all_of(**opened) : "<" + opened.error().message + ">";
}

std::string gunzipped(std::string bytes, std::uint64_t most = no_limit) {
  return all_of(gunzip_if_gzip(std::make_unique<Drip>(std::move(bytes)), "in.gz", most));
}

std::string varied_text(std::size_t size) {
  std::string text;
  for (std::uint32_t x = 7; text.size() < size; x = x * 1664525 + 1013904223) text += std::to_string(x) + "\n";
  return text;
}

/// Every line; a cut one ends with "…".
std::vector<std::string> lines_of(std::string text, std::size_t max_line = 100) {
  Drip stream(std::move(text));
  LineReader reader(stream, max_line);
  std::vector<std::string> lines;
  for (;;) {
    const auto line = reader.next();
    REQUIRE(line);
    if (!*line) return lines;
    CHECK((*line)->number == lines.size() + 1);
    lines.push_back(std::string((*line)->text) + ((*line)->is_cut ? "…" : ""));
  }
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("streams: a file is read, and errors name it") {
  const OwnFolder folder;
  CHECK(all_of(open_file(folder.put("a.txt", "one\ntwo\n"))) == "one\ntwo\n");
  const auto missing = open_file(folder / "missing.txt");
  REQUIRE(!missing);
  CHECK(missing.error().kind == ErrorKind::usage);
  CHECK(missing.error().message == (folder / "missing.txt").string() + " does not exist");
  CHECK(all_of(open_file(folder.path())) == "<" + folder.path().string() + " is a directory>");
  const auto closed = open_descriptor(-1, "standard input");
  CHECK(all_of(*closed) == "<cannot read standard input: Bad file descriptor>");
}

TEST_CASE("streams: gzip and back is the same, of any size and in several members") {
  const auto text = varied_text(300000);
  for (const auto& one : {std::string(), std::string("a"), text}) CHECK(gunzipped(gzip(one)) == one);
  CHECK(gzip(text).size() < text.size() / 2);
  CHECK(gzip(text) == gzip(text));
  CHECK(gunzipped(gzip("one, ") + gzip("") + gzip("two")) == "one, two");
  CHECK(gunzipped(gzip("one") + std::string(600, '\0')) == "one");  // padding of a block device
  for (const auto& plain : {std::string(), std::string("\x1f"), std::string("\x1f plain"), std::string("plain")})
    CHECK(gunzipped(plain) == plain);
}

TEST_CASE("streams: damaged and incomplete gzip data is an error that names the file") {
  const auto whole = gzip(varied_text(2000));
  for (std::size_t size = 2; size < whole.size(); size += 101) {
    INFO(size);
    CHECK(gunzipped(whole.substr(0, size)) == "<in.gz: the gzip data ends early, so the file is incomplete>");
  }
  auto damaged = whole;
  damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 0x10);
  CHECK(gunzipped(damaged).starts_with("<in.gz: the gzip data is damaged ("));
  CHECK(gunzipped(whole + "tail") == "<in.gz: other bytes follow the gzip data>");
  CHECK(gunzipped(whole + std::string(3, '\0') + whole) == "<in.gz: other bytes follow the gzip data>");
  const auto stream = gunzip(std::make_unique<Drip>(damaged), "in.gz", no_limit);
  const auto first = all_of(*stream);
  CHECK(all_of(*stream) == first);  // stays an error
}

TEST_CASE("streams: a compression bomb ends at the limit") {
  const auto exact = std::string(1 << 20, 'a');
  CHECK(gunzipped(gzip(exact), exact.size()) == exact);
  CHECK(gunzipped(gzip(exact), exact.size() - 1) == "<in.gz: larger than 1023 kB when decompressed, the limit>");
  CHECK(gunzipped(gzip(exact) + gzip(exact), exact.size()) == "<in.gz: larger than 1 MB when decompressed, the limit>");
  CHECK(gunzipped(gzip(gzip(exact))) == gzip(exact));  // one layer only
}

TEST_CASE("streams: lines have no line ends, and long ones are cut without the next one") {
  CHECK(lines_of("") == Lines{});
  CHECK(lines_of("\n") == Lines{""});
  CHECK(lines_of("a\nb") == Lines{"a", "b"});
  CHECK(lines_of("a\r\n\nb\r\n") == Lines{"a", "", "b"});
  CHECK(lines_of("12345\n123456\n1234567890123\nnext\n12345\r\n123456\r\n", 5) ==
        Lines{"12345", "12345…", "12345…", "next", "12345", "12345…"});
  CHECK(lines_of("1234567890", 5) == Lines{"12345…"});
  const auto text = varied_text(200000);
  std::string again;
  const auto stream = open_bytes(text);
  LineReader reader(*stream, 100);
  for (auto line = reader.next(); line && *line; line = reader.next()) {
    if ((*line)->begin != again.size()) FAIL("line " << (*line)->number << " begins at " << (*line)->begin);
    again += std::string((*line)->text) + "\n";
  }
  CHECK(again == text);
}

TEST_CASE("streams: an error while reading lines is passed on") {
  const auto stream = gunzip(std::make_unique<Drip>(gzip("one\ntwo\n").substr(0, 15)), "in.gz", no_limit);
  LineReader reader(*stream, 100);
  auto line = reader.next();
  while (line && *line) line = reader.next();
  REQUIRE(!line);
  CHECK(line.error().message == "in.gz: the gzip data ends early, so the file is incomplete");
}
