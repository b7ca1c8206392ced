// What the process of the room page gives up before it answers anybody.
#include <algorithm>
#include <array>

#include <sys/resource.h>
#ifdef __linux__
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>
#if __has_include(<linux/landlock.h>)
#include <linux/landlock.h>
#endif
#endif

#include <pm/page_server.hpp>

namespace pm::page {
namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr bool has_sanitizer = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer) || __has_feature(thread_sanitizer)
constexpr bool has_sanitizer = true;
#else
constexpr bool has_sanitizer = false;
#endif
#else
constexpr bool has_sanitizer = false;
#endif

void limit(decltype(RLIMIT_AS) resource, rlim_t most) {
  rlimit now{};
  if (::getrlimit(resource, &now) != 0) return;
  now.rlim_cur = now.rlim_max = std::min(now.rlim_max, most);
  ::setrlimit(resource, &now);
}

void allow_open_files(rlim_t wanted) {
  rlimit now{};
  if (::getrlimit(RLIMIT_NOFILE, &now) != 0 || now.rlim_cur >= wanted) return;
  now.rlim_cur = std::min(now.rlim_max, wanted);
  ::setrlimit(RLIMIT_NOFILE, &now);
}

#if defined(__linux__) && defined(LANDLOCK_ACCESS_FS_WRITE_FILE) && defined(SYS_landlock_create_ruleset)
/// Denies all that is named here and allowed nowhere.
void deny_writing() {
  landlock_ruleset_attr denied{};
  denied.handled_access_fs = LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_EXECUTE |
                             LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE |
                             LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
                             LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |
                             LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM;
#ifdef LANDLOCK_ACCESS_NET_CONNECT_TCP
  constexpr long has_network_rules = 4;  // version of the interface
  if (::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION) >= has_network_rules)
    denied.handled_access_net = LANDLOCK_ACCESS_NET_CONNECT_TCP;
#endif
  const auto rules = static_cast<int>(::syscall(SYS_landlock_create_ruleset, &denied, sizeof denied, 0));
  if (rules < 0) return;  // this kernel has no Landlock
  ::syscall(SYS_landlock_restrict_self, rules, 0);
  ::close(rules);
}
#else
void deny_writing() {}
#endif

}  // namespace

void confine_process() {
  constexpr rlim_t most_memory = 256UL << 20, open_files = 640;
  allow_open_files(open_files);
  if (!has_sanitizer) limit(RLIMIT_AS, most_memory);
  limit(RLIMIT_CORE, 0);
#ifdef __linux__
  ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
#endif
  deny_writing();
}

}  // namespace pm::page
