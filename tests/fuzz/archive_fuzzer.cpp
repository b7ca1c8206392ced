// An archive as `pm import` reads it. The first byte chooses how the rest becomes a file:
//   z  as it is: a zip archive of any bytes
//   m  members, one a line: NAME TAB TEXT, or NAME TAB *N TEXT for N times TEXT; the name may begin with flags:
//      ! deflated, @ a symbolic link, # encrypted, % twice the size is claimed, ^ 3 MB are claimed
//   c  as m, with bytes changed: pairs of a position and a byte, before the first line feed
//   g  as it is: gzip, or anything else
//   p  packed by gzip
// Every file is read by small limits, in pieces of two sizes; gzip and lines within a member as well.
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <pm/archives.hpp>
#include <pm/streams.hpp>
#include <pm/text.hpp>

#include "fuzz/must.hpp"
#include "streams/zip_file.hpp"

namespace {

using namespace pm;

constexpr std::uint64_t most_bytes = 1U << 13U;
constexpr std::size_t longest_text = 3 * most_bytes;
constexpr std::size_t most_files = 20, longest_line = 100;
constexpr streams::ArchiveLimits limits{.most_files = most_files, .most_bytes = most_bytes, .most_ratio = 50};

/// A file in memory, by its path.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view bytes) : descriptor_(::memfd_create("archive", MFD_CLOEXEC)) {
    must(descriptor_ >= 0 && ::write(descriptor_, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()),
         "there is memory for a file");
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile() { ::close(descriptor_); }
  [[nodiscard]] std::string path() const { return fmt::format("/proc/self/fd/{}", descriptor_); }

 private:
  int descriptor_;
};

/// An empty directory, which is the working directory as long as this lives.
class EmptyDirectory {
 public:
  EmptyDirectory() : before_(std::filesystem::current_path()) { std::filesystem::current_path(path()); }
  EmptyDirectory(const EmptyDirectory&) = delete;
  EmptyDirectory& operator=(const EmptyDirectory&) = delete;
  ~EmptyDirectory() { std::filesystem::current_path(before_); }
  [[nodiscard]] static bool is_empty() { return std::filesystem::is_empty(path()); }

 private:
  static const std::filesystem::path& path() {
    static const struct Owner {
      Owner() { must(::mkdtemp(name.data()) != nullptr, "there is a temporary directory"); }
      Owner(const Owner&) = delete;
      Owner& operator=(const Owner&) = delete;
      ~Owner() { ::rmdir(name.c_str()); }
      std::string name = (std::filesystem::temp_directory_path() / "pm-archive-XXXXXX").string();
    } owner;
    static const std::filesystem::path path(owner.name);
    return path;
  }

  std::filesystem::path before_;
};

/// What came out of a stream, and the message that ended it; empty: its end.
struct Output {
  std::string bytes, error;
  /// Where more is read at once an error may come earlier, and of two faults another one may be met first.
  [[nodiscard]] bool is_like(const Output& other) const {
    if (error.empty() != other.error.empty()) return false;
    return error.empty() ? bytes == other.bytes : bytes.starts_with(other.bytes) || other.bytes.starts_with(bytes);
  }
};

Output read_all(streams::ByteStream& stream, std::size_t piece, std::uint64_t most) {
  Output all;
  std::vector<char> bytes(piece);
  for (;;) {
    const auto got = stream.read(bytes);
    if (!got) {
      must(!got.error().message.empty() && !got.error().hint.empty(), "an error says what is wrong and what to do");
      all.error = got.error().message;
      return all;
    }
    must(*got <= piece, "no more is read than there is room for");
    if (*got == 0) return all;
    all.bytes.append(bytes.data(), *got);
    must(all.bytes.size() <= most, "no more comes out than the limit");
  }
}

/// Whether a line is what the bytes have there.
void lines_are_right(std::string_view bytes) {
  const auto stream = streams::open_bytes(bytes);
  streams::LineReader reader(*stream, longest_line);
  std::size_t number = 0, end = 0;
  for (;;) {
    const auto line = reader.next();
    must(line.has_value(), "bytes in memory can be read");
    if (!*line) break;
    must((*line)->number == ++number && (*line)->begin == end, "lines follow one another");
    const auto feed = std::min(bytes.find('\n', end), bytes.size());
    auto whole = bytes.substr(end, feed - end);
    if (feed < bytes.size() && whole.ends_with('\r')) whole.remove_suffix(1);
    must((*line)->text == whole.substr(0, longest_line), "a line is that of the file, cut at the limit");
    must((*line)->is_cut == (whole.size() > longest_line), "a line knows whether it is cut");
    end = std::min(feed + 1, bytes.size());
  }
  must(end == bytes.size(), "all lines are read");
}

/// gzip in pieces of this size, as a document of an import.
Output unpack(std::string_view bytes, std::size_t piece) {
  auto unpacked = streams::gunzip_if_gzip(streams::open_bytes(bytes), "input", most_bytes);
  must(unpacked.has_value(), "bytes in memory can be read");
  auto all = read_all(**unpacked, piece, std::max<std::uint64_t>(most_bytes, bytes.size()));
  if (!bytes.starts_with("\x1f\x8b")) must(all.bytes == bytes && all.error.empty(), "what is not gzip is passed on");
  return all;
}

bool is_hostile(std::string_view name) {
  if (name.empty() || name.front() == '/' || name.front() == '\\' || name.find('\0') != name.npos) return true;
  for (std::size_t from = 0; from <= name.size();) {
    const auto end = std::min(name.find_first_of("/\\", from), name.size());
    if (name.substr(from, end - from) == "..") return true;
    from = end + 1;
  }
  return false;
}

struct Member {
  std::string name;
  Output text, unpacked;
};

/// What is in an archive, and the message that ended it.
struct Contents {
  std::vector<Member> members;
  std::string error;
  [[nodiscard]] bool is_like(const Contents& other) const {
    return error.empty() == other.error.empty() &&
           std::ranges::equal(members, other.members, [](const Member& a, const Member& b) {
             return a.name == b.name && a.text.is_like(b.text) && a.unpacked.is_like(b.unpacked);
           });
  }
};

Contents read_archive(const std::string& path, std::size_t piece) {
  Contents contents;
  std::uint64_t bytes = 0;
  const auto visit = [&](std::string_view name, streams::ByteStream& file) -> Result<void> {
    must(!is_hostile(name), "no name leads out of the archive");
    Member member{std::string(name), read_all(file, piece, most_bytes), {}};
    const auto& text = member.text.bytes;
    bytes += text.size();
    must(bytes <= most_bytes, "all members together are within the limit");
    if (member.text.error.empty()) member.unpacked = unpack(text, piece);
    lines_are_right(text);
    contents.members.push_back(std::move(member));
    must(contents.members.size() <= most_files, "no more files than the limit");
    return {};
  };
  if (const auto done = streams::for_each_zip_file(path, limits, visit); !done) {
    must(!done.error().message.empty() && !done.error().hint.empty(), "an error says what is wrong and what to do");
    must(done.error().kind == ErrorKind::usage, "a broken archive is the input's fault");
    contents.error = done.error().message;
  }
  return contents;
}

std::string archive_of(std::string_view lines) {
  constexpr std::uint32_t link = 0120777U << 16U;
  std::vector<test::ZippedFile> files;
  for (const auto line : text::lines(lines)) {
    test::ZippedFile file;
    const auto tab = std::min(line.find('\t'), line.size());
    auto name = line.substr(0, tab);
    auto words = line.substr(std::min(tab + 1, line.size()));
    bool is_larger = false, is_bomb = false;
    for (; !name.empty() && std::string_view("!@#%^").find(name.front()) != std::string_view::npos;
         name.remove_prefix(1)) {
      file.is_deflated = file.is_deflated || name.front() == '!';
      if (name.front() == '@') file.external_attributes = link;
      if (name.front() == '#') file.flags = 1;
      is_larger = is_larger || name.front() == '%';
      is_bomb = is_bomb || name.front() == '^';
    }
    file.name = name;
    std::size_t times = 1;
    if (words.starts_with('*')) {
      const auto blank = std::min(words.find(' '), words.size());
      times = std::min<std::size_t>(std::strtoul(std::string(words.substr(1, blank - 1)).c_str(), nullptr, 10),
                                    longest_text);
      words.remove_prefix(std::min(blank + 1, words.size()));
      times = std::min<std::size_t>(times, longest_text / std::max<std::size_t>(words.size(), 1));
    }
    while (times-- > 0) file.text += words;
    if (is_bomb) file.claimed_size = 3U << 20U;
    if (is_larger) file.claimed_size = static_cast<std::uint32_t>(file.text.size() * 2 + 1);
    files.push_back(std::move(file));
  }
  return test::zip_of(files);
}

void change(std::string& bytes, std::string_view changes) {
  for (; changes.size() >= 3 && !bytes.empty(); changes.remove_prefix(3)) {
    const auto at = static_cast<unsigned char>(changes[0]) * 256U + static_cast<unsigned char>(changes[1]);
    bytes[bytes.size() - 1 - at % bytes.size()] = changes[2];
  }
}

void archive_is_safe(std::string_view bytes) {
  const MemoryFile file(bytes);
  const EmptyDirectory directory;
  must(read_archive(file.path(), 7).is_like(read_archive(file.path(), 5000)), "the size of the pieces does not matter");
  must(EmptyDirectory::is_empty(), "nothing is written");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0]) {
    case 'z':
      archive_is_safe(rest);
      break;
    case 'm':
      archive_is_safe(archive_of(rest));
      break;
    case 'c': {
      const auto feed = std::min(rest.find('\n'), rest.size());
      auto bytes = archive_of(rest.substr(std::min(feed + 1, rest.size())));
      change(bytes, rest.substr(0, feed));
      archive_is_safe(bytes);
      break;
    }
    case 'g':
      must(unpack(rest, 7).is_like(unpack(rest, 5000)), "the size of the pieces does not matter");
      lines_are_right(rest);
      break;
    default:
      must(unpack(streams::gzip(rest), 11).bytes == rest, "what is packed comes out again");
  }
  return 0;
}
