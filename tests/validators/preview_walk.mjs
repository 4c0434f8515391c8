// A walk through a running preview by keyboard alone, and what happens to a page when its files are saved by others.
//
//   node preview_walk.mjs ORIGIN STORY < {"catalog": path of a PO file, …}
//
// prints what was seen as JSON; what goes wrong in the console or in scripts is under "wrong".
import { readFileSync, writeFileSync } from "node:fs";

import { chromium } from "playwright-core";

const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];
const focused = (tab) => tab.evaluate(() => document.activeElement.closest(".segment")?.querySelector(".source-text").textContent ?? document.activeElement.localName);
const message = (tab, text) => tab.locator("#messages", { hasText: text }).waitFor();

async function tabTo(tab, selector, most = 60) {
  for (let pressed = 0; pressed < most; pressed += 1) {
    if (await tab.evaluate((each) => document.activeElement.matches(each), selector)) return;
    await tab.keyboard.press("Tab");
  }
  throw new Error(`Tab does not reach ${selector}`);
}

function save(path, old, fresh) {
  const text = readFileSync(path, "utf8");
  if (!text.includes(old)) throw new Error(`${path} has no ${old}`);
  writeFileSync(path, text.replace(old, fresh));
}

const STORIES = {
  // List, page, next unfinished, edit, save; then the term of a source, and the help.
  async keyboard(tab, seen) {
    await tabTo(tab, "a[href='/de/knee']");
    await tab.keyboard.press("Enter");
    await tab.locator("#segments").waitFor();
    await tab.locator("html[data-script]").waitFor({ state: "attached" });
    await tab.keyboard.press("j");
    seen.unfinished = await focused(tab);
    await tab.keyboard.press("e");
    await tab.keyboard.type("Ruhen Sie 3 Tage.");
    await tab.locator(".edit .finding").first().waitFor();
    seen.finding = await tab.locator(".edit .finding").first().textContent();
    await tab.keyboard.press("ControlOrMeta+a");
    await tab.keyboard.type("Ruhen Sie 2 Tage.");
    await tab.locator(".edit .fine").waitFor();
    await tab.keyboard.press("Control+Enter");
    await message(tab, "Saved.");
    await tab.locator(".segment:focus[data-state=translated]").waitFor();
    seen.after = await focused(tab);
    seen.progress = (await tab.locator("#progress .counts").textContent()).trim();
    await tab.keyboard.press("?");
    await tab.locator("#help[open]").waitFor();
    await tab.locator("#single-keys").focus();
    await tab.keyboard.press("Space");
    await tab.keyboard.press("Escape");
    await tab.keyboard.press("?");
    seen.helpWhenOff = await tab.locator("#help[open]").count();
  },

  // A term is explained by focus and by pointer; Escape hides it, and the pointer may go onto the explanation.
  async term(tab, seen) {
    await tab.goto(`${tab.origin}/de/knee`);
    await tab.locator("html[data-script]").waitFor({ state: "attached" });
    const tip = tab.locator(".tip:popover-open");
    await tabTo(tab, ".term");
    seen.onFocus = (await tip.textContent()).trim();
    await tab.keyboard.press("Escape");
    seen.afterEscape = await tip.count();
    await tab.keyboard.press("Tab");
    await tab.locator(".term").first().hover();
    await tip.waitFor();
    await tip.hover();
    await tab.waitForTimeout(400); // longer than it would stay without the pointer
    seen.onPointer = await tip.count();
    await tab.mouse.move(1, 1);
    await tip.waitFor({ state: "detached" });
  },

  // Others save the file: only the segment changes, nothing moves, and what is being typed stays.
  async saved(tab, seen, { catalog }) {
    await tab.setViewportSize({ width: 1280, height: 420 });
    await tab.goto(`${tab.origin}/de/knee`);
    await tab.locator("html[data-script]").waitFor({ state: "attached" });
    await tab.evaluate(() => {
      document.querySelectorAll(".segment").forEach((each) => (each.seenBefore = true));
      scrollTo(0, 300);
    });
    await tab.waitForTimeout(200);
    seen.scrollBefore = await tab.evaluate(() => scrollY);
    save(catalog, "Knieschmerz", "Schmerzen im Knie");
    await tab.locator(".target-text", { hasText: "Schmerzen im Knie" }).waitFor({ state: "attached" });
    seen.scrollAfter = await tab.evaluate(() => scrollY);
    seen.sameElements = await tab.evaluate(() => [...document.querySelectorAll(".segment")].every((each) => each.seenBefore));

    const segment = tab.locator(".segment", { hasText: "Rest for 2 days." });
    await segment.locator("[data-does=edit]").click();
    await tab.keyboard.type("Meine Fassung");
    save(catalog, 'msgid "Rest for 2 days."\nmsgstr ""', 'msgid "Rest for 2 days."\nmsgstr "Ihre Fassung"');
    await segment.locator(".conflict").waitFor();
    seen.typed = await segment.locator("textarea").inputValue();
    seen.mine = await segment.locator(".mine").textContent();
    seen.theirs = await segment.locator(".theirs").textContent();
    await segment.getByRole("button", { name: "Save my text" }).click();
    await message(tab, "Saved.");
    seen.inFile = readFileSync(catalog, "utf8").includes('msgstr "Meine Fassung"');
  },

  // The readers' page and the segments follow each other; a click in it leads to the segment.
  async readers(tab, seen) {
    await tab.setViewportSize({ width: 1280, height: 300 });
    await tab.goto(`${tab.origin}/de/knee`);
    const page = tab.frameLocator(".readers-pane iframe");
    await page.getByRole("heading", { name: "Knieschmerz" }).waitFor();
    const at = () => tab.evaluate(() => [scrollY, document.querySelector("iframe").contentWindow.scrollY]);
    const wheel = async (x, down) => {
      const before = await at();
      await tab.mouse.move(x, 250);
      await tab.mouse.wheel(0, down);
      await tab.waitForFunction(
        ([here, there]) => scrollY !== here && document.querySelector("iframe").contentWindow.scrollY !== there,
        before,
      );
    };
    await wheel(300, 400);
    await wheel(1100, -400);
    seen.followed = true;
    await page.getByText("Lagern Sie das Bein hoch.").click();
    await tab.locator(".segment.is-current").waitFor();
    seen.current = await focused(tab);
  },

  // What was typed and left is there again; Escape saves nothing.
  async draft(tab, seen, { catalog }) {
    await tab.goto(`${tab.origin}/de/knee`);
    await tab.locator("html[data-script]").waitFor({ state: "attached" });
    const before = readFileSync(catalog, "utf8");
    await tab.keyboard.press("j");
    await tab.keyboard.press("e");
    await tab.keyboard.type("Halb fertig");
    await tab.keyboard.press("Escape");
    seen.fields = await tab.locator(".edit").count();
    seen.untouched = readFileSync(catalog, "utf8") === before;
    await tab.reload();
    await tab.locator("html[data-script]").waitFor({ state: "attached" });
    await tab.keyboard.press("j");
    await tab.keyboard.press("e");
    seen.again = await tab.locator(".edit textarea").inputValue();
  },

  // A reviewer writes a note and approves; the name is asked for once.
  async review(tab, seen, { article }) {
    await tab.goto(`${tab.origin}/review/de/${article}`);
    await tab.locator("html[data-script]").waitFor({ state: "attached" });
    const segment = tab.locator(".segment").first();
    await segment.focus();
    await tab.keyboard.press("n");
    await tab.locator("#note input[name=name]").fill("Dr. A. Example");
    await tab.locator("#note textarea").fill("Is this the usual word?");
    await tab.keyboard.press("Tab");
    await tab.locator("#note .primary").press("Enter");
    await segment.locator(".notes", { hasText: "Is this the usual word?" }).waitFor();
    await tab.locator("[data-opens=approve]").press("Enter");
    seen.name = await tab.locator("#approve input[name=name]").inputValue();
    await tab.locator("#approve .primary").press("Enter");
    const refused = tab.locator("#approve .problem:not(:empty)");
    await tab.locator("#messages", { hasText: "The page is approved." }).or(refused).waitFor();
    if (await refused.count()) throw new Error(`refused: ${await refused.textContent()}`);
    await tab.locator("#review .state-approved").waitFor();
    seen.approved = await tab.locator("#review .state-approved").textContent();
  },
};

async function main(origin, story) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
  try {
    const tab = await (await browser.newContext({ locale: "en", viewport: { width: 1280, height: 900 } })).newPage();
    tab.origin = origin;
    tab.setDefaultTimeout(60000);
    const seen = { wrong: [] };
    tab.on("console", (each) => each.type() === "error" && seen.wrong.push(each.text()));
    tab.on("pageerror", (error) => seen.wrong.push(error.message));
    await tab.goto(origin);
    await tab.locator("html[data-script]").waitFor({ state: "attached" });
    await STORIES[story](tab, seen, JSON.parse(readFileSync(0, "utf8")));
    console.log(JSON.stringify(seen));
  } finally {
    await browser.close();
  }
}

main(...process.argv.slice(2)).catch((error) => {
  console.error(error.message);
  process.exitCode = 2;
});
