// Starts the program whose files trunk has named in this script's element, and says at once if that fails. A file of
// its own, because the page's policy allows no script inside the document.
const { js, wasm } = document.currentScript.dataset;

import(js)
  .then((program) => program.default({ module_or_path: wasm }))
  .catch((error) => {
    console.error(error);
    document.querySelector("[data-failure]")?.classList.add("sc-now");
  });
