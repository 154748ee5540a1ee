// Loads what of the program comes later. The build puts this into the program's own script, where `wasm` is what the first part
// exports, and says which file to load, and what marks it as belonging to this one.
function later(file, mark) {
  // Longer than any freeze, and longer than anybody waits.
  const PATIENCE_MS = 30000;

  async function load() {
    const answer = await fetch(new URL(file, import.meta.url), { signal: AbortSignal.timeout?.(PATIENCE_MS) });
    // Bytes and no stream, since not every host says of a file that it is WebAssembly.
    await WebAssembly.instantiate(await answer.arrayBuffer(), { __wasm_split: { ...wasm, ...mark } });
  }

  return {
    async __wasm_split_load_later(callback, data) {
      const isHere = await load().then(() => true, (error) => console.error(error));
      wasm.__indirect_function_table.get(callback)(data, isHere === true);
    },
  };
}
