#include "report/canvas.hpp"

#include <algorithm>

#include <fmt/format.h>

#include <pm/html.hpp>
#include <pm/text.hpp>

namespace pm::report {
namespace {

// Of Arial and its relatives, and a little more for others, in parts of the font size.
constexpr double ascent = 0.95, descent = 0.25;

double space(double size) { return text_width(" ", size, Weight::regular); }

std::string attribute(std::string_view name, double value) { return fmt::format(" {}=\"{}\"", name, units(value)); }

}  // namespace

double PictureText::width() const {
  const auto bold_width = text_width(bold, size, Weight::bold), muted_width = text_width(muted, size, Weight::regular);
  const auto plain_width = text_width(plain, size, Weight::regular);
  const int parts =
      static_cast<int>(!bold.empty()) + static_cast<int>(!muted.empty()) + static_cast<int>(!plain.empty());
  return bold_width + muted_width + plain_width + std::max(parts - 1, 0) * space(size);
}

void PictureText::fit(double most) {
  if (width() <= most) return;
  auto head = *this;
  head.plain.clear();
  plain = cut_to_units(plain, std::max(most - head.width() - space(size), 0.0), size, Weight::regular);
}

void Canvas::line(std::string_view style, double x1, double y1, double x2, double y2) {
  body_ += fmt::format("<line class=\"{}\"{}{}{}{}/>", style, attribute("x1", x1), attribute("y1", y1),
                       attribute("x2", x2), attribute("y2", y2));
}

void Canvas::rect(std::string_view style, double x, double y, double width, double height) {
  body_ += fmt::format("<rect class=\"{}\"{}{}{}{}/>", style, attribute("x", x), attribute("y", y),
                       attribute("width", width), attribute("height", height));
}

void Canvas::path(std::string_view style, const std::string& d) {
  body_ += fmt::format("<path class=\"{}\" d=\"{}\"/>", style, d);
}

PlacedBox Canvas::box_of(const PictureText& text, double x, double y) {
  return {x, y - ascent * text.size, x + text.width(), y + descent * text.size};
}

bool Canvas::is_free(const PlacedBox& box, double margin) const {
  if (box.left < 0 || box.right > width_) return false;
  const PlacedBox wide{box.left - margin, box.top, box.right + margin, box.bottom};
  return std::none_of(boxes_.begin(), boxes_.end(), [&](const PlacedBox& other) { return wide.overlaps(other); });
}

void Canvas::text(const PictureText& text, double x, double y, std::vector<std::string> events) {
  auto box = box_of(text, x, y);
  box.events = std::move(events);
  if (box.right <= box.left) return;
  body_ += "<text";
  if (!text.style.empty()) body_ += fmt::format(" class=\"{}\"", text.style);
  body_ += attribute("x", x) + attribute("y", y) + attribute("font-size", text.size);
  body_ += attribute("textLength", text.width()) + " lengthAdjust=\"spacingAndGlyphs\">";
  std::vector<std::string> parts;
  if (!text.bold.empty()) parts.push_back("<tspan class=\"b\">" + escape::for_html(text.bold) + "</tspan>");
  if (!text.muted.empty()) parts.push_back("<tspan class=\"m\">" + escape::for_html(text.muted) + "</tspan>");
  if (!text.plain.empty()) parts.push_back(escape::for_html(text.plain));
  body_ += text::join(parts, " ") + "</text>";
  boxes_.push_back(std::move(box));
}

// ---- Labels of events

namespace {

constexpr double between_labels = 6;  ///< from the end of a label to the next pole
constexpr double badges_apart = 44;   ///< nearer ones are joined

}  // namespace

std::size_t assign_lanes(std::vector<EventLabel>& labels) {
  std::size_t lanes = 0;
  for (std::size_t i = labels.size(); i-- > 0;) {
    auto& label = labels[i];
    label.lane = 0;
    const double end = label.x + label.width + between_labels;
    for (std::size_t later = i + 1; later < labels.size() && labels[later].x < end; ++later)
      label.lane = std::max(label.lane, labels[later].lane + 1);
    lanes = std::max(lanes, label.lane + 1);
  }
  return lanes;
}

std::vector<EventLabel> joined_badges(const std::vector<EventLabel>& badges) {
  std::vector<EventLabel> joined;
  for (const auto& badge : badges) {
    if (joined.empty() || badge.x >= joined.back().x + std::max(badges_apart, joined.back().width + between_labels)) {
      joined.push_back(badge);
      joined.back().lane = 0;
      continue;
    }
    auto& group = joined.back();
    group.events.insert(group.events.end(), badge.events.begin(), badge.events.end());
    group.text.plain = fmt::format("+{}", group.events.size() - 1);
    group.width = group.text.width() + (badge.width - badge.text.width());
  }
  return joined;
}

}  // namespace pm::report
