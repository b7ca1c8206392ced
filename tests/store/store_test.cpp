#include <pm/store.hpp>

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>

#include <pm/record.hpp>

#include "catch.hpp"
#include "store/failing_disk.hpp"
#include "store/files.hpp"
#include "store/own_folder.hpp"

using namespace pm::store;
using pm::ErrorKind;

namespace {

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

pm::record::Record a_record(std::string id, std::string title = "Checkout failed") {
  pm::record::Record record;
  record.id = std::move(id);
  record.title = std::move(title);
  return record;
}

fs::path put(const OwnFolder& folder, const std::string& id, pm::record::Status status = pm::record::Status::draft) {
  auto record = a_record(fs::path(id).filename().string());
  record.status = status;
  return folder.put(id + ".json", pm::record::write(record));
}

std::string id_of(const pm::Result<fs::path>& path) {
  return path ? path->stem().string() : "problem: " + path.error().message + " | " + path.error().hint;
}

}  // namespace

TEST_CASE("store: loads what it saved, with its version") {
  const OwnFolder folder;
  const Store store(folder / "postmortems");
  const auto record = a_record("2026-11-20-checkout");
  const auto version = store.save(record, "");
  REQUIRE(version.has_value());
  const auto loaded = store.load(store.record_path("2026-11-20-checkout"));
  REQUIRE(loaded.has_value());
  CHECK(pm::record::write(loaded->record) == pm::record::write(record));
  CHECK(loaded->version == *version);
  CHECK(store.version("2026-11-20-checkout") == *version);
  CHECK(loaded->text == pm::record::write(record));
}

TEST_CASE("store: does not overwrite a changed record") {
  const OwnFolder folder;
  const Store mine(folder.path()), other(folder.path());
  auto record = a_record("2026-11-20-checkout");
  const auto first = mine.save(record, "").value();
  record.title = "By somebody else";
  const auto second = other.save(record, first).value();
  record.title = "Mine";
  const auto third = mine.save(record, first);
  REQUIRE_FALSE(third.has_value());
  CHECK(third.error().kind == ErrorKind::outside);
  CHECK(contains(third.error().message, "was changed by another program since it was read"));
  CHECK(contains(folder.text("2026-11-20-checkout.json"), "By somebody else"));
  CHECK(mine.version("2026-11-20-checkout") == second);
  CHECK(mine.changed_since("2026-11-20-checkout", first));
  CHECK_FALSE(mine.changed_since("2026-11-20-checkout", second));
  CHECK(folder.names().size() == 1);
}

TEST_CASE("store: equal bytes are the same version") {
  const OwnFolder folder;
  const Store store(folder.path());
  auto record = a_record("2026-11-20-checkout");
  const auto version = store.save(record, "").value();
  const auto bytes = folder.text("2026-11-20-checkout.json");
  fs::remove(folder / "2026-11-20-checkout.json");
  folder.put("2026-11-20-checkout.json", bytes);  // as `git checkout` does
  record.title = "Mine";
  CHECK(store.save(record, version).has_value());
}

TEST_CASE("store: removing or creating a record is a change") {
  const OwnFolder folder;
  const Store store(folder.path());
  const auto record = a_record("2026-11-20-checkout");
  const auto version = store.save(record, "").value();
  CHECK_FALSE(store.save(record, "").has_value());
  fs::remove(store.record_path(record.id));
  CHECK_FALSE(store.save(record, version).has_value());
  CHECK(folder.names().empty());
}

TEST_CASE("store: saving over a change keeps a copy") {
  const OwnFolder folder;
  const Store store(folder.path());
  const auto record = a_record("2026-11-20-checkout", "Mine");
  folder.put("2026-11-20-checkout.json", "theirs");
  REQUIRE(store.save_over(record).has_value());
  folder.put("2026-11-20-checkout.json", "theirs again");
  const auto version = store.save_over(record);
  REQUIRE(version.has_value());
  CHECK(folder.names() == std::vector<std::string>{"2026-11-20-checkout.json", "2026-11-20-checkout.theirs-1.json.bak",
                                                   "2026-11-20-checkout.theirs-2.json.bak"});
  CHECK(folder.text("2026-11-20-checkout.theirs-1.json.bak") == "theirs");
  CHECK(folder.text("2026-11-20-checkout.theirs-2.json.bak") == "theirs again");
  CHECK(store.save(record, *version).has_value());
  CHECK(store.records().size() == 1);
}

TEST_CASE("store: after any error the next save succeeds") {
  using How = FailingDisk::How;
  int points = 0;
  for (const int error : {ENOSPC, EIO, EINTR, EROFS, EDQUOT, EFBIG, EACCES, 0}) {
    const auto how = error == 0 ? How::comes_back_short : How::fails;
    for (int which = 0;; ++which) {
      const OwnFolder folder;
      auto record = a_record("2026-11-20-checkout");
      const auto first = Store(folder.path()).save(record, "").value();
      FailingDisk disk(which, how, error);
      const Store store(folder.path(), disk);
      record.title = "One more answer";
      const auto second = store.save(record, first);
      if (which >= disk.calls()) break;
      ++points;
      INFO("call " << which << ", " << std::strerror(error));
      CHECK_FALSE(store.changed_since(record.id, second ? *second : first));
      record.title = "And another";
      const auto third = store.save(record, second ? *second : first);
      INFO((third ? "" : third.error().message));
      CHECK(third.has_value());
      CHECK(contains(folder.text("2026-11-20-checkout.json"), "And another"));
      CHECK(folder.names().size() == 1);
    }
  }
  CHECK(points > 8 * 10);
}

TEST_CASE("store: any failing call keeps report and copy intact") {
  int points = 0;
  for (const int error : {ENOSPC, EIO, EROFS, EDQUOT, EFBIG, EACCES})
    for (int which = 0;; ++which) {
      const OwnFolder folder;
      folder.put("2026-11-20-checkout.json", "theirs");
      folder.put("2026-11-20-checkout.md", "old report");
      FailingDisk disk(which, FailingDisk::How::fails, error);
      const Store store(folder.path(), disk);
      const auto over = store.save_over(a_record("2026-11-20-checkout", "Mine"));
      const auto save_report = [&] {
        return pm::store::write_file(
            disk, folder / "2026-11-20-checkout.md", "new report",
            {.as_private_as = folder / "2026-11-20-checkout.json", .stays_in_directory = true});
      };
      const auto report = save_report();
      if (which >= disk.calls()) break;
      ++points;
      INFO("call " << which << ", " << std::strerror(error));
      const auto text = folder.text("2026-11-20-checkout.json");
      const auto kept = fs::path(folder / "2026-11-20-checkout.theirs-1.json.bak");
      CHECK((text == "theirs" || contains(text, "Mine")));
      if (contains(text, "Mine")) CHECK(folder.text("2026-11-20-checkout.theirs-1.json.bak") == "theirs");
      CHECK((!fs::exists(kept) || folder.text(kept.filename().string()) == "theirs"));
      const auto told = folder.text("2026-11-20-checkout.md");
      CHECK((told == "old report" || told == "new report"));
      if (report) CHECK(told == "new report");
      if (over) CHECK(contains(text, "Mine"));
      CHECK(store.save_over(a_record("2026-11-20-checkout", "Mine")).has_value());
      CHECK(save_report().has_value());
      for (const auto& name : folder.names()) CHECK_FALSE(name.starts_with("."));
    }
  CHECK(points > 6 * 20);
}

TEST_CASE("store: reports each fault of a malformed record") {
  const OwnFolder folder;
  const auto path =
      folder.put("2026-11-20-x.json", "{\n  \"format\": \"pm-record/1\",\n  \"titel\": \"\\u001b[31m\"\n}\n");
  const auto loaded = Store(folder.path()).load(path);
  REQUIRE_FALSE(loaded.has_value());
  CHECK(loaded.error().kind == ErrorKind::refused);
  INFO(loaded.error().message);
  CHECK(contains(loaded.error().message, path.string() + ":3:"));
  CHECK(contains(loaded.error().message, "title"));
  CHECK(std::count(loaded.error().message.begin(), loaded.error().message.end(), '\n') >= 1);
  CHECK_FALSE(contains(loaded.error().message, "\x1b"));
}

TEST_CASE("store: a file name other than the id is malformed") {
  const OwnFolder folder;
  const auto path = folder.put("other.json", pm::record::write(a_record("2026-11-20-checkout")));
  const auto loaded = Store(folder.path()).load(path);
  REQUIRE_FALSE(loaded.has_value());
  CHECK(loaded.error().kind == ErrorKind::refused);
  CHECK(contains(loaded.error().message, "must be 2026-11-20-checkout.json"));
  CHECK(contains(loaded.error().message, "/id"));
}

TEST_CASE("store: finds a record by id, prefix or path") {
  const OwnFolder folder;
  put(folder, "2026-11-20-checkout");
  put(folder, "2026-11-20-checkout-2");
  put(folder, "2025/2025-03-01-mail");
  const Store store(folder.path());
  CHECK(id_of(store.resolve("2026-11-20-checkout")) == "2026-11-20-checkout");
  CHECK(id_of(store.resolve("2026-11-20-checkout-")) == "2026-11-20-checkout-2");
  CHECK(id_of(store.resolve("2025")) == "2025-03-01-mail");
  CHECK(id_of(store.resolve("2025-03-01-mail")) == "2025-03-01-mail");
  CHECK(id_of(store.resolve("2026-11-20-checkout.json")) == "2026-11-20-checkout");
  CHECK(store.resolve((folder / "2025/2025-03-01-mail.json").string()) == folder / "2025/2025-03-01-mail.json");
}

TEST_CASE("store: any part of an id names the record; an id and a prefix win") {
  const OwnFolder folder;
  put(folder, "2026-11-20-half-of-the-checkouts");
  put(folder, "2026-11-21-mail");
  put(folder, "2026-11-22-half");
  put(folder, "mail-2026");
  const Store store(folder.path());
  CHECK(id_of(store.resolve("checkouts")) == "2026-11-20-half-of-the-checkouts");
  CHECK(id_of(store.resolve("mail")) == "mail-2026");
  CHECK(id_of(store.resolve("1-mail")) == "2026-11-21-mail");
  REQUIRE_FALSE(store.resolve("half").has_value());
  CHECK(store.candidates("half")->size() == 2);
  CHECK_FALSE(store.candidates("nothing").has_value());
}

TEST_CASE("store: an ambiguous or unknown name lists candidates") {
  const OwnFolder folder;
  put(folder, "2026-11-20-checkout");
  put(folder, "2026-11-21-mail");
  put(folder, "2025/2026-11-22-disk");
  put(folder, "2024/2026-11-22-disk");
  const Store store(folder.path());
  const auto several = store.resolve("2026-11-2");
  REQUIRE_FALSE(several.has_value());
  CHECK(several.error().kind == ErrorKind::usage);
  CHECK(contains(several.error().message, "matches 4 records:\n"));
  CHECK(contains(several.error().message, "\n  2026-11-20-checkout\n"));
  CHECK(contains(several.error().message, "/2024/2026-11-22-disk.json\n"));
  CHECK(contains(store.resolve("2026-11-22-disk").error().message, "2024/2026-11-22-disk.json"));
  const auto none = store.resolve("2026-11-20-chekout");
  REQUIRE_FALSE(none.has_value());
  CHECK(none.error().kind == ErrorKind::usage);
  CHECK(none.error().hint == "did you mean 2026-11-20-checkout?");
  CHECK(store.resolve("").error().kind == ErrorKind::usage);
  CHECK(store.resolve("no/such/file.json").error().kind == ErrorKind::usage);
  CHECK_FALSE(contains(store.resolve("\x1b[31mx").error().message, "\x1b"));
  CHECK(store.load(store.resolve(folder.path().string()).value()).error().message.find("is a directory") !=
        std::string::npos);
}

TEST_CASE("store: skips hidden names and symlinked directories") {
  const OwnFolder folder, elsewhere;
  put(folder, "b");
  put(folder, "2025/a");
  put(folder, ".hidden");
  put(folder, ".git/x");
  put(elsewhere, "y");
  folder.put("b.md", "");
  folder.put("b.theirs-1.json.bak", "");
  fs::create_directory_symlink(elsewhere.path(), folder / "linked");
  fs::create_symlink("nowhere", folder / "c.json");
  REQUIRE(mkfifo((folder / "d.json").c_str(), 0600) == 0);
  fs::create_directory(folder / "e.json");
  std::vector<std::string> names;
  for (const auto& path : Store(folder.path()).records())
    names.push_back(path.lexically_relative(folder.path()).string());
  CHECK(names == std::vector<std::string>{"2025/a.json", "b.json", "c.json", "d.json", "e.json"});
  CHECK(find_records(folder / "missing").problems.at(0).kind == ErrorKind::usage);
}

TEST_CASE("store: finds the draft changed last") {
  const OwnFolder folder;
  const auto now = fs::file_time_type::clock::now();
  const auto touch = [&](const fs::path& path, int minutes_ago) {
    fs::last_write_time(path, now - std::chrono::minutes(minutes_ago));
  };
  const Store store(folder.path());
  CHECK(store.latest_draft().error().kind == ErrorKind::usage);
  touch(put(folder, "2026-11-18-oldest"), 50);
  touch(put(folder, "2025/2026-11-20-newest"), 30);
  touch(put(folder, "2026-11-19-older"), 40);
  touch(put(folder, "2026-11-21-done", pm::record::Status::final), 20);
  touch(folder.put("2026-11-22-broken.json", "{"), 10);
  REQUIRE(mkfifo((folder / "2026-11-23-fifo.json").c_str(), 0600) == 0);
  CHECK(id_of(store.latest_draft()) == "2026-11-20-newest");
}

TEST_CASE("store: a used id gets a number") {
  const OwnFolder folder;
  const Store store(folder.path());
  const pm::time::Day day{"2026-11-20"};
  CHECK(store.free_id(day, "Checkout") == "2026-11-20-checkout");
  put(folder, "2026-11-20-checkout");
  CHECK(store.free_id(day, "Checkout") == "2026-11-20-checkout-2");
  folder.put("2026-11-20-checkout-2.md", "");
  CHECK(store.free_id(day, "Checkout") == "2026-11-20-checkout-3");
  put(folder, "older/2026-11-20-checkout-3");
  CHECK(store.free_id(day, "Checkout") == "2026-11-20-checkout-4");
  fs::create_symlink("nowhere", folder / "2026-11-20-checkout-4.json");
  CHECK(store.free_id(day, "Checkout") == "2026-11-20-checkout-5");
}

TEST_CASE("store: reports are not written through a symlink") {
  const OwnFolder folder, elsewhere;
  const auto save_report = [&](const std::string& name, std::string_view text) {
    return pm::store::write_file(folder / name, text, {.stays_in_directory = true});
  };
  REQUIRE(save_report("x.md", "# X\n").has_value());
  CHECK(folder.text("x.md") == "# X\n");
  elsewhere.put("precious", "old");
  fs::create_symlink(elsewhere / "precious", folder / "y.md");
  const auto outside = save_report("y.md", "# Y\n");
  REQUIRE_FALSE(outside.has_value());
  CHECK(contains(outside.error().message, "outside of the directory"));
  CHECK(elsewhere.text("precious") == "old");
  fs::create_symlink("x.md", folder / "z.md");
  CHECK(save_report("z.md", "# Z\n").has_value());
  CHECK(folder.text("x.md") == "# Z\n");
}
