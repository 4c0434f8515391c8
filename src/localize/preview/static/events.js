// Applies the events of the server to the page: a segment that has changed is replaced, and nothing else moves.

function replaceSegment({ id, html }) {
  const old = document.getElementById(id);
  if (!old) return;
  const template = document.createElement("template");
  template.innerHTML = html;
  const fresh = template.content.firstElementChild;
  const hadFocus = old.contains(document.activeElement);
  old.replaceWith(fresh);
  if (hadFocus) fresh.focus({ preventScroll: true });
  fresh.dispatchEvent(new CustomEvent("segment-changed", { bubbles: true }));
}

function setText(id, text) {
  const element = document.getElementById(id);
  if (element) element.textContent = text;
}

function displayPage({ translated, fuzzy, missing, outcome, reasons }) {
  setText("counts", `${translated}/${translated + fuzzy + missing}`);
  setText("decision", outcome && `${outcome}: ${reasons.join(", ")}`);
}

function displayProblems({ messages }) {
  const lines = messages.map((message) => {
    const line = document.createElement("p");
    line.textContent = message;
    return line;
  });
  document.getElementById("problems")?.replaceChildren(...lines);
}

// Each event of the server, and what is done with its data.
export const HANDLERS = {
  segment: replaceSegment,
  page: displayPage,
  problem: displayProblems,
  list: () => location.reload(),
  reload: () => location.reload(),
};

export function listen(address) {
  const source = new EventSource(address);
  for (const [name, handle] of Object.entries(HANDLERS)) {
    source.addEventListener(name, (event) => handle(JSON.parse(event.data)));
  }
  return source;
}
