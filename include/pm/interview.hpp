// The interview as a step function over values: a session and what the person typed give the next session and what to
// say. No terminal, file or clock inside: `InterviewContext` says what time it is, `conversation.hpp` connects it with
// the outside.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <pm/config.hpp>
#include <pm/error.hpp>
#include <pm/language.hpp>
#include <pm/lint.hpp>
#include <pm/question_id.hpp>
#include <pm/record.hpp>
#include <pm/terminal.hpp>
#include <pm/time.hpp>

namespace pm::interview {

/// Kind of a message; `render` maps it to indentation and colour.
enum class MessageKind {
  section,     ///< "factors, section 6 of 9, 31 minutes"
  ask,         ///< the question
  follow_up,   ///< a follow-up: indented
  hint,        ///< one short hint or example
  aloud,       ///< to be read aloud by the boss
  note,        ///< something pm has to say
  understood,  ///< what was understood, shown back
  item,        ///< a line of a list: timeline, factors, fixes; broken lines hang under the text
  finding,     ///< what the words do, and the question to it
  trouble,     ///< an error, with what to type instead
  block,       ///< already laid out: shown as it is
};
struct Message {
  MessageKind kind;
  std::string text;
  friend bool operator==(const Message&, const Message&) = default;
};
using Messages = std::vector<Message>;

/// A factor of an earlier record.
struct EarlierFactor {
  std::string link;  ///< as `same_as` keeps it: "2026-03-02-orders:F3"
  std::string text;
  friend bool operator==(const EarlierFactor&, const EarlierFactor&) = default;
};
/// Finds the factor of an earlier record that a factor of this record is most like; nullopt: none is worth a question.
/// Called between two prompts, so it takes a few milliseconds at most.
using FindEarlierFactor = std::function<std::optional<EarlierFactor>(const record::Record&, const record::Factor&)>;

/// A factor that one of the last meetings linked to an earlier one, with the fixes of the earlier one.
struct RepeatedFactor {
  EarlierFactor earlier;
  struct FixState {
    std::string id;
    record::FixStatus status = record::FixStatus::open;
    std::optional<long> days_open = {};  ///< of an open fix, if it is known
  };
  std::vector<FixState> fixes;
};

/// What the last meetings left behind; counts only, never names of owners.
struct MeetingHistory {
  std::string improvement;  ///< of the newest earlier record; empty: none
  std::size_t meetings = 0, fixes_done = 0, fixes_open = 0;
  long oldest_open_days = 0;
  std::vector<std::string> services, owners;  ///< for completion
  std::vector<RepeatedFactor> repeated;       ///< newest first
};

/// Inputs of the interview that are not part of the session: time, settings, history, terminal.
struct InterviewContext {
  time::Micros now{};
  /// The day it is at a moment where people sit, or that of --today: what "tomorrow" starts from. Null: the incident's
  /// zone tells.
  std::function<time::Day(time::Micros)> local_day;
  time::Zone zone = time::Zone::utc();  ///< of a new record
  std::shared_ptr<const language::Checker> checker;
  lint::LintSettings check;  ///< its `today` is the day of the rules
  std::vector<TeamQuestion> team_questions;
  MeetingHistory history;
  FindEarlierFactor find_earlier_factor;  ///< null: no factor is proposed
  /// `/page`: starts the room page where there is none, and returns a line about it. Null: there is none to start.
  std::function<std::string()> room_page;
  std::map<std::string, std::string> roles;  ///< ids and names of people in pastes and imports, and their roles
  std::size_t candidates = 0;                ///< read from sources for this record, and no events yet
  std::size_t columns = 80;
  std::string program = "pm";  ///< as people type it here
  bool plain = false;          ///< no line editing, so no preset text
  bool end_asks = false;       ///< Ctrl-D is a key that somebody may have hit; of a pipe it is the end
};

enum class Purpose { prepare, meet, edit };

// Confirmations: pm asks about the input before it applies it. Each holds what its answer needs.

struct NoConfirmation {
  friend bool operator==(const NoConfirmation&, const NoConfirmation&) = default;
};
/// "/bakc": did you mean /back?
struct ConfirmCommand {
  std::string words, command;
};
/// A clock time that occurs twice on its day.
struct ChooseHour {
  std::string words;
  bool pasted = false;
  std::string item;  ///< the event that the words change; empty: they are an answer
  time::Micros first, second;
};
/// A line with "CST", which several zones share.
struct ChooseZone {
  std::string words;
  bool pasted = false;
  std::string item;  ///< the event that the words change; empty: they are an answer
  spoken::AmbiguousZone zone;
};
/// Ctrl-C was pressed once.
struct ConfirmQuit {};
/// The moment of an event or milestone, chosen where the zone has its clock time twice or not at all on that day.
struct ChosenMoment {
  std::string item;  ///< "T3", "started"
  time::Micros at;
  bool is_exact = false;  ///< the moment that it was before
};
/// `/zone` and `/day`: a clock time occurs twice there, or not at all. `first` and `second` are the choices.
struct ChooseMoment {
  enum class Command { zone, day } command = Command::zone;
  std::string argument;  ///< "Europe/London T1-T3"
  std::string zone;      ///< the choices are shown in
  std::vector<ChosenMoment> chosen;
  std::string item;
  time::Micros first, second;
  bool is_missing = false;
};
/// "S2 returned 503": a change of S2, or a line that begins so? `words` is what follows the id.
struct ConfirmChange {
  std::string line, id, words;
  bool pasted = false;
};
/// An item was changed or removed that is the same as others: those too?
struct LinkedChange {
  std::string id;
  std::optional<std::string> words;  ///< none: to be removed
};
struct ConfirmLinked {
  std::vector<LinkedChange> changes;
};
/// A factor resembles one of an earlier record: the same again?
struct ConfirmSame {
  std::string factor;  ///< "F2"
  EarlierFactor earlier;
};
using PendingConfirmation = std::variant<NoConfirmation, ConfirmCommand, ChooseHour, ChooseZone, ConfirmQuit,
                                         ChooseMoment, ConfirmChange, ConfirmLinked, ConfirmSame>;

enum class InterviewEnding { finished, prepared, soaking, quit, interrupted, end_of_input };

struct PastedChat;

struct UndoStep {
  record::Record record;
  std::shared_ptr<const PastedChat> chat;
  QuestionRef at;
  std::string description;  ///< of the change, for "Undone: …"
};

/// What `pm edit` reopens; it ends after that. Neither: the whole record.
struct EditScope {
  std::optional<Section> section;
  std::optional<QuestionRef> question;
  [[nodiscard]] bool is_whole() const { return !section && !question; }
};

/// What stays the same while people sit together.
struct Sitting {
  Purpose purpose = Purpose::meet;
  EditScope scope;
  bool was_final = false;     ///< before `pm edit`
  time::Micros began{};       ///< of this sitting
  double seconds_before = 0;  ///< of earlier sittings
};

/// The list question in progress, to which its follow-ups return.
struct ListInProgress {
  QuestionRef question;
  std::size_t added = 0;  ///< items added to it since it was asked
};

/// How much of the question `ask` gives.
enum class PromptDetail { whole, words, nothing };

/// The line that is typed next.
struct LineState {
  PromptDetail detail = PromptDetail::whole;
  std::string preset;    ///< initial text of the line
  std::string rejected;  ///< a refused line; typed again, it is taken as it is
};

struct InterviewSession {
  record::Record record;
  Sitting sitting;
  QuestionRef at;
  LineState line;
  PendingConfirmation confirmation;
  std::optional<ListInProgress> list;
  std::shared_ptr<const PastedChat> chat;  ///< what was pasted, and who wrote it; in memory only
  std::vector<QuestionRef> trail;          ///< questions met, for /back
  std::vector<std::shared_ptr<const UndoStep>> undo_steps;
  bool is_quiet = false;           ///< findings are held back
  bool wants_rename = false;       ///< the id is to carry the day of the incident, which was learnt after it was given
  bool is_list_end_shown = false;  ///< "Add another, or press Enter …"
  std::optional<InterviewEnding> ended;

  /// Whether the question is the list in progress, not one of its follow-ups.
  [[nodiscard]] bool is_at_list() const { return list && list->question == at; }
};

/// What the person did.
struct InputLine {
  std::string text;
  bool pasted = false;
};
struct Interrupt {
  std::string on_the_line;
};
struct EndOfInput {};
/// A text for the person's editor. `target` says what it is: empty the present answer, "S" a list, "S2" an item.
struct EditorText {
  std::string target, text;
};
/// `text` came back from the editor, changed.
struct EditedText {
  std::string target, text;
};
/// Events that were picked from candidates: the record with them.
struct PickedTimeline {
  record::Record record;
  std::vector<std::string> ids;              ///< of the new events
  std::map<std::string, std::string> roles;  ///< of people, as they were answered
};
using InputEvent = std::variant<InputLine, Interrupt, EndOfInput, EditedText, PickedTimeline>;

/// `/import FILE` and `/pick`: to be done before anything else is read.
struct ImportRequest {
  std::string source;  ///< a file, directory or archive to read first; empty: none
};

struct StepResult {
  InterviewSession session;
  Messages messages;
  std::optional<EditorText> editor = {};  ///< to be opened before anything else is read
  std::optional<ImportRequest> import = {};
  std::string recall = {};  ///< lines of a paste that were not taken, for the history: Up brings them back
};

/// What is on the screen before the cursor.
struct PromptView {
  Messages messages;
  std::string label;               ///< before the cursor
  std::string preset;              ///< on the line, to be edited
  std::vector<std::string> words;  ///< for completion
};

struct InterviewStart {
  record::Record record;
  Purpose purpose = Purpose::meet;
  bool is_short = false;
  double minutes = 60;
  std::string section;                    ///< of `pm edit`; a section or a question's id, as typed
  std::optional<record::Record> answers;  ///< of `--answers`: what is there is taken for asked and answered
};

/// A new session, or one that goes on where the record says; at the first question that is still to be asked.
[[nodiscard]] StepResult begin(InterviewStart, const InterviewContext&);
[[nodiscard]] StepResult step(InterviewSession, const InputEvent&, const InterviewContext&);
[[nodiscard]] PromptView ask(const InterviewSession&, const InterviewContext&);

/// What became of the record when the interview ended.
struct SaveState {
  bool record = true;           ///< all of it is on disk
  bool earlier_answers = true;  ///< what came before the last answers is
  bool report = true;           ///< of a record that is final
};
/// Returns the closing messages; call it after saving.
[[nodiscard]] Messages closing_messages(const InterviewSession&, const InterviewContext&, const SaveState& = {});

/// The record to put on disk now: with the state of the interview while it is a draft, without it when final.
[[nodiscard]] record::Record draft(const InterviewSession&, const InterviewContext&);

/// Minutes of meeting so far, this sitting and earlier ones.
[[nodiscard]] double minutes_so_far(const InterviewSession&, const InterviewContext&);

/// Returns the findings that prevent the record from becoming final: the errors.
[[nodiscard]] std::vector<lint::Finding> blocking_findings(const record::Record&, const InterviewContext&);

/// Fields that `answers` gives replace those of `into`, the others stay.
void merge_answers(record::Record& into, const record::Record& answers);

/// All questions in order, for `pm new --questions` and the docs.
struct QuestionInfo {
  std::string id, section, field, ask, hint, why;
  bool in_prep = false, in_room = false, in_short = false;
};
[[nodiscard]] std::vector<QuestionInfo> questions(const std::vector<TeamQuestion>& = {});
[[nodiscard]] std::vector<std::string_view> section_names();

/// What can be typed at every prompt, for the docs: "/goto", "SECTION", "to a section, …".
struct TypedInfo {
  std::string_view name, argument, help;
};
[[nodiscard]] std::vector<TypedInfo> typed_commands();

/// Returns all texts of the interview; a test checks them with the language rules.
[[nodiscard]] std::vector<std::string_view> all_phrases();

// Connects the interview with a prompt, a clock and a store of drafts.

/// Stores drafts.
struct Drafts {
  virtual ~Drafts() = default;
  /// A free id for that day and title; the record's uid names it where nothing is left of the title.
  virtual std::string free_id(const time::Day&, std::string_view title, std::string_view uid) = 0;
  /// A `uid` for a record that has none.
  virtual std::string new_uid() = 0;
  /// Saves atomically. After success the record survives `kill -9`.
  virtual Result<void> save(const record::Record&) = 0;
  /// Saves although somebody else changed the file, and keeps the other version as a copy.
  virtual Result<void> save_over(const record::Record&) = 0;
  /// Whether the last save failed because somebody else changed the file.
  [[nodiscard]] virtual bool was_changed_meanwhile(const record::Record&) const = 0;
  /// Gives a saved record the id of its day and title; its files and the links of other records follow. Returns it.
  virtual Result<record::Record> rename(const record::Record&) = 0;
  /// Writes the report of a record that was saved, if it is final or has a report.
  virtual Result<void> report(const record::Record&) = 0;
};

/// A source that was read into the candidates of a record.
struct SourceSummary {
  std::vector<std::string> lines;  ///< for the person
  std::size_t added = 0;           ///< candidates that are new
};

/// Sources of the timeline and the candidates read from them; implemented by the command.
struct TimelineSources {
  virtual ~TimelineSources() = default;
  virtual Result<SourceSummary> read(const record::Record&, const std::string& source) = 0;
  /// Lets a person pick at the prompt. No ids: nothing was picked. `roles` of people are known already.
  virtual Result<PickedTimeline> pick(const record::Record&, terminal::Prompt&,
                                      const std::map<std::string, std::string>& roles) = 0;
  /// How many candidates are no events yet.
  virtual std::size_t open_candidates(const record::Record&) = 0;
};

struct InterviewEnd {
  InterviewSession session;
  record::Record record;            ///< the record as saved, or to be saved
  std::optional<Error> unsaved;     ///< set if the last answers are not saved
  std::optional<Error> unrenamed;   ///< set if the record is saved and has its old id against the room's wish
  std::optional<Error> unreported;  ///< set if the record is saved and its report is not
};

/// Runs the conversation to its end. Each answer is saved before the next question is shown. If saving fails, the error
/// is shown at once, the meeting goes on, and the next answer tries again.
[[nodiscard]] InterviewEnd converse(InterviewStart, InterviewContext, terminal::Prompt&, Drafts&,
                                    const std::function<time::Micros()>& now, TimelineSources* sources = nullptr);

/// Returns the lines wrapped to the columns, indented by their tone and escaped for a terminal.
[[nodiscard]] std::string render(const Messages&, std::size_t columns, bool colour, bool plain);

}  // namespace pm::interview
