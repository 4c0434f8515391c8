// Opens a page of the preview, scrolls, saves a file, and tells what the browser displays then.
//
//   node preview.mjs ADDRESS SEGMENT FILE OLD NEW
//
// prints a JSON object: the text of the segment after the save, the pixels by which the page has scrolled and by which the
// segment has moved, whether the page was loaded again, and what the console said.
import { readFileSync, renameSync, writeFileSync } from "node:fs";

import { chromium } from "playwright-core";

const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];
const [address, segment, file, before, after] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
try {
  const tab = await browser.newPage({ viewport: { width: 1000, height: 500 } });
  const messages = [];
  tab.on("console", (message) => { if (message.type() === "error") messages.push(message.text()); });
  tab.on("pageerror", (error) => messages.push(String(error)));
  const listening = tab.waitForResponse((response) => response.url().includes("/events"));
  await tab.goto(address);
  await listening;
  const locator = tab.locator(`#${segment}`);
  await locator.scrollIntoViewIfNeeded();
  const place = () => tab.evaluate((id) => [window.scrollY, document.getElementById(id).getBoundingClientRect().top], segment);
  await tab.evaluate(() => { window.sameDocument = true; });
  const [scroll, top] = await place();
  writeFileSync(`${file}.new`, readFileSync(file, "utf8").replace(before, after));
  renameSync(`${file}.new`, file);
  await locator.getByText(after).first().waitFor();
  const [scrollAfter, topAfter] = await place();
  console.log(JSON.stringify({
    text: await locator.innerText(),
    scrolled: scrollAfter - scroll,
    moved: topAfter - top,
    sameDocument: await tab.evaluate(() => window.sameDocument === true),
    messages,
  }));
} finally {
  await browser.close();
}
