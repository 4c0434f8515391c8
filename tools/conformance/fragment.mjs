// A fragment: one article element that can stand in any page, with ids of its own and nothing that runs.

const TAG = /<!--[\s\S]*?-->|<(\/?)([A-Za-z][^\s/>]*)((?:\s+[^\s"'<>/=]+(?:="[^"]*")?)*)\s*(\/?)>/g;
const ATTRIBUTE = /\s+([^\s"'<>/=]+)(?:="([^"]*)")?/g;
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
const FORBIDDEN = new Set(
  'applet base embed form frame frameset iframe link meta noscript object script style template xmp'.split(' '),
);
const ACTIVE = new Set('action background formaction http-equiv ping srcdoc xlink:href'.split(' '));
const ADDRESSES = new Set('cite href poster src srcset usemap'.split(' '));
const SCHEMES = new Set('http https mailto tel sms geo'.split(' '));
const ALIGNED = /^text-align:(?:start|left|center|right|end)$/;
const NAMED = new Set(['a', 'map']);
const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };

/** What the ids in the fragment of an article begin with: "pain_knee__" for "pain/knee". */
export function prefixOf(article) {
  const escaped = article.replace(/[^\p{L}\p{N}/-]/gu, (char) => `.${char.codePointAt(0).toString(16)}.`);
  return `${escaped.replaceAll('/', '_')}__`;
}

/** What is wrong with a fragment, a pair of rule and message each; `trusted` markup may run and load what it likes. */
export function faults(html, { article, locale, direction, trusted }) {
  const { elements, broken } = read(html);
  if (broken) return [['fragment', broken]];
  return [
    ...ofRoot(elements, locale, direction),
    ...ofIds(elements, prefixOf(article)),
    ...(trusted ? [] : elements.flatMap(ofActive)),
  ];
}

/** The elements in order, each with its tag, attributes and depth, or what is broken: the HTML as a serializer writes it. */
function read(html) {
  const elements = [];
  const opened = [];
  let end = 0;
  for (const match of html.matchAll(TAG)) {
    const [whole, closing, tag, attributes, alone] = match;
    const between = html.slice(end, match.index);
    if (between.includes('<')) break;
    if (!opened.length && between.trim()) return { broken: `text outside of the article: ${between.trim().slice(0, 40)}` };
    end = match.index + whole.length;
    if (!tag) continue;
    if (closing) {
      const last = opened.pop();
      if (last !== tag) return { broken: `</${tag}> closes ${last ? `<${last}>` : 'nothing'}` };
      continue;
    }
    elements.push({ tag: tag.toLowerCase(), attributes: attributesOf(attributes), depth: opened.length });
    if (!alone && !VOID.has(tag.toLowerCase())) opened.push(tag);
  }
  const rest = html.slice(end);
  if (rest.includes('<')) return { broken: `no tag: ${rest.slice(rest.indexOf('<')).slice(0, 40)}` };
  if (opened.length) return { broken: `<${opened.at(-1)}> is not closed` };
  return rest.trim() ? { broken: `text outside of the article: ${rest.trim().slice(0, 40)}` } : { elements };
}

function attributesOf(text) {
  return new Map([...text.matchAll(ATTRIBUTE)].map(([, name, value]) => [name.toLowerCase(), decoded(value ?? '')]));
}

function decoded(text) {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (whole, decimal, hexadecimal, name) => {
    if (name) return ENTITIES[name] ?? whole;
    return String.fromCodePoint(Math.min(decimal ? Number(decimal) : parseInt(hexadecimal, 16), 0x10ffff));
  });
}

function ofRoot(elements, locale, direction) {
  const roots = elements.filter(({ depth }) => depth === 0);
  if (roots.length !== 1 || roots[0].tag !== 'article') return [['fragment', 'expected one article element and nothing else']];
  const { attributes } = roots[0];
  return Object.entries({ lang: locale, dir: direction })
    .filter(([name, expected]) => attributes.get(name) !== expected)
    .map(([name, expected]) => ['fragment', `the article has ${name} ${attributes.get(name)}, expected ${expected}`]);
}

function ofIds(elements, prefix) {
  const ids = elements.flatMap(({ tag, attributes }) => {
    const names = NAMED.has(tag) ? ['id', 'name'] : ['id'];
    return [...new Set(names.filter((name) => attributes.has(name)).map((name) => attributes.get(name)))];
  });
  const seen = new Set();
  const found = ids.flatMap((id) => {
    const again = seen.has(id);
    seen.add(id);
    if (!id.startsWith(prefix)) return [['id', `the id ${id}, expected one that begins with ${prefix}`]];
    return again ? [['id', `the id ${id} is there twice`]] : [];
  });
  const targets = elements.map(({ attributes }) => attributes.get('href') ?? '').filter((href) => href.startsWith(`#${prefix}`));
  const lost = targets.filter((href) => !seen.has(href.slice(1)) && !seen.has(unquoted(href.slice(1))));
  return [...found, ...lost.map((href) => ['target', `a link to ${href}, expected an element with this id`])];
}

function unquoted(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function ofActive({ tag, attributes }) {
  const elements = FORBIDDEN.has(tag) ? [['active', `<${tag}>, expected no such element`]] : [];
  const found = [...attributes].filter(([name, value]) => isActive(name, value));
  return [...elements, ...found.map(([name, value]) => ['active', `<${tag} ${name}="${value.slice(0, 60)}">, expected none that runs or loads`])];
}

function isActive(name, value) {
  if (name.startsWith('on') || ACTIVE.has(name)) return true;
  if (name === 'style') return !ALIGNED.test(value.trim());
  const addresses = name === 'srcset' ? value.split(',') : [value];
  return ADDRESSES.has(name) && addresses.some((address) => !SCHEMES.has(schemeOf(address)));
}

/** The scheme of an address as browsers read it (URL Standard, "basic URL parser"); that of the page for a relative one. */
function schemeOf(address) {
  const plain = address.replace(/[\t\n\r]/g, '').replace(/^[\0- ]+/, '');
  return /^([a-z][a-z0-9+.-]*):/i.exec(plain)?.[1].toLowerCase() ?? 'https';
}
