#include <pm/secrets.hpp>

#include "catch.hpp"

using pm::secrets::remove_secrets;

TEST_CASE("secrets: each kind is removed and counted") {
  constexpr std::string_view secrets[] = {
      "xoxb-123456789012-abcdefghij", "xoxe-1-abcdefghijklmnop", "ghp_0123456789abcdefABCDEF",
      "glpat-0123456789abcdef",       "AKIAIOSFODNN7EXAMPLE",    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc",
  };
  for (const auto secret : secrets) {
    const auto clean = remove_secrets("use " + std::string(secret) + " for the call");
    INFO(clean.text);
    CHECK(clean.removed == 1);
    CHECK(clean.text == "use [secret removed] for the call");
  }
  CHECK(remove_secrets("password=hunter22, then").text == "password=[secret removed], then");
  CHECK(remove_secrets("curl -H 'Authorization: Bearer abc123.def456' x").text.find("abc123") == std::string::npos);
  const auto key = remove_secrets("-----BEGIN RSA PRIVATE KEY-----\nMIIabc\n-----END RSA PRIVATE KEY-----\nrest");
  CHECK(key.text == "[secret removed]\nrest");
  CHECK(remove_secrets("https://bot:hunter22@example.org/x").text == "https://[secret removed]example.org/x");
}

TEST_CASE("secrets: the query of a link to a file, or of one that grants access, is dropped") {
  const auto file = remove_secrets("see https://files.slack.com/files-pri/T1-F2/a.png?pub=1 now");
  CHECK(file.text == "see https://files.slack.com/files-pri/T1-F2/a.png now");
  CHECK(file.removed == 1);
  CHECK(remove_secrets("https://example.org/a.png?t=abc").text == "https://example.org/a.png");
  CHECK(remove_secrets("https://b.s3.amazonaws.com/k?X-Amz-Signature=12").text == "https://b.s3.amazonaws.com/k");
  const auto graph = remove_secrets("https://grafana.example.org/d/x?from=1&to=2");
  CHECK(graph.removed == 0);
  CHECK(graph.text == "https://grafana.example.org/d/x?from=1&to=2");
}

TEST_CASE("secrets: ordinary sentences are kept") {
  for (const std::string text : {"The token: had expired.", "a password prompt was skipped", "tasks-and-risks 12:30"}) {
    CHECK(remove_secrets(text).text == text);
    CHECK(remove_secrets(text).removed == 0);
  }
}

TEST_CASE("secrets: hostile texts take no more than linear time") {
  for (const std::string piece : {"password=", "-----BEGIN KEY-----", "a://b?t=1 ", "xoxb-", "bearer "}) {
    std::string text;
    while (text.size() < 200'000) text += piece;
    CHECK(remove_secrets(text).text.size() < 20 * text.size());
  }
}
