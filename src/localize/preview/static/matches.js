// Similar translations of the memory, below the field of a segment.
import { get, pageNames } from "./requests.js";

export async function displayMatches(segment, form) {
  const area = form.querySelector(".matches");
  let answer;
  try {
    answer = await get("/matches", { ...pageNames(), id: segment.id, language: document.documentElement.lang });
  } catch {
    return; // without the memory the work goes on
  }
  if (!answer.html || !form.isConnected) return;
  area.insertAdjacentHTML("beforeend", answer.html);
  area.hidden = false;
  area.addEventListener("click", ({ target }) => {
    const match = target.closest("[data-does=use]")?.closest(".match");
    if (!match) return;
    const field = form.elements.text;
    field.focus();
    field.setSelectionRange(0, field.value.length);
    // inserted as if it was typed, so that it can be undone
    if (!document.execCommand("insertText", false, match.querySelector(".match-text").textContent)) {
      field.value = match.querySelector(".match-text").textContent;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });
}
