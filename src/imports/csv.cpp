#include "imports/csv.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include <pm/text.hpp>

namespace pm::imports {
namespace csv {
namespace {

/// Takes a table apart byte by byte.
class RowReader {
 public:
  using Take = std::function<void(const std::vector<std::string>&, std::size_t)>;
  RowReader(char separator, const Take& take) : separator_(separator), take_(take) {}

  /// False: the row is too long.
  bool feed(std::string_view bytes) {
    for (const char byte : bytes) take(byte);
    return bytes_ <= most_bytes;
  }
  /// False: a quoted field is open.
  bool end() {
    if (state_ == State::quoted) return false;
    end_row();
    return true;
  }
  [[nodiscard]] std::size_t row_line() const { return row_line_; }

 private:
  static constexpr std::size_t most_bytes = std::size_t{16} << 20U;
  enum class State { begin, plain, quoted, quote_in_quoted };

  void take(char byte) {
    if (byte == '\n') ++line_;
    if (state_ == State::quoted) {
      if (byte == '"')
        state_ = State::quote_in_quoted;
      else
        add(byte);
      return;
    }
    if (state_ == State::quote_in_quoted && byte == '"') {
      add('"');
      state_ = State::quoted;
      return;
    }
    if (byte == '"' && state_ == State::begin) {
      state_ = State::quoted;
      is_quoted_row_ = true;
    } else if (byte == separator_) {
      end_field();
    } else if (byte == '\n') {
      end_row();
    } else {
      add(byte);
      state_ = State::plain;
    }
  }

  void add(char byte) {
    if (++bytes_ <= most_bytes) field_ += byte;
  }

  void end_field() {
    fields_.push_back(text::is_valid_utf8(field_) ? std::move(field_) : text::replace_invalid_utf8(field_));
    field_.clear();
    state_ = State::begin;
  }

  void end_row() {
    if (field_.ends_with('\r')) field_.pop_back();
    const bool is_empty = fields_.empty() && field_.empty() && !is_quoted_row_;
    if (!is_empty) {
      end_field();
      take_(fields_, row_line_);
    }
    fields_.clear();
    state_ = State::begin;
    is_quoted_row_ = false;
    bytes_ = 0;
    row_line_ = line_;
  }

  char separator_;
  const Take& take_;
  State state_ = State::begin;
  std::string field_;
  std::vector<std::string> fields_;
  bool is_quoted_row_ = false;
  std::size_t bytes_ = 0, line_ = 1, row_line_ = 1;
};

}  // namespace
}  // namespace csv

char csv_separator(std::string_view first_line) {
  constexpr std::array separators = {',', ';', '\t'};
  char best = ',';
  std::ptrdiff_t most = 0;
  for (const char separator : separators) {
    const auto count = std::ranges::count(first_line, separator);
    if (count > most) best = separator, most = count;
  }
  return best;
}

Result<void> read_csv(streams::ByteStream& stream, std::string_view name, char separator,
                      const std::function<void(const std::vector<std::string>&, std::size_t)>& take) {
  csv::RowReader rows(separator, take);
  std::vector<char> bytes(std::size_t{1} << 16U);
  for (;;) {
    const auto count = stream.read(bytes);
    if (!count) return tl::unexpected(count.error().with_context(fmt::format("reading {}", name)));
    if (*count == 0) break;
    if (!rows.feed({bytes.data(), *count}))
      return fail(ErrorKind::refused, fmt::format("{}: the row at line {} has more than 16 MB", name, rows.row_line()),
                  "is a quotation mark missing?");
  }
  if (!rows.end())
    return fail(ErrorKind::refused,
                fmt::format("{}: a quoted field in the row at line {} is not closed", name, rows.row_line()),
                "the file is cut off, or a quotation mark is missing");
  return {};
}

}  // namespace pm::imports
