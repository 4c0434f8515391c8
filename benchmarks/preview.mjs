// How long it takes from a save of a catalog to the changed segment in a browser, in Chromium.
//
//   node preview.mjs ADDRESS CATALOG SAVES
//
// opens the page at ADDRESS, then saves CATALOG so many times with another translation of one entry, as most editors do:
// a new file is put in place of the old one. It prints a JSON array for each save: milliseconds from right before the
// file is in place until the event with the segment is on the line (as a second listener beside the browser sees it),
// until it has reached the page, until the segment is in the document, and until the browser has painted it; the pixels
// by which the text that is read has moved on the screen; the number of segments that changed; the longest task of the
// browser, in milliseconds. The first saves warm up and are not printed.
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { get } from "node:http";
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

// Runs in the page before all else: remembers when an event with the mark came in, and the longest task since a save.
function watchEvents() {
  const clock = () => performance.timeOrigin + performance.now();
  const Native = EventSource;
  window.EventSource = class extends Native {
    constructor(address) {
      super(address);
      const text = (data) => data.replace(/<[^>]*>/g, "");
      this.addEventListener("segment", ({ data }) => { if (text(data).includes(window.mark)) window.arrived ??= clock(); });
    }
  };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration);
  }).observe({ type: "longtask" });
}

// Calls `seen` with all that comes in on the line, beside the browser.
function listenBeside(address, seen) {
  return get(address, (response) => response.setEncoding("utf8").on("data", seen));
}

// A text that stands in no translation.
const mark = (number) => `(${number}. save)`;

// The text with a mark at the end of one of its translations, and the time in its header, as most editors save it.
function edited(text, number) {
  const starts = [...text.matchAll(/^msgstr "[^"]/gm)].map(({ index }) => index + 'msgstr "'.length);
  const end = text.indexOf('"\n', starts[(number * 797) % starts.length]);
  const time = new Date().toISOString().replace(/T(\d\d:\d\d).*/, " $1+0000");
  const date = `"PO-Revision-Date: ${time}\\n"\n`;
  const whole = `${text.slice(0, end)} ${mark(number)}${text.slice(end)}`.replace(/^"PO-Revision-Date:.*\n/m, "");
  return whole.replace(/^"/m, (first) => date + first);
}

const [address, catalog, saves] = process.argv.slice(2);
const original = readFileSync(catalog, "utf8");
let text = original;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
try {
  const tab = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await tab.addInitScript(watchEvents);
  await tab.goto(address);
  await tab.evaluate(() => { window.changed = new Set(); window.mark = "\0"; });
  const events = await tab.evaluate(() => document.querySelector("[data-events]").dataset.events);
  let sent = null; // when the event was on the line
  let awaited = "\0";
  const beside = listenBeside(new URL(events, address), (data) => {
    if (data.replace(/<[^>]*>/g, "").includes(awaited)) sent ??= now();
  });
  await tab.evaluate(watchSegments);
  await tab.evaluate(() => window.scrollTo(0, document.body.scrollHeight / 2));
  await wait(3000);
  for (let number = 0; number < Number(saves) + WARM_UP; number += 1) {
    const top = await tab.evaluate(firstInSight);
    awaited = mark(number);
    sent = null;
    await tab.evaluate((text) => {
      window.mark = text;
      window.seen = window.arrived = null;
      window.longest = 0;
      window.changed.clear();
    }, awaited);
    text = edited(text, number);
    writeFileSync(`${catalog}.new`, text);
    const saved = now();
    renameSync(`${catalog}.new`, catalog);
    await wait(pause(number));
    const { seen, arrived, topAfter, segments, longest } = await tab.evaluate(() => ({
      seen: window.seen,
      arrived: window.arrived,
      topAfter: window.first.getBoundingClientRect().top,
      segments: window.changed.size,
      longest: window.longest,
    }));
    const times = [sent, arrived, seen?.changed, seen?.painted].map((time) => (time ? time - saved : null));
    if (number >= WARM_UP) console.log(JSON.stringify([...times, topAfter - top, segments, longest]));
  }
  beside.destroy();
} finally {
  writeFileSync(catalog, original);
  await browser.close();
}
