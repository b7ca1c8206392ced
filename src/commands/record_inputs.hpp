// Where the records of a run come from: the records directory, or what `--from` names. The one place where inputs
// become records, for every command over many records.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include <pm/error.hpp>
#include <pm/record.hpp>
#include <pm/store.hpp>
#include <pm/tables.hpp>

#include "commands/context.hpp"
#include "commands/text_spool.hpp"

namespace pm::commands {

/// Declares `--from`.
void add_from_option(Flags&, std::vector<std::string>& into);

class RecordInputs;

/// A record of many, and where it is from.
struct InputRecord {
  record::Record record;
  std::string path;                       ///< of its file; from an export: its path in the repository
  std::optional<std::string> repository;  ///< null without --from
  std::string text;                       ///< as read: of the file, or one line of an export
  bool is_file = true;                    ///< it can be opened by its path
  const RecordInputs* inputs = nullptr;   ///< with --from

  [[nodiscard]] static InputRecord of_file(store::LoadedRecord);
  /// The text of its file; of an export, as pm writes that file.
  [[nodiscard]] std::string file_text() const;
  /// "github.com/acme/shop/postmortems/2026-03-02-no-search.json"
  [[nodiscard]] std::string shown_path() const;
};

/// What a thread keeps while it reads many records.
struct InputBuffer {
  record::ReadBuffer memory;
  std::filesystem::path path;
  std::ifstream file;  ///< of the export at `path`
};

/// Prints how many records were left out.
void print_left_out(const CommandContext&, std::size_t superseded, std::size_t newer);

/// Whether a text is a record in a format that only later versions of this program know.
[[nodiscard]] bool is_newer_record(std::string_view json);

/// The records of directories, files and exports: found and identified, and read one by one. An export that is
/// compressed or comes through a pipe is copied to a temporary file.
class RecordInputs {
 public:
  /// `from`: directories, records, exports (NDJSON), globs of these; files may be compressed. What cannot be read is a
  /// problem; the others are found.
  RecordInputs(const CommandContext&, std::span<const std::string> from);

  [[nodiscard]] const std::vector<Error>& problems() const { return problems_; }
  /// Records that a later input has, too: the last one counts.
  [[nodiscard]] std::size_t superseded() const { return superseded_; }
  [[nodiscard]] std::size_t ignored() const { return ignored_; }

  /// Each record once, in the order of the inputs.
  [[nodiscard]] std::size_t size() const { return places_.size(); }
  [[nodiscard]] bool is_file(std::size_t which) const { return places_[which].kind == Place::Kind::file; }
  /// The path of its file, or InputRecord::shown_path.
  [[nodiscard]] std::string shown_path(std::size_t, InputBuffer&) const;
  /// Text and path of a record, without its content. For any number of threads.
  [[nodiscard]] Result<InputRecord> read_text(std::size_t, InputBuffer&) const;
  /// The same with the content. Fails with `refused` for a malformed record.
  [[nodiscard]] Result<InputRecord> read(std::size_t, InputBuffer&) const;

  /// The id, with its repository if several have it: "2026-03-02-no-search@github.com/acme/shop".
  [[nodiscard]] std::string unique_id(const std::optional<std::string>& repository, const std::string& id) const;
  [[nodiscard]] bool has_shared_ids() const { return has_shared_ids_; }

 private:
  struct Place {
    enum class Kind : std::uint8_t { file, line, copied_line, copied_file } kind = Kind::file;
    std::uint32_t source = 0, repository = 0;
    std::uint32_t size = 0, line = 0;
    std::uint64_t begin = 0;
  };
  struct Identity {
    std::uint32_t repository = 0, place = 0;
  };

  void add_input(const std::string& name);
  void add_path(const std::filesystem::path&);
  void add_directory(const std::filesystem::path&);
  void add_file(const std::filesystem::path&);
  [[nodiscard]] Result<void> add_export(const std::filesystem::path&);
  void add(const Place&, const std::string& id);
  void drop_superseded();
  [[nodiscard]] std::uint32_t add_source(const std::filesystem::path&);
  [[nodiscard]] std::uint32_t repository_of(const std::filesystem::path& directory);
  [[nodiscard]] std::uint32_t add_repository(const std::optional<std::string>&);
  const CommandContext& context_;
  std::vector<std::filesystem::path> sources_;
  std::vector<std::optional<std::string>> repositories_;
  std::unordered_map<std::string, std::uint32_t> repository_numbers_, directory_repositories_;
  std::vector<Place> places_;
  std::vector<bool> is_superseded_;  ///< by place, until they are dropped
  std::unordered_map<std::string, std::vector<Identity>> by_id_;
  TextSpool copies_{std::size_t{4} << 20};
  std::vector<Error> problems_;
  Progress* progress_ = nullptr;  ///< while inputs are searched
  std::size_t superseded_ = 0, ignored_ = 0;
  bool has_shared_ids_ = false;
};

/// For what knows records by their id alone: changes the id to the unique one, and links to other records likewise.
void make_ids_unique(InputRecord&);

/// Calls `prepare` for each record in threads, and what it returns afterwards in order. Without `from` these are the
/// records of the records directory. Prints an error for each that cannot be read, and which ones were left out;
/// returns the exit status. Fails if there is no records directory.
using PrepareRecord = std::function<std::function<void()>(InputRecord)>;
[[nodiscard]] Result<int> for_each_input(const CommandContext&, std::span<const std::string> from,
                                         const PrepareRecord& prepare);
/// The same for each id once: a second record of the records directory with it is an error, and is left out.
[[nodiscard]] Result<int> for_each_unique_input(const CommandContext&, std::span<const std::string> from,
                                                const PrepareRecord& prepare);

/// Whether a record involves a service, by any of the spellings in [services].
class ServiceFilter {
 public:
  /// Nullopt: every record matches.
  ServiceFilter(const CommandContext&, const std::optional<std::string>& service);
  [[nodiscard]] bool matches(const record::Record&) const;

 private:
  tables::ServiceNames names_;
  std::optional<std::string> wanted_;
};

}  // namespace pm::commands
