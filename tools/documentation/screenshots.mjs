// Pictures of a running preview for the documentation.
//
//   node screenshots.mjs ORIGIN FOLDER < {"name": {"path": "/de/article", "focus": "a selector", "height": 800}, …}
//
// writes FOLDER/NAME.png for each; `focus` is scrolled to the middle and gets the keyboard, where it is given.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { chromium } from "playwright-core";

const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];
const WIDTH = 1280;
const MOST_LOOKS = 100;

// The preview tells what becomes of a page only after it has begun to answer.
async function openDecided(tab, address) {
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    await tab.goto(address);
    if (await tab.locator("#progress .state").count()) return;
    await tab.waitForTimeout(200);
  }
  throw new Error(`${address} does not tell what becomes of the page`);
}

const [origin, folder] = process.argv.slice(2);
const pictures = JSON.parse(readFileSync(0, "utf8"));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
try {
  for (const [name, { path, focus, height }] of Object.entries(pictures)) {
    const context = await browser.newContext({ viewport: { width: WIDTH, height }, colorScheme: "light", locale: "en" });
    const tab = await context.newPage();
    await openDecided(tab, origin + path);
    await tab.waitForLoadState("load");
    await tab.locator("html[data-script]").waitFor({ state: "attached" });
    if (focus) {
      const piece = tab.locator(focus).first();
      await piece.evaluate((each) => each.scrollIntoView({ block: "center" }));
      await piece.focus();
    }
    await tab.waitForTimeout(500); // the readers' page follows
    await tab.screenshot({ path: join(folder, `${name}.png`), animations: "disabled", caret: "hide" });
    await context.close();
  }
} finally {
  await browser.close();
}
