// Holds the scripts beside it to the language-neutral cases: a good bundle and one fault of each kind, paths, prefixes of
// ids, and reader digests.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { prefixOf } from './fragment.mjs';
import { clashes, isAllowed } from './paths.mjs';
import { canonical, digest } from './reader_digest.mjs';
import { verify } from './verify.mjs';

const CASES = fileURLToPath(new URL('../../tests/cases/conformance/', import.meta.url));
const DIGESTS = fileURLToPath(new URL('../../tests/cases/reader_digest/', import.meta.url));
const GOOD = join(CASES, 'bundle');
const temporary = mkdtempSync(join(tmpdir(), 'localize-conformance-'));
after(() => rmSync(temporary, { recursive: true }));

function read(name) {
  return JSON.parse(readFileSync(join(CASES, name), 'utf-8'));
}

function spoiled({ change, relist }, number) {
  const folder = join(temporary, String(number));
  cpSync(GOOD, folder, { recursive: true });
  for (const { file, replace, with: put, write, remove } of change) {
    const path = join(folder, file);
    if (remove) {
      rmSync(path);
      continue;
    }
    const text = write ?? readFileSync(path, 'utf-8').replace(replace, () => put);
    if (write === undefined) assert.notEqual(text, readFileSync(path, 'utf-8'), `${file} has no ${replace}`);
    writeFileSync(path, text);
    if (relist) listAgain(join(folder, 'ar'), file.slice('ar/'.length));
  }
  return join(folder, 'ar');
}

function listAgain(bundle, path) {
  const manifest = JSON.parse(readFileSync(join(bundle, 'manifest.json'), 'utf-8'));
  const data = readFileSync(join(bundle, path));
  const row = manifest.files.find((one) => one.path === path);
  Object.assign(row, { size: data.length, sha256: createHash('sha256').update(data).digest('hex') });
  writeFileSync(join(bundle, 'manifest.json'), JSON.stringify(manifest));
}

test('a good bundle has no faults', () => {
  assert.deepEqual(verify(join(GOOD, 'ar')), []);
});

function inParts(name, change = (path) => path) {
  const folder = join(temporary, name);
  cpSync(GOOD, folder, { recursive: true });
  cpSync(join(CASES, 'parts'), folder, { recursive: true });
  change(join(folder, 'ar'));
  return verify(join(folder, 'ar')).map(([path, rule]) => `${path}: ${rule}`);
}

test('a good bundle whose manifest is in parts has no faults', () => {
  assert.deepEqual(inParts('parts'), []);
});

test('a part of a manifest that was changed or is not there is found', () => {
  const found = inParts('changed', (folder) => writeFileSync(join(folder, 'manifest-2.json'), '{}'));
  assert.deepEqual(found, ['manifest-2.json: size']);
  assert.deepEqual(inParts('gone', (folder) => rmSync(join(folder, 'manifest-1.json'))), ['manifest-1.json: missing']);
});

test('a file that a part lists is compared as any other', () => {
  assert.deepEqual(inParts('style', (folder) => rmSync(join(folder, 'style.css'))), ['style.css: missing']);
});

read('faults.json').forEach((fault, number) => {
  test(`${fault.name} is found`, () => {
    const found = verify(spoiled(fault, number)).map(([path, rule]) => `${path}: ${rule}`);
    assert.deepEqual([...new Set(found)], [`${fault.path}: ${fault.rule}`]);
  });
});

for (const { path, allowed } of read('paths.json').paths) {
  test(`the path ${path.slice(0, 40)} is ${allowed ? '' : 'not '}allowed`, () => assert.equal(isAllowed(path), allowed));
}

for (const { paths, clash } of read('paths.json').beside) {
  test(`${paths.join(' and ')} ${clash ? 'clash' : 'can stand beside each other'}`, () => {
    assert.equal(clashes(paths).length > 0, clash);
  });
}

for (const { article, prefix } of read('prefixes.json')) {
  test(`the ids of ${article} begin with ${prefix}`, () => assert.equal(prefixOf(article), prefix));
}

for (const name of readdirSync(DIGESTS)) {
  test(`the reader digest of ${name} is the one of the case`, () => {
    const text = (file) => readFileSync(join(DIGESTS, name, file), 'utf-8');
    const document = JSON.parse(text('document.json'));
    assert.equal(canonical(document), text('canonical.json').trim());
    assert.equal(digest(document), text('sha256.txt').trim());
  });
}
