// Tokens, passwords and keys in a text: found for the leak check, removed from what is imported.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pm::secrets {

struct Secret {
  std::size_t begin, end;    ///< bytes of the text: the assignment with its name, the URL, the key block
  std::size_t shown;         ///< bytes from `begin` that may be shown: "password", "ghp_"
  std::size_t cut, cut_end;  ///< the bytes that have to go: of a URL only its credentials
};

/// Secrets by form: tokens with a known prefix, JSON web tokens, private keys, credentials in URLs, webhooks,
/// `password=…`, `Authorization: …`, `curl -u NAME:…`. Sorted by `begin`; may overlap. Linear in the size of the text.
[[nodiscard]] std::vector<Secret> find_secrets(std::string_view text);

struct CleanText {
  std::string text;
  std::size_t removed = 0;  ///< secrets that were in it
};
/// The text with "[secret removed]" in place of each secret. A URL loses what `clean_url` takes from it, and stays a
/// URL.
[[nodiscard]] CleanText remove_secrets(std::string_view text);

/// A URL that a record accepts: without user and password, without parameters that grant access (`t`, `token`, `sig`,
/// `X-Amz-Signature` …), and with "secret-removed" in place of a token in its path. A link to a file loses its whole
/// query. Empty text: it is no http(s) URL, has no
/// host, or has white space or broken UTF-8.
[[nodiscard]] CleanText clean_url(std::string_view url);

}  // namespace pm::secrets
