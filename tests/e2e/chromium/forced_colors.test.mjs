/** With forced colours every control and every drawing can be seen: what backgrounds say is said by borders or in the reader's colours. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser, resize } from '../browsers.mjs';
import { Page } from '../page.mjs';
import { serve } from '../server.mjs';
import { waitUntil } from '../wait.mjs';

const LINK = '?count=30&sleep=8:0.3,12:0.2&modes=sync,async-together';
let driver, server, page;
before(async () => {
  server = await serve();
  driver = await openBrowser('chromium');
  page = new Page(driver, server.address);
});
after(async () => {
  await driver?.quit();
  server?.close();
});

const run = (script, ...values) => driver.executeScript(script, ...values);

async function openForced(scheme, width = 1280) {
  await resize(driver, 'chromium', width, 900);
  await driver.sendDevToolsCommand('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }, { name: 'prefers-color-scheme', value: scheme }] });
  await page.openAfresh(LINK);
  await page.click('[data-run-all]');
  await waitUntil('the result is there', () => page.count('[data-result]'), 30_000);
  await waitUntil('the timeline is drawn', () => page.count('.sc-plot svg text'));
  await page.seeCode();
}

/** The pixels of an element that are neither its most frequent colour nor nearly it. */
async function drawn(css) {
  const element = await page.find(css);
  await run((element) => element.scrollIntoView({ block: 'center' }), element);
  const picture = await element.takeScreenshot();
  return driver.executeAsyncScript((picture, tell) => {
    const image = new Image();
    image.onload = () => {
      const canvas = document.createElement('canvas');
      Object.assign(canvas, { width: image.width, height: image.height });
      const context = canvas.getContext('2d');
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, image.width, image.height);
      const counts = new Map();
      for (let at = 0; at < data.length; at += 4) {
        const light = Math.round((data[at] * 0.3 + data[at + 1] * 0.6 + data[at + 2] * 0.1) / 8);
        counts.set(light, (counts.get(light) ?? 0) + 1);
      }
      const [[ground]] = [...counts].sort(([, one], [, other]) => other - one);
      const seen = [...counts].filter(([light]) => Math.abs(light - ground) >= 9).reduce((sum, [, count]) => sum + count, 0);
      tell(seen / (image.width * image.height));
    };
    image.src = `data:image/png;base64,${picture}`;
  }, picture);
}

/** What must be drawn, and the least part of it that differs from the ground by the eye's measure. */
const DRAWN = {
  '[data-replay]': 0.02,
  '[data-lane="sync"] .sc-more': 0.01,
  '[data-lane="sync"] [data-stage]': 0.2,
  '[data-lane="sync"] .sc-strip': 0.01,
  '.sc-dial': 0.05,
  '.sc-plot svg': 0.02,
  '.sc-small-squares': 0.02,
  '.sc-outcome-bar i': 0,
  '[data-lane="async-together"] [data-log]': 0.01,
  '.sc-tries li[data-done]': 0.01,
};

for (const scheme of ['light', 'dark']) {
  test(`in a ${scheme} scheme with forced colours each drawing can be seen`, async () => {
    await openForced(scheme);
    const pale = [];
    for (const [css, least] of Object.entries(DRAWN)) {
      const part = await drawn(css);
      if (part < least) pale.push(`${css}: ${part.toFixed(4)}`);
    }
    assert.deepEqual(pale, []);
  });

  test(`in a ${scheme} scheme with forced colours each control has an edge or a text, and what is chosen is told from the rest`, async () => {
    await openForced(scheme, 1280);
    const bare = await run(() => Array.from(document.querySelectorAll('button, input:not([type=radio]), select, summary, a')).filter((control) => {
      if (!control.checkVisibility({ visibilityProperty: true }) || control.getClientRects().length === 0) return false;
      const style = getComputedStyle(control);
      const hasEdge = ['Top', 'Right', 'Bottom', 'Left'].some((side) => parseFloat(style[`border${side}Width`]) > 0 && style[`border${side}Style`] !== 'none' && style[`border${side}Color`] !== style.backgroundColor);
      return !hasEdge && !control.textContent.trim() && !control.matches('[type=range]');
    }).map((control) => control.className || control.outerHTML.slice(0, 60)));
    assert.deepEqual(bare, []);
    const differ = await run(() => {
      const looks = (element) => { const { borderBottomWidth, borderTopWidth, fontWeight, textDecorationLine, backgroundColor, color } = getComputedStyle(element); return JSON.stringify([borderBottomWidth, borderTopWidth, fontWeight, textDecorationLine, backgroundColor, color]); };
      const pairs = {
        tabs: ['.sc-tabs [aria-selected="true"]', '.sc-tabs [aria-selected="false"]'],
        speeds: ['.sc-speeds [aria-pressed="true"]', '.sc-speeds [aria-pressed="false"]'],
        cells: ['.sc-cell[aria-pressed="true"]', '.sc-cell[aria-pressed="false"]'],
      };
      return Object.entries(pairs).filter(([, [one, other]]) => looks(document.querySelector(one)) === looks(document.querySelector(other))).map(([name]) => name);
    });
    assert.deepEqual(differ, []);
  });
}

test('the replay’s track is drawn when the replay is off, on, and docked', async () => {
  await openForced('dark');
  assert.ok((await drawn('[data-replay]')) >= 0.02);
  await run(() => {
    const handle = document.querySelector('[data-replay]');
    handle.value = handle.max / 2;
    handle.dispatchEvent(new Event('input', { bubbles: true }));
    window.scrollTo(0, 0);
  });
  await waitUntil('it is docked', () => page.count('.sc-docked'));
  assert.ok((await drawn('[data-replay]')) >= 0.02);
});
