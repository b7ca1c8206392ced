// Slack: an export (users.json, channels.json, a directory of days for each channel) and answers of
// conversations.history and conversations.replies.
#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>

#include <fmt/format.h>

#include <pm/text.hpp>

#include "imports/json_reading.hpp"
#include "imports/slack_text.hpp"
#include "imports/source_text.hpp"
#include "imports/weights.hpp"

namespace pm::imports::slack {
namespace {

constexpr std::string_view lists[] = {"messages"};

/// Files of an export with the ids of its channels. They are nearer to the top than the days, so they are read before.
constexpr std::string_view channel_files[] = {"channels.json", "groups.json", "mpims.json"};
/// Files of an export that have no messages.
constexpr std::string_view other_files[] = {
    "dms.json",   "canvases.json",          "integration_logs.json", "huddle_transcripts.json",
    "lists.json", "file_conversations.json"};
constexpr std::string_view user_files[] = {"users.json", "org_users.json"};

constexpr std::string_view dropped_subtypes[] = {"channel_join",
                                                 "channel_leave",
                                                 "channel_topic",
                                                 "channel_purpose",
                                                 "channel_name",
                                                 "channel_archive",
                                                 "channel_unarchive",
                                                 "channel_posting_permissions",
                                                 "channel_convert_to_private",
                                                 "group_join",
                                                 "group_leave",
                                                 "group_topic",
                                                 "group_purpose",
                                                 "group_name",
                                                 "group_archive",
                                                 "group_unarchive",
                                                 "pinned_item",
                                                 "unpinned_item",
                                                 "bot_add",
                                                 "bot_remove",
                                                 "bot_enable",
                                                 "bot_disable",
                                                 "tombstone",
                                                 "message_deleted",
                                                 "message_replied",
                                                 "reminder_add",
                                                 "ekm_access_denied"};

std::string_view file_of(std::string_view path) { return path.substr(path.rfind('/') + 1); }

/// The channel's directory in an export; empty: none.
std::string_view directory_of(std::string_view path) {
  const auto slash = path.rfind('/');
  if (slash == path.npos) return {};
  const auto directory = path.substr(0, slash);
  return directory.substr(directory.rfind('/') + 1);
}

/// "2026-11-25.json"
bool is_day_file(std::string_view file) {
  constexpr std::string_view json = ".json";
  return file.ends_with(json) && time::parse_day(file.substr(0, file.size() - json.size())).has_value();
}

std::string_view without_hash(std::string_view channel) {
  if (channel.starts_with('#')) channel.remove_prefix(1);
  return channel;
}

std::size_t count_of(const json::Value& value, std::string_view path) {
  const auto text = text_at(value, path);
  std::size_t count = 0;
  std::from_chars(text.data(), text.data() + text.size(), count);
  return count;
}

std::string plural(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

/// The channel as an answer of the API or a dump of it names it.
struct Channel {
  std::string id, name;
};

class SlackReading final : public JsonReading {
 public:
  explicit SlackReading(const ReadContext& context) : JsonReading(context, lists) {}

  Result<void> read(streams::ByteStream& document, std::string_view name, Sink& sink) override {
    const auto file = file_of(name);
    if (std::ranges::find(other_files, file) != std::end(other_files)) return {};
    is_export_ = is_day_file(file) && !directory_of(name).empty();
    const auto wanted = without_hash(context_.channel);
    if (is_export_ && !wanted.empty() && !is_wanted({id_of(directory_of(name)), std::string(directory_of(name))}))
      return {};
    is_complete_ = true;
    is_channel_file_ = std::ranges::find(channel_files, file) != std::end(channel_files);
    auto read = JsonReading::read(document, name, sink);
    if (read && !is_complete_)
      sink.note(fmt::format("{} is incomplete: it is one page of an answer with more (has_more)", name));
    return read;
  }

  /// A name that is typed wrongly must not look like a channel without messages.
  Result<void> finish(Sink& sink) override {
    if (is_channel_found_ || others_.empty()) return {};
    constexpr std::size_t most = 10;
    std::vector<std::string> names(others_.begin(), others_.end());
    const std::vector<std::string_view> all(others_.begin(), others_.end());
    if (const auto near = text::nearest(without_hash(context_.channel), all))
      std::ranges::stable_partition(names, [&](const std::string& name) { return name == *near; });
    const auto rest = names.size() - std::min(most, names.size());
    names.resize(names.size() - rest);
    sink.note(fmt::format("there is no channel \"{}\"; the channels are: {}{}", context_.channel,
                          text::join(names, ", "), rest > 0 ? fmt::format(" and {} more", text::grouped(rest)) : ""));
    return {};
  }

 private:
  [[nodiscard]] std::string id_of(std::string_view channel) const {
    const auto id = ids_.find(channel);
    return id == ids_.end() ? std::string() : id->second;
  }
  /// Whether `--channel` names it, by its name or id.
  bool is_wanted(const Channel& channel) {
    const auto wanted = without_hash(context_.channel);
    const bool is_it = channel.name == wanted || channel.id == wanted;
    is_channel_found_ |= is_it;
    constexpr std::size_t most_others = 10'000;
    if (!is_it && others_.size() < most_others) others_.insert(channel.name.empty() ? channel.id : channel.name);
    return is_it;
  }

  void take(const JsonItem& item, Sink& sink) override {
    const auto& value = item.value;
    if (is_channel_file_) return take_channel(value);
    if (value_at(value, "ts") != nullptr) return take_message(value, item.around, sink);
    if (value_at(value, "profile") != nullptr && value_at(value, "id") != nullptr) return take_user(value, sink);
    if (is_true(value, "has_more")) is_complete_ = false;
    if (text_at(value, "ok") == "false")
      sink.note(fmt::format("{} is an error of the API: {}", document_, text_at(value, "error")));
  }

  void take_channel(const json::Value& channel) {
    auto name = text_at(channel, "name"), id = text_at(channel, "id");
    if (!name.empty() && !id.empty()) ids_.emplace(std::move(name), std::move(id));
  }

  static void take_user(const json::Value& user, Sink& sink) {
    give_names(text_at(user, "id"), user, {"profile.real_name", "real_name", "profile.display_name", "name"}, sink);
  }

  /// All of them: each may be in a text.
  static void give_names(const std::string& id, const json::Value& value, std::initializer_list<std::string_view> paths,
                         Sink& sink) {
    for (const auto path : paths)
      if (const auto name = text_at(value, path); !name.empty()) sink.name(id, name);
  }

  void take_message(const json::Value& raw, const json::Value& around, Sink& sink) {
    const auto* changed = text_at(raw, "subtype") == "message_changed" ? value_at(raw, "message") : nullptr;
    const auto& message = changed != nullptr ? *changed : raw;
    const auto subtype = text_at(message, "subtype");
    if (std::ranges::find(dropped_subtypes, subtype) != std::end(dropped_subtypes) || is_true(message, "hidden"))
      return sink.drop();
    const auto channel = channel_of(message, around);
    const auto wanted = without_hash(context_.channel);
    const bool is_known = !channel.id.empty() || !channel.name.empty();
    if (!wanted.empty() && is_known && !is_wanted(channel)) return;

    // answers of the API have the replies of a thread apart from its channel
    if (!is_export_ && value_at(message, "thread_ts") != nullptr) sink.mark_partial();

    const auto ts = text_at(message, "ts");
    const auto at = epoch_time(ts);
    if (!at) return sink.drop();
    Candidate candidate;
    candidate.at = at;
    candidate.precision = record::Precision::second;
    const bool is_bot = set_author(candidate, message, sink);
    candidate.text = message_text(message, is_bot, sink);
    const auto& shown = channel.name.empty() ? channel.id : channel.name;
    if (shown.empty())
      sink.note(fmt::format("{} does not say its channel: name it with --channel ID, as in the export", document_));
    candidate.source = shown.empty() ? "Slack" : fmt::format("Slack #{}", shown);
    candidate.key = fmt::format("slack {} {}",
                                !channel.id.empty()    ? channel.id
                                : channel.name.empty() ? "?"
                                                       : channel.name,
                                ts);
    candidate.url = first_text_at(message, {"permalink"});
    if (candidate.url.empty() && is_bot) candidate.url = link_of_attachment(message);
    if (candidate.url.empty()) candidate.url = first_link(candidate.text);
    weigh(candidate, message, is_bot);
    hand_over(std::move(candidate), sink);
  }

  [[nodiscard]] Channel channel_of(const json::Value& message, const json::Value& around) const {
    Channel channel;
    if (is_day_file(file_of(document_))) channel.name = directory_of(document_);
    if (!channel.name.empty()) {
      channel.id = id_of(channel.name);
      return channel;
    }
    channel.id = first_text_at(around, {"channel_id", "channel.id", "channel"});
    if (channel.id.empty()) channel.id = first_text_at(message, {"channel", "channel.id"});
    channel.name = first_text_at(around, {"channel_name", "channel.name", "name"});
    if (channel.id.empty() && channel.name.empty()) channel.name = without_hash(context_.channel);
    return channel;
  }

  /// Returns whether a program wrote it.
  static bool set_author(Candidate& candidate, const json::Value& message, Sink& sink) {
    const auto user = first_text_at(message, {"user", "comment.user"});
    const bool is_bot = value_at(message, "bot_id") != nullptr || text_at(message, "subtype") == "bot_message";
    if (is_bot) {
      candidate.who = first_text_at(message, {"username", "bot_profile.name", "bot_id", "user"});
      return true;
    }
    candidate.who = !user.empty() ? user : text_at(message, "username");
    candidate.is_person = !candidate.who.empty();
    if (!user.empty())
      give_names(user, message, {"user_profile.real_name", "user_profile.display_name", "user_profile.name"}, sink);
    return false;
  }

  static std::string link_of_attachment(const json::Value& message) {
    for (const auto& attachment : items_at(message, "attachments"))
      if (const auto link = text_at(attachment, "title_link"); link.starts_with("http")) return link;
    return {};
  }

  static void weigh(Candidate& candidate, const json::Value& message, bool is_bot) {
    weigh_message(candidate, is_bot);
    if (!items_at(message, "pinned_to").empty()) imports::weigh(candidate, 3, "pinned");
    if (is_true(message, "is_starred")) imports::weigh(candidate, 3, "starred");
    std::size_t reactions = 0;
    for (const auto& reaction : items_at(message, "reactions")) reactions += count_of(reaction, "count");
    if (reactions > 0) imports::weigh(candidate, reactions >= 3 ? 2 : 1, plural(reactions, "reaction", "reactions"));
    if (const auto replies = count_of(message, "reply_count"); replies > 0)
      imports::weigh(candidate, 2, fmt::format("first in a thread of {}", plural(replies, "reply", "replies")));
    if (text_at(message, "subtype") == "thread_broadcast") imports::weigh(candidate, 1, "sent to the channel, too");
  }

  bool is_complete_ = true, is_channel_file_ = false, is_export_ = false;
  bool is_channel_found_ = false;                        ///< the one of `--channel`
  std::map<std::string, std::string, std::less<>> ids_;  ///< of the channels of an export, by name
  std::set<std::string, std::less<>> others_;            ///< channels that `--channel` leaves out
};

bool is_like(std::string_view beginning, std::string_view name) {
  const auto file = file_of(name);
  // a day without messages
  if (is_day_file(file) && !directory_of(name).empty() && text::trim(beginning) == "[]") return true;
  const JsonOutline outline(beginning);
  if (std::ranges::find(user_files, file) != std::end(user_files))
    return outline.has_all({"[].id", "[].profile"}) || beginning.starts_with("[]");
  const bool is_part_of_export = std::ranges::find(other_files, file) != std::end(other_files) ||
                                 std::ranges::find(channel_files, file) != std::end(channel_files);
  if (is_part_of_export) return beginning.starts_with('[');
  if (outline.has("[].ts") && outline.has("[].type"))
    return outline.has_any({"[].text", "[].user", "[].bot_id", "[].subtype"});
  if (outline.has("messages[].ts")) return outline.has_any({"messages[].text", "messages[].type", "messages[].user"});
  return outline.has_all({"[].id", "[].profile.real_name"}) &&
         outline.has_any({"[].team_id", "[].profile.display_name"});
}

}  // namespace

extern const Reader reader;
const Reader reader = {
    "slack",          "Slack: an export, and answers of conversations.history and conversations.replies",
    is_like,          begin_reading<SlackReading>,
    "Slack messages", true};

}  // namespace pm::imports::slack
