// `pm link`, `pm unlink` and `pm similar` through the command line.
#include <algorithm>

#include "catch.hpp"
#include "commands/fake_environment.hpp"

using namespace pm;
using pm::test::InnerWorld;

namespace {

std::string record_text(const std::string& id, const std::string& factors, const std::string& fixes = "[]") {
  return R"({"format": "pm-record/1", "id": ")" + id + R"(", "status": "draft", "title": "T", "factors": )" + factors +
         R"(, "fixes": )" + fixes + "}\n";
}

struct TwoRecords : InnerWorld {
  TwoRecords() {
    write("postmortems/2026-03-02-orders.json",
          record_text("2026-03-02-orders", R"([{"id": "F3", "text": "Declined cards count as success"}])",
                      R"([{"id": "X1", "title": "Count declines", "status": "open", "addresses": ["F3"]}])"));
    write("postmortems/2026-11-20-checkout.json",
          record_text("2026-11-20-checkout",
                      R"([{"id": "F1", "text": "a"}, {"id": "F2", "text": "Declines are successes"}])"));
  }
  [[nodiscard]] std::string older() const { return read("postmortems/2026-03-02-orders.json"); }
  [[nodiscard]] std::string younger() const { return read("postmortems/2026-11-20-checkout.json"); }
};

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("link: writes the younger record only, whatever the order") {
  for (const bool swapped : {false, true}) {
    TwoRecords w;
    std::vector<std::string> factors{"2026-11-20:F2", "2026-03:F3"};
    if (swapped) std::ranges::reverse(factors);
    const auto before = w.older();
    const auto ran = w.pm({"link", factors[0], factors[1]});
    INFO(ran);
    CHECK(ran.code == 0);
    CHECK(ran.says("2026-11-20-checkout:F2 is linked to 2026-03-02-orders:F3"));
    CHECK(w.older() == before);
    CHECK(has(w.younger(), "\"2026-03-02-orders:F3\""));
    CHECK(w.pm({"link", factors[0], factors[1]}).says("already"));

    const auto undone = w.pm({"unlink", factors[0], factors[1]});
    CHECK(undone.code == 0);
    CHECK_FALSE(has(w.younger(), "same_as"));
    CHECK(w.pm({"unlink", factors[0], factors[1]}).code == 2);
  }
}

TEST_CASE("link: refuses what is no factor of another record") {
  TwoRecords w;
  const auto before = w.younger();
  for (const auto& [one, two, message] : {std::tuple("2026-11-20:F9", "2026-03:F3", "has no factor F9"),
                                          {"2026-11-20:F1", "2026-11-20:F2", "both factors"},
                                          {"2026-11-20", "2026-03:F3", "names no factor"},
                                          {"2026-11-20:X1", "2026-03:F3", "names no factor"},
                                          {"nothing:F1", "2026-03:F3", "nothing"}}) {
    const auto ran = w.pm({"link", one, two});
    INFO(ran);
    CHECK(ran.code == 2);
    CHECK(ran.complains(message));
  }
  CHECK(w.younger() == before);
}

TEST_CASE("unlink: a link to a factor or record that is gone can be removed") {
  TwoRecords w;
  REQUIRE(w.pm({"link", "2026-11-20:F2", "2026-03:F3"}).code == 0);
  w.write("postmortems/2026-03-02-orders.json", record_text("2026-03-02-orders", R"([{"id": "F4", "text": "other"}])"));
  std::filesystem::remove("postmortems/2026-03-02-orders.json");
  CHECK(w.pm({"unlink", "2026-11-20-checkout:F2", "2026-03-02-orders:F3"}).code == 0);
  CHECK_FALSE(has(w.younger(), "same_as"));
}

TEST_CASE("similar: lists and proposes factors of other records") {
  TwoRecords w;
  w.environment["XDG_CACHE_HOME"] = std::filesystem::absolute("cache").string();
  w.write("postmortems/2026-11-21-later.json",
          record_text("2026-11-21-later", R"([{"id": "F1", "text": "The declined cards are counted as a success"}])"));
  const auto ran = w.pm({"similar", "2026-11-21:F1", "-f", "json"});
  INFO(ran);
  REQUIRE(ran.code == 0);
  const auto all = ran.json();
  CHECK(all["format"] == "pm-similar/1");
  const auto& first = all["similar"].at(0);
  CHECK(first["factor"] == "2026-11-21-later:F1");
  CHECK(first["other"] == "2026-03-02-orders:F3");
  CHECK(first["text"] == "Declined cards count as success");
  CHECK(first["proposed"] == true);
  CHECK(first["linked"] == false);
  CHECK(first["likeness"].get<double>() >= 0.4);
  CHECK(has(first["why"], "declined"));

  REQUIRE(w.pm({"link", "2026-11-21:F1", "2026-03:F3"}).code == 0);
  CHECK(w.pm({"similar", "2026-11-21"}).says("linked"));
  CHECK(w.pm({"similar", "2026-11-21:F9"}).code == 2);
  CHECK(w.pm({"similar", "2026-11-20:F1"}).says("No similar factors"));
}

TEST_CASE("similar: the cache is used, and never believed when it is damaged or old") {
  TwoRecords w;
  w.environment["XDG_CACHE_HOME"] = std::filesystem::absolute("cache").string();
  w.now = "2099-01-01T00:00:00Z";  // the files have not changed lately
  const auto listed = [&] { return w.pm({"similar", "2026-11-20:F2", "-f", "json"}).out; };
  const auto first = listed();
  CHECK(has(first, "2026-03-02-orders:F3"));
  std::filesystem::path cache;
  for (const auto& file : std::filesystem::directory_iterator("cache/pm")) cache = file.path();
  REQUIRE(std::filesystem::exists(cache));
  const auto whole = w.read(cache.string());
  CHECK(listed() == first);
  CHECK(w.read(cache.string()) == whole);

  // Cut short anywhere, or with one byte changed, it is read again from the records.
  for (std::size_t size = 0; size < whole.size(); size += 7) {
    w.write(cache.string(), whole.substr(0, size));
    REQUIRE(listed() == first);
    REQUIRE(w.read(cache.string()) == whole);
  }
  for (std::size_t at = 0; at < whole.size(); at += 5) {
    auto damaged = whole;
    damaged[at] ^= 1;
    w.write(cache.string(), damaged);
    REQUIRE(listed() == first);
  }

  // A record that changed, came or went.
  w.write("postmortems/2026-03-02-orders.json", record_text("2026-03-02-orders", R"([{"id": "F4", "text": "other"}])"));
  CHECK_FALSE(has(listed(), "2026-03-02-orders"));
  w.write("postmortems/2026-11-22-new.json",
          record_text("2026-11-22-new", R"([{"id": "F1", "text": "Declines are successes"}])"));
  CHECK(has(listed(), "2026-11-22-new:F1"));
  std::filesystem::remove("postmortems/2026-11-22-new.json");
  CHECK_FALSE(has(listed(), "2026-11-22-new:F1"));

  // Without a place to write it.
  w.environment["XDG_CACHE_HOME"] = "/proc/nowhere";
  CHECK(w.pm({"similar", "2026-11-20:F2"}).code == 0);
  w.environment.clear();
  CHECK(w.pm({"similar", "2026-11-20:F2"}).code == 0);
}
