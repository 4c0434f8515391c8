// What was typed and is not saved. It outlives a page that is loaded again, and a field that was left.
import { pageNames } from "./requests.js";

const key = (id) => {
  const { article, locale } = pageNames();
  return `draft ${locale}/${article} ${id}`;
};

export const draftOf = (id) => sessionStorage.getItem(key(id));
export const keepDraft = (id, text) => sessionStorage.setItem(key(id), text);
export const forgetDraft = (id) => sessionStorage.removeItem(key(id));

// Whether a field that is open has text that is not saved.
export function hasUnsaved() {
  return [...document.querySelectorAll(".edit")].some((form) => form.elements.text.value !== form.dataset.saved);
}
