// Grafana: annotations of its HTTP API.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include <pm/text.hpp>

#include "imports/json_reading.hpp"
#include "imports/source_text.hpp"
#include "imports/weights.hpp"

namespace pm::imports::grafana {
namespace {

using record::EventKind;

constexpr std::size_t default_limit = 100;

bool has_tag(const json::Value& annotation, std::initializer_list<std::string_view> words) {
  for (const auto& tag : items_at(annotation, "tags")) {
    const auto lower = text::lower_ascii(tag.text);
    if (std::ranges::any_of(words, [&](auto word) { return lower.find(word) != lower.npos; })) return true;
  }
  return false;
}

class AnnotationReading final : public JsonReading {
 public:
  explicit AnnotationReading(const ReadContext& context) : JsonReading(context, {}) {}

 private:
  void take(const JsonItem& item, Sink& sink) override {
    const auto& annotation = item.value;
    ++count_;
    Candidate candidate;
    set_time(candidate, times_.read_at(annotation, {"time", "created"}, sink));
    const auto end = times_.read_at(annotation, {"timeEnd"}, sink);
    if (end && candidate.at && end->at > *candidate.at) candidate.until = end->at;
    const auto state = text_at(annotation, "newState");
    const auto name = first_text_at(annotation, {"alertName"});
    candidate.text = without_tags(text_at(annotation, "text"));
    if (!state.empty() && candidate.text.empty())
      candidate.text = fmt::format("{} {}", name.empty() ? "alert" : name, state);
    set_weight(candidate, annotation, text::lower_ascii(state));
    candidate.who = first_text_at(annotation, {"login", "userName", "email"});
    candidate.is_person = !candidate.who.empty();
    candidate.source = "Grafana";
    candidate.key = "grafana annotation " + text_at(annotation, "id");
    hand_over_once(std::move(candidate), sink);
  }

  void end_document(Sink& sink) override {
    if (count_ == default_limit)
      sink.note(fmt::format("{} has 100 annotations, the default limit: there may be more; ask with a higher limit",
                            document_));
    count_ = 0;
  }

  static void set_weight(Candidate& candidate, const json::Value& annotation, std::string_view state) {
    if (state == "alerting" || state == "firing" || state.starts_with("alerting")) {
      candidate.kind = EventKind::signal;
      weigh(candidate, 4, "alert fired");
    } else if (state == "ok" || state == "normal" || state == "resolved" || state.starts_with("normal")) {
      candidate.kind = EventKind::signal;
      weigh(candidate, 3, "alert resolved");
    } else if (state == "pending") {
      candidate.kind = EventKind::signal;
      weigh(candidate, 1, "alert pending");
    } else if (has_tag(annotation, {"deploy", "release", "rollback", "change"})) {
      candidate.kind = EventKind::change;
      weigh(candidate, 3, "deployment");
    } else if (state.empty()) {
      weigh(candidate, 2, "annotation");
    }
  }

  std::size_t count_ = 0;
};

bool is_like(std::string_view beginning, std::string_view) {
  const JsonOutline outline(beginning);
  return outline.has_all({"[].time", "[].text", "[].tags"}) &&
         outline.has_any({"[].dashboardId", "[].dashboardUID", "[].panelId", "[].alertId", "[].timeEnd"});
}

}  // namespace

extern const Reader reader;
const Reader reader = {"grafana", "Grafana: annotations", is_like, begin_reading<AnnotationReading>, "annotations"};

}  // namespace pm::imports::grafana
