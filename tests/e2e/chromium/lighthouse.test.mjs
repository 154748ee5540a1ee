/** Lighthouse gives the built page 100 of 100 for accessibility, best practices and search engines. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { launch } from '../lighthouse/node_modules/chrome-launcher/dist/index.js';
import lighthouse from '../lighthouse/node_modules/lighthouse/core/index.js';
import { CHROMIUM_FLAGS, onPath } from '../browsers.mjs';
import { serveFor } from '../server.mjs';
import { IS_SOAK } from '../soak.mjs';

const CATEGORIES = ['accessibility', 'best-practices', 'seo'];

// Wide windows are checked by `make soak` only: they differ in little, and take many seconds.
for (const formFactor of IS_SOAK ? ['mobile', 'desktop'] : ['mobile']) {
  test(`100 of 100 in ${CATEGORIES.join(', ')}, ${formFactor}`, async (t) => {
    const server = await serveFor(t);
    const chromeFlags = CHROMIUM_FLAGS.map((flag) => `--${flag}`);
    const chrome = await launch({ chromePath: onPath('chromium'), chromeFlags, logLevel: 'silent' });
    t.after(() => chrome.kill());
    const screenEmulation = formFactor === 'mobile' ? undefined : { mobile: false, width: 1280, height: 900, deviceScaleFactor: 1, disabled: false };
    const { lhr } = await lighthouse(server.address, {
      port: chrome.port, onlyCategories: CATEGORIES, formFactor, screenEmulation, throttlingMethod: 'provided', logLevel: 'silent',
    });
    const scores = Object.fromEntries(CATEGORIES.map((category) => [category, lhr.categories[category].score * 100]));
    const failed = Object.values(lhr.audits).filter(({ score, scoreDisplayMode }) => score !== null && score < 1 && scoreDisplayMode === 'binary');
    const told = failed.map(({ id, title }) => `${id}: ${title}`);
    assert.deepEqual({ scores, told }, { scores: Object.fromEntries(CATEGORIES.map((category) => [category, 100])), told: [] });
  });
}
