#include "terminal/typed_text.hpp"

#include "catch.hpp"

using pm::terminal::Newlines;
using pm::terminal::typed_text;

TEST_CASE("typed text: ordinary text is unchanged") {
  CHECK(typed_text("Checkout answers with 500s", Newlines::kept) == "Checkout answers with 500s");
  CHECK(typed_text("  Grüße aus 東京 👩‍🚒  ", Newlines::kept) == "  Grüße aus 東京 👩‍🚒  ");
}

TEST_CASE("typed text: line ends become newlines") {
  CHECK(typed_text("a\nb\r\nc\rd\xc2\x85"
                   "e\xe2\x80\xa8"
                   "f\xe2\x80\xa9g",
                   Newlines::kept) == "a\nb\nc\nd\ne\nf\ng");
  CHECK(typed_text("a\r\n\r\nb", Newlines::kept) == "a\n\nb");
  CHECK(typed_text("a\r\nb\tc", Newlines::spaces) == "a b c");
}

TEST_CASE("typed text: removes control sequences") {
  const auto through = [](std::string_view bytes) { return typed_text(bytes, Newlines::kept); };
  CHECK(through("a\x1b[31mred\x1b[0mb") == "aredb");
  CHECK(through("a\x1b]0;a title\x07"
                "b") == "ab");
  CHECK(through("a\x1b]8;;https://example.org\x1b\\link\x1b]8;;\x1b\\b") == "alinkb");
  CHECK(through("a\x1bP1$qm\x1b\\b") == "ab");
  CHECK(through("a\xc2\x9b"
                "2Jb") == "ab");
  CHECK(through("a\xc2\x9d"
                "0;title\xc2\x9c"
                "b") == "ab");
  CHECK(through("a\x1b(0b\x1b"
                "cd") == "abd");
  CHECK(through(std::string("a\0\x01\x07\x08\x0b\x0c\x7f\x9fz", 10)).find_first_of("\x01\x07\x08\x0b\x0c\x7f") ==
        std::string::npos);
  CHECK(through("safe\xe2\x80\xae"
                "desrever\xe2\x81\xa6") == "safedesrever");
}

TEST_CASE("typed text: unterminated sequences keep the text") {
  CHECK(typed_text("a\x1b", Newlines::kept) == "a");
  CHECK(typed_text("a\x1b[", Newlines::kept) == "a");
  CHECK(typed_text("a\x1b[12", Newlines::kept) == "a");
  CHECK(typed_text("a\x1b]0;the disk was full", Newlines::kept) == "a0;the disk was full");
  CHECK(typed_text("a\x1b[3\nb", Newlines::kept) == "a\nb");
}

TEST_CASE("typed text: no control characters remain") {
  std::string bytes;
  unsigned state = 1;
  for (int i = 0; i < 20000; ++i) {
    state = state * 1103515245U + 12345U;
    constexpr std::string_view often = "\x1b[]P\\;0m\x07\r\n\xc2\x9b\x9c\xe2\x80\xae";
    const auto pick = state >> 16U;
    bytes += pick % 3 == 0 ? static_cast<char>(pick & 0xffU) : often[pick % often.size()];
  }
  for (std::size_t from = 0; from < bytes.size(); from += 97) {
    const auto text = typed_text(std::string_view(bytes).substr(from, 97), Newlines::kept);
    for (std::size_t i = 0; i < text.size(); ++i) {
      const auto byte = static_cast<unsigned char>(text[i]);
      INFO("from " << from << " at " << i);
      REQUIRE((byte >= 0x20 || byte == '\n'));
      REQUIRE(byte != 0x7f);
      if (byte == 0xc2) REQUIRE(static_cast<unsigned char>(text[i + 1]) >= 0xa0);
    }
  }
}
