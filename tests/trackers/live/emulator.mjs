// GitHub's REST API in memory (npm: emulate), on a port of its own.
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';

const work = process.env.PM_TRACKERS_WORK;
export const needed = createRequire(join(work, 'package.json'));

const freePort = () => new Promise((done) => {
  const server = createServer();
  server.listen(0, '127.0.0.1', () => { const { port } = server.address(); server.close(() => done(port)); });
});

export async function startEmulator() {
  const port = await freePort();
  const seed = join(work, 'seed.yaml');
  writeFileSync(seed, 'github:\n  users:\n    - login: ana-gh\n  repos:\n    - owner: ana-gh\n      name: shop\n');
  const child = spawn(process.execPath, [join(work, 'node_modules/emulate/dist/index.js'), 'start', '--service', 'github',
    '--port', String(port), '--seed', seed], { stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; ; ++tries) {
    const answer = await fetch(`${url}/repos/ana-gh/shop`, { headers: { authorization: 'Bearer t' } }).catch(() => null);
    if (answer?.ok) break;
    if (tries > 150) throw new Error('the emulator did not start');
    await new Promise((done) => setTimeout(done, 200));
  }
  return { url, host: `127.0.0.1:${port}`, stop: () => child.kill() };
}

export const toml = (url) => `record_url = "https://example.org/blob/main/{path}"
[tracker]
kind = "github"
project = "ana-gh/shop"
url = "${url}"
labels = ["postmortem"]
[tracker.people]
ana = "ana-gh"
`;
