// How long it takes from a save of a catalog to the changed segment in a browser, in Chromium.
//
//   node preview.mjs ADDRESS CATALOG SAVES
//
// opens the page at ADDRESS, then saves CATALOG so many times with another translation of one entry, as most editors do:
// a new file is put in place of the old one. It prints a JSON array for each save: milliseconds from right before the
// file is in place until the segment is in the document, and until the browser has painted it; the pixels by which the
// page has scrolled; the number of segments that changed. The first saves warm up and are not printed.
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";

import { chromium } from "playwright-core";

const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];
const WARM_UP = 5;
// Between saves, in ms: of different lengths, as the preview has work left for later.
const pause = (number) => 300 + ((number * 397) % 1500);

const now = () => performance.timeOrigin + performance.now();

// Runs in the page: remembers when something in the list of segments changed, and when the next frame was painted.
function watchSegments() {
  const clock = () => performance.timeOrigin + performance.now();
  window.seen = [];
  const painted = new MessageChannel();
  new MutationObserver((records) => {
    const changed = new Set(records.map(({ target }) => (target.closest ? target : target.parentElement).closest("[id]")?.id));
    const entry = { changed: clock(), painted: 0, segments: [...changed] };
    window.seen.push(entry);
    requestAnimationFrame(() => {
      painted.port1.onmessage = () => { entry.painted = clock(); };
      painted.port2.postMessage("");
    });
  }).observe(document.getElementById("segments"), { childList: true, subtree: true, characterData: true });
}

// The text with a number at the end of one of its translations.
function edited(text, number) {
  const starts = [...text.matchAll(/^msgstr "[^"]/gm)].map(({ index }) => index + 'msgstr "'.length);
  const end = text.indexOf('"\n', starts[(number * 797) % starts.length]);
  return `${text.slice(0, end)} ${number}${text.slice(end)}`;
}

const [address, catalog, saves] = process.argv.slice(2);
const original = readFileSync(catalog, "utf8");
let text = original;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
try {
  const tab = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await tab.goto(address);
  await tab.evaluate(watchSegments);
  await tab.evaluate(() => window.scrollTo(0, document.body.scrollHeight / 2));
  await wait(3000);
  for (let number = 0; number < Number(saves) + WARM_UP; number += 1) {
    const scrolled = await tab.evaluate(() => { window.seen = []; return window.scrollY; });
    text = edited(text, number);
    writeFileSync(`${catalog}.new`, text);
    const saved = now();
    renameSync(`${catalog}.new`, catalog);
    await wait(pause(number));
    const { seen, scroll } = await tab.evaluate(() => ({ seen: window.seen, scroll: window.scrollY }));
    const last = seen.at(-1) ?? { changed: Infinity, painted: Infinity };
    const segments = new Set(seen.flatMap((each) => each.segments)).size;
    if (number >= WARM_UP) console.log(JSON.stringify([last.changed - saved, last.painted - saved, scroll - scrolled, segments]));
  }
} finally {
  writeFileSync(catalog, original);
  await browser.close();
}
