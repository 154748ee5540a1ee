// Starts the program, and reports progress or failure until it runs. It is a separate file because the page's policy allows no
// inline script. It does not wait for the style sheet, since that may be what fails to load.
{
  /** The time in ms before progress is shown, and the time without progress before a stall is reported. */
  const QUIET_MS = 1_000;
  const PATIENCE_MS = 2_500;

  const find = (css) => document.querySelector(css);
  const nameOf = (file) => file.split("/").pop();

  /** The templates that leptos sets as markup: elements without an address or a handler, and neither scripts nor styles. */
  const TEMPLATE = /^(<\/?(?!s[ct])[a-z\d]+( (class|id|scope)="[\w -]*")*>|[^<])*$/;

  /** The links that name no plan. For them the document has a shell: the first screen, as the program will draw it. */
  const NAMES_NO_PLAN = /^(\?(&?(theme|utm_\w+)=[^&]*)*)?$/;
  /** The controls of the first screen. The shell and the program have the same ones, in the same order. */
  const CONTROLS = ".sc-hand, .sc-poke, .sc-cell, .sc-count input, .sc-choice input, .sc-run-all";
  /** The time in ms in which a second press does not undo the first one: it may be a double click. */
  const DEAF_MS = 500;

  const UPDATED = "This page was updated since your browser kept it.";

  /** A failure with a known cause; the message is a sentence for the reader. */
  class Failure extends Error {}

  /** The preload links of the program's files, their addresses, and the addresses that have not arrived. */
  let preloads, script, wasm, awaited;
  /** Progress of the wasm, after decompression. */
  let bytes = 0, totalBytes = 0;
  /** The time of the last progress. */
  let latest = performance.now();
  /** The failure and the progress that were told last. The page may hold their translations. */
  let told = "", said = "";
  /** When the shell's controls were pressed, by their place among the controls. The program hears of them once it has started. */
  const pressed = new Map();

  const boot = () => {
    if (isAgain()) return;
    // With a script, a link without an address loads the page past the cache.
    find("[data-failure] a").href = "";
    if (location.search) find("#full-page").href = unframed();
    preloads = { script: find("link[rel=modulepreload]"), wasm: find("link[as=fetch]") };
    // Absolute addresses: in a sandboxed frame relative ones cannot be resolved.
    [script, wasm] = [preloads.script.href, preloads.wasm.href];
    awaited = new Set([script, wasm]);
    totalBytes = Number(preloads.wasm.dataset.bytes ?? 0);
    if (NAMES_NO_PLAN.test(location.search + location.hash)) showShell();
    setTimeout(showUnstyled, PATIENCE_MS);
    tell();
    const telling = setInterval(tell, 250);
    start()
      .then(replaceShell)
      .catch((error) => {
        console.error(error.cause ?? error);
        fail(error instanceof Failure ? error.message : "The program broke while it started.");
      })
      .finally(() => clearInterval(telling));
  };

  /**
   * Handles traps of the program and uncaught errors in its callbacks. The program saves the current run. It may be out of memory,
   * so the sentence for the reader is shown from here.
   */
  const watchTraps = () => {
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

  const findAll = (css) => [...document.querySelectorAll(css)];
  const controls = () => findAll(CONTROLS);
  const nextTask = () => new Promise((go) => setTimeout(go));
  const removeAll = (css) => findAll(css).forEach((element) => element.remove());

  const showShell = () => findAll("template[data-shell]").forEach((template) => template.replaceWith(template.content));

  /** Waits until the shell is drawn and can answer a press: the program's start keeps the page busy. A hidden page draws nothing. */
  const drawn = () =>
    new Promise((go) => {
      requestAnimationFrame(() => setTimeout(go));
      setTimeout(go, 100);
    });

  /** Keeps a press in the shell for the program. Run answers at once; a second press takes it back. */
  const keep = ({ target, timeStamp }) => {
    const control = find("section[data-shell]") && target.closest(CONTROLS);
    if (!control) return;
    const index = controls().indexOf(control);
    const isRun = control.matches(".sc-run-all");
    if (isRun && timeStamp - pressed.get(index) < DEAF_MS) return;
    const isTakenBack = pressed.delete(index) && isRun;
    if (!isTakenBack) pressed.set(index, timeStamp);
    if (isRun) showRun(control, !isTakenBack);
  };

  const showRun = (button, isOn) => {
    button.dataset.label ??= button.textContent;
    button.textContent = isOn ? "Stop" : button.dataset.label;
    button.parentNode.dataset.part = isOn ? "during" : "before";
  };

  /** Removes the shell, now that the program has drawn the screen, and hands on the focus and the presses. */
  const replaceShell = async () => {
    const focused = findAll(`[data-shell] :is(${CONTROLS})`).indexOf(document.activeElement);
    removeAll("[data-boot], [data-shell]");
    controls()[focused]?.focus({ preventScroll: true });
    for (const index of pressed.keys()) {
      controls()[index]?.click();
      await nextTask();
    }
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

  /**
   * A document whose script is gone links to `?again`, an address that no cache has. There the new document's script refreshes the cache
   * for the address that the reader came from, and goes back there.
   */
  const isAgain = () => {
    const from = document.referrer;
    if (from === location.href || from.split("?")[0] + "?again" !== location.href) return false;
    refresh(from).then(() => location.replace(from));
    return true;
  };

  /** Follows a link that loads the page again, past the cache, or one that opens a window. */
  const follow = (event) => {
    const link = event.target.closest("a");
    if (link?.target ? event.ctrlKey || event.metaKey || event.shiftKey : link?.getAttribute("href") !== "") return;
    event.preventDefault();
    if (link.target) openWindow(link);
    else refresh(location.href).then(() => location.reload());
  };

  /** Opens a link in a window, or shows its address: a sandbox may allow no windows, and does not say so beforehand. */
  const openWindow = (link) => {
    try {
      // Firefox throws where others return null.
      return void (open(link.href).opener = null);
    } catch {}
    const [told, address] = ["output", "code"].map((name) => document.createElement(name));
    address.textContent = link.href;
    told.append(" No window can open here. Copy the address: ", address);
    link.parentNode.querySelector("output")?.remove();
    link.after(told);
    getSelection().selectAllChildren(address);
  };

  /** Where Trusted Types are required, allows the program's static templates and its worker, and nothing else. */
  const trust = () => {
    try {
      window.trustedTypes?.createPolicy("default", {
        createHTML: (html) => (TEMPLATE.test(html) ? html : null),
        createScriptURL: (url) => (url === "worker_loader.js" ? url : null),
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

  const start = async () => {
    trust();
    const [program, module] = await Promise.all([load(), compile()]);
    watchTraps();
    if (find("section[data-shell]")) await drawn();
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

  /** The address of the script that did not arrive. A split program imports a second one, its loader, which is preloaded as well. */
  const lostScript = async () => {
    for (const { href } of document.querySelectorAll("link[rel=modulepreload]")) {
      const answer = await ask(href);
      if (!answer?.ok || !typeOf(answer).includes("javascript")) return href;
    }
    return script;
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
        bytes = loaded;
        arrived();
      };
      request.onloadend = async () => {
        const { status, response } = request;
        const isRefused = status && status !== 200;
        if (!isRefused && response?.byteLength >= totalBytes) return go(response);
        const why = isRefused ? refusal(wasm, request) : bytes ? `${nameOf(wasm)} broke off after ${sizes()}.` : await whyLost(wasm);
        fail(new Failure(await whyGone(why)));
      };
      request.send();
    });

  /** Compares the hash with that of the build. `crypto.subtle` exists in secure contexts only. */
  const assertIntact = async (file) => {
    // `make build` moves it, see document.mjs.
    const integrity = preloads.wasm.dataset.integrity ?? preloads.wasm.integrity;
    if (!integrity || !window.crypto?.subtle) return;
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-384", file));
    if (`sha384-${btoa(String.fromCharCode(...hash))}` === integrity) return;
    throw new Failure(`${nameOf(wasm)} is damaged, or is not the file that this page was built with.`);
  };

  /** Requests a document past the browser's cache, which keeps the answer. */
  const refresh = (address) => ask(address, { cache: "reload", signal: AbortSignal.timeout?.(PATIENCE_MS) });
  const ask = (file, how) => fetch(file, { signal: AbortSignal.timeout?.(QUIET_MS), ...how }).catch(() => null);
  const typeOf = (answer) => answer.headers.get("content-type") ?? "nothing in particular";

  /** Finds out by another request why a file could not be loaded. */
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

  /** Why a file could not be used: the page was updated, or else `why`. */
  const whyGone = async (why) => ((await isUpdated()) ? UPDATED : why);

  /** Whether the server has another version of this page: the document at its address names another program. Refreshes the cache. */
  const isUpdated = async () => {
    const html = await refresh(location.href).then((answer) => answer.text()).catch(String);
    return html.includes("data-boot") && !html.includes(nameOf(script));
  };

  /** Says that the page was updated, if it was. */
  const tellUpdate = async () => {
    if (find("[data-boot]") || !(await isUpdated())) return;
    const sentence = find("[data-crash]");
    sentence.firstElementChild.textContent = UPDATED;
    sentence.hidden = false;
  };

  const refusal = (file, { status }) => `The server did not give ${nameOf(file)}: it answered ${status}${status === 404 ? ", not found" : ""}.`;

  const sizes = () => {
    const kb = (number) => Math.round(number / 1_000);
    return totalBytes ? `${kb(bytes)} of ${kb(totalBytes)} KB` : `${kb(bytes)} KB`;
  };

  /** Records progress; `file` is given when it is complete. */
  const arrived = (file) => {
    latest = performance.now();
    awaited.delete(file);
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

  /** Shows progress here and sends it to the page around. */
  const say = (message) => {
    if (message === said) return;
    find("[data-phase]").textContent = said = message;
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

  /** Shows what failed, and sends it once as an event here and as a message to the page around. */
  const fail = (message) => {
    removeAll("[data-shell]");
    pressed.clear();
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

  const announce = (message) =>
    document.dispatchEvent(new CustomEvent("sleep-count:error", { detail: post({ type: "error", message }) }));

  /** Applies theme and embed of the link before the first paint. The program does the same later. */
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

  /** Stops a style sheet that does not arrive from blocking the rendering. */
  const showUnstyled = () => {
    const link = find("link[rel=stylesheet]");
    // Chromium has an empty sheet for a file that is missing.
    if (link.sheet?.cssRules.length) return;
    link.media = "print";
    link.addEventListener("load", () => (link.media = "all"), { once: true });
    tellUpdate();
  };

  /** Tells the program, before it says that its lazy chunk is lost, whether the page was updated. */
  const onLost = async ({ detail }) => {
    document.documentElement.toggleAttribute("data-updated", await isUpdated());
    detail();
  };

  document.addEventListener("click", follow);
  document.addEventListener("click", keep);
  document.addEventListener("sleep-count-lost", onLost);

  dress();
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", boot);
  else boot();
}
