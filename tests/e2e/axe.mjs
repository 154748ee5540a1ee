/** Runs axe on the current document. */
import assert from 'node:assert/strict';
import axe from 'axe-core';
import { waitUntil } from './wait.mjs';

/**
 * Incomplete results that were reviewed by hand: the rule, the key of its message, the element, and why it is no violation.
 * contrast.test.mjs checks the contrast of the colours themselves.
 */
const REVIEWED = [
  ['color-contrast', 'bgOverlap', /./, 'The bar at the lower edge of a narrow window overlaps it; after scrolling, its background is plain.'],
  ['color-contrast', 'elmPartiallyObscured', /./, 'The same.'],
  ['color-contrast', 'elmPartiallyObscuring', /./, 'The same.'],
  ['color-contrast', 'imgNode', /^<text /, 'Text in an SVG: axe takes the SVG for a background image; the background is plain.'],
  ['color-contrast', 'shortTextContent', /./, 'One digit, in the colour of longer texts beside it that pass.'],
  ['color-contrast', 'pseudoContent', /^<code translate="no">/, 'A word of code in a thing to try: the box beside the text is a pseudo-element; the background is plain.'],
  ['color-contrast', 'pseudoContent', /^<span data-square/, 'The position of a named step in its square: the ring beside it is a pseudo-element.'],
  ['color-contrast', 'nonBmp', /^<button class="sc-button sc-step"/, 'A minus or a plus, in the colour of the text of all buttons.'],
  ['label-content-name-mismatch', null, /^<button class="sc-button sc-step"/, 'A sign is no text that the name could hold.'],
  ['color-contrast', 'bgGradient', /sc-cell|sc-slept|sc-asleep/, 'A hatching of 12% opacity: digits have a plain background of their own.'],
];

/** Fails on each violation in the driver's current document, and on each incomplete result that is not in `REVIEWED`. */
export async function assertAxeFindsNothing(driver, state) {
  // Added shortly after the page has started. Axe loses the headings behind it if that happens during a check.
  await waitUntil('the slot of the lazy chunk is there', () => driver.executeScript(() => document.querySelector('.sc-below > div') !== null));
  if (!(await driver.executeScript(() => 'axe' in window))) await driver.executeScript(axe.source);
  const { violations, incomplete } = await driver.executeAsyncScript((tell) => {
    // Results that pass are not returned.
    window.axe.run({ resultTypes: ['violations', 'incomplete'] }).then(({ violations, incomplete }) => {
      const brief = (findings) => findings.flatMap(({ id, nodes }) => nodes.map((node) => {
        const check = [...node.any, ...node.all, ...node.none].find(({ data }) => data) ?? node.any[0] ?? node.all[0] ?? node.none[0];
        return { id, key: check?.data?.messageKey ?? null, where: node.target.join(' '), html: node.html.slice(0, 160), says: check?.message };
      }));
      tell({ violations: brief(violations), incomplete: brief(incomplete) });
    });
  });
  const isReviewed = ({ id, key, html }) =>
    REVIEWED.some(([rule, messageKey, element]) => rule === id && messageKey === key && element.test(html));
  const unreviewed = incomplete.filter((finding) => !isReviewed(finding));
  assert.deepEqual({ violations, unreviewed }, { violations: [], unreviewed: [] }, state);
}
