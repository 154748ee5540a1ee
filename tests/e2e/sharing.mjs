/** A mock of the system's dialog for sharing, which no driver can operate. */

/**
 * Replaces the page's `navigator.share` by one that `takes` everything, `takes no files`, is `cancelled` by the reader, `refuses`, is `not
 * allowed` in this frame, or `is missing`.
 */
export function giveSharing(driver, how) {
  return driver.executeScript((how) => {
    window.shared = [];
    const share = async (data) => {
      window.shared.push({ ...data, files: data.files ?? [], isActive: navigator.userActivation?.isActive ?? true });
      if (how === 'cancelled') throw new DOMException('no', 'AbortError');
      if (how === 'refuses') throw new DOMException('no', 'NotAllowedError');
    };
    const canShare = ({ files }) => how !== 'not allowed' && !(how === 'takes no files' && files);
    for (const [name, value] of Object.entries({ share, canShare })) {
      Object.defineProperty(navigator, name, { value: how === 'is missing' ? undefined : value, configurable: true });
    }
    // Counts the pictures that are drawn.
    const draw = window.undrawn ??= HTMLCanvasElement.prototype.toBlob;
    window.drawn = 0;
    HTMLCanvasElement.prototype.toBlob = function (tell, ...rest) {
      return draw.call(this, (blob) => {
        tell(blob);
        setTimeout(() => { window.drawn += 1; });
      }, ...rest);
    };
  }, how);
}

/** What was shared, in order: the texts, whether the browser took it for the reader's wish, and the files with their bytes. */
export const shared = (driver) => driver.executeAsyncScript((tell) => {
  const bytesOf = async (file) => ({ name: file.name, type: file.type, bytes: Array.from(new Uint8Array(await file.arrayBuffer())) });
  Promise.all(window.shared.map(async ({ files, ...texts }) => ({ ...texts, files: await Promise.all(files.map(bytesOf)) }))).then(tell);
});

/** The number of pictures that were drawn. */
export const drawn = (driver) => driver.executeScript(() => window.drawn);
