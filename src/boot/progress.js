// The progress of loading, and a stall of it.

import { nameOf, PATIENCE_MS, preload, QUIET_MS, script, wasm } from "./files.js";
import { find } from "./elements.js";
import { fail, say } from "./messages.js";

/** The addresses that have not arrived. */
let awaited;
/** Progress of the wasm, after decompression. */
let bytes = 0, totalBytes = 0;
/** The time of the last progress. */
let latest = performance.now();

/** Tells of the progress from now on. Returns a function that ends that. */
export const followProgress = () => {
  awaited = new Set([script, wasm]);
  totalBytes = Number(preload.dataset.bytes ?? 0);
  tell();
  const telling = setInterval(tell, 250);
  return () => clearInterval(telling);
};

/** Records progress; `file` is given when it is complete. */
export const arrived = (file) => {
  latest = performance.now();
  awaited.delete(file);
};

/** Records how many bytes of the wasm have arrived. */
export const received = (loaded) => {
  bytes = loaded;
  arrived();
};

export const hasBegun = () => bytes > 0;

/** Whether a file of this length has all the bytes that the wasm should have. */
export const isWhole = (length) => length >= totalBytes;

export const sizes = () => {
  const kb = (number) => Math.round(number / 1_000);
  return totalBytes ? `${kb(bytes)} of ${kb(totalBytes)} KB` : `${kb(bytes)} KB`;
};

/** Shows progress, or reports a stall. */
const tell = () => {
  const now = performance.now();
  if (now - latest > PATIENCE_MS) return fail(stall());
  // Earlier changes would cost layout and help nobody.
  if (now < QUIET_MS) return;
  find("[data-failure]").hidden = true;
  say(awaited.size ? `Loading the program: ${sizes()}.` : "Starting…");
};

const stall = () => {
  if (awaited.size === 0) return "Everything has arrived, but the playground has not started yet.";
  const names = [...awaited].map(nameOf).join(" and ");
  const have = awaited.size > 1 ? "have" : "has";
  return `The network stands still: ${names} ${have} not arrived. The playground starts by itself if that still comes.`;
};
