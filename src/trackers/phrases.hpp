// What people read about trackers, in one place. {} are filled in by fmt, in order.
#pragma once

namespace pm::trackers::phrases {

inline constexpr auto rate_limit = "{} wants fewer requests for a while";
inline constexpr auto wait_until = "it takes the next ones from {} UTC on; what is done stays done";
inline constexpr auto wait_for = "it takes the next ones in {} seconds; what is done stays done";
inline constexpr auto wait_unknown = "try again in a few minutes; what is done stays done";
inline constexpr auto waiting = "waiting {} s";
inline constexpr auto unauthorized = "{} does not accept the token of {}";
inline constexpr auto forbidden = "{} does not let this token do that";
inline constexpr auto needs = "it needs: {}";
inline constexpr auto not_found = "{} knows no project {} that this token may see";
inline constexpr auto not_found_hint = "look at project in pm.toml, and at the token; it needs: {}";
inline constexpr auto redirect = "{} answers {}, and sends us on to {}; a token is not taken along";
inline constexpr auto redirect_hint = "if the project has moved, set project (or url) in pm.toml to where it is now";
inline constexpr auto refused = "{} does not take it ({})";
inline constexpr auto refused_hint = "look at labels and people in pm.toml, and at what the project wants of an issue";
inline constexpr auto broken = "{} has troubles of its own ({})";
inline constexpr auto try_later = "try again later; what is done stays done";
inline constexpr auto unreachable = "{} at {} gave no answer: {}";
inline constexpr auto unclear_hint =
    "whether the issue was made cannot be told from here; run it again: what was made is found, and linked";
inline constexpr auto interrupted = "stopped";
inline constexpr auto garbage = "{} answers with something that is not its API's";
inline constexpr auto garbage_hint = "look at url in pm.toml: a sign-in page or a proxy may stand before it";

}  // namespace pm::trackers::phrases
