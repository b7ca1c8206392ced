#include <algorithm>
#include <charconv>

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "record/json_document.hpp"
#include "record/reader.hpp"

namespace pm::record {

void Positions::go_to(std::size_t byte) {
  if (byte < byte_) *this = Positions(text_);
  const auto passed = text_.substr(byte_, byte - byte_);
  if (const auto last_line_end = passed.rfind('\n'); last_line_end == std::string_view::npos) {
    column_ += text::code_points(passed);
  } else {
    line_ += static_cast<std::size_t>(std::count(passed.begin(), passed.end(), '\n'));
    column_ = 1 + text::code_points(passed.substr(last_line_end + 1));
  }
  byte_ = byte;
}

SourceSpan Positions::span(std::size_t begin, std::size_t end) {
  SourceSpan span;
  span.begin = begin;
  span.end = end;
  go_to(begin);
  span.line = line_;
  span.column = column_;
  Positions ahead = *this;  // so that the next place, often inside this one, is still ahead of us
  ahead.go_to(end);
  span.end_line = ahead.line_;
  span.end_column = ahead.column_;
  return span;
}

namespace {

/// One step of a pointer, "~1" and "~0" resolved.
std::string step_of(std::string_view written) {
  std::string step;
  for (std::size_t i = 0; i < written.size(); ++i) {
    const auto two = written.substr(i, 2);
    if (two == "~1" || two == "~0") ++i;
    step += two == "~1" ? '/' : two == "~0" ? '~' : written[i];
  }
  return step;
}

std::optional<json::Node> child(const json::Node& parent, std::string_view step) {
  if (parent.kind() != json::Kind::array) return parent.member(step);
  std::size_t nth = 0;
  const auto [end, error] = std::from_chars(step.data(), step.data() + step.size(), nth);
  const bool is_index = error == std::errc{} && end == step.data() + step.size() && (step == "0" || step[0] != '0');
  return is_index ? parent.item(nth) : std::nullopt;
}

std::size_t bytes_of_utf8(std::uint32_t code_point) {
  return code_point < 0x80 ? 1 : code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
}

/// A sign of a string as it is written (an escape, or one byte), and how many bytes it stands for.
struct Sign {
  std::size_t written, meant;
};

Sign first_sign(std::string_view rest) {
  if (rest[0] != '\\') return {1, 1};
  if (rest[1] != 'u') return {2, 1};
  std::uint32_t unit = 0;
  std::from_chars(rest.data() + 2, rest.data() + 6, unit, 16);
  const bool is_half = unit >= 0xD800 && unit < 0xDC00;  // the other half is there, or the text would not be JSON
  return is_half ? Sign{12, 4} : Sign{6, bytes_of_utf8(unit)};
}

/// Where bytes of a string's characters are written, within its quotes.
std::pair<std::size_t, std::size_t> written_range(const json::Node& string, std::size_t from, std::size_t to) {
  const auto inside = string.raw().substr(1, string.raw().size() - 2);
  std::size_t written = 0, meant = 0, begin = inside.size(), end = inside.size();
  for (bool begun = false; written < inside.size();) {
    const auto sign = first_sign(inside.substr(written));
    if (!begun && meant + sign.meant > from) {
      begin = written;
      begun = true;
    }
    if (meant >= to) {
      end = written;
      break;
    }
    written += sign.written;
    meant += sign.meant;
  }
  const auto first = string.begin() + 1;
  return {first + begin, first + std::max(begin, end)};
}

}  // namespace

struct SourceMap::Text {
  explicit Text(std::string_view json) : positions(json) {
    if (auto document = json::Document::parse(json, {max_bytes, max_levels}))
      parsed = &own.emplace(std::move(*document));
  }
  Text(std::string_view json, const json::Document& document) : parsed(&document), positions(json) {}
  Text(const Text&) = delete;
  Text& operator=(const Text&) = delete;

  /// The node of a pointer; `found` says whether it is that or its nearest parent.
  json::Node nearest(std::string_view pointer, bool& found) const {
    json::Node node = parsed->root();
    found = pointer.empty() || pointer.front() == '/';
    while (found && !pointer.empty()) {
      const auto end = std::min(pointer.size(), pointer.find('/', 1));
      const auto next = child(node, step_of(pointer.substr(1, end - 1)));
      found = next.has_value();
      if (next) node = *next;
      pointer.remove_prefix(end);
    }
    return node;
  }

  std::optional<json::Document> own;
  const json::Document* parsed = nullptr;  ///< nullptr: the text is not JSON
  Positions positions;
};

SourceMap::SourceMap(std::string_view json) : text_(std::make_unique<Text>(json)) {}
SourceMap::SourceMap(std::string_view json, const ReadBuffer& desk)
    : text_(std::make_unique<Text>(json, desk.state_->document)) {}
SourceMap::SourceMap(SourceMap&&) noexcept = default;
SourceMap& SourceMap::operator=(SourceMap&&) noexcept = default;
SourceMap::~SourceMap() = default;

SourceSpan SourceMap::of(std::string_view pointer) {
  if (text_->parsed == nullptr) return {};
  bool found = false;
  const auto node = text_->nearest(pointer, found);
  return text_->positions.span(node.begin(), found ? node.end() : node.begin());
}

SourceSpan SourceMap::of(std::string_view pointer, std::size_t from, std::size_t to) {
  if (text_->parsed == nullptr) return {};
  bool found = false;
  const auto node = text_->nearest(pointer, found);
  if (!found || node.kind() != json::Kind::string) return of(pointer);
  const auto [begin, end] = written_range(node, from, to);
  return text_->positions.span(begin, end);
}

SourceSpan locate(std::string_view json, std::string_view pointer) { return SourceMap(json).of(pointer); }

SourceSpan locate(std::string_view json, std::string_view pointer, std::size_t from, std::size_t to) {
  return SourceMap(json).of(pointer, from, to);
}

}  // namespace pm::record
