// The documentation of each rule, as data for `pm explain`, the reference page and the tests.

#include <pm/language.hpp>

namespace pm::language {
namespace {

using Pair = RuleDoc::Pair;
using DocLine = std::string_view;

constexpr DocLine bad_faith_found[] = {"Ops ignored the page for an hour.", "He was careless with the keys.",
                                       "The vendor is to blame.", "Nobody bothered to look at the graph.",
                                       "It was Dave's fault."};
constexpr DocLine bad_faith_fine[] = {"The load balancer ignored the header.", "The culprit was a bad disk.",
                                      "The attacker had malicious intent.",
                                      "The on-call put the page aside for the louder one."};
constexpr Pair bad_faith_pairs[] = {
    {"Ops ignored the page.", "It was the fifth page in ten minutes; the four before it had cleared by themselves."},
    {"He was careless with the keys.", "The keys for test and production were in one file and differed by one letter."},
};

constexpr DocLine incompetence_found[] = {"They should have known better.", "A rookie mistake.",
                                          "The junior dev did not know what he was doing.",
                                          "I wasn't paying attention."};
constexpr DocLine incompetence_fine[] = {"The runbook did not mention the flag.",
                                         "We did not yet know which region was affected.",
                                         "Nobody on the shift had done a restore before."};
constexpr Pair incompetence_pairs[] = {
    {"They should have known better.", "The only page that mentions the flag is two years older than the flag."},
    {"The night shift lacks the skills.", "The restore is done once a year, and never at night."},
};

constexpr DocLine punishment_found[] = {"She will receive a written warning.", "The contractor was fired.",
                                        "His admin rights were removed as a consequence of his action."};
constexpr DocLine punishment_fine[] = {"We revoked the leaked API key.", "The alert fired at 10:40.",
                                       "The instance was terminated."};
constexpr Pair punishment_pairs[] = {
    {"His access was revoked after what he did.", "Deleting a bucket now takes a second person, whoever asks for it."},
};

constexpr DocLine human_error_found[] = {"Caused by human error.",
                                         "The engineer forgot to renew the cert.",
                                         "Someone ran it on prod by mistake.",
                                         "The table was accidentally dropped.",
                                         "We failed to update the docs.",
                                         "The reviewer missed the bug."};
constexpr DocLine human_error_fine[] = {"The pod failed to start.", "The scheduler missed its deadline.",
                                        "The certificate expired.", "For 1 h 50 min we couldn't see it.",
                                        "Nobody was paged."};
constexpr Pair human_error_pairs[] = {
    {"The engineer forgot to renew the cert.",
     "The reminder for the cert went to the mailbox of a team that no longer exists."},
    {"The table was accidentally dropped.",
     "The prompts of the two hosts looked alike, and the drop asked no question."},
    {"The reviewer missed the bug.", "The diff had 4,000 lines of moved code around the one that changed."},
};

constexpr DocLine counterfactual_found[] = {"We should have tested this.", "They could have rolled back sooner.",
                                            "If the on-call had looked at the graph, this would have been avoided.",
                                            "It should have been checked before.",
                                            "This could have been caught by a unit test."};
constexpr DocLine counterfactual_fine[] = {"The alert should have fired at 90%.", "We should add an alert.",
                                           "The request should have been retried.", "We could have lost more data."};
constexpr Pair counterfactual_pairs[] = {
    {"They should have looked at the graph.", "The graph was three clicks away and showed an average, which was flat."},
    {"This could have been caught by a unit test.", "The tests run with a fixed clock that never reaches a leap day."},
};

constexpr DocLine root_cause_found[] = {"The root cause was a bad index.", "Root Cause: DNS",
                                        "The sole cause was a full disk."};
constexpr DocLine root_cause_fine[] = {"Several things contributed.", "We are still looking for the root cause.",
                                       "The root certificate expired."};
constexpr Pair root_cause_pairs[] = {
    {"The root cause was a bad index.",
     "The index, the nightly import and the short timeout together filled the queue."},
};

constexpr DocLine non_fix_found[] = {"Engineers will be more careful.", "Remind everyone to run the checklist.",
                                     "Always double-check the host.", "More training for the night shift."};
constexpr DocLine non_fix_fine[] = {"Add a confirmation prompt to the CLI.",
                                    "Practise the restore every month on a copy.", "The training job failed."};
constexpr Pair non_fix_pairs[] = {
    {"Always double-check the host.", "Show the host's name and role in the prompt, in colour."},
    {"Remind everyone to run the checklist.", "The release button opens once the checklist's box is ticked."},
};

constexpr DocLine boil_found[] = {"Rewrite the billing service in Go.", "Migrate everything to Kubernetes.",
                                  "Redesign the platform from scratch."};
constexpr DocLine boil_fine[] = {"Add an index.", "Rewrite the error message.", "Replace the failed disk."};
constexpr Pair boil_pairs[] = {
    {"Rewrite the billing service in Go.", "Give the billing service's slowest query a timeout and a graph."},
};

constexpr DocLine automate_found[] = {"Fully automate failover decisions so no operator is involved.",
                                      "Add automatic failover to the standby.", "Take the human out of the loop."};
constexpr DocLine automate_fine[] = {"Script the nightly backup.",
                                     "Build a dashboard that shows replica lag before failover.",
                                     "The automatic failover took nine minutes."};
constexpr Pair automate_pairs[] = {
    {"Add automatic failover to the standby.",
     "One page with lag, load and last backup of both, and one button to fail over."},
};

constexpr RuleDoc all[] = {
    {Rule::bad_faith, "assigns ill intent, negligence, indifference or fault to people",
     "People who expect blame say less, and everyone learns less. Good faith is the first axiom because it is "
     "nearly always true.",
     "What else needed attention at that moment, and how did this look next to it?", bad_faith_found, bad_faith_fine,
     bad_faith_pairs},
    {Rule::incompetence, "doubts people's skill, knowledge, attention or judgement",
     "If one person lacks the knowledge, so will the next. What the system expects people to know can be changed.",
     "What does the system expect people to know here, and where is it documented?", incompetence_found,
     incompetence_fine, incompetence_pairs},
    {Rule::punishment, "proposes or reports a sanction for people",
     "After a sanction people report less, and the next incident stays hidden longer.",
     "What do we want the next person to do when it happens to them: hide it, or tell us within the minute?",
     punishment_found, punishment_fine, punishment_pairs},
    {Rule::human_error, "gives a person's slip or omission as the explanation",
     "People make slips every day, mostly without consequences. What was different this time is worth finding out.",
     "What did it look like from where they sat, and what made it the sensible thing to do?", human_error_found,
     human_error_fine, human_error_pairs},
    {Rule::counterfactual, "says in hindsight what people should or could have done",
     "It describes events that did not happen. What people saw at the time made their choices look sensible.",
     "What was there to see at the time, and what did it usually mean?", counterfactual_found, counterfactual_fine,
     counterfactual_pairs},
    {Rule::root_cause, "names a single root cause",
     "Several conditions had to come together. If the analysis stops at one, the others remain for the next incident.",
     "What else had to be true for it to happen just like this?", root_cause_found, root_cause_fine, root_cause_pairs},
    {Rule::non_fix, "a remedy that only asks people to be more careful",
     "Tomorrow everybody is just as tired and just as busy. A lasting remedy works even if nobody thinks of it.",
     "What could the system do, so that it goes well on a bad day, too?", non_fix_found, non_fix_fine, non_fix_pairs},
    {Rule::boil_the_ocean, "a remedy that replaces a whole system",
     "Large projects take months to plan, and the small fix that would help next week is never made.",
     "You've got four hours: what would you do first?", boil_found, boil_fine, boil_pairs},
    {Rule::automate_judgement, "a remedy that takes a decision away from people",
     "Automation handles routine well. In an unexpected situation a person has to decide, and needs good information.",
     "Which part is routine? And for the decision: what would someone want in front of them at that moment?",
     automate_found, automate_fine, automate_pairs},
    {Rule::team_word,
     "a word that this team avoids",
     "The team listed the word in pm.toml, with a question to ask instead.",
     "What do we call it instead?",
     {},
     {},
     {}},
};

}  // namespace

std::span<const RuleDoc> rule_docs() { return all; }

}  // namespace pm::language
