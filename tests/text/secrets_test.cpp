#include <nlohmann/json.hpp>

#include <utility>

#include <pm/record.hpp>
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
  const auto login = remove_secrets("see https://bot:hunter22@example.org/x.");
  CHECK(login.text == "see https://example.org/x.");
  CHECK(login.removed == 1);
  CHECK(remove_secrets("postgres://app:hunter22@db:5432/orders").text == "postgres://db:5432/orders");
  CHECK(remove_secrets("ssh://git@example.org/x").removed == 0);
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

TEST_CASE("secrets: webhooks, tokens without a mark, and arguments of programs") {
  // put together here, so that scanners of repositories do not report them
  const std::string access_key = std::string("wJalrXUtnFEMI/K7MDENG/") + "bPxRfiCYEXAMPLEKEY";
  const std::string vault = "CAESIJ0kq0123456789abcdef";
  const std::pair<std::string, std::string> secrets[] = {
      {"https://hooks.slack.com/services/" + std::string("T024BE7LD/B01/x9YzAbCdEf"), "x9YzAbCdEf"},
      {"posted to https://discord.com/api/webhooks/4711/" + std::string("aBcDeF0123456789"), "aBcDeF0123456789"},
      {"hvs." + vault, vault},
      {"root had hvb." + vault + " here", vault},
      {"the token s." + vault, vault},
      {"token: s." + vault, vault},
      {"curl -u admin:hunter22 https://example.org", "hunter22"},
      {"curl -s -u 'admin:my hunter22' https://example.org", "hunter22"},
      {"curl --user=admin:hunter22 https://example.org", "hunter22"},
      {"curl -uadmin:hunter22 https://example.org", "hunter22"},
      {"ran mysql -h db -u root -phunter22 orders", "hunter22"},
      {"sshpass -p hunter22 ssh db", "hunter22"},
      {"redis-cli -h cache -a hunter22 flushall", "hunter22"},
      {"pw: hunter22", "hunter22"},
      {"PW=hunter22", "hunter22"},
      {"the password is hunter22 for now", "hunter22"},
      {"aws_secret_access_key = " + access_key, access_key},
      {"the secret of that user: " + access_key, access_key},
  };
  for (const auto& [text, secret] : secrets) {
    const auto clean = remove_secrets(text);
    INFO(text << " -> " << clean.text);
    CHECK(clean.removed == 1);
    CHECK(remove_secrets(clean.text).removed == 0);
    CHECK(clean.text.find(secret) == std::string::npos);
  }
}

TEST_CASE("secrets: a cleaned URL is one that a record accepts, whatever was in it") {
  using pm::secrets::clean_url;
  CHECK(clean_url("https://user:pw123456@grafana.example.com/d/x?token=abcdefabcdef").text ==
        "https://grafana.example.com/d/x");
  CHECK(clean_url("https://user:pw123456@grafana.example.com/d/x?from=1&token=abcdefabcdef&to=2#p").text ==
        "https://grafana.example.com/d/x?from=1&to=2#p");
  CHECK(clean_url("https://a.example.com/#access_token=abcdef&x=1").text == "https://a.example.com/#x=1");
  CHECK(clean_url("https://a.example.com/ghp_0123456789abcdefABCDEF/x").text == "https://a.example.com/secret-removed");
  CHECK(clean_url("https://a.example.com/@ana?q=a@b").text == "https://a.example.com/@ana?q=a@b");
  for (const auto* url : {"", "https://", "https:///x", "https://user@", "ftp://a.example.com/", "https://a b/",
                          "https://a\u00A0b/", "https://a\xff/", "https://a\x01/"})
    CHECK(clean_url(url).text.empty());

  const std::string_view pieces[] = {"https://",
                                     "http://",
                                     "user:",
                                     "pw123456",
                                     "@",
                                     "a.example.com",
                                     "/",
                                     "?",
                                     "&",
                                     "#",
                                     "token=",
                                     "abcdef1",
                                     " ",
                                     "\u3000",
                                     "password=",
                                     "[",
                                     "files.",
                                     "\xff",
                                     "xoxb-123456789012",
                                     "://"};
  unsigned state = 7;
  const auto next = [&] { return (state = state * 1'103'515'245U + 12'345U) >> 16U; };
  for (int round = 0; round < 3000; ++round) {
    std::string url = round % 4 == 0 ? "" : "https://";
    for (auto left = next() % 9; left > 0; --left) url += pieces[next() % std::size(pieces)];
    const auto clean = clean_url(url).text;
    INFO(url << " -> " << clean);
    if (clean.empty()) continue;
    nlohmann::json json = {{"format", "pm-record/1"}, {"id", "2026-11-25-x"}, {"title", "t"}, {"status", "draft"}};
    json["links"] = nlohmann::json::array({nlohmann::json::object({{"url", clean}})});
    const auto record = pm::record::read(json.dump());
    CHECK(record.record);
    CHECK(clean.find("user:pw123456@") == clean.npos);
    CHECK(clean.find("token=abcdef1") == clean.npos);
    CHECK(clean_url(clean).text == clean);
    CHECK(remove_secrets(clean).text == clean);
  }
}

TEST_CASE("secrets: ordinary sentences are kept") {
  for (const std::string text :
       {"The token: had expired.", "a password prompt was skipped", "tasks-and-risks 12:30", "the password is wrong",
        "the password is expired.", "the secret is in 4bf92f3577b34da6a3ce929d0e0e4736",
        "secret rotated in da39a3ee5e6b4b0d3255bfef95601890afd80709", "docker run -p 8080 -u 1000:1000 mysql",
        "kubectl port-forward mysql-0 -p 8080", "mysql -p 3306", "curl -u $USER:$PASSWORD https://example.org",
        "curl https://example.org:8080/a", "the token s. is short", "pwd: /srv/app-1/current", "pw: wrong",
        "trace_id=4bf92f3577b34da6a3ce929d0e0e4736", "https://hooks.slack.com/docs"}) {
    INFO(text);
    CHECK(remove_secrets(text).text == text);
    CHECK(remove_secrets(text).removed == 0);
  }
}

TEST_CASE("secrets: hostile texts take no more than linear time") {
  for (const std::string piece : {"password=", "-----BEGIN KEY-----", "a://b?t=1 ", "xoxb-", "bearer ", "curl -u a:b ",
                                  "mysql -p", "secret ", "hooks.slack.com/services/", "https://a:b@c?d=e&f=g/"}) {
    std::string text;
    while (text.size() < 200'000) text += piece;
    CHECK(remove_secrets(text).text.size() < 20 * text.size());
  }
}
