// Opens a page of the preview, scrolls, saves a file, and tells what the browser displays then.
//
//   node preview.mjs ADDRESS < {"segment": id, "file": path, "saves": [[old, new], …], "source": [path, old, new]}
//
// scrolls to the segment as soon as the page listens, and saves the file with `old` replaced by `new`, again and again,
// each once the one before is displayed. It prints a JSON object: the text of the segment at the end; where it was on the
// screen in each frame that was painted, each height once; whether the page was loaded again, and what the console said.
// Then it saves the source, for which the page is loaded again, and tells by how many pixels the segment has moved.
// The environment variable SLOWER makes the browser so many times slower than it is.
import { readFileSync, renameSync, writeFileSync } from "node:fs";

import { chromium } from "playwright-core";

const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];
const AFTERWARDS = 1500; // milliseconds in which what comes late would come: decisions, heights that were guessed

// Runs in the page: notes where a segment is in each frame, once the browser has painted it.
function watchFrames(id) {
  window.sameDocument = true;
  window.heights = [];
  const painted = new MessageChannel();
  painted.port1.onmessage = () => {
    const { top } = document.getElementById(id).getBoundingClientRect();
    if (Math.abs(top - window.heights.at(-1)) >= 1 || !window.heights.length) window.heights.push(top);
  };
  const eachFrame = () => {
    painted.port2.postMessage("");
    requestAnimationFrame(eachFrame);
  };
  requestAnimationFrame(eachFrame);
}

const { segment, file, saves, source } = JSON.parse(readFileSync(0, "utf8"));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
try {
  const tab = await browser.newPage({ viewport: { width: 1000, height: 500 } });
  const slower = Number(process.env.SLOWER ?? 1);
  if (slower > 1) await (await tab.context().newCDPSession(tab)).send("Emulation.setCPUThrottlingRate", { rate: slower });
  const messages = [];
  tab.on("console", (message) => { if (message.type() === "error") messages.push(message.text()); });
  tab.on("pageerror", (error) => messages.push(String(error)));
  const listening = tab.waitForResponse((response) => response.url().includes("/events"));
  await tab.goto(process.argv[2]);
  await listening;
  await tab.locator(`#${segment}`).scrollIntoViewIfNeeded();
  await tab.evaluate(watchFrames, segment);
  await tab.waitForFunction(() => window.heights.length);
  for (const [before, after] of saves) {
    writeFileSync(`${file}.new`, readFileSync(file, "utf8").replace(before, after));
    renameSync(`${file}.new`, file);
    await tab.locator("#segments .target-text", { hasText: after }).first().waitFor({ state: "attached" });
  }
  await tab.waitForTimeout(AFTERWARDS);
  const seen = {
    text: await tab.locator(`#${segment}`).innerText(),
    heights: await tab.evaluate(() => window.heights),
    sameDocument: await tab.evaluate(() => window.sameDocument === true),
  };
  const top = () => tab.evaluate((id) => document.getElementById(id).getBoundingClientRect().top, segment);
  const [path, old, fresh] = source;
  const before = await top();
  const loaded = tab.waitForEvent("load");
  writeFileSync(path, readFileSync(path, "utf8").replace(old, fresh));
  await loaded;
  await tab.locator("#segments .source-text", { hasText: fresh }).first().waitFor({ state: "attached" });
  await tab.waitForTimeout(AFTERWARDS);
  console.log(JSON.stringify({ ...seen, moved: (await top()) - before, messages }));
} finally {
  await browser.close();
}
