#include "store/in_a_child.hpp"

#include <grp.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#ifdef __linux__
#include <sched.h>
#include <sys/mount.h>
#endif

namespace pm::store {

std::string in_a_child(const std::function<std::string()>& does) {
  std::array<int, 2> told{};
  if (pipe(told.data()) != 0) return "no pipe";
  const pid_t child = fork();
  if (child == 0) {
    const auto answer = does() + "\n";
    [[maybe_unused]] const auto ignored = write(told[1], answer.data(), answer.size());
    _exit(0);
  }
  close(told[1]);
  std::string answer;
  std::array<char, 4096> bytes;
  for (ssize_t got = 0; (got = read(told[0], bytes.data(), bytes.size())) > 0;)
    answer.append(bytes.data(), static_cast<std::size_t>(got));
  close(told[0]);
  waitpid(child, nullptr, 0);
  if (!answer.ends_with('\n')) return "died";
  answer.pop_back();
  return answer;
}

bool become_nobody() {
  if (geteuid() != 0) return true;
  constexpr unsigned nobody = 65534;
  return setgroups(0, nullptr) == 0 && setgid(nobody) == 0 && setuid(nobody) == 0;
}

#ifdef __linux__
bool mount_small_disk(const std::string& folder, int kilobytes) {
  const auto size = "size=" + std::to_string(kilobytes) + "k";
  return unshare(CLONE_NEWNS) == 0 && mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
         mount("pm-test", folder.c_str(), "tmpfs", 0, size.c_str()) == 0;
}

bool make_disk_read_only(const std::string& folder) {
  return mount("pm-test", folder.c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, nullptr) == 0;
}
#else
bool mount_small_disk(const std::string&, int) { return false; }
bool make_disk_read_only(const std::string&) { return false; }
#endif

}  // namespace pm::store
