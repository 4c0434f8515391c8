// How long it takes from a save of a catalog to the changed segment in a browser, in Chromium.
//
//   node preview.mjs ADDRESS CATALOG SAVES
//
// opens the page at ADDRESS, then saves CATALOG so many times with another translation of one entry, as most editors do:
// a new file is put in place of the old one. It prints a JSON array for each save: milliseconds from right before the
// file is in place until the segment is in the document, and until the browser has painted it; the pixels by which the
// text that is read has moved on the screen; the number of segments that changed. The first saves warm up and are not printed.
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";

import { chromium } from "playwright-core";

const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];
const WARM_UP = 5;
// Where the first segment in sight begins; what becomes longer below it may move what follows, but not this one.
function firstInSight() {
  const head = document.querySelector(".work-head").getBoundingClientRect().bottom;
  window.first = [...document.querySelectorAll("#segments > .segment")].find((each) => each.getBoundingClientRect().bottom > head);
  return window.first.getBoundingClientRect().top;
}

// Between saves, in ms: of different lengths, as the preview has work left for later.
const pause = (number) => 300 + ((number * 397) % 1500);

const now = () => performance.timeOrigin + performance.now();

// Runs in the page: remembers when the segment with the mark came into the document, and when it was painted; which
// segments changed besides, since rules that compare translations may find something in others a second later.
function watchSegments() {
  const clock = () => performance.timeOrigin + performance.now();
  const list = document.getElementById("segments");
  const painted = new MessageChannel();
  new MutationObserver((records) => {
    const nodes = records.flatMap(({ target, addedNodes }) => [target, ...addedNodes]).filter((node) => node !== list);
    for (const node of nodes) window.changed.add((node.closest ? node : node.parentElement)?.closest("[id]")?.id);
    if (window.seen || !nodes.some((node) => node.textContent.includes(window.mark))) return;
    const entry = { changed: clock(), painted: Infinity };
    window.seen = entry;
    requestAnimationFrame(() => {
      painted.port1.onmessage = () => { entry.painted = clock(); };
      painted.port2.postMessage("");
    });
  }).observe(list, { childList: true, subtree: true, characterData: true });
}

// A text that stands in no translation.
const mark = (number) => `(${number}. save)`;

// The text with a mark at the end of one of its translations.
function edited(text, number) {
  const starts = [...text.matchAll(/^msgstr "[^"]/gm)].map(({ index }) => index + 'msgstr "'.length);
  const end = text.indexOf('"\n', starts[(number * 797) % starts.length]);
  return `${text.slice(0, end)} ${mark(number)}${text.slice(end)}`;
}

const [address, catalog, saves] = process.argv.slice(2);
const original = readFileSync(catalog, "utf8");
let text = original;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
try {
  const tab = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await tab.goto(address);
  await tab.evaluate(() => { window.changed = new Set(); window.mark = "\0"; });
  await tab.evaluate(watchSegments);
  await tab.evaluate(() => window.scrollTo(0, document.body.scrollHeight / 2));
  await wait(3000);
  for (let number = 0; number < Number(saves) + WARM_UP; number += 1) {
    const top = await tab.evaluate(firstInSight);
    await tab.evaluate((awaited) => {
      window.mark = awaited;
      window.seen = null;
      window.changed.clear();
    }, mark(number));
    text = edited(text, number);
    writeFileSync(`${catalog}.new`, text);
    const saved = now();
    renameSync(`${catalog}.new`, catalog);
    await wait(pause(number));
    const { seen, topAfter, segments } = await tab.evaluate(() => (
      { seen: window.seen, topAfter: window.first.getBoundingClientRect().top, segments: window.changed.size }
    ));
    const last = seen ?? { changed: Infinity, painted: Infinity };
    if (number >= WARM_UP) console.log(JSON.stringify([last.changed - saved, last.painted - saved, topAfter - top, segments]));
  }
} finally {
  writeFileSync(catalog, original);
  await browser.close();
}
