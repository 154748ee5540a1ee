/** Files that the page hands to the browser: what they are called, and what is in them. */
import { waitUntil } from './wait.mjs';

/** Lets the page remember the file that it saves next. Its policy lets nobody ask for that by its address. */
export function watchSaving(driver) {
  return driver.executeScript(() => {
    window.saved = undefined;
    // An anchor outside the document tells nobody of its click.
    const click = window.unwatchedClick ??= HTMLAnchorElement.prototype.click;
    const makeAddress = window.unwatchedMaking ??= URL.createObjectURL;
    const files = {};
    URL.createObjectURL = (file) => {
      const address = makeAddress.call(URL, file);
      files[address] = file;
      return address;
    };
    HTMLAnchorElement.prototype.click = function () {
      if (this.download) window.saved = { name: this.download, file: files[this.href] };
      return click.call(this);
    };
  });
}

/** Saves by `press`, and returns the file's name and its bytes. */
export async function savedBy(driver, press) {
  await watchSaving(driver);
  await press();
  await waitUntil('a file is saved', () => driver.executeScript(() => window.saved !== undefined));
  const { name, bytes } = await driver.executeAsyncScript((tell) => {
    const { name, file } = window.saved;
    file.arrayBuffer().then((content) => tell({ name, bytes: Array.from(new Uint8Array(content)) }));
  });
  return { name, bytes: Buffer.from(bytes) };
}
