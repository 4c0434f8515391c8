// The digest that approvals are bound to, version 2: SHA-256 over canonical JSON (RFC 8785) of what readers see.

import { createHash } from 'node:crypto';

/** The one way of writing a value of JSON that RFC 8785 allows: keys by their UTF-16 code units, numbers as in JavaScript. */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const fields = Object.keys(value).sort(); // by code units, whatever the language of the machine
  return `{${fields.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}

/** The digest of a document, in hexadecimal digits. */
export function digest(value) {
  return createHash('sha256').update(canonical(value), 'utf-8').digest('hex');
}
