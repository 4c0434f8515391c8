// Keeps the text that somebody reads where it is on the screen. Segments out of sight are not drawn, which makes long
// pages quick; before one has been drawn, its height is guessed (preview.css). So each is drawn once in advance: those of
// an ordinary article at once, those of a long one piece by piece. What becomes higher or lower above the text that is in
// sight is made good by scrolling before the browser paints; by us and not by the browser, as not every browser does so,
// and none does where it has scrolled far.
const FIRST = 200; // segments that are drawn before anything is painted
const PIECE = 40; // segments that are drawn at once later
const PAUSE = 40; // milliseconds between two pieces, for all else that the page does
const LOWEST = 48; // pixels; no segment is less high
const list = document.getElementById("segments");
let measured = new WeakSet();
let width = 0; // of the list when heights were measured
let anchor = null; // the first segment in sight, which must not move, and its distance from the top of the document

const offset = (segment) => segment.getBoundingClientRect().top + scrollY;

// The number of the segment at a height of the screen.
function segmentAt(line) {
  let from = 0;
  let to = list.children.length - 1;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (list.children[middle].getBoundingClientRect().bottom > line) to = middle;
    else from = middle + 1;
  }
  return from;
}

// At the top of the page nothing is held: what comes in there shall be seen.
const headEnd = () => Math.max(0, document.querySelector(".work-head").getBoundingClientRect().bottom);

function remember(number = segmentAt(headEnd())) {
  const segment = list.children[number];
  anchor = scrollY > 0 && segment ? { segment, offset: offset(segment) } : null;
}

function hold() {
  if (!anchor) return;
  const moved = offset(anchor.segment) - anchor.offset;
  if (Math.abs(moved) >= 0.5) scrollBy({ top: moved, behavior: "instant" });
  remember();
}

// Draw segments once, so that their heights are known; the one with the number of `still` does not move.
function draw(segments, still) {
  const fresh = segments.filter((segment) => !measured.has(segment));
  if (!fresh.length) return remember();
  remember(still);
  for (const segment of fresh) {
    measured.add(segment);
    segment.classList.add("is-measured");
  }
  hold();
  // the browser remembers a height at the end of the frame in which it was drawn
  requestAnimationFrame(() => requestAnimationFrame(() => fresh.forEach((segment) => segment.classList.remove("is-measured"))));
}

// After a jump, what comes into sight and what is around it have their true heights before they are painted.
function settle() {
  const middle = segmentAt(innerHeight / 2);
  const around = Math.ceil((1.5 * innerHeight) / LOWEST);
  draw([...list.children].slice(Math.max(0, middle - around), middle + around), middle);
}

function measureFrom(number, size) {
  draw([...list.children].slice(number, number + size));
  const next = number + size;
  const ofWidth = width;
  if (next >= list.children.length) return;
  setTimeout(() => requestAnimationFrame(() => width === ofWidth && measureFrom(next, PIECE)), PAUSE);
}

function whenResized() {
  hold();
  if (list.clientWidth === width) return;
  width = list.clientWidth;
  measured = new WeakSet();
  settle();
  measureFrom(0, FIRST);
}

const POSITION = "reading position"; // in the storage of the tab: the address, the first segment in sight, and where it is

// Load the page again, and display what is displayed now: heights that are guessed would lead a browser elsewhere.
export function loadAgain() {
  const segment = list && scrollY > 0 ? list.children[segmentAt(headEnd())] : null;
  if (segment) {
    const { top } = segment.getBoundingClientRect();
    sessionStorage.setItem(POSITION, JSON.stringify({ path: location.pathname, id: segment.id, top }));
    history.scrollRestoration = "manual";
  }
  location.reload();
}

// Go to where somebody was before the page was loaded again; at once, and again when the browser has all of it.
function goBack() {
  const { path, id, top } = JSON.parse(sessionStorage.getItem(POSITION) ?? "{}");
  sessionStorage.removeItem(POSITION);
  const segment = path === location.pathname ? document.getElementById(id) : null;
  if (!segment) return;
  const align = () => scrollBy({ top: segment.getBoundingClientRect().top - top, behavior: "instant" });
  const go = () => {
    align();
    settle(); // what comes into sight gets its true height
    align();
    remember();
  };
  go();
  const again = () => requestAnimationFrame(() => {
    go();
    history.scrollRestoration = "auto";
  });
  if (document.readyState === "complete") again();
  else addEventListener("load", again);
}

export function keepSteady() {
  if (!list) return;
  whenResized();
  goBack();
  addEventListener("scroll", settle, { passive: true });
  new ResizeObserver(whenResized).observe(document.getElementById("content"));
}
