#include "terminal/keyboard.hpp"

#include <unistd.h>
#include <utf8proc.h>

#include <array>
#include <cerrno>

namespace pm::terminal {
namespace {

/// Bytes that a character beginning with this one has.
std::size_t length_from(unsigned char first) { return first < 0xc2 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4; }

}  // namespace

/// The first character of what was read; nullopt: its rest is still to come.
std::optional<char32_t> Keyboard::decoded() {
  if (given_ == bytes_.size()) {
    bytes_.clear();
    given_ = 0;
    return std::nullopt;
  }
  const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(bytes_.data() + given_);
  const auto there = static_cast<utf8proc_ssize_t>(bytes_.size() - given_);
  utf8proc_int32_t key = 0;
  if (const auto length = utf8proc_iterate(at, there, &key); length > 0) {
    given_ += static_cast<std::size_t>(length);
    return static_cast<char32_t>(key);
  }
  bool could_go_on = !ended_ && static_cast<std::size_t>(there) < length_from(*at) && *at < 0xf5;
  for (utf8proc_ssize_t i = 1; i < there; ++i) could_go_on = could_go_on && (at[i] & 0xc0) == 0x80;
  if (could_go_on) return std::nullopt;
  ++given_;
  return U'\ufffd';
}

Keyboard::Got Keyboard::next(char32_t& key, std::optional<std::chrono::milliseconds> at_most) {
  while (true) {
    if (const auto known = decoded()) {
      key = *known;
      return Got::key;
    }
    if (ended_) return Got::ended;
    const auto waited = signals_.wait(input_, at_most);
    if (waited == Signals::Wait::signalled) return Got::signalled;
    if (waited == Signals::Wait::timed_out) return Got::timed_out;
    std::array<char, 4096> bytes;
    const auto got = read(input_, bytes.data(), bytes.size());
    if (got > 0)
      bytes_.append(bytes.data(), static_cast<std::size_t>(got));
    else if (got == 0 || (errno != EINTR && errno != EAGAIN))
      ended_ = true;
  }
}

}  // namespace pm::terminal
