#include "store/files.hpp"

#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstring>

#include "catch.hpp"
#include "store/failing_disk.hpp"
#include "store/in_a_child.hpp"
#include "store/own_folder.hpp"

using namespace pm::store;
using pm::ErrorKind;

namespace {

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

mode_t mode_of(const fs::path& path) {
  struct stat is{};
  stat(path.c_str(), &is);
  return is.st_mode & 07777;
}

/// "" if writing failed as it should: with that in its words, the old file unchanged, and no temporary file left.
std::string fails_whole(const fs::path& file, std::string_view bytes, std::string_view reason) {
  const auto before = read_file(file);
  const auto written = write_file(file, bytes);
  if (written) return "it was written";
  if (written.error().kind != ErrorKind::outside) return "not an outside problem: " + written.error().message;
  if (!contains(written.error().message, reason)) return "other words: " + written.error().message;
  if (!contains(written.error().message, file.string())) return "no path: " + written.error().message;
  if (written.error().hint.empty()) return "no hint";
  const auto after = read_file(file);
  if (before.has_value() != after.has_value() || (after && *after != *before)) return "the old file did not stand";
  std::size_t names = 0;
  for ([[maybe_unused]] const auto& entry : fs::directory_iterator(file.parent_path())) ++names;
  return names == (after ? 1u : 0u) ? "" : "a temporary file is left";
}

}  // namespace

TEST_CASE("read: returns the whole file") {
  const OwnFolder folder;
  std::string bytes;
  for (int i = 0; i < 3'000'000; ++i) bytes += static_cast<char>(i % 251);
  CHECK(read_file(folder.put("big", bytes)) == bytes);
  CHECK(read_file(folder.put("empty", "")) == "");
}

TEST_CASE("read: a file without size is read to its end") {
  const auto text = read_file("/proc/self/status");
  if (!text)
    WARN("skipped: no /proc here");
  else
    CHECK(contains(*text, "Pid:"));
}

TEST_CASE("read: reports errors and never blocks") {
  const OwnFolder folder;
  REQUIRE(mkfifo((folder / "fifo").c_str(), 0600) == 0);
  fs::create_symlink("loop", folder / "loop");
  fs::create_symlink("nowhere", folder / "dangling");
  const int server = socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, (folder / "socket").c_str(), sizeof address.sun_path - 1);
  REQUIRE(bind(server, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
  close(server);
  const auto says = [](const fs::path& path, std::string_view words) {
    const auto text = read_file(path);
    REQUIRE_FALSE(text.has_value());
    INFO(text.error().message);
    CHECK(contains(text.error().message, words));
    CHECK(contains(text.error().message, path.string()));
    CHECK_FALSE(text.error().hint.empty());
    return text.error().kind;
  };
  CHECK(says(folder / "fifo", "is a FIFO, not a regular file") == ErrorKind::usage);
  CHECK(says(folder.path(), "is a directory, not a regular file") == ErrorKind::usage);
  CHECK(says(folder / "loop", "symbolic link loop") == ErrorKind::usage);
  CHECK(says(folder / "dangling", "does not exist") == ErrorKind::usage);
  CHECK(says(folder / "missing", "does not exist") == ErrorKind::usage);
  CHECK(says("/dev/null", "is a device, not a regular file") == ErrorKind::usage);
  CHECK_FALSE(read_file(folder / "socket").has_value());
}

TEST_CASE("read: refuses files over the limit") {
  const OwnFolder folder;
  CHECK(read_file(folder.put("fits", std::string(2048, 'x')), 2048).has_value());
  const auto larger = read_file(folder.put("larger", std::string(2049, 'x')), 2048);
  REQUIRE_FALSE(larger.has_value());
  CHECK(larger.error().kind == ErrorKind::usage);
  CHECK(contains(larger.error().message, "larger than 2 kB"));
  const auto hole = folder.put("hole", "");
  fs::resize_file(hole, (64u << 20) + 1);
  CHECK(contains(read_file(hole).error().message, "larger than 64 MB"));
  const auto endless = read_file("/proc/self/maps", 100);
  CHECK_FALSE(endless.has_value());
}

TEST_CASE("read: reports missing permission") {
  const OwnFolder folder;
  const auto file = folder.put("secret", "x");
  fs::permissions(folder.path(), fs::perms::all);
  fs::permissions(file, fs::perms::none);
  const auto told = in_a_child([&] {
    if (!become_nobody()) return std::string("still root");
    const auto text = read_file(file);
    return text ? "read" : text.error().message + (text.error().kind == ErrorKind::usage ? "" : " (kind)");
  });
  CHECK(told == file.string() + ": permission denied");
}

TEST_CASE("read: handles EINTR, errors and short reads") {
  const OwnFolder folder;
  const std::string bytes(10000, 'x');
  const auto file = folder.put("file", bytes);
  FailingDisk counting(-1, FailingDisk::How::fails, 0);
  REQUIRE(read_file(counting, file, 20000) == bytes);
  for (int i = 0; i < counting.calls(); ++i) {
    INFO("call " << i);
    FailingDisk interrupted(i, FailingDisk::How::fails, EINTR), broken(i, FailingDisk::How::fails, EIO),
        brief(i, FailingDisk::How::comes_back_short, 0);
    CHECK(read_file(interrupted, file, 20000) == bytes);
    CHECK(read_file(brief, file, 20000) == bytes);
    const auto text = read_file(broken, file, 20000);
    if (text)
      CHECK(*text == bytes);
    else
      CHECK(text.error().kind == ErrorKind::outside);
  }
}

TEST_CASE("write: creates directories and sets the default mode") {
  const OwnFolder folder;
  const auto told = in_a_child([&] {
    umask(027);
    return write_file(folder / "a/b/file", "bytes") ? std::string() : std::string("failed");
  });
  CHECK(told.empty());
  CHECK(folder.text("a/b/file") == "bytes");
  CHECK(mode_of(folder / "a/b/file") == 0640);
  CHECK(mode_of(folder / "a/b") == 0750);
}

TEST_CASE("write: keeps the mode, leaves no temporary file") {
  const OwnFolder folder;
  const auto file = folder.put("file", "old");
  for (const mode_t mode : {0600U, 0664U, 0444U}) {
    chmod(file.c_str(), mode);
    REQUIRE(write_file(file, "new " + std::to_string(mode)).has_value());
    CHECK(folder.text("file") == "new " + std::to_string(mode));
    CHECK(mode_of(file) == mode);
  }
  CHECK(folder.names() == std::vector<std::string>{"file"});
}

TEST_CASE("write: follows a symlink and keeps it") {
  const OwnFolder folder;
  folder.put("real/file", "old");
  fs::create_symlink("real/file", folder / "link");
  fs::create_symlink("link", folder / "link-to-link");
  fs::create_symlink("real/not-yet", folder / "dangling");
  REQUIRE(write_file(folder / "link-to-link", "new").has_value());
  REQUIRE(write_file(folder / "dangling", "made").has_value());
  CHECK(fs::is_symlink(folder / "link"));
  CHECK(folder.text("real/file") == "new");
  CHECK(folder.text("real/not-yet") == "made");
  fs::create_symlink("loop", folder / "loop");
  const auto loop = write_file(folder / "loop", "new");
  REQUIRE_FALSE(loop.has_value());
  CHECK(loop.error().kind == ErrorKind::outside);
}

TEST_CASE("write: replaces only regular files") {
  const OwnFolder folder;
  fs::create_directory(folder / "folder");
  REQUIRE(mkfifo((folder / "fifo").c_str(), 0600) == 0);
  for (const char* name : {"folder", "fifo"}) {
    const auto written = write_file(folder / name, "new");
    REQUIRE_FALSE(written.has_value());
    CHECK(contains(written.error().message, "not a regular file, so it is not replaced"));
  }
  folder.put("file", "x");
  CHECK_FALSE(write_file(folder / "file/below", "new").has_value());
  CHECK_FALSE(write_file(folder / std::string(300, 'n'), "new").has_value());
  CHECK(write_file(folder / std::string(255, 'n'), "new").has_value());
}

TEST_CASE("write: accepts a bare file name") {
  const OwnFolder folder;
  const auto told = in_a_child([&] {
    fs::current_path(folder.path());
    return write_file("bare", "new") && read_file("bare") == "new" ? std::string() : std::string("failed");
  });
  CHECK(told.empty());
  CHECK(folder.names() == std::vector<std::string>{"bare"});
}

TEST_CASE("write: any failing call leaves the old or new file") {
  const std::string old_bytes(5000, 'o'), new_bytes(200'000, 'n');
  int points = 0;
  for (const auto existing : {Existing::replaced, Existing::kept})
    for (const int error : {ENOSPC, EIO, EINTR, EROFS, EDQUOT, EFBIG, EACCES, EMFILE, ENOENT})
      for (int which = 0;; ++which) {
        const OwnFolder folder;
        const bool is_new = existing == Existing::kept;
        const auto file = folder / (is_new ? "deeper/file" : "file");
        if (!is_new) chmod(folder.put("file", old_bytes).c_str(), 0600);
        FailingDisk disk(which, FailingDisk::How::fails, error);
        const auto written = write_file(disk, file, new_bytes, existing);
        INFO("call " << which << " of " << disk.calls() << ", " << std::strerror(error)
                     << (is_new ? ", new" : ", old"));
        if (which >= disk.calls()) {
          REQUIRE(written.has_value());
          break;
        }
        ++points;
        const auto there = read_file(file);
        const bool is_written = there && *there == new_bytes;
        CHECK((is_written || (is_new ? !there : there == old_bytes)));
        if (written)
          CHECK(is_written);
        else
          CHECK(written.error().kind == ErrorKind::outside);
        if (error == EINTR && !written) CHECK(contains(written.error().message, "Interrupted"));
        // What only the folder's fsync missed is there, and said not to be confirmed.
        if (!written && is_written) CHECK(contains(written.error().message, "fsync failed"));
        if (fs::exists(file.parent_path())) {
          std::vector<std::string> names;
          for (const auto& entry : fs::directory_iterator(file.parent_path()))
            names.push_back(entry.path().filename().string());
          CHECK(names == (there ? std::vector<std::string>{"file"} : std::vector<std::string>{}));
        }
        // (Without the file its mode is unknown.)
        if (!is_new && !(which == 0 && error == ENOENT)) CHECK(mode_of(file) == 0600);
      }
  CHECK(points > 100);
}

TEST_CASE("write: handles short writes") {
  const std::string bytes(100'000, 'n');
  for (int which = 0; which < 15; ++which) {
    const OwnFolder folder;
    FailingDisk disk(which, FailingDisk::How::comes_back_short, 0);
    REQUIRE(write_file(disk, folder / "file", bytes, Existing::replaced).has_value());
    CHECK(folder.text("file") == bytes);
  }
}

TEST_CASE("write: a kill leaves the old or the new file") {
  const std::string old_bytes(5000, 'o'), new_bytes(200'000, 'n');
  FailingDisk counting(-1, FailingDisk::How::fails, 0);
  {
    const OwnFolder folder;
    folder.put("file", old_bytes);
    REQUIRE(write_file(counting, folder / "file", new_bytes, Existing::replaced).has_value());
  }
  REQUIRE(counting.calls() >= 8);
  for (int which = 0; which < counting.calls(); ++which) {
    const OwnFolder folder;
    folder.put("file", old_bytes);
    const auto told = in_a_child([&] {
      FailingDisk disk(which, FailingDisk::How::kills, 0);
      (void)write_file(disk, folder / "file", new_bytes, Existing::replaced);
      return std::string("not killed");
    });
    INFO("call " << which);
    CHECK(told == "died");
    const auto text = folder.text("file");
    CHECK((text == old_bytes || text == new_bytes));
    for (const auto& name : folder.names()) CHECK((name == "file" || name.starts_with(".file.")));
  }
}

TEST_CASE("write: a full disk keeps the old file") {
  const OwnFolder folder;
  const auto told = in_a_child([&] {
    if (!mount_small_disk(folder.path(), 64)) return std::string("no mount");
    if (!write_file(folder / "file", std::string(20'000, 'o'))) return std::string("the small disk takes nothing");
    return fails_whole(folder / "file", std::string(100'000, 'n'), "No space left on device");
  });
  if (told == "no mount")
    WARN("skipped: a small disk can be mounted by root only");
  else
    CHECK(told.empty());
}

TEST_CASE("write: a read-only disk keeps the old file") {
  const OwnFolder folder;
  const auto told = in_a_child([&] {
    if (!mount_small_disk(folder.path(), 64)) return std::string("no mount");
    if (!write_file(folder / "file", "old") || !make_disk_read_only(folder.path())) return std::string("not read-only");
    return fails_whole(folder / "file", "new", "Read-only file system");
  });
  if (told == "no mount")
    WARN("skipped: a disk can be mounted by root only");
  else
    CHECK(told.empty());
}

TEST_CASE("write: missing permission keeps the old file") {
  const OwnFolder folder;
  const auto file = folder.put("file", "old");
  fs::permissions(file, fs::perms::all);
  fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec | fs::perms::others_read |
                                     fs::perms::others_exec | fs::perms::group_read | fs::perms::group_exec);
  const auto told = in_a_child([&] {
    if (!become_nobody()) return std::string("still root");
    if (access(folder.path().c_str(), W_OK) == 0) return std::string("it may be written in");
    return fails_whole(file, "new", "Permission denied");
  });
  CHECK(told.empty());
  fs::permissions(folder.path(), fs::perms::owner_all);
}

TEST_CASE("write: a file size limit keeps the old file") {
  const OwnFolder folder;
  const auto file = folder.put("file", "old");
  const auto told = in_a_child([&] {
    signal(SIGXFSZ, SIG_IGN);  // main does so
    const rlimit limit{4096, 4096};
    if (setrlimit(RLIMIT_FSIZE, &limit) != 0) return std::string("no limit");
    return fails_whole(file, std::string(10'000, 'n'), "File too large");
  });
  CHECK(told.empty());
}

TEST_CASE("store: removes old temporary files after an hour") {
  const OwnFolder folder;
  const auto an_hour_and_more = fs::file_time_type::clock::now() - std::chrono::minutes(61);
  for (const char* name : {".x.json.abc123", ".x.json.abc12", ".x.json.ABC123", ".y.json.abc123", ".x.json.a.c123",
                           "x.json.abc123", ".x.json.new123"}) {
    const auto path = folder.put(name, "part");
    if (std::string_view(name) != ".x.json.new123") fs::last_write_time(path, an_hour_and_more);
  }
  remove_stale_temp_files(folder / "x.json");
  CHECK(folder.names() == std::vector<std::string>{".x.json.ABC123", ".x.json.a.c123", ".x.json.abc12",
                                                   ".x.json.new123", ".y.json.abc123", "x.json.abc123"});
}
