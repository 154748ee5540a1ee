/** The timeline as an instrument: the ends of sleeps are dragged by pointer, finger and keys, and what is expected follows at once. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { Band } from '../band.mjs';
import { ENGINE } from '../browsers.mjs';
import { visit } from '../visit.mjs';
import { waitUntil } from '../wait.mjs';

const page = visit();
const LINK = '?count=12&sleep=4:0.6,7:0.4&modes=sync,async-together';

const run = (script, ...values) => page().driver.executeScript(script, ...values);
const actions = () => page().driver.actions({ async: false });

const SLUGS = { Sync: 'sync', 'Async, in turn': 'async-in-turn', 'Async, together': 'async-together' };

const handle = (lane, step) => page().find(`[data-sleep-lane="${SLUGS[lane]}"][data-sleep-end="${step}"]`);

/** The middle of a handle, in px of the window, after it was scrolled to the middle. */
const middleOf = async (handle) => run((handle) => {
  handle.scrollIntoView({ block: 'center' });
  const { x, y, width, height } = handle.getBoundingClientRect();
  return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
}, handle);

/** The lengths that the handles tell, by lane and step. */
const lengths = () => run((slugs) => Object.fromEntries(Array.from(document.querySelectorAll('.sc-sleep-end'), (handle) => {
  const [lane] = Object.entries(slugs).find(([, slug]) => slug === handle.dataset.sleepLane);
  return [`${lane} ${handle.dataset.sleepEnd}`, handle.getAttribute('aria-valuetext')];
})), SLUGS);

/** When the expected run of each lane ends, by its marks. */
const ends = () => run(() => Array.from(document.querySelectorAll('.sc-plot [data-track]'), (track) =>
  [...track.querySelectorAll('.sc-expected title')].map((title) => /^The run should be over at (.*)\.$/.exec(title.textContent)?.[1]).find(Boolean)));

const sleepInLink = async () => (await page().link()).sleep;
const told = () => run(() => document.querySelector('.sc-says-mark').textContent);
const hint = () => run(() => document.querySelector('.sc-drag-hint').textContent);

async function runBoth(link = LINK) {
  await page().openAfresh(link);
  const band = new Band(page());
  await band.press();
  await band.isOver();
  await waitUntil('there are handles', async () => (await page().count('.sc-sleep-end')) === 4);
}

/** The length that a handle tells, in ms. */
const lengthOf = async (name) => parseFloat((await lengths())[name]) * 1_000;

test('a sleep that is dragged longer takes the expected ends along, and the plan follows when it is released', async () => {
  await runBoth();
  assert.match(await hint(), /^Drag the end of a sleep/);
  const before = await middleOf(await handle('Async, together', 7));
  await actions().move(before).press().move({ x: before.x + 60, y: before.y }).perform();
  await waitUntil('the length is told', async () => (await lengthOf('Async, together 7')) > 400);
  await waitUntil('it stands still', async () => {
    const [one, other] = [await lengths(), await lengths()];
    return JSON.stringify(one) === JSON.stringify(other);
  });
  const held = await lengths();
  const seconds = parseFloat(held['Async, together 7']);
  assert.equal(held['Sync 7'], held['Async, together 7'], 'both lanes have the same plan');
  const two = (seconds) => `${seconds.toFixed(2)} s`;
  assert.deepEqual(await ends(), [two(0.6 + seconds), two(Math.max(0.6, seconds))]);
  assert.match(await told(), new RegExp(`^7 sleeps ${seconds} s\\. Sync should take ${+(0.6 + seconds).toFixed(2)} s\\.`));
  assert.equal(await sleepInLink(), '4:0.6,7:0.4', 'the link waits for the release');
  assert.match(await hint(), /Pale: the last run/);

  await actions().release().perform();
  await waitUntil('the link follows', async () => (await sleepInLink()) === `4:0.6,7:${seconds}`);
  assert.ok((await page().chip(7).getText()).replace(/\s/g, '').includes(`${seconds}s`), 'the cell follows');
  assert.deepEqual(await lengths(), held);

  // Run fills the outlines with what is measured.
  const band = new Band(page());
  await band.press();
  await band.isOver();
  await waitUntil('nothing is pale', async () => (await page().count('.sc-earlier')) === 0);
  const slept = await run(() => Array.from(document.querySelectorAll('.sc-plot .sc-asleep title'), (title) => title.textContent));
  assert.equal(slept.filter((sentence) => sentence.startsWith('7 slept ')).length, 2);
  assert.match(await hint(), /^Drag the end of a sleep/);
});

test('Async, together ends later only when its longest sleep gets longer', async () => {
  await runBoth();
  const seven = await handle('Sync', 7);
  await run((handle) => handle.focus(), seven);
  await actions().sendKeys(Key.ARROW_RIGHT).perform();
  await waitUntil('the link follows', async () => (await sleepInLink()) === '4:0.6,7:0.5');
  assert.deepEqual(await ends(), ['1.10 s', '0.60 s']);
  await actions().sendKeys(Key.PAGE_UP).perform();
  await waitUntil('the link follows', async () => (await sleepInLink()) === '4:0.6,7:1.5');
  await waitUntil('both follow', async () => (await ends()).join() === '2.10 s,1.50 s');
});

test('by keyboard each end is a slider, and Escape gives the old length back', async () => {
  await runBoth();
  const four = await handle('Sync', 4);
  const described = () => run((handle) => ['role', 'aria-label', 'aria-valuetext', 'aria-valuenow', 'aria-valuemin', 'aria-valuemax', 'tabindex']
    .map((name) => handle.getAttribute(name)), four);
  assert.deepEqual(await described(), ['slider', '4 sleeps', '0.6 s', '0.6', '0.1', '60', '0']);
  assert.equal(await (await handle('Async, together', 4)).getAttribute('tabindex'), '-1', 'one stop for each sleep');
  await run((handle) => handle.focus(), four);
  for (const [key, length] of [
    [Key.ARROW_RIGHT, 0.7], [Key.ARROW_UP, 0.8], [Key.ARROW_LEFT, 0.7], [Key.ARROW_DOWN, 0.6], [Key.PAGE_UP, 1.6], [Key.PAGE_DOWN, 0.6],
    [Key.HOME, 0.1], [Key.PAGE_DOWN, 0.1], [Key.PAGE_UP, 1.1],
  ]) {
    await actions().sendKeys(key).perform();
    await waitUntil(`it is ${length} s`, async () => (await sleepInLink()) === `4:${length},7:0.4`);
    assert.equal((await described())[2], `${length} s`);
    assert.ok(await run((handle) => document.activeElement === handle, four), 'it keeps the focus');
  }
  await actions().sendKeys(Key.ESCAPE).perform();
  await waitUntil('the old length is back', async () => (await sleepInLink()) === '4:0.6,7:0.4');
  assert.equal((await described())[2], '0.6 s');
});

test('Escape during a drag gives the old length back, and the plan never changes', async () => {
  await runBoth();
  const place = await middleOf(await handle('Sync', 4));
  await actions().move(place).press().move({ x: place.x + 40, y: place.y }).perform();
  await waitUntil('it is longer', async () => (await lengthOf('Sync 4')) > 600);
  await page().driver.actions({ async: true }).sendKeys(Key.ESCAPE).perform();
  await waitUntil('the old length is back', async () => (await lengthOf('Sync 4')) === 600);
  await actions().move({ x: place.x + 60, y: place.y }).release().perform();
  assert.equal(await lengthOf('Sync 4'), 600);
  assert.equal(await sleepInLink(), '4:0.6,7:0.4');
  assert.equal(await page().count('.sc-expected[data-mark]'), 0, 'the expected runs are hidden again');
});

test('a length that Sync refuses is told, and the others go on', async () => {
  await runBoth();
  const four = await handle('Sync', 4);
  await run((handle) => handle.focus(), four);
  await actions().keyDown(Key.END).perform();
  await waitUntil('it is told', async () => (await told()).startsWith('4 sleeps 60 s. Sync won\'t run this. '));
  assert.match(await told(), /Async, together should take 60 s\.$/);
  assert.match(await run(() => document.activeElement.dataset.told), /^60 s: too long for Sync$/);
  await actions().keyUp(Key.END).perform();
  await waitUntil('the link follows', async () => (await sleepInLink()) === '4:60,7:0.4');
  assert.ok(await run((handle) => document.activeElement === handle, four), 'it keeps the focus');
  await actions().sendKeys(Key.ESCAPE).perform();
  await waitUntil('the old length is back', async () => (await sleepInLink()) === '4:0.6,7:0.4');
});

test('where a lane is gone with a length that it refuses, another lane has the focus', async () => {
  await page().openAfresh(LINK);
  await page().lane('async-together').runToItsEnd();
  await page().press('Show expected');
  await waitUntil('there are handles', async () => (await page().count('.sc-sleep-end')) === 4);
  const four = await handle('Sync', 4);
  await run((handle) => handle.focus(), four);
  await actions().keyDown(Key.END).perform();
  await waitUntil('it is told', async () => (await run(() => document.activeElement.dataset.told)) === '60 s: too long for Sync');
  await actions().keyUp(Key.END).perform();
  await waitUntil('the other lane has the focus', async () => (await run(() => document.activeElement.dataset.sleepLane)) === 'async-together');
  await actions().sendKeys(Key.HOME).perform();
  await waitUntil('the link follows', async () => (await sleepInLink()) === '4:0.1,7:0.4');
});

test('a run that starts during a drag ends it, and no sleep is dragged during a run', async () => {
  await runBoth('?count=12&sleep=4:1.6,7:0.4&modes=async-in-turn,async-together');
  const place = await middleOf(await handle('Async, together', 4));
  await actions().move(place).press().move({ x: place.x - 60, y: place.y }).perform();
  await waitUntil('it is shorter', async () => (await lengthOf('Async, together 4')) < 1_600);
  await run(() => document.querySelector('[data-run-all]').click());
  await waitUntil('the handles are hidden', () => run(() => document.querySelector('.sc-sleep-ends').hidden));
  await actions().release().perform();
  await new Band(page()).isOver();
  assert.equal(await sleepInLink(), '4:1.6,7:0.4');
  await waitUntil('they are there again', () => run(() => !document.querySelector('.sc-sleep-ends').hidden));
  assert.equal(await lengthOf('Async, together 4'), 1_600);
});

test('a finger that moves across drags, and the page can be scrolled from everywhere', async () => {
  await runBoth();
  assert.equal(await run(() => getComputedStyle(document.querySelector('.sc-sleep-end')).touchAction), 'pan-y');
  assert.equal(await run(() => getComputedStyle(document.querySelector('.sc-plot')).touchAction), 'auto');
  if (ENGINE !== 'chromium') return;
  const { x, y } = await middleOf(await handle('Async, together', 7));
  const touch = (type, ...points) => page().driver.sendDevToolsCommand('Input.dispatchTouchEvent', { type, touchPoints: points });
  await touch('touchStart', { x, y });
  for (let far = 10; far <= 60; far += 10) await touch('touchMove', { x: x + far, y });
  await waitUntil('it is longer', async () => (await lengthOf('Async, together 7')) > 400);
  await touch('touchEnd');
  await waitUntil('the link follows', async () => (await sleepInLink()) !== '4:0.6,7:0.4');
});

test('at the end of the axis a sleep goes on to get longer', async () => {
  await runBoth();
  const place = await middleOf(await handle('Sync', 7));
  const edge = await run(() => Math.round(document.querySelector('.sc-plot-frame').getBoundingClientRect().right) - 1);
  await actions().move(place).press().move({ x: edge, y: place.y }).perform();
  await waitUntil('it is longer than the axis was', async () => (await lengthOf('Sync 7')) > 1_500);
  await actions().release().perform();
});

test('a plan that has changed elsewhere has handles once its expected runs are shown', async () => {
  await runBoth();
  await page().putToSleep(4, 2);
  await waitUntil('the hint follows', async () => (await hint()).startsWith('Press “Show expected”'));
  assert.equal(await page().count('.sc-sleep-end'), 0);
  await page().press('Show expected');
  await waitUntil('there are handles', async () => (await page().count('.sc-sleep-end')) === 4);
  assert.equal((await lengths())['Sync 4'], '2 s');
});

test('with 100 sleepers there is one change of the drawing a frame at most', async () => {
  await page().openAfresh('?count=100&sleep=1-100:2&modes=async-together,async-in-turn');
  await page().lane('async-together').runToItsEnd();
  await waitUntil('there are handles', async () => (await page().count('.sc-sleep-end')) === 100);
  const place = await middleOf(await handle('Async, together', 50));
  await run(() => addEventListener('pointerdown', ({ pointerId }) => { document.body.dataset.pointer = pointerId; }, { once: true }));
  await actions().move(place).press().perform();
  const counted = await page().driver.executeAsyncScript((place, tell) => {
    let [frames, changes] = [0, 0];
    const watch = new MutationObserver((all) => { changes += all.some(({ addedNodes }) => addedNodes.length > 0) ? 1 : 0; });
    watch.observe(document.querySelector('.sc-plot'), { childList: true });
    const target = document.querySelector('.sc-sleep-end[data-sleep-end="50"]');
    const move = (x) => target.dispatchEvent(new PointerEvent('pointermove', { pointerId: Number(document.body.dataset.pointer), clientX: x, clientY: place.y, buttons: 1, bubbles: true, isPrimary: true }));
    const step = () => {
      frames += 1;
      for (let part = 0; part < 10; part += 1) move(place.x - frames * 20 + part);
      if (frames < 20) requestAnimationFrame(step);
      else { watch.disconnect(); tell({ frames, changes }); }
    };
    requestAnimationFrame(step);
  }, place);
  await actions().release().perform();
  assert.ok(counted.changes >= 3 && counted.changes <= counted.frames + 1, JSON.stringify(counted));
});
