#include "language/lexicon.hpp"
#include "language/words/tables.hpp"

namespace pm::language::words {

std::span<const Group> verbs() {
  static constexpr Group groups[] = {
      // What people do, and systems hardly.
      {tag_human_action,
       "predefine flout shirk sack suppose owe exercise coach sensitise sensitize respect triple-check reeducate "
       "re-educate "
       "re-train cock foul neglect overlook misjudge misconfigure misplace mishandle mistype mislabel miscalculate "
       "misinterpret miscount miscommunicate botch screw fumble goof bungle bother care notice realise realize "
       "recognise recognize remember recall assume believe suspect wonder worry learn anticipate foresee expect "
       "consider discuss ask tell decide choose agree disagree want wish hope plan prepare review test double-check "
       "doublecheck investigate debug troubleshoot diagnose examine inspect look watch listen study consult "
       "communicate coordinate escalate announce apologise apologize approve document describe explain teach train "
       "retrain educate remind advise instruct encourage discipline punish reprimand blame praise thank hire dismiss "
       "demote type click press paste copy-paste copy rush hurry panic practise practice rehearse merge commit push "
       "schedule assign volunteer order negotiate clarify verify validate confirm question challenge trust distrust "
       "rely slack cheat lie hide sabotage conceal pay spot revisit rethink reconsider estimate underestimate "
       "overestimate audit rotate provision proofread fat-finger fatfinger eyeball pore skim familiarise familiarize "
       "acknowledge involve engage attend own refuse misspell attempt manage struggle use check monitor onboard brief "
       "de-brief debrief mess sanction penalise penalize reprimand"},
      // The same, that rules name less often.
      {tag_human_action,
       "argue assess claim complain criticize debate doubt err evaluate guess imagine invite joke oust persuade "
       "presume pretend promise reassign stumble supervise vote misdiagnose misidentify misinform misapply "
       "misconstrue misallocate misprioritise misprioritize misassign mistime misperceive miscategorise "
       "miscategorize misfile misaddress miskey misassess misguess mismanage misplan misestimate misreport miscopy "
       "mis-set misclassify overcorrect over-correct dither flub fluff muff bodge blunder bluff boast brag resign "
       "prosecute sue scold berate "
       "chastise admonish rebuke blacklist discharge censure humiliate stonewall falsify fake fabricate deceive "
       "defraud bully betray defy snub lecture preach nag exhort"},
      // What both do, that rules name less often: known so that a sentence is not read around them.
      {0,
       "abuse dodge equip beef research flag flip unset populate seed sow spill tangle vet void wade warrant weigh "
       "widen yield zip "
       "accommodate "
       "accompany accomplish accumulate achieve acquire aggregate align amend amplify approach approximate assemble "
       "assert attest auction augment await awaken bargain batch befall blast bless blink blip boost borrow bounce "
       "bow brake browse brick bork bump burden burn bundle capture carry cascade cease certify characterize chase "
       "cite clamp clone clutter coincide compensate complicate comprise compromise concede conform confront "
       "constitute constrain construct contend contrast converse cram credit cross cure customize damage dare date "
       "decline decrease deem defeat delve demonstrate deplete depict derive descend deserve desire despatch deviate "
       "devote dictate differ digest diminish direct disallow disappoint discard discourage dismount dispatch "
       "dispose dispute disrupt dissolve distinguish distort disturb dominate downsize draft drift dwell earn ease "
       "echo elapse elevate embed emerge employ empty enclose encode encompass endanger endure enlarge enlist "
       "enqueue enrich enroll entail entitle enumerate envision equal erode evaporate exceed exchange excuse exhibit "
       "exploit explore extract facilitate fade favor favour fill finalise finalize finance flow fluctuate foil fold "
       "fool format formulate foster frame fuel fulfil fulfill fund gather gauge govern grade grasp guide halt halve "
       "hammer haul haunt heal heat hog honor honour hose house idle ignite illustrate imitate imply incline "
       "incorporate indent induce infect inflate inherit inhibit initialise initialize initiate inject inquire "
       "insist inspire instantiate instigate institute interact interrupt intimate invalidate invest issue iterate "
       "jam jeopardize jettison jump justify knock lament lean level lighten liken linger loan lobby loosen loose "
       "lurk maintain manipulate map mask mature maximise maximize mediate melt mimic mind moderate motivate mourn "
       "multiply mute nail narrow navigate neutralise nod normalise normalize nuke object obligate obscure obstruct "
       "obtain offend offload oppose optimise optimize opt orient outline outlive outpace outweigh overbook "
       "overcommit overcount overextend overfill overlap overpower overprovision overreact overrule overstate "
       "overstress overtax pack pad paint park peak peer perceive plague play plead plot police pollute pop pose "
       "position possess pour predict preempt pre-empt preserve prevail prime procure profile prohibit prolong prone "
       "pronounce prune publicise publicize purchase pursue puzzle qualify quote ramp rank reactivate readjust "
       "realign reappear reassure reattach rebalance rebase rebuff recalculate recharge reclassify reconcile "
       "reconnect reconstruct recruit rectify redeem redefine rediscover reestablish re-establish refill reflect "
       "reform refrain refuel refund regain regard register regress regret reinforce reinitialise reinstall "
       "reinstate reintroduce reiterate relate relax relocate remediate remount renegotiate rent reopen reorder "
       "reorganise reorganize repackage repave repopulate represent reproduce rescue reseat resemble reside resist "
       "resort resync retain retrieve retrigger reuse reverify reverse re-enable re-deploy re-add re-create re-check "
       "re-test re-index re-import re-sync recheck recreate readd retest reenable revalidate revive reward reword "
       "risk rob round ruin saturate scare scramble scrap scrape scroll scrub secure seize segment serialise "
       "serialize settle shape shelve shield shuffle silence simplify skew slam slash slice smooth snap snooze "
       "snowball soften sound source space spare spawn specialise specialize speculate splice splinter spoil sponsor "
       "spray spur squash squeeze stabilise stabilize stagger stash sterilise stipulate stockpile strain streamline "
       "strengthen stretch structure stuff subscribe subtract suffice suit summarise summarize supersede suppress "
       "surpass surprise surround swamp tackle tail tailor tamper tap target taste tax tempt thrash threaten thrive "
       "tie tighten tip touch trade trail transcribe translate transpose trap trash tremble trick twist uncheck "
       "underpin underprovision unearth unify unload unpack unregister unroll unsubscribe untick utilise utilize "
       "vanish vary vent venture voice wager walk wander wane warm warp wash waste weaken wedge weight welcome wrap "
       "wreck yank yell"},
      {0,
       "invert disclose interchange cover step charge code dress shame expel abolish bill blank breathe chew circulate "
       "commission cramp cultivate "
       "downplay belittle entrust evade fob "
       "freak provoke scream shout standardise standardize underline zone forestall preclude lessen instil instill "
       "accredit"},
      {0,
       "heighten flash ping deprive submit boil indicate prolong appreciate collect decode hate mint prove re-start "
       "gain"},
      {0,
       "sensibilise sensibilize impress vow sharpen heed counsel reinstall "
       "default file refine "
       "acquaint deepen rescind curtail levy nip judge equip master "
       "deduct doctor drag chuck duck rip lob slap oblige "
       "languish re-brief "
       "aspire breeze fester gloss hand rot rubber-stamp hard-code hardcode hard-wire skate tick strive power-cycle "
       "whitelist allowlist exempt arm invoice incur relay harm debit endeavour endeavor sign misfire cycle vouch "
       "nod"},
      // What both do.
      {0,
       "containerise reindex misclick mis-click mis-type mis-configure mis-read misremember thank crack lift brush "
       "wave shrug relieve transmit confuse misname reap containerize rework dismantle ditch intervene hesitate "
       "concentrate skip slip apportion ascertain avert beware conclude declare define expose forgive hunt interpret "
       "locate mend minimise minimize mock pinpoint prefer reveal shorten simulate specify survive tidy tolerate "
       "uncover bar ban bench strip kick mix dock forfeit withhold re-design modernise modernize re-engineer "
       "reengineer decompose auto-remediate fall rest ignore dismiss disregard miss drop delete remove erase wipe "
       "truncate destroy purge clear clean fail pass start stop restart reboot kill terminate crash hang freeze panic "
       "load boot launch open close create add insert append update upgrade downgrade change modify alter edit adjust "
       "tune tweak set reset configure reconfigure enable disable activate deactivate turn switch toggle move migrate "
       "copy duplicate replicate rename replace swap convert transform rewrite rebuild refactor rearchitect "
       "re-architect redesign overhaul replatform re-platform reimplement re-implement port deploy redeploy release "
       "ship publish roll rollback revert restore recover repair fix patch mitigate resolve solve address improve "
       "enhance extend expand increase reduce lower raise limit restrict block allow permit prevent avoid stop protect "
       "guard save store cache persist archive back backup sync synchronise synchronize connect disconnect attach "
       "detach link join mount unmount bind receive return respond answer reply request retry repeat process handle "
       "serve host route forward redirect proxy balance distribute trigger fire alert alarm page notify warn report "
       "log record trace track measure count calculate compute scan search query index parse render display show print "
       "present compile execute perform operate function work act behave react complete finish end continue proceed "
       "wait delay timeout expire renew refresh reload poll listen detect discover identify determine observe analyse "
       "analyze compare match filter sort select pick include exclude contain consist require need depend cause result "
       "happen occur appear disappear remain stay seem tend affect impact influence concern introduce generate produce "
       "emit propagate spread leak overflow overload overwhelm exhaust consume allocate free reserve grant deny revoke "
       "reject accept authorise authorize authenticate encrypt decrypt sign-in log-in login call invoke import export "
       "upload download install uninstall apply bypass circumvent violate contribute attribute label mark tag name "
       "classify treat attract impose enforce ensure guarantee assure eliminate automate mechanise script pin lock "
       "unlock pause resume unblock isolate quarantine drain scale shrink shift delegate transfer deliver provide "
       "supply support help assist offer follow obey adhere comply share talk visit travel arrive live die exist "
       "belong correct misroute mislead misuse misdirect omit skip cross-check alleviate exacerbate worsen degrade "
       "suffer experience encounter witness sustain last sever unplug plug power wire cable rack mangle corrupt "
       "overwrite clobber orphan strand surface escape elude intend try aim seek focus concentrate prioritise "
       "prioritize defer postpone cancel abort abandon reach contact inform email mail message post comment note state "
       "mention point highlight stress emphasise emphasize suggest recommend propose demand urge convince force compel "
       "pull fetch land stage promote elect evict reclaim garbage-collect compact vacuum flush decommission retire "
       "deprecate sunset consolidate decouple split separate combine integrate collaborate cooperate succeed deal cope "
       "fine suspend fire lack stem arise originate arrange organise organize establish implement develop design "
       "devise invent evolve adopt adapt embrace conduct accelerate slow hinder hamper impede enter "
       "exit advance retreat crush overheat trip short-circuit boot-loop flap stall starve throttle rate-limit "
       "deadlock race collide conflict diverge converge"},
  };
  return groups;
}

std::span<const Irregular> irregular_verbs() {
  static constexpr Irregular forms[] = {
      {"be", "was", "been"},
      {"have", "had", "had"},
      {"do", "did", "done"},
      {"forget", "forgot", "forgotten", tag_human_action},
      {"know", "knew", "known", tag_human_action},
      {"think", "thought", "thought", tag_human_action},
      {"understand", "understood", "understood", tag_human_action},
      {"misunderstand", "misunderstood", "misunderstood", tag_human_action},
      {"misread", "misread", "misread", tag_human_action},
      {"misspell", "misspelt", "misspelt", tag_human_action},
      {"mislay", "mislaid", "mislaid", tag_human_action},
      {"reread", "reread", "reread", tag_human_action},
      {"re-read", "re-read", "re-read", tag_human_action},
      {"mistake", "mistook", "mistaken", tag_human_action},
      {"foresee", "foresaw", "foreseen", tag_human_action},
      {"see", "saw", "seen"},
      {"say", "said", "said", tag_human_action},
      {"tell", "told", "told", tag_human_action},
      {"speak", "spoke", "spoken", tag_human_action},
      {"hear", "heard", "heard"},
      {"feel", "felt", "felt", tag_human_action},
      {"read", "read", "read"},
      {"write", "wrote", "written"},
      {"rewrite", "rewrote", "rewritten"},
      {"go", "went", "gone"},
      {"come", "came", "come"},
      {"become", "became", "become"},
      {"run", "ran", "run"},
      {"rerun", "reran", "rerun"},
      {"take", "took", "taken"},
      {"give", "gave", "given"},
      {"get", "got", "gotten"},
      {"make", "made", "made"},
      {"find", "found", "found"},
      {"lose", "lost", "lost"},
      {"leave", "left", "left"},
      {"keep", "kept", "kept"},
      {"let", "let", "let"},
      {"put", "put", "put"},
      {"set", "set", "set"},
      {"cut", "cut", "cut"},
      {"hit", "hit", "hit"},
      {"shut", "shut", "shut"},
      {"cost", "cost", "cost"},
      {"hurt", "hurt", "hurt"},
      {"break", "broke", "broken"},
      {"bring", "brought", "brought"},
      {"build", "built", "built"},
      {"rebuild", "rebuilt", "rebuilt"},
      {"buy", "bought", "bought"},
      {"catch", "caught", "caught"},
      {"choose", "chose", "chosen", tag_human_action},
      {"draw", "drew", "drawn"},
      {"drive", "drove", "driven"},
      {"eat", "ate", "eaten"},
      {"fall", "fell", "fallen"},
      {"fight", "fought", "fought"},
      {"fly", "flew", "flown"},
      {"grow", "grew", "grown"},
      {"hide", "hid", "hidden"},
      {"hold", "held", "held"},
      {"lay", "laid", "laid"},
      {"lie", "lied", "lied", tag_human_action},
      {"lend", "lent", "lent"},
      {"mean", "meant", "meant"},
      {"meet", "met", "met"},
      {"pay", "paid", "paid"},
      {"ride", "rode", "ridden"},
      {"ring", "rang", "rung"},
      {"rise", "rose", "risen"},
      {"seek", "sought", "sought"},
      {"sell", "sold", "sold"},
      {"send", "sent", "sent"},
      {"shake", "shook", "shaken"},
      {"shine", "shone", "shone"},
      {"show", "showed", "shown"},
      {"sink", "sank", "sunk"},
      {"sit", "sat", "sat"},
      {"sleep", "slept", "slept", tag_human_action},
      {"spend", "spent", "spent"},
      {"spin", "spun", "spun"},
      {"split", "split", "split"},
      {"spread", "spread", "spread"},
      {"stand", "stood", "stood"},
      {"steal", "stole", "stolen"},
      {"stick", "stuck", "stuck"},
      {"strike", "struck", "struck"},
      {"swear", "swore", "sworn"},
      {"teach", "taught", "taught", tag_human_action},
      {"tear", "tore", "torn"},
      {"throw", "threw", "thrown"},
      {"wake", "woke", "woken"},
      {"wear", "wore", "worn"},
      {"win", "won", "won"},
      {"withdraw", "withdrew", "withdrawn"},
      {"overwrite", "overwrote", "overwritten"},
      {"override", "overrode", "overridden"},
      {"undo", "undid", "undone"},
      {"redo", "redid", "redone"},
      {"oversee", "oversaw", "overseen", tag_human_action},
      {"begin", "began", "begun"},
      {"bite", "bit", "bitten"},
      {"blow", "blew", "blown"},
      {"freeze", "froze", "frozen"},
      {"dig", "dug", "dug"},
      {"feed", "fed", "fed"},
      {"lead", "led", "led"},
      {"oversleep", "overslept", "overslept", tag_human_action},
      {"quit", "quit", "quit"},
      {"mislead", "misled", "misled"},
      {"bend", "bent", "bent"},
      {"beat", "beat", "beaten"},
      {"bear", "bore", "borne"},
      {"reset", "reset", "reset"},
      {"offset", "offset", "offset"},
      {"input", "input", "input"},
      {"panic", "panicked", "panicked", tag_human_action},
      {"withhold", "withheld", "withheld"},
      {"deal", "dealt", "dealt"},
      {"mishear", "misheard", "misheard", tag_human_action},
      {"overhear", "overheard", "overheard", tag_human_action},
      {"undergo", "underwent", "undergone"},
      {"broadcast", "broadcast", "broadcast"},
      {"uphold", "upheld", "upheld"},
      {"rethink", "rethought", "rethought", tag_human_action},
      {"resend", "resent", "resent"},
      {"shed", "shed", "shed"},
      {"sweep", "swept", "swept"},
      {"burst", "burst", "burst"},
      {"overrun", "overran", "overrun"},
      {"backfire", "backfired", "backfired"},
      {"slide", "slid", "slid"},
      {"swing", "swung", "swung"},
      {"wind", "wound", "wound"},
      {"shoot", "shot", "shot"},
      {"bid", "bid", "bid"},
      {"overtake", "overtook", "overtaken"},
      {"upset", "upset", "upset"},
      {"foretell", "foretold", "foretold"},
      {"rewind", "rewound", "rewound"},
      {"creep", "crept", "crept"},
      {"leap", "leaped", "leapt"},
      {"speed", "sped", "sped"},
      {"undertake", "undertook", "undertaken"},
      {"spring", "sprang", "sprung"},
      {"swim", "swam", "swum"},
      {"weave", "wove", "woven"},
  };
  return forms;
}

std::string_view doubling() {
  return "commit omit submit permit admit transmit forget begin refer prefer defer occur recur concur incur infer "
         "confer transfer control patrol rebel compel propel expel repel equip rerun reset input unplug re-run overrun "
         "program kidnap worship handicap backlog debug";
}

}  // namespace pm::language::words
