#include <algorithm>
#include <array>
#include <limits>
#include <new>
#include <utility>

#include <fmt/format.h>
#include <zlib.h>

#include <pm/streams.hpp>

namespace pm::streams {
namespace {

constexpr int gzip_only = 15 + 16;  // the largest window, with the header and trailer of gzip
constexpr std::size_t piece = std::size_t{64} << 10;
constexpr std::string_view magic = "\x1f\x8b";

/// "2 GB", "64 MB", "10 bytes"
std::string size_in_words(std::uint64_t bytes) {
  constexpr std::pair<int, std::string_view> units[] = {{30, "GB"}, {20, "MB"}, {10, "kB"}};
  for (const auto& [shift, unit] : units)
    if (bytes >> shift != 0) return fmt::format("{} {}", bytes >> shift, unit);
  return fmt::format("{} bytes", bytes);
}

class Gunzip : public ByteStream {
 public:
  Gunzip(std::unique_ptr<ByteStream> compressed, std::string name, std::uint64_t most)
      : compressed_(std::move(compressed)), name_(std::move(name)), most_(most), left_(most) {
    if (inflateInit2(&state_, gzip_only) != Z_OK) throw std::bad_alloc();
  }
  Gunzip(const Gunzip&) = delete;
  Gunzip& operator=(const Gunzip&) = delete;
  ~Gunzip() override { inflateEnd(&state_); }

  Result<std::size_t> read(std::span<char> into) override {
    if (failed_) return tl::unexpected(*failed_);
    auto done = inflate_into(into);
    if (!done) failed_ = done.error();
    return done;
  }

 private:
  Result<std::size_t> inflate_into(std::span<char> into) {
    // zlib declares its pointers without const and as unsigned bytes.
    state_.next_out = reinterpret_cast<Bytef*>(into.data());
    const auto wanted = std::min<std::size_t>(into.size(), std::numeric_limits<uInt>::max());
    state_.avail_out = static_cast<uInt>(wanted);
    while (state_.avail_out == wanted && wanted != 0) {
      if (state_.avail_in == 0) {
        const auto more = refill();
        if (!more) return tl::unexpected(more.error());
        if (!*more && is_between_members_) return std::size_t{0};
        if (!*more)
          return fail(ErrorKind::usage, name_ + ": the gzip data ends early, so the file is incomplete",
                      "copy or download it again");
      }
      if (is_between_members_) {
        if (auto begun = begin_member(); !begun) return tl::unexpected(begun.error());
        continue;
      }
      const int status = inflate(&state_, Z_NO_FLUSH);
      if (status == Z_MEM_ERROR) throw std::bad_alloc();
      is_between_members_ = status == Z_STREAM_END;
      if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR)
        return fail(ErrorKind::usage,
                    fmt::format("{}: the gzip data is damaged ({})", name_, state_.msg ? state_.msg : "invalid"),
                    "copy or download the file again");
    }
    const auto size = wanted - state_.avail_out;
    if (size > left_)
      return fail(ErrorKind::usage,
                  fmt::format("{}: larger than {} when decompressed, the limit", name_, size_in_words(most_)),
                  "check the file; split it if it is that large");
    left_ -= size;
    return size;
  }

  /// After the end of a member: the next one, or zero bytes, which tapes and block devices add.
  Result<void> begin_member() {
    while (state_.avail_in != 0 && *state_.next_in == 0 && !is_first_) {
      ++state_.next_in;
      --state_.avail_in;
      has_padding_ = true;
    }
    if (state_.avail_in == 0) return {};
    if (has_padding_ || (!is_first_ && *state_.next_in != static_cast<Bytef>(magic[0])))
      return fail(ErrorKind::usage, name_ + ": other bytes follow the gzip data", "copy or download the file again");
    inflateReset(&state_);
    is_between_members_ = is_first_ = false;
    return {};
  }

  Result<bool> refill() {
    auto got = compressed_->read(input_);
    if (!got) return tl::unexpected(std::move(got.error()));
    state_.next_in = reinterpret_cast<Bytef*>(input_.data());
    state_.avail_in = static_cast<uInt>(*got);
    return *got != 0;
  }

  std::unique_ptr<ByteStream> compressed_;
  std::string name_;
  std::uint64_t most_, left_;
  z_stream state_{};
  bool is_first_ = true, is_between_members_ = true, has_padding_ = false;
  std::optional<Error> failed_;
  std::array<char, piece> input_{};
};

/// A stream of which some bytes have been read.
class Continued : public ByteStream {
 public:
  Continued(std::string beginning, std::unique_ptr<ByteStream> rest)
      : beginning_(std::move(beginning)), rest_(std::move(rest)) {}

  Result<std::size_t> read(std::span<char> into) override {
    if (done_ == beginning_.size()) return rest_->read(into);
    const auto size = beginning_.copy(into.data(), into.size(), done_);
    done_ += size;
    return size;
  }

 private:
  std::string beginning_;
  std::size_t done_ = 0;
  std::unique_ptr<ByteStream> rest_;
};

}  // namespace

std::unique_ptr<ByteStream> gunzip(std::unique_ptr<ByteStream> compressed, std::string name, std::uint64_t most) {
  return std::make_unique<Gunzip>(std::move(compressed), std::move(name), most);
}

Result<std::unique_ptr<ByteStream>> gunzip_if_gzip(std::unique_ptr<ByteStream> stream, std::string name,
                                                   std::uint64_t most) {
  std::string beginning(magic.size(), '\0');
  std::size_t size = 0;
  while (size < beginning.size()) {
    const auto got = stream->read(std::span(beginning).subspan(size));
    if (!got) return tl::unexpected(got.error());
    if (*got == 0) break;
    size += *got;
  }
  beginning.resize(size);
  const bool is_gzip = beginning == magic;
  auto whole = std::make_unique<Continued>(std::move(beginning), std::move(stream));
  if (!is_gzip) return whole;
  return gunzip(std::move(whole), std::move(name), most);
}

std::string gzip(std::string_view bytes) {
  z_stream state{};
  constexpr int most_memory = 9;
  if (deflateInit2(&state, Z_DEFAULT_COMPRESSION, Z_DEFLATED, gzip_only, most_memory, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::bad_alloc();
  std::string compressed;
  std::array<char, piece> output{};
  do {
    const auto part = bytes.substr(0, piece);
    bytes.remove_prefix(part.size());
    state.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(part.data()));
    state.avail_in = static_cast<uInt>(part.size());
    do {
      state.next_out = reinterpret_cast<Bytef*>(output.data());
      state.avail_out = static_cast<uInt>(output.size());
      deflate(&state, bytes.empty() ? Z_FINISH : Z_NO_FLUSH);
      compressed.append(output.data(), output.size() - state.avail_out);
    } while (state.avail_out == 0);
  } while (!bytes.empty());
  deflateEnd(&state);
  return compressed;
}

}  // namespace pm::streams
