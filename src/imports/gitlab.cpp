// GitLab: pipelines, deployments (API and webhook) and timeline events of incidents.
#include <array>

#include <fmt/format.h>

#include <pm/text.hpp>

#include "imports/json_reading.hpp"
#include "imports/weights.hpp"

namespace pm::imports::gitlab {
namespace {

using record::EventKind;

constexpr std::string_view lists[] = {"data.project.incidentManagementTimelineEvents.nodes"};

class GitlabReading final : public JsonReading {
 public:
  explicit GitlabReading(const ReadContext& context) : JsonReading(context, lists) {}

 private:
  void take(const JsonItem& item, Sink& sink) override {
    const auto& value = item.value;
    const auto kind = text_at(value, "object_kind");
    if (!item.list.empty() || value_at(value, "occurredAt") != nullptr || value_at(value, "occurred_at") != nullptr)
      return take_timeline_event(value, sink);
    if (kind == "deployment") return take_hook_deployment(value, sink);
    if (const auto* attributes = value_at(value, "object_attributes"); kind == "pipeline" && attributes != nullptr)
      return take_pipeline(*attributes, first_text_at(value, {"user.username"}),
                           first_text_at(value, {"project.path_with_namespace"}), sink);
    if (value_at(value, "deployable") != nullptr || value_at(value, "environment") != nullptr)
      return take_deployment(value, sink);
    if (value_at(value, "sha") != nullptr && value_at(value, "status") != nullptr)
      return take_pipeline(value, first_text_at(value, {"user.username"}), {}, sink);
  }

  void finish_candidate(Candidate candidate, std::string who, std::string_view project, Sink& sink) {
    candidate.is_person = !who.empty();
    candidate.who = std::move(who);
    candidate.source = project.empty() ? "GitLab" : fmt::format("GitLab {}", project);
    hand_over_once(std::move(candidate), sink);
  }

  static void weigh_status(Candidate& candidate, std::string_view status, int points, std::string_view why) {
    candidate.kind = EventKind::change;
    if (status == "created" || status == "pending" || status == "skipped" || status == "blocked" || status == "manual")
      return weigh(candidate, -1, "not run");
    weigh(candidate, points, why);
    if (status == "failed") weigh(candidate, 1, "failed");
  }

  void take_deployment(const json::Value& deployment, Sink& sink) {
    Candidate candidate;
    // created_at is when it was queued
    set_time(candidate, times_.read_at(deployment, {"deployable.started_at", "created_at"}, sink));
    if (const auto end = times_.read_at(deployment, {"deployable.finished_at"}, sink);
        end && candidate.at && end->at > *candidate.at)
      candidate.until = end->at;
    const auto status = text_at(deployment, "status");
    candidate.text = fmt::format("deployment of {} to {}: {}", first_text_at(deployment, {"ref", "sha"}),
                                 text_at(deployment, "environment.name"), status);
    weigh_status(candidate, status, 3, "deployment");
    candidate.url = first_text_at(deployment, {"deployable.web_url", "deployable.pipeline.web_url"});
    candidate.key = "gitlab deployment " + text_at(deployment, "id");
    finish_candidate(std::move(candidate), first_text_at(deployment, {"user.username", "deployable.user.username"}), {},
                     sink);
  }

  void take_hook_deployment(const json::Value& hook, Sink& sink) {
    Candidate candidate;
    set_time(candidate, times_.read_at(hook, {"status_changed_at"}, sink));
    const auto status = text_at(hook, "status");
    candidate.text = fmt::format("deployment of {} to {}: {}", first_text_at(hook, {"ref", "short_sha"}),
                                 text_at(hook, "environment"), status);
    weigh_status(candidate, status, 3, "deployment");
    candidate.url = first_text_at(hook, {"deployable_url"});
    candidate.key = fmt::format("gitlab deployment {} {}", text_at(hook, "deployment_id"), status);
    finish_candidate(std::move(candidate), text_at(hook, "user.username"), text_at(hook, "project.path_with_namespace"),
                     sink);
  }

  void take_pipeline(const json::Value& pipeline, std::string who, std::string_view project, Sink& sink) {
    Candidate candidate;
    set_time(candidate, times_.read_at(pipeline, {"started_at", "created_at"}, sink));
    if (const auto end = times_.read_at(pipeline, {"finished_at"}, sink);
        end && candidate.at && end->at > *candidate.at)
      candidate.until = end->at;
    const auto status = text_at(pipeline, "status");
    candidate.text = fmt::format("pipeline of {}: {}", first_text_at(pipeline, {"ref", "sha"}), status);
    weigh_status(candidate, status, 1, "pipeline");
    if (text_at(pipeline, "source").starts_with("merge_request")) weigh(candidate, -2, "of a merge request");
    candidate.url = first_text_at(pipeline, {"web_url", "url"});
    candidate.key = "gitlab pipeline " + text_at(pipeline, "id");
    finish_candidate(std::move(candidate), std::move(who), project, sink);
  }

  void take_timeline_event(const json::Value& event, Sink& sink) {
    Candidate candidate;
    set_time(candidate, times_.read_at(event, {"occurredAt", "occurred_at"}, sink));
    candidate.text = text_at(event, "note");
    weigh(candidate, 4, "in the timeline of the incident");
    auto tags = items_at(event, "timelineEventTags.nodes");
    if (tags.empty()) tags = items_at(event, "timeline_event_tags");
    for (const auto& tag : tags)
      if (const auto name = first_text_at(tag, {"name"}); !name.empty()) weigh(candidate, 2, name);
    candidate.verbatim = false;
    candidate.key = "gitlab timeline " + first_text_at(event, {"id", "occurredAt", "occurred_at"});
    finish_candidate(std::move(candidate), first_text_at(event, {"author.username", "author.name"}), {}, sink);
  }
};

bool is_like(std::string_view beginning, std::string_view) {
  const JsonOutline outline(beginning);
  if (outline.has("data.project.incidentManagementTimelineEvents.nodes[].note")) return true;
  if (outline.has_all({"[].note"}) && outline.has_any({"[].occurredAt", "[].occurred_at"})) return true;
  if (outline.has("object_kind")) return outline.has_any({"deployment_id", "object_attributes.sha"});
  // older servers give no iid
  const auto is_pipeline = [&](std::initializer_list<std::string_view> all,
                               std::initializer_list<std::string_view> any) {
    return outline.has_all(all) && outline.has_any(any);
  };
  return is_pipeline({"[].sha", "[].status", "[].ref"}, {"[].iid", "[].project_id", "[].before_sha"}) ||
         is_pipeline({"sha", "status", "ref"}, {"iid", "project_id", "before_sha"});
}

}  // namespace

extern const Reader reader;
const Reader reader = {"gitlab", "GitLab: pipelines, deployments and timeline events of incidents", is_like,
                       begin_reading<GitlabReading>, "pipelines, deployments and events"};

}  // namespace pm::imports::gitlab
