// usage: node judge.mjs SCHEMA FILE…   Exits 1 and says where a file breaks the schema.
import { readFileSync } from "node:fs";
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";

const [schema, ...files] = process.argv.slice(2);
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
const judge = ajv.compile(JSON.parse(readFileSync(schema, "utf8")));
for (const file of files) {
  if (judge(JSON.parse(readFileSync(file, "utf8")))) continue;
  console.error(file, JSON.stringify(judge.errors.slice(0, 5), null, 2));
  process.exitCode = 1;
}
