#include <pm/picker.hpp>

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include <pm/record_items.hpp>
#include <pm/text.hpp>

namespace pm::imports {
namespace {

using KeyName = Key::Name;

constexpr std::size_t most_heaviest = 40, longest_field = 500;
constexpr std::size_t lines_around = 4;  // heading, message and two lines of help

void remove_last_character(std::string& text) {
  while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U) text.pop_back();
  if (!text.empty()) text.pop_back();
}

void remove_last_word(std::string& text) {
  while (text.ends_with(' ')) text.pop_back();
  while (!text.empty() && !text.ends_with(' ')) text.pop_back();
}

/// The end of a text that is edited: its last columns.
std::string tail_of(const std::string& text, std::size_t columns) {
  auto shown = escape::for_terminal_line(text);
  while (text::display_width(shown) > columns && !shown.empty()) shown.erase(0, text::code_point_length(shown));
  return shown;
}

}  // namespace

Picker::Picker(std::span<const KeptCandidate> candidates, const People& people, const time::Zone& zone)
    : candidates_(candidates), people_(people), zone_(zone), selection_(candidates) {
  std::optional<time::Day> day;
  for (const auto& kept : candidates_) {
    const auto& candidate = kept.candidate;
    if (!candidate.at) continue;
    const auto its_day = zone_.day(*candidate.at);
    has_many_days_ |= day && *day != its_day;
    day = its_day;
    if (has_many_days_) break;
  }
  show(View::heaviest);
}

// ---- What is shown

void Picker::show(View view) {
  const auto before = here();
  view_ = view;
  shown_.clear();
  if (view == View::found) {
    if (!is_searched_) {
      for (std::size_t i = 0; i < candidates_.size(); ++i) lower_texts_.push_back(text::lower_ascii(text_of(i)));
      is_searched_ = true;
    }
    for (std::size_t i = 0; i < candidates_.size(); ++i)
      if (lower_texts_[i].find(query_) != std::string::npos) shown_.push_back(i);
  } else {
    for (std::size_t i = 0; i < candidates_.size(); ++i) shown_.push_back(i);
  }
  if (view == View::heaviest && shown_.size() > most_heaviest) {
    std::ranges::stable_sort(shown_, [&](std::size_t a, std::size_t b) {
      const auto rank = [&](std::size_t i) {
        return std::pair(selection_.pick_of(i) == nullptr && candidates_[i].event.empty(),
                         -candidates_[i].candidate.weight);
      };
      return rank(a) < rank(b);
    });
    shown_.resize(most_heaviest);
    std::ranges::sort(shown_);
  }
  cursor_ = 0;
  if (!before) return;
  const auto there = std::ranges::lower_bound(shown_, *before);
  cursor_ = there == shown_.end() ? (shown_.empty() ? 0 : shown_.size() - 1)
                                  : static_cast<std::size_t>(there - shown_.begin());
}

void Picker::search(std::string_view words) {
  query_ = text::lower_ascii(text::trim(words));
  show(query_.empty() ? View::heaviest : View::found);
  if (view_ == View::found) cursor_ = 0;
  message_ = query_.empty() ? "" : fmt::format("{} with \"{}\"", text::grouped(shown_.size()), query_);
}

void Picker::show_all() { show(View::all); }

void Picker::set_size(std::size_t columns, std::size_t rows) {
  columns_ = std::max<std::size_t>(columns, 20);
  const auto room = rows > lines_around + 1 ? rows - lines_around - 1 : most_on_screen;
  page_size_ = std::clamp<std::size_t>(room, 1, most_on_screen);
}

std::optional<std::size_t> Picker::here() const {
  return cursor_ < shown_.size() ? std::optional(shown_[cursor_]) : std::nullopt;
}

std::string Picker::text_of(std::size_t candidate) const {
  const auto* pick = selection_.pick_of(candidate);
  return pick && pick->words ? *pick->words : people_.without_names(candidates_[candidate].candidate.text);
}

std::string Picker::time_of(const Candidate& c) const {
  const auto width = has_many_days_ ? 12U : 5U;
  std::string time = "?";
  if (c.at && c.precision == record::Precision::month)
    time = time::month_text(zone_.day(*c.at));
  else if (c.at && c.precision == record::Precision::day)
    time = time::day_text(zone_.day(*c.at));
  else if (c.at)
    time = (has_many_days_ ? time::day_text(zone_.day(*c.at)) + " " : "") + time::clock_text(zone_, *c.at).substr(0, 5);
  if (time.size() < width) time.insert(0, width - time.size(), ' ');
  return time;
}

char Picker::state_of(std::size_t candidate) const {
  if (!candidates_[candidate].event.empty()) return 'T';
  if (const auto* pick = selection_.pick_of(candidate)) return pick->candidates.front() == candidate ? 't' : '+';
  return selection_.is_skipped(candidate) ? '-' : ' ';
}

std::string Picker::line(std::size_t candidate, std::size_t columns) const {
  const auto& kept = candidates_[candidate];
  std::string shown = {kept.is_marked ? '*' : ' ', state_of(candidate)};
  shown += " " + time_of(kept.candidate) + " ";
  if (const auto* pick = selection_.pick_of(candidate); pick && pick->milestone && pick->milestone_of == candidate)
    shown += fmt::format("[{}] ", label_of(*pick->milestone));
  if (const auto who = people_.shown(kept.candidate); who && *who != record::unknown_author) shown += *who + ": ";
  return text::truncate_to_width(escape::for_terminal_line(shown + text_of(candidate)), columns);
}

std::string Picker::heading(std::size_t first, std::size_t count) const {
  auto shown = shown_.empty()
                   ? std::string("No candidates")
                   : fmt::format("Candidates {}-{} of {}", first + 1, first + count, text::grouped(shown_.size()));
  if (view_ == View::heaviest && shown_.size() < candidates_.size())
    shown += fmt::format(", the heaviest of {}", text::grouped(candidates_.size()));
  if (view_ == View::found) shown += fmt::format(" with \"{}\"", query_);
  return shown + fmt::format(". {} taken.", selection_.picks().size());
}

std::string Picker::status_line() const {
  switch (mode_) {
    case Mode::milestone:
      return "1 impact started 2 detected 3 ack 4 mitigated 5 resolved";
    case Mode::words:
      return "words: " + tail_of(field_, columns_ - 10) + "_";
    case Mode::search:
      return "/" + tail_of(field_, columns_ - 4) + "_";
    default:
      return escape::for_terminal_line(message_);
  }
}

std::vector<std::string> Picker::details() const {
  const auto index = here();
  if (!index) return {};
  const auto& kept = candidates_[*index];
  const auto& c = kept.candidate;
  std::vector<std::string> lines;
  const auto add = [&](const std::string& text) {
    for (auto& line : text::wrap(escape::for_terminal_line(text), columns_ - 1)) lines.push_back(std::move(line));
  };
  add(fmt::format("{} {}", c.at ? time::day_clock_text(zone_, *c.at) : "time unknown", people_.shown(c).value_or("")));
  add(text_of(*index));
  if (!c.source.empty()) add("source: " + c.source);
  if (!c.url.empty()) add(c.url);
  add(fmt::format("weight {}{}{}", c.weight, c.why.empty() ? "" : ": ", c.why));
  constexpr std::size_t most = most_on_screen + lines_around - 1;
  if (lines.size() > most) lines.resize(most);
  lines.push_back(text::truncate_to_width("Press any key to go back.", columns_ - 1));
  return lines;
}

std::vector<std::string> Picker::screen() const {
  if (mode_ == Mode::details) return details();
  if (mode_ == Mode::help) {
    std::vector<std::string> lines = {"t  take, and again: release      s  skip",
                                      "e  edit (Ctrl-W, Ctrl-U erase)   g  group with one above",
                                      "m  make it a milestone           a  take all marked (*)",
                                      "u  undo                          /  search",
                                      "w  all, or the heaviest          Enter  whole text",
                                      "j k, arrows: line   n p, PgDn PgUp: page   < >: ends",
                                      "q  done: add what is taken       Ctrl-C  add nothing",
                                      "* heavy  t taken  + grouped  - skipped  T an event",
                                      "Press any key to go back."};
    for (auto& line : lines) line = text::truncate_to_width(line, columns_ - 1);
    return lines;
  }
  std::vector<std::string> lines;
  const auto first = cursor_ / page_size_ * page_size_;
  const auto last = std::min(first + page_size_, shown_.size());
  lines.push_back(text::truncate_to_width(escape::for_terminal_line(heading(first, last - first)), columns_ - 1));
  for (auto i = first; i < last; ++i) lines.push_back((i == cursor_ ? ">" : " ") + line(shown_[i], columns_ - 2));
  lines.push_back(text::truncate_to_width(status_line(), columns_ - 1));
  lines.push_back(text::truncate_to_width("t take  s skip  e edit  g group  m milestone  u undo", columns_ - 1));
  lines.push_back(text::truncate_to_width("a all marked  / search  w all  n p page  ? help  q done", columns_ - 1));
  return lines;
}

// ---- Keys

void Picker::move(std::ptrdiff_t by) {
  const auto last = static_cast<std::ptrdiff_t>(shown_.size()) - 1;
  cursor_ = static_cast<std::size_t>(
      std::clamp<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(cursor_) + by, 0, std::max<std::ptrdiff_t>(last, 0)));
}

void Picker::press(const Key& key) {
  if (key.name == KeyName::interrupt || key.name == KeyName::ended) {
    ending_ = Ending::cancelled;
    return;
  }
  if (key.name == KeyName::resized) return;
  if (mode_ == Mode::details || mode_ == Mode::help) {
    mode_ = Mode::list;
    return;
  }
  if (mode_ == Mode::words || mode_ == Mode::search) return press_in_field(key);
  if (mode_ == Mode::milestone) return choose_milestone(key.name == KeyName::character ? key.character : 0);
  message_.clear();
  const auto page = static_cast<std::ptrdiff_t>(page_size_);
  switch (key.name) {
    case KeyName::character:
      return press_in_list(key.character);
    case KeyName::up:
      return move(-1);
    case KeyName::down:
      return move(1);
    case KeyName::page_up:
      return move(-page);
    case KeyName::page_down:
      return move(page);
    case KeyName::home:
      cursor_ = 0;
      return;
    case KeyName::last:
      return move(static_cast<std::ptrdiff_t>(shown_.size()));
    case KeyName::enter:
      if (here()) mode_ = Mode::details;
      return;
    case KeyName::escape:
      return search("");
    default:
      return;
  }
}

void Picker::press_in_list(char32_t character) {
  const auto page = static_cast<std::ptrdiff_t>(page_size_);
  switch (character) {
    case 't':
    case 'y':
      return take_here();
    case 's':
      return skip_here();
    case 'g':
      return group_here();
    case 'a':
      return take_marked();
    case 'u':
      if (!undo()) message_ = "nothing to undo";
      return;
    case 'e':
    case 'm':
      if (!here()) return;
      if (state_of(*here()) == 'T') {
        message_ = "that is an event already";
        return;
      }
      mode_ = character == 'e' ? Mode::words : Mode::milestone;
      field_ = character == 'e' ? text_of(*here()) : "";
      return;
    case '/':
      mode_ = Mode::search;
      field_.clear();
      return;
    case 'w':
      return show(view_ == View::all ? View::heaviest : View::all);
    case 'j':
      return move(1);
    case 'k':
      return move(-1);
    case 'n':
    case ' ':
      return move(page);
    case 'p':
      return move(-page);
    case '<':
      return move(-static_cast<std::ptrdiff_t>(shown_.size()));
    case '>':
      return move(static_cast<std::ptrdiff_t>(shown_.size()));
    case '?':
    case 'h':
      mode_ = Mode::help;
      return;
    case 'q':
      ending_ = Ending::finished;
      return;
    default:
      message_ = "? lists the keys";
  }
}

void Picker::press_in_field(const Key& key) {
  switch (key.name) {
    case KeyName::character:
      if (field_.size() < longest_field) text::append_code_point(field_, key.character);
      return;
    case KeyName::backspace:
      return remove_last_character(field_);
    case KeyName::erase_word:
      return remove_last_word(field_);
    case KeyName::erase_line:
      return field_.clear();
    case KeyName::escape:
      mode_ = Mode::list;
      return;
    case KeyName::enter: {
      const auto mode = std::exchange(mode_, Mode::list);
      const auto words = std::exchange(field_, {});
      if (mode == Mode::search) return search(words);
      if (here()) set_words(*here(), words);
      return;
    }
    default:
      return;
  }
}

void Picker::choose_milestone(char32_t character) {
  mode_ = Mode::list;
  const bool is_choice = character >= '1' && character <= '5';
  const auto milestone = is_choice ? parse_milestone(std::string(1, static_cast<char>(character))) : std::nullopt;
  if (milestone && here())
    set_milestone(*here(), *milestone);
  else
    message_ = "no milestone: press 1 to 5 after m";
}

// ---- Selecting

void Picker::take(std::span<const std::size_t> candidates) { message_ = selection_.take(candidates); }
void Picker::take_marked() { message_ = selection_.take_marked(); }
void Picker::release(std::size_t candidate) { say(selection_.release(candidate)); }
void Picker::group(std::span<const std::size_t> candidates) { message_ = selection_.group(candidates); }

void Picker::take_here() {
  const auto index = here();
  if (!index) return;
  if (selection_.pick_of(*index) != nullptr)
    release(*index);
  else
    take(std::span(&*index, 1));
  move(1);
}

void Picker::skip_here() {
  const auto index = here();
  if (!index) return;
  selection_.skip(*index);
  move(1);
}

/// With the nearest pick above, else with the candidate above.
void Picker::group_here() {
  const auto index = here();
  if (!index) return;
  const PickedEvent* above = nullptr;
  for (const auto& pick : selection_.picks())
    if (pick.candidates.front() < *index && selection_.pick_of(*index) != &pick) above = &pick;
  if (above == nullptr && cursor_ == 0) {
    message_ = "nothing above to group with";
    return;
  }
  const std::array<std::size_t, 2> both = {above ? above->candidates.front() : shown_[cursor_ - 1], *index};
  group(both);
  move(1);
}

void Picker::set_words(std::size_t candidate, std::string_view words) {
  if (candidate >= candidates_.size()) return;
  words = text::trim(words);
  if (words.empty() || words == text_of(candidate))
    message_ = "words kept";
  else
    say(selection_.set_words(candidate, std::string(words)));
}

void Picker::set_milestone(std::size_t candidate, record::Milestone milestone) {
  say(selection_.set_milestone(candidate, milestone));
}

bool Picker::undo() {
  if (!selection_.undo()) return false;
  message_ = "undone";
  return true;
}

}  // namespace pm::imports
