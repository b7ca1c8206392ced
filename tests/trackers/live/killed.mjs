// 200 fixes, filed by runs that are killed at random moments; then one that is not. Counted: fixes with two open issues,
// and links that were lost.
import { check, end, aRecord, json, Team } from './lib.mjs';
import { startEmulator, toml } from './emulator.mjs';

const runs = Number(process.env.PM_RUNS ?? 50), records = 20, fixesEach = 10;
const emulator = await startEmulator();
const team = new Team(toml(emulator.url), { GITHUB_TOKEN: 't', GH_HOST: emulator.host });
const headers = { authorization: 'Bearer t' };

// A linear congruence, so that a try can be repeated: PM_SEED=7 scripts/trackers killed
let state = Number(process.env.PM_SEED ?? Date.now() % 100000);
console.log(`Killed at random (PM_SEED=${state})`);
const random = () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;

try {
  for (let r = 0; r < records; ++r)
    team.write(aRecord(`2026-11-20-number-${r}`, Array.from({ length: fixesEach }, (_, x) => `Fix ${x} of ${r}`)));
  let killed = 0, ended = 0, foundAgain = 0;
  const began = Date.now();
  team.pm('fixes', 'file', '--dry-run');
  const readied = Date.now() - began;  // about as long as it takes to come to the tracker
  const links = () => team.records().flatMap((one) => one.fixes).filter((fix) => fix.ticket).length;
  const after = [];
  for (let run = 0; run < runs; ++run) {
    const { signal, out } = await team.pmKilledAfter(readied * 0.7 + random() * 260, 'fixes', 'file');
    signal ? ++killed : ++ended;
    foundAgain += (out.match(/^found/gm) ?? []).length;
    after.push(links());
  }
  const last = team.pm('fixes', 'file');
  check('the last run goes through', last.code === 0, last.all);
  const all = [];
  for (let page = 1; ; ++page) {
    const some = (await json(`${emulator.url}/repos/ana-gh/shop/issues?state=open&per_page=100&page=${page}`, { headers })).body;
    all.push(...some);
    if (some.length < 100) break;
  }
  const byMarker = Map.groupBy(all, (issue) => /pm-fix:[0-9a-z]+-X[0-9]+/.exec(issue.body)[0]);
  const twins = [...byMarker.values()].filter((some) => some.length > 1).length;
  const numbers = new Set(all.map((issue) => `#${issue.number}`));
  const fixes = team.records().flatMap((one) => one.fixes);
  const without = fixes.filter((fix) => !fix.ticket || !numbers.has(fix.ticket.key)).length;
  const shared = fixes.length - new Set(fixes.map((fix) => fix.ticket?.key)).size;
  console.log(`  ${killed} of ${runs} runs killed, ${ended} had ended by themselves; ${all.length} issues for ${fixes.length} fixes;`);
  console.log(`  links after each run: ${after.join(' ')}`);
  foundAgain += (last.out.match(/^found/gm) ?? []).length;
  console.log(`  made by a run that was killed before it wrote the link, and found by a later one: ${foundAgain}`);
  check(`fixes with two open issues: ${twins}`, twins === 0);
  check(`links lost: ${without}`, without === 0);
  check(`links that two fixes share: ${shared}`, shared === 0);
  check(`${fixes.length} issues`, all.length === fixes.length);
} finally {
  emulator.stop();
  team.remove();
  end();
}
