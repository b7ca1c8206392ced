// Bytes that are read in pieces, so that a file of gigabytes needs no more memory than a small one: files, descriptors,
// gzip and lines.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <pm/error.hpp>

namespace pm::streams {

class ByteStream {
 public:
  virtual ~ByteStream() = default;
  /// Reads up to `into.size()` bytes and returns how many; 0 at the end only. Fails with `usage` for damaged data and
  /// with `outside` on an I/O error.
  [[nodiscard]] virtual Result<std::size_t> read(std::span<char> into) = 0;
};

// Every `name` below is what messages call the input: a path, "standard input".

/// Opens a file, device or FIFO (which waits for its writer). Fails with `usage` if it does not exist, cannot be read
/// or is a directory.
[[nodiscard]] Result<std::unique_ptr<ByteStream>> open_file(const std::filesystem::path&);
/// The caller closes the descriptor.
[[nodiscard]] std::unique_ptr<ByteStream> open_descriptor(int descriptor, std::string name);
/// The bytes must outlive the stream.
[[nodiscard]] std::unique_ptr<ByteStream> open_bytes(std::string_view bytes);

/// Decompresses gzip data of one or more members. Reading fails with `usage` for data that is damaged or ends early,
/// and as soon as more than `most` bytes come out: a compression bomb is read no further.
[[nodiscard]] std::unique_ptr<ByteStream> gunzip(std::unique_ptr<ByteStream>, std::string name, std::uint64_t most);
/// `gunzip` if the first two bytes are those of gzip, else the same bytes without a limit.
[[nodiscard]] Result<std::unique_ptr<ByteStream>> gunzip_if_gzip(std::unique_ptr<ByteStream>, std::string name,
                                                                 std::uint64_t most);

/// Compresses in one piece; the same bytes for the same input.
[[nodiscard]] std::string gzip(std::string_view bytes);

/// Reads a stream line by line. Needs memory for one line of `max_line` bytes.
class LineReader {
 public:
  struct Line {
    std::string_view text;    ///< without LF or CRLF; valid until the next call
    std::size_t number = 1;   ///< from 1
    std::uint64_t begin = 0;  ///< its place in the stream, in bytes
    bool is_cut = false;      ///< longer than `max_line`: these are its first bytes, the rest is left out
  };

  LineReader(ByteStream&, std::size_t max_line);
  /// Nullopt at the end. A line feed at the end of the input does not start another line.
  [[nodiscard]] Result<std::optional<Line>> next();

 private:
  [[nodiscard]] Result<bool> read_more();
  [[nodiscard]] Result<void> skip_rest();

  ByteStream& stream_;
  std::size_t max_line_, lines_ = 0;
  std::uint64_t passed_ = 0;  ///< bytes of the stream before `bytes_`
  bool is_in_cut_line_ = false;
  std::vector<char> bytes_;  ///< its first `end_` bytes are read, those before `begin_` are done with
  std::size_t begin_ = 0, end_ = 0;
};

}  // namespace pm::streams
