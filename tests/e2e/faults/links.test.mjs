/** The link is changed during a run, by the reader, by history, or by the host page. The run is not affected. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openFaulty } from '../fault_injection.mjs';
import { assertEachOnce, assertRecord } from '../records.mjs';
import { STEPS } from '../soak.mjs';
import { visit } from '../visit.mjs';
import { waitUntil } from '../wait.mjs';
import { actWhileAsleep } from '../while_asleep.mjs';

const visited = visit();
const MODE = 'async-in-turn';

const CHANGES = [
  ['a chip is clicked', (page, step) => page.chip(step === 30 ? 1 : step + 1).click()],
  ['the count is edited', (page) => page.countTo('17')],
  ['the fragment is changed, and history goes back', async ({ driver }) => {
    await driver.executeScript(() => { location.hash = 'lede'; });
    await driver.navigate().back();
  }],
  ['history goes to another link, and back and forward', async ({ driver }) => {
    await driver.executeScript(() => history.pushState(null, '', '?count=5&modes=sync'));
    await driver.navigate().back();
    await driver.navigate().forward();
  }],
  ['all other lanes are removed', async (page) => page.lane('sync').click('Remove')],
];

for (const step of STEPS) {
  for (const [what, change] of CHANGES) {
    test(`${what} while ${step} sleeps`, async (t) => {
      const open = (seconds) => openFaulty(t, visited().driver, `?count=30&sleep=${step}:${seconds}&modes=${MODE},sync`);
      const { page, seconds, state } = await actWhileAsleep(MODE, step, open, (page) => change(page, step));
      assert.equal(state, 'running');
      await page.lane(MODE).reaches('done', 30_000);
      const [record] = await page.kept();
      assert.deepEqual([record.outcome, record.link.split('&')[0]], ['done', '?count=30']);
      assertRecord(record, 30, { [step]: seconds * 1000 });
      await page.lane(MODE).runToItsEnd(30_000);
      assertEachOnce(await page.kept(), 2);
      assert.equal(await page.shows('[data-crash]'), false);
    });
  }

  test(`the host page sets another link, many times, while ${step} sleeps`, async (t) => {
    const writer = `addEventListener('message', ({ data }) => (window.heard ??= []).push(data));
      window.say = (link) => frames[0].postMessage({ source: 'sleep-count', version: 1, type: 'set', link }, '*');`;
    const { driver } = visited();
    t.after(() => driver.switchTo().defaultContent());
    const open = async (seconds) => {
      const page = await openFaulty(t, driver, '?count=1', { pages: { '/writer.js': writer } });
      const link = `?count=30&sleep=${step}:${seconds}&modes=${MODE},sync`.replaceAll('&', '&amp;');
      page.server.pages['/article.html'] = '<!doctype html><title>An article</title><script src="/writer.js"></script>'
        + `<iframe title="A count" width="900" height="900" src="${page.address}${link}"></iframe>`;
      await driver.get(`${page.server.origin}/article.html`);
      await driver.switchTo().frame(0);
      await page.started();
      return page;
    };
    const { page, seconds, state } = await actWhileAsleep(MODE, step, open, async () => {
      await driver.switchTo().defaultContent();
      await driver.executeScript((mode) => {
        for (let count = 1; count <= 100; count += 1) window.say(`?count=${count}&modes=sync`);
        window.say(`?count=9&sleep=2:0.1&modes=${mode}`);
      }, MODE);
      await driver.switchTo().frame(0);
    });
    assert.equal(state, 'running');
    await waitUntil('the last link is applied', async () => (await page.count('button[data-step]')) === 9, 30_000);
    const [record] = await page.records();
    assertRecord(record, 30, { [step]: seconds * 1000 });
    assert.equal(record.outcome, 'done');
    const { log } = await page.lane(MODE).runToItsEnd();
    assert.equal(log.length, 11);
    assertEachOnce(await page.records(), 2);
  });
}
