// Loads the program, checks it, and starts it.

import { find } from "./elements.js";
import { lostScript, nameOf, preload, refusal, script, wasm, whyGone, whyLost } from "./files.js";
import { Failure } from "./messages.js";
import { arrived, hasBegun, isWhole, received, sizes } from "./progress.js";
import { drawn, hasShell } from "./shell.js";
import { watchTraps } from "./traps.js";

/** The templates that leptos sets as markup: elements without an address or a handler, and neither scripts nor styles. */
const TEMPLATE = /^(<\/?(?!s[ct])[a-z\d]+( (class|id|scope)="[\w -]*")*>|[^<])*$/;

/** Where Trusted Types are required, allows the program's static templates and its workers, and nothing else. */
const trust = () => {
  try {
    window.trustedTypes?.createPolicy("default", {
      createHTML: (html) => (TEMPLATE.test(html) ? html : null),
      createScriptURL: (url) => (/^(worker_loader|stopwatch)\.js$/.test(url) ? url : null),
    });
  } catch {
    // They may not be required.
    try {
      document.createElement("p").innerHTML = "";
    } catch (error) {
      throw new Failure("The policy that this page stands under forbids its templates: its trusted-types lacks default.", { cause: error });
    }
  }
};

export const start = async () => {
  trust();
  const [program, module] = await Promise.all([load(), compile()]);
  watchTraps();
  if (hasShell()) await drawn();
  await program.default({ module_or_path: module }).catch((cause) => {
    assertAllowed();
    throw cause;
  });
  // Some links need the lazy chunk before the page is shown. loader.js limits how long that may take.
  for (; !find("[data-run-all]"); arrived()) await new Promise((go) => setTimeout(go, 50));
};

const load = async () => {
  const program = await import(script).catch(async (error) => {
    throw new Failure(await whyGone(await whyLost(await lostScript())), { cause: error });
  });
  arrived(script);
  return program;
};

/** Compiles while the integrity is checked. A damaged file is reported as damaged, whatever the compiler's error. */
const compile = async () => {
  if (!window.WebAssembly) {
    throw new Failure("This browser has no WebAssembly, or has it switched off, as its strictest settings do. Allow it for this page, or try another browser.");
  }
  const file = await receive();
  arrived(wasm);
  const compiled = WebAssembly.compile(file).then((module) => ({ module }), (cause) => ({ cause }));
  await assertIntact(file);
  const { module, cause } = await compiled;
  if (module) return module;
  assertAllowed();
  throw new Failure("This browser is too old: it lacks a part of WebAssembly that the program needs. Try a newer one.", { cause });
};

/**
 * After a failed compilation or start: instantiates the smallest module, which only a policy can prevent. WebKit compiles
 * under a policy that forbids wasm, and fails at the instantiation.
 */
const assertAllowed = () => {
  try {
    new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
  } catch (error) {
    throw new Failure("The policy that this page stands under forbids WebAssembly: its script-src lacks 'wasm-unsafe-eval'.", { cause: error });
  }
};

/** Downloads the wasm. XMLHttpRequest reports progress and returns the bytes in one piece. */
const receive = () =>
  new Promise((go, fail) => {
    const request = new XMLHttpRequest();
    request.open("GET", wasm);
    request.responseType = "arraybuffer";
    request.onprogress = ({ loaded }) => {
      received(loaded);
    };
    request.onloadend = async () => {
      const { status, response } = request;
      const isRefused = status && status !== 200;
      if (!isRefused && response && isWhole(response.byteLength)) return go(response);
      const why = isRefused ? refusal(wasm, request) : hasBegun() ? `${nameOf(wasm)} broke off after ${sizes()}.` : await whyLost(wasm);
      fail(new Failure(await whyGone(why)));
    };
    request.send();
  });

/** Compares the hash with that of the build. `crypto.subtle` exists in secure contexts only. */
const assertIntact = async (file) => {
  // `make build` moves it, see document.mjs.
  const integrity = preload.dataset.integrity ?? preload.integrity;
  if (!integrity || !window.crypto?.subtle) return;
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-384", file));
  if (`sha384-${btoa(String.fromCharCode(...hash))}` === integrity) return;
  throw new Failure(`${nameOf(wasm)} is damaged, or is not the file that this page was built with.`);
};
