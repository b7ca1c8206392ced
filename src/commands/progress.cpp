#include "commands/progress.hpp"

#include <algorithm>
#include <ostream>

#include <fmt/format.h>

#include <pm/text.hpp>

#include "commands/context.hpp"

namespace pm::commands {

namespace {

constexpr std::chrono::milliseconds before_first{1000}, between{200};

bool is_wanted(const CommandContext& context) {
  const auto& world = context.environment();
  return world.err_is_terminal && world.variable("TERM") != "dumb" && !context.options().quiet;
}

/// "45 s", "3 min", "2 h"
std::string in_words(double seconds) {
  constexpr double minute = 60, hour = 3600;
  if (seconds < 2 * minute) return fmt::format("{:.0f} s", std::max(seconds, 1.0));
  return seconds < 2 * hour ? fmt::format("{:.0f} min", seconds / minute) : fmt::format("{:.0f} h", seconds / hour);
}

}  // namespace

void StatusLine::show(const std::string& line) {
  const std::lock_guard alone(printing_);
  // One column is left free: a terminal would wrap a full line.
  *world_->err << "\r\x1b[K" << text::truncate_to_width(line, std::max<std::size_t>(world_->columns, 2) - 1)
               << std::flush;
  is_shown_ = true;
}

void StatusLine::clear() {
  const std::lock_guard alone(printing_);
  if (is_shown_) *world_->err << "\r\x1b[K" << std::flush;
  is_shown_ = false;
}

Progress::Progress(const CommandContext& context, std::string_view what, std::size_t total)
    : context_(context),
      what_(what),
      total_(total),
      is_on_(is_wanted(context)),
      begin_(is_on_ ? context.environment().now() : time::Micros()) {
  next_ = (begin_ + before_first).time_since_epoch().count();
}

Progress::~Progress() {
  if (is_on_) context_.status().clear();
}

void Progress::advance(std::size_t by) {
  if (!is_on_) return;
  const auto done = done_ += by;
  const auto now = context_.environment().now();
  auto next = next_.load();
  if (now.time_since_epoch().count() < next) return;
  // Of several threads one draws.
  if (!next_.compare_exchange_strong(next, (now + between).time_since_epoch().count())) return;
  const auto elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(now - begin_);
  context_.status().show("pm: " + progress_text(what_, done, total_, elapsed));
}

std::string progress_text(std::string_view what, std::size_t done, std::size_t total,
                          std::chrono::milliseconds elapsed) {
  const auto seconds = std::max(static_cast<double>(elapsed.count()) / 1000, 0.001);
  const auto rate = static_cast<double>(done) / seconds;
  auto text = total == 0 ? fmt::format("{} {}", done, what) : fmt::format("{} of {} {}", done, total, what);
  text += rate < 10 ? fmt::format(", {:.1f} a second", rate) : fmt::format(", {:.0f} a second", rate);
  if (total > done && done > 0) text += ", " + in_words(static_cast<double>(total - done) / rate) + " left";
  return text;
}

}  // namespace pm::commands
