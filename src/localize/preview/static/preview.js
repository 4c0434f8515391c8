// Starts what a page of the preview does in the browser.
import { editSegments } from "./edit.js";
import { listen } from "./events.js";
import { listenToKeys } from "./keys.js";
import { takeNotes } from "./notes.js";
import { showReaders } from "./readers.js";
import { reviewPage } from "./review.js";
import { followSegments } from "./segments.js";
import { keepSteady } from "./steady.js";
import { explainTerms } from "./terms.js";

document.documentElement.dataset.script = "";
explainTerms();
listenToKeys();
followSegments();
editSegments();
takeNotes();
showReaders();
keepSteady();
reviewPage();
const main = document.querySelector("[data-events]");
if (main) listen(main.dataset.events);
