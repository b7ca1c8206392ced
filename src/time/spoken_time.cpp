#include <fmt/format.h>

#include <pm/spoken_time.hpp>
#include <pm/text.hpp>

#include "time/resolve.hpp"
#include "time/said.hpp"
#include "time/sentences.hpp"

namespace pm::spoken {
namespace {

/// No time is longer; what is longer need not be looked at.
constexpr std::size_t longest_time = 100;

std::string shortened(std::string_view words) { return text::cut_to_width(text::repaired(words), 30); }

}  // namespace

Told time(std::string_view words, const Context& context) {
  const auto trimmed = text::trim(words);
  if (trimmed.empty()) return NotUnderstood{std::string(sentences::empty)};
  const auto lower = text::lower_ascii(trimmed.substr(0, longest_time));
  Reader reader(lower);
  const auto said = said::read(reader);
  if (!said || !reader.done() || trimmed.size() > longest_time)
    return NotUnderstood{fmt::format(sentences::not_a_time, shortened(trimmed))};
  return resolve(*said, context);
}

}  // namespace pm::spoken
