#include <pm/html.hpp>

#include <string>

#include "catch.hpp"

using pm::escape::for_html;
using pm::escape::for_html_url;
using pm::text::sha256_base64;

TEST_CASE("for_html: markup and controls have no effect") {
  CHECK(for_html("<b>Tom & \"Jerry's\"</b>") == "&lt;b&gt;Tom &amp; &quot;Jerry&apos;s&quot;&lt;/b&gt;");
  CHECK(for_html("&amp;") == "&amp;amp;");
  CHECK(for_html("a\nb\tc") == "a\nb\tc");
  CHECK(for_html("\x1b") == "␛");
  CHECK(for_html("\xEF\xBF\xBF") == "\xEF\xBF\xBD");
  CHECK(for_html("\xFF") == "\xEF\xBF\xBD");
  CHECK(for_html("日本 é") == "日本 é");
}

TEST_CASE("for_html_url: http and https only") {
  CHECK(for_html_url("https://example.org/a?b=1&c=2") == "https://example.org/a?b=1&amp;c=2");
  CHECK(for_html_url("https://example.org/?a=1&lt;=2") == "https://example.org/?a=1&amp;lt;=2");
  CHECK(for_html_url("https://example.org/\"><script>") == "https://example.org/%22%3E%3Cscript%3E");
  CHECK(for_html_url("javascript:alert(1)").empty());
  CHECK(for_html_url("data:text/html,x").empty());
}

// The examples of FIPS 180-4, and lengths around the end of a block.
TEST_CASE("sha256: the examples of the standard") {
  CHECK(sha256_base64("abc") == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
  CHECK(sha256_base64("") == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
  CHECK(sha256_base64("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "JI1qYdIGOLjlwCaTDD5gOaM85Flk/yFn9uzt1BnbBsE=");
  CHECK(sha256_base64(std::string(55, 'a')) == "n0OQ+NMMLdkuyfCVtl4rmumwqSWlJY4kHJ8ekQ9zQxg=");
  CHECK(sha256_base64(std::string(56, 'a')) == "s1Q5pKxvCUi21vnjxq8PX1kM4g8b3nCQ73lwaG7Gc4o=");
  CHECK(sha256_base64(std::string(63, 'a')) == "fT50oF19sVvOStnsBljqmOPwbu7PFrTG//LaRX3cLzQ=");
  CHECK(sha256_base64(std::string(64, 'a')) == "/+BU/nrgy23GXDr5th1SCfQ5hR20PQulmXM33xVGaOs=");
  CHECK(sha256_base64(std::string(65, 'a')) == "Y1NhxIu56rFBmOduqKt/GkFoXWrWKqkUbTAdTxfrCuA=");
  CHECK(sha256_base64(std::string(119, 'a')) == "MeulHDE6XAgiat8Y1KNZz9/Y0ugWsT9K+VL36mWE3Ps=");
  CHECK(sha256_base64(std::string(1'000'000, 'a')) == "zcduXJkU+5KBocfihNc+Z/GAmkiklyAOBG05zMcRLNA=");
}
