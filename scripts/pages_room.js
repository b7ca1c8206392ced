// The room page in a browser, for scripts/pages: on a projector and on a phone, light and dark; it follows the record, says
// when the connection is lost, and comes back; hostile text stays text.
'use strict';

const { spawn } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');

const SCREENS = { projector: [1280, 720], phone: [390, 844] };
const MOST_BYTES = 40 * 1024;

// `pm page` on one record.
class Room {
  constructor(PM, record) {
    this.PM = PM;
    this.folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pm-room-'));
    this.record = { ...record, status: 'draft', uid: 'a1b2c3d4e5f6g7h8i9j0',
      interview: { at: 'factors', seconds: 2040, minutes: 60 } };
    this.save();
  }

  save() {
    const file = path.join(this.folder, `${this.record.id}.json`);
    fs.writeFileSync(`${file}.new`, JSON.stringify(this.record));
    fs.renameSync(`${file}.new`, file);
  }

  start() {
    const state = path.join(this.folder, '.state');
    this.process = spawn(this.PM, ['-C', this.folder, 'page'], { stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, XDG_STATE_HOME: state } });
    return new Promise((resolve, reject) => {
      this.process.stdout.on('data', (data) => resolve(/http:\S+/.exec(data)[0]));
      this.process.on('exit', () => reject(new Error('pm page has ended')));
    });
  }

  stop(signal) {
    const ended = new Promise((resolve) => { this.process.once('exit', resolve); });
    this.process.kill(signal);
    return ended;
  }

  remove() {
    fs.rmSync(this.folder, { recursive: true });
  }
}

async function open(browser, url, { hasFakeClock, ...options }) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  if (hasFakeClock) await page.clock.install();
  const noise = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(new URL(url).origin) && !request.url().startsWith('data:'))
      noise.push(`request ${request.url()}`);
  });
  page.on('console', (message) => {
    if (!/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|ERR_EMPTY_RESPONSE/.test(message.text())) noise.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => noise.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    noise.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  await page.goto(url);
  return { context, page, noise };
}

const status = (page, words) => page.waitForFunction(
  (expected) => document.getElementById('status').textContent.includes(expected), words, { timeout: 15000 });

async function checkLook({ browser, axe, validator, check, checkScreen, PM, OUT }, name, record) {
  const room = new Room(PM, record);
  const url = await room.start();
  const text = await (await fetch(url)).text();
  if (name !== 'hostile') check(text.length <= MOST_BYTES, `room ${name}: ${text.length} bytes`);
  for (const part of [text, await (await fetch(`${url}plain`)).text()])
    for (const result of (await validator.validateString(part, name)).results)
      for (const message of result.messages)
        if (!(part !== text && message.ruleId === 'meta-refresh'))  // the reader chooses the page that reloads
          check(false, `room ${name}:${message.line}:${message.column}: ${message.message} [${message.ruleId}]`);
  for (const [screen, [width, height]] of Object.entries(SCREENS))
    for (const colorScheme of ['light', 'dark']) {
      const what = `room ${name} ${screen} ${colorScheme}`;
      const { context, page, noise } = await open(browser, url, { viewport: { width, height }, colorScheme, bypassCSP: false });
      await status(page, 'Live');
      await page.screenshot({ path: path.join(OUT, `room-${name}-${screen}-${colorScheme}.png`) });
      await page.screenshot({ path: path.join(OUT, `room-${name}-${screen}-${colorScheme}-whole.png`), fullPage: true });
      await checkScreen(page, axe, what);
      for (const one of noise) check(false, `${what}: ${one}`);
      await context.close();
    }
  const { context, page } = await open(browser, `${url}plain`, { javaScriptEnabled: false, viewport: { width: 1280, height: 720 } });
  check((await page.textContent('#status')).includes('Reloads every 20 seconds'), `room ${name}: no plain page`);
  await context.close();
  await room.stop('SIGINT');
  room.remove();
  console.log(`room ${name}: ${Buffer.byteLength(text)} bytes`);
}

// A reader through a whole meeting.
async function checkLife({ browser, check, PM, OUT }, record) {
  const room = new Room(PM, record);
  const url = await room.start();
  const { context, page, noise } = await open(browser, url, { viewport: { width: 1280, height: 720 } });
  await status(page, 'Live');
  await page.evaluate(() => window.scrollTo(0, 200));
  room.record.factors.push({ id: 'F5', text: 'The label test of the image has no owner' });
  const before = Date.now();
  room.save();
  await page.waitForSelector('#F5.fresh');
  const seen = Date.now() - before;
  check(seen < 1000, `an answer is seen after ${seen} ms`);
  check((await page.textContent('#news')) === 'New: F5.', 'the new item is said');
  check(await page.evaluate(() => window.scrollY) === 200, 'the page does not scroll by itself');
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.screenshot({ path: path.join(OUT, 'room-new-item.png') });
  room.record.factors.push({ id: 'F6', text: '<img src=x onerror=alert(1)>' });
  room.save();
  await page.waitForSelector('#F6');
  check((await page.textContent('#F6')).includes('<img src=x'), 'hostile text is text');
  room.record.factors.length -= 2;
  room.save();
  await page.waitForSelector('#F5', { state: 'detached' });

  await room.stop('SIGKILL');
  await status(page, 'Not connected since');
  await page.screenshot({ path: path.join(OUT, 'room-lost.png') });
  check(await room.start() === url, 'the address after a restart is the same');
  const restarted = Date.now();
  await status(page, 'Live');
  check(Date.now() - restarted < 5000, `back after ${Date.now() - restarted} ms`);
  console.log(`room: an answer is seen after ${seen} ms; back ${Date.now() - restarted} ms after a restart`);

  await room.stop('SIGINT');
  await status(page, 'Paused since');
  check(await room.start() === url, 'the address after a pause is the same');
  await status(page, 'Live');
  fs.rmSync(path.join(room.folder, `${room.record.id}.json`));
  await page.waitForSelector('.notice');
  room.save();
  await page.waitForSelector('.notice', { state: 'detached' });
  room.record.status = 'final';
  delete room.record.interview;
  room.save();
  await page.waitForSelector('.card', { state: 'detached' });
  await room.stop('SIGINT');
  await status(page, 'The meeting has ended');
  for (const one of noise) check(false, `room: ${one}`);
  await context.close();
  room.remove();
}

// A server that is there and says nothing, as behind a connection that a sleeping laptop has lost.
async function checkSilence({ browser, check, PM }, record) {
  const room = new Room(PM, record);
  const url = await room.start();
  const { context, page } = await open(browser, url, { hasFakeClock: true });
  await status(page, 'Live');
  room.process.kill('SIGSTOP');
  await page.clock.fastForward(30000);
  check((await page.textContent('#status')).includes('Live'), 'room: 30 s of silence are no loss');
  await page.clock.fastForward(20000);
  await status(page, 'Not connected since');
  room.process.kill('SIGCONT');
  await status(page, 'Live');
  await context.close();
  await room.stop('SIGINT');
  room.remove();
}

async function checkRooms(tools) {
  for (const [name, record] of Object.entries(tools.rooms)) await checkLook(tools, name, record);
  await checkLife(tools, tools.rooms.example);
  await checkSilence(tools, tools.rooms.example);
}

module.exports = { checkRooms };
