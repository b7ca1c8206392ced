#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include <pm/text.hpp>

#include "report/terminal_picture.hpp"
#include "report/wording.hpp"

namespace pm::report {

namespace {

constexpr std::size_t shortest_bar = 10;

std::string repeated(std::string_view piece, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += piece;
  return all;
}

std::string lasting(const Phase& phase) {
  return (phase.roughly ? std::string(wording::about) : "") + time::duration_text(phase.to - phase.from);
}

/// Column of `at` on a scale of `room` columns.
std::size_t columns_before(time::Micros at, time::Micros start, time::Micros end, std::size_t room) {
  const auto part = static_cast<double>((at - start).count()) / static_cast<double>((end - start).count());
  return std::min(room, static_cast<std::size_t>(std::lround(part * static_cast<double>(room))));
}

}  // namespace

std::vector<std::string> picture_lines(const std::vector<Phase>& phases, std::size_t columns, DrawingStyle drawing) {
  std::size_t names = 0, spans = 0;
  for (const auto& phase : phases) {
    names = std::max(names, text::display_width(phase.name));
    spans = std::max(spans, text::display_width(lasting(phase)));
  }
  const auto taken = names + spans + 4;
  const auto room = drawing == DrawingStyle::signs && columns > taken ? columns - taken : 0;
  std::vector<std::string> lines;
  for (const auto& phase : phases) {
    if (phase.from == phase.to) continue;
    auto line = fmt::format("{:<{}}  ", phase.name, names);
    if (room >= shortest_bar) {
      const auto from = std::min(columns_before(phase.from, phases.front().from, phases.back().to, room), room - 1);
      const auto to = std::max(columns_before(phase.to, phases.front().from, phases.back().to, room), from + 1);
      line += std::string(from, ' ') + repeated("█", to - from) + std::string(room - to, ' ') + "  ";
    }
    for (auto& wrapped : text::wrap(line + lasting(phase), columns, "  ")) lines.push_back(std::move(wrapped));
  }
  return lines;
}

}  // namespace pm::report
