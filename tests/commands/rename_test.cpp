// `pm rename` and `pm delete`: a record with everything that is named after it.
#include <pm/store.hpp>

#include "catch.hpp"
#include "commands/fake_environment.hpp"
#include "lint/a_record.hpp"

using pm::lint::test::good;
using pm::test::InnerWorld;
namespace fs = std::filesystem;

namespace {

const fs::path folder = "postmortems";
constexpr auto id = "2026-11-20-checkout-500s";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

/// A record with report and candidates, and a younger one that links to it.
struct LinkedRecords : InnerWorld {
  LinkedRecords() {
    write(folder / (std::string(id) + ".json"), good);
    auto other = nlohmann::ordered_json::parse(replaced(good, id, "2026-11-21-mails-late"));
    other["factors"][0]["same_as"] = {std::string(id) + ":F1"};
    other["links"] = {{{"url", "https://example.org/postmortems/" + std::string(id) + ".md#F1"}},
                      {{"url", "https://example.org/" + std::string(id) + "-2.md"}}};
    write(folder / "2026-11-21-mails-late.json", other.dump(2) + "\n");
    REQUIRE(pm({"report"}).code == 0);
    write(folder / (std::string(id) + ".candidates.jsonl"), "{}\n");
  }
  [[nodiscard]] nlohmann::json record(const std::string& name) const {
    return nlohmann::json::parse(read(folder / (name + ".json")));
  }
  [[nodiscard]] std::vector<std::string> files() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    return names;
  }
};

}  // namespace

TEST_CASE("rename: report, candidates and links of other records move along") {
  const LinkedRecords w;
  const auto uid = w.record(id).value("uid", "");
  const auto ran = w.pm({"rename", "checkout", "Half of the checkouts failed", "--yes"});
  INFO(ran);
  CHECK(ran.code == 0);
  CHECK(ran.says("postmortems/2026-11-20-half-of-the-checkouts-failed.json"));
  CHECK(w.files() == std::vector<std::string>{"2026-11-20-half-of-the-checkouts-failed.candidates.jsonl",
                                              "2026-11-20-half-of-the-checkouts-failed.json",
                                              "2026-11-20-half-of-the-checkouts-failed.md",
                                              "2026-11-21-mails-late.json", "2026-11-21-mails-late.md"});
  const auto renamed = w.record("2026-11-20-half-of-the-checkouts-failed");
  CHECK(renamed["id"] == "2026-11-20-half-of-the-checkouts-failed");
  CHECK(renamed["title"] == "Half of the checkouts failed");
  if (!uid.empty()) CHECK(renamed["uid"] == uid);
  const auto other = w.record("2026-11-21-mails-late");
  CHECK(other["factors"][0]["same_as"][0] == "2026-11-20-half-of-the-checkouts-failed:F1");
  CHECK(other["links"][0]["url"] == "https://example.org/postmortems/2026-11-20-half-of-the-checkouts-failed.md#F1");
  CHECK(other["links"][1]["url"] == "https://example.org/" + std::string(id) + "-2.md");
  CHECK(w.pm({"report", "--check"}).code == 0);
}

TEST_CASE("rename: a title with the same id changes only the title") {
  const LinkedRecords w;
  const auto before = w.files();
  REQUIRE(w.pm({"rename", id, "Checkout: 500s!", "--yes"}).code == 0);
  CHECK(w.files() == before);
  CHECK(w.record(id)["title"] == "Checkout: 500s!");
  CHECK(w.pm({"rename", id, "Checkout: 500s!", "--yes"}).says("no change"));
}

TEST_CASE("rename: nothing is replaced, and a failure undoes what was done") {
  const LinkedRecords w;
  const auto mails = w.read(folder / "2026-11-21-mails-late.json");
  w.write(folder / "2026-11-20-new-name.candidates.jsonl", "of another time\n");
  const auto ran = w.pm({"rename", id, "New name", "--yes"});
  INFO(ran);
  CHECK(ran.code == 2);
  CHECK(ran.complains("2026-11-20-new-name.candidates.jsonl exists already"));
  CHECK(ran.complains("nothing was changed"));
  CHECK(w.read(folder / "2026-11-20-new-name.candidates.jsonl") == "of another time\n");
  CHECK(w.record(id)["id"] == id);
  CHECK(w.read(folder / "2026-11-21-mails-late.json") == mails);
  CHECK_FALSE(fs::exists(folder / "2026-11-20-new-name.json"));
  CHECK_FALSE(fs::exists(folder / "2026-11-20-new-name.md"));
  CHECK(fs::exists(folder / (std::string(id) + ".md")));
}

TEST_CASE("rename and delete: without a terminal --yes is needed") {
  const LinkedRecords w;
  const auto before = w.files();
  for (const auto& arguments : {std::vector<std::string>{"rename", id, "New name"}, {"delete", id}}) {
    const auto ran = w.pm(arguments);
    INFO(ran);
    CHECK(ran.code == 2);
    CHECK(ran.complains("2026-11-21-mails-late"));
    CHECK(ran.complains("--yes"));
  }
  CHECK(w.pm({"rename", id, "  ", "--yes"}).code == 2);
  CHECK(w.pm({"rename", id, "two\nlines", "--yes"}).code == 2);
  CHECK(w.files() == before);
}

TEST_CASE("delete: removes record, report, candidates and the links of other records") {
  const LinkedRecords w;
  const auto ran = w.pm({"delete", id, "--yes"});
  INFO(ran);
  CHECK(ran.code == 0);
  CHECK(ran.says("open fix"));
  CHECK(w.files() == std::vector<std::string>{"2026-11-21-mails-late.json", "2026-11-21-mails-late.md"});
  const auto other = w.record("2026-11-21-mails-late");
  CHECK_FALSE(other["factors"][0].contains("same_as"));
  CHECK(other["links"].size() == 1);
  CHECK(w.pm({"report", "--check"}).code == 0);
}

TEST_CASE("delete: a locked record that links to it stops everything") {
  const LinkedRecords w;
  const auto before = w.files();
  const auto mails = folder / "2026-11-21-mails-late.json";
  const auto text = w.read(mails);
  {
    const auto lock = pm::store::RecordLock::acquire(mails);
    REQUIRE(lock);
    CHECK(w.pm({"delete", id, "--yes"}).code == 3);
  }
  CHECK(w.files() == before);
  CHECK(w.read(mails) == text);
}

TEST_CASE("records: any part of an id that only one record has names it") {
  const LinkedRecords w;
  CHECK(w.pm({"show", "mails"}).code == 0);
  CHECK(w.pm({"fixes", "done", "checkout:X1"}).code == 0);
  CHECK(w.record(id)["fixes"][0]["status"] == "done");
  const auto several = w.pm({"show", "2026-11-2"});
  INFO(several);
  CHECK(several.code == 2);
  CHECK(several.complains("matches 2 records"));
  CHECK(several.complains(id));
  CHECK(w.pm({"show", "nothing-like-it"}).code == 2);
  // A prefix wins over a part in the middle.
  w.write(folder / "mails-2026.json", replaced(good, id, "mails-2026"));
  CHECK_FALSE(w.pm({"show", "mails"}).complains("matches"));
}

TEST_CASE("show: the newest record without a name") {
  const LinkedRecords w;
  const auto ran = w.pm({"show"});
  CHECK(ran.code == 0);
  const InnerWorld empty;
  CHECK(empty.pm({"show"}).complains("there is no record"));
}

TEST_CASE("new: a title that is a file is not treated as a title") {
  const InnerWorld w;
  w.write("notes.md", "14:05 first page\n");
  const auto ran = w.pm({"new", "notes.md"});
  CHECK(ran.code == 2);
  CHECK(ran.complains("\"notes.md\" is a file"));
  CHECK_FALSE(fs::exists(folder));
}

TEST_CASE("check: a record copied by hand shares the uid, and gets one of its own") {
  const InnerWorld w;
  auto original = nlohmann::ordered_json::parse(good);
  original["uid"] = "abcdefghij0123456789";
  w.write(folder / (std::string(id) + ".json"), original.dump(2) + "\n");
  REQUIRE(w.pm({"check"}).code == 0);
  original["id"] = "2026-11-22-copy";
  w.write(folder / "2026-11-22-copy.json", original.dump(2) + "\n");
  const auto found = w.pm({"check", "-f", "json"});
  INFO(found);
  CHECK(found.code == 1);
  const auto finding = found.json()["findings"][1];
  CHECK(finding["rule"] == "malformed");
  CHECK(finding["pointer"] == "/uid");
  CHECK(finding["fix_with"] == "pm edit 2026-11-22-copy --new-uid");
  const auto done = w.pm({"edit", "2026-11-22-copy", "--new-uid"});
  INFO(done);
  CHECK(done.code == 0);
  CHECK(w.pm({"check"}).code == 0);
}

TEST_CASE("report: a draft that has a report is kept in step") {
  const LinkedRecords w;
  auto draft = nlohmann::ordered_json::parse(w.read(folder / (std::string(id) + ".json")));
  draft["status"] = "draft";
  draft["title"] = "Changed by hand";
  w.write(folder / (std::string(id) + ".json"), draft.dump(2) + "\n");
  CHECK(w.pm({"report", "--check"}).code == 1);
  CHECK(w.pm({"fixes", "done", std::string(id) + ":X1"}).code == 0);
  CHECK(w.pm({"report", "--check"}).code == 0);
  CHECK(w.read(folder / (std::string(id) + ".md")).find("Changed by hand") != std::string::npos);
}
