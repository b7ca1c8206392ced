// usage: node annotations.mjs FINDINGS ANNOTATIONS   What `pm check` wrote of each file by -f json, as a list, and
// by -f github, one after the other.
// Has @actions/core issue each finding, and exits 1 where pm wrote another byte.
import { readFileSync } from "node:fs";
import * as core from "@actions/core";

const runs = JSON.parse(readFileSync(process.argv[2], "utf8"));
const written = readFileSync(process.argv[3], "utf8");

// What pm promises of all text in a log: one line, and nothing that a terminal would act on.
const shown = (text) =>
  text
    .replace(/\r(?=\n)/g, "")
    .replace(/[\t\n\r\u0085\u2028\u2029]/g, " ")
    .replace(/[\u0000-\u001f]/g, (c) => String.fromCharCode(0x2400 + c.charCodeAt(0)))
    .replace(/\u007f/g, "\u2421")
    .replace(/[\u0080-\u009f\u202a-\u202e\u2066-\u206f]/g, "\ufffd");

function issued(issue, message, place) {
  const lines = [];
  const write = process.stdout.write;
  process.stdout.write = (text) => lines.push(text);
  try {
    issue(message, place);
  } finally {
    process.stdout.write = write;
  }
  return lines.join("");
}

const issue = { error: core.error, warning: core.warning, info: core.notice };
let expected = "";
const issue_finding = (f) => {
  const message = [f.message, f.ask, f.fix_with].filter((part, at) => at === 0 || part !== "").map(shown).join("\n");
  expected += issued(issue[f.severity], message, {
    file: shown(f.path),
    startLine: f.line,
    endLine: f.end_line,
    // The runner takes columns only of a place within one line.
    ...(f.line === f.end_line && { startColumn: f.column, endColumn: f.end_column }),
    title: f.rule,
  });
};
for (const { findings, notices } of runs) {
  findings.filter((f) => !f.waived).forEach(issue_finding);
  for (const notice of notices) expected += issued(core.warning, shown(notice), { title: "pm check" });
}

// `::command name=value,name=value::message`; the order of the values is free.
function in_order(line) {
  const [, command, values, message] = line.match(/^::(\w+) (.*?)(::.*)?$/s) ?? [];
  return values === undefined ? line : `::${command} ${values.split(",").sort().join(",")}${message}`;
}
const [theirs, ours] = [expected, written].map((text) => text.split("\n").map(in_order));
for (let at = 0; at < Math.max(theirs.length, ours.length); ++at) {
  if (theirs[at] === ours[at]) continue;
  console.error(`line ${at + 1}\n  GitHub's: ${theirs[at]}\n  pm's:     ${ours[at]}`);
  process.exitCode = 1;
}
const findings = runs.flatMap((run) => run.findings);
const kinds = Object.keys(issue).map((kind) => `${findings.filter((f) => f.severity === kind).length} ${kind}`);
console.log(`${ours.length - 1} lines, of ${kinds.join(", ")} in ${runs.length} files`);
