// Every sentence of the interview that is no question: one table, in the order of the meeting. `{}` is filled in.
// A test holds all of them to the axioms.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include <fmt/format.h>

// clang-format off
#define PM_PHRASES(PHRASE) \
  /* the beginning and the end */ \
  PHRASE(goldilocks, "A good one to learn on: it hurt enough that people care, it fits into an hour, it is fresh, and those who were there can come. If two of these are no, pick another one or split it.") \
  PHRASE(ready, "Ready. In the meeting:") \
  PHRASE(resumed, "Going on with \"{}\", at {}.") \
  PHRASE(reopened, "\"{}\" is open again at {}.") \
  PHRASE(prepared, "Already here: {}: {}") \
  PHRASE(saved_quit, "Saved. To go on:") \
  PHRASE(leave_nothing, "Without a title nothing is kept yet. Ctrl-C again leaves; Enter goes on.") \
  PHRASE(left_nothing, "Nothing was kept: it had no title yet.") \
  PHRASE(leave, "Everything so far is saved. Ctrl-C again leaves; Enter goes on.") \
  PHRASE(left_interrupted, "Saved at this question. To go on:") \
  PHRASE(not_saved, "Not on disk yet: {} {} The meeting can go on; it is tried again with the next answer.") \
  PHRASE(still_not_saved, "Still not on disk; it is tried again with the next answer.") \
  PHRASE(saved_again, "Everything is on disk again.") \
  PHRASE(whose, "1 keep what this meeting has (theirs is kept beside it) · 2 leave theirs as it is") \
  /* not understood */ \
  PHRASE(did_you_mean, "Did you mean {}? y, or Enter to keep \"{}\" as an answer.") \
  PHRASE(choose, "\"{}\" is none of the choices. The number will do, 1 to {}.") \
  PHRASE(slip_of_keys, "\"{}\" alone? Enter ends the list; the same once more keeps it.") \
  PHRASE(event_alone, "`{0} 14:12` or `{0} 14:12 the second page` changes T{0}, `-T{0}` drops it.") \
  PHRASE(factor_alone, "`{0} …` says {0} in other words, `-{0}` drops it.") \
  PHRASE(fix_alone, "`{0} due fri` changes {0}, `-{0}` drops it.") \
  PHRASE(y_or_n, "y or n will do; Enter passes.") \
  PHRASE(no_such_event, "There is no {} in the timeline; /show lists it.") \
  PHRASE(no_such_factor, "There is no {}. The factors are {}.") \
  PHRASE(no_such_fix, "There is no {}. The fixes are {}.") \
  PHRASE(no_such_section, "\"{}\" is no section. They are {}.") \
  PHRASE(no_such_zone, "{}; {}") \
  PHRASE(not_a_day, "\"{}\" is no day that I can read. `thu`, `in 3 days` and `2026-12-01` are.") \
  PHRASE(when_first, "1 or 2 first; a fix can be told right after that, or kept now: `/fix {}`") \
  PHRASE(day_is_past, "{} is past. A day to come will do: `thu`, `in 3 days`.") \
  PHRASE(soak_too_long, "{} is more than 14 days after the meeting. {} is the last day that will do.") \
  PHRASE(time_wanted, "\"{}\" is no time that I can read. `14:02`, `20 Nov 14:02`, `~14:00`, `T3` and `unknown` are.") \
  PHRASE(first_needs_time, "The first line needs a time, a rough one will do: `~14:00 {}`") \
  PHRASE(text_wanted, "And what happened at {}? Time and words on one line: `14:05 first page`") \
  PHRASE(no_name, "\"{}\" sounds like the story, which comes next. To keep it now: `/event {}`") \
  PHRASE(which_hour, "On that night the clocks went back, and {} came twice. 1 the first time ({}) · 2 the second time ({})") \
  PHRASE(one_or_two, "1 or 2 will do.") \
  PHRASE(before_start, "{} is before it began ({}). With its day, perhaps: `{}`. Or /goto started.") \
  PHRASE(before_well, "{} is before users were all right again ({}). With its day, perhaps: `{}`. Or /goto mitigated.") \
  PHRASE(in_the_future, "{} has not come yet. With its day, perhaps: `{}`.") \
  PHRASE(rating_wanted, "A number from 1 to 5 first, then the one thing: `4 print the timeline first`.") \
  PHRASE(hours_wanted, "\"{}\" gives no hours. `ana 2h` will do, or `2h` alone.") \
  PHRASE(owner_wanted, "\"{}\" is long for a name. `ana 2h` will do; another fix goes on a line of its own, later.") \
  PHRASE(fix_needs_words, "And what is it? A few words, then who and how long: `Show host in the prompt @ana 2h`") \
  PHRASE(fix_due_unread, "`{}`: {}; {}. The same line once more keeps it in the title.") \
  PHRASE(fix_hours_unread, "\"{}\" gives no hours; `2h` and `90min` do. The same line once more keeps it in the title.") \
  PHRASE(fix_rest_unread, "\"{}\" comes after who, how long or which factors, and is none of them. `due fri` is a day, and the title comes first. The same line once more keeps it there.") \
  PHRASE(one_line_wanted, "One line will do here; the line breaks became spaces.") \
  PHRASE(nothing_to_edit, "Nothing came back from the editor. The question stands.") \
  /* the clock and the zone */ \
  PHRASE(zone_shown, "Times are {}; `/zone NAME` changes it.") \
  PHRASE(zone_changed, "Times are {} from here on.") \
  PHRASE(zone_reread, "Times are {} from here on; what was typed keeps its clock time. /undo takes it back.") \
  PHRASE(clock_factors, "{} minutes left. `/goto factors`?") \
  PHRASE(clock_fixes, "{} minutes left, no fix yet. `/goto fixes`, or `/soak thu`.") \
  PHRASE(time_elapsed, "{} minutes so far, {} left of {}.") \
  PHRASE(time_over, "{} minutes so far; {} were planned.") \
  /* understood */ \
  PHRASE(began_to_hurt, "It began to hurt: {}") \
  PHRASE(danger_began, "In danger from: {}") \
  PHRASE(first_seen, "First seen: {}") \
  PHRASE(somebody_on_it, "Somebody on it: {}") \
  PHRASE(users_all_right, "Users all right: {}") \
  PHRASE(back_to_normal, "Back to normal: {}") \
  PHRASE(left_open, "Left open.") \
  PHRASE(lists_end, "Another one, or Enter when that is all.") \
  PHRASE(taken_back, "Taken back: {}") \
  PHRASE(nothing_to_undo, "Nothing to take back yet.") \
  PHRASE(nothing_before, "This is where we began.") \
  PHRASE(dropped, "{} is out: {}") \
  PHRASE(parked, "Parked: {}") \
  PHRASE(idea_kept, "Kept for the fixes' turn: {}") \
  PHRASE(soaking, "We sleep on it until {}. The ideas so far are kept.") \
  PHRASE(quiet_on, "Findings wait for the end. /quiet again brings them back.") \
  PHRASE(quiet_off, "Findings are shown after each answer again.") \
  PHRASE(kept_as_before, "Kept.") \
  PHRASE(kept_words, "Kept: {}") \
  PHRASE(no_story_yet, "No line yet; /goto timeline brings the story back.") \
  PHRASE(so_far, "So far:") \
  PHRASE(sets_it_now, "`{} 14:12` sets it.") \
  PHRASE(sets_it_next, "`{} 14:12` sets it in the next question.") \
  PHRASE(no_time_kept, "No time said: kept at about {}, like the line before. {}") \
  /* asked along the way */ \
  PHRASE(seen_at_once, "Seen at once. What made that possible?") \
  PHRASE(seen_within, "Seen within {}. What made that possible?") \
  PHRASE(well_at_once, "Well again at once. What made that possible?") \
  PHRASE(well_within, "Well again within {}. What made that possible?") \
  PHRASE(among_what_held, "It goes among what kept this from being worse.") \
  PHRASE(until_seen, "Those {} before we could see it: what was there to see, and where did it go?") \
  PHRASE(until_well, "Then {} from seeing it to well again: where did the time go?") \
  PHRASE(in_danger_from, "From when on were we in danger?") \
  PHRASE(in_danger_hint, "A time or a line, `T3`. Not when the seed was planted: from when on it could have hurt. `unknown` is an answer.") \
  PHRASE(nearly_in_one_sentence, "So in one sentence: what nearly happened, and what was in its way?") \
  PHRASE(danger_counts, "Danger counts from when it could have hurt to when it no longer could.") \
  PHRASE(kept_from_happening, "What kept this from happening?") \
  PHRASE(else_so_close, "Take these together. What else had to be true for it to come this close?") \
  PHRASE(first_so_close, "What had to be true for it to come this close?") \
  PHRASE(close_conditions, "Conditions, not causes: take one away and it never comes near. `-F2` drops one, `F2 …` rewords.") \
  PHRASE(who_is_coming, "Who is coming, and what were they doing that day?") \
  PHRASE(would_have_felt, "Who would have felt it, and what would it have been like for them?") \
  PHRASE(story_in_words, "`14:05 first page, \"queue age\"`, `about 14:10`, `unknown: text`, or many lines pasted.") \
  PHRASE(paste_timeline, "Paste what you know of the timeline if you like; the room will correct it.") \
  PHRASE(problem_proposed, "So in one sentence: \"{}\" Is that it?") \
  PHRASE(problem_own, "So in one sentence: what was it like, and for how long?") \
  PHRASE(problem_counts, "It counts from when somebody felt it to when users were all right.") \
  PHRASE(first_factors, "What had to be true for this to happen just so?") \
  PHRASE(person_in_it, "{} has a person in it: \"{}\". What did it look like from there, just then?") \
  PHRASE(now_or_sleep, "Shall we find fixes now, or sleep on it? [{1}] 1 now · 2 on {0}") \
  PHRASE(hint_of_ideas, " `a @bo 1h` takes idea a.") \
  PHRASE(hint_of_fixes, " `{0} due fri` changes {0}, `-{0}` drops it.") \
  PHRASE(no_day_yet, "No day yet: `{} due fri` gives it one.") \
  PHRASE(who_only, "Who'd like to see to {}, and by when? [in two weeks]") \
  PHRASE(who_only_hint, "`ana`, or `ana fri`. A team is fine.") \
  PHRASE(hours_only, "About how many hours, {}? [4h, in two weeks]") \
  PHRASE(hours_only_hint, "`2h`, `half a day`, `2h fri`.") \
  PHRASE(helps_with, "Which of these does {} help with?") \
  PHRASE(moment_hint, "A graph, a list of what is running, the last five deploys. It becomes a fix of its own.") \
  PHRASE(team_why, "Your team asks this of every incident.") \
  PHRASE(near_miss_welcome, "Good that you brought it. Nothing here will ask how long it was down.") \
  PHRASE(boss_alone, "Then {} talks and looks at people, and may type slowly.") \
  PHRASE(last_time, "Last time you wanted to: \"{}\". Did we? y/n") \
  PHRASE(last_fixes, "Of the last {} meetings' fixes {} are done, {} open.") \
  PHRASE(last_fixes_old, "Of the last {} meetings' fixes {} are done, {} open, the oldest {} days.") \
  PHRASE(last_meeting_fixes, "Of the last meeting's fixes {} are done, {} open.") \
  PHRASE(last_meeting_fixes_old, "Of the last meeting's fixes {} are done, {} open, the oldest {} days.") \
  PHRASE(how_tell, "And how could you tell?") \
  PHRASE(what_told, "What told you?") \
  PHRASE(hoping, "What were you hoping it would do?") \
  PHRASE(plain_to_all, "Was it plain to everybody, or only afterwards?") \
  PHRASE(saw_it_coming, "So we saw it coming at {}, before anyone felt it. Right? y/n") \
  PHRASE(danger_seen, "So somebody saw it at {}, before the danger began. Right? y/n") \
  PHRASE(lucky_in_a_way, "Lucky for us, in a way. Keep that among the luck? y/n") \
  PHRASE(noticed_by_luck, "It was noticed by {}") \
  PHRASE(what_else, "And what else?") \
  PHRASE(that_as_well, "\"{}\": is that a factor as well? y, or Enter to leave it at that.") \
  PHRASE(many_lines, "{} lines; /show lists them with their numbers.") \
  PHRASE(factor_as_well, "Is that a factor as well? y, or Enter to leave it at that.") \
  PHRASE(became_factor, "It stands among the factors as {}.") \
  PHRASE(had_not_been_there, "And if that hadn't been there?") \
  PHRASE(one_factor, "It's rarely one thing. What let that one through?") \
  PHRASE(bigger_one, "That's a bigger one. You have four hours, go: what's the first thing you'd do?") \
  PHRASE(at_that_moment, "And what would somebody want in front of them at that moment?") \
  PHRASE(how_tell_helped, "How will we be able to tell that it helped?") \
  PHRASE(computed_broadest, "Most factors: {}.") \
  PHRASE(one_small_thing, "One small thing before we go? Or a day to come back, `thu`.") \
  /* the finish */ \
  PHRASE(still_open, "Still open:") \
  PHRASE(parked_head, "Parked:") \
  PHRASE(findings_head, "Words worth a second look:") \
  PHRASE(goes_to_any, "`/goto SECTION` goes back to any.") \
  PHRASE(all_answered, "Nothing is left open.") \
  PHRASE(no_such_number, "There is no {} in the list above. Enter finishes, `/goto SECTION` goes back.") \
  PHRASE(slip_open, "{} has a person in it, and not yet what it looked like from there: \"{}\"") \
  PHRASE(settle_with, "To settle it: {}") \
  PHRASE(nothing_kept, "Nothing could be saved. What is needed of it, copy from this screen.") \
  PHRASE(not_all_kept, "What was said last is not on disk; what came before is. To go on from there:") \
  PHRASE(final_without_report, "That's it. Thank you all. The record is final; its report could not be written.") \
  PHRASE(final_done, "That's it. Thank you all. The record is final, and its report is written.") \
  PHRASE(to_read, "To read it:") \
  PHRASE(to_check, "Before it is sent round:") \
  PHRASE(draft_stays, "It stays a draft until this is settled:") \
  PHRASE(draft_goes_on, "Saved. It is a draft; Enter at its end makes it final.") \
  PHRASE(final_no_more, "It was final. From here on it is a draft, until it is finished again.") \
  PHRASE(to_go_on, "To go on:") \
  PHRASE(soak_done, "Good night. The second meeting begins at the fixes:") \
  /* findings, after the first time in full */ \
  PHRASE(finding_again, "Worth a second look as well: \"{}\"") \
  PHRASE(finding_full, "{} {}")
// clang-format on

namespace pm::interview::say {

#define PM_DECLARE(name, text) inline constexpr std::string_view name = text;
PM_PHRASES(PM_DECLARE)
#undef PM_DECLARE

#define PM_LIST(name, text) std::string_view(text),
inline constexpr auto all = std::to_array<std::string_view>({PM_PHRASES(PM_LIST)});
#undef PM_LIST

/// A phrase with its gaps filled.
template <class... Gaps>
[[nodiscard]] std::string with(std::string_view phrase, const Gaps&... gaps) {
  return fmt::format(fmt::runtime(phrase), gaps...);
}

}  // namespace pm::interview::say
