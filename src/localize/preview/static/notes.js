// The dialog in which a note on a segment is written.
import { say } from "./messages.js";
import { pageNames, post } from "./requests.js";
import { allSegments } from "./segments.js";
import { rememberName, rememberedName } from "./name.js";
import { word } from "./words.js";

const dialog = document.getElementById("note");
let about = null;

export function openNote(segment) {
  if (!dialog) return;
  about = segment;
  const { elements } = dialog.querySelector("form");
  dialog.querySelector(".about").textContent = segment.querySelector(".source-text").textContent;
  elements.name.value ||= rememberedName();
  dialog.querySelector(".problem").textContent = "";
  dialog.showModal();
  (elements.name.value ? elements.text : elements.name).focus();
}

async function save(form) {
  const { name, text, fuzzy } = form.elements;
  rememberName(name.value);
  const request = { ...pageNames(), id: about.id, text: text.value, name: name.value, fuzzy: fuzzy.checked };
  const { ok, data } = await post("/note", request);
  if (!ok) return (dialog.querySelector(".problem").textContent = data.reason);
  text.value = "";
  fuzzy.checked = false;
  dialog.close();
  say(word("Note saved."));
}

export function takeNotes() {
  if (!dialog) return;
  dialog.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    save(event.target);
  });
  dialog.addEventListener("close", () => allSegments().includes(about) && about.focus({ preventScroll: true }));
  document.addEventListener("click", ({ target }) => {
    if (target.closest?.("[data-does=close]")) target.closest("dialog").close();
    if (target.closest?.("[data-does=note]")) openNote(target.closest(".segment"));
  });
}
