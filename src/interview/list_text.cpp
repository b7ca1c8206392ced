#include "interview/list_text.hpp"

#include <algorithm>

#include <pm/text.hpp>

#include "interview/item_entry.hpp"
#include "interview/item_text.hpp"
#include "interview/list_editor.hpp"
#include "interview/phrases.hpp"

namespace pm::interview {

using record::ItemPlace;
using record::ListName;
using record::Record;

std::string list_as_text(const InterviewSession& s, record::ListName list) {
  auto text = phrases::fill(phrases::list_heading, record::item_list(list).title) + "\n";
  for (std::size_t i = 0; i < record::item_count(s.record, list); ++i)
    text += record::item_id(s.record, {list, i}) + ": " + typed_item(s, {list, i}) + "\n";
  return text;
}

namespace {

/// A line of a list in the editor.
struct TextLine {
  std::string id;     ///< empty: a new item
  std::string words;  ///< as typed
  std::string whole;
};

std::vector<TextLine> read_list_text(const Record& r, ListName list, std::string_view text) {
  std::vector<TextLine> all;
  for (const auto raw : text::lines(text)) {
    const auto line = text::trim(raw);
    if (line.empty() || line.starts_with('#')) continue;
    TextLine one{"", std::string(line), std::string(line)};
    const auto colon = line.find(':');
    const auto id = upper_id(line.substr(0, colon));
    if (colon != std::string_view::npos && record::find_item(r, id) && id[0] == record::item_list(list).letter)
      one.id = id, one.words = std::string(text::trim(line.substr(colon + 1)));
    all.push_back(std::move(one));
  }
  return all;
}

/// The place of a new item: the last of its list, except in the timeline.
std::string id_of_new(const Record& before, const Record& now, ListName list) {
  for (std::size_t i = record::item_count(now, list); i-- > 0;)
    if (const auto id = record::item_id(now, {list, i}); !record::find_item(before, id)) return id;
  return "";
}

}  // namespace

AnswerResult apply_list_text(InterviewSession& s, record::ListName list, std::string_view text,
                             const InterviewContext& context) {
  const auto before = s.record;
  const auto lines = read_list_text(before, list, text);
  AnswerResult all = stay_in_list();
  ConfirmLinked linked;
  std::string with_reasons = phrases::fill(phrases::list_heading, record::item_list(list).title) + "\n";
  std::vector<std::string> kept;
  bool has_trouble = false;
  for (const auto& line : lines) {
    const auto place = line.id.empty() ? std::nullopt : record::find_item(s.record, line.id);
    AnswerResult one = stay_in_list();
    const auto known = s.record;
    if (std::ranges::find(kept, line.id) != kept.end())
      one = refuse(phrases::fill(phrases::id_twice, line.id));
    else if (!place)
      one = add_item(s, list, {line.words, true, {}, true}, context);
    else if (line.words.empty())
      one = refuse(phrases::fill(phrases::line_without_words, line.id));
    else if (line.words != typed_item(s, *place))
      one = change_item(s, line.id, {line.words, true, 0, true}, context);
    if (one.next != AnswerResult::Next::stay) {
      s.record = known;
      has_trouble = true;
      for (const auto& message : one.messages) with_reasons += "# " + message.text + "\n";
    } else {
      kept.push_back(place ? line.id : id_of_new(known, s.record, list));
      all.messages.insert(all.messages.end(), one.messages.begin(), one.messages.end());
      all.changes.insert(all.changes.end(), one.changes.begin(), one.changes.end());
      if (const auto* others = std::get_if<ConfirmLinked>(&one.confirm))
        linked.changes.insert(linked.changes.end(), others->changes.begin(), others->changes.end());
    }
    with_reasons += line.whole + "\n";
  }
  if (has_trouble) {
    s.record = before;
    auto refused = refuse(std::string(phrases::list_unread));
    refused.refused = with_reasons;
    return refused;
  }
  std::vector<std::size_t> order;
  for (const auto& id : kept) order.push_back(record::find_item(s.record, id)->index);
  for (std::size_t i = 0; i < record::item_count(s.record, list); ++i) {
    if (std::ranges::find(order, i) != order.end()) continue;
    const ItemPlace gone{list, i};
    all.messages.push_back(
        {MessageKind::understood,
         phrases::fill(phrases::item_removed, record::item_id(s.record, gone), line_without_id(s, context, gone))});
    for (const auto& id : record::linked_items(s.record, gone)) linked.changes.push_back({id, std::nullopt});
  }
  if (list == ListName::timeline) std::ranges::sort(order);
  record::reorder_items(s.record, list, order);
  if (s.record == before) return accept({{MessageKind::understood, std::string(phrases::kept_as_before)}});
  all.description = phrases::fill(phrases::list_in_words, record::item_list(list).title);
  std::erase_if(linked.changes, [&](const LinkedChange& c) { return !record::find_item(s.record, c.id); });
  if (!linked.changes.empty()) all.confirm = std::move(linked);
  return all;
}

}  // namespace pm::interview
