/**
 * Makes the script that wasm-bindgen wrote for the program plain. It is written for any browser, any bundler and any way to load
 * a program; this page's boot.js hands over a module that it has compiled, in a browser that is no older than the README says.
 */

/** A step that changed nothing has met a script of another make than it knows. */
export function changed(before, pattern, by) {
  const after = before.replace(pattern, by);
  if (after === before) throw new Error(`The program's script holds no ${pattern}: see .make/glue.mjs and .make/shrink.mjs.`);
  return after;
}

/** Functions that are written anew, and those that nobody calls then. */
const ANEW = {
  __wbg_init: `async function __wbg_init({ module_or_path }) {
    wasm = (await WebAssembly.instantiate(module_or_path, __wbg_get_imports())).exports;
    wasm.__wbindgen_start();
}
`,
  initSync: '',
  __wbg_load: '',
  __wbg_finalize_init: '',
  // What throws is wrapped once, not with each call.
  handleError: `function handleError(f) {
    return (...args) => {
        try {
            return f(...args);
        } catch (e) {
            wasm.__wbindgen_exn_store(addToExternrefTable0(e));
        }
    };
}
`,
  // A view of memory costs less than asking whether an older one still holds.
  getDataViewMemory0: `function getDataViewMemory0() {
    return new DataView(wasm.memory.buffer);
}
`,
  getUint8ArrayMemory0: `function getUint8ArrayMemory0() {
    return new Uint8Array(wasm.memory.buffer);
}
`,
  passStringToWasm0: `function giveString(place, text) {
    let [start, length] = [0, 0];
    if (!isLikeNone(text)) {
        const bytes = cachedTextEncoder.encode(text);
        length = bytes.length;
        start = wasm.__wbindgen_malloc(length, 1);
        getUint8ArrayMemory0().set(bytes, start >>> 0);
    }
    getDataViewMemory0().setInt32(place + 4, length, true);
    getDataViewMemory0().setInt32(place, start, true);
}

function giveObject(object) {
    return isLikeNone(object) ? 0 : addToExternrefTable0(object);
}
`,
};

/** What every such browser has, and what is said in the same words again and again. */
const PLAINER = [
  [/^export \{ initSync, /m, 'export { '],
  [/^let wasmModule, wasmInstance, wasm;/m, 'let wasm;'],
  [/^let WASM_VECTOR_LEN = 0;\n/m, ''],
  [/^if \(!\('encodeInto' in [^]*?^}\n/m, ''],
  [/\(typeof FinalizationRegistry === 'undefined'\)\s+\? .*\s+: new/g, 'new'],
  [/typeof (\w+) === 'undefined' \? null : \1;/g, 'globalThis;'],
  [/let result;\s+try \{\s+result = (arg0 instanceof \w+);\s+} catch \(_\) \{\s+result = false;\s+}\s+const ret = result;/g, 'const ret = $1;'],
  [/function\(\) \{ return handleError\((function [^]*?^ {8}}), arguments\); },/gm, 'handleError($1),'],
  [/(?:const|var) (ptr\d) = (?:isLikeNone\(ret\) \? 0 : )?passStringToWasm0\(ret, .*\);\s+(?:const|var) (len\d) = WASM_VECTOR_LEN;\s+.*setInt32\(arg0 \+ 4 \* 1, \2, true\);\s+.*setInt32\(arg0 \+ 4 \* 0, \1, true\);/g, 'giveString(arg0, ret);'],
  [/isLikeNone\(ret\) \? 0 : addToExternrefTable0\(ret\)/g, 'giveObject(ret)'],
  [/^ +__proto__: null,\n/gm, ''],
];

/** A closure of the program that is only handed on its arguments is called by its own name. */
const HANDED_ON = /^function (wasm_bindgen_\w+)\((.*)\) \{\s+(?:const ret = )?wasm\.\1\(\2\);\s+(?:return ret;\s+)?}\n/gm;

/** One thing that the program calls. */
export const ENTRY = /^ {8}(__wb\w+): ([^]*?^ {8}}\)?,\n)/gm;

/** What is alike stands side by side, which compresses better. */
function sorted(script) {
  const entries = [...script.matchAll(ENTRY)].sort(([, , one], [, , other]) => (one < other ? -1 : 1));
  return changed(script, ENTRY, () => entries.shift()[0]);
}

export function plain(script) {
  for (const [name, text] of Object.entries(ANEW)) script = changed(script, new RegExp(`^(async )?function ${name}\\([^]*?^}\n`, 'm'), () => text);
  for (const [pattern, by] of PLAINER) script = changed(script, pattern, by);
  const names = [...script.matchAll(HANDED_ON)].map(([, name]) => name);
  script = changed(script, HANDED_ON, '');
  return sorted(changed(script, new RegExp(`\\b(${names.join('|')})\\b`, 'g'), 'wasm.$1'));
}
