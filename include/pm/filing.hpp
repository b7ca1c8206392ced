// Filing fixes as issues, each of them once, and bringing back what happened to the issues. The algorithms are here;
// records, people and the tracker are reached through ports.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <pm/error.hpp>
#include <pm/record.hpp>
#include <pm/trackers.hpp>

namespace pm::trackers {

/// A record opened for change. Nobody else can change it until this is destroyed.
class OpenRecord {
 public:
  virtual ~OpenRecord() = default;
  [[nodiscard]] virtual record::Record& record() = 0;
  /// Writes the record, and its report if it has one.
  [[nodiscard]] virtual Result<void> save() = 0;
};

struct RecordFile {
  std::filesystem::path path;
  record::Record record;
};

/// What filing and syncing need of the program around them.
struct FilingPorts {
  std::function<Result<std::unique_ptr<OpenRecord>>(const std::filesystem::path&)> open;
  /// The issue that a fix of that record becomes.
  std::function<Result<IssueDraft>(const RecordFile&, const record::Fix&)> draft;
  std::function<void(const std::string& line)> print;  ///< for standard output
  std::function<void(const Error&)> report;            ///< for standard error and the exit status
  std::function<bool()> stopped;
  std::function<time::Instant(const record::Record&)> now;
  std::function<std::string()> new_uid;
};

// ---- Filing

/// A fix to be filed, as it was when it was chosen.
struct ChosenFix {
  RecordFile file;
  std::string fix;
  [[nodiscard]] std::string name() const { return file.record.id + ":" + fix; }
};

/// Files each fix, or links the issue that it already has. Before anything is created the issues are listed; each link
/// is written before the next issue is created. A fix that fails is reported, and the others are processed.
void file_fixes(const std::vector<ChosenFix>&, const Tracker&, TrackerSession&, const FilingPorts&);

// ---- Syncing

/// What an issue means for its fix.
enum class SyncAction {
  same,            ///< nothing to do
  seen,            ///< both sides agree, and the record notes the state
  done_there,      ///< closed there: done here
  declined_there,  ///< closed there without being done: not done here
  open_there,      ///< reopened there: open here
  only_here,       ///< changed here alone: the issue stays as it is
  both_changed     ///< each side changed, and they disagree: somebody has to decide
};
[[nodiscard]] SyncAction compare(const record::Fix&, const Issue&);

enum class Side { here, there, neither };
/// Questions to the person at the terminal; a null function: nobody is there.
struct SyncQuestions {
  std::function<Side(const std::string& question)> which_side;
  std::function<bool(const std::string& question)> drops_declined;
};

struct SyncOptions {
  bool dry_run = false;
  bool drop_declined = false;  ///< drop a fix whose issue was declined, with the tracker's reason
};

/// Whether the fix has an issue that this tracker can be asked for.
[[nodiscard]] bool is_linked(const record::Fix&, const Tracker&);
/// Updates the linked fixes of these records from the state of their issues. An issue that is gone, hidden, malformed
/// or moved to another host is reported, and the others are processed.
void sync_fixes(const std::vector<RecordFile>&, const SyncOptions&, const Tracker&, TrackerSession&, const FilingPorts&,
                const SyncQuestions&);

}  // namespace pm::trackers
