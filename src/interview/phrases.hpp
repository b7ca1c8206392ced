// Every sentence of the interview that is not a question, in one table, in the order of the meeting. `{}` is a
// placeholder. A test checks all of them against pm's own language rules.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include <fmt/format.h>

// clang-format off
#define PM_PHRASES(PHRASE) \
  /* start and end */ \
  PHRASE(good_incident, "A good incident to learn from: it hurt enough that people care, it fits into an hour, it's recent, and the people who were there can come. If two of these are missing, pick another, or split it.") \
  PHRASE(ready, "Ready. In the meeting:") \
  PHRASE(resumed, "Resuming \"{}\" at {}.") \
  PHRASE(reopened, "Reopened \"{}\" at {}.") \
  PHRASE(prepared, "Already answered: {}: {}") \
  PHRASE(saved_quit, "Saved. To continue:") \
  PHRASE(leave_nothing, "Nothing is saved yet: there is no title. Press Ctrl-C again to quit, or Enter to continue.") \
  PHRASE(left_nothing, "Nothing was saved: there was no title.") \
  PHRASE(leave, "Everything so far is saved. Press Ctrl-C again to quit, or Enter to continue.") \
  PHRASE(left_interrupted, "Saved at this question. To continue:") \
  PHRASE(not_saved, "Not saved yet: {} {} You can go on; pm tries again after the next answer.") \
  PHRASE(still_not_saved, "Still not saved; pm tries again after the next answer.") \
  PHRASE(no_room_page, "There is no room page here.") \
  PHRASE(saved_again, "Everything is saved again.") \
  PHRASE(which_version, "1 keep the answers of this meeting (the other version is kept as a copy) · 2 keep the other version") \
  /* conflicts of a merge */ \
  PHRASE(conflict_at, "Conflict {} of {}, at {}:") \
  PHRASE(conflict_ours, "1  this branch: {}") \
  PHRASE(conflict_theirs, "2  the other branch: {}") \
  PHRASE(conflict_kept, "{}: {}") \
  PHRASE(conflict_refused, "Invalid value: {}. Type 1 to keep this branch's value.") \
  /* invalid answers */ \
  PHRASE(did_you_mean, "Did you mean {}? Type y, or n to discard the line; Enter keeps \"{}\" as an answer.") \
  PHRASE(choose, "Invalid choice \"{}\": type a number from 1 to {}.") \
  PHRASE(digit_alone, "Only \"{}\"? Type the answer in words, or type it again to keep it.") \
  PHRASE(typing_error, "Only \"{}\"? Enter ends the list; type it again to keep it.") \
  PHRASE(event_alone, "`{0}: 14:12` or `{0}: 14:12 the second page` changes {0}; `-{0}` removes it.") \
  PHRASE(item_alone, "`{0}: new words` changes {0}; `-{0}` removes it.") \
  PHRASE(fix_alone, "`{0}: due fri` changes {0}; `-{0}` removes it.") \
  PHRASE(y_or_n, "Type y or n; Enter skips the question.") \
  PHRASE(no_such_event, "There is no {} in the timeline; /show lists it.") \
  PHRASE(no_such_item, "There is no {}. {}: {}.") \
  PHRASE(validate_item_id, "\"{}\" is not the id of an item: type one such as S2; /show lists them.") \
  PHRASE(none_yet, "none yet") \
  PHRASE(item_of_another_list, "{0} is not in this list; `/drop {0}` removes it.") \
  PHRASE(events_are_sorted, "{} has a time, and the timeline is sorted by time: only an event without a time can be moved.") \
  PHRASE(list_of_a_question, "A new line of this list is an answer to its question.") \
  PHRASE(no_such_factor, "There is no {}. Factors: {}.") \
  PHRASE(goto_takes, "/goto takes a section or one of its questions, or the id of an item:") \
  PHRASE(no_such_place, "There is no section or question \"{}\". `/goto` alone lists them.") \
  PHRASE(no_such_place_near, "There is no section or question \"{}\". Did you mean `/goto {}`?") \
  PHRASE(no_such_zone, "{}; {}") \
  PHRASE(not_a_day, "Cannot parse \"{}\" as a date; try `thu`, `in 3 days` or `2026-12-01`.") \
  PHRASE(when_first, "Type 1 or 2 first; fixes come right after. To keep this one now: `/fix {}`") \
  PHRASE(day_is_past, "{} is in the past. Try `thu` or `in 3 days`.") \
  PHRASE(soak_too_long, "{} is more than 14 days after the meeting. The last possible day is {}.") \
  PHRASE(time_wanted, "Cannot parse \"{}\" as a time; try `14:02`, `20 Nov 14:02`, `~14:00`, `T3` or `unknown`.") \
  PHRASE(first_needs_time, "The first line needs a time; roughly is fine: `~14:00 {0}`. Without any: `? {0}`") \
  PHRASE(text_wanted_without_time, "And what happened? Type it on the same line: `? somebody opened the dashboard`") \
  PHRASE(text_wanted, "And what happened at {}? Type time and text on one line: `14:05 first page`") \
  PHRASE(no_name, "\"{}\" looks like part of the timeline, which comes later. To add it now: `/event {}`") \
  PHRASE(which_hour, "The clocks went back that night, and {} occurred twice. 1 the first time ({}) · 2 the second time ({})") \
  PHRASE(one_or_two, "Type 1 or 2.") \
  PHRASE(before_start, "{} is before the start ({}). Add the day if it was another one: `{}`. Or /goto started.") \
  PHRASE(before_well, "{} is before the time it was mitigated ({}). Add the day if it was another one: `{}`. Or /goto mitigated.") \
  PHRASE(in_the_future, "{} is in the future. Add the day if it was another one: `{}`.") \
  PHRASE(rating_wanted, "Type a number from 1 to 5, then the one thing: `4 print the timeline first`.") \
  PHRASE(hours_wanted, "Cannot parse \"{}\" as hours. Try `ana 2h`, or `2h` alone.") \
  PHRASE(owner_wanted, "\"{}\" is too long for a name. Try `ana 2h`; another fix goes on its own line later.") \
  PHRASE(fix_needs_words, "And what is the fix? Type a few words, then owner and hours: `Show host in the prompt @ana 2h`") \
  PHRASE(fix_part_unread, "`{}`: {}; {}. Type the same line again to keep it in the title.") \
  PHRASE(lone_at_sign, "`@` alone names nobody: type the name right after it, `@ana`. Type the same line again to keep it in the title.") \
  PHRASE(hours_unread, "`{}`: {}; {}.") \
  PHRASE(who_is, "Who is `{}`? Type the name, so that later readers know.") \
  PHRASE(fix_rest_unread, "Unexpected \"{}\" after the owner, hours or factors. Put the title first; a date is `due fri`. Type the same line again to keep it in the title.") \
  PHRASE(one_line_wanted, "This answer is one line; line breaks were replaced by spaces.") \
  PHRASE(nothing_to_edit, "The editor returned no text. The question stays open.") \
  /* time left and time zone */ \
  PHRASE(zone_shown, "Times are in {}; `/zone NAME` changes that.") \
  PHRASE(zone_changed, "Times are in {} from here on.") \
  PHRASE(zone_reread, "Read as clock times in the new zone") \
  PHRASE(zone_kept, "Exact times, not changed") \
  PHRASE(zone_order, "New order of events") \
  PHRASE(zone_undo, "/undo reverts this.") \
  PHRASE(zone_nothing, "No event has a clock time to read again: all times are exact. `/zone {} T1-T3` reads the named events again.") \
  PHRASE(zone_twice, "{} of {} occurs twice on that day: 1 for {}, 2 for {}?") \
  PHRASE(zone_missing, "{} of {} does not exist on that day there: 1 keeps the time ({} there), 2 changes it to {}?") \
  PHRASE(zone_lines, "{}: {}") \
  PHRASE(which_zone, "{} is ambiguous: {}. Type a number; it is asked once.") \
  PHRASE(day_set, "Day of the incident: {}.") \
  PHRASE(day_not_set, "No day is set: times follow the dates that were typed. `/day 26 Nov` sets it for the lines that follow.") \
  PHRASE(day_is_today, " [today, {}]") \
  PHRASE(day_in_brackets, " [{}]") \
  PHRASE(day_assumed, "Assumed for now: {}. `/day 26 Nov` changes it; the last screen asks again.") \
  PHRASE(day_to_confirm, "The day was assumed: {}. Was it that day? y, or type the day.") \
  PHRASE(day_left, "Still assumed: {}. The record stays a draft until the day is confirmed.") \
  PHRASE(day_moved, "Moved to that day: {} (from {}).") \
  PHRASE(day_moves_as_well, "The day of {} was assumed: {}. Move to {} as well? y/n") \
  PHRASE(day_lines_moved, "Moved to {}: {}. /undo reverts this.") \
  PHRASE(day_nothing_moved, "Nothing to move: these events have no day.") \
  PHRASE(day_needs_choice, "The clock time of {} is ambiguous on that day, or does not exist: `/day {} {}` asks which.") \
  PHRASE(day_missing, "{} of {} does not exist on that day: 1 for {}, 2 for {}?") \
  PHRASE(day_of_next_lines, "The next lines are of {}.") \
  PHRASE(day_changes, "Another day: {} (the line before: {}).") \
  PHRASE(day_wanted, "Cannot parse \"{}\" as a day; try `26 Nov`, `yesterday` or `2026-11-26`.") \
  PHRASE(day_puts_ahead, "{} would be in the future on {}. Type another day.") \
  PHRASE(day_in_future, "{} is in the future; today is {}.") \
  PHRASE(summary_proposed, "Here's a summary for people who weren't here: \"{}\" Shall we keep it?") \
  PHRASE(summary_own, "How would you tell it, in three sentences, to people who weren't here?") \
  PHRASE(nothing_to_reset, "There is no proposed answer here.") \
  PHRASE(proposed_again, "Your words are removed. The proposal: {}") \
  PHRASE(milestone_is_a_moment, "Cannot use \"{}\" as a milestone: type one time or one day.") \
  PHRASE(clock_factors, "{} minutes left. `/goto factors`?") \
  PHRASE(clock_fixes, "{} minutes left, no fix yet. `/goto fixes`, or `/soak thu`.") \
  PHRASE(time_elapsed, "{} minutes so far, {} left of {}.") \
  PHRASE(time_over, "{} minutes so far; {} were planned.") \
  /* confirmations */ \
  PHRASE(impact_started, "Impact started: {}") \
  PHRASE(danger_started, "Danger started: {}") \
  PHRASE(detected, "Detected: {}") \
  PHRASE(acknowledged, "Acknowledged: {}") \
  PHRASE(mitigated, "Mitigated: {}") \
  PHRASE(resolved, "Resolved: {}") \
  PHRASE(left_open, "Left open.") \
  PHRASE(left_out, "Line discarded; Up brings it back.") \
  PHRASE(lists_end, "Add another, or press Enter when that's all.") \
  PHRASE(taken_back, "Undone: {}") \
  PHRASE(nothing_to_undo, "Nothing to undo.") \
  PHRASE(nothing_before, "This is the first question.") \
  PHRASE(item_removed, "{} removed (was: {}); /undo") \
  PHRASE(item_changed, "{} changed (was: {}); /undo") \
  PHRASE(item_moved, "{} moved ({}); it is number {} now; /undo") \
  PHRASE(change_or_line, "Change {}? y; Enter: a new line.") \
  PHRASE(same_words_one, "{} says the same. Change it as well? y, or Enter for no.") \
  PHRASE(same_words_many, "{} say the same. Change them as well? y, or Enter for no.") \
  PHRASE(same_gone_one, "{} says the same. Remove it as well? y, or Enter for no.") \
  PHRASE(same_gone_many, "{} say the same. Remove them as well? y, or Enter for no.") \
  PHRASE(list_heading, "# {}: one item a line. A line without an id is a new item; a line that is gone removes it.") \
  PHRASE(list_in_words, "the list \"{}\"") \
  PHRASE(id_twice, "{} occurs twice; give each item one line.") \
  PHRASE(line_without_words, "{} has no words; to remove it, remove the line.") \
  PHRASE(list_unread, "Nothing is changed yet: a line cannot be read. The reason is above it.") \
  PHRASE(undone_removed, "Undone: {} removed: {}") \
  PHRASE(undone_restored, "Undone: {} restored: {}") \
  PHRASE(undone_changed, "Undone: {} restored to: {}") \
  PHRASE(undone_many, "Undone: {} changes of the list \"{}\"") \
  PHRASE(lines_not_taken, "{} of these lines were not added; Up brings them back.") \
  PHRASE(line_not_taken, "One line is not taken; Up brings it back: {}") \
  PHRASE(parked, "Parked; the last screen shows it.") \
  PHRASE(idea_kept, "Kept as an idea for the fixes section.") \
  PHRASE(idea_taken, "I{} became {}.") \
  PHRASE(soaking, "Fixes postponed to {}. The ideas so far are kept.") \
  PHRASE(quiet_on, "Findings are held back until the end. /quiet again shows them after each answer.") \
  PHRASE(quiet_off, "Findings are shown after each answer again.") \
  PHRASE(kept_as_before, "Unchanged.") \
  PHRASE(kept_words, "Kept: {}") \
  PHRASE(no_story_yet, "The timeline is empty; /goto timeline adds lines.") \
  PHRASE(so_far, "So far:") \
  PHRASE(sets_it_now, "`{}: 14:12` sets it.") \
  PHRASE(paste_read, "{} {} read as {} on {}") \
  PHRASE(paste_without_times, "no known day") \
  PHRASE(paste_unknown_times, "; {} without a time kept as unknown") \
  PHRASE(paste_known, "; {} were there already") \
  PHRASE(paste_secrets, "; secrets removed: {}") \
  PHRASE(who_is_writer, "{} wrote {} of these lines. In which role?") \
  PHRASE(role_wanted, "Type a role, such as on call. Enter: somebody.") \
  PHRASE(role_is_name, "That is a name: type the role, such as on call. Enter: somebody.") \
  PHRASE(writer_known, "{} {} by: {}") \
  PHRASE(link_set, "{}: linked to {}") \
  PHRASE(link_removed, "{}: link removed") \
  PHRASE(link_wanted, "Not a link: \"{}\". Paste one that begins with https://, or press Enter.") \
  PHRASE(candidates_wait, "`/pick` chooses events from what was read of chats, alerts and logs ({}).") \
  PHRASE(no_candidates, "No candidates yet: `/import FILE` reads a chat, alerts or a log.") \
  PHRASE(import_in_shell, "Formats, days, zones and fields are named in a shell: pm import RECORD FILE --as FORMAT.") \
  PHRASE(nothing_new_read, "Nothing new was read. `/pick` chooses from what was read before.") \
  PHRASE(nothing_picked, "Nothing was picked.") \
  PHRASE(events_picked, "{} picked events") \
  PHRASE(title_first, "The record has no title yet, so candidates have no place: answer this question first.") \
  PHRASE(no_sources_here, "Sources cannot be read here: pm import RECORD FILE") \
  PHRASE(no_time_kept, "No time given: kept without a time, after the line before. {}") \
  /* follow-up questions */ \
  PHRASE(seen_at_once, "Detected at once. What made that possible?") \
  PHRASE(seen_within, "Detected within {}. What made that possible?") \
  PHRASE(well_at_once, "Mitigated at once. What made that possible?") \
  PHRASE(well_within, "Mitigated within {}. What made that possible?") \
  PHRASE(among_what_held, "It is added to what kept this from being worse.") \
  PHRASE(until_seen, "It took us {} to see it (time to detect). What was there to see, and where did it go?") \
  PHRASE(until_well, "Then it took {} until users were OK (time to mitigate). Where did that time go?") \
  PHRASE(in_danger_from, "When did the danger start?") \
  PHRASE(in_danger_hint, "A time or an event, `T3`. Not when the cause was introduced, but when it could have hurt users. `unknown` is an answer.") \
  PHRASE(nearly_in_one_sentence, "So, in one sentence: what nearly happened, and what was in its way?") \
  PHRASE(danger_counts, "The danger lasts from when it could have hurt users to when it no longer could.") \
  PHRASE(kept_from_happening, "What kept this from happening?") \
  PHRASE(else_so_close, "Look at these together. What else had to be true for it to come this close? (contributing factors)") \
  PHRASE(first_so_close, "What had to be true for it to come this close? (contributing factors)") \
  PHRASE(close_conditions, "One condition a line: without it, there is no near miss. `-F2` removes, `F2: new words` rewords.") \
  PHRASE(who_is_coming, "Who's coming, and what was each person doing that day?") \
  PHRASE(would_have_felt, "Who would have been affected, and what would it have been like for them? (impact)") \
  PHRASE(story_in_words, "`14:05 first page, \"queue age\"`, `about 14:10`, `unknown: text`, or paste many lines.") \
  PHRASE(paste_timeline, "If you have parts of the timeline, paste them. The room will correct them.") \
  PHRASE(problem_proposed, "So, in one sentence: \"{}\" Does that say it?") \
  PHRASE(problem_own, "So, in one sentence: what was it like, and for how long?") \
  PHRASE(problem_counts, "The time counts from when users were affected to when they were OK again.") \
  PHRASE(first_factors, "What had to be true for it to happen just like this? (contributing factors)") \
  PHRASE(person_in_it, "There's a person in {}: \"{}\". What did it look like from where they sat, right then?") \
  PHRASE(now_or_sleep, "Shall we look for fixes now, or sleep on it? [{1}] 1 now · 2 on {0}") \
  PHRASE(hint_of_ideas, " `I1 @bo 1h` takes idea I1.") \
  PHRASE(hint_of_fixes, " `{0}: due fri` changes {0}, `-{0}` removes it.") \
  PHRASE(no_day_yet, "No due date yet: `{}: due fri` sets one.") \
  PHRASE(who_only, "Who'd like to take {}, and by when? [in two weeks]") \
  PHRASE(who_only_hint, "`ana`, or `ana fri`. A team is fine.") \
  PHRASE(hours_only, "About how many hours, {}? [4h, in two weeks]") \
  PHRASE(hours_only_hint, "`2h`, `half a day`, `2h fri`.") \
  PHRASE(helps_with, "Which of these does {} help with?") \
  PHRASE(moment_hint, "One line: a graph, a list of what is running, the last five deploys. It becomes a fix of its own.") \
  PHRASE(team_why, "Your team asks this of every incident.") \
  PHRASE(near_miss_welcome, "Good that you brought it. Nothing here will ask how long it was down.") \
  PHRASE(leads, "{} leads, {} types.") \
  PHRASE(who_leads, "Who leads, and who types: {}? Type it as `Ana leads, Bo types`.") \
  PHRASE(name_or_role, "Is {0} another person, or what {1} does? `{1} and {0}` is two people, `{1} ({0})` is a role.") \
  PHRASE(one_person, "Type one person: `Ana, on call`. `/drop P2` removes one; more people are new lines.") \
  PHRASE(services_removed, "Removed: {}. `/undo` brings it back.") \
  PHRASE(of_another_type, "\"{}\" cannot be read here. Type {}.") \
  PHRASE(severity_scale, "How severe was it, on our own scale?{}") \
  PHRASE(boss_alone, "Then {} does both. People first; the typing can wait.") \
  PHRASE(last_time, "Last time you wanted to: \"{}\". Did we? y/n") \
  PHRASE(last_fixes, "Of the fixes from the last {} meetings, {} are done and {} open.") \
  PHRASE(last_fixes_old, "Of the fixes from the last {} meetings, {} are done and {} open, the oldest for {} days.") \
  PHRASE(last_meeting_fixes, "Of the fixes from the last meeting, {} are done and {} open.") \
  PHRASE(last_meeting_fixes_old, "Of the fixes from the last meeting, {} are done and {} open, the oldest for {} days.") \
  PHRASE(came_again, "Came again: \"{}\" ({}, {}). Its fixes: {}.") \
  PHRASE(came_again_without_fix, "Came again: \"{}\" ({}, {}). No fix addresses it.") \
  PHRASE(fix_was_done, "{} done") \
  PHRASE(fix_was_dropped, "{} dropped") \
  PHRASE(fix_is_open, "{} open") \
  PHRASE(fix_is_open_for, "{} open for {} days") \
  PHRASE(factor_resembles, "{} resembles \"{}\" ({}, {}). The same again? y") \
  PHRASE(factor_linked, "{} is the same again as {}.") \
  PHRASE(how_tell, "And how could you tell?") \
  PHRASE(what_told, "What told you?") \
  PHRASE(hoping, "What were you hoping it would do?") \
  PHRASE(clear_to_all, "Was that clear to everyone, or only afterwards?") \
  PHRASE(saw_it_coming, "So we saw it coming at {}, before anyone felt it. Right? y/n") \
  PHRASE(danger_seen, "So somebody saw it at {}, before the danger started. Right? y/n") \
  PHRASE(lucky_in_a_way, "We were lucky there, in a way. Note it under luck? y/n") \
  PHRASE(noticed_by_luck, "It was noticed by {}") \
  PHRASE(what_else, "What else?") \
  PHRASE(that_as_well, "{} \"{}\": is that a factor as well? y, or Enter for no.") \
  PHRASE(many_lines, "{} lines; /show lists them with their numbers.") \
  PHRASE(factor_as_well, "Is {} a factor as well? y, or Enter for no.") \
  PHRASE(became_factor, "Added to the factors as {}.") \
  PHRASE(had_not_been_there, "And if that hadn't been there?") \
  PHRASE(one_factor, "It's rarely just one thing. What let that one through?") \
  PHRASE(bigger_one, "That's a big one. You've got four hours: what would you do first?") \
  PHRASE(at_that_moment, "And what would someone want in front of them at that moment?") \
  PHRASE(how_tell_helped, "How will we know that it helped?") \
  PHRASE(computed_broadest, "Helps with the most factors: {}.") \
  PHRASE(one_small_thing, "One small thing before we go? Or a day to come back, `thu`.") \
  /* finish */ \
  PHRASE(still_open, "Still open:") \
  PHRASE(parked_head, "Parked:") \
  PHRASE(findings_head, "Findings:") \
  PHRASE(goes_to_any, "`/goto NAME` goes back to a section or question.") \
  PHRASE(rename_to_day, "The incident was on {}, and the record is named after another day: {}. Rename it? y, or Enter for no.") \
  PHRASE(renamed, "Renamed: {} (was: {}).") \
  PHRASE(all_answered, "Everything is answered.") \
  PHRASE(no_such_number, "There is no {} in the list above. Enter finishes; `/goto NAME` goes back to a section or question.") \
  PHRASE(slip_open, "There's a person in {}, and it isn't noted yet what it looked like to them: \"{}\"") \
  PHRASE(settle_with, "To change it: {}") \
  PHRASE(nothing_kept, "Nothing could be saved. Copy what you need from this screen.") \
  PHRASE(not_all_kept, "The last answers could not be saved; the earlier ones are. To continue from there:") \
  PHRASE(final_without_report, "That's it. Thank you all. The record is final; its report could not be written.") \
  PHRASE(final_done, "That's it. Thank you all. The record is final, and its report is written.") \
  PHRASE(to_read, "To read it:") \
  PHRASE(to_check, "To check it before you share it:") \
  PHRASE(draft_stays, "It stays a draft until this is answered:") \
  PHRASE(draft_goes_on, "Saved as a draft; press Enter at the last question to make it final.") \
  PHRASE(final_stays, "Saved. The record stays final, and its report shows the changes.") \
  PHRASE(final_no_more, "The record was final. It is a draft until you finish it again.") \
  PHRASE(to_go_on, "To continue:") \
  PHRASE(soak_done, "See you then. The second meeting starts at the fixes:") \
  /* findings, after the first time in full */ \
  PHRASE(finding_again, "Same rule again: \"{}\"") \
  PHRASE(finding_full, "{} {}")
// clang-format on

namespace pm::interview::phrases {

#define PM_DECLARE(name, text) inline constexpr std::string_view name = text;
PM_PHRASES(PM_DECLARE)
#undef PM_DECLARE

#define PM_LIST(name, text) std::string_view(text),
inline constexpr auto all = std::to_array<std::string_view>({PM_PHRASES(PM_LIST)});
#undef PM_LIST

/// Returns the phrase with its placeholders filled in.
template <class... Gaps>
[[nodiscard]] std::string fill(std::string_view phrase, const Gaps&... gaps) {
  return fmt::format(fmt::runtime(phrase), gaps...);
}

}  // namespace pm::interview::phrases
