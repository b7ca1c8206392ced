#include <algorithm>
#include <cstring>

#include <pm/streams.hpp>

namespace pm::streams {

namespace {

constexpr std::size_t first_piece = std::size_t{64} << 10;

const char* find_line_feed(const char* from, std::size_t size) {
  return size == 0 ? nullptr : static_cast<const char*>(std::memchr(from, '\n', size));
}

}  // namespace

LineReader::LineReader(ByteStream& stream, std::size_t max_line)
    : stream_(stream), max_line_(max_line), bytes_(std::min(first_piece, max_line + 2)) {}

/// Whether there is more. Moves what is not done with to the front; doubles the buffer when a line fills it.
Result<bool> LineReader::read_more() {
  if (begin_ > 0)
    std::copy(bytes_.begin() + static_cast<std::ptrdiff_t>(begin_), bytes_.begin() + static_cast<std::ptrdiff_t>(end_),
              bytes_.begin());
  passed_ += begin_;
  end_ -= begin_;
  begin_ = 0;
  if (end_ == bytes_.size()) bytes_.resize(std::min(2 * bytes_.size(), max_line_ + 2));
  const auto got = stream_.read(std::span(bytes_).subspan(end_));
  if (!got) return tl::unexpected(got.error());
  end_ += *got;
  return *got != 0;
}

/// To the end of the line that was cut.
Result<void> LineReader::skip_rest() {
  while (is_in_cut_line_) {
    const auto* line_feed = find_line_feed(bytes_.data() + begin_, end_ - begin_);
    begin_ = line_feed ? static_cast<std::size_t>(line_feed - bytes_.data()) + 1 : end_;
    if (line_feed) break;
    const auto more = read_more();
    if (!more) return tl::unexpected(more.error());
    if (!*more) break;
  }
  is_in_cut_line_ = false;
  return {};
}

Result<std::optional<LineReader::Line>> LineReader::next() {
  if (auto skipped = skip_rest(); !skipped) return tl::unexpected(std::move(skipped.error()));
  std::size_t searched = 0;
  const char* line_feed = nullptr;
  for (bool is_end = false; !is_end;) {
    line_feed = find_line_feed(bytes_.data() + begin_ + searched, end_ - begin_ - searched);
    if (line_feed) break;
    searched = end_ - begin_;
    if (searched >= max_line_ + 2) break;  // no CRLF within it either
    const auto more = read_more();
    if (!more) return tl::unexpected(more.error());
    is_end = !*more;
  }
  if (!line_feed && begin_ == end_) return std::nullopt;
  Line line;
  line.number = ++lines_;
  line.begin = passed_ + begin_;
  const auto start = begin_;
  auto size = line_feed ? static_cast<std::size_t>(line_feed - bytes_.data()) - start : end_ - start;
  begin_ += size + (line_feed ? 1 : 0);
  if (line_feed && size > 0 && bytes_[start + size - 1] == '\r') --size;
  line.is_cut = size > max_line_;
  is_in_cut_line_ = line.is_cut && !line_feed;
  line.text = {bytes_.data() + start, std::min(size, max_line_)};
  return line;
}

}  // namespace pm::streams
