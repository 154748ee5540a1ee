/** Files that the page saves: their names and contents. */
import { waitUntil } from './wait.mjs';

/** Keeps the file that the page saves next. Its policy forbids fetching the file by its blob URL. */
export function watchSaving(driver) {
  return driver.executeScript(() => {
    window.saved = undefined;
    // A click on an anchor outside the document reaches no listener.
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

/** Calls `press`, which saves a file, and returns its name and bytes. */
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
