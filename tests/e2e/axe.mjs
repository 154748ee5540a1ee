/** What axe finds on a page, and what it leaves to be judged. */
import assert from 'node:assert/strict';
import axe from 'axe-core';

/**
 * What axe can't tell and somebody has judged: by its rule, the key of what it says, and the element. Colours themselves are
 * held to their contrast by contrast.test.mjs.
 */
const JUDGED = [
  ['color-contrast', 'bgOverlap', /./, 'The bar at the lower edge of a narrow window lies above it; scrolled on, it stands on paper.'],
  ['color-contrast', 'elmPartiallyObscured', /./, 'Likewise.'],
  ['color-contrast', 'elmPartiallyObscuring', /./, 'Likewise.'],
  ['color-contrast', 'imgNode', /^<text /, 'The words of a drawing: axe takes the drawing for a picture behind them, where there is paper.'],
  ['color-contrast', 'shortTextContent', /./, 'One digit, of the same colour as the lines beside it that have more.'],
  ['color-contrast', 'bgGradient', /sc-chip|sc-slept|sc-asleep/, 'Hatched at 12% of ink: digits stand on a plain plate before it.'],
];

/** Fails for whatever axe finds in the document that the driver is in, or leaves to be judged and nobody has judged. */
export async function assertAxeFindsNothing(driver, state) {
  if (!(await driver.executeScript(() => 'axe' in window))) await driver.executeScript(axe.source);
  const { violations, incomplete } = await driver.executeAsyncScript((tell) => {
    // What passes need not be told.
    window.axe.run({ resultTypes: ['violations', 'incomplete'] }).then(({ violations, incomplete }) => {
      const told = (findings) => findings.flatMap(({ id, nodes }) => nodes.map((node) => {
        const check = [...node.any, ...node.all, ...node.none].find(({ data }) => data) ?? node.any[0] ?? node.all[0] ?? node.none[0];
        return { id, key: check?.data?.messageKey ?? null, where: node.target.join(' '), html: node.html.slice(0, 160), says: check?.message };
      }));
      tell({ violations: told(violations), incomplete: told(incomplete) });
    });
  });
  const isJudged = ({ id, key, html }) => JUDGED.some(([rule, of, at]) => rule === id && of === key && at.test(html));
  const unjudged = incomplete.filter((finding) => !isJudged(finding));
  assert.deepEqual({ violations, unjudged }, { violations: [], unjudged: [] }, state);
}
