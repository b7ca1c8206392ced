// A token opens somebody's tracker: it goes to the host that it belongs to, or that the environment names, and nowhere
// else. pm.toml is part of a repository, so whoever sends a change could put another host there.
#include <algorithm>

#include <pm/text.hpp>
#include <pm/trackers.hpp>

namespace pm::trackers {
namespace {

/// "ghe.example.org", "ghe.example.org:8443" or an address; compared with its port.
bool names(std::string_view said, const http::Address& address) {
  const auto words = std::string(text::trim(said));
  const bool has_scheme = words.find("://") != std::string::npos;
  const auto named = http::read_address(has_scheme ? words : address.scheme + "://" + words);
  return named && named->scheme == address.scheme && named->authority() == address.authority();
}

}  // namespace

Result<void> may_send_token(const Tracker& tracker, const http::Address& address, const Environment& environment) {
  const auto there = address.authority();
  if (address.scheme != "https" && !address.is_loopback())
    return fail(ProblemKind::usage,
                "a token is not sent to " + there + " by plain http: everybody on the way could read it",
                "begin url in pm.toml with https://");
  if (there == tracker.own_host && address.scheme == "https") return {};
  const std::string variable(tracker.host_variable);
  const auto said = environment(variable);
  if (said && names(*said, address)) return {};
  const auto why = "pm.toml names " + there + ", and the environment does not say that a token may go there";
  return fail(ProblemKind::usage, why, "if it is yours: export " + variable + "=" + there);
}

Result<void> is_sound(const Token& token) {
  const auto may_stand = [](char c) { return c >= ' ' && c < 0x7F; };
  if (!token.header.value.empty() && std::ranges::all_of(token.header.value, may_stand)) return {};
  return fail(ProblemKind::usage, "what " + token.from + " holds is no token: there are characters in it that none has",
              "set it again, without a line's end");
}

}  // namespace pm::trackers
