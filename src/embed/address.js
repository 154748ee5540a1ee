// The address of the page that an element shows: that of its attribute `src`, else of the folder from which this script came.

import { valueOf } from "./plan.js";

// The module has `import.meta.url` in its place, see .make/assets.
const OWN = globalThis.document?.currentScript?.src;
// A classic script that is loaded as a module has no element, but the stack names it. In a bundle, in a page and in `eval` both name
// something else, so an address counts only if it ends with the name of this file. Nothing is relative to `about:`.
const FOLDER = /https?:\S*\/(?=embed\.m?js(?![-\w.]))/.exec(`${OWN} ${Error().stack}`)?.[0] ?? "about:";

// The address with this query; undefined if it is not known, or `src` is no address.
export const addressOf = (element, query) => {
  try {
    const page = new URL(valueOf(element, "src") || FOLDER, document.baseURI);
    // The address of a folder may lack its last slash.
    page.pathname = page.pathname.replace(/\/[^/.]+$/, "$&/");
    return new URL(`./${query}`, page);
  } catch {
    return undefined;
  }
};
