#include <pm/archives.hpp>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <minizip/unzip.h>

namespace pm::streams {
namespace {

struct CloseArchive {
  void operator()(void* archive) const { unzClose(archive); }
};
using OpenArchive = std::unique_ptr<void, CloseArchive>;

struct ArchivedFile {
  std::string name;
  unz_file_info64 info{};
};

tl::unexpected<Error> refuse_archive(const std::filesystem::path& archive, const std::string& why,
                                     std::string hint = "make the archive again") {
  return fail(ErrorKind::usage, fmt::format("{}: {}", archive.string(), why), std::move(hint));
}

Result<ArchivedFile> current_file(const std::filesystem::path& path, void* archive) {
  constexpr uLong longest_name = 4096;
  ArchivedFile file;
  if (unzGetCurrentFileInfo64(archive, &file.info, nullptr, 0, nullptr, 0, nullptr, 0) != UNZ_OK)
    return refuse_archive(path, "the archive is damaged: its directory cannot be read");
  if (file.info.size_filename > longest_name)
    return refuse_archive(path, "the archive is damaged: a name has more than 4,096 bytes");
  file.name.resize(file.info.size_filename + 1);
  if (unzGetCurrentFileInfo64(archive, nullptr, file.name.data(), static_cast<uLong>(file.name.size()), nullptr, 0,
                              nullptr, 0) != UNZ_OK)
    return refuse_archive(path, "the archive is damaged: its directory cannot be read");
  file.name.resize(file.info.size_filename);
  return file;
}

bool is_outside(std::string_view name) {
  if (name.starts_with('/') || name.starts_with('\\') || (name.size() > 1 && name[1] == ':')) return true;
  for (std::size_t from = 0; from <= name.size();) {
    const auto end = std::min(name.find_first_of("/\\", from), name.size());
    if (name.substr(from, end - from) == "..") return true;
    from = end + 1;
  }
  return false;
}

bool is_symbolic_link(const unz_file_info64& info) {
  constexpr unsigned unix_host = 3, type_mask = 0170000, link_type = 0120000;
  return (info.version >> 8U) == unix_host && ((info.external_fa >> 16U) & type_mask) == link_type;
}

bool is_directory(const ArchivedFile& file) { return file.name.ends_with('/') || file.name.ends_with('\\'); }

/// Why a file is not read; empty: nothing is wrong with it.
std::string objection_to(const ArchivedFile& file, const ArchiveLimits& limits) {
  constexpr unsigned encrypted = 1, strongly_encrypted = 64;
  constexpr std::uint64_t small = 1U << 20;
  if (file.name.empty() || file.name.find('\0') != std::string::npos) return "has no valid name";
  if (is_outside(file.name)) return "its path leads out of the archive";
  if (is_symbolic_link(file.info)) return "it is a symbolic link";
  if ((file.info.flag & (encrypted | strongly_encrypted)) != 0) return "it is encrypted";
  if (file.info.compression_method != 0 && file.info.compression_method != Z_DEFLATED)
    return fmt::format("its compression method {} is not supported", file.info.compression_method);
  if (file.info.uncompressed_size > small &&
      file.info.uncompressed_size / limits.most_ratio > file.info.compressed_size)
    return fmt::format("it expands more than {} times", limits.most_ratio);
  return {};
}

std::string in_megabytes(std::uint64_t bytes) { return fmt::format("{} MB", bytes >> 20U); }

/// Where a file is in the archive, and below how many directories.
struct FilePosition {
  unz64_file_pos at;
  std::ptrdiff_t depth;
};

/// Checks the whole directory of the archive. Returns its regular files, those nearer to the top first.
Result<std::vector<FilePosition>> check_directory(const std::filesystem::path& path, void* archive,
                                                  const ArchiveLimits& limits) {
  std::vector<FilePosition> positions;
  unz_global_info64 about{};
  if (unzGetGlobalInfo64(archive, &about) != UNZ_OK)
    return refuse_archive(path, "the archive is damaged: its directory cannot be read");
  if (about.number_entry > limits.most_files)
    return refuse_archive(path, fmt::format("more than {} files", limits.most_files), "unpack and import a part of it");
  std::uint64_t bytes = 0, files = 0;
  if (about.number_entry == 0) return positions;
  for (int status = unzGoToFirstFile(archive); status != UNZ_END_OF_LIST_OF_FILE; status = unzGoToNextFile(archive)) {
    if (status != UNZ_OK || ++files > about.number_entry)
      return refuse_archive(path, "the archive is damaged: its directory ends early");
    const auto file = current_file(path, archive);
    if (!file) return tl::unexpected(file.error());
    if (const auto why = objection_to(*file, limits); !why.empty())
      return refuse_archive(path, fmt::format("{}: {}", file->name, why),
                            "unpack what you trust, and import the directory");
    bytes += file->info.uncompressed_size;
    if (bytes > limits.most_bytes || file->info.uncompressed_size > limits.most_bytes)
      return refuse_archive(path, "more than " + in_megabytes(limits.most_bytes) + " when unpacked",
                            "unpack and import a part of it");
    if (is_directory(*file)) continue;
    FilePosition position{{}, std::ranges::count(file->name, '/')};
    if (unzGetFilePos64(archive, &position.at) != UNZ_OK)
      return refuse_archive(path, "the archive is damaged: its directory cannot be read");
    positions.push_back(position);
  }
  std::ranges::stable_sort(positions, {}, &FilePosition::depth);
  return positions;
}

/// The file that the archive stands at; closes it when it is read to its end.
class ZipFileStream final : public ByteStream {
 public:
  ZipFileStream(const std::filesystem::path& path, void* archive, const ArchivedFile& file)
      : path_(path), archive_(archive), file_(file), left_(file.info.uncompressed_size) {}
  ZipFileStream(const ZipFileStream&) = delete;
  ZipFileStream& operator=(const ZipFileStream&) = delete;
  ~ZipFileStream() override { close(); }

  [[nodiscard]] Result<void> open() {
    if (unzOpenCurrentFile(archive_) != UNZ_OK) return damaged();
    is_open_ = true;
    return {};
  }

  [[nodiscard]] Result<std::size_t> read(std::span<char> into) override {
    if (!is_open_ || into.empty()) return 0;
    constexpr std::size_t piece = 1U << 20U;
    const int got = unzReadCurrentFile(archive_, into.data(), static_cast<unsigned>(std::min(into.size(), piece)));
    if (got < 0) return damaged();
    const auto bytes = static_cast<std::uint64_t>(got);
    if (bytes > left_) return damaged();
    left_ -= bytes;
    if (bytes == 0 && (left_ > 0 || close() != UNZ_OK)) return damaged();
    return static_cast<std::size_t>(got);
  }

 private:
  int close() { return std::exchange(is_open_, false) ? unzCloseCurrentFile(archive_) : UNZ_OK; }
  [[nodiscard]] tl::unexpected<Error> damaged() const {
    return refuse_archive(path_, fmt::format("{}: the file is damaged or ends early", file_.name));
  }

  const std::filesystem::path& path_;
  void* archive_;
  const ArchivedFile& file_;
  std::uint64_t left_;
  bool is_open_ = false;
};

}  // namespace

bool is_zip(std::string_view beginning) {
  return beginning.starts_with("PK\x03\x04") || beginning.starts_with("PK\x05\x06");
}

Result<void> for_each_zip_file(const std::filesystem::path& path, const ArchiveLimits& limits, const VisitFile& visit) {
  const OpenArchive archive(unzOpen64(path.c_str()));
  if (!archive) return refuse_archive(path, "not a zip archive, or one that ends early");
  const auto positions = check_directory(path, archive.get(), limits);
  if (!positions) return tl::unexpected(positions.error());
  for (const auto& position : *positions) {
    if (unzGoToFilePos64(archive.get(), &position.at) != UNZ_OK)
      return refuse_archive(path, "the archive is damaged: its directory cannot be read");
    const auto file = current_file(path, archive.get());
    if (!file) return tl::unexpected(file.error());
    ZipFileStream stream(path, archive.get(), *file);
    if (auto opened = stream.open(); !opened) return opened;
    if (auto visited = visit(file->name, stream); !visited) return visited;
  }
  return {};
}

}  // namespace pm::streams
