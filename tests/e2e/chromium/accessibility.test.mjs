/** axe finds nothing in each state, theme and width. Roles, names and descriptions of a lane. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAxeFindsNothing } from '../axe.mjs';
import { resize } from '../browsers.mjs';
import { Page } from '../page.mjs';
import { serveFor } from '../server.mjs';
import { SHORT, STATES } from '../states.mjs';
import { IS_SOAK } from '../soak.mjs';
import { visit } from '../visit.mjs';

const page = visit();
const driver = () => page().driver;

/** Each theme and each width; all their combinations in `make soak`. */
const LOOKS = IS_SOAK
  ? ['light', 'dark'].flatMap((theme) => [390, 768, 1280].map((width) => [theme, width]))
  : [['light', 390], ['dark', 768], ['light', 1280]];

for (const [theme, width] of LOOKS) {
  test(`axe finds nothing in ${theme}, ${width} px wide`, async (t) => {
    await resize(driver(), 'chromium', width, 900);
    for (const [state, link, come] of STATES) {
      if (link) await page().openAfresh(`${link}&theme=${theme}`);
      await come?.(page());
      await t.test(state, () => assertAxeFindsNothing(driver(), `${state}, ${theme}, ${width} px`));
    }
  });
}

test('axe finds nothing in a page with a failed lane, in a broken one, and in a frame', async (t) => {
  await resize(driver(), 'chromium', 1280, 900);
  const headers = { 'access-control-allow-origin': '*' };
  const broken = await serveFor(t, { headers, spoilt: { 'worker_loader.js': 'missing' } });
  const failing = new Page(driver(), broken.address);
  const fail = async () => {
    await failing.lane('threads').run();
    await failing.lane('threads').reaches('failed');
  };
  await failing.open('?count=10&sleep=3:1&modes=threads');
  await fail();
  await driver().executeScript(() => {
    document.querySelector('[data-crash]').hidden = false;
  });
  await assertAxeFindsNothing(driver(), 'failed and broken');
  const frame = `<iframe title="A count" sandbox="allow-scripts" width="700" height="900" src="${broken.address}?count=10&amp;sleep=3:1&amp;modes=threads&amp;embed=1"></iframe>`;
  const host = await serveFor(t, { pages: { '/article.html': `<!doctype html><html lang="en"><title>An article</title><main><h1>An article</h1>${frame}</main>` } });
  await driver().get(`${host.origin}/article.html`);
  t.after(() => driver().switchTo().defaultContent());
  await driver().switchTo().frame(0);
  await failing.started();
  await assertAxeFindsNothing(driver(), 'in a frame');
  await fail();
  await assertAxeFindsNothing(driver(), 'failed in a frame');
});

test('a planted violation and a planted incomplete result fail the check', async () => {
  await page().openAfresh(SHORT);
  const planted = async (html) => {
    await driver().executeScript((html) => document.querySelector('main').insertAdjacentHTML('beforeend', html), html);
    await assert.rejects(assertAxeFindsNothing(driver(), html), html);
    await driver().executeScript(() => document.querySelector('main').lastElementChild.remove());
  };
  await planted('<p><button></button></p>');
  await planted('<div role="button" aria-describedby="nothing-here">1</div>');
  await assertAxeFindsNothing(driver(), 'without');
});

test('a lane is a region named by its title', async () => {
  await resize(driver(), 'chromium', 1280, 900);
  await page().openAfresh();
  for (const [mode, title] of [['sync', 'Sync'], ['async-together', 'Async, together']]) {
    const lane = await page().lane(mode).element();
    assert.equal(await lane.getAriaRole(), 'region');
    assert.equal(await lane.getAccessibleName(), title);
  }
});

test('the description of Run says for how long it freezes the page', async () => {
  await page().openAfresh();
  const run = await page().lane('sync').button('Run');
  const description = await driver().executeScript((button) =>
    (button.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent).join(' '), run);
  assert.match(description, /Freezes this page for 5 s, on purpose/);
});
