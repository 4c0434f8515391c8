// The reviewer's page: approving. The name is asked for once.
import { say } from "./messages.js";
import { rememberName, rememberedName } from "./name.js";
import { pageNames, post } from "./requests.js";
import { word } from "./words.js";

const ROLE = "role";
const dialog = document.getElementById("approve");

async function approve(form) {
  const { name, role } = form.elements;
  rememberName(name.value);
  localStorage.setItem(ROLE, role.value.trim());
  const request = { ...pageNames(), name: name.value, role: role.value, read: document.getElementById("content").dataset.read };
  const { ok, data } = await post("/approve", request);
  if (!ok) return (dialog.querySelector(".problem").textContent = data.reason);
  dialog.close();
  say(word("The page is approved."));
}

export function reviewPage() {
  if (!dialog) return;
  document.addEventListener("click", ({ target }) => {
    if (!target.closest?.("[data-opens=approve]")) return;
    const { elements } = dialog.querySelector("form");
    elements.name.value ||= rememberedName();
    elements.role.value ||= localStorage.getItem(ROLE) ?? "";
    dialog.querySelector(".problem").textContent = "";
  });
  dialog.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    approve(event.target);
  });
}
