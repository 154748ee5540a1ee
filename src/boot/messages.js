// What the reader and the page around are told of: progress, and what failed.

import { find, unframed } from "./elements.js";
import { dropShell } from "./shell.js";

/** A failure with a known cause; the message is a sentence for the reader. */
export class Failure extends Error {}

/** The failure and the progress that were told last. The page may hold their translations. */
let told = "", said = "";

/** Shows progress here and sends it to the page around. */
export const say = (message) => {
  if (message === said) return;
  find("[data-phase]").textContent = said = message;
  post({ type: "loading", message });
};

const post = (fields) => {
  const message = { source: "sleep-count", version: 1, ...fields };
  if (window.parent !== window) window.parent.postMessage(message, "*");
  return message;
};

/** Shows what failed, and sends it once as an event here and as a message to the page around. */
export const fail = (message) => {
  dropShell();
  find("[data-phase]").textContent = said = "";
  find("[data-cause]").textContent = message;
  find("[data-itself]").href = unframed();
  find("[data-framed]").hidden = window.top === window;
  find("[data-failure]").hidden = false;
  find("[data-failure]").classList.add("sc-now");
  if (message === told) return;
  told = message;
  announce(message);
};

export const announce = (message) =>
  document.dispatchEvent(new CustomEvent("sleep-count:error", { detail: post({ type: "error", message }) }));
