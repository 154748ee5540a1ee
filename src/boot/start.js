// Shows the first screen, starts the program, and reports progress or failure until it runs. It is a separate script because the
// page's policy allows no inline script. It does not wait for the style sheet, since that may be what fails to load.

import { find, unframed } from "./elements.js";
import { isUpdated, PATIENCE_MS, readFiles, UPDATED } from "./files.js";
import { follow, isAgain, readHash } from "./links.js";
import { fail, Failure } from "./messages.js";
import { start } from "./program.js";
import { followProgress } from "./progress.js";
import { keep, replaceShell, showShell } from "./shell.js";

const boot = () => {
  if (isAgain()) return;
  // With a script, a link without an address loads the page past the cache.
  find("[data-failure] a").href = "";
  if (location.search) find("#full-page").href = unframed();
  readFiles();
  showShell();
  setTimeout(showUnstyled, PATIENCE_MS);
  const endProgress = followProgress();
  start()
    .finally(endProgress)
    .then(replaceShell)
    .catch((error) => {
      console.error(error.cause ?? error);
      fail(error instanceof Failure ? error.message : "The program broke while it started.");
    });
};

/** Applies theme and embed of the link before the first paint. The program does the same later. */
const dress = () => {
  const { theme, embed } = Object.fromEntries(new URLSearchParams(location.search));
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  document.documentElement.toggleAttribute("data-embed", embed === "1");
};

/** Stops a style sheet that does not arrive from blocking the rendering. */
const showUnstyled = () => {
  const link = find("link[rel=stylesheet]");
  // Chromium has an empty sheet for a file that is missing.
  if (link.sheet?.cssRules.length) return;
  link.media = "print";
  link.addEventListener("load", () => (link.media = "all"), { once: true });
  tellUpdate();
};

/** Says that the page was updated, if it was. */
const tellUpdate = async () => {
  if (find("[data-boot]") || !(await isUpdated())) return;
  const sentence = find("[data-crash]");
  sentence.firstElementChild.textContent = UPDATED;
  sentence.hidden = false;
};

/** Tells the program, before it says that its lazy chunk is lost, whether the page was updated. */
const onLost = async ({ detail }) => {
  document.documentElement.toggleAttribute("data-updated", await isUpdated());
  detail();
};

document.addEventListener("click", follow);
document.addEventListener("click", keep);
document.addEventListener("sleep-count-lost", onLost);
addEventListener("hashchange", readHash);

dress();
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", boot);
else boot();
