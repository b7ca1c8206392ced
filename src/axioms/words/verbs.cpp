#include "axioms/lexicon.hpp"
#include "axioms/words/tables.hpp"

namespace pm::axioms::words {

std::span<const Group> verbs() {
  static constexpr Group groups[] = {
      // What people do, and systems hardly.
      {tag_human_deed,
       "flout shirk sack suppose owe exercise coach sensitise sensitize respect triple-check reeducate re-educate "
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
       "devise invent evolve adopt adapt embrace conduct undertake accelerate speed slow hinder hamper impede enter "
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
      {"forget", "forgot", "forgotten", tag_human_deed},
      {"know", "knew", "known", tag_human_deed},
      {"think", "thought", "thought", tag_human_deed},
      {"understand", "understood", "understood", tag_human_deed},
      {"misunderstand", "misunderstood", "misunderstood", tag_human_deed},
      {"misread", "misread", "misread", tag_human_deed},
      {"mistake", "mistook", "mistaken", tag_human_deed},
      {"foresee", "foresaw", "foreseen", tag_human_deed},
      {"see", "saw", "seen"},
      {"say", "said", "said", tag_human_deed},
      {"tell", "told", "told", tag_human_deed},
      {"speak", "spoke", "spoken", tag_human_deed},
      {"hear", "heard", "heard"},
      {"feel", "felt", "felt", tag_human_deed},
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
      {"choose", "chose", "chosen", tag_human_deed},
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
      {"lie", "lied", "lied", tag_human_deed},
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
      {"sleep", "slept", "slept", tag_human_deed},
      {"spend", "spent", "spent"},
      {"spin", "spun", "spun"},
      {"split", "split", "split"},
      {"spread", "spread", "spread"},
      {"stand", "stood", "stood"},
      {"steal", "stole", "stolen"},
      {"stick", "stuck", "stuck"},
      {"strike", "struck", "struck"},
      {"swear", "swore", "sworn"},
      {"teach", "taught", "taught", tag_human_deed},
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
      {"oversee", "oversaw", "overseen", tag_human_deed},
      {"begin", "began", "begun"},
      {"bite", "bit", "bitten"},
      {"blow", "blew", "blown"},
      {"freeze", "froze", "frozen"},
      {"dig", "dug", "dug"},
      {"feed", "fed", "fed"},
      {"lead", "led", "led"},
      {"oversleep", "overslept", "overslept", tag_human_deed},
      {"quit", "quit", "quit"},
      {"mislead", "misled", "misled"},
      {"bend", "bent", "bent"},
      {"beat", "beat", "beaten"},
      {"bear", "bore", "borne"},
      {"reset", "reset", "reset"},
      {"offset", "offset", "offset"},
      {"input", "input", "input"},
  };
  return forms;
}

std::string_view doubling() {
  return "commit omit submit permit admit transmit forget begin refer prefer defer occur recur concur incur infer "
         "confer transfer control patrol rebel compel propel expel repel equip rerun reset input unplug re-run overrun "
         "program kidnap worship handicap backlog debug";
}

}  // namespace pm::axioms::words
