// The page as readers will see it, beside the segments: it follows them when they are scrolled, and they follow it.
import { allSegments, currentSegment, goTo, targetText } from "./segments.js";
import { word } from "./words.js";

const SETTING = "readers' page";
const RENEW_AFTER = 600; // milliseconds without a further change: a whole page is made and read, beside which nothing is quick
const AHEAD = 200; // blocks in which a segment is looked for; some, such as keywords, stand in none
const BLOCKS = "h1,h2,h3,h4,h5,h6,p,li,dt,dd,td,th,caption,figcaption,summary,pre,blockquote,button,label,option";
const panes = document.getElementById("panes");
const link = document.getElementById("readers-link");
let frame = null;
let pairs = null; // [segment, element of the readers' page], in their order; null until somebody needs them
let marked = null; // the element of the readers' page that is outlined
let leader = null; // the side that somebody scrolls; the other one follows

// Isolating characters and the kinds of spaces are the page's own; words are compared without them.
const plain = (text) => text.replace(/<\/?[A-Za-z][A-Za-z0-9]*>|[\u200e\u200f\u061c\u2066-\u2069]/g, "").replace(/[\s\u00a0\u202f]+/g, " ").trim();

// Segments and blocks are in one order, so each segment is looked for behind the one before it.
function allPairs() {
  const blocks = [...frame.contentDocument.querySelectorAll(BLOCKS)].map((element) => [element, plain(element.textContent)]);
  let from = 0;
  const all = [];
  for (const segment of allSegments()) {
    const texts = [targetText(segment), segment.querySelector(".source-text").textContent].map(plain).filter(Boolean);
    const near = blocks.slice(from, from + AHEAD);
    const at = near.findIndex(([, text]) => texts.some((each) => text.includes(each)));
    if (at < 0) continue;
    from += at;
    all.push([segment, near[at][0]]);
  }
  return all;
}

const paired = () => (pairs ??= allPairs());

const headHeight = () => document.querySelector(".work-head").getBoundingClientRect().bottom;

// How far a line of sight is through a list of boxes: the index of the box and the part of it that is above the line.
function position(boxes, line) {
  const at = Math.max(0, boxes.findLastIndex((box) => box.top <= line));
  const box = boxes[at];
  return { at, part: box.height ? Math.min(1, Math.max(0, (line - box.top) / box.height)) : 0 };
}

function follow(fromSegments) {
  if (!frame?.contentDocument?.body || !paired().length) return;
  const view = frame.contentWindow;
  const segments = paired().map(([segment]) => segment.getBoundingClientRect());
  const blocks = paired().map(([, block]) => block.getBoundingClientRect());
  if (fromSegments) {
    const { at, part } = position(segments, headHeight() + 24);
    view.scrollBy(0, blocks[at].top + blocks[at].height * part - 24);
  } else {
    const { at, part } = position(blocks, 24);
    scrollBy(0, segments[at].top + segments[at].height * part - headHeight() - 24);
  }
}

function lead(side) {
  return () => {
    leader = side;
  };
}

function whenScrolled(side) {
  let waiting = false;
  return () => {
    if (leader !== side || waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      follow(side === "segments");
    });
  };
}

// What moves a side: the wheel, a finger, the keyboard, the scroll bar.
function leadsWhenUsed(target, side) {
  for (const name of ["wheel", "touchstart", "pointerdown", "keydown"]) {
    target.addEventListener(name, lead(side), { passive: true, capture: true });
  }
}

function unmark() {
  for (const property of ["outline", "outline-offset"]) marked?.style.removeProperty(property);
  if (marked?.getAttribute("style") === "") marked.removeAttribute("style");
  marked = null;
}

// Outline the block in which a segment stands, and bring it into sight.
function mark(segment) {
  unmark();
  marked = paired().find(([each]) => each === segment)?.[1];
  if (!marked) return;
  marked.style.setProperty("outline", "2px dashed currentcolor");
  marked.style.setProperty("outline-offset", "4px");
  const { top, bottom } = marked.getBoundingClientRect();
  if (top < 0 || bottom > frame.clientHeight) marked.scrollIntoView({ block: "center" });
}

function ready() {
  const { contentDocument, contentWindow } = frame;
  pairs = null;
  leadsWhenUsed(contentWindow, "readers");
  contentWindow.addEventListener("scroll", whenScrolled("readers"), { passive: true });
  contentDocument.addEventListener("click", (event) => {
    if (event.target.closest?.("a")) event.preventDefault(); // links are for readers; here they would leave the work
    const segment = paired().findLast(([, block]) => block.contains(event.target))?.[0];
    if (segment) goTo(segment);
  });
}

// Replace what differs in two trees, as far down as it can be: what is as it was stays, and need not be laid out again.
function patch(old, fresh) {
  if (old.isEqualNode(fresh)) return;
  const [before, after] = [[...old.childNodes], [...fresh.childNodes]];
  const isAlike = before.length > 0 && before.length === after.length && old.cloneNode(false).isEqualNode(fresh.cloneNode(false));
  if (isAlike) before.forEach((child, number) => patch(child, after[number]));
  else old.replaceWith(old.ownerDocument.adoptNode(fresh));
}

// Put what has changed into the page that is there, so that nothing moves or flickers.
async function renew() {
  if (!frame) return;
  const response = await fetch(frame.src);
  if (!response.ok) return;
  const text = await response.text();
  if (!frame) return;
  unmark();
  patch(frame.contentDocument.body, new DOMParser().parseFromString(text, "text/html").body);
  pairs = null;
  if (currentSegment()) mark(currentSegment());
}

function open() {
  const pane = document.createElement("div");
  pane.className = "readers-pane";
  frame = document.createElement("iframe");
  frame.title = word("Readers' page");
  frame.src = link.href;
  frame.addEventListener("load", ready);
  pane.append(frame);
  panes.append(pane);
  panes.classList.add("with-readers");
}

function close() {
  frame.parentElement.remove();
  panes.classList.remove("with-readers");
  frame = null;
  pairs = null;
}

function measureHead() {
  document.documentElement.style.setProperty("--head", `${document.querySelector(".work-head").offsetHeight}px`);
}

export function showReaders() {
  if (!panes || !link) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quiet readers-toggle";
  button.append(link.querySelector("svg").cloneNode(true), word("Readers' page"));
  link.before(button);
  const isOpen = () => frame !== null;
  const display = () => button.setAttribute("aria-pressed", isOpen());
  button.addEventListener("click", () => {
    if (isOpen()) close();
    else open();
    localStorage.setItem(SETTING, isOpen() ? "open" : "closed");
    display();
  });
  if (matchMedia("(min-width: 75rem)").matches && localStorage.getItem(SETTING) !== "closed") open();
  display();
  leadsWhenUsed(window, "segments");
  addEventListener("scroll", whenScrolled("segments"), { passive: true });
  document.addEventListener("segment-current", ({ target }) => frame && mark(target));
  let waiting = 0;
  document.addEventListener("segment-changed", () => {
    clearTimeout(waiting);
    waiting = setTimeout(renew, RENEW_AFTER);
  });
  new ResizeObserver(measureHead).observe(document.querySelector(".work-head"));
}
