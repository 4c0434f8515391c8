// axe-core in Chromium over pages of a site, in light and dark, on a phone and on a desktop; and what the page's own
// Content-Security-Policy keeps from it.
//
//   node access.mjs SITE < paths of pages, one a line
//
// prints one fault a line; if it could not run, it says why on standard error and ends with status 2.
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join, normalize } from "node:path";

import { chromium } from "playwright-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const OPTIONS = {
  runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
  rules: { "target-size": { enabled: true } }, // WCAG 2.2; axe leaves it off
  resultTypes: ["violations"],
};
const SCREENS = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } };
const NARROWEST = { width: 320, height: 640 }; // WCAG 1.4.10, which axe does not look at; it excepts tables
const SCHEMES = ["light", "dark"];
const TABS = 2; // at once: axe keeps one core busy
const TYPES = {
  ".html": "text/html; charset=utf-8", ".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png",
  ".jpg": "image/jpeg", ".webp": "image/webp", ".gif": "image/gif",
};
const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

async function serve(site) {
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://site").pathname));
    try {
      const body = await readFile(join(site, path));
      response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "application/octet-stream" }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return server;
}

// One load; the style sheet answers to the screen and the scheme without another.
async function faults(tab, origin, path) {
  const found = new Map(); // the same fault under several looks is told once
  const blocked = new Set();
  const hear = (message) => message.text().includes("Content Security Policy") && blocked.add(message.text());
  tab.on("console", hear);
  const answer = await tab.goto(`${origin}/${path.split("/").map(encodeURIComponent).join("/")}`);
  tab.off("console", hear);
  if (!answer.ok()) return [`${path}: HTTP ${answer.status()}`];
  await tab.evaluate(AXE);
  await tab.evaluate(() => document.querySelectorAll("details").forEach((each) => (each.open = true)));
  for (const [screen, size] of Object.entries(SCREENS)) {
    await tab.setViewportSize(size);
    for (const colorScheme of SCHEMES) {
      await tab.emulateMedia({ colorScheme });
      const { violations } = await tab.evaluate((options) => axe.run(document, options), OPTIONS);
      for (const { id, help, nodes } of violations) {
        for (const { target } of nodes) {
          const fault = `${path}: ${target.join(" ")}: ${help} [${id}]`;
          found.set(fault, [...(found.get(fault) ?? []), `${screen} ${colorScheme}`]);
        }
      }
    }
  }
  await tab.setViewportSize(NARROWEST);
  const beyond = await tab.evaluate(() => {
    document.querySelectorAll("table").forEach((each) => (each.style.display = "none"));
    return document.documentElement.scrollWidth - document.documentElement.clientWidth;
  });
  const wide = beyond > 0 ? [`${path}: scrolls sideways by ${beyond} px on a screen of ${NARROWEST.width} [reflow]`] : [];
  const kept = [...blocked].map((message) => `${path}: ${message} [policy]`);
  return [...found].map(([fault, looks]) => (looks.length === 4 ? fault : `${fault} (${looks.join(", ")})`)).concat(wide, kept);
}

async function main(site) {
  const pages = readFileSync(0, "utf8").split("\n").filter(Boolean);
  const server = await serve(site);
  const origin = `http://127.0.0.1:${server.address().port}`;
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
  try {
    const results = new Map();
    const queue = [...pages];
    const work = async () => {
      const tab = await (await browser.newContext({ serviceWorkers: "block" })).newPage();
      await tab.route((url) => url.origin !== origin, (route) => route.abort());
      for (let path = queue.shift(); path; path = queue.shift()) results.set(path, await faults(tab, origin, path));
    };
    await Promise.all(Array.from({ length: TABS }, work));
    for (const path of pages) results.get(path).forEach((fault) => console.log(fault));
  } finally {
    await browser.close();
    server.close();
  }
}

main(process.argv[2]).catch((error) => {
  console.error(error.message);
  process.exitCode = 2;
});
