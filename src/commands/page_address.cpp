#include "commands/page_address.hpp"

#include <chrono>
#include <sstream>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include <pm/page.hpp>
#include <pm/store.hpp>

namespace pm::commands {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::hours kept_for{12};
constexpr std::size_t longest_file = 100;

std::int64_t seconds_of(time::Micros at) {
  return std::chrono::duration_cast<std::chrono::seconds>(at.time_since_epoch()).count();
}

std::optional<fs::path> state_folder(const Environment& world) {
  if (const auto state = world.variable("XDG_STATE_HOME"); state && state->starts_with('/'))
    return fs::path(*state) / "pm" / "pages";
  if (const auto home = world.variable("HOME"); home && home->starts_with('/'))
    return fs::path(*home) / ".local" / "state" / "pm" / "pages";
  return std::nullopt;
}

}  // namespace

PageAddresses::PageAddresses(const Environment& world) : environment_(world), folder_(state_folder(world)) {}

std::optional<fs::path> PageAddresses::file_of(const record::Record& r) const {
  if (!folder_ || !r.uid || r.uid->empty() || r.uid->size() > 64) return std::nullopt;
  if (r.uid->find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789") != std::string::npos) return std::nullopt;
  return *folder_ / *r.uid;
}

std::optional<PageAddress> PageAddresses::find(const record::Record& r) const {
  const auto file = file_of(r);
  if (!file || r.status == record::Status::final) return std::nullopt;
  const auto text = store::read_file(*file, longest_file);
  if (!text) return std::nullopt;
  std::istringstream words(*text);
  PageAddress address;
  unsigned port = 0;
  std::int64_t kept_at = 0;
  if (!(words >> address.token >> port >> kept_at) || !page::is_token(address.token) || port == 0 || port > 65535)
    return std::nullopt;
  const auto age = std::chrono::seconds(seconds_of(environment_.now()) - kept_at);
  if (age < std::chrono::seconds(0) || age > kept_for) return std::nullopt;
  address.port = static_cast<std::uint16_t>(port);
  return address;
}

void PageAddresses::keep(const record::Record& r, const PageAddress& address) const {
  const auto file = file_of(r);
  if (!file || !address.port) return;
  if (r.status == record::Status::final) return forget(r);
  std::error_code failed;
  fs::create_directories(*folder_, failed);
  fs::permissions(*folder_, fs::perms::owner_all, failed);
  fs::remove(*file, failed);  // one that somebody else could read is not written into
  const int fd = ::open(file->c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (fd < 0) return;
  static_cast<void>(
      store::write_into(fd, fmt::format("{} {} {}\n", address.token, *address.port, seconds_of(environment_.now()))));
  ::close(fd);
}

void PageAddresses::forget(const record::Record& r) const {
  std::error_code not_there;
  if (const auto file = file_of(r)) fs::remove(*file, not_there);
}

}  // namespace pm::commands
