// The program's files, and what a request says of one that did not arrive.

import { find } from "./elements.js";

/** The time in ms before progress is shown, and the time without progress before a stall is reported. */
export const QUIET_MS = 1_000;
export const PATIENCE_MS = 2_500;

export const UPDATED = "This page was updated since your browser kept it.";

/** The addresses of the program's script and wasm, absolute: in a sandboxed frame relative ones can't be resolved. */
export let script, wasm;
/** The preload link of the wasm. */
export let preload;

export const readFiles = () => {
  preload = find("link[as=fetch]");
  [script, wasm] = [find("link[rel=modulepreload]").href, preload.href];
};

export const nameOf = (file) => file.split("/").pop();

/** Requests a document past the browser's cache, which keeps the answer. */
export const refresh = (address) => ask(address, { cache: "reload", signal: AbortSignal.timeout?.(PATIENCE_MS) });
const ask = (file, how) => fetch(file, { signal: AbortSignal.timeout?.(QUIET_MS), ...how }).catch(() => null);
const typeOf = (answer) => answer.headers.get("content-type") ?? "nothing in particular";

/** Finds out by another request why a file could not be loaded. */
export const whyLost = async (file) => {
  const name = nameOf(file);
  const answer = await ask(file);
  if (!answer) {
    return (await ask(file, { mode: "no-cors" }))
      ? `The server keeps ${name} from sandboxed frames: it would have to send “Access-Control-Allow-Origin: *”.`
      : `${name} did not arrive: it was blocked, or the server could not be reached.`;
  }
  if (!answer.ok) return refusal(file, answer);
  const type = typeOf(answer);
  return file !== wasm && !type.includes("javascript")
    ? `The server sends ${name} as ${type}, which browsers don't run: it has to be text/javascript.`
    : `${name} arrived damaged, or broke off.`;
};

/** Why a file could not be used: the page was updated, or else `why`. */
export const whyGone = async (why) => ((await isUpdated()) ? UPDATED : why);

/** Whether the server has another version of this page: the document at its address names another program. Refreshes the cache. */
export const isUpdated = async () => {
  const html = await refresh(location.href).then((answer) => answer.text()).catch(String);
  return html.includes("data-boot") && !html.includes(nameOf(script));
};

/** The address of the script that did not arrive. A split program imports a second one, its loader, which is preloaded as well. */
export const lostScript = async () => {
  for (const { href } of document.querySelectorAll("link[rel=modulepreload]")) {
    const answer = await ask(href);
    if (!answer?.ok || !typeOf(answer).includes("javascript")) return href;
  }
  return script;
};

export const refusal = (file, { status }) => `The server did not give ${nameOf(file)}: it answered ${status}${status === 404 ? ", not found" : ""}.`;
