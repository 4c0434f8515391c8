// JSON Schema 2020-12 as far as the schemas of manifests use it; a keyword it does not know is a fault, never passed over.

const TOLD_ONLY = new Set(['$schema', '$defs', 'title', 'description']);
const DATE = /^\d{4}-\d{2}-\d{2}$/;

const KEYWORDS = {
  $ref: (schema, value, at, root) => faults(root.$defs[schema.$ref.replace('#/$defs/', '')], value, at, root),
  type: ({ type }, value, at) => (isOf(type, value) ? [] : [`${at} is ${kind(value)}, expected ${type}`]),
  const: (schema, value, at) => (value === schema.const ? [] : [`${at} is ${show(value)}, expected ${show(schema.const)}`]),
  enum: (schema, value, at) =>
    schema.enum.includes(value) ? [] : [`${at} is ${show(value)}, expected one of ${schema.enum.join(', ')}`],
  required: (schema, value, at) =>
    isOf('object', value)
      ? schema.required.filter((name) => !Object.hasOwn(value, name)).map((name) => `${at} has no ${show(name)}, expected it`)
      : [],
  properties: (schema, value, at, root) =>
    isOf('object', value)
      ? Object.entries(schema.properties)
          .filter(([name]) => Object.hasOwn(value, name))
          .flatMap(([name, one]) => faults(one, value[name], at ? `${at}.${name}` : name, root))
      : [],
  items: (schema, value, at, root) =>
    Array.isArray(value) ? value.flatMap((one, index) => faults(schema.items, one, `${at}[${index}]`, root)) : [],
  pattern: (schema, value, at) =>
    typeof value !== 'string' || new RegExp(schema.pattern, 'u').test(value)
      ? []
      : [`${at} is ${show(value)}, expected ${schema.pattern}`],
  minItems: (schema, value, at) =>
    !Array.isArray(value) || value.length >= schema.minItems ? [] : [`${at} has ${value.length} items, expected more`],
  oneOf: (schema, value, at, root) => {
    const fitting = schema.oneOf.filter((one) => !faults(one, value, at, root).length).length;
    return fitting === 1 ? [] : [`${at} fits ${fitting} of the ${schema.oneOf.length} forms, expected one`];
  },
  minLength: (schema, value, at) =>
    typeof value !== 'string' || [...value].length >= schema.minLength ? [] : [`${at} is ${show(value)}, expected more`],
  minimum: (schema, value, at) =>
    typeof value !== 'number' || value >= schema.minimum ? [] : [`${at} is ${value}, expected at least ${schema.minimum}`],
  format: (schema, value, at) =>
    schema.format !== 'date' || typeof value !== 'string' || DATE.test(value) ? [] : [`${at} is ${show(value)}, expected a date`],
};

/** What of a value is not as the schema has it, a line each. */
export function faults(schema, value, at = '', root = schema) {
  return Object.keys(schema).flatMap((keyword) => {
    if (TOLD_ONLY.has(keyword)) return [];
    const check = KEYWORDS[keyword];
    return check ? check(schema, value, at, root) : [`the schema has ${show(keyword)}, which this check does not know`];
  });
}

function isOf(type, value) {
  if (type === 'integer') return Number.isInteger(value);
  return kind(value) === type;
}

function kind(value) {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function show(value) {
  return JSON.stringify(value);
}
