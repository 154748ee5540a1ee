/** The lazy chunk: it is loaded by the first run, by opening a panel or by scrolling near, and not before. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LATER, LATER_STYLE, SCRIPT, WASM } from '../files.mjs';
import { Page } from '../page.mjs';
import { serveFor } from '../server.mjs';
import { visit } from '../visit.mjs';
import { pause, waitUntil } from '../wait.mjs';

const page = visit();
const LINK = '?count=10&sleep=3:0.3&modes=sync,async-together';

/** Which files of the lazy chunk are loaded. */
const loaded = () => page().driver.executeScript((names) => {
  const entries = performance.getEntriesByType('resource');
  return names.filter((name) => entries.some((entry) => entry.name.endsWith(name)));
}, [LATER, LATER_STYLE]);

const tries = () => page().count('.sc-tries li');

async function openFirst() {
  await page().openAfresh(LINK);
  await pause(300);
  assert.deepEqual(await loaded(), []);
  assert.equal(await tries(), 0);
}

const WAYS = {
  'a lane that freezes the page is run': () => page().lane('sync').runToItsEnd(),
  'a lane that does not freeze the page is run': () => page().lane('async-together').runToItsEnd(),
  'a panel is opened': () => page().unfold('Share or embed'),
  'its place is scrolled near': () => page().driver.executeScript(() => document.querySelector('.sc-tries').scrollIntoView()),
};

for (const [what, act] of Object.entries(WAYS)) {
  test(`the lazy chunk is loaded when ${what}, and not before`, async () => {
    await openFirst();
    await act();
    await waitUntil('it is loaded and shown', async () => (await loaded()).length === 2 && (await tries()) > 0);
  });
}

test('the preloaded files are requested once', async (t) => {
  const server = await serveFor(t, {});
  await new Page(page().driver, server.address).open(LINK);
  const asked = (name) => server.requests.filter((path) => path.endsWith(name)).length;
  assert.deepEqual([asked(WASM), asked(SCRIPT)], [1, 1]);
});

test('the lazy chunk does not move what stands below it', async () => {
  await openFirst();
  const place = () => page().driver.executeScript(() => {
    const { top } = document.querySelector('.sc-runs').getBoundingClientRect();
    return top - document.querySelector('.sc-code').getBoundingClientRect().top;
  });
  const before = await place();
  await WAYS['a panel is opened']();
  await waitUntil('it is shown', async () => (await tries()) > 0);
  assert.ok(Math.abs((await place()) - before) <= 24, `it moved by ${(await place()) - before} px`);
});

test('a plan of ranges waits for the lazy chunk, and a sentence says so', async (t) => {
  let send;
  const held = new Promise((sent) => {
    send = sent;
  });
  const server = await serveFor(t, { spoilt: { [LATER]: held } });
  const long = new Page(page().driver, server.address);
  await long.driver.get(`${server.address}?count=2000&sleep=1-2000:0.1..0.3`);
  await waitUntil('a sentence says so', async () => (await long.find('[data-phase]').getText()) === 'Starting…');
  // Longer than the time after which slow loading counts as a failure.
  await pause(3_000);
  assert.equal(await long.shows('[data-failure]'), false);
  assert.equal(await long.count('[data-lane]'), 0);
  send();
  await waitUntil('the lanes are there', () => long.count('[data-lane]'));
  await waitUntil('the range is there', async () => (await long.count('.sc-ranges li')) === 1);
  await waitUntil('nothing is said any more', async () => (await long.count('[data-phase]')) === 0);
});

test('a long log can be scrolled without the lazy chunk, and its end is in view after a run', async (t) => {
  const server = await serveFor(t, { spoilt: { [LATER]: 'missing' } });
  const long = new Page(page().driver, server.address);
  await long.open('?count=100&sleep=1-100:0.2&modes=async-together');
  await long.lane('async-together').run();
  await long.lane('async-together').reaches('done');
  const inView = () => long.driver.executeScript(() => {
    const clip = document.querySelector('.sc-log-clip');
    const { top, bottom } = clip.getBoundingClientRect();
    const isSeen = (row) => row.getBoundingClientRect().top >= top && row.getBoundingClientRect().bottom <= bottom + 1;
    return Array.from(clip.querySelectorAll('[aria-rowindex]')).filter(isSeen).map((row) => Number(row.getAttribute('aria-rowindex')) - 1);
  });
  await waitUntil('its end is in view', async () => (await inView()).at(-1) === 300);
  await long.driver.executeScript(() => document.querySelector('.sc-log-clip').scrollTo(0, 0));
  await waitUntil('its beginning is in view', async () => [1, 2].includes((await inView())[0]));
});

test('the tab gets an icon', async () => {
  await page().openAfresh(LINK);
  const icon = () => page().driver.executeScript(() => document.querySelector('[rel=icon]').href);
  await waitUntil('it is there', async () => (await icon()).startsWith('data:image/png;base64,'));
  const width = await page().driver.executeAsyncScript((icon, tell) => {
    const image = new Image();
    image.onload = () => tell(image.naturalWidth);
    image.onerror = () => tell(0);
    image.src = icon;
  }, await icon());
  assert.equal(width, 32);
});
