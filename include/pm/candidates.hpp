// What was read, weighed: the candidates of a record, how they are kept in its file, and how they become events.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include <pm/imports.hpp>

namespace pm::imports {

inline constexpr std::uint64_t max_bytes = 2ULL << 30;  ///< of one source
inline constexpr std::size_t max_items = 2'000'000;     ///< of one source
inline constexpr std::size_t max_candidates = 20'000;   ///< kept of one import; the heaviest
inline constexpr std::size_t max_text_bytes = 4096;     ///< of a candidate; a longer text is cut

/// A candidate of a record, as its file keeps it.
struct KeptCandidate {
  Candidate candidate;
  std::string format;       ///< name of its reader
  std::string event;        ///< the event that it became: "T4"; empty: none yet
  bool is_deleted = false;  ///< the source had it no longer at the last import that would have found it
  std::size_t secrets = 0;  ///< removed from it; not in the file
  bool is_marked = false;   ///< among the heaviest; not in the file
  /// Position among candidates of the same moment, as the source has them; in the file that of its line.
  std::size_t order = 0;
};

/// What `clean` has changed.
struct CleanedCandidate {
  std::size_t secrets_removed = 0;
  bool had_bad_encoding = false, was_cut = false;
};
/// Makes the texts of a candidate fit for a record: valid UTF-8, one line each without controls, at most
/// `max_text_bytes`, without secrets. A URL that a record does not accept is dropped.
CleanedCandidate clean(Candidate&);

// ---- Collecting

struct CollectOptions {
  std::optional<time::Micros> since, until;  ///< both inclusive; what has no time is in any window
  std::vector<std::string> words;            ///< of the record: its services
  std::vector<time::Micros> milestones;
};
/// Weighs for the record: its services, and its milestones.
[[nodiscard]] CollectOptions options_for(const record::Record&);

/// A candidate that was read before.
struct Watched {
  std::optional<std::string> text;  ///< as the source had it; nullopt: not known
  std::string event;                ///< "T4", if it became one
};

/// What all documents of one import have in common: candidates read before, and texts met so far.
class ImportState {
 public:
  /// By key.
  std::unordered_map<std::string, Watched> watched;
  /// How often a text of this shape was met before, up to 255. A text in the same slot of the table takes its place, so
  /// memory stays the same.
  [[nodiscard]] unsigned repeats(std::string_view text);

 private:
  struct Slot {
    std::uint64_t shape = 0;
    std::uint8_t count = 0;
  };
  std::vector<Slot> slots_;
};

/// What a document lists completely: all items of a source in a span of time, both ends included.
struct Listing {
  std::string source;  ///< `Candidate::source`
  time::Micros first{}, last{};
  friend auto operator<=>(const Listing&, const Listing&) = default;
};

/// The candidates of some documents: the heaviest, and how many others there were.
struct Collection {
  std::vector<KeptCandidate> kept;  ///< in no order
  std::size_t items = 0;            ///< all that the readers gave
  std::size_t outside_window = 0, too_light = 0, duplicates = 0, dropped = 0;
  std::size_t bad_encodings = 0, cut_texts = 0;
  std::size_t secrets_removed = 0;                      ///< of the kept ones
  std::set<std::pair<std::string, std::string>> names;  ///< ids and their names; an id may have several
  std::vector<std::string> notes;
  std::optional<time::Micros> first, last;  ///< of all items with a time
  std::size_t later = 0, earlier = 0;       ///< items with a time after, and before, that of the item read before
  std::set<Listing> sources;                ///< what its documents list completely; at most 10,000
  std::unordered_set<std::string> keys;     ///< of the kept ones, after `absorb`
  /// Watched candidates that the source still has, by key; with its text if that is another one. Of one key the first
  /// counts, so that two copies of an item do not look like an edit at each import.
  std::unordered_map<std::string, std::optional<std::string>> found;
  bool is_partial = false;  ///< a document could not be read: what was not found may be in it
};

/// The sink of one document. Keeps at most `max_candidates`, so that memory does not grow with the input.
class Collector final : public Sink {
 public:
  /// `lists_all`: as in `Reader`.
  Collector(const CollectOptions& options, ImportState& state, std::string_view format, bool lists_all = false)
      : options_(options), state_(state), format_(format), lists_all_(lists_all) {}

  void take(Candidate) override;
  void name(std::string_view id, std::string_view shown) override;
  void drop() override { ++collected_.dropped; }
  void note(std::string sentence) override;
  void mark_partial() override;

  /// Whether it was given more than `max_items`.
  [[nodiscard]] bool is_full() const { return collected_.items > max_items; }
  [[nodiscard]] Collection& collected() { return collected_; }

 private:
  void list(const std::string& source, time::Micros at);

  const CollectOptions& options_;
  ImportState& state_;
  std::string_view format_;
  bool lists_all_;
  Collection collected_;
  std::optional<time::Micros> before_;    ///< the time of the last item that had one
  std::unordered_set<std::string> keys_;  ///< of the kept ones
};

/// Adds what another document gave; of one key the first counts. A document that goes back in time, newest first, is
/// turned round.
void absorb(Collection& all, Collection document);
/// Drops what is beyond `max_candidates`, once all documents are read.
void keep_heaviest(Collection&);

/// In time order, and of one moment in the order of the source; those without time are last.
void sort_candidates(std::vector<KeptCandidate>&);
/// Marks the heaviest, at most 20 and only above weight 0.
void mark_heaviest(std::vector<KeptCandidate>&);

// ---- The file of a record's candidates

/// People by id or name, and their roles.
using Roles = std::map<std::string, std::string>;

/// A line of the file that cannot be read.
struct BrokenLine {
  std::size_t number = 1;  ///< from 1, in the file that was read
  std::string text;
};

struct CandidateFile {
  std::vector<KeptCandidate> candidates;                      ///< in time order
  Roles roles;                                                ///< answers to "Role?"
  std::map<std::string, std::string, std::less<>> names;      ///< the fullest name of an id
  std::set<std::pair<std::string, std::string>> other_names;  ///< ids and their further names, such as handles
  std::vector<BrokenLine> broken;                             ///< they are kept, at the end of the file
};
/// Adds a name of an id. The one with the most words becomes its fullest name.
void add_name(CandidateFile&, std::string id, std::string name);
/// Adds all names that another file knows.
void add_names(CandidateFile&, const CandidateFile& from);
/// JSON Lines. Never fails: what cannot be read is in `broken`.
[[nodiscard]] CandidateFile parse_candidates(std::string_view text);
[[nodiscard]] std::string write_candidates(const CandidateFile&, std::string_view record);

/// A change of the source since the last import. Each is reported once: an edited text takes the place of the old one
/// in the file, and a deleted candidate is marked there.
struct SourceChange {
  enum class Kind { edited, deleted } kind;
  std::string event;  ///< "T4", if it became one
  std::string was, now;
};
struct Merged {
  std::size_t added = 0, known = 0;
  std::vector<SourceChange> changes;
};
/// A candidate whose event was removed, or is not its event, can be picked again.
void forget_missing_events(CandidateFile&, const record::Record&);
/// What an import has to watch: the candidates of the file, and events of the record.
[[nodiscard]] ImportState state_for(const CandidateFile&, const record::Record&);
/// Adds what is new to the file. A candidate that is an event already counts as known.
[[nodiscard]] Merged merge_into(CandidateFile&, Collection, const ImportState&, const record::Record&,
                                const CollectOptions&);

// ---- People

/// Shows people as roles: `[roles]` of pm.toml, the answers in the file, else "somebody"; with names if allowed.
class People {
 public:
  People(const Roles& configured, const CandidateFile&, bool with_names);

  /// The role or name to write for `who`; nullopt if it is not given.
  [[nodiscard]] std::optional<std::string> shown(const Candidate&) const;
  /// The text with <@ID>, @name and names of known people replaced.
  [[nodiscard]] std::string without_names(std::string_view text) const;
  /// Whether no role of a person is known.
  [[nodiscard]] bool is_unknown(const Candidate&) const;
  /// The fullest name of an id in its source; the id where it has none.
  [[nodiscard]] std::string name_of(std::string_view id) const;
  /// The id of a person who is given by an id or by one of the names; of a name that several have, the name itself.
  [[nodiscard]] std::string id_of(std::string_view who) const;
  /// Whether the text is the person's id or name, or a word of it: "Priya" of "Priya Nair". In any case.
  [[nodiscard]] bool is_name_of(std::string_view who, std::string_view text) const;

 private:
  /// A name, or a word of one, in lower case.
  struct Name {
    std::string role;
    bool is_ordinary = false;  ///< a word of the language, too: "Will"
    bool is_handle = false;    ///< a name in any case, such as "priya.nair"; else only with a capital
  };
  struct FoundName {
    const Name* name = nullptr;
    std::size_t end = 0;
  };
  [[nodiscard]] std::optional<std::string> role_of(std::string_view id) const;
  [[nodiscard]] std::string replacement_for(std::string_view id) const;
  [[nodiscard]] std::vector<std::string> names_of(std::string_view id) const;
  void add_names(std::string_view shown, const std::string& id);
  void add_name(std::string name, std::string_view shown, const std::string& role);
  [[nodiscard]] FoundName longest_name(std::string_view text, std::size_t from) const;

  Roles roles_;
  std::map<std::string, std::string, std::less<>> names_;
  std::set<std::pair<std::string, std::string>> other_names_;
  std::map<std::string, std::set<std::string>, std::less<>> ids_;  ///< by name in lower case
  std::unordered_map<std::string, Name> known_;                    ///< names and words of names, in lower case
  std::unordered_map<std::string, std::set<std::size_t, std::greater<>>> lengths_;  ///< of names, by their first word
  bool with_names_;
};

// ---- Events

/// What a person made of candidates.
struct PickedEvent {
  std::vector<std::size_t> candidates;    ///< indices; several: grouped
  std::optional<std::string> words = {};  ///< in place of the text
  std::optional<record::Milestone> milestone = {};
  std::optional<std::size_t> milestone_of = {};  ///< the candidate whose time it is; empty: the event's
};

/// The event of a pick, without an id. Text and `who` by `people`; of several candidates the earliest time, all texts,
/// and the keys joined with " + ".
[[nodiscard]] record::Event event_of(const PickedEvent&, std::span<const KeptCandidate>, const People&,
                                     const time::Zone&);
/// The keys of an event: several if candidates were grouped.
[[nodiscard]] std::vector<std::string> keys_of(const record::Event&);

struct TakenEvents {
  std::vector<std::string> ids;  ///< of the new events, in the order of the picks
  std::size_t known = 0;         ///< picks whose candidates were events already
};
/// Adds picked events to the timeline, and milestones to the times. A candidate that is an event already is left out.
[[nodiscard]] TakenEvents take_events(record::Record&, std::span<const PickedEvent>, CandidateFile&, const People&);

/// "3,7-12" or "marked": indices of candidates, which are numbered from 1. Fails with `usage`.
[[nodiscard]] Result<std::vector<std::size_t>> parse_selection(std::string_view, std::span<const KeptCandidate>);

}  // namespace pm::imports
