#include "interview/asked.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace pm::interview {
namespace {

bool has_mark(const record::Texts& list, std::string_view mark) {
  return list && std::ranges::find(*list, mark) != list->end();
}

void add_mark(record::Texts& list, std::string mark) {
  if (has_mark(list, mark)) return;
  if (!list) list.emplace();
  list->push_back(std::move(mark));
}

}  // namespace

std::vector<QuestionRef> asked(const record::Record& r) {
  std::vector<QuestionRef> all;
  if (r.interview.asked)
    for (const auto& text : *r.interview.asked) all.push_back(QuestionRef::from(text));
  return all;
}

bool was_asked(const record::Record& r, const QuestionRef& at) { return has_mark(r.interview.asked, at.text()); }

void mark_asked(record::Record& r, const QuestionRef& at) { add_mark(r.interview.asked, at.text()); }

void forget_asked(record::Record& r, const QuestionRef& at) {
  if (r.interview.asked) std::erase(*r.interview.asked, at.text());
}

void forget_asked_if(record::Record& r, const std::function<bool(const QuestionRef&)>& is_forgotten) {
  if (!r.interview.asked) return;
  std::erase_if(*r.interview.asked, [&](const std::string& text) { return is_forgotten(QuestionRef::from(text)); });
}

void mark_skipped(record::Record& r, const QuestionRef& at, bool is_skipped) {
  if (is_skipped)
    add_mark(r.interview.left, at.text());
  else if (r.interview.left)
    std::erase(*r.interview.left, at.text());
}

std::size_t count_skipped_follow_ups(const record::Record& r, QuestionId question) {
  if (!r.interview.left) return 0;
  return static_cast<std::size_t>(std::ranges::count_if(*r.interview.left, [&](const std::string& text) {
    const auto at = QuestionRef::from(text);
    return at.question == question && !at.subject.empty();
  }));
}

bool was_shown(const record::Record& r, std::string_view what) { return has_mark(r.interview.said, what); }

void mark_shown(record::Record& r, std::string_view what) { add_mark(r.interview.said, std::string(what)); }

bool first_time(record::Record& r, std::string_view what) {
  if (was_shown(r, what)) return false;
  mark_shown(r, what);
  return true;
}

std::size_t count_shown(const record::Record& r, std::string_view beginning) {
  if (!r.interview.said) return 0;
  return static_cast<std::size_t>(
      std::ranges::count_if(*r.interview.said, [&](const auto& mark) { return mark.starts_with(beginning); }));
}

}  // namespace pm::interview
