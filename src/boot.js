// Starts the program whose files trunk has named in this script's element, and says at once if that fails. A file of
// its own, because the page's policy allows no script inside the document.
const { js, wasm } = document.currentScript.dataset;
// Whole addresses: in a sandboxed frame a script of an opaque origin has none to be relative to.
const addressOf = (file) => new URL(file, document.baseURI).href;

import(addressOf(js))
  .then((program) => program.default({ module_or_path: addressOf(wasm) }))
  .catch((error) => {
    console.error(error);
    document.querySelector("[data-failure]")?.classList.add("sc-now");
  });
