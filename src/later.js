// Loads what comes later: a part of the program, and its style. The build puts this into the program's own script, where `wasm` is
// what the first part exports, and says which files to load, and what marks that part as belonging to this one.
function later(file, sheet, mark) {
  // Longer than any freeze, and longer than anybody waits.
  const PATIENCE_MS = 30000;
  // Then it comes as it is: what has no style can still be read and pressed.
  const STYLE_PATIENCE_MS = 3000;
  let style;

  // Whole addresses, since a sandboxed frame has none to be relative to.
  const addressOf = (name) => new URL(name, import.meta.url);

  const dress = () => new Promise((go) => {
    const link = document.createElement("link");
    const onerror = () => {
      link.remove();
      style = null;
      go();
    };
    setTimeout(go, STYLE_PATIENCE_MS);
    // Last of all, since WebKit draws nothing new that comes after a style sheet which is still on its way.
    document.body.append(Object.assign(link, { rel: "stylesheet", crossOrigin: "anonymous", href: addressOf(sheet), onload: go, onerror }));
  });

  // Bytes and no stream, since not every host says of a file that it is WebAssembly.
  async function receive() {
    const patience = new AbortController();
    const waiting = setTimeout(() => patience.abort(), PATIENCE_MS);
    try {
      const answer = await fetch(addressOf(file), { signal: patience.signal });
      // Not sooner, since Firefox asks for nothing else while it waits for a style sheet.
      style = style || dress();
      return await answer.arrayBuffer();
    } finally {
      clearTimeout(waiting);
    }
  }

  async function load() {
    const bytes = await receive();
    await style;
    await WebAssembly.instantiate(bytes, { __wasm_split: { ...wasm, ...mark } });
  }

  return {
    async __wasm_split_load_later(callback, data) {
      const isHere = await load().then(() => true, (error) => console.error(error));
      wasm.__indirect_function_table.get(callback)(data, isHere === true);
    },
  };
}
