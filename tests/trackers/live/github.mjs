// Filing, filing again, a lost link, closing and syncing on the emulator; and each request against GitHub's description.
import { check, end, aRecord, json, Team } from './lib.mjs';
import { needed, startEmulator, toml } from './emulator.mjs';

const emulator = await startEmulator();
const team = new Team(toml(emulator.url), { GITHUB_TOKEN: 't0ken-of-this-try', GH_HOST: emulator.host });
const id = '2026-11-20-checkout-500s';
const issues = async () =>
  (await json(`${emulator.url}/repos/ana-gh/shop/issues?state=all&per_page=100`, { headers: { authorization: 'Bearer t' } })).body;
const close = (number, state, state_reason) => json(`${emulator.url}/repos/ana-gh/shop/issues/${number}`,
  { method: 'PATCH', headers: { authorization: 'Bearer t' }, body: JSON.stringify({ state, state_reason }) });
const withoutLink = (fix) => {
  const record = team.record(id);
  delete record.fixes[fix].ticket;
  team.write(record);
};

console.log('GitHub (emulated)');
try {
  team.write(aRecord(id, ['Show the host in the prompt', 'Say <b>which</b> bucket, @ana', 'x'.repeat(300)]));
  const dry = team.pm('fixes', 'file', '--dry-run');
  check('a dry run sends nothing', dry.code === 0 && (await issues()).length === 0, dry.all);

  const filed = team.pm('-v', 'fixes', 'file');
  check('three fixes are filed', filed.code === 0 && (await issues()).length === 3, filed.all);
  check('the token is in no output', !filed.all.includes('t0ken'), filed.all);
  check('filed again, nothing is made', team.pm('fixes', 'file').code === 0 && (await issues()).length === 3);

  withoutLink(1);
  const found = team.pm('fixes', 'file');
  check('a lost link is found again', /found .*:X2 again as #2/.test(found.out) && (await issues()).length === 3, found.all);

  await close(1, 'closed');
  const synced = team.pm('fixes', 'sync');
  check('closed there is done here', team.record(id).fixes[0].status === 'done', synced.all);
  await close(1, 'open');
  team.pm('fixes', 'sync');
  check('opened there is open here', team.record(id).fixes[0].status === 'open');

  await close(2, 'closed', 'not_planned');
  const declined = team.pm('fixes', 'sync');
  check('closed as not planned stays open here',
    team.record(id).fixes[1].status === 'open' && declined.out.includes('was declined there: not planned'), declined.all);

  const renamed = { ...team.record(id), id: '2026-11-20-renamed' };
  delete renamed.fixes[2].ticket;
  team.write(renamed);
  const foundRenamed = team.pm('fixes', 'file', '2026-11-20-renamed:X3');
  check('a renamed record finds its issue', /found .*:X3 again as #3/.test(foundRenamed.out), foundRenamed.all);

  judge(dry.out, filed.err);
} finally {
  emulator.stop();
  team.remove();
  end();
}

// GitHub's own description of its API: bodies by ajv; paths and parameters of what is asked by name, type and choice.
function judge(dry, notes) {
  const { default: Ajv } = needed('ajv');
  const api = needed('@octokit/openapi/generated/api.github.com.json');
  const ajv = new Ajv({ strict: false, validateFormats: false });
  const resolved = (node) => node.$ref ? resolved(node.$ref.split('/').slice(1).reduce((at, name) => at[name], api)) : node;
  // `nullable` without a type is OpenAPI's alone, and ajv compiles nothing beside it: without this every body would pass.
  const plain = (node) => {
    if (Array.isArray(node)) return node.map(plain);
    if (node === null || typeof node !== 'object') return node;
    const copy = Object.fromEntries(Object.entries(resolved(node)).map(([name, value]) => [name, plain(value)]));
    if (copy.nullable && !copy.type) delete copy.nullable;
    return copy;
  };
  const path = '/repos/{owner}/{repo}/issues';
  const schema = plain(api.paths[path].post.requestBody.content['application/json'].schema);
  const valid = ajv.compile(schema);
  check('the description tells a wrong body from a right one', !valid({ title: ['x'] }) && !valid({}) && valid({ title: 'x' }));
  const bodies = dry.split(/^  POST /m).slice(1).map((part) => JSON.parse(part.slice(part.indexOf('\n  {'), part.lastIndexOf('}') + 1)));
  check('there are bodies to judge', bodies.length === 3, dry);
  for (const body of bodies) {
    check(`"${body.title.slice(0, 40)}" is what GitHub describes`, valid(body), JSON.stringify(valid.errors));
    const unknown = Object.keys(body).filter((name) => !(name in schema.properties));
    check('  and it has no member that GitHub does not know', unknown.length === 0, unknown.join());
  }
  const asked = notes.split('\n').map((line) => /GET (http\S+)/.exec(line)?.[1]).filter(Boolean).map((url) => new URL(url));
  check('there are questions to judge', asked.length > 0, notes);
  const parameters = api.paths[path].get.parameters.map(resolved);
  for (const url of asked)
    for (const [name, value] of url.searchParams) {
      const known = parameters.find((one) => one.in === 'query' && one.name === name);
      const choices = known?.schema?.enum;
      check(`GitHub knows ${name}=${value}`, known && (!choices || choices.includes(value)));
    }
}
