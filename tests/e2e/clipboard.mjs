/** A mock of the clipboard: most engines don't let a test read the real one. */

/** Replaces the page's clipboard by one that `takes` text, `refuses` it, `refuses late` (after 500 ms), or `is missing`. */
export function giveClipboard(driver, how) {
  return driver.executeScript((how) => {
    window.copied = [];
    const takes = { writeText: async (text) => window.copied.push(text) };
    const refuses = { writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) };
    const late = { writeText: () => new Promise((_, refuse) => setTimeout(() => refuse(new DOMException('no', 'NotAllowedError')), 500)) };
    Object.defineProperty(navigator, 'clipboard', { value: { takes, refuses, 'refuses late': late }[how], configurable: true });
  }, how);
}

/** The texts that were written to it, in order. */
export const copied = (driver) => driver.executeScript(() => window.copied);
