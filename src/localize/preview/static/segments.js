// The segments of a page: which one is current, the next one to do, and what the server says of one that has changed.
let current = null;

export const allSegments = () => [...document.querySelectorAll("#segments > .segment")];

// The segment that has the focus, or had it last.
export function currentSegment() {
  return current?.isConnected ? current : null;
}

function setCurrent(segment) {
  if (segment === current) return;
  current?.classList.remove("is-current");
  current = segment;
  segment.classList.add("is-current");
  segment.dispatchEvent(new CustomEvent("segment-current", { bubbles: true }));
}

export function goTo(segment) {
  segment.scrollIntoView({ block: "center" });
  segment.focus({ preventScroll: true });
  setCurrent(segment);
}

// Go to the next unfinished segment, with `step` -1 to the one before; false where there is none.
export function goToUnfinished(step) {
  const segments = allSegments();
  const from = currentSegment() ? segments.indexOf(currentSegment()) : step > 0 ? -1 : 0;
  for (let passed = 1; passed <= segments.length; passed += 1) {
    const segment = segments[(from + step * passed + segments.length * 2) % segments.length];
    if ("unfinished" in segment.dataset) {
      goTo(segment);
      return true;
    }
  }
  return false;
}

// What had the focus in a part that is replaced, as a selector for what comes in its place.
function focusedIn(segment) {
  const element = document.activeElement;
  if (!segment.contains(element) || element === segment) return null;
  if (element.dataset.does && !element.closest(".edit")) return `[data-does="${element.dataset.does}"]`;
  const term = element.getAttribute("aria-describedby");
  return term && element.matches(".term") ? `[aria-describedby="${term}"]` : null;
}

// Replace the parts of a segment that have changed; whether its translation has. A field that is open in it stays as it
// is, with all that was typed.
export function replaceSegment({ id, html }) {
  const segment = document.getElementById(id);
  if (!segment) return false;
  const before = targetText(segment);
  const template = document.createElement("template");
  template.innerHTML = html;
  const fresh = template.content.querySelector(".segment");
  const focused = focusedIn(segment);
  for (const part of fresh.querySelectorAll("[data-part]")) {
    const old = segment.querySelector(`[data-part="${part.dataset.part}"]`);
    if (old && !old.isEqualNode(part)) old.replaceWith(part);
  }
  segment.dataset.state = fresh.dataset.state;
  segment.toggleAttribute("data-unfinished", fresh.hasAttribute("data-unfinished"));
  if (focused && !segment.contains(document.activeElement)) {
    segment.querySelector(focused)?.focus({ preventScroll: true });
  }
  segment.classList.remove("has-changed");
  requestAnimationFrame(() => segment.classList.add("has-changed"));
  segment.dispatchEvent(new CustomEvent("segment-changed", { bubbles: true }));
  return targetText(segment) !== before;
}

// What stands in the catalog for a segment, as it was typed.
export function targetText(segment) {
  const target = segment.querySelector(".target-text");
  return target.querySelector(".nothing") ? "" : target.textContent;
}

export function followSegments() {
  document.addEventListener("focusin", ({ target }) => {
    const segment = target.closest?.(".segment");
    if (segment) setCurrent(segment);
  });
  document.addEventListener("click", ({ target }) => {
    const segment = target.closest?.(".segment");
    if (segment) setCurrent(segment);
  });
}
