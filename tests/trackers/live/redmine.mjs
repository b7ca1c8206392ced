// A real Redmine: filing, filing again, a lost link, a text that would be markup, closing and syncing.
import { check, end, aRecord, json, Team } from './lib.mjs';

const key = process.env.REDMINE_API_KEY;
const url = `http://${process.env.REDMINE_HOST}`;
const headers = { 'X-Redmine-API-Key': key, 'Content-Type': 'application/json' };
const team = new Team(`record_url = "https://example.org/blob/main/{path}"
[tracker]
kind = "redmine"
project = "pm-try"
url = "${url}"
[tracker.people]
ana = "1"
`, { REDMINE_API_KEY: key, REDMINE_HOST: process.env.REDMINE_HOST });
const id = '2026-11-20-checkout-500s';
const issues = async () => (await json(`${url}/projects/pm-try/issues.json?status_id=*&limit=100`, { headers })).body.issues;
const statuses = (await json(`${url}/issue_statuses.json`, { headers })).body.issue_statuses;
const move = (number, closed) => json(`${url}/issues/${number}.json`, { method: 'PUT', headers, body: JSON.stringify({ issue: {
  status_id: statuses.find((one) => Boolean(one.is_closed) === closed).id } }) });
const numberOf = (fix) => Number(team.record(id).fixes[fix].ticket.key.slice(1));

console.log('Redmine');
try {
  const odd = 'Say *which* _bucket_ -it- is: {{include(Wiki)}} !http://x.example/y.png! "a":http://x.example @admin #1 <b>b</b> `c` [[Wiki]] h1. x|y';
  team.write(aRecord(id, ['Show the host in the prompt', odd, 'Check the dumps']));
  const filed = team.pm('-v', 'fixes', 'file');
  check('three fixes are filed', filed.code === 0 && (await issues()).length === 3, filed.all);
  check('the key is in no output', !filed.all.includes(key), filed.all);
  check('filed again, nothing is made', team.pm('fixes', 'file').code === 0 && (await issues()).length === 3);
  const first = (await issues()).find((one) => one.id === numberOf(0));
  check('hours are there', first.estimated_hours === 2, JSON.stringify(first));

  const record = team.record(id);
  delete record.fixes[1].ticket;
  record.factors[1].text = odd;
  team.write(record);
  const found = team.pm('fixes', 'file');
  check('a lost link is found again', /found .*:X2 again/.test(found.out) && (await issues()).length === 3, found.all);

  team.write(aRecord('2026-11-21-odd', [odd], { factors: [{ id: 'F1', text: odd }, { id: 'F2', text: odd }], id: '2026-11-21-odd' }));
  const oddly = team.pm('fixes', 'file', '2026-11-21-odd:X1');
  check('a text full of markup is filed', oddly.code === 0, oddly.all);

  await move(numberOf(0), true);
  const synced = team.pm('fixes', 'sync');
  check('closed there is done here, with its day',
    team.record(id).fixes[0].status === 'done' && team.record(id).fixes[0].closed_at, synced.all);
  await move(numberOf(0), false);
  team.pm('fixes', 'sync');
  check('opened there is open here', team.record(id).fixes[0].status === 'open');

  const rejected = statuses.find((one) => one.name === 'Rejected');
  await json(`${url}/issues/${numberOf(1)}.json`,
    { method: 'PUT', headers, body: JSON.stringify({ issue: { status_id: rejected.id } }) });
  const declined = team.pm('fixes', 'sync');
  check('rejected there stays open here, and is said to be declined',
    team.record(id).fixes[1].status === 'open' && team.record(id).fixes[1].ticket.state === 'declined'
    && declined.out.includes('was declined there: Rejected'), declined.all);
  const dropped = team.pm('fixes', 'sync', '--drop-declined');
  check('--drop-declined drops it with that reason', team.record(id).fixes[1].closed_why?.endsWith('Rejected'), dropped.all);

  await json(`${url}/issues/${numberOf(2)}.json`, { method: 'DELETE', headers });
  const gone = team.pm('fixes', 'sync');
  check('an issue that is gone is reported', gone.code === 1 && gone.err.includes('is gone'), gone.all);

  team.environment.REDMINE_API_KEY = 'wrong';
  const refused = team.pm('fixes', 'sync');
  check('a wrong key is said', refused.code === 3 && refused.err.includes('does not accept'), refused.all);
} finally {
  team.remove();
  end();
}
