// A fix as it is typed on one line: as pm shows it, it is the same fix when it is typed again; and whatever a fix is
// given, a record can hold.
#include <algorithm>
#include <cstdint>

#include <pm/fixes.hpp>
#include <pm/record.hpp>
#include <pm/text.hpp>

#include "fuzz/must.hpp"
#include "terminal/typed_text.hpp"

namespace {

namespace fixes = pm::fixes;
using pm::record::Fix;

const pm::time::Day today{"2026-11-20"};

pm::record::Record meeting() {
  pm::record::Record r;
  r.id = "2026-11-20-a-meeting";
  r.title = "A meeting";
  r.factors.emplace();
  for (const auto* id : {"F1", "F2", "F3"}) {
    auto& factor = r.factors->emplace_back();
    factor.id = id;
    factor.text = "Something that was so";
  }
  r.fix_ideas = {{"Show the host in the prompt", "Ask before the old bucket is emptied"}};
  return r;
}

/// What an input made, all in one record: reading and writing cost most of the time.
class Made {
 public:
  void add(Fix fix) {
    auto& fixes = meeting_.fixes ? *meeting_.fixes : meeting_.fixes.emplace();
    fix.id = "X" + std::to_string(fixes.size() + 1);
    fixes.push_back(std::move(fix));
  }
  void can_be_kept() const {
    const auto bytes = pm::record::write(meeting_);
    const auto read = pm::record::read(bytes);
    must(read.record && pm::record::write(*read.record) == bytes, "a fix can be written into a record and read again");
  }

 private:
  pm::record::Record meeting_ = meeting();
};

void the_same_again(const std::string& line, Made& made) {
  auto r = meeting();
  const auto told = fixes::make_fix(fixes::parse_fix_line(line, today), r, today);
  if (!told) return;
  must(!pm::text::is_blank(told->title), "a fix says what it is");
  made.add(*told);
  auto other = meeting();
  auto again = fixes::make_fix(fixes::parse_fix_line(fixes::as_typed(*told), today), other, today);
  must(again.has_value(), "a fix can be typed as it is shown");
  again->opened = told->opened;
  must(*again == *told, "a fix typed as it is shown is the same fix");
}

std::string with_single_blanks(std::string_view line) {
  std::string words;
  for (const char c : line)
    if (c != ' ' && c != '\t' && c != '\n')
      words += c;
    else if (!words.empty() && words.back() != ' ')
      words += ' ';
  return words;
}

/// The title is a part of the line, and every word that is not in it is a part that the fix has.
void nothing_is_lost(const std::string& line) {
  const auto read = fixes::parse_fix_line(line, today);
  if (read.idea) return;
  const auto words = with_single_blanks(line);
  must(words.starts_with(with_single_blanks(read.title)), "a title is the beginning of its line");
  must(!read.title.ends_with(',') && !read.title.ends_with(';'), "no comma is left at the end of a title");
  const auto rest = std::string_view(words).substr(with_single_blanks(read.title).size());
  const bool has_parts = read.owner || read.hours || read.due || !read.factors.empty();
  must(has_parts || rest.find_first_not_of(" ,;-|\u00b7\u2013\u2014") == std::string_view::npos,
       "what is not in the title is a part");
  if (read.owner)
    must(rest.find(with_single_blanks(*read.owner)) != std::string_view::npos, "an owner stands behind the title");
}

void one_thing_at_a_time(const std::string& words, Made& made) {
  auto r = meeting();
  Fix fix;
  fix.title = "Show the host";
  const auto before = fix;
  const auto whole = [&](const pm::Result<void>& done) {
    if (!done) must(fix == before && !done.error().message.empty(), "what is refused changes nothing, and says why");
    if (done) made.add(fix);
    fix = before;
  };
  whole(fixes::set_title(fix, words));
  whole(fixes::set_owner(fix, words));
  whole(fixes::set_hours(fix, words));
  whole(fixes::set_due(fix, words, today));
  whole(fixes::set_addresses(fix, words, r));
  const auto who = fixes::parse_owner_and_hours(words, today);
  must(!who.issue || (!who.owner && !who.hours), "what cannot be read is asked again, as a whole");
  fixes::apply_defaults(fix, who, today);
  made.add(fix);
}

void factors_are_ids(const std::string& words) {
  std::vector<std::string> unknown;
  auto ids = fixes::parse_factor_ids(words, unknown);
  for (const auto& id : ids)
    must(id.size() > 1 && id[0] == 'F' && id.find_first_not_of("0123456789", 1) == std::string::npos, "ids are ids");
  std::ranges::sort(ids);
  must(std::ranges::adjacent_find(ids) == ids.end(), "a factor is named once");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto line =
      pm::terminal::typed_text({reinterpret_cast<const char*>(data), size}, pm::terminal::Newlines::spaces);
  Made made;
  the_same_again(line, made);
  nothing_is_lost(line);
  one_thing_at_a_time(line, made);
  made.can_be_kept();
  factors_are_ids(line);
  return 0;
}
