// The explanation of a term: visible while pointer or focus is on the term, or the pointer on the explanation; Escape hides
// it (WCAG 1.4.13).
const HIDE_AFTER = 250; // milliseconds in which the pointer may go from the term to its explanation
let explained = null; // the term whose explanation is visible
let hiding = 0;

const tipOf = (term) => document.getElementById(term.getAttribute("aria-describedby"));

function put(tip, term) {
  const box = term.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = tip;
  const above = box.bottom + height + 8 > innerHeight && box.top > height + 8;
  const start = getComputedStyle(term).direction === "rtl" ? box.right - width : box.left;
  tip.style.top = `${above ? box.top - height - 4 : box.bottom + 4}px`;
  tip.style.left = `${Math.max(8, Math.min(start, document.documentElement.clientWidth - width - 8))}px`;
}

function show(term) {
  clearTimeout(hiding);
  if (explained === term) return;
  hide();
  const tip = tipOf(term);
  if (!tip?.isConnected) return;
  tip.showPopover();
  put(tip, term);
  explained = term;
}

function hide() {
  clearTimeout(hiding);
  const tip = explained && tipOf(explained);
  if (tip?.matches(":popover-open")) tip.hidePopover();
  explained = null;
}

const termAt = (target) => target.closest?.(".term[aria-describedby]");

export function explainTerms() {
  document.addEventListener("pointerover", ({ target }) => {
    const term = termAt(target);
    if (term) show(term);
    else if (target.closest?.(".tip")) clearTimeout(hiding);
    else if (explained && document.activeElement !== explained) {
      clearTimeout(hiding);
      hiding = setTimeout(hide, HIDE_AFTER);
    }
  });
  document.addEventListener("focusin", ({ target }) => (termAt(target) ? show(termAt(target)) : hide()));
  document.addEventListener("click", ({ target }) => termAt(target) && show(termAt(target)));
  document.addEventListener("scroll", () => explained && put(tipOf(explained), explained), { passive: true });
  document.addEventListener("segment-changed", () => explained && !explained.isConnected && hide());
  document.addEventListener(
    "keydown",
    (event) => {
      const term = termAt(event.target);
      if (event.key === "Escape" && explained) {
        hide();
        event.stopPropagation(); // what is hidden is the explanation, not the field around it
      } else if (term && (event.key === "Enter" || event.key === " ")) {
        event.preventDefault();
        explained === term ? hide() : show(term);
      }
    },
    { capture: true },
  );
}
