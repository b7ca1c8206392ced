#include "record/errors.hpp"

#include <algorithm>
#include <tuple>

#include "record/positions.hpp"

namespace pm::record {

namespace {

constexpr std::size_t longest_excerpt = 80;  // bytes

/// The beginning of a place, as far as it goes on one line.
std::string excerpt_of(std::string_view place) {
  const auto line = place.substr(0, place.find_first_of("\r\n"));
  if (line.size() <= longest_excerpt) return std::string(line);
  auto end = longest_excerpt;
  while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;  // whole code points
  return std::string(line.substr(0, end));
}

}  // namespace

std::string Path::pointer() const {
  if (parent_ == nullptr) return {};
  std::string pointer = parent_->pointer() + '/';
  if (key_.data() == nullptr) return pointer + std::to_string(index_);
  for (const char c : key_) {
    if (c == '~')
      pointer += "~0";
    else if (c == '/')
      pointer += "~1";
    else
      pointer += c;
  }
  return pointer;
}

void Faults::add(std::size_t begin, std::size_t end, std::string pointer, std::string message, std::string hint) {
  if (full()) return;
  ValidationError fault{std::move(pointer), {}, std::move(message), std::move(hint), {}};
  fault.span.begin = begin;
  fault.span.end = end;
  found_.push_back(std::move(fault));
}

void Faults::at(const json::Node& place, const Path& path, std::string message, std::string hint) {
  add(place.begin(), place.end(), path.pointer(), std::move(message), std::move(hint));
}

void Faults::absent_from(const json::Node& parent, const Path& path, std::string message, std::string hint) {
  add(parent.begin(), parent.begin(), path.pointer(), std::move(message), std::move(hint));
}

void Faults::broken_text(const json::JsonError& broken) {
  add(broken.begin, broken.end, "", broken.message, broken.hint);
}

std::vector<ValidationError> Faults::take(std::string_view text) {
  const auto order = [](const ValidationError& fault) {
    return std::tie(fault.span.begin, fault.pointer, fault.message);
  };
  std::sort(found_.begin(), found_.end(),
            [&](const ValidationError& a, const ValidationError& b) { return order(a) < order(b); });
  Positions positions(text);
  for (ValidationError& fault : found_) {
    fault.span = positions.span(fault.span.begin, fault.span.end);
    fault.excerpt = excerpt_of(text.substr(fault.span.begin, fault.span.end - fault.span.begin));
  }
  if (full()) found_.back().hint = "fix these first; more errors may follow";
  return std::move(found_);
}

}  // namespace pm::record
