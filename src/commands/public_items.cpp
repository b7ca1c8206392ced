// The texts that may become public, with a proposal for each.
#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include <pm/record.hpp>
#include <pm/text.hpp>
#include <pm/time.hpp>

#include "commands/public_walk.hpp"

namespace pm::commands {
namespace {

using lint::Leak;
using record::Milestone;
using record::Record;

constexpr std::string_view left_out = "x_left_out";

std::string_view mark_of(Leak::Kind kind) {
  switch (kind) {
    case Leak::Kind::host:
      return "[host]";
    case Leak::Kind::ticket:
      return "[ticket]";
    case Leak::Kind::url:
      return "[link]";
    case Leak::Kind::secret:
      return "[secret]";
    case Leak::Kind::email:
    case Leak::Kind::handle:
    case Leak::Kind::address:
      return "[address]";
    default:
      return "[hidden]";
  }
}

bool begins_sentence(std::string_view before) {
  const auto words = text::trim(before);
  return words.empty() || words.back() == '.' || words.back() == '!' || words.back() == '?';
}

/// "the on-call engineer", "the database administrator"; "an engineer" where the role does not say what a person is.
std::string role_for(const Leak& leak, const lint::PrivateTerms& terms, std::string_view before) {
  constexpr std::array nouns = {"engineer",      "manager",   "lead",   "developer",   "operator",
                                "administrator", "commander", "scribe", "facilitator", "agent"};
  const auto* name = terms.name(leak.excerpt);
  const auto role = name == nullptr ? "" : text::lower_ascii(name->role);
  std::string shown = "an engineer";
  if (role == "on call" || role == "on-call")
    shown = "the on-call engineer";
  else if (std::any_of(nouns.begin(), nouns.end(), [&](std::string_view noun) { return role.ends_with(noun); }))
    shown = "the " + name->role;
  if (begins_sentence(before)) shown.front() = shown.front() == 'a' ? 'A' : 'T';
  return shown;
}

std::string dated(const time::Day& day) { return time::day_text(day) + " " + day.text.substr(0, 4); }

std::string first_sentence(std::string_view text) {
  const auto words = text::trim(text);
  for (std::size_t i = 0; i + 1 < words.size(); ++i)
    if ((words[i] == '.' || words[i] == '!' || words[i] == '?') && (words[i + 1] == ' ' || words[i + 1] == '\n'))
      return std::string(words.substr(0, i + 1));
  if (words.empty()) return {};
  return std::string(words) + (words.back() == '.' || words.back() == '!' ? "" : ".");
}

/// What happened and when, whom it affected, and the state of the action items.
std::string customer_summary(const Record& r, const lint::PrivateTerms& terms) {
  const auto zone = record::zone_of(r);
  auto what = redacted(r.title, terms);
  const auto& started = r.times.of(Milestone::started);
  const auto& end =
      r.times.of(Milestone::mitigated) ? r.times.of(Milestone::mitigated) : r.times.of(Milestone::resolved);
  if (started) {
    const bool is_day = record::contains(r.times.day_only, Milestone::started);
    what += fmt::format(" on {}", dated(zone.day(started->at)));
    if (end && !is_day) {
      what += fmt::format(", from {} to {}", time::clock_text(zone, started->at), time::clock_text(zone, end->at));
      if (zone.day(end->at) != zone.day(started->at)) what += " on " + dated(zone.day(end->at));
      what += " " + zone.name();
    }
  }
  what += ".";
  std::size_t open = 0, done = 0;
  for (const auto& fix : r.fixes.value_or(std::vector<record::Fix>{})) {
    open += fix.status == record::FixStatus::open ? 1 : 0;
    done += fix.status == record::FixStatus::done ? 1 : 0;
  }
  if (const auto impact = first_sentence(redacted(r.impact.value_or(""), terms)); !impact.empty()) what += " " + impact;
  if (open + done > 0)
    what += fmt::format(" Of {} action {} against a repetition, {} {} done.", open + done,
                        open + done == 1 ? "item" : "items", done, done == 1 ? "is" : "are");
  return what;
}

record::TextsById* texts_for(record::PublicTexts& p, std::string_view name) {
  switch (name.empty() ? ' ' : name.front()) {
    case 'T':
      return &p.timeline;
    case 'F':
      return &p.factors;
    case 'X':
      return &p.fixes;
    default:
      return nullptr;
  }
}

record::Text* text_for(record::PublicTexts& p, std::string_view name) {
  return name == "title" ? &p.title : name == "summary" ? &p.summary : name == "impact" ? &p.impact : nullptr;
}

json::Value* left_out_list(record::PublicTexts& p) {
  for (auto& [key, value] : p.extra)
    if (key == left_out && value.kind == json::Value::Kind::array) return &value;
  return nullptr;
}

std::vector<std::string> split_list(std::string_view text) {
  std::vector<std::string> all;
  for (std::size_t from = 0; from <= text.size();) {
    const auto comma = std::min(text.find(',', from), text.size());
    if (const auto one = text::trim(text.substr(from, comma - from)); !one.empty()) all.emplace_back(one);
    from = comma + 1;
  }
  return all;
}

/// "T10" after "T9".
bool precedes(const record::TextForId& a, const record::TextForId& b) {
  return std::pair(a.id.size(), a.id) < std::pair(b.id.size(), b.id);
}

}  // namespace

std::string redacted(std::string_view text, const lint::PrivateTerms& terms) {
  const auto leaks = lint::find_leaks(text, terms);
  std::string out;
  std::size_t done = 0;
  for (std::size_t i = 0; i < leaks.size(); ++i) {
    const auto& leak = leaks[i];
    if (!leak.is_certain) continue;
    out += text.substr(done, leak.begin - done);
    done = leak.end;
    if (leak.kind != Leak::Kind::name) {
      out += mark_of(leak.kind);
      continue;
    }
    // First and last name are one person.
    while (i + 1 < leaks.size() && leaks[i + 1].kind == Leak::Kind::name &&
           text.substr(done, leaks[i + 1].begin - done) == " ")
      done = leaks[++i].end;
    out += role_for(leak, terms, out);
  }
  return out + std::string(text.substr(done));
}

std::vector<PublicItem> public_items(const Record& r, const lint::PrivateTerms& terms) {
  std::vector<PublicItem> all;
  const auto add = [&](std::string name, std::string heading, const std::string& internal) {
    if (!text::is_blank(internal) || !public_text_of(r, name).empty())
      all.push_back({std::move(name), std::move(heading), internal, redacted(internal, terms)});
  };
  add("title", "Title", r.title);
  all.push_back({"summary", "What happened, for a customer, in three sentences?", r.summary.value_or(""),
                 customer_summary(r, terms)});
  add("impact", "Impact", r.impact.value_or(""));
  add("services", "Services, separated by commas", text::join(r.services.value_or(std::vector<std::string>{}), ", "));
  const auto zone = record::zone_of(r);
  for (const auto& event : r.timeline.value_or(std::vector<record::Event>{}))
    add(event.id,
        fmt::format("Event {}{}", event.id,
                    record::has_clock(event) ? " · " + time::clock_text(zone, event.at.at) : std::string()),
        event.text);
  for (const auto& factor : r.factors.value_or(std::vector<record::Factor>{}))
    add(factor.id, "Factor " + factor.id, factor.text);
  for (const auto& fix : r.fixes.value_or(std::vector<record::Fix>{}))
    if (record::is_kept(fix))
      add(fix.id, fmt::format("Action item {} · {}", fix.id, record::to_string(fix.status)), fix.title);
  return all;
}

std::string public_text_of(const Record& r, std::string_view name) {
  auto texts = r.public_texts;
  if (name == "services") return text::join(texts.services.value_or(std::vector<std::string>{}), ", ");
  if (const auto* text = text_for(texts, name)) return text->value_or("");
  if (const auto* list = texts_for(texts, name); list != nullptr && *list)
    for (const auto& one : **list)
      if (one.id == name) return one.text;
  return {};
}

bool is_decided(const Record& r, std::string_view name) {
  if (!public_text_of(r, name).empty()) return true;
  auto texts = r.public_texts;
  const auto* list = left_out_list(texts);
  return list != nullptr &&
         std::any_of(list->items.begin(), list->items.end(), [&](const json::Value& one) { return one.text == name; });
}

void set_public_text(Record& r, std::string_view name, const std::optional<std::string>& text) {
  auto& p = r.public_texts;
  p.given = true;
  if (name == "services") {
    p.services = text ? std::optional(split_list(*text)) : std::nullopt;
  } else if (auto* one = text_for(p, name)) {
    *one = text;
  } else if (auto* list = texts_for(p, name)) {
    if (*list) std::erase_if(**list, [&](const record::TextForId& item) { return item.id == name; });
    if (text) {
      if (!*list) list->emplace();
      (*list)->push_back({std::string(name), *text});
      std::sort((*list)->begin(), (*list)->end(), precedes);
    }
    if (*list && (*list)->empty()) list->reset();
  }
  auto* list = left_out_list(p);
  if (list != nullptr) std::erase_if(list->items, [&](const json::Value& one) { return one.text == name; });
  if (!text) {
    if (list == nullptr) {
      p.extra.emplace_back(left_out, json::Value{json::Value::Kind::array, {}, {}, {}});
      list = &p.extra.back().second;
    }
    list->items.push_back(json::Value::string(std::string(name)));
  }
  if (list != nullptr && list->items.empty())
    std::erase_if(p.extra, [&](const auto& one) { return one.first == left_out; });
}

}  // namespace pm::commands
