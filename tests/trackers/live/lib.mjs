// What the tries have in common: a folder with records, pm run in it, and a way to say what did not hold.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let failures = 0;
export function check(sentence, holds, shown = '') {
  if (holds) return console.log(`  ok: ${sentence}`);
  ++failures;
  console.log(`  NOT SO: ${sentence}\n${shown}`);
}
export function end() {
  process.exitCode = failures === 0 ? 0 : 1;
}

export class Team {
  constructor(toml, environment) {
    this.folder = mkdtempSync(join(tmpdir(), 'pm-trackers-'));
    mkdirSync(join(this.folder, 'postmortems'));
    writeFileSync(join(this.folder, 'pm.toml'), toml);
    this.environment = { PATH: process.env.PATH, HOME: this.folder, TZ: 'UTC', ...environment };
  }
  write(record) {
    writeFileSync(this.path(record.id), JSON.stringify(record, null, 2) + '\n');
  }
  path(id) {
    return join(this.folder, 'postmortems', id + '.json');
  }
  record(id) {
    return JSON.parse(readFileSync(this.path(id)));
  }
  records() {
    const names = readdirSync(join(this.folder, 'postmortems'));
    return names.filter((name) => name.endsWith('.json') && !name.startsWith('.')).map((name) => this.record(name.slice(0, -5)));
  }
  pm(...words) {
    const ran = spawnSync(process.env.PM, words, { cwd: this.folder, env: this.environment, encoding: 'utf8' });
    return { code: ran.status, out: ran.stdout, err: ran.stderr, all: `exit ${ran.status}\n${ran.stdout}${ran.stderr}` };
  }
  // Killed after that many milliseconds, unless it ends before.
  pmKilledAfter(milliseconds, ...words) {
    return new Promise((done) => {
      const child = spawn(process.env.PM, words, { cwd: this.folder, env: this.environment, stdio: ['ignore', 'pipe', 'ignore'] });
      let out = '';
      child.stdout.on('data', (bytes) => { out += bytes; });
      const killer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
      child.on('close', (code, signal) => { clearTimeout(killer); done({ code, signal, out }); });
    });
  }
  remove() {
    rmSync(this.folder, { recursive: true });
  }
}

export function aRecord(id, fixes, more = {}) {
  return {
    format: 'pm-record/1', id, status: 'final', title: 'Checkout answers with 500s', kind: 'outage',
    times: {
      started: '2026-11-20T10:00:00+00:00', detected: '2026-11-20T10:04:00+00:00',
      mitigated: '2026-11-20T10:09:00+00:00', resolved: '2026-11-20T10:20:00+00:00',
    },
    factors: [{ id: 'F1', text: 'Two prompts look the same' }, { id: 'F2', text: 'The *backup* went to an <old> bucket' }],
    fixes: fixes.map((title, i) => ({
      id: `X${i + 1}`, title, owner: 'ana', hours: 2, addresses: ['F1', 'F2'], status: 'open',
    })),
    meeting: { held_at: '2026-11-20T14:00:00+00:00', boss: 'Ana' },
    ...more,
  };
}

export async function json(url, options = {}) {
  const answer = await fetch(url, options);
  return { status: answer.status, body: answer.status === 204 ? null : await answer.json().catch(() => null) };
}
