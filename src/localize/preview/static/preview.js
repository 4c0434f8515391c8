// Starts what a page of the preview does in the browser.
import { listen } from "./events.js";

const main = document.querySelector("[data-events]");
if (main) listen(main.dataset.events);
