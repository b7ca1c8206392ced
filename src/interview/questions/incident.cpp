// Section "incident": asked by `--prep`; in the meeting only what is missing.
#include <algorithm>
#include <array>
#include <charconv>

#include <pm/text.hpp>

#include "interview/item_entry.hpp"
#include "interview/phrases.hpp"
#include "interview/questions/questions.hpp"

namespace pm::interview {
namespace {

using record::IncidentKind;
using record::Record;

constexpr auto kinds =
    std::to_array<std::string_view>({"outage", "slow or degraded", "near miss", "data", "security", "something else"});

std::string joined(const record::Texts& texts) { return texts ? text::join(*texts, ", ") : ""; }

// --- title

std::string title_answer(const InterviewSession& s) { return s.record.title; }

AnswerResult take_title(InterviewSession& s, const AnswerText& words, const InterviewContext&) {
  auto lines = texts_of(words);
  if (lines.empty()) {
    if (s.record.title.empty()) s.record.title = "Incident";
    return accept({{MessageKind::understood, s.record.title}});
  }
  s.record.title = text::join(lines, " ");
  AnswerResult result = accept();
  if (lines.size() > 1) result.messages.push_back({MessageKind::understood, std::string(phrases::one_line_wanted)});
  result.changes.push_back({"/title", s.record.title});
  return result;
}

// --- kind

std::string kind_answer(const InterviewSession& s) {
  return s.record.kind ? std::string(kinds[static_cast<std::size_t>(*s.record.kind)]) : "";
}

AnswerResult take_kind(InterviewSession& s, const AnswerText& words, const InterviewContext&) {
  if (text::is_blank(words.text)) return accept({{MessageKind::understood, std::string(phrases::left_open)}});
  std::string rest;
  const auto picked = choice(words.text, kinds, rest);
  if (!picked) return refuse(phrases::fill(phrases::choose, text::trim(words.text), kinds.size()));
  s.record.kind = static_cast<IncidentKind>(*picked - 1);
  AnswerResult result = accept({{MessageKind::understood, std::string(kinds[*picked - 1])}});
  if (s.record.kind == IncidentKind::near_miss) {
    result.messages.push_back({MessageKind::note, std::string(phrases::near_miss_welcome)});
    // A near miss has no recovery; marked as not applicable so that no rule asks for it.
    if (!s.record.times.not_applicable) s.record.times.not_applicable.emplace();
    auto& out = *s.record.times.not_applicable;
    if (!s.record.times.of(record::Milestone::resolved) && out.empty()) out.push_back(record::Milestone::resolved);
  }
  return result;
}

// --- severity

bool has_scale(const InterviewSession&, const InterviewContext& context) {
  return !context.check.severity_scale.empty();
}

std::string severity_answer(const InterviewSession& s) { return s.record.severity.value_or(""); }

void phrase_severity(const InterviewSession&, const InterviewContext& context, std::string& ask, std::string&) {
  std::string choices;
  std::size_t number = 0;
  for (const auto& name : context.check.severity_scale) {
    choices += number == 0 ? " " : " · ";
    choices += std::to_string(++number) + " " + name;
  }
  ask = phrases::fill(phrases::severity_scale, choices);
}

AnswerResult take_severity(InterviewSession& s, const AnswerText& words, const InterviewContext& context) {
  if (text::is_blank(words.text)) return accept({{MessageKind::understood, std::string(phrases::left_open)}});
  const auto& scale = context.check.severity_scale;
  const auto picked = own_choice(words.text, scale);
  if (!picked) return refuse(phrases::fill(phrases::choose, text::trim(words.text), scale.size()));
  s.record.severity = scale[*picked - 1];
  return accept({{MessageKind::understood, *s.record.severity}});
}

// --- impact

std::string impact_answer(const InterviewSession& s) { return s.record.impact.value_or(""); }

void phrase_impact(const InterviewSession& s, const InterviewContext&, std::string& ask, std::string&) {
  if (s.record.kind == IncidentKind::near_miss) ask = std::string(phrases::would_have_felt);
}

AnswerResult take_impact(InterviewSession& s, const AnswerText& words, const InterviewContext&) {
  if (text::is_blank(words.text)) return accept({{MessageKind::understood, std::string(phrases::left_open)}});
  s.record.impact = std::string(text::trim(words.text));
  AnswerResult result = accept();
  result.changes.push_back({"/impact", *s.record.impact});
  return result;
}

// --- services

std::string services_answer(const InterviewSession& s) { return joined(s.record.services); }

bool has_name(const std::vector<std::string>& names, const std::string& name) {
  return std::ranges::any_of(names,
                             [&](const auto& other) { return text::lower_ascii(other) == text::lower_ascii(name); });
}

/// A line with a present name is the whole list; otherwise its names are added. "-name" removes one.
AnswerResult change_services(std::vector<std::string>& services, const std::vector<std::string>& typed) {
  const auto before = services;
  const bool is_whole = std::ranges::any_of(typed, [&](const auto& name) { return has_name(before, name); });
  if (is_whole) services.clear();
  for (const auto& name : typed) {
    if (name.starts_with('-') && has_name(before, name.substr(1)))
      std::erase_if(services, [&](const auto& other) { return has_name({name.substr(1)}, other); });
    else if (!has_name(services, name))
      services.push_back(name);
  }
  AnswerResult result = accept({{MessageKind::understood, text::join(services, ", ")}});
  std::vector<std::string> removed;
  for (const auto& name : before)
    if (!has_name(services, name)) removed.push_back(name);
  if (!removed.empty())
    result.messages.push_back(
        {MessageKind::understood, phrases::fill(phrases::services_removed, text::join(removed, ", "))});
  return result;
}

AnswerResult take_services(InterviewSession& s, const AnswerText& words, const InterviewContext&) {
  std::vector<std::string> names;
  for (const auto& line : texts_of(words)) {
    std::string_view left = line;
    while (!left.empty()) {
      const auto comma = left.find(',');
      const auto name = text::trim(left.substr(0, comma));
      if (!name.empty()) names.emplace_back(name);
      left = comma == std::string_view::npos ? std::string_view{} : left.substr(comma + 1);
    }
  }
  if (names.empty()) return accept({{MessageKind::understood, std::string(phrases::left_open)}});
  if (!s.record.services) s.record.services.emplace();
  return change_services(*s.record.services, names);
}

// --- people

AnswerResult take_people(InterviewSession& s, const AnswerText& words, const InterviewContext& context) {
  const auto lines = texts_of(words);
  if (lines.empty()) return accept();
  AnswerResult result = stay_in_list();
  for (const auto& line : lines) {
    auto one = add_item(s, record::ListName::participants, {line}, context);
    if (one.next == AnswerResult::Next::refuse) return one;
    append(result, std::move(one));
  }
  return result;
}

// --- cost

std::string cost_answer(const InterviewSession& s) {
  const auto& cost = s.record.cost;
  std::string answer = cost.amount ? cost.amount->text : "";
  if (cost.unit) answer += (answer.empty() ? "" : " ") + *cost.unit;
  if (cost.note) answer += (answer.empty() ? "" : ", ") + *cost.note;
  return answer;
}

/// "200 person-hours", "EUR 8000": a number and a unit, in either order. Other text becomes the note.
AnswerResult take_cost(InterviewSession& s, const AnswerText& words, const InterviewContext&) {
  const auto answer = text::trim(words.text);
  if (answer.empty()) return accept({{MessageKind::understood, std::string(phrases::left_open)}});
  auto& cost = s.record.cost;
  cost.amount.reset(), cost.unit.reset(), cost.note.reset();
  const auto digits = answer.find_first_of("0123456789");
  const auto end = digits == std::string_view::npos ? digits : answer.find_first_not_of("0123456789.,' ", digits);
  const auto before = text::trim(answer.substr(0, digits == std::string_view::npos ? 0 : digits));
  const auto after = end == std::string_view::npos ? std::string_view{} : text::trim(answer.substr(end));
  std::string plain;
  if (digits != std::string_view::npos)
    for (const char c : answer.substr(digits, end == std::string_view::npos ? end : end - digits))
      if ((c >= '0' && c <= '9') || c == '.') plain += c;
  double amount = 0;
  const auto [stop, error] = std::from_chars(plain.data(), plain.data() + plain.size(), amount);
  const bool number = !plain.empty() && error == std::errc{} && stop == plain.data() + plain.size();
  const bool one_unit =
      before.empty() != after.empty() && (before.empty() ? after : before).find(' ') == std::string_view::npos;
  if (!number || !one_unit) {
    cost.note = std::string(answer);
  } else {
    cost.amount = record::Number::of(amount);
    cost.unit = std::string(before.empty() ? after : before);
  }
  AnswerResult result = accept({{MessageKind::understood, cost_answer(s)}});
  if (cost.note) result.changes.push_back({"/cost/note", *cost.note});
  return result;
}

const Question incident_rows[] = {
    {.id = QuestionId::title,
     .section = Section::incident,
     .ask = "What should we call this incident?",
     .hint = "What people outside saw, not the cause: `Checkout answers with 500s`.",
     .why = "A title about the impact keeps the discussion open; a title that names a cause has already decided it.",
     .field = "title",
     .in = everywhere,
     .answered = [](const Record& r) { return !r.title.empty(); },
     .answer = title_answer,
     .take = take_title},
    {.id = QuestionId::kind,
     .section = Section::incident,
     .ask = "What kind of incident was it? 1 outage · 2 slow or degraded · 3 near miss · 4 data · 5 security · 6 "
            "something "
            "else",
     .hint = "Type a number. Near misses count: they're the cheapest way to learn.",
     .why = "The kind decides which questions follow: a near miss has other ones than an outage.",
     .field = "kind",
     .in = prep_and_room,
     .answered = [](const Record& r) { return r.kind.has_value(); },
     .answer = kind_answer,
     .take = take_kind},
    {.id = QuestionId::severity,
     .section = Section::incident,
     .ask = "How severe was it, on our own scale?",
     .hint = "Type a number or a name.",
     .why = "The scale is the team's own: it says how much attention this deserves.",
     .field = "severity",
     .in = prep_and_room,
     .applies = has_scale,
     .answered = [](const Record& r) { return r.severity.has_value(); },
     .answer = severity_answer,
     .phrase = phrase_severity,
     .take = take_severity},
    {.id = QuestionId::impact,
     .section = Section::incident,
     .ask = "Who was affected, and what was it like for them? (impact)",
     .hint = "One sentence, roughly: `A third of shoppers in the EU saw an error at payment.`",
     .why = "The impact is the reason for this meeting. Start with the people who were affected.",
     .field = "impact",
     .in = prep_and_room,
     .answered = [](const Record& r) { return r.impact.has_value(); },
     .answer = impact_answer,
     .phrase = phrase_impact,
     .take = take_impact},
    {.id = QuestionId::services,
     .section = Section::incident,
     .ask = "Which services or parts of the system were involved?",
     .hint = "Names with commas between them. Tab completes known names.",
     .why = "People who work on that part later find this record by its name.",
     .field = "services",
     .in = prep_only,
     .answered = [](const Record& r) { return r.services.has_value(); },
     .answer = services_answer,
     .take = take_services},
    {.id = QuestionId::people,
     .section = Section::incident,
     .ask = "Who's here, and what was each person doing that day?",
     .hint = "One person a line: `Ana, on call` or `Miguel (data platform)`. Roles help later readers more than names.",
     .why = "Each person saw a different part of the incident.",
     .field = "meeting.participants",
     .in = prep_and_room,
     .shape = Question::Shape::list,
     .list = record::ListName::participants,
     .answered = [](const Record& r) { return r.meeting.participants.has_value(); },
     .phrase =
         [](const InterviewSession& s, const InterviewContext&, std::string& ask, std::string&) {
           if (s.sitting.purpose == Purpose::prepare) ask = std::string(phrases::who_is_coming);
         },
     .take = take_people},
    {.id = QuestionId::cost,
     .section = Section::incident,
     .ask = "Roughly, what does a day like this cost you?",
     .hint = "`200 person-hours`, `EUR 8000`, a few words, or Enter. The report shows it next to the hours of the "
             "fixes, nowhere else.",
     .why = "Readers can compare the cost of an incident with the hours of its fixes.",
     .field = "cost",
     .in = prep_only,
     .answered = [](const Record& r) { return r.cost.amount || r.cost.note; },
     .answer = cost_answer,
     .take = take_cost},
};

}  // namespace

std::span<const Question> incident_questions() { return incident_rows; }

}  // namespace pm::interview
