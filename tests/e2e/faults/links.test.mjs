/** The link is changed during a run, by the reader, by history, or by the host page. The run is not affected. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openFaulty } from '../fault_injection.mjs';
import { assertEachOnce, assertRecord } from '../records.mjs';
import { STEPS } from '../soak.mjs';
import { visit } from '../visit.mjs';
import { waitUntil } from '../wait.mjs';

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
      const page = await openFaulty(t, visited().driver, `?count=30&sleep=${step}:2.5&modes=${MODE},sync`);
      await page.runUntilAsleep(MODE, step);
      await change(page, step);
      assert.equal(await page.lane(MODE).state(), 'running');
      await page.lane(MODE).reaches('done');
      const [record] = await page.kept();
      assert.deepEqual([record.outcome, record.link.split('&')[0]], ['done', '?count=30']);
      assertRecord(record, 30, { [step]: 2500 });
      await page.lane(MODE).runToItsEnd();
      assertEachOnce(await page.kept(), 2);
      assert.equal(await page.shows('[data-crash]'), false);
    });
  }

  test(`the host page sets another link, many times, while ${step} sleeps`, async (t) => {
    const writer = `addEventListener('message', ({ data }) => (window.heard ??= []).push(data));
      window.say = (link) => frames[0].postMessage({ source: 'sleep-count', version: 1, type: 'set', link }, '*');`;
    const page = await openFaulty(t, visited().driver, '?count=1', { pages: { '/writer.js': writer } });
    const link = `?count=30&sleep=${step}:2.5&modes=${MODE},sync`.replaceAll('&', '&amp;');
    page.server.pages['/article.html'] = '<!doctype html><title>An article</title><script src="/writer.js"></script>'
      + `<iframe title="A count" width="900" height="900" src="${page.address}${link}"></iframe>`;
    const { driver } = page;
    await driver.get(`${page.server.origin}/article.html`);
    t.after(() => driver.switchTo().defaultContent());
    await driver.switchTo().frame(0);
    await page.started();
    await page.runUntilAsleep(MODE, step);
    await driver.switchTo().defaultContent();
    await driver.executeScript((mode) => {
      for (let count = 1; count <= 100; count += 1) window.say(`?count=${count}&modes=sync`);
      window.say(`?count=9&sleep=2:0.1&modes=${mode}`);
    }, MODE);
    await driver.switchTo().frame(0);
    assert.equal(await page.lane(MODE).state(), 'running');
    await waitUntil('the last link is applied', async () => (await page.count('button[data-step]')) === 9);
    const [record] = await page.records();
    assertRecord(record, 30, { [step]: 2500 });
    assert.equal(record.outcome, 'done');
    const { log } = await page.lane(MODE).runToItsEnd();
    assert.equal(log.length, 11);
    assertEachOnce(await page.records(), 2);
  });
}
