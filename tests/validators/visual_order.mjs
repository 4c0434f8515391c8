// In which order the characters of elements stand on the screen, in Chromium.
//
//   node visual_order.mjs SELECTOR PAGE...
//
// prints a JSON array for each page, one a line: for each element that the selector finds, in the order of the document,
// its characters from left to right, each with its offset in the text. Those without a width (marks, controls) are left
// out. Nothing is wrapped, so that each element is one line.
import { pathToFileURL } from "node:url";

import { chromium } from "playwright-core";

const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];

function orders(selector) {
  return [...document.querySelectorAll(selector)].map((element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const characters = [];
    const range = document.createRange();
    let index = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (let at = 0; at < node.data.length; at += 1, index += 1) {
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = [...range.getClientRects()].find(({ width }) => width > 0);
        if (box) characters.push({ index, char: node.data[at], x: box.left + box.width / 2 });
      }
    }
    characters.sort((one, other) => one.x - other.x);
    return characters.map(({ char, index }) => [char, index]);
  });
}

const [selector, ...pages] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
try {
  const tab = await browser.newPage({ viewport: { width: 4000, height: 1000 } });
  for (const page of pages) {
    await tab.goto(pathToFileURL(page).href);
    await tab.addStyleTag({ content: "* { white-space: nowrap !important; max-width: none !important }" });
    console.log(JSON.stringify(await tab.evaluate(orders, selector)));
  }
} finally {
  await browser.close();
}
