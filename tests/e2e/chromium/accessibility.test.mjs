/** What axe finds: nothing. And what assistive technology is told of a lane. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import axe from 'axe-core';
import { openBrowser, resize } from '../browsers.mjs';
import { Page } from '../page.mjs';
import { serve } from '../server.mjs';
import { waitUntil } from '../wait.mjs';

let driver;
let server;
let page;
before(async () => {
  server = await serve();
  driver = await openBrowser('chromium');
  page = new Page(driver, server.address);
});
after(async () => {
  await driver?.quit();
  server?.close();
});

/** What axe finds on the page as it is: each rule with the first element that breaks it. */
async function findings() {
  await driver.executeScript(axe.source);
  return driver.executeAsyncScript((tell) => {
    window.axe.run().then(({ violations }) =>
      tell(violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes[0].html.slice(0, 200)}`)));
  });
}

for (const theme of ['light', 'dark']) {
  for (const width of [390, 1280]) {
    test(`axe finds nothing in ${theme}, ${width} px wide, before and after a run, with notices, with the code`, async () => {
      await resize(driver, 'chromium', width, 900);
      await page.openAfresh(`?count=30&sleep=8:0.3,12:0.2&modes=sync,async-together&theme=${theme}`);
      const before = await findings();
      for (const mode of await page.modes()) await page.lane(mode).runToItsEnd();
      const after = await findings();
      await page.openAfresh(`?count=30&sleep=8:9,12:9,40:1&modes=sync,nope&theme=${theme}`);
      const withNotices = await findings();
      await page.unfold('The code');
      await page.press('Rust');
      const withCode = await findings();
      assert.deepEqual({ before, after, withNotices, withCode }, { before: [], after: [], withNotices: [], withCode: [] });
    });
  }
}

for (const [theme, width] of [['light', 390], ['dark', 1280]]) {
  test(`axe finds nothing in ${theme}, ${width} px wide, in a story with five lanes, the timeline as a table, and a replay`, async () => {
    await resize(driver, 'chromium', width, 900);
    const modes = 'sync,async-in-turn,async-together,async-blocking,threads';
    await page.openAfresh(`?story=busy-phone&sleep=1:0.3,3:0.4&modes=${modes}&theme=${theme}`);
    const before = await findings();
    for (const mode of await page.modes()) await page.lane(mode).runToItsEnd();
    await driver.executeScript(() => {
      document.querySelector('.sc-timeline summary').click();
      document.querySelector('.sc-timeline [aria-pressed]').click();
      const handle = document.querySelector('[data-replay]');
      handle.value = handle.max / 2;
      handle.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await waitUntil('the table is there', () => page.count('.sc-timeline table'));
    assert.deepEqual({ before, replayed: await findings() }, { before: [], replayed: [] });
  });
}

for (const [theme, width] of [['dark', 390], ['light', 1280]]) {
  test(`axe finds nothing in ${theme}, ${width} px wide, with the runs and what is shared unfolded`, async () => {
    await resize(driver, 'chromium', width, 900);
    await page.openAfresh(`?count=30&sleep=8:0.3,12:0.2&modes=sync,async-together&theme=${theme}`);
    // By script: on a phone a bar at the bottom would be in the way.
    const unfold = (css) => driver.executeScript((css) => document.querySelector(`${css} summary`).click(), css);
    await unfold('.sc-share');
    await waitUntil('the snippets are there', () => page.count('[data-snippet]'));
    const before = await findings();
    await page.lane('async-together').runToItsEnd();
    await unfold('.sc-runs');
    await waitUntil('the picture is there', () => page.count('[data-snippet="Markdown"]'));
    assert.deepEqual({ before, after: await findings() }, { before: [], after: [] });
  });
}

test('a lane is a region named by its title', async () => {
  await resize(driver, 'chromium', 1280, 900);
  await page.openAfresh();
  for (const [mode, title] of [['sync', 'Sync'], ['async-together', 'Async, together']]) {
    const lane = await page.lane(mode).element();
    assert.equal(await lane.getAriaRole(), 'region');
    assert.equal(await lane.getAccessibleName(), title);
  }
});

test('Run is described by how long it will freeze the page', async () => {
  await page.openAfresh();
  const run = await page.lane('sync').button('Run');
  const description = await driver.executeScript((button) =>
    (button.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent).join(' '), run);
  assert.match(description, /Freezes this page for 5 s, on purpose/);
});
