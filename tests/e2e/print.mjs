/** The page as it is printed, in every engine: no driver shows a page on paper, so the rules for it are made to apply to the screen. */

/**
 * Tells the page that it is printed, and applies its print styles. A4 with the margins that browsers leave is 718 px wide. Returns when
 * the page is laid out so.
 */
export async function print(driver, width = 718) {
  await driver.executeAsyncScript((width, tell) => {
    dispatchEvent(new Event('beforeprint'));
    for (const sheet of document.styleSheets) {
      for (const rule of sheet.cssRules) if (rule.media?.mediaText === 'print') rule.media.mediaText = 'all';
    }
    document.documentElement.style.width = `${width}px`;
    requestAnimationFrame(() => requestAnimationFrame(() => tell()));
  }, width);
}

/** The parts whose rectangles overlap, of those that a selector matches; parts of parts do not count. */
export const overlaps = (driver, css) => driver.executeScript((css) => {
  const parts = Array.from(document.querySelectorAll(css)).filter((part) => part.checkVisibility({ visibilityProperty: true }));
  const nameOf = (part) => part.className || part.localName;
  const found = [];
  for (const [index, one] of parts.entries()) {
    for (const other of parts.slice(index + 1)) {
      if (one.contains(other)) continue;
      const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
      const [width, height] = [Math.min(a.right, b.right) - Math.max(a.left, b.left), Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)];
      if (width > 1 && height > 1) found.push(`${nameOf(one)} and ${nameOf(other)} by ${Math.round(height)} px`);
    }
  }
  return found;
}, css);
