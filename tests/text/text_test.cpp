#include <pm/text.hpp>

#include <array>
#include <string>

#include "catch.hpp"

using namespace pm::text;

TEST_CASE("utf8: detects invalid bytes") {
  CHECK(is_valid_utf8(""));
  CHECK(is_valid_utf8("naïve 日本 👩‍👧"));
  CHECK_FALSE(is_valid_utf8("\xC3"));
  CHECK_FALSE(is_valid_utf8("\xC0\xAF"));          // a slash, written too long
  CHECK_FALSE(is_valid_utf8("\xED\xA0\x80"));      // half of a surrogate pair
  CHECK_FALSE(is_valid_utf8("\xF4\x90\x80\x80"));  // beyond U+10FFFF
}

TEST_CASE("utf8: repair loses only invalid bytes") {
  CHECK(replace_invalid_utf8("a\xFF"
                             "b") ==
        "a\xEF\xBF\xBD"
        "b");
  CHECK(replace_invalid_utf8("\xED\xA0\x80") == "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(replace_invalid_utf8("é") == "é");
  for (int first = 0; first < 256; ++first)
    for (int second = 0; second < 256; ++second) {
      const std::string bytes{static_cast<char>(first), static_cast<char>(second)};
      if (!is_valid_utf8(replace_invalid_utf8(bytes))) FAIL("not repaired: " << first << ' ' << second);
    }
}

TEST_CASE("utf8: counts code points") {
  CHECK(code_points("") == 0);
  CHECK(code_points("naïve") == 5);
  CHECK(code_points("日本") == 2);
}

TEST_CASE("width: as shown by a terminal") {
  CHECK(display_width("abc") == 3);
  CHECK(display_width("日本") == 4);
  CHECK(display_width("e\xCC\x81") == 1);  // e and a combining accent
  CHECK(display_width("👩") == 2);
  CHECK(display_width("a\x1b\tb") == 2);
  CHECK(display_width("\xFF") == 1);  // shown as one replacement character
}

TEST_CASE("trim: white space as in the schema") {
  CHECK(trim("  a b \r\n") == "a b");
  CHECK(trim("\xC2\xA0\xE3\x80\x80 x \xEF\xBB\xBF") == "x");
  CHECK(trim("é") == "é");
  CHECK(trim(" \xFF ") == "\xFF");
  CHECK(is_blank(""));
  CHECK(is_blank(" \t\n\xC2\xA0\xE2\x80\x83"));
  CHECK_FALSE(is_blank("\xE2\x80\x8B"));  // the zero-width space is none to ECMAScript
}

TEST_CASE("lines: a trailing newline starts no line") {
  using Lines = std::vector<std::string_view>;
  CHECK(lines("").empty());
  CHECK(lines("a") == Lines{"a"});
  CHECK(lines("a\r\n\nb\n") == Lines{"a", "", "b"});
}

TEST_CASE("slug: lower-case ASCII words with hyphens") {
  CHECK(slug("Checkout answers with 500s", 60) == "checkout-answers-with-500s");
  CHECK(slug("  Café -- déjà vu! ", 60) == "cafe-deja-vu");
  CHECK(slug("日本", 60).empty());
  CHECK(slug("../../etc/passwd", 60) == "etc-passwd");
  CHECK(slug("a\xFF"
             "b",
             60) == "a-b");
}

TEST_CASE("slug: romanises other alphabets") {
  CHECK(slug("Größe der Straße, København, Łódź, Æther, Þór, ﬁle Ｎ", 60) ==
        "grosse-der-strasse-kobenhavn-lodz-aether-thor-file-n");
  CHECK(slug("Ошибка оплаты: съезд, щука, ёж, чай, Хлеб", 60) == "oshibka-oplaty-sezd-shchuka-ezh-chay-khleb");
  CHECK(slug("Збій платежів у Києві, їжак", 60) == "zbiy-platezhiv-u-kiyevi-yizhak");
  CHECK(slug("Σφάλμα πληρωμής: ευχαριστώ, αυγό, Ούτε, άγγελος", 60) == "sfalma-pliromis-efcharisto-avgo-oute-angelos");
  CHECK(slug("თბილისი Երևան", 60) == "tbilisi-erevan");
}

TEST_CASE("slug: composed and combining characters are equal") {
  CHECK(slug("й ї é Å", 60) == slug("и\xCC\x86 і\xCC\x88 e\xCC\x81 A\xCC\x8A", 60));
  CHECK(slug("日本の決済 🔥", 60).empty());
  CHECK(slug("Kafka 停止", 60) == "kafka");
}

TEST_CASE("slug: cut at a word") {
  CHECK(slug("alpha beta gamma", 11) == "alpha-beta");
  CHECK(slug("alpha beta gamma", 10) == "alpha-beta");
  CHECK(slug("alpha beta gamma", 9) == "alpha");
  CHECK(slug("alphabetagamma", 5) == "alpha");
}

TEST_CASE("suggest: finds the nearest word") {
  constexpr std::array<std::string_view, 7> known = {"new",     "resume",     "report", "fixes",
                                                     "factors", "completion", "list"};
  CHECK(nearest("fixs", known) == "fixes");
  CHECK(nearest("rseume", known) == "resume");
  CHECK(nearest("nwe", known) == "new");
  CHECK(nearest("Reprot", known) == "report");
  CHECK(nearest("fctors", known) == "factors");
  CHECK(nearest("comp", known) == "completion");
}

TEST_CASE("suggest: nothing for unrelated words") {
  constexpr std::array<std::string_view, 3> known = {"new", "report", "resume"};
  CHECK_FALSE(nearest("", known));
  CHECK_FALSE(nearest("banana", known));
  CHECK_FALSE(nearest("xy", known));
  CHECK_FALSE(nearest("re", known));  // two begin with it
  CHECK_FALSE(nearest(std::string(100'000, 'n'), known));
}
