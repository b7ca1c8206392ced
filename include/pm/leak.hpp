// The leak check: finds in a published text what must stay inside, such as names, hosts, tickets and secrets.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <pm/record.hpp>

namespace pm::lint {

/// `[public]` and `[roles]` of pm.toml.
struct PublicPolicy {
  std::vector<std::string> hosts;            ///< hosts that may be named, with their subdomains
  std::vector<std::string> teams;            ///< owners that are no persons
  std::vector<std::string> hide;             ///< words that must not be published
  std::map<std::string, std::string> roles;  ///< ids and names, and the role to show instead
};

/// What a published text must not hold, collected from records.
class PrivateTerms {
 public:
  explicit PrivateTerms(PublicPolicy policy);

  /// Adds the names, ticket keys, URLs and ids of a record. Names are the capitalised words of participants,
  /// facilitator, scribe, owners and actors of events, except those of roles and teams and ordinary words such as
  /// "Team".
  void add(const record::Record&);

  struct Name {
    std::string word;       ///< as written: "Cora"
    bool is_ambiguous;      ///< also an ordinary word: "Will", or of two letters
    std::string role = {};  ///< of that person, if known: "on call"
  };
  /// The name that a word is, ignoring case and accents; nullptr if none.
  [[nodiscard]] const Name* name(std::string_view word) const;
  /// Names in scripts without upper case, ids of `[roles]`, ids and URLs of records.
  [[nodiscard]] std::span<const std::string> phrases() const { return phrases_; }
  [[nodiscard]] bool is_ticket(std::string_view key) const { return tickets_.contains(std::string(key)); }
  [[nodiscard]] bool is_allowed_host(std::string_view host) const;
  [[nodiscard]] const PublicPolicy& policy() const { return policy_; }

 private:
  void add_names(std::string_view text, std::string_view role);
  void add_phrase(std::string_view phrase);

  PublicPolicy policy_;
  std::unordered_set<std::string> no_names_;  ///< words of roles and teams
  std::unordered_map<std::string, Name> names_;
  std::vector<std::string> phrases_;
  std::unordered_set<std::string> seen_phrases_, tickets_;
};

struct Leak {
  enum class Kind { name, phrase, email, handle, address, host, url, ticket, secret, hidden };
  Kind kind;
  std::size_t begin, end;  ///< bytes of the text
  std::string excerpt;     ///< those bytes; of a secret only its beginning
  /// False for a word that is a name and an ordinary word, where both begin with a capital. Only `pm public` asks.
  bool is_certain = true;

  [[nodiscard]] bool can_waive() const { return kind != Kind::secret; }
};
/// "a name", "a host name"
[[nodiscard]] std::string_view describe(Leak::Kind);

/// Finds the leaks of a text, in order, without overlaps. Linear in its size, but for the number of phrases.
[[nodiscard]] std::vector<Leak> find_leaks(std::string_view text, const PrivateTerms&);

/// "\"Cora\" is a name: it must not be published"
[[nodiscard]] std::string leak_message(const Leak&);

/// What a reader of a file sees: text of elements, and attributes with words or addresses; Markdown without escapes.
/// Invisible characters are left out.
struct VisibleText {
  std::string text;
  std::vector<std::size_t> origin;  ///< for each byte of `text` its byte in the file
};
enum class PageFormat { html, markdown, plain };
[[nodiscard]] VisibleText visible_text(std::string_view file, PageFormat);

/// A text of `public` with its pointer: "/public/timeline/T3".
struct PublicText {
  std::string pointer;
  std::string_view text;
};
[[nodiscard]] std::vector<PublicText> public_texts(const record::PublicTexts&);
/// The name of its item for `pm public`: "T3", "summary".
[[nodiscard]] std::string public_item(std::string_view pointer);
[[nodiscard]] bool has_public_texts(const record::PublicTexts&);

/// Identifies the public texts without their approval: "fnv1a:0123456789abcdef".
[[nodiscard]] std::string public_digest(const record::PublicTexts&);
/// Whether the texts differ from those that were approved. False without an approval.
[[nodiscard]] bool is_approval_stale(const record::PublicTexts&);

}  // namespace pm::lint
