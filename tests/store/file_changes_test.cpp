#include <pm/store.hpp>

#include <algorithm>
#include <cerrno>

#include "catch.hpp"
#include "store/failing_disk.hpp"
#include "store/own_folder.hpp"

using namespace pm::store;

namespace {

/// The names in a directory, with the text of each.
std::vector<std::string> content(const OwnFolder& folder) {
  std::vector<std::string> files;
  for (const auto& entry : fs::directory_iterator(folder.path()))
    files.push_back(entry.path().filename().string() + "=" + read_file(entry.path()).value_or("?"));
  std::ranges::sort(files);
  return files;
}

/// Moves a, removes b; `true` if all of it was done.
bool change(const OwnFolder& folder, Disk& disk) {
  FileChanges changes(disk);
  if (!changes.move(folder / "a", folder / "moved")) return false;
  if (!changes.remove(folder / "b")) return false;
  return changes.commit().has_value();
}

}  // namespace

TEST_CASE("file changes: all of them or none") {
  const OwnFolder folder;
  folder.put("a", "1");
  folder.put("b", "2");
  {
    FileChanges changes;
    REQUIRE(changes.move(folder / "a", folder / "moved"));
    REQUIRE(changes.remove(folder / "b"));
    CHECK_FALSE(fs::exists(folder / "b"));
  }
  CHECK(content(folder) == std::vector<std::string>{"a=1", "b=2"});
  CHECK(change(folder, real_disk()));
  CHECK(content(folder) == std::vector<std::string>{"moved=1"});
}

TEST_CASE("file changes: a file that exists is not replaced") {
  const OwnFolder folder;
  folder.put("a", "1");
  folder.put("moved", "of somebody else");
  FileChanges changes;
  const auto moved = changes.move(folder / "a", folder / "moved");
  REQUIRE_FALSE(moved);
  CHECK(moved.error().kind == pm::ErrorKind::usage);
  CHECK(content(folder) == std::vector<std::string>{"a=1", "moved=of somebody else"});
}

TEST_CASE("file changes: undone from the last one, with what could not be undone") {
  const OwnFolder folder;
  folder.put("a", "1");
  FileChanges changes;
  std::string order;
  changes.undo_with([&]() -> pm::Result<void> { return order += "first", pm::Result<void>(); });
  changes.undo_with([&]() -> pm::Result<void> {
    order += "second ";
    return pm::fail(pm::ErrorKind::outside, "cannot");
  });
  const auto failed = changes.roll_back();
  CHECK(order == "second first");
  REQUIRE(failed.size() == 1);
  CHECK(failed[0].message == "cannot");
  CHECK(changes.roll_back().empty());
}

TEST_CASE("file changes: no failing call of the system loses a file") {
  int calls = 0;
  {
    const OwnFolder folder;
    folder.put("a", "1");
    folder.put("b", "2");
    FailingDisk counting(-1, FailingDisk::How::fails, EIO);
    REQUIRE(change(folder, counting));
    calls = counting.calls();
  }
  REQUIRE(calls > 5);
  for (int which = 0; which < calls; ++which) {
    INFO("call " << which);
    const OwnFolder folder;
    folder.put("a", "1");
    folder.put("b", "2");
    FailingDisk disk(which, FailingDisk::How::fails, EIO);
    const bool done = change(folder, disk);
    const auto files = content(folder);
    INFO(Catch::StringMaker<std::vector<std::string>>::convert(files));
    const auto is_there = [&](std::string_view end) {
      return std::ranges::any_of(files, [&](const std::string& file) { return file.ends_with(end); });
    };
    CHECK(is_there("=1"));
    const bool is_old = files == std::vector<std::string>{"a=1", "b=2"};
    const bool is_new = std::ranges::find(files, "moved=1") != files.end() && !fs::exists(folder / "b");
    CHECK((is_old || is_new));
    if (done) CHECK(files == std::vector<std::string>{"moved=1"});
  }
}
