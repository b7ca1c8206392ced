// Template data of the meeting, waivers and team questions.
#include <cmath>

#include <fmt/format.h>

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "report/view.hpp"

namespace pm::report {

namespace {

using record::Record;

/// "Ana (on call)"
std::string participant(const record::Participant& one) {
  const auto role = identity_text(one.role);
  return role.empty() ? one.name : fmt::format("{} ({})", one.name, role);
}

std::vector<std::string_view> parts_of(std::string_view pointer) {
  std::vector<std::string_view> parts;
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    const auto end = std::min(pointer.find('/'), pointer.size());
    parts.push_back(pointer.substr(0, end));
    pointer.remove_prefix(end);
  }
  return parts;
}

std::optional<std::size_t> index_of(std::string_view digits) {
  if (digits.empty() || digits.size() > 6 || digits.find_first_not_of("0123456789") != std::string_view::npos)
    return {};
  return static_cast<std::size_t>(std::stoul(std::string(digits)));
}

template <class Item>
std::optional<std::string> id_at(const std::optional<std::vector<Item>>& list, std::size_t index) {
  if (!list || index >= list->size()) return std::nullopt;
  return (*list)[index].id;
}

/// "why_so_long" as "why so long".
std::string humanised(std::string_view key) {
  std::string words(key);
  for (auto& c : words)
    if (c == '_' || c == '-') c = ' ';
  return text::is_blank(words) ? std::string(key) : words;
}

}  // namespace

std::string make_sort_key(const Record& r, std::string_view pointer, const ReportClock& clock) {
  const auto parts = parts_of(pointer);
  if (parts.empty()) return {};
  if (parts.size() > 1) {
    const auto index = index_of(parts[1]);
    std::optional<std::string> id;
    if (index && parts[0] == "factors") id = id_at(r.factors, *index);
    if (index && parts[0] == "fixes") id = id_at(r.fixes, *index);
    if (id) return *id;
    if (index && parts[0] == "timeline" && *index < each(r.timeline).size()) {
      const auto& event = each(r.timeline)[*index];
      const auto at = has_clock(event) ? clock.clock(event.at.at) : clock.event_time(event);
      return "timeline, " + (at.empty() ? event.id : at);
    }
  }
  return humanised(parts.front());
}

namespace {

/// A team answer as text: strings unchanged, other values as JSON.
std::string answer_text(const json::Value& value) {
  using Kind = json::Value::Kind;
  switch (value.kind) {
    case Kind::null:
      return {};
    case Kind::boolean:
      return value.text == "true" ? "yes" : "no";
    case Kind::number:
    case Kind::string:
      return value.text;
    case Kind::array:
    case Kind::object:
      break;
  }
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    const auto part = answer_text(value.items[i]);
    if (!text::is_blank(part)) parts.push_back(value.keys.empty() ? part : humanised(value.keys[i]) + ": " + part);
  }
  return text::join(parts, "; ");
}

std::string with_capital(std::string words) {
  if (!words.empty() && words.front() >= 'a' && words.front() <= 'z')
    words.front() = static_cast<char>(words.front() - 'a' + 'A');
  return words;
}

std::vector<std::string> answers_of(const json::Value& value) {
  if (value.kind != json::Value::Kind::array) return {answer_text(value)};
  std::vector<std::string> answers;
  answers.reserve(value.items.size());
  for (const auto& item : value.items) answers.push_back(answer_text(item));
  return answers;
}

}  // namespace

void put_meeting(ViewObject& top, const Record& r, const ReportClock& clock) {
  const auto& m = r.meeting;
  top.word("boss", m.boss).word("scribe", m.scribe);
  top.word("held_at", m.held_at ? std::optional(date(clock.day(m.held_at->at))) : std::nullopt);
  const auto minutes = m.minutes ? std::lround(m.minutes->value) : 0;
  top.word("minutes", minutes < 1 ? "" : fmt::format("{} {}", minutes, minutes == 1 ? "minute" : "minutes"));
  std::vector<std::string> present;
  for (const auto& one : each(m.participants)) present.push_back(participant(one));
  top.words("participants", present)
      .word("participants_text", text::join(present, ", "))
      .flag("axioms_read", m.axioms_read.value_or(false));

  const auto& p = r.process;
  top.word("rating", p.rating ? std::optional(p.rating->text) : std::nullopt).text("improvement", p.improvement);
  top.flag("last_time_kept", p.last_time_kept.value_or(false));
  top.flag("last_time_not_kept", !p.last_time_kept.value_or(true));
  const bool anything = m.boss || m.held_at || !present.empty() || p.rating || p.improvement || p.last_time_kept;
  top.flag("has_meeting", anything);
}

void put_waivers(ViewObject& top, const Record& r, const ReportClock& clock) {
  std::vector<ViewObject> rows;
  for (const auto& waiver : each(r.waivers)) {
    ViewObject row;
    row.word("rule", waiver.rule).word("where", make_sort_key(r, waiver.at, clock));
    row.word("excerpt", waiver.excerpt).word("reason", waiver.reason);
    rows.push_back(std::move(row));
  }
  top.list("waivers", std::move(rows));
}

std::vector<TeamAnswers> team_answers(const Record& r) {
  std::vector<TeamAnswers> all;
  if (!r.custom) return all;
  for (std::size_t i = 0; i < r.custom->keys.size(); ++i) {
    auto answers = answers_of(r.custom->items[i]);
    std::erase_if(answers, [](const std::string& answer) { return text::is_blank(answer); });
    if (!answers.empty()) all.push_back({with_capital(humanised(r.custom->keys[i])), std::move(answers)});
  }
  return all;
}

void put_custom(ViewObject& top, const Record& r) {
  std::vector<ViewObject> rows;
  for (const auto& [question, all] : team_answers(r)) {
    std::vector<ViewObject> answers;
    for (const auto& answer : all) {
      ViewObject entry;
      answers.push_back(std::move(entry.text("text", answer)));
    }
    ViewObject row;
    row.word("question", question).list("answers", std::move(answers));
    rows.push_back(std::move(row));
  }
  top.list("custom", std::move(rows));
}

}  // namespace pm::report
