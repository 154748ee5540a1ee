// Loads the lazy chunk and its style sheet. The program imports this file in place of wasm-split's own loader, `__wasm_split.js`:
// that one loads no style sheet, has no timeout, and needs a server that names WebAssembly's type.
//
// Only a build with the feature `split` has it. `.make/split/wasm-bindgen` puts the names of the files in.
const CHUNK = "./later.wasm";
const SHEET = "./later.css";

// Longer than any freeze, and longer than a reader waits.
const TIMEOUT_MS = 30000;
// Then the chunk is used without its style: it can still be read and operated.
const STYLE_TIMEOUT_MS = 3000;
let styled;

// Whole addresses: a sandboxed frame has none to be relative to.
const addressOf = (name) => new URL(name, import.meta.url);

const addStyle = () => new Promise((resolve) => {
  const link = document.createElement("link");
  const onerror = () => {
    link.remove();
    styled = null;
    resolve();
  };
  setTimeout(resolve, STYLE_TIMEOUT_MS);
  // At the end of the body: WebKit draws nothing new that comes after a style sheet that is still loading.
  document.body.append(Object.assign(link, { rel: "stylesheet", crossOrigin: "anonymous", href: addressOf(SHEET), onload: resolve, onerror }));
});

// The page finds out whether it was updated, so that its sentence about the lost chunk says so.
const lost = (error) => {
  console.error(error);
  return new Promise((resolve) => document.dispatchEvent(new CustomEvent("sleep-count-lost", { detail: resolve })));
};

// As bytes and not as a stream, since not every host serves it as application/wasm.
async function fetchChunk() {
  const controller = new AbortController();
  const timeout = setTimeout(() => controller.abort(), TIMEOUT_MS);
  try {
    const response = await fetch(addressOf(CHUNK), { signal: controller.signal });
    // Not sooner: Firefox requests nothing else while it waits for a style sheet.
    styled = styled || addStyle();
    return await response.arrayBuffer();
  } finally {
    clearTimeout(timeout);
  }
}

// What the program exports. Its script is the first that the document preloads; it is running, so nothing is loaded again.
async function program() {
  const { initSync } = await import(document.querySelector("link[rel=modulepreload]").href);
  return initSync();
}

async function load(exports) {
  const bytes = await fetchChunk();
  await styled;
  await WebAssembly.instantiate(bytes, { __wasm_split: exports });
}

// The name is wasm-split's: the program calls it with a callback in its function table.
export async function __wasm_split_load_later(callback, data) {
  // The program is running, so its exports are there; a chunk that fails is reported by the callback.
  const exports = await program();
  const isLoaded = await load(exports).then(() => true, lost);
  exports.__indirect_function_table.get(callback)(data, isLoaded === true);
}
