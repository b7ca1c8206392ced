// Messages about trackers, in one place. {} are filled in by fmt, in order.
#pragma once

namespace pm::trackers::phrases {

inline constexpr auto rate_limit = "{} wants fewer requests for a while";
inline constexpr auto wait_until = "it accepts requests again from {} UTC on; what is done stays done";
inline constexpr auto wait_for = "it accepts requests again in {} seconds; what is done stays done";
inline constexpr auto wait_unknown = "try again in a few minutes; what is done stays done";
inline constexpr auto waiting_for_limit = "{} wants fewer requests: waiting {} s";
inline constexpr auto waiting_to_retry = "{}: trying again in {} s";
inline constexpr auto unauthorized = "{} does not accept the token of {}";
inline constexpr auto forbidden = "{} does not let this token do that";
inline constexpr auto hidden = "{} hides {} from this token (403)";
inline constexpr auto needs = "the token of {} needs: {}";
inline constexpr auto not_found = "{} has no project {} that this token may see";
inline constexpr auto not_found_hint = "check project in pm.toml, and the token of {}; it needs: {}";
inline constexpr auto disabled = "{}: the issues of {} are disabled or gone (410)";
inline constexpr auto disabled_hint = "enable issues in that project's settings, or set another project in pm.toml";
inline constexpr auto redirect = "{} answers {} and redirects to {}; a token is not sent there";
inline constexpr auto redirect_hint = "if the project has moved, set project (or url) in pm.toml to the new place";
inline constexpr auto moved = "{} has moved to {}, where pm does not follow ({})";
inline constexpr auto refused = "{} refuses it ({})";
inline constexpr auto refused_account =
    "it went to the account \"{}\", from people in pm.toml: may that account be assigned there?";
inline constexpr auto refused_labels = "labels in pm.toml are {}: does the project accept them?";
inline constexpr auto refused_hint = "check which fields the project requires of an issue";
inline constexpr auto refused_list_hint = "check project and labels in pm.toml";
inline constexpr auto broken = "{} fails with an error of its own ({})";
inline constexpr auto try_later = "try again later; what is done stays done";
inline constexpr auto unreachable = "{} at {} gave no answer: {}";
inline constexpr auto unclear_hint =
    "whether the issue was created is not known; run it again: an issue that was created is found and linked";
inline constexpr auto interrupted = "interrupted";
inline constexpr auto garbage = "{} answers with something that is not its API's";
inline constexpr auto garbage_hint = "check url in pm.toml: a sign-in page or a proxy may answer in its place";
inline constexpr auto malformed = "{} answers for {} with something that is not an issue";
inline constexpr auto lost_issue_hint =
    "pm fixes unlink {0} detaches it; pm fixes link {0} URL then attaches another one";
inline constexpr auto endless_list = "{} lists more than {} pages of issues";
inline constexpr auto endless_list_hint = "give the issues of pm a label of their own, as the first one in pm.toml";

}  // namespace pm::trackers::phrases
