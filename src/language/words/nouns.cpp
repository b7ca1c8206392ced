#include "language/lexicon.hpp"
#include "language/words/tables.hpp"

namespace pm::language::words {

std::span<const Group> nouns() {
  static constexpr Group groups[] = {
      // People by what they do. A plural is made of each.
      {tag_people,
       "carrier engineer developer dev operator admin administrator sysadmin sysop on-call oncall on-caller responder "
       "technician mechanic signer keyholder electrician reviewer author committer maintainer contributor tester qa "
       "analyst architect designer "
       "manager lead boss director executive exec ceo cto cio ciso vp chief head supervisor owner founder employee "
       "colleague coworker co-worker teammate team-mate staffer intern trainee apprentice newcomer newbie "
       "rookie junior senior contractor consultant freelancer vendor supplier subcontractor provider partner dba sre "
       "swe ops devops secops netops noc helpdesk programmer coder facilitator commander scribe moderator dispatcher "
       "pilot captain co-pilot nurse doctor clerk cashier salesperson salesman support specialist expert person guy "
       "gal woman lady lad bloke kid individual fellow human student teacher professor researcher scientist auditor "
       "inspector investigator officer release-manager product-manager stakeholder deputy hire joiner "
       "strategist technologist statistician curator steward substitute successor predecessor approver assignee "
       "shift-lead volunteer member stand-in newcomer idiot fool "
       "moron netadmin webmaster on-duty trader foreman electrician plumber janitor custodian receptionist accountant "
       "paramedic medic surgeon pharmacist conductor signalman skipper sailor crewman machinist fitter rep marketer "
       "lawyer cfo coo svp president assistant aide coordinator organizer organiser tutor mentor "
       "mentee buddy co-founder landlord shift-worker watchkeeper oncaller handyman workman serviceman cowboy novice "
       "greenhorn noob veteran old-timer man dude chap boy girl hoster registrar telco professional implementer tech "
       "techie "
       "implementor deployer integrator tech genius superhero hero expert subject-matter-expert firefighter "
       "co-author fella archivist treasurer requester requestor implementer reseller splicer caretaker cleaner mod "
       "bookkeeper librarian bursar chairman chairwoman chairperson secretary lecturer journalist photographer "
       "signaller "
       "surveyor lineman linesman welder rigger sponsor adviser advisor nan grandma grandmother mother toddler kid "
       "vc banker investor shareholder speculator annotator guardian storekeeper dealer underwriter matron midwife "
       "radiographer superintendent stationmaster"},
      // Several of them acting as one.
      {tag_people,
       "cab desk soc csirt consultancy council ministry guild tribe agency "
       "team crew squad department group staff management leadership company organisation organization org personnel "
       "committee board bureau office workforce shift community"},
      {tag_people | tag_plural, "people men women folks staff personnel humans colleagues workmen guys "},
      // People outside.
      {tag_people | tag_customer,
       "user customer client shopper visitor subscriber player patient passenger consumer tenant guest reader viewer "
       "citizen farmer miner merchant buyer seller depositor beta-tester"},
      {tag_people | tag_outsider,
       "attacker hacker intruder adversary thief criminal scammer fraudster phisher spammer impersonator malefactor "
       "burglar vandal exploiter actor"},
      // Software, hardware and what they do by themselves.
      {tag_system,
       "planner worker system server service database db replica primary standby cluster node host machine vm "
       "container pod "
       "job "
       "cronjob cron task process thread daemon scheduler balancer load-balancer proxy gateway router switch firewall "
       "network link cable disk drive volume array controller cpu memory ram cache queue broker bus topic stream "
       "pipeline build release deploy deployment rollout rollback migration update upgrade patch hotfix change commit "
       "branch merge script program binary package module library plugin extension driver kernel os app application "
       "website site page frontend front-end backend back-end api endpoint request response call query transaction "
       "session connection socket packet header payload token certificate cert key password secret credential config "
       "configuration setting flag toggle parameter variable option default threshold limit quota timeout retry alert "
       "alarm pager page monitor probe check healthcheck health-check test suite linter compiler dashboard graph "
       "metric log trace report ticket email mail message notification webhook event trigger hook bot crawler sdk cli "
       "tool automation console terminal ui interface form button wizard prompt menu screen autoscaler autopilot "
       "orchestrator "
       "failover fail-over backup snapshot dump restore archive bucket file folder directory table row column index "
       "schema record field value counter buffer heap stack pool semaphore lock mutex deadlock lease ttl dns cdn vpn "
       "vpc ip bgp tls ssl tcp http https ssh ci cd iac manifest chart image registry repository repo mirror platform "
       "infrastructure architecture stack monolith microservice environment staging production prod sandbox region "
       "zone datacenter data-center rack ups generator breaker sensor pump valve engine motor power supply firmware "
       "bios software hardware automation algorithm model logic code bug regression defect fault glitch crash outage "
       "incident failure error exception leak spike surge load traffic bandwidth latency lag delay feature "
       "functionality mechanism safeguard protection validation check-in rule policy template workflow runbook "
       "playbook checklist procedure document documentation doc wiki readme comment ordering term route prefix device "
       "appliance product banner hash block chain ledger wallet contract loader parser renderer validator indexer "
       "importer exporter adapter connector listener watchdog subsystem component instance copy fork shard partition "
       "leader follower master slave secondary subnet tunnel backbone line circuit signal"},
      // Verbs that are nouns as often.
      {tag_noun,
       "flip seed sow spill tangle vet void wade warrant weigh yield zip align assemble assert attest auction "
       "augment await batch befall blast bless blink blip boost borrow bounce bow brake browse brick bork bump burn "
       "bundle capture carry cascade cease chase cite clamp clone clutter coincide concede conform confront contrast "
       "converse cram credit cross cure dare differ digest diminish draft drift dwell earn ease echo elapse embed "
       "emerge employ equal erode exchange exhibit exploit explore extract fade favor favour fill finance flow foil "
       "fold format foster frame fuel fulfil fulfill fund gather gauge govern grade guide halt halve hammer haul "
       "haunt heal heat hog honor honour house idle ignite incline indent inherit inhibit inspire interact invest "
       "jam jettison jump knock lament lean level linger loan lobby lurk map mask mature melt mimic mourn mute nail "
       "nod nuke obscure obstruct offload opt orient outline outlive outpace outweigh pack pad paint park peak peer "
       "plague play plead plot police pollute pop position possess pour predict preempt pre-empt prevail prime "
       "procure profile prohibit prolong prone prune purchase pursue puzzle quote ramp rank rob round ruin scare "
       "scramble scrap scrape scroll scrub secure segment settle shape shelve shield shuffle silence skew slam slash "
       "slice smooth snap snooze snowball sound source space spare spawn splice splinter spoil sponsor spray spur "
       "squash squeeze stagger stash stretch stuff subtract suffice suit surpass surround swamp tackle tail tailor "
       "tamper tap target taste tax tempt thrash thrive tie tip touch trade trail trap trash tremble trick twist "
       "vanish vary vent venture voice wager walk wander wane warm warp wash waste wedge weight welcome wrap wreck "
       "yank yell"},
      // What rules name.
      // Days, months and zones, which distinguish a notice from a remedy. "may" and "march" are other words more often.
      {tag_noun,
       "january jan feb apr jun jul aug sep sept oct nov dec syntax february april june july august september october "
       "november december monday tuesday wednesday thursday "
       "saturday sunday utc gmt cet"},
      {tag_noun,
       "rigour rigor thinking sensitivity sensibility consciousness attentiveness morale briefing poster bulletin "
       "toolbox "
       "comms statement cookie classifier self-discipline preparation "
       "profit enrichment proposal checkpoint team-building teambuilding practices "
       "heart inkling interpretation mystery neighbour neighbor attachment priority pair occasion mentoring tutoring "
       "mis-keying mis-patching mis-setting mis-sizing mis-wiring miswiring learnings reckoning feet notion "
       "ability aptitude talent wit allowance career cat child chimp dog consent contempt culpability dereliction "
       "disrespect do-over fence foot go-live heel interest life literacy opinion premises prudence score soul "
       "switchover "
       "wall levy "
       "degree material openness pep mindfulness transparency situation "
       "backlog calculation calendar consultation cutover distribution excellence follow-through inbox inventory "
       "leeway pride scope scrutiny sheet spreadsheet sum supervision surplus tab toe transposition off-by-one "
       "passphrase gist pastebin forum sequence direction unit currency zero quarter success luck hitch avail "
       "difficulty internet pain side-effect connectivity heads-up byte matrix checksum placeholder breakpoint lunch "
       "harm cycle debit tick allowlist whitelist to-do id pre-check sequence"},
      {tag_noun,
       "party severity engagement deduction store tooling takeaway preparation slot attestation epoch heartbeat slo "
       "sla refusal unwillingness expectation "
       "obligation "
       "plenty opportunity mea culpa radar clause dry-run stage piece net workmanship digit argument cooperation "
       "teamwork "
       "dialogue alignment remark "
       "letter dossier weakness "
       "indentation destruction presumption veto elixir pledge "
       "sales marketing legal procurement networking destroy misuse mismanagement misplacement shortcoming mishandling "
       "misreading misjudgement misjudgment miscalculation misinterpretation misdiagnosis mistyping inadvertence "
       "forgetfulness failing naivete salt "
       "changelog joke claim promise vote doubt debate bluff boast blunder rebuke business operation installation "
       "attack crap "
       "fuck shit monkey rug carpet lure scam "
       "phishing usage wiring labelling placement assembly tech cleanup clean-up renewal hypothesis candidate theory "
       "suspicion "
       "following cut-and-paste copy-and-paste cover-up "
       "afternoon campaign dependency title agenda future hint noise inquiry sync myth escalation habit radar "
       "proceedings deadline "
       "appointment bound capacity "
       "chapter criticism deadline degradation demo detection development "
       "disruption "
       "fashion grammar hole implementation interruption interval length light lookup mainnet manner objection "
       "objective "
       "output recommendation sample section signature stand-up technique timeline vulnerability window write-up "
       "postmortem post-mortem "
       "who-cares not-my-problem ai alternative assessment book brain bridge budget canary channel charge checkout "
       "concentration course "
       "cover flash flaw glance guardrail handover hat inconsistency know-how logging love maturity mode offence "
       "offense phase planning professionalism proof qualification reaction sanity spec specification strategy "
       "violation visibility absent-mindedness activation adherence administration afterthought agent amateurism "
       "announcement apathy aspect atmosphere bed bin brace bracket breakdown cake centre center chair character "
       "chat clown cluelessness comma complaint compliance computer concept conscience control conversation cover- "
       "up coverup cowardice crm culture data-entry deactivation deceit decision-making deficit digit dilettante "
       "dimwit disconnection discretion discussion dumbness dummy ear effort egoism element employment engineering "
       "erp evaluation explanation fart fit forethought framework friday gap grip holiday home hr hubris idiocy "
       "identification importance impression inclusion initiative insertion internship intuition justice keying "
       "keypress keystroke lawsuit league llm maintenance memo mesh mindset mixup mouse muscle naivety naiveté "
       "notion obedience overconfidence ownership patience pebcak pebkac personnel-file pressure purpose quality "
       "relationship reliability repercussion revocation rigor rigour rtfm safety seat selection selfishness "
       "semicolon shortage shortsightedness stability stool stubbornness stunt summary thoroughness "
       "thoughtlessness thumb transcription treachery water wit workload lecture sauna freeze stupidest coffee tea "
       "midnight hurry haste tiredness fatigue"},
      {tag_noun,
       "advice agreement analysis axiom badge benefit bias body breach breakage certification cloud codebase color "
       "colour core damage dataset definition difference disaster domain downtime drill earth entry escalation estate "
       "evidence expression fan figure game-day gameday goal gpu ground guideline hand history injection insight "
       "instruction investigation judge law likelihood lint loss ml neural paragraph possibility potential project "
       "protocol rca rehearsal requirement research segmentation seniority setup simulation sop tabletop tbd text todo "
       "tree triage truth url version vocabulary wording search promotion example rotation confirmation code-review "
       "symptom rid legacy milestone guess dismissal damn toss hoot mainframe input run read cut hit cost set split "
       "spread reset offset hold stand behalf mishap mess-up screw-up mix-up misspelling testing review test-suite "
       "gate spite malice arrogance greed vanity licence license keyboard hand mind tongue pen pager phone fundamental "
       "basic inspection room licence license list past phone room scratch thanks track sight conclusion diagnosis "
       "lots talking-to modification exposure participant eye game layer layout panel storage view sign-off grasp "
       "command verification dressing-down telling-off retribution termination charges strike back rest indifference "
       "attitude behaviour behavior approach corner ball wheel duty homework shame excuse ill intent faith beginner "
       "schoolboy novice foresight standard proceedings face music performance rating appraisal tolerance strike "
       "probation wages misconfiguration accident belief assumption execution publication disclosure oops whoops "
       "inability evil workshop collaboration reminder mind lookout rewrite re-architecture rearchitecture "
       "reimplementation replacement auto-failover auto-remediation self-healing auto-rollback intervention "
       "involvement approval interaction loop equation path picture perpetrator offender rookie-mistake finger none "
       "ineptitude transition clue depth sense finish guesswork negligence rota roster logic amateur hour "
       "misunderstanding miscommunication confusion vigilance precaution"},
      {tag_noun,
       "time day week month year hour minute second morning evening night weekend moment while thing way case part "
       "place point fact question answer reason cause effect result impact problem issue matter trouble mistake "
       "oversight slip lapse omission blunder misstep typo mix-up slip-up carelessness negligence laziness complacency "
       "recklessness irresponsibility human-error root-cause incompetence ignorance inexperience stupidity foolishness "
       "sloppiness inattention inattentiveness blame guilt culprit responsibility accountability judgement judgment "
       "skill knowledge experience competence expertise understanding awareness attention care caution diligence "
       "vigilance discipline hindsight retrospect training education communication coordination process meeting "
       "warning reprimand sanction penalty punishment consequence action step decision choice option plan idea work "
       "role access permission privilege right account name number amount size data information detail sign signal "
       "word phrase term language sentence money cost price bonus salary contract thanks lot kind sort type side end "
       "start beginning middle top bottom front back lack absence need want wish hope fear risk chance danger threat "
       "state status situation condition context factor root half lesson moral remediation mitigation recovery fix "
       "workaround solution improvement item follow-up remedy prevention deletion removal push commit dropping "
       "truncation overwrite reboot shutdown restart"},
  };
  return groups;
}

}  // namespace pm::language::words
