// Starts the program, and says until then how far that is, or what failed. A file of its own, because the page's policy
// allows no script inside the document; and one that waits for no style sheet, which may be what does not arrive.
{
  /** How long loading may take before the page tells of it, and how long nothing may arrive before it says so, in ms. */
  const QUIET_MS = 1_000;
  const PATIENCE_MS = 2_500;

  const find = (css) => document.querySelector(css);
  const nameOf = (file) => file.split("/").pop();

  /** A failure whose cause is known, as a whole sentence. */
  class Failure extends Error {}

  /** The links that name the program's files, their addresses, and which of these are still on their way. */
  let preloads, script, wasm, awaited;
  /** Of the wasm, as the browser unpacks it. */
  let bytes = 0, totalBytes = 0;
  /** When something arrived last. */
  let latest = performance.now();
  let told = "";

  const boot = () => {
    if (location.search) find("#full-page").href = unframed();
    preloads = { script: find("link[rel=modulepreload]"), wasm: find("link[as=fetch]") };
    // Whole addresses: in a sandboxed frame a script of an opaque origin has none to be relative to.
    [script, wasm] = [preloads.script.href, preloads.wasm.href];
    awaited = new Set([script, wasm]);
    totalBytes = Number(preloads.wasm.dataset.bytes ?? 0);
    setTimeout(showUnstyled, PATIENCE_MS);
    tell();
    const telling = setInterval(tell, 250);
    start()
      .then(() => find("[data-boot]").remove())
      .catch((error) => {
        console.error(error.cause ?? error);
        fail(error instanceof Failure ? error.message : "The program broke while it started.");
      })
      .finally(() => clearInterval(telling));
  };

  /**
   * Watches for what breaks in the program, or in what it asks of the browser. The program saves the run that is on; it may have
   * no room left to say a word, so that is done here.
   */
  const watchTraps = () => {
    const onError = ({ error, reason }) => {
      if (!isOurs(error ?? reason)) return;
      document.dispatchEvent(new Event("sleep-count-broken"));
      const sentence = find("[data-crash]");
      if (!sentence.hidden) return;
      sentence.hidden = false;
      announce(sentence.textContent.trim());
    };
    for (const name of ["error", "unhandledrejection"]) addEventListener(name, onError);
  };

  /** Whether an error comes from the program, by its stack. What breaks in an extension of the browser breaks nothing here. */
  const isOurs = (error) => {
    const stack = String(error?.stack);
    return /sleep-count-|wasm/.test(stack) && !stack.includes("-extension:");
  };

  const start = async () => {
    const [program, module] = await Promise.all([load(), compile()]);
    watchTraps();
    await program.default({ module_or_path: module }).catch((cause) => {
      assertAllowed();
      throw cause;
    });
    // What some links want takes the rest of the program, too. loader.js limits how long that may take.
    for (; !find(".sc-plan"); arrived()) await new Promise((go) => setTimeout(go, 50));
  };

  const load = async () => {
    const program = await import(script).catch(async (error) => {
      throw new Failure(await whyLost(await lostScript()), { cause: error });
    });
    arrived(script);
    return program;
  };

  /** The address of the script that did not arrive. A split program imports a second one, its loader, which is preloaded as well. */
  const lostScript = async () => {
    for (const { href } of document.querySelectorAll("link[rel=modulepreload]")) {
      const answer = await ask(href);
      if (!answer?.ok || !typeOf(answer).includes("javascript")) return href;
    }
    return script;
  };

  /** Compiled while it is checked: what is damaged is told as that, whatever the compiler makes of it. */
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
   * Where the program could not be compiled or started: starts the least one that there is, which can fail for one reason only.
   * WebKit's policy lets it be compiled.
   */
  const assertAllowed = () => {
    try {
      new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
    } catch (error) {
      throw new Failure("The policy that this page stands under forbids WebAssembly: its script-src lacks 'wasm-unsafe-eval'.", { cause: error });
    }
  };

  /** The program's bytes. By a request of the older kind, which tells how far it is and hands them out as a whole. */
  const receive = () =>
    new Promise((go, fail) => {
      const request = new XMLHttpRequest();
      request.open("GET", wasm);
      request.responseType = "arraybuffer";
      request.onprogress = ({ loaded }) => {
        bytes = loaded;
        arrived();
      };
      request.onloadend = async () => {
        const { status, response } = request;
        if (status && status !== 200) return fail(new Failure(refusal(wasm, request)));
        if (response?.byteLength >= totalBytes) return go(response);
        fail(new Failure(bytes ? `${nameOf(wasm)} broke off after ${sizes()}.` : await whyLost(wasm)));
      };
      request.send();
    });

  /** They are those that the page was built with, as far as the browser can tell: it can't on a page without https. */
  const assertIntact = async (file) => {
    // `make build` moves it, see document.mjs.
    const integrity = preloads.wasm.dataset.integrity ?? preloads.wasm.integrity;
    if (!integrity || !window.crypto?.subtle) return;
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-384", file));
    if (`sha384-${btoa(String.fromCharCode(...hash))}` === integrity) return;
    throw new Failure(`${nameOf(wasm)} is damaged, or is not the file that this page was built with.`);
  };

  const ask = (file, how) => fetch(file, { ...how, signal: AbortSignal.timeout?.(QUIET_MS) }).catch(() => null);
  const typeOf = (answer) => answer.headers.get("content-type") ?? "nothing in particular";

  /** Why a file could not be loaded, as far as asking once more tells. */
  const whyLost = async (file) => {
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

  const refusal = (file, { status }) => `The server did not give ${nameOf(file)}: it answered ${status}${status === 404 ? ", not found" : ""}.`;

  const sizes = () => {
    const kb = (number) => Math.round(number / 1_000);
    return totalBytes ? `${kb(bytes)} of ${kb(totalBytes)} KB` : `${kb(bytes)} KB`;
  };

  /** Notes that something has arrived, a whole file where it is named. */
  const arrived = (file) => {
    latest = performance.now();
    awaited.delete(file);
  };

  /** Says how far it is, or that nothing moves. */
  const tell = () => {
    const now = performance.now();
    if (now - latest > PATIENCE_MS) return fail(stall());
    // Nothing is changed before, which would only have to be laid out.
    if (now < QUIET_MS) return;
    find("[data-failure]").hidden = true;
    say(awaited.size ? `Loading the program: ${sizes()}.` : "Starting…");
  };

  /** Says how far it is, here and to the page around, which can't see it yet. */
  const say = (message) => {
    const phase = find("[data-phase]");
    if (phase.textContent === message) return;
    phase.textContent = message;
    post({ type: "loading", message });
  };

  const post = (fields) => {
    const message = { source: "sleep-count", version: 1, ...fields };
    if (window.parent !== window) window.parent.postMessage(message, "*");
    return message;
  };

  const stall = () => {
    if (awaited.size === 0) return "Everything has arrived, but the playground has not started yet.";
    const names = [...awaited].map(nameOf).join(" and ");
    const have = awaited.size > 1 ? "have" : "has";
    return `The network stands still: ${names} ${have} not arrived. The playground starts by itself if that still comes.`;
  };

  /** Shows what failed, and tells it once to whoever listens, here and in the page around. */
  const fail = (message) => {
    find("[data-phase]").textContent = "";
    find("[data-cause]").textContent = message;
    find("[data-itself]").href = unframed();
    find("[data-framed]").hidden = window.top === window;
    find("[data-failure]").hidden = false;
    find("[data-failure]").classList.add("sc-now");
    if (message === told) return;
    told = message;
    announce(message);
  };

  const announce = (message) =>
    document.dispatchEvent(new CustomEvent("sleep-count:error", { detail: post({ type: "error", message }) }));

  /** Gives the document what its link asks for, as the program will, but before anything is shown, if it can. */
  const dress = () => {
    const { theme, embed } = Object.fromEntries(new URLSearchParams(location.search));
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
    document.documentElement.toggleAttribute("data-embed", embed === "1");
  };

  /** The address of this page without the frame around. */
  const unframed = () => {
    const page = new URL(location.href);
    page.searchParams.delete("embed");
    return page.href;
  };

  /** A style sheet that does not arrive would keep everything from being shown. */
  const showUnstyled = () => {
    const link = find("link[rel=stylesheet]");
    if (link.sheet) return;
    link.media = "print";
    link.addEventListener("load", () => (link.media = "all"), { once: true });
  };

  dress();
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", boot);
  else boot();
}
