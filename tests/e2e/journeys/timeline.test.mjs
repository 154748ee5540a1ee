/** The timeline: its marks by pointer and keyboard, its table, its SVG file, and the expected runs. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { ENGINE, resize } from '../browsers.mjs';
import { lineOf } from '../expected_log.mjs';
import { savedBy } from '../downloads.mjs';
import { visit } from '../visit.mjs';
import { waitUntil } from '../wait.mjs';

const page = visit();
const LINK = '?count=12&sleep=4:0.6,7:0.4&modes=sync,async-together';

const run = (script, ...values) => page().driver.executeScript(script, ...values);

const isThere = () => page().shows('.sc-timeline');

/** The titles of the tracks, in order. */
const tracks = () => run(() => Array.from(document.querySelectorAll('.sc-plot [data-track]'), (track) => track.dataset.track));

/** The descriptions of the marks of a track. */
const marks = (track) =>
  run((track) => Array.from(document.querySelectorAll(`.sc-plot [data-track="${track}"] [data-mark] title`),
    (title) => title.textContent), track);

const said = () => run(() => document.querySelector('.sc-says-mark').textContent);

const says = (what, sentence) => waitUntil(`${what} says “${sentence}”`, async () => (await said()) === sentence);

async function runBoth(link = LINK) {
  await page().openAfresh(link);
  for (const mode of await page().modes()) await page().lane(mode).runToItsEnd();
  await waitUntil('both are drawn', async () => (await tracks()).length === 2);
}

const expectedButton = () =>
  run(() => {
    const button = [...document.querySelectorAll('.sc-timeline button')].find((it) => it.textContent === 'Show expected');
    return button && button.getClientRects().length > 0 ? button.getAttribute('aria-pressed') : null;
  });

test('the first run adds a timeline, the second a track, and an embed has none', async () => {
  await page().openAfresh(LINK);
  assert.equal(await isThere(), false);
  await page().lane('sync').runToItsEnd();
  await waitUntil('the timeline is there', isThere);
  assert.deepEqual(await tracks(), ['Sync']);
  await page().lane('async-together').runToItsEnd();
  await waitUntil('both are drawn', async () => (await tracks()).length === 2);
  assert.deepEqual(await tracks(), ['Sync', 'Async, together']);
  assert.ok((await marks('Sync')).some((sentence) => /^The page was frozen for .+ s, from 0\.00 s to \d\.\d\d s\.$/.test(sentence)));

  await page().openAfresh(`${LINK}&embed=1`);
  await page().lane('async-together').runToItsEnd();
  assert.equal(await isThere(), false);
});

test('each mark is described, under the pointer and by keyboard', async () => {
  await runBoth();
  const bar = await page().find('.sc-plot [data-track="Async, together"] .sc-asleep[data-mark]');
  const title = await run((mark) => mark.querySelector('title').textContent, bar);
  assert.match(title, /^4 slept \d+ ms, from 0\.0\d s to 0\.\d\d s\.$/);
  await run((mark) => mark.scrollIntoView({ block: 'center' }), bar);
  // By coordinates: WebKit's driver can't move to an element of an SVG.
  const middle = await run((mark) => {
    const { x, y, width, height } = mark.getBoundingClientRect();
    return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
  }, bar);
  await page().driver.actions().move(middle).perform();
  await says('the bar', `Async, together: ${title}`);

  const all = await run(() => Array.from(document.querySelectorAll('.sc-plot [data-mark]'), (mark) =>
    `${mark.closest('[data-track]').dataset.track}: ${mark.querySelector('title').textContent}`));
  const stops = () => run(() => document.querySelectorAll('.sc-plot [tabindex="0"]').length);
  assert.equal(await stops(), 1);
  // Away from the drawing, where the pointer would describe a mark.
  await page().driver.actions().move({ x: 2, y: 2 }).perform();
  await run(() => document.querySelector('.sc-plot [tabindex="0"]').focus());
  await says('the first mark', all[0]);
  const keys = [[Key.ARROW_RIGHT, 1], [Key.ARROW_DOWN, 2], [Key.ARROW_LEFT, 1], [Key.END, all.length - 1],
    [Key.ARROW_RIGHT, all.length - 1], [Key.ARROW_UP, all.length - 2], [Key.HOME, 0], [Key.ARROW_LEFT, 0]];
  for (const [key, index] of keys) {
    await page().driver.actions().sendKeys(key).perform();
    await says(`mark ${index}`, all[index]);
    assert.equal(await run(() => document.activeElement.getAttribute('tabindex')), '0');
    assert.equal(await stops(), 1);
  }
});

test('all lines of Sync were shown at the same time', async () => {
  await runBoth();
  const ends = await run(() =>
    Array.from(document.querySelectorAll('.sc-plot [data-track="Sync"] .sc-printed .sc-line'), (line) => line.getAttribute('x2')));
  assert.equal(ends.length, 12);
  assert.equal(new Set(ends).size, 1);
});

test('the table is written when it is opened, and agrees with the log of each lane', async () => {
  await runBoth();
  const tables = () => run(() => Array.from(document.querySelectorAll('.sc-timeline table'), (table) =>
    Object.fromEntries(Array.from(table.querySelectorAll('tbody tr'), (row) =>
      [row.querySelector('th').textContent, Array.from(row.querySelectorAll('td'), (cell) => cell.textContent)]))));
  assert.deepEqual(await tables(), []);
  await page().unfold('As a table');
  await waitUntil('there are tables', async () => (await tables()).length === 2);
  const written = await tables();
  for (const [place, mode] of (await page().modes()).entries()) {
    const { log } = await page().lane(mode).result();
    const seconds = (ms) => (Math.round(ms / 10) / 100).toFixed(2);
    for (let step = 1; step <= 12; step += 1) {
      const [, asleep, awake, printed, shown] = written[place][step];
      const line = lineOf(log, String(step));
      assert.deepEqual([printed, shown], [seconds(line.printedMs), seconds(line.shownMs)], `${mode}, ${step}`);
      const slept = [4, 7].includes(step)
        ? ['start', 'done'].map((word) => seconds(lineOf(log, `${step} ${word} sleeping`).printedMs)) : ['', ''];
      assert.deepEqual([asleep, awake], slept, `${mode}, ${step}`);
    }
  }
});

test('above 200 steps rows stand for groups, and a sentence says so', async () => {
  await page().openAfresh('?count=2000&sleep=1-2000:0.1..0.3&modes=async-together');
  await page().lane('async-together').run();
  await page().lane('async-together').reaches('done');
  await page().says('each row stands for 10 of them');
  const number = await page().count('.sc-plot [data-mark]');
  assert.ok(number >= 400 && number < 700, `${number} marks`);
  assert.ok((await marks('Async, together')).some((sentence) => sentence.startsWith('Of 1 to 10, 10 slept, from 0.')));
});

test('expected runs are offered after a run, drawn below the runs, and follow the plan', async () => {
  await page().openAfresh(LINK);
  await page().lane('async-together').runToItsEnd();
  await waitUntil('it is offered', async () => (await expectedButton()) === 'false');
  await page().press('Add “Async, in turn”');
  await waitUntil('the lane is there', () => page().count('[data-lane="async-in-turn"]'));
  assert.deepEqual(await tracks(), ['Async, together']);

  await page().press('Show expected');
  const titles = ['Sync, expected', 'Async, together', 'Async, in turn, expected'];
  await waitUntil('each lane has its expectation', async () => (await tracks()).join() === titles.join());
  const tells = async (track, sentence) => (await marks(track)).includes(sentence);
  assert.ok(await tells('Sync, expected', 'The page should be frozen for 1.00 s, from 0.00 s to 1.00 s.'));
  assert.ok(await tells('Async, together', '4 should sleep 600 ms, from 0.00 s to 0.60 s.'));
  assert.ok((await marks('Async, together')).some((sentence) => sentence.startsWith('4 slept ')));

  await page().putToSleep(4, 2);
  const follows = () => tells('Async, in turn, expected', '4 should sleep 2.00 s, from 0.00 s to 2.00 s.');
  await waitUntil('the expected follows the plan', follows);
  assert.equal(await expectedButton(), 'true');
  assert.deepEqual(await tracks(), titles, 'other lengths of the same sleepers share the track');

  await page().putToSleep(5, 1);
  const apart = ['Sync, expected', 'Async, together', 'Async, together, expected', 'Async, in turn, expected'];
  await waitUntil('other sleepers have a track of their own', async () => (await tracks()).join() === apart.join());

  await page().countTo('10001');
  await page().says('Async, together should take 2 s and leave the page free.');
  assert.deepEqual(await tracks(), ['Async, together']);
  await page().press('Show expected');
  await page().saysNot('Async, together should take 2 s and leave the page free.');
  assert.equal(await expectedButton(), 'false');
});

test('the drawing fills the width of the page', async () => {
  await runBoth();
  const widths = () => run(() => [document.querySelector('.sc-plot').clientWidth, document.querySelector('.sc-plot svg').clientWidth]);
  const [before] = await widths();
  await resize(page().driver, ENGINE, 800, 900);
  await waitUntil('it is drawn anew', async () => {
    const [room, width] = await widths();
    return room === width && room !== before;
  });
});

// The last test: Firefox's message about the saved file takes the focus, and then fields fire no `change` event.
test('the timeline is saved as an SVG file without references', async () => {
  await runBoth();
  const { name, bytes } = await savedBy(page().driver, () => page().press('Save as SVG'));
  const saved = await page().driver.executeAsyncScript((text, tell) => {
    const svg = new DOMParser().parseFromString(text, 'image/svg+xml');
    const picture = new Image();
    const told = (isPicture) => tell({
      isPicture,
      isBroken: svg.querySelector('parsererror') !== null,
      root: svg.documentElement.localName,
      titles: Array.from(svg.querySelectorAll('[data-track]'), (track) => track.getAttribute('data-track')),
      hasColors: svg.querySelector('style').textContent.includes('--sc-warm-tint'),
      refers: /(?:href|src|@import|url\((?!#))/.test(text),
    });
    picture.onload = () => told(picture.naturalWidth > 300);
    picture.onerror = () => told(false);
    picture.src = `data:image/svg+xml,${encodeURIComponent(text)}`;
  }, bytes.toString());
  assert.equal(name, 'timeline.svg');
  assert.deepEqual(saved, {
    isPicture: true, isBroken: false, root: 'svg', titles: ['Sync', 'Async, together'], hasColors: true,
    refers: false,
  });
});
