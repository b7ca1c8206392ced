// Holds our reader to the schema: for every text, ajv must come to the reader's verdict, or the reader must have had a
// reason that no schema can give; and where both refuse, they must find fault with the same places. Usage: judge.mjs VERDICTS_PROGRAM [ANOTHER_SCHEMA]
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

// What the reader refuses though the schema does not. A text is excepted when every one of its faults is in this list.
const exceptions = [
  [/^duplicate key /, "JSON.parse keeps the last of two same keys in silence"],
  [/^duplicate id /, "no schema compares the ids of different items"],
  [/^unknown time zone/, "no schema knows the zones"],
  [/-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]) is not a valid date$/, "a schema asserts the format of whole strings, not of the day within an id", "/id"],
  [/has a time, but is listed as/, "no schema looks a listed milestone up among the keys"],
  [/is listed as approximate, but has no time$/, "no schema looks a listed milestone up among the keys"],
  [/^a final record must not have "interview"$/, "the printed schema leaves it out, as the agreed one does"],
  [/^number out of range$/, "JSON.parse makes Infinity of it, which the schema sees only where it asks for a number"],
  [/^invalid escape sequence after/, "JSON.parse takes half a surrogate pair, which no UTF-8 file can hold again"],
];

const own = (fault) =>
  exceptions.find(([message, , pointer]) => message.test(fault.message) && (!pointer || pointer === fault.pointer));

// The pointers at which ajv found something, told as our reader tells them.
function places(errors, record) {
  const at = (pointer) => pointer.split("/").slice(1).reduce((value, key) => value?.[key], record);
  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const escaped = (key) => key.replaceAll("~", "~0").replaceAll("/", "~1");
  return errors.flatMap(({ keyword, instancePath, params, propertyName }) => {
    if (keyword === "if") return []; // its "then" is told as well
    if (keyword === "additionalProperties") return [`${instancePath}/${escaped(params.additionalProperty)}`];
    if (keyword === "propertyNames") return [`${instancePath}/${escaped(params.propertyName)}`];
    if (propertyName !== undefined) return []; // its "propertyNames" is told as well
    if (keyword === "uniqueItems") return [`${instancePath}/${Math.max(params.i, params.j)}`];
    if (keyword === "not" && /^\/fixes\/\d+$/.test(instancePath))
      return isObject(at(instancePath)) ? [`${instancePath}/closed_at`] : []; // said of what is no fix at all, too
    return [instancePath];
  });
}

const [program, otherSchema] = process.argv.slice(2);
const output = execFileSync(program, { maxBuffer: 2 ** 30 });
let at = 0;
function line() {
  const end = output.indexOf(10, at);
  const text = output.subarray(at, end).toString();
  at = end + 1;
  return text;
}

// The keys of every object, in order: that is the order in which a record is written.
function keyOrders(schema, at = "", all = {}) {
  if (schema.$ref) return all;
  if (schema.properties) {
    all[at] = Object.keys(schema.properties);
    for (const [key, value] of Object.entries(schema.properties)) keyOrders(value, `${at}/${key}`, all);
  }
  if (schema.items) keyOrders(schema.items, `${at}/*`, all);
  return all;
}

const schemas = { printed: JSON.parse(line()) };
if (otherSchema && existsSync(otherSchema)) schemas.design = JSON.parse(readFileSync(otherSchema, "utf8"));
else console.log("the design's schema is not here: judged by the printed one alone");
const judges = Object.entries(schemas).map(([name, schema]) => {
  const ajv = new Ajv2020({ allErrors: true });
  addFormats(ajv);
  return [name, ajv.compile(schema)];
});

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const brokenText = /^duplicate key |^number out of range|^invalid escape sequence after/; // ajv saw another text
let samePlaces = 0;
const counts = {};
const excepted = new Map();
const disagreements = [];
while (at < output.length) {
  const verdict = JSON.parse(line());
  const bytes = output.subarray(at, at + verdict.bytes);
  at += verdict.bytes + 1;

  let value;
  let isJson = true;
  try {
    value = JSON.parse(utf8.decode(bytes));
  } catch {
    isJson = false;
  }
  const count = (counts[verdict.family] ??= { texts: 0, accepted: 0, refused: 0, excepted: 0 });
  count.texts += 1;
  const opinions = judges.map(([name, valid]) => [name, isJson && valid(value), valid.errors]);
  const faults = verdict.faults ?? [];
  const reasons = faults.map(own);
  if (opinions.every(([, accepted]) => accepted === verdict.accepted)) {
    count[verdict.accepted ? "accepted" : "refused"] += 1;
    if (isJson && !verdict.accepted && !faults.some((fault) => brokenText.test(fault.message))) {
      const ours = new Set(faults.filter((fault) => !own(fault)).map((fault) => fault.pointer));
      const theirs = new Set(places(opinions[0][2], value));
      samePlaces += 1;
      const missed = [...theirs].filter((place) => !ours.has(place));
      const invented = [...ours].filter((place) => !theirs.has(place));
      if (missed.length + invented.length > 0) disagreements.push({ verdict, opinions: { missed, invented }, text: bytes.toString() });
    }
  } else if (!verdict.accepted && opinions.every(([, accepted]) => accepted) && reasons.every(Boolean)) {
    count.excepted += 1;
    for (const reason of new Set(reasons)) excepted.set(reason, (excepted.get(reason) ?? 0) + 1);
  } else {
    disagreements.push({ verdict, opinions, text: bytes.toString() });
  }
}

if (schemas.design) {
  const printed = keyOrders(schemas.printed);
  for (const [at, agreed] of Object.entries(keyOrders(schemas.design)))
    if (agreed.join() !== printed[at]?.join())
      disagreements.push({ verdict: `the keys of ${at || "/"} or their order differ`, opinions: { printed: printed[at], agreed }, text: "" });
}

console.table(counts);
for (const exception of exceptions) console.log(`${excepted.get(exception) ?? 0} times: ${exception[0]} (${exception[1]})`);
for (const { verdict, opinions, text } of disagreements.slice(0, 5))
  console.log("\nDISAGREEMENT", JSON.stringify(verdict), JSON.stringify(opinions), "\n" + text);
const judged = Object.values(counts).reduce((sum, count) => sum + count.texts, 0);
console.log(`${samePlaces} times both refused, and found fault with the same places`);
console.log(`${judged} texts judged by ${judges.length} schema(s), ${disagreements.length} disagreements`);
process.exit(disagreements.length === 0 && judged > 10_000 ? 0 : 1);
