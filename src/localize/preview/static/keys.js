// Keys that are pressed alone. They can be turned off (WCAG 2.1.4), and do nothing while somebody types.
import { openField, openInEditor } from "./edit.js";
import { say } from "./messages.js";
import { openNote } from "./notes.js";
import { currentSegment, goToUnfinished } from "./segments.js";
import { word } from "./words.js";

const SETTING = "single keys";
const isOn = () => localStorage.getItem(SETTING) !== "off";
const isTyping = (element) => element.closest("input:not([type=checkbox]), textarea, select, dialog");

const withSegment = (act) => () => currentSegment() && act(currentSegment());
const move = (step) => () => {
  if (document.getElementById("segments") && !goToUnfinished(step)) say(word("Nothing was found."));
};

const KEYS = {
  j: move(1),
  k: move(-1),
  e: withSegment(openField),
  o: withSegment(openInEditor),
  n: withSegment(openNote),
  "/": () => (document.querySelector(".search-form input[type=search]") ?? document.querySelector(".find input[type=search]"))?.focus(),
  "?": () => document.getElementById("help").showModal(),
};

export function listenToKeys() {
  const box = document.getElementById("single-keys");
  if (box) {
    box.checked = isOn();
    box.addEventListener("change", () => localStorage.setItem(SETTING, box.checked ? "on" : "off"));
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    if (!isOn() || isTyping(event.target)) return;
    const act = KEYS[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  document.addEventListener("click", ({ target }) => {
    const go = target.closest?.("[data-goes]");
    if (go) move(go.dataset.goes === "next" ? 1 : -1)();
    const opens = target.closest?.("[data-opens]");
    if (opens) document.getElementById(opens.dataset.opens).showModal();
  });
}
