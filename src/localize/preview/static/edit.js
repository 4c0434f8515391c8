// A segment edited in its place: checked while it is typed, saved into its file, never over a newer save of others.
import { draftOf, forgetDraft, hasUnsaved, keepDraft } from "./drafts.js";
import { say, sayWrong } from "./messages.js";
import { displayMatches } from "./matches.js";
import { pageNames, post } from "./requests.js";
import { targetText } from "./segments.js";
import { word } from "./words.js";

const CHECK_AFTER = 250; // milliseconds without typing

const ofSegment = (segment) => ({ ...pageNames(), id: segment.id });
const formIn = (segment) => segment.querySelector(".edit");

export function openField(segment) {
  const open = formIn(segment);
  if (open) return open.elements.text.focus();
  const form = document.getElementById("edit-form").content.cloneNode(true).querySelector("form");
  const field = form.elements.text;
  form.dataset.saved = targetText(segment);
  field.value = draftOf(segment.id) ?? form.dataset.saved;
  if (field.value !== form.dataset.saved) say(word("You have text that is not saved."));
  segment.querySelector(".target-side").append(form);
  segment.classList.add("editing");
  let waiting = 0;
  const check = () => checkText(segment, form);
  field.addEventListener("input", () => {
    keepDraft(segment.id, field.value);
    clearTimeout(waiting);
    waiting = setTimeout(check, CHECK_AFTER);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    save(segment, form);
  });
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
  check();
  displayMatches(segment, form);
}

// Close the field. What was typed and not saved is there again when it is opened.
export function closeField(segment) {
  const form = formIn(segment);
  if (!form) return;
  if (form.elements.text.value === form.dataset.saved) forgetDraft(segment.id);
  else say(word("You have text that is not saved."));
  leave(segment, form);
}

function leave(segment, form) {
  const hadFocus = form.contains(document.activeElement);
  form.remove();
  segment.classList.remove("editing");
  if (hadFocus) segment.focus({ preventScroll: true });
}

async function checkText(segment, form) {
  const text = form.elements.text.value;
  const area = form.querySelector(".checked");
  if (!text.trim()) return area.replaceChildren();
  const { ok, data } = await post("/check", { ...ofSegment(segment), text });
  if (!ok || form.elements.text.value !== text) return; // an answer to what has been changed since
  if (data.html) area.innerHTML = data.html;
  else {
    const fine = document.createElement("p");
    fine.className = "fine";
    fine.textContent = word("No findings.");
    area.replaceChildren(fine);
  }
}

export async function save(segment, form) {
  const text = form.elements.text.value;
  const request = { ...ofSegment(segment), text, before: form.dataset.saved, fuzzy: form.elements.fuzzy.checked };
  let answer;
  try {
    answer = await post("/save", request);
  } catch (error) {
    return say(word("Not saved: {reason}", { reason: error.message }), { bad: true });
  }
  if (answer.status === 409 && "text" in answer.data) return displayConflict(segment, form, answer.data.text);
  if (!answer.ok) return say(word("Not saved: {reason}", { reason: answer.data.reason }), { bad: true });
  forgetDraft(segment.id);
  form.dataset.saved = text;
  if (form.elements.text.value === text) leave(segment, form);
  say(word("Saved."));
}

// Both texts, and the choice between them; nothing is saved before it is made.
function displayConflict(segment, form, theirs) {
  const box = form.querySelector(".conflict");
  box.querySelector(".mine").textContent = form.elements.text.value;
  box.querySelector(".theirs").textContent = theirs || "—";
  box.dataset.theirs = theirs;
  box.hidden = false;
  say(word("Somebody else has saved this segment meanwhile. Your text is not lost."), { bad: true });
  box.querySelector("button").focus();
}

function resolveConflict(segment, form, takesTheirs) {
  const box = form.querySelector(".conflict");
  form.dataset.saved = box.dataset.theirs;
  box.hidden = true;
  if (!takesTheirs) return save(segment, form);
  form.elements.text.value = box.dataset.theirs;
  forgetDraft(segment.id);
  leave(segment, form);
}

// The file has another text than the field was opened with: nothing in the field changes, but both are shown.
function noticeChange({ target: segment }) {
  const form = formIn(segment);
  if (!form) return;
  const theirs = targetText(segment);
  if (theirs === form.dataset.saved || theirs === form.elements.text.value) {
    form.dataset.saved = theirs;
    return;
  }
  if (form.elements.text.value === form.dataset.saved) {
    form.elements.text.value = form.dataset.saved = theirs;
    say(word("A segment was changed in the file."));
    return;
  }
  displayConflict(segment, form, theirs);
}

export async function openInEditor(segment) {
  const { ok, data } = await post("/open", ofSegment(segment));
  if (ok) say(word("Opened in the editor."));
  else sayWrong(data.reason);
}

export function editSegments() {
  document.addEventListener("segment-changed", noticeChange);
  document.addEventListener("click", ({ target }) => {
    const button = target.closest?.("[data-does]");
    const segment = button?.closest(".segment");
    if (!segment) return;
    const form = formIn(segment);
    const actions = {
      edit: () => openField(segment),
      open: () => openInEditor(segment),
      cancel: () => closeField(segment),
      "keep-mine": () => resolveConflict(segment, form, false),
      "take-theirs": () => resolveConflict(segment, form, true),
    };
    actions[button.dataset.does]?.();
  });
  document.addEventListener("dblclick", ({ target }) => {
    const segment = target.closest?.(".target-text")?.closest(".segment");
    if (segment) openField(segment);
  });
  document.addEventListener("keydown", (event) => {
    const form = event.target.closest?.(".edit");
    if (!form) return;
    const segment = form.closest(".segment");
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit();
    } else if (event.key === "Escape" && !event.isComposing) {
      event.preventDefault();
      closeField(segment);
    }
  });
  addEventListener("beforeunload", (event) => hasUnsaved() && event.preventDefault());
}
