// Applies the events of the server to the page: a segment that has changed is replaced, and nothing else moves.
import { hasUnsaved } from "./drafts.js";
import { say } from "./messages.js";
import { replaceSegment } from "./segments.js";
import { loadAgain } from "./steady.js";
import { word } from "./words.js";

let asked = false; // whether somebody was asked to load the page again

async function loadedAgain() {
  return new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
}

async function displayPage({ html }) {
  const progress = document.getElementById("progress");
  if (progress) progress.innerHTML = html;
  const review = document.getElementById("review");
  if (!review) return;
  const fresh = (await loadedAgain()).getElementById("review");
  if (!fresh || fresh.isEqualNode(review)) return;
  const focused = focusedIn(review);
  review.replaceChildren(...fresh.childNodes);
  if (focused) review.querySelector(focused)?.focus({ preventScroll: true });
}

// What has the focus in a part of the page that is to be replaced, as a selector for the same in the fresh one.
function focusedIn(part) {
  const { activeElement } = document;
  const name = part.contains(activeElement) && ["data-opens", "href"].find((each) => activeElement.hasAttribute(each));
  return name ? `[${name}="${CSS.escape(activeElement.getAttribute(name))}"]` : null;
}

// A reviewer approves the page that was read. A translation that has changed since must be read again: the digest of
// what was read stays that of before, which the server refuses.
function displaySegment(data) {
  const changed = replaceSegment(data);
  if (changed && "read" in document.getElementById("content").dataset) askToReload();
}

function displayProblems({ messages }) {
  const lines = messages.map((message) => {
    const line = document.createElement("p");
    line.textContent = message;
    return line;
  });
  document.getElementById("problems")?.replaceChildren(...lines);
}

// The rows of the list are replaced, not the page: filters that are being chosen and the scroll position stay.
async function displayList() {
  const old = document.getElementById("list");
  if (!old) return;
  const fresh = (await loadedAgain()).getElementById("list");
  const focused = focusedIn(old);
  if (fresh && !fresh.isEqualNode(old)) old.replaceWith(document.adoptNode(fresh));
  if (focused) document.querySelector(`#list ${focused}`)?.focus({ preventScroll: true });
}

// Load the page again where it was scrolled to; where somebody is typing, only when they ask for it.
function reload() {
  if (document.getElementById("list")) return displayList();
  if (!hasUnsaved() && !document.querySelector("dialog[open]")) return loadAgain();
  askToReload();
}

function askToReload() {
  if (!asked) say(word("The article has changed."), { stays: true, button: [word("Reload"), loadAgain] });
  asked = true;
}

// Each event of the server, and what is done with its data.
export const HANDLERS = {
  segment: displaySegment,
  page: displayPage,
  problem: displayProblems,
  list: displayList,
  reload,
};

export function listen(address) {
  const source = new EventSource(address);
  for (const [name, handle] of Object.entries(HANDLERS)) {
    source.addEventListener(name, (event) => handle(JSON.parse(event.data)));
  }
  let lost = null;
  source.addEventListener("error", () => {
    lost ??= say(word("The connection was lost. Trying again."), { bad: true, stays: true });
  });
  source.addEventListener("open", () => {
    if (!lost) return;
    lost.remove();
    lost = null;
    say(word("Connected again."));
  });
  addEventListener("pagehide", () => source.close());
  return source;
}
