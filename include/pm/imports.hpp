// Chats, alerts, deployments and logs, read as candidates for the timeline; a person picks events from them. Values in,
// values out: files, archives and standard input are opened by the command, which gives a reader their bytes.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <pm/error.hpp>
#include <pm/record.hpp>
#include <pm/streams.hpp>
#include <pm/time.hpp>

namespace pm::imports {

/// Something that may become an event. Texts are as in the source: hostile.
struct Candidate {
  std::optional<time::Micros> at;  ///< nullopt: unknown
  record::Precision precision = record::Precision::minute;
  bool approx = false;
  std::optional<time::Micros> until;  ///< the end of a span
  std::string text;
  std::string who;         ///< id or name as the source has it; empty: not given
  bool is_person = false;  ///< `who` is a person, not a bot, an alert or a service
  std::optional<record::EventKind> kind;
  std::string source;    ///< shown in the report: "Slack #inc-4711"
  std::string url;       ///< empty: none
  std::string key;       ///< identifies it: format and native id ("slack C024BE91L 1603460996.089700")
  int weight = 0;        ///< what speaks for it, above 0, or against it
  std::string why;       ///< the reasons of the weight: "pinned", "alert fired"
  bool verbatim = true;  ///< somebody's words; false for notes of one's own
};

/// What the data itself may not say.
struct ReadContext {
  time::Zone zone = time::Zone::utc();  ///< of clock times without an offset: `--zone`, else the record's
  std::optional<time::Day> day;         ///< of clock times without a day: `--day`, else the record's
  time::Micros now{};
  std::string channel;  ///< `--channel`: only this one; empty: all
  /// `--at`, `--text`, `--who`: fields of the generic formats, nested by dots. Empty: the reader knows or finds them.
  std::string at_field, text_field, who_field;
};

/// Where a reader puts what it finds.
class Sink {
 public:
  virtual ~Sink() = default;
  virtual void take(Candidate) = 0;
  /// The source's name for an id that is used in `who` or in a text (as <@U061>).
  virtual void name(std::string_view id, std::string_view shown) = 0;
  /// An item that is no candidate: a join, a duplicate, one without text.
  virtual void drop() = 0;
  /// A sentence for the person, each only once: "the clock times are read as Europe/Berlin", "the export is
  /// incomplete".
  virtual void note(std::string sentence) = 0;
  /// The document leaves out items of its span: of `Reader::lists_all` it is an exception.
  virtual void mark_partial() {}
};

/// The reading of one source: one file, or the files of one directory or archive, those nearer to the top first.
class Reading {
 public:
  virtual ~Reading() = default;
  /// Reads one document to its end. `name` is its path within the source. Fails with `refused` for one that it cannot
  /// read; what it has given to the sink before does not count then.
  [[nodiscard]] virtual Result<void> read(streams::ByteStream& document, std::string_view name, Sink& sink) = 0;
  /// What its items turned out to be, where that is more than the format: "Slack messages" of a pasted text. Empty: no
  /// more than `Reader::items`. Valid while the reading is.
  [[nodiscard]] virtual std::string_view items() const { return {}; }
  /// After the last document: what is known only then.
  [[nodiscard]] virtual Result<void> finish(Sink& sink) = 0;
};

/// A format that can be read: one file in src/imports, one row of `readers()`.
struct Reader {
  std::string_view name;   ///< `--as NAME`
  std::string_view reads;  ///< one line for `pm import --formats`
  /// Whether a document is in this format, from its first 64 KiB (cut anywhere) and its path within the source. The
  /// first row that says so reads it.
  bool (*is_like)(std::string_view beginning, std::string_view name);
  std::unique_ptr<Reading> (*begin)(const ReadContext&);
  std::string_view items = "lines";  ///< what it reads, in a sentence: "17 lines read as Slack messages"
  /// A document lists all items of its source and span, so that one which is missing was deleted in the source.
  bool lists_all = false;
};
/// All formats. The order counts: a strict one comes before one that takes almost anything.
[[nodiscard]] std::span<const Reader> readers();

}  // namespace pm::imports
