// Pages of a site opened in Chromium, everything in them clicked, to see whether any of it runs or asks for anything.
//
//   node injection.mjs SITE < {"pages": [paths], "addresses": [texts]}
//
// prints {"seen": {path: [what ran, was asked for, was blocked, or leads where it must not]}, "schemes": [of addresses]}
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

import { chromium } from "playwright-core";

const HARMLESS = ["http:", "https:", "mailto:", "tel:", "sms:", "geo:"];
const TABS = 2;
const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".png": "image/png" };
const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];

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

// What the browser itself takes the addresses of the page for; then every link and button is used.
function use(harmless) {
  const names = ["href", "xlink:href", "src", "cite", "poster", "action", "formaction", "data-href", "data-src", "background"];
  const found = [];
  for (const each of document.querySelectorAll("*")) {
    if (each.localName === "iframe" || each.localName === "script") {
      if (each.type !== "application/ld+json") found.push(`<${each.localName}>`);
    }
    for (const { name, value } of each.attributes) {
      if (name.startsWith("on")) found.push(`${name} of <${each.localName}>`);
      const values = name === "srcset" ? value.split(",").map((one) => one.trim().split(/\s+/)[0]) : [value];
      for (const one of names.includes(name) || name === "srcset" ? values : []) {
        const address = URL.canParse(one, document.baseURI) ? new URL(one, document.baseURI) : null;
        if (address && !harmless.includes(address.protocol)) found.push(`${name} leads to ${address.protocol}`);
      }
    }
  }
  for (const each of document.querySelectorAll("main a, article a, area, button, input, summary, svg a, [onclick]")) {
    each.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, view: window }));
  }
  return found;
}

async function look(tab, origin, path) {
  const seen = new Set();
  const hear = (message) => {
    const text = message.text();
    if (/Content Security Policy/.test(text)) seen.add(`blocked: ${text.slice(0, 120)}`);
  };
  const meet = (dialog) => {
    seen.add(`ran: ${dialog.message()}`);
    dialog.dismiss().catch(() => {});
  };
  const ask = (url) => seen.add(`asked for: ${url.slice(0, 80)}`);
  tab.asked = ask;
  tab.on("console", hear);
  tab.on("dialog", meet);
  await tab.goto(`${origin}/${path.split("/").map(encodeURIComponent).join("/")}`, { waitUntil: "load" });
  tab.stays = true;
  for (const each of await tab.evaluate(use, HARMLESS)) seen.add(each);
  // what an address runs, it runs a moment later, in the time of the page
  await tab.evaluate(() => new Promise((ready) => setTimeout(ready, 50)));
  await tab.goto("about:blank"); // no click is left that would count for the next page
  tab.stays = false;
  tab.off("console", hear);
  tab.off("dialog", meet);
  return [...seen].sort();
}

// A page may lead out where somebody clicks, but loads nothing from there; a click leaves the page where it is.
async function opened(browser, origin) {
  const tab = await (await browser.newContext({ serviceWorkers: "block" })).newPage();
  await tab.route("**", (route) => {
    const request = route.request();
    const isClick = request.isNavigationRequest() && tab.stays;
    if (isClick) return route.fulfill({ status: 204 });
    if (new URL(request.url()).origin === origin) return route.continue();
    tab.asked?.(request.url());
    return route.abort();
  });
  return tab;
}

async function main(site) {
  const { pages, addresses } = JSON.parse(readFileSync(0, "utf8"));
  const server = await serve(site);
  const origin = `http://127.0.0.1:${server.address().port}`;
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
  try {
    const seen = {};
    const queue = [...pages];
    const work = async () => {
      const tab = await opened(browser, origin);
      for (let path = queue.shift(); path; path = queue.shift()) seen[path] = await look(tab, origin, path);
    };
    await Promise.all(Array.from({ length: TABS }, work));
    const tab = await browser.newPage();
    const schemes = await tab.evaluate(
      (texts) => texts.map((text) => (URL.canParse(text) ? new URL(text).protocol.slice(0, -1) : "")),
      addresses,
    );
    console.log(JSON.stringify({ seen, schemes }));
  } finally {
    await browser.close();
    server.close();
  }
}

main(process.argv[2]).catch((error) => {
  console.error(error.message);
  process.exitCode = 2;
});
