// Links that load the page again, past the browser's cache, and links that open a window.

import { refresh } from "./files.js";

/**
 * A document whose script is gone links to `?again`, an address that no cache has. There the new document's script refreshes the cache
 * for the address that the reader came from, and goes back there.
 */
export const isAgain = () => {
  const from = document.referrer;
  if (from === location.href || from.split("?")[0] + "?again" !== location.href) return false;
  refresh(from).then(() => location.replace(from));
  return true;
};

/** Follows a link that loads the page again, past the cache, or one that opens a window. */
export const follow = (event) => {
  const link = event.target.closest("a");
  if (link?.target ? event.ctrlKey || event.metaKey || event.shiftKey : link?.getAttribute("href") !== "") return;
  event.preventDefault();
  if (link.target) openWindow(link);
  else refresh(location.href).then(() => location.reload());
};

/** Reads a plan that was pasted behind a # into the address of the open page, which loads nothing by itself. */
export const readHash = () => {
  if (/=|%3D/i.test(location.hash)) location.reload();
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
