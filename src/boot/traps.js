// Traps of the program, and uncaught errors in its callbacks.

import { find } from "./elements.js";
import { announce } from "./messages.js";

/**
 * Handles traps of the program and uncaught errors in its callbacks. The program saves the current run. It may be out of memory,
 * so the sentence for the reader is shown from here.
 */
export const watchTraps = () => {
  const onError = ({ error, reason }) => {
    const problem = error ?? reason;
    if (!isOurs(problem)) return;
    document.dispatchEvent(new Event("sleep-count-broken"));
    // wasm-bindgen calls a callback recursive if its last call never ended.
    const sentence = find(/stopped|recursive/.test(problem.message) ? "[data-stopped]" : "[data-crash]");
    if (sentence.classList.contains("sc-now")) return;
    sentence.classList.add("sc-now");
    sentence.hidden = false;
    announce(sentence.textContent.trim());
    // Not before the program had a chance to end the run.
    setTimeout(settle);
  };
  for (const name of ["error", "unhandledrejection"]) addEventListener(name, onError);
  // Firefox lets no script of a page run any more that a reader has stopped. An animation then reveals the sentence.
  const onFreeze = ({ type }) => {
    find("[data-stopped]:not(.sc-now)")?.toggleAttribute("hidden", type.endsWith("end"));
  };
  for (const name of ["start", "end"]) document.addEventListener(`sleep-count:freeze-${name}`, onFreeze);
};

/** Ends a run on the page that the program could not end: it is too broken to be used. */
const settle = () => {
  const lane = find("[data-state=running]");
  if (!lane) return;
  lane.dataset.state = "failed";
  lane.querySelector(".sc-run span").textContent = "Run";
  find("[data-part]").dataset.part = "ended";
  find("#playground").setAttribute("inert", "");
};

/** Whether an error comes from the program, by its stack. Errors of browser extensions are ignored. */
const isOurs = (error) => {
  const stack = String(error?.stack);
  return /sleep-count-|wasm/.test(stack) && !stack.includes("-extension:");
};
