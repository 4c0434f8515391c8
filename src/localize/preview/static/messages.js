// Short messages at the edge of the screen; screen readers speak them, and they go away by themselves.
import { word } from "./words.js";

const SECONDS = 6;
const MOST = 3;
const area = document.getElementById("messages");

// Show a message and return it. One with `stays` remains until it is removed; `button` is [its name, what it does].
export function say(text, { bad = false, stays = false, button = null } = {}) {
  const message = document.createElement("p");
  message.className = bad ? "message is-bad" : "message";
  message.append(text);
  if (button) {
    const [name, act] = button;
    const element = document.createElement("button");
    element.type = "button";
    element.textContent = name;
    element.addEventListener("click", act);
    message.append(element);
  }
  area.append(message);
  const passing = area.querySelectorAll(".message:not([data-stays])");
  if (passing.length > MOST) passing[0].remove();
  if (stays) message.dataset.stays = "";
  else setTimeout(() => message.remove(), SECONDS * 1000);
  return message;
}

export function sayWrong(reason) {
  say(word("Something went wrong: {reason}", { reason }), { bad: true });
}
