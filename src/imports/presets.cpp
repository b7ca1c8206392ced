// Products whose entries need no code: the rows say which fields they have.
#include <array>

#include "imports/field_map.hpp"

namespace pm::imports {
namespace presets {
namespace {

using record::EventKind;
using Paths = std::array<std::string_view, 1>;

// ---- journald: journalctl -o json ---------------------------------------------------------------------------------

constexpr std::array<std::string_view, 1> journald_marks = {"__REALTIME_TIMESTAMP"};
constexpr FieldRule journald_rules[] = {
    {"PRIORITY", "0,1,2,3", 3, "error"},
    {"PRIORITY", "4", 1, "warning"},
    {"PRIORITY", "6,7", -1, "information"},
    // systemd: unit started, stopped, failed, killed for memory
    {"MESSAGE_ID", "39f53479d3a045ac8e11786248231fbf,de5b426a63be47a7b6ac3eaac82e2f6f", 2, "unit started or stopped"},
    {"MESSAGE_ID",
     "be02cf6855d2428ba40df7e9d022f03d,d9b373ed55a64feb8242e02dbe79a49c,fc2e22bc6ee647b6b90729ab34a250b1,"
     "fe6faa94e7774663a0da52717891d8ef",
     3, "unit failed"},
};
constexpr FieldMap journald = {.name = "journald",
                               .reads = "systemd journal: journalctl -o json",
                               .items = "log entries",
                               .marks = journald_marks,
                               // when it was sent, where the journal knows it; else when it was received
                               .at = "_SOURCE_REALTIME_TIMESTAMP|__REALTIME_TIMESTAMP",
                               .text = "{MESSAGE}",
                               .who = "_SYSTEMD_UNIT|SYSLOG_IDENTIFIER|_COMM",
                               .key = "{__CURSOR}",
                               .source = "journal {_HOSTNAME}",
                               .rules = journald_rules};

// ---- Kubernetes: kubectl get events -o json -----------------------------------------------------------------------

constexpr std::array<std::string_view, 4> kubernetes_marks = {"items[].involvedObject+items[].reason",
                                                              "items[].regarding+items[].reason",
                                                              "involvedObject+reason", "regarding+reason"};
constexpr std::array<std::string_view, 1> kubernetes_lists = {"items"};
constexpr FieldRule kubernetes_rules[] = {
    {"type", "Warning", 2, "warning", false, EventKind::signal},
    {"reason", "ScalingReplicaSet,SuccessfulRescale,Killing,DeploymentRollback", 3, "change of the workload", false,
     EventKind::change},
    {"reason", "NodeNotReady,NodeNotSchedulable,OOMKilling,SystemOOM,Evicted,BackOff,FailedMount,FailedScheduling", 1,
     "a known cause"},
    {"reason", "Pulling,Pulled,Created,Started,Scheduled", -2, "routine"},
};
constexpr FieldMap kubernetes = {
    .name = "kubernetes",
    .reads = "Kubernetes events: kubectl get events -o json",
    .items = "events",
    .marks = kubernetes_marks,
    .lists = kubernetes_lists,
    .at = "firstTimestamp|deprecatedFirstTimestamp|eventTime|lastTimestamp|metadata.creationTimestamp",
    .until = "series.lastObservedTime|lastTimestamp|deprecatedLastTimestamp",
    .count = "series.count|count|deprecatedCount",
    .text = "{involvedObject.kind|regarding.kind}/{involvedObject.name|regarding.name}: {reason}: {message|note}",
    .who = "reportingComponent|reportingController|source.component|deprecatedSource.component",
    .key = "{metadata.uid}",
    .source = "Kubernetes {metadata.namespace}",
    .rules = kubernetes_rules};

// ---- AWS CloudTrail: files of a trail, and lookup-events ----------------------------------------------------------

constexpr std::array<std::string_view, 2> cloudtrail_marks = {"Records[].eventSource+Records[].eventName",
                                                              "Events[].CloudTrailEvent"};
constexpr std::array<std::string_view, 2> cloudtrail_lists = {"Records", "Events"};
constexpr FieldRule cloudtrail_rules[] = {
    {"readOnly", "true", -3, "only reads"},
    {"readOnly", "false", 2, "changes something", false, EventKind::change},
    {"errorCode", "", 1, "failed"},
};
constexpr FieldMap cloudtrail = {
    .name = "cloudtrail",
    .reads = "AWS CloudTrail: files of a trail, and aws cloudtrail lookup-events",
    .items = "API calls",
    .marks = cloudtrail_marks,
    .lists = cloudtrail_lists,
    .unwrap = "CloudTrailEvent",
    .at = "eventTime",
    .text = "{eventSource} {eventName}: {errorCode}: {errorMessage}",
    .who = "userIdentity.userName|userIdentity.arn|userIdentity.invokedBy|userIdentity.type",
    .key = "{eventID}",
    .source = "CloudTrail {awsRegion}",
    .program = "userIdentity.type",
    .program_values = "AWSService,AWSAccount",
    .is_person = true,
    .rules = cloudtrail_rules};

// ---- Sentry: issues, events and webhooks; never stacks and variables, which hold secrets --------------------------

constexpr std::array<std::string_view, 7> sentry_marks = {
    "[].shortId+[].culprit", "shortId+culprit",   "data.issue.shortId", "data.event.event_id",
    "data.error.event_id",   "event_id+platform", "event.event_id"};
constexpr FieldRule sentry_rules[] = {
    {"level", "error,fatal", 3, "error", false, EventKind::signal},
    {"data.issue.level", "error,fatal", 3, "error", false, EventKind::signal},
    {"data.event.level", "error,fatal", 3, "error", false, EventKind::signal},
    {"event.level", "error,fatal", 3, "error", false, EventKind::signal},
    // such a webhook has the times of the issue, not its own
    {"action", "resolved,assigned,ignored,archived,unresolved", 1, "change of an issue", false, {}, true},
};
constexpr FieldMap sentry = {
    .name = "sentry",
    .reads = "Sentry: issues, events and webhooks",
    .items = "issues",
    .marks = sentry_marks,
    .at =
        "data.event.datetime|data.error.datetime|event.datetime|event.timestamp|event.received|data.issue.firstSeen|"
        "datetime|dateCreated|firstSeen|timestamp|"
        "received",
    .count = "count|data.issue.count",
    .text =
        "{action}: {data.event.title|data.error.title|data.issue.title|event.title|title|message} "
        "({culprit|data.issue.culprit|data.event.culprit|data.error.culprit})",
    .who = "project.slug|data.issue.project.slug|project",
    .url = "data.event.web_url|data.error.web_url|data.issue.permalink|permalink|web_url",
    .key = "{data.event.event_id|data.error.event_id|event.event_id|event_id|data.issue.id|id} {action}",
    .source = "Sentry",
    .rules = sentry_rules,
    .note = "an issue of Sentry is at its first event ever (firstSeen), which may be long before the incident"};

// ---- Discord: DiscordChatExporter ---------------------------------------------------------------------------------

constexpr std::array<std::string_view, 1> discord_marks = {"guild.id+channel.id"};
constexpr std::array<std::string_view, 1> discord_lists = {"messages"};
constexpr FieldRule discord_rules[] = {
    {"type", "!Default,Reply,0,19,ThreadStarterMessage", 0, "", true},
    {"isPinned", "true", 3, "pinned"},
    {"reactions.0.count", "", 1, "reactions"},
};
constexpr FieldMap discord = {.name = "discord",
                              .reads = "Discord: JSON of DiscordChatExporter",
                              .items = "Discord messages",
                              .marks = discord_marks,
                              .lists = discord_lists,
                              .at = "timestamp",
                              .text = "{content|embeds.0.title|embeds.0.description|attachments.0.fileName}",
                              .who = "author.nickname|author.name",
                              .key = "{^channel.id} {id}",
                              .source = "Discord #{^channel.name}",
                              .program = "author.isBot",
                              .is_person = true,
                              .is_chat = true,
                              .rules = discord_rules,
                              .lists_all = true};

template <const FieldMap& map>
bool is_like(std::string_view beginning, std::string_view) {
  return has_marks(JsonOutline(beginning), map.marks);
}
template <const FieldMap& map>
std::unique_ptr<Reading> begin(const ReadContext& context) {
  return std::make_unique<FieldReading>(map, context);
}
template <const FieldMap& map>
constexpr Reader row() {
  return {map.name, map.reads, is_like<map>, begin<map>, map.items, map.lists_all};
}

}  // namespace

extern const Reader journald_reader, kubernetes_reader, cloudtrail_reader, sentry_reader, discord_reader;
const Reader journald_reader = row<journald>();
const Reader kubernetes_reader = row<kubernetes>();
const Reader cloudtrail_reader = row<cloudtrail>();
const Reader sentry_reader = row<sentry>();
const Reader discord_reader = row<discord>();

}  // namespace presets
}  // namespace pm::imports
