// Verifies bundles as a regional site in another language than Python would: node verify.mjs [--trusted] FOLDER…
//
// A folder is a bundle (it has a manifest.json) or holds bundles. It needs Node.js and nothing else. Each fault is a line,
// `path: rule: what is wrong`; the status is 1 where there are any, 2 where nothing could be verified.
// docs/consumers.md tells what is verified, and how to build on it.

import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as fragment from './fragment.mjs';
import { clashes, isAllowed } from './paths.mjs';
import * as schema from './schema.mjs';

const MANIFEST = 'manifest.json';
const SCHEMAS = { 1: 'manifest.schema.json', 2: 'manifest-2.schema.json' }; // by format; a manifest of format 2 is in parts
const PARTED = 2;
const RESERVED = [MANIFEST, 'recalled.json'];
const LOCALE = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;
const FORMS = { page: 'page', fragment: 'fragment', metadata: 'metadata' };

/** All faults of the bundle in a folder, each as [path, rule, message]. */
export function verify(folder, trusted = false) {
  const [head, faults] = read(folder, MANIFEST, [1, PARTED]);
  if (faults.length) return faults;
  const [manifest, ofParts] = head.format === PARTED ? joined(folder, head) : [head, []];
  const found = ofParts.length ? ofParts : ofPaths(manifest);
  if (found.length) return found; // nothing else can be relied on
  return [...ofFiles(folder, manifest), ...ofArticles(manifest), ...ofItems(folder, manifest), ...ofForms(folder, manifest, trusted)];
}

/** A manifest or a part of one, and its faults: it must be an object of these formats, as their schema has it. */
function read(folder, path, formats) {
  const [data, broken] = json(join(folder, path));
  if (broken || data === null || Array.isArray(data) || typeof data !== 'object') {
    return [data, [[path, 'json', broken ?? 'expected an object']]];
  }
  if (!formats.includes(data.format)) {
    const message = `format ${JSON.stringify(data.format)}, expected ${formats.join(' or ')}: a newer program may have written it`;
    return [data, [[path, 'format', message]]];
  }
  return [data, ofSchema(folder, data, path)];
}

/** The manifest whose parts `head` lists, as if it were in one file, with the parts among its files; and the faults. */
function joined(folder, head) {
  const listed = head.parts.map((part) => ({ ...part, role: 'manifest' }));
  const whole = { ...head, files: [...listed], articles: [] };
  const bad = ofPaths({ ...head, files: listed });
  if (bad.length) return [whole, bad];
  const faults = listed.flatMap((part) => {
    const changed = ofFile(folder, part);
    if (changed.length) return changed;
    const [data, wrong] = read(folder, part.path, [PARTED]);
    if (wrong.length) return wrong;
    if (data.locale !== head.locale) return [[part.path, 'locale', `${data.locale}, expected ${head.locale}`]];
    data.files.forEach((file) => whole.files.push(file));
    data.articles.forEach((article) => whole.articles.push(article));
    return [];
  });
  return [whole, faults];
}

function ofSchema(folder, data, of) {
  const name = SCHEMAS[data.format];
  const path = join(folder, '..', name);
  if (!existsSync(path)) return [[`../${name}`, 'schema', 'missing, expected the schema of the manifest']];
  const [definition, broken] = json(path);
  if (broken) return [[`../${name}`, 'schema', broken]];
  return schema.faults(definition, data).map((message) => [of, 'schema', message]);
}

function ofPaths({ locale, files }) {
  const tag = LOCALE.test(locale) && locale.length <= 35 ? [] : [[MANIFEST, 'locale', `${locale}, expected a BCP 47 tag`]];
  const paths = files.map(({ path }) => path);
  const bad = paths.filter((path) => !isAllowed(path) || RESERVED.includes(path));
  const clashing = clashes([...RESERVED, ...paths]).filter((path) => !bad.includes(path));
  return [
    ...tag,
    ...bad.map((path) => [MANIFEST, 'path', `the path ${JSON.stringify(path)}, expected a name that every system can have`]),
    ...clashing.map((path) => [MANIFEST, 'clash', `the path ${JSON.stringify(path)} cannot stand beside an earlier one`]),
  ];
}

function ofFiles(folder, { files }) {
  const listed = new Set(files.map(({ path }) => path));
  const extra = everything(folder).filter((path) => !listed.has(path) && !RESERVED.includes(path));
  return [
    ...files.flatMap((row) => ofFile(folder, row)),
    ...extra.map((path) => [path, 'extra', 'is not in the manifest, expected no such file']),
  ];
}

function ofFile(folder, { path, size, sha256 }) {
  const there = lstatSync(join(folder, path), { throwIfNoEntry: false });
  if (!there) return [[path, 'missing', 'expected a file']];
  if (!there.isFile()) return [[path, 'missing', 'a link, folder or device, expected a file']];
  if (there.size !== size) return [[path, 'size', `${there.size} bytes, expected ${size}`]];
  const digest = createHash('sha256').update(readFileSync(join(folder, path))).digest('hex');
  return digest === sha256 ? [] : [[path, 'digest', `SHA-256 ${digest}, expected ${sha256}`]];
}

function ofArticles({ articles, files }) {
  const pages = new Map();
  for (const { path, role, article } of files) {
    if (role === 'page') pages.set(article, [...(pages.get(article) ?? []), path]);
  }
  return articles.flatMap(({ id, page, withdrawn }) => {
    const own = pages.get(id) ?? [];
    const expected = withdrawn ? [] : [`${page}.html`];
    if (own.join() === expected.join()) return [];
    return [[MANIFEST, 'article', `${id} has the pages [${own}], expected [${expected}]`]];
  });
}

function ofItems(folder, manifest) {
  const paths = manifest.files.filter(({ role }) => role === 'items').map(({ path }) => path);
  if (!paths.length) return [[MANIFEST, 'items', 'lists no file of the role items, expected one']];
  const articles = new Map(manifest.articles.filter(({ withdrawn }) => !withdrawn).map((one) => [one.id, one]));
  const files = new Map(manifest.files.map((file) => [file.path, file]));
  const absent = new Set(articles.keys());
  const faults = paths.flatMap((path) => {
    const [items, broken] = json(join(folder, path));
    if (isListOfParts(items, paths)) return [];
    if (broken || !Array.isArray(items)) return [[path, 'items', broken ?? 'expected an array, or an object with the parts']];
    items.forEach(({ id }) => absent.delete(id));
    return items.flatMap((item) => ofItem(item, articles.get(item.id), manifest.locale, files).map((message) => [path, 'items', message]));
  });
  const missing = [...absent].map((id) => [paths[0], 'items', `${id} is missing, expected each article that has a page`]);
  return [...faults, ...missing];
}

/** Whether it is the `items.json` of a long list: an object that names the other files of the list. */
function isListOfParts(items, paths) {
  return Array.isArray(items?.parts) && items.parts.length === paths.length - 1 && items.parts.every((path) => paths.includes(path));
}

function ofItem(item, article, locale, files) {
  if (!article) return [`${item.id} is not in the manifest, or is withdrawn`];
  const texts = ['title', 'description', 'outcome'].filter((name) => item[name] !== article[name]);
  const forms = Object.entries(FORMS).filter(
    ([name, role]) => files.get(item[name])?.role !== role || files.get(item[name]).article !== item.id,
  );
  return [
    ...(item.locale === locale ? [] : [`${item.id} is in ${item.locale}, expected ${locale}`]),
    ...texts.map((name) => `the ${name} of ${item.id} is not that of the manifest`),
    ...forms.map(([name]) => `the ${name} of ${item.id}, ${item[name]}, is no such file of the manifest`),
  ];
}

function ofForms(folder, { locale, direction, files }, trusted) {
  return files.flatMap(({ path, role, article }) => {
    if (!existsSync(join(folder, path))) return []; // already a fault
    if (role === 'fragment') {
      const html = readFileSync(join(folder, path), 'utf-8');
      return fragment.faults(html, { article, locale, direction, trusted }).map(([rule, message]) => [path, rule, message]);
    }
    if (role !== 'metadata') return [];
    const [head, broken] = json(join(folder, path));
    if (broken) return [[path, 'head', broken]];
    return Object.entries({ lang: locale, dir: direction })
      .filter(([name, expected]) => head[name] !== expected)
      .map(([name, expected]) => [path, 'head', `${name} is ${head[name]}, expected ${expected}`]);
  });
}

function json(path) {
  try {
    return [JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path))), undefined];
  } catch (error) {
    return [undefined, `cannot be read: ${error.message}`];
  }
}

/** The paths of all files below a folder, with "/". */
function everything(folder, below = '') {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below ? `${below}/${entry.name}` : entry.name;
    return entry.isDirectory() ? everything(folder, path) : [path];
  });
}

/** The bundles in a folder, or the folder itself where it is one. */
function bundles(folder) {
  if (existsSync(join(folder, MANIFEST))) return [folder];
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((path) => existsSync(join(path, MANIFEST)))
    .sort();
}

function main(options) {
  const trusted = options.includes('--trusted');
  const given = options.filter((option) => option !== '--trusted');
  const found = given.flatMap(bundles);
  if (!found.length) {
    console.error(`error: no bundle in ${given.join(', ') || 'no folder'}, expected folders with a ${MANIFEST}`);
    return 2;
  }
  const faults = found.flatMap((folder) => verify(folder, trusted).map(([path, ...rest]) => [join(folder, path), ...rest].join(': ')));
  faults.forEach((fault) => console.log(fault));
  console.log(`${found.length} bundle${found.length > 1 ? 's' : ''}: ${faults.length || 'no'} faults`);
  return faults.length ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = main(process.argv.slice(2));
