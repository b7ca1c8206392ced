// usage: node records.mjs FOLDER   Writes records and prose there whose findings carry text that would break a line of a log,
// or begin a command of its own there: as names of files, as keys, as values.
import { mkdirSync, writeFileSync } from "node:fs";

const hostile = [
  "::error file=x,line=1::not ours", "a::b", "##[error]not ours", "100% sure, 50%25, %0A, %250A, %3A%2C%0D", "a,b:c=d;e",
  "=begins", " a blank ", "two\nlines", "two\r\nlines", "\r\r", "a\ttab", "\u0000\u0007\u001b[31m\u007f", "\u0085\u2028\u2029\u009b",
  "\u202eback\u2066wards\u206f", "%", ",", ":", "é 漢 😀", "%\u000a:", "x".repeat(20000) + ",%:",
];
const folder = process.argv[2];
mkdirSync(`${folder}/prose`, { recursive: true });
hostile.forEach((text, at) => {
  const day = String(at + 1).padStart(2, "0");
  const record = (name, more) =>
    JSON.stringify({ format: "pm-record/1", id: `2026-11-${day}-${name}`, status: "final", title: `Day ${at}`, ...more }, null, 1);
  writeFileSync(`${folder}/2026-11-${day}-key.json`, record("key", { [text]: 1 }));
  writeFileSync(`${folder}/2026-11-${day}-id.json`, record("id", { id: text }));
  const said = { surprises: [`Ana should have looked, she forgot ${text}.`], broadest: text, times: { started: text } };
  writeFileSync(`${folder}/2026-11-${day}-said.json`, record("said", said));
  const fixes = [{ id: "X1", title: text, status: "open", addresses: [] }];
  writeFileSync(`${folder}/2026-11-${day}-fix.json`, record("fix", { fixes }));
  const waived = { waivers: [{ rule: "no-boss", at: "", reason: text }, { rule: text, at: text, reason: text }] };
  writeFileSync(`${folder}/2026-11-${day}-waived.json`, record("waived", waived));
  const name = text.replace(/[/\0]/g, "").slice(0, 80);
  writeFileSync(`${folder}/${name}.json`, record("name", {}));
  writeFileSync(`${folder}/prose/${name}.md`, `The on-call should have looked at ${text}. Obviously.\n`);
});
