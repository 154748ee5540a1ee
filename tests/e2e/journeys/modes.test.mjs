/** A forgotten await, and a limit on how many count at once: their runs, what the page says of them, and the stepper of the limit. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { ENGINE, resize } from '../browsers.mjs';
import { expectedLog, linesIn } from '../expected_log.mjs';
import { visit } from '../visit.mjs';
import { waitUntil } from '../wait.mjs';

const page = visit();
const run = (script, ...values) => page().driver.executeScript(script, ...values);
const lane = (mode) => page().lane(mode);
const title = (mode) => run((mode) => document.querySelector(`[data-lane="${mode}"] h2`).textContent, mode);

/** The sentences of the timeline's marks of a class. */
const marks = (css) => run((css) => Array.from(document.querySelectorAll(`.sc-plot ${css}[data-mark] title`), (title) => title.textContent), css);

async function seeTimeline() {
  await waitUntil('the timeline is drawn', () => run(() => {
    document.querySelector('.sc-timeline')?.scrollIntoView();
    return document.querySelector('.sc-plot [data-mark]') !== null;
  }));
}

test('where await is forgotten nobody sleeps, and the page says what each language says of it', async () => {
  await page().openAfresh('?count=10&sleep=3:4,5:1&modes=async-forgotten');
  const { elapsedMs, log } = await lane('async-forgotten').runToItsEnd();
  assert.ok(elapsedMs < 1000, `${elapsedMs} ms`);
  assert.deepEqual(linesIn(log), expectedLog('async-forgotten', 10, { 3: 4000, 5: 1000 }));
  const said = (await lane('async-forgotten').text()).replace(/\s+/g, ' ');
  for (const sentence of [
    'Nobody slept. asyncio.sleep(4) without await makes a coroutine and throws it away.',
    "Python warns: “RuntimeWarning: coroutine 'sleep' was never awaited”.",
    'JavaScript says nothing: its timer runs, and nobody waits for it.',
    "Rust's compiler warns of a sleep that is not awaited.",
  ]) assert.ok(said.includes(sentence), `${sentence} is not in ${said}`);
  await page().says('nobody slept. Each sleep was made and thrown away.');
  await seeTimeline();
  const slept = await marks('.sc-asleep');
  assert.equal(slept.length, 2);
  assert.match(slept[0], /^3 threw its sleep away, (at|from) 0\.\d\d s/);
});

test('with two places the others wait, and the page says who, for how long, and draws it apart from sleeping', async () => {
  await page().openAfresh('?count=8&sleep=2:3,3:0.8,5:3&limit=2&modes=async-limited');
  const { elapsedMs, log } = await lane('async-limited').runToItsEnd();
  assert.ok(elapsedMs >= 3798 && elapsedMs < 12_000, `${elapsedMs} ms`);
  const lines = ['1', '2 start sleeping', '3 start sleeping', '3 done sleeping', '3', '4', '5 start sleeping', '2 done sleeping', '2', '6', '7', '8', '5 done sleeping', '5'];
  assert.deepEqual(linesIn(log), lines);
  assert.match(await lane('async-limited').text(), /Both places were taken, and 4 to 8 waited for one: \d\.\d s to \d\.\d s each\./);
  await page().says('Async, 2 at a time took');
  await seeTimeline();
  const queued = await marks('.sc-queued');
  assert.match(queued.join(' '), /^4 to 5 waited for a place until \d\.\d\d s\. 6 to 8 waited for a place until \d\.\d\d s\.$/);
  assert.deepEqual(await marks('.sc-waited'), []);
  assert.match(await run(() => document.querySelector('.sc-plot .sc-legend').textContent), /asleep.*waiting for a place/);
  await page().unfold('As a table');
  await waitUntil('the table is written', () => run(() => document.querySelector('.sc-timeline th')?.textContent !== undefined));
  assert.match(await run(() => document.querySelector('.sc-timeline table').innerText.replace(/\s+/g, ' ')), /Waited for a place until/);
  const [record] = await run(() => Object.values({ ...localStorage }).map((run) => JSON.parse(run)).filter(({ events }) => events));
  assert.deepEqual([record.mode, record.limit, record.link], ['async-limited', 2, '?count=8&sleep=2:3,3:0.8,5:3&limit=2']);
});

const stepper = (name) => `[data-lane="async-limited"] .sc-limit ${name}`;
const less = stepper('[aria-label="One less at once"]');
const more = stepper('[aria-label="One more at once"]');
const field = stepper('input');
const awaitStepper = () => waitUntil('the stepper is there', () => page().count(field));
const isOff = (css) => run((css) => document.querySelector(css).getAttribute('aria-disabled'), css);
const value = () => run((css) => document.querySelector(css).value, field);

test('the stepper of the limit changes the title, the link and the next run: by mouse, by typing and by keyboard', async () => {
  await page().openAfresh('?count=6&sleep=1-6:0.1&modes=sync,async-limited');
  await awaitStepper();
  assert.deepEqual([await title('async-limited'), await value(), (await page().link()).limit], ['Async, 3 at a time', '3', undefined]);
  await page().click(more);
  assert.deepEqual([await title('async-limited'), await value(), (await page().link()).limit], ['Async, 4 at a time', '4', '4']);
  for (let times = 0; times < 3; times += 1) await page().click(less);
  assert.deepEqual([await title('async-limited'), await isOff(less), await isOff(more)], ['Async, 1 at a time', 'true', 'false']);
  await page().click(less);
  assert.equal(await value(), '1');

  await page().writeInto(await page().find(field), '2');
  assert.deepEqual([await title('async-limited'), (await page().link()).limit], ['Async, 2 at a time', '2']);
  await page().writeInto(await page().find(field), '0');
  await waitUntil('a notice names the value', async () => (await page().notices()).some((notice) =>
    notice.includes('The limit can\'t be “0”: it takes a whole number from 1 to 100,000. Nothing was changed.')));
  assert.equal(await value(), '2');
  await page().writeInto(await page().find(field), '1000');
  assert.equal(await title('async-limited'), 'Async, 1,000 at a time');
  await page().writeInto(await page().find(field), '2');

  await (await page().find(more)).sendKeys(Key.ENTER);
  await (await page().find(less)).sendKeys(Key.SPACE);
  assert.equal(await title('async-limited'), 'Async, 2 at a time');
  await lane('async-limited').runToItsEnd();
  assert.match(await lane('async-limited').text(), /Both places were taken, and 3 to 6 waited for one/);
  await page().click(more);
  await waitUntil('the numbers are told to be of another limit', async () =>
    (await lane('async-limited').text()).includes('These numbers belong to Async, 2 at a time.'));
  await page().reload();
  await awaitStepper();
  assert.equal(await value(), '3');
});

test('the buttons of the stepper are as large as a finger, and nothing moves when they come', async (t) => {
  const { driver } = page();
  await resize(driver, ENGINE, 390, 664);
  t.after(() => resize(driver, ENGINE, 1280, 900));
  await page().openAfresh('?count=6&sleep=2:0.1&modes=async-limited');
  const top = () => run(() => Math.round(document.querySelector('[data-stage]').getBoundingClientRect().top + scrollY));
  const before = await top();
  await awaitStepper();
  assert.equal(await top(), before);
  for (const css of [less, more, field]) {
    const { width, height } = await run((css) => {
      const { width, height } = document.querySelector(css).getBoundingClientRect();
      return { width, height };
    }, css);
    assert.ok((css === field || width >= 44) && height >= 44, `${css}: ${width} by ${height} px`);
  }
});

test('six lanes stand in two rows of three, and five in one in which nothing moves during a run', async (t) => {
  const { driver } = page();
  await resize(driver, ENGINE, 1440, 900);
  t.after(() => resize(driver, ENGINE, 1280, 900));
  const tops = () => run(() => Array.from(document.querySelectorAll('[data-stage]'), (stage) => Math.round(stage.getBoundingClientRect().top + scrollY)));
  const five = 'sync,async-together,async-blocking,async-forgotten,async-limited';
  await page().openAfresh(`?count=6&sleep=2:0.3&modes=async-in-turn,${five}`);
  const [first, , , fourth] = await tops();
  assert.deepEqual(await tops(), [...Array(3).fill(first), ...Array(3).fill(fourth)]);
  assert.ok(fourth > first);
  await page().openAfresh(`?count=6&sleep=2:0.3&modes=${five}`);
  await awaitStepper();
  const before = await tops();
  assert.equal(new Set(before).size, 1);
  await lane('sync').run();
  await waitUntil('it runs', async () => (await lane('sync').state()) !== 'idle');
  assert.deepEqual(await tops(), before);
  await lane('sync').reaches('done');
  assert.deepEqual(await tops(), before);
  // Nothing is cut off, and nothing stands out of its lane.
  await lane('async-forgotten').runToItsEnd();
  const wide = await run(() => Array.from(document.querySelectorAll('.sc-numbers dt, .sc-numbers dd > span, .sc-log th:first-child')).filter((part) =>
    part.getBoundingClientRect().right > part.closest('.sc-lane').getBoundingClientRect().right - 16 || part.scrollHeight > 50).map((part) => part.textContent));
  assert.deepEqual(wide, []);
});

test('a limit that can\'t be used is named in a notice, and 3 is used', async () => {
  await page().openAfresh('?count=6&sleep=2:0.1&limit=many&modes=async-limited');
  await page().says('limit can\'t be “many”: it takes a whole number from 1 to 100,000. Using 3.');
  assert.equal(await title('async-limited'), 'Async, 3 at a time');
});

test('after Threads the page asks what a forgotten await does, then what a limit does', async () => {
  await page().openAfresh('?count=3&sleep=2:0.1&modes=sync,async-in-turn,async-together,async-blocking,threads');
  await page().click('[data-run-all]');
  await lane('threads').reaches('done', 60_000);
  const next = () => waitUntil('the next thing is offered', () => run(() => {
    const button = document.querySelector('.sc-next');
    return button && button.getClientRects().length > 0 && button.textContent;
  }));
  assert.equal(await next(), 'What if you forget await? Run “Async, await forgotten”');
  await page().click('.sc-next');
  await lane('async-forgotten').reaches('done');
  await waitUntil('a limit comes next', async () => (await next()) === 'What if only 3 may sleep at once? Run “Async, 3 at a time”');
  await page().click('.sc-next');
  await lane('async-limited').reaches('done');
});

test('things to try lead to both, and are ticked off', async () => {
  await page().openAfresh('?count=6&sleep=1-5:0.1&modes=sync');
  await page().loadLazyChunk();
  const ticked = () => run(() => Array.from(document.querySelectorAll('[data-try][data-done]'), (item) => item.dataset.try));
  for (const [slug, mode] of [['forgotten', 'async-forgotten'], ['limited', 'async-limited']]) {
    await run((slug) => document.querySelector(`[data-try="${slug}"] button`).click(), slug);
    await waitUntil(`${mode} is there`, () => page().count(`[data-lane="${mode}"]`));
    assert.equal(await page().shows(`[data-try="${slug}"] button`), false);
    assert.equal((await ticked()).includes(slug), false);
    await lane(mode).runToItsEnd();
    await waitUntil(`${slug} is ticked off`, async () => (await ticked()).includes(slug));
  }
});

test('an embed has the stepper in the menu of the lane', async () => {
  await page().openAfresh('?count=6&sleep=2:0.1&modes=async-limited&embed=1');
  assert.equal(await page().shows('.sc-limit'), false);
  await lane('async-limited').openMenu();
  await waitUntil('its items are there', () => page().count('.sc-in-menu input'));
  await page().click('.sc-in-menu [aria-label="One less at once"]');
  assert.equal(await title('async-limited'), 'Async, 2 at a time');
  assert.equal(await page().shows('.sc-in-menu input'), true, 'the menu stays open');
});
