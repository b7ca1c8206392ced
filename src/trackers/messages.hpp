// Messages about trackers, in one place. {} are filled in by fmt, in order.
#pragma once

namespace pm::trackers::phrases {

inline constexpr auto rate_limit = "{}: rate limit reached";
inline constexpr auto wait_until = "try again after {} UTC; completed work is kept";
inline constexpr auto wait_for = "try again in {} seconds; completed work is kept";
inline constexpr auto wait_unknown = "try again in a few minutes; completed work is kept";
inline constexpr auto waiting_for_limit = "{}: rate limit reached, waiting {} s";
inline constexpr auto waiting_to_retry = "{}: trying again in {} s";
inline constexpr auto unauthorized = "{} does not accept the token of {}";
inline constexpr auto forbidden = "{}: the token lacks permission";
inline constexpr auto hidden = "{} hides {} from this token (403)";
inline constexpr auto needs = "the token of {} needs: {}";
inline constexpr auto not_found = "{}: project {} does not exist, or the token cannot read it";
inline constexpr auto not_found_hint = "check project in pm.toml, and the token of {}; it needs: {}";
inline constexpr auto disabled = "{}: the issues of {} are disabled or gone (410)";
inline constexpr auto disabled_hint = "enable issues in that project's settings, or set another project in pm.toml";
inline constexpr auto redirect = "{} answers {} and redirects to {}; the token is not sent there";
inline constexpr auto redirect_hint = "if the project has moved, change project (or url) in pm.toml";
inline constexpr auto moved = "{} has moved to {}; not followed ({})";
inline constexpr auto refused = "{} rejected the request ({})";
inline constexpr auto refused_account =
    "it went to the account \"{}\", from people in pm.toml: may that account be assigned there?";
inline constexpr auto refused_labels = "labels in pm.toml are {}: does the project accept them?";
inline constexpr auto refused_hint = "check which fields the project requires of an issue";
inline constexpr auto refused_list_hint = "check project and labels in pm.toml";
inline constexpr auto broken = "{}: server error ({})";
inline constexpr auto try_later = "try again later; completed work is kept";
inline constexpr auto unreachable = "{} at {} did not respond: {}";
inline constexpr auto unclear_hint =
    "it is unknown whether the issue was created; run the command again: an existing issue is found and linked";
inline constexpr auto interrupted = "interrupted";
inline constexpr auto garbage = "{}: unexpected response, not from its API";
inline constexpr auto garbage_hint = "check url in pm.toml: it may point to a sign-in page or a proxy";
inline constexpr auto malformed = "{}: the response for {} is not an issue";
inline constexpr auto lost_issue_hint =
    "pm fixes unlink {0} detaches it; pm fixes link {0} URL then attaches another one";
inline constexpr auto endless_list = "{} lists more than {} pages of issues";
inline constexpr auto endless_list_hint = "use a separate label for issues of pm, as the first one in pm.toml";

}  // namespace pm::trackers::phrases
