#include "language/lexicon.hpp"
#include "language/words/tables.hpp"

namespace pm::language::words {

std::span<const Group> closed() {
  static constexpr Group groups[] = {
      {tag_determiner,
       "the a an this that these those each every any some no all both another such several many few most more enough "
       "either neither half whatever which what"},
      {tag_possessive | tag_self, "my mine"},
      {tag_possessive, "our your his her their its whose"},
      {tag_possessive, "ours theirs hers yours"},
      {tag_pronoun | tag_people | tag_self, "i me myself"},
      {tag_pronoun | tag_people,
       "we us ourselves he him himself she herself they them themselves you yourself yourselves someone somebody "
       "anyone anybody "
       "everyone everybody nobody no-one whoever y'all who whom"},
      {tag_pronoun, "it itself something anything everything nothing one ones"},
      {tag_wh, "who whom which that whose what where why how"},
      {tag_preposition,
       "of in on at by for from with without within into onto over under through during between among against about "
       "around across along behind beyond beside besides despite except inside outside off toward towards upon via per "
       "like unlike than as up down out near throughout due owing below regarding concerning following including amid"},
      {tag_preposition | tag_sub, "after before since until till because"},
      {tag_and, "and or but nor yet then so plus & n'"},
      {tag_sub,
       "while when whenever where whereas if unless although though even-though once whether why how because "
       "so-that given"},
      {tag_sub, "lest"},  // voice: ok
      {tag_modal,
       "will would shall should can could may might must 'll 'd ought cannot wo ca sha shoulda coulda woulda shouldve "
       "couldve wouldve gonna"},
      {tag_be, "be is are was were am been being 're 'm isnt arent wasnt werent"},
      {tag_have, "have has had having 've havent hasnt hadnt"},
      {tag_do, "do does did doing done dont doesnt didnt"},
      {tag_not,
       "not n't never cannot hardly barely nor dont doesnt didnt isnt arent wasnt werent havent hasnt hadnt wont cant "
       "couldnt shouldnt wouldnt"},
      {tag_modal, "wont cant couldnt shouldnt wouldnt"},
      {tag_to, "to"},
      {tag_adverb,
       "publicly openly regardless inadvertantly accidently accidentaly mistakingly unintentionaly erronously "
       "beforehand afterwards backwards rightly offline luckily fortunately "
       "solely purely exclusively afresh anew ideally preferably promptly accordingly arrogantly attentively "
       "badly "
       "dishonestly diligently differently else everywhere "
       "frequently "
       "inadequately insufficiently poorly regularly selfishly seriously severely thoughtlessly unethically "
       "willingly heedlessly above hastily hurriedly absent-mindedly absentmindedly clumsily unthinkingly "
       "prematurely needlessly unnecessarily ill"},
      {tag_adverb,
       "also just only too very quite rather even ever often always again already still yet soon later earlier now "
       "then here there once twice thus hence therefore however instead otherwise anyway perhaps maybe almost "
       "altogether together apart away back ahead well fast hard long far sometimes somewhere somehow indeed meanwhile "
       "moreover nevertheless nonetheless basically simply really actually obviously clearly apparently probably "
       "blindly straight upfront upstream downstream today tomorrow yesterday tonight please kind sort further first "
       "firstly second secondly last lastly next finally eventually initially originally previously subsequently "
       "consequently immediately automatically manually accidentally mistakenly inadvertently unintentionally "
       "erroneously wrongly incorrectly unknowingly unwittingly improperly carelessly negligently recklessly knowingly "
       "deliberately intentionally purposely wilfully willfully foolishly stupidly naively blithely lazily sloppily "
       "maliciously irresponsibly properly correctly adequately sufficiently thoroughly carefully fully completely "
       "entirely totally unfortunately sadly silently quickly slowly easily half-heartedly longer anymore closely "
       "potentially proactively sooner earlier autonomously better best worse never"},
      {tag_adverb,
       "actively consciously consistently partially personally rigorously strictly evidently exactly forever natively "
       "perfectly permanently plainly precisely scarcely minus "
       "unprofessionally calmly merely directly awry astray sideways earnestly afterward normally usually upside"},
      {tag_adjective,
       "optimistic pessimistic realistic modest trusting confident ambitious curious strict patient selective "
       "sceptical "
       "skeptical explicit kinder braver tougher slower "
       "cynical grave "
       "abysmal faintest foggiest vaguest slightest first-semester second-year fresh greenfield innocent nonexistent "
       "punctual rudimentary self-hosted technical unencrypted unsigned "
       "absolute blatant brightest casual daft dim finest flagrant gormless gross laughable minimal powerful quickest "
       "reliable robust scalable seasoned self-respecting sharpest slightest smartest stable wilful willful utter "
       "conservative considerate generous nicer precise sensitive situational stern "
       "dedicated perfect humble sharp sharper tight keen constant calm latest contrary opposite obsolete superfluous "
       "invisible "
       "undocumented unread unanswered unacknowledged unactioned unassigned unfinished unforced unheeded unmonitored "
       "unrenewed unreported unresolved unseen unwatched unticked active writable temporary hard-coded leftover "
       "noticeable apparent half-done half-finished self-inflicted needless four five six ten"},
      {tag_adjective,
       "transparent debug thin ample risky ad-hoc direct muddled lousy awful attributable shoddy slipshod substandard "
       "incumbent "
       "quick "
       "stronger simpler finer "
       "smarter longer larger absent-minded advisable "
       "appropriate beneficial brainless "
       "buggy cavalier cheaper clerical procedural "
       "administrative wider bigger errant stray misguided flawed untested unreviewed unvetted unapproved "
       "unwitting invalid unnoticed tighter strict stricter ill-considered ill-judged ill-equipped ill-prepared "
       "imbecile immoral impulsive inadequate incapable incomplete inconsiderate lax slapdash heedless hopeless "
       "hostile ideal forgetful flippant greedy gullible gutless half-hearted half-trained hands-off headless "
       "cowardly crooked deceitful defensive dense deficient disgraceful disgruntled dismissive disrespectful "
       "embarrassing evasive evident first-year frequent lighter malformed mediocre milder modern moronic nasty "
       "oblivious obstinate outdated overconfident patchy permanent personal pig-headed preferable proud rogue "
       "rude ruthless scant scatterbrained secretive sensible sheer short-sighted shortsighted slow-witted "
       "spiteful stubborn subpar thick typical unattentive uncaring uncooperative undisciplined unethical unfit "
       "unfocused unhelpful unpatched unprepared unprotected unreliable unresponsive unscrupulous unsecured "
       "unsuited unsupervised untrustworthy unverified unwilling useless vindictive weakest workshy worth capable "
       "clever clumsy childish boneheaded bone-headed brand-new bespoke bright alone ageing aging appalling "
       "apathetic egoistic legacy native next-generation multi-cloud multi-region cloud-native event-driven "
       "serverless clear-cut noted unwieldy pure deaf custom definitive unified lucky unlucky negligible "
       "preoccupied quick-tempered"},
      {tag_adjective,
       "multiple dangerous proper improper adequate prior helpful useful nice sufficient necessary required much aside "
       "such unattended quiet silent unwise unnecessary blind weak limited shaky superficial two three shorter double "
       "triple distracted honest blameless congressional easier impossible insufficient narrow pending potential "
       "quicker regulatory safer smart sooner tolerant undetermined unidentified unknown visible wiser common fingered "
       "auto harder selfish asleep ashamed shameful basic elementary dumbest stupidest idiotic poor questionable "
       "terrible non-experienced undertrained underqualified green qualified skilled competent decent sane half-decent "
       "reasonable official punitive liable zero similar typographical spelling fat copy-paste copy/paste plain wise "
       "predictable easily-avoided fundamental extra greater special additional refresher mandatory regular security "
       "continuous clearer closer ground-up wholesale fully-automated autonomous unprofessional dishonest indifferent "
       "disloyal neglectful inattentive amateurish conscious classic mental tricky fortunate familiar normal popular "
       "probable "
       "safe systematic "
       "orderly usual "
       "prudent rigorous vital essential crucial imperative "
       "timely consistent unexpected watchful proactive responsive mindless "
       "thoughtless ill-advised reckless hasty rash rushed unthinking"},
      {tag_adjective,
       "new old good bad big small large little great high low long short full empty wrong right correct incorrect "
       "same different other own main real true false early late next last first second third previous recent current "
       "former junior senior lead chief young inexperienced experienced careful careless cautious vigilant diligent "
       "mindful aware alert thorough attentive lazy sloppy negligent reckless irresponsible complacent arrogant stupid "
       "dumb silly foolish naive clueless incompetent unqualified untrained unskilled ignorant inept careless guilty "
       "culpable accountable responsible accidental inadvertent mistaken unintentional unintended erroneous human "
       "manual automatic automated sole single only ultimate root primary actual underlying possible likely unlikely "
       "able unable ready sure certain clear obvious unclear unaware broken missing available unavailable busy tired "
       "healthy unhealthy stale dead live internal external public private critical important serious severe minor "
       "major simple complex easy hard difficult faulty defective bogus corrupt whole entire total general specific "
       "better best worse worst more less fewer least several many few such faster slower lower higher larger smaller "
       "amateur rookie malicious deliberate intentional avoidable preventable unacceptable inexcusable unforgivable "
       "disciplinary legal formal verbal written final"},
  };
  return groups;
}

}  // namespace pm::language::words
