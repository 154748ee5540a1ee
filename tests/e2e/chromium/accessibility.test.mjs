/** What axe finds: nothing, in any state, theme and width. And what assistive technology is told of a lane. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAxeFindsNothing } from '../axe.mjs';
import { resize } from '../browsers.mjs';
import { Page } from '../page.mjs';
import { serveFor } from '../server.mjs';
import { IS_SOAK } from '../steps.mjs';
import { visit } from '../visit.mjs';
import { waitUntil } from '../wait.mjs';

const page = visit();
const driver = () => page().driver;

const SHORT = '?count=30&sleep=8:0.3,12:0.2&modes=sync,async-together';
const FIVE = 'sync,async-in-turn,async-together,async-blocking,threads';

/** By script: on a phone a bar at the bottom would be in the way. */
const unfold = (css) => driver().executeScript((css) => document.querySelector(`${css} summary`).click(), css);

/** States of the page: what it is called, and how it is come to, one after another where no link is given. */
const STATES = [
  ['guessing', SHORT],
  ['guessing the next question', null, () => page().press('Next question')],
  ['running', '?count=30&sleep=8:30&modes=async-together,sync', async () => {
    await page().lane('async-together').run();
    await page().lane('async-together').reaches('running');
  }],
  ['stopped', null, async () => {
    await page().lane('async-together').stop();
    await page().lane('async-together').reaches('stopped');
  }],
  ['done', SHORT, async () => {
    for (const mode of await page().modes()) await page().lane(mode).runToItsEnd();
  }],
  ['done, with all runs', null, async () => {
    await unfold('.sc-runs');
    await waitUntil('the runs are there', () => page().count('.sc-runs tbody tr'));
  }],
  ['refused, with notices', '?count=30&sleep=8:9,12:9,40:1&modes=sync,nope'],
  ['with the code', null, async () => {
    await page().unfold('The code');
    await page().press('Rust');
  }],
  ['with what is shared', null, async () => {
    await unfold('.sc-share');
    await waitUntil('the snippets are there', () => page().count('[data-snippet]'));
  }],
  ['with ranges in place of chips, and all presets', '?count=1000&sleep=1-500:0.1..0.2&modes=async-together', () => unfold('.sc-presets')],
  ['a story with five lanes', `?story=busy-phone&sleep=1:0.3,3:0.4&modes=${FIVE}`],
  ['a story replayed, with the timeline as a table', null, async () => {
    for (const mode of await page().modes()) await page().lane(mode).runToItsEnd();
    await driver().executeScript(() => {
      document.querySelector('.sc-timeline summary').click();
      document.querySelector('.sc-timeline [aria-pressed]').click();
      const handle = document.querySelector('[data-replay]');
      handle.value = handle.max / 2;
      handle.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await waitUntil('the table is there', () => page().count('.sc-timeline table'));
  }],
  ['embedded', `${SHORT}&embed=1`],
  ['embedded, done', null, () => page().lane('sync').runToItsEnd()],
];

/** Each theme and each width, and each of one in each of the other where there is time. */
const LOOKS = IS_SOAK
  ? ['light', 'dark'].flatMap((theme) => [390, 768, 1280].map((width) => [theme, width]))
  : [['light', 390], ['dark', 768], ['light', 1280]];

for (const [theme, width] of LOOKS) {
  test(`axe finds nothing in ${theme}, ${width} px wide`, async (t) => {
    await resize(driver(), 'chromium', width, 900);
    for (const [state, link, come] of STATES) {
      if (link) await page().openAfresh(`${link}&theme=${theme}`);
      await come?.();
      await t.test(state, () => assertAxeFindsNothing(driver(), `${state}, ${theme}, ${width} px`));
    }
  });
}

test('axe finds nothing where a lane failed, where something broke, and in a frame of an article', async (t) => {
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

test('what axe finds, and what it leaves to be judged, fails the check', async () => {
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

test('Run is described by how long it will freeze the page', async () => {
  await page().openAfresh();
  const run = await page().lane('sync').button('Run');
  const description = await driver().executeScript((button) =>
    (button.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent).join(' '), run);
  assert.match(description, /Freezes this page for 5 s, on purpose/);
});
