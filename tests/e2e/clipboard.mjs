/** A clipboard for the page: what reaches the real one is not for every test to read, but what is handed to it is. */

/** Gives the page a clipboard that `takes` what is handed to it, that `refuses`, that `refuses late`, or that `is missing`. */
export function giveClipboard(driver, how) {
  return driver.executeScript((how) => {
    window.copied = [];
    const takes = { writeText: async (text) => window.copied.push(text) };
    const refuses = { writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) };
    const late = { writeText: () => new Promise((_, refuse) => setTimeout(() => refuse(new DOMException('no', 'NotAllowedError')), 500)) };
    Object.defineProperty(navigator, 'clipboard', { value: { takes, refuses, 'refuses late': late }[how], configurable: true });
  }, how);
}

/** What was handed to it, in order. */
export const copied = (driver) => driver.executeScript(() => window.copied);
