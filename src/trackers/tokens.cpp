// A token opens somebody's tracker: it goes to the host that it belongs to, or that the environment names, and nowhere
// else. pm.toml is part of a repository, so whoever sends a change could put another host there.
#include <algorithm>

#include <pm/text.hpp>
#include <pm/trackers.hpp>

namespace pm::trackers {
namespace {

/// "ghe.example.org", "ghe.example.org:8443" or an address; compared with its port.
bool names(std::string_view said, const http::ServerAddress& address) {
  const auto words = std::string(text::trim(said));
  const bool has_scheme = words.find("://") != std::string::npos;
  const auto named = http::read_address(has_scheme ? words : address.scheme + "://" + words);
  return named && named->scheme == address.scheme && named->authority() == address.authority();
}

}  // namespace

Result<void> may_send_token(const Tracker& tracker, const http::ServerAddress& address,
                            const Environment& environment) {
  const auto there = address.authority();
  if (address.scheme != "https" && !address.is_loopback())
    return fail(ErrorKind::usage, "the token is not sent to " + there + " over plain HTTP, which is not encrypted",
                "use https:// in url of pm.toml");
  if (there == tracker.own_host && address.scheme == "https") return {};
  const std::string variable(tracker.host_variable);
  const auto said = environment(variable);
  if (said && names(*said, address)) return {};
  const auto why = "pm.toml names " + there + ", but the environment does not allow to send a token there";
  return fail(ErrorKind::usage, why, "if it is yours: export " + variable + "=" + there);
}

Result<void> is_sound(const ApiToken& token) {
  const auto may_stand = [](char c) { return c >= ' ' && c < 0x7F; };
  if (!token.header.value.empty() && std::ranges::all_of(token.header.value, may_stand)) return {};
  return fail(ErrorKind::usage, "what " + token.from + " is not a valid token: it contains invalid characters",
              "set it again without a line break");
}

}  // namespace pm::trackers
