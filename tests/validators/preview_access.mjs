// axe-core over the pages of a running preview: in both directions of writing, on three screens, in light and dark,
// with dialogs and fields open; and what the console says meanwhile.
//
//   node preview_access.mjs ORIGIN < {"pages": {name: {"path": …, "steps": [[what, where], …]}}}
//
// prints one fault a line; if it could not run, it says why on standard error and ends with status 2.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { chromium } from "playwright-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const OPTIONS = {
  runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
  rules: { "target-size": { enabled: true } },
  resultTypes: ["violations"],
};
const SCREENS = [{ width: 375, height: 812 }, { width: 768, height: 1024 }, { width: 1280, height: 900 }];
const NARROWEST = { width: 320, height: 640 }; // WCAG 1.4.10
const SCHEMES = ["light", "dark"];
const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];

const STEPS = {
  press: (tab, key) => tab.keyboard.press(key),
  click: (tab, selector) => tab.locator(selector).first().click(),
  focus: (tab, selector) => tab.locator(selector).first().focus(),
  see: (tab, selector) => tab.locator(selector).first().waitFor(),
};

async function faultsOf(browser, origin, language, { path, steps }) {
  const context = await browser.newContext({ locale: language, viewport: SCREENS[2] });
  const tab = await context.newPage();
  const faults = new Map();
  const note = (fault, look) => faults.set(fault, [...(faults.get(fault) ?? []), look]);
  tab.on("console", (message) => message.type() === "error" && note(`console: ${message.text()}`, "while it loads"));
  tab.on("pageerror", (error) => note(`script: ${error.message}`, "while it runs"));
  const answer = await tab.goto(origin + path);
  if (!answer.ok()) note(`HTTP ${answer.status()}`, "");
  await tab.locator("html[data-script]").waitFor({ state: "attached" });
  for (const [what, where] of steps) await STEPS[what](tab, where);
  await tab.evaluate(AXE);
  // what is not drawn because it is out of sight has no size that could be measured
  await tab.evaluate(() => document.styleSheets[0].insertRule(".segment { content-visibility: visible !important }", 0));
  for (const screen of SCREENS) {
    await tab.setViewportSize(screen);
    for (const colorScheme of SCHEMES) {
      await tab.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const { violations } = await tab.evaluate((options) => axe.run(document, options), OPTIONS);
      for (const { id, help, nodes } of violations) {
        for (const { target } of nodes) note(`${target.join(" ")}: ${help} [${id}]`, `${screen.width} ${colorScheme}`);
      }
    }
  }
  await tab.setViewportSize(NARROWEST);
  const beyond = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (beyond > 0) note(`scrolls sideways by ${beyond} px [reflow]`, `${NARROWEST.width}`);
  await context.close();
  return [...faults].map(([fault, looks]) => `${fault} (${looks.join(", ")})`);
}

async function main(origin) {
  const { pages, languages } = JSON.parse(readFileSync(0, "utf8"));
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
  try {
    for (const [name, page] of Object.entries(pages)) {
      for (const language of languages) {
        for (const fault of await faultsOf(browser, origin, language, page)) console.log(`${name} in ${language}: ${fault}`);
      }
    }
  } finally {
    await browser.close();
  }
}

main(process.argv[2]).catch((error) => {
  console.error(error.message);
  process.exitCode = 2;
});
