// An output that is too large for memory.
#pragma once

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string_view>

#include <pm/error.hpp>

#include "commands/context.hpp"
#include "commands/output_file.hpp"

namespace pm::commands {

/// Written in parts; a regular file is replaced only by `commit`, with the whole output. Until then the parts are in a
/// temporary file in its directory, which the destructor removes. Devices and pipes get each part at once.
class StreamedFile {
 public:
  /// Creates missing directories. Refuses what `check_write` refuses. The path "-" is standard output.
  [[nodiscard]] static Result<StreamedFile> open(const CommandContext&, const OutputFile&);
  StreamedFile(StreamedFile&&) noexcept = default;
  StreamedFile& operator=(StreamedFile&&) = delete;
  ~StreamedFile();

  /// An error is kept for `commit`.
  void write(std::string_view bytes);
  /// Fails with `outside` if a part could not be written; the old file is then unchanged.
  [[nodiscard]] Result<void> commit();

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  StreamedFile(const CommandContext& context, std::filesystem::path path)
      : context_(&context), shown_(path), path_(std::move(path)) {}
  [[nodiscard]] Result<void> open_file();

  const CommandContext* context_;
  std::filesystem::path shown_;             ///< as given
  std::filesystem::path path_, temporary_;  ///< `path_`: where a link leads; `temporary_` is empty if there is none
  std::unique_ptr<std::FILE, Close> file_;  ///< null: standard output
  int error_ = 0;
};

}  // namespace pm::commands
