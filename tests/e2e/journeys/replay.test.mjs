/** The replay shows what was printed and shown at each moment, by mouse, keys and Play, in the logs and in the code. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { visit } from '../visit.mjs';
import { waitUntil } from '../wait.mjs';

const page = visit();

const LINK = '?count=30&sleep=8:1,12:0.5&modes=sync,async-together';

async function runBoth(link = LINK) {
  await page().openAfresh(link);
  for (const mode of await page().modes()) await page().lane(mode).runToItsEnd();
}

/** Moves the handle to a moment in ms, with the event that dragging fires. */
const dragTo = (ms) => page().driver.executeScript((ms) => {
  const handle = document.querySelector('[data-replay]');
  handle.value = ms;
  handle.dispatchEvent(new Event('input', { bubbles: true }));
}, ms);

/** A time in ms as the page writes it. `toFixed` of a quotient would round twice. */
const clockSeconds = (ms) => `${(Math.round(ms / 10) / 100).toFixed(2)} s`;

const handle = () => page().driver.executeScript(() => {
  const { value, max } = document.querySelector('[data-replay]');
  return { at: Number(value), end: Number(max) };
});

/** The lines of all lanes: their times, their state in the replay, and how they look. */
const lines = () => page().driver.executeScript(() => {
  const looksOf = ({ visibility, fontStyle }) => (visibility === 'hidden' ? 'hidden' : fontStyle === 'italic' ? 'dim' : 'plain');
  return Array.from(document.querySelectorAll('[data-log] [data-printed-ms]'), (row) => ({
    printedMs: Number(row.dataset.printedMs),
    shownMs: Number(row.dataset.shownMs),
    replayed: row.dataset.replayed ?? null,
    looks: looksOf(getComputedStyle(row.querySelector('[data-line]').parentElement)),
  }));
});

/** The state of a line in the replay at a moment in ms. */
function expected({ printedMs, shownMs }, ms) {
  if (printedMs > ms) return 'to-come';
  return shownMs <= ms ? 'seen' : 'printed';
}

/**
 * Clicks buttons one after another, the first at once, and each other one in the first frame in which an element matches `css`: a click of
 * the driver may come too late on a busy machine. Returns the texts of the last button before each click, and a task after the last one.
 */
const clickWhen = (css, ...buttons) => page().driver.executeAsyncScript((css, order, ...elements) => {
  const tell = elements.pop();
  const buttons = order.map((index) => elements[index]);
  const text = () => buttons.at(-1).textContent.replace(/\s+/g, ' ').trim();
  const texts = [];
  const click = () => {
    texts.push(text());
    buttons[texts.length - 1].click();
    if (texts.length < buttons.length) requestAnimationFrame(look);
    else setTimeout(() => tell([...texts, text()]));
  };
  const look = () => (document.querySelector(css) ? click() : requestAnimationFrame(look));
  click();
  // WebKit's driver passes no elements within an array.
}, css, buttons.map((button) => [...new Set(buttons)].indexOf(button)), ...new Set(buttons));

test('at each moment the lines are marked as printed and as seen that were so then', async () => {
  await runBoth();
  const { end } = await handle();
  const all = await lines();
  assert.equal(all.length, 68);
  assert.ok(end >= Math.max(...all.map(({ shownMs }) => shownMs)));
  assert.deepEqual(new Set(all.map(({ replayed }) => replayed)), new Set([null]));
  // Moments all over the axis, moments of events, and 0.01 ms before these.
  const moments = [0, 0.07, 0.31, 0.5, 0.66, 0.83, 0.99, 1].map((part) => part * end);
  for (const { printedMs, shownMs } of [all[9], all[20], all[50], all[66]]) {
    moments.push(printedMs, printedMs - 0.01, shownMs, shownMs - 0.01);
  }
  for (const ms of moments.filter((ms) => ms >= 0)) {
    await dragTo(ms);
    // A range input rounds its value.
    const { at } = await handle();
    assert.ok(Math.abs(at - ms) < 0.01, `${at} is not ${ms}`);
    for (const line of await lines()) assert.equal(line.replayed, expected(line, at), `${JSON.stringify(line)} at ${at}`);
  }
});

test('lines that were printed and not yet shown are dim, and a new run ends the replay', async () => {
  await runBoth();
  await dragTo(700);
  const all = await lines();
  for (const { replayed, looks } of all) {
    assert.equal(looks, { 'to-come': 'hidden', printed: 'dim', seen: 'plain' }[replayed]);
  }
  assert.equal(new Set(all.map(({ looks }) => looks)).size, 3);
  await page().says('At 0.70 s. Sync: 8 of 34 lines printed, none seen.');
  await page().lane('async-together').runToItsEnd();
  assert.deepEqual(new Set((await lines()).map(({ replayed }) => replayed)), new Set([null]));
});

test('keys move the handle', async () => {
  await runBoth();
  const range = await page().find('[data-replay]');
  const { end } = await handle();
  for (const [key, part] of [[Key.HOME, 0], [Key.PAGE_UP, 0.1], [Key.ARROW_RIGHT, 0.11], [Key.ARROW_LEFT, 0.1], [Key.END, 1]]) {
    await range.sendKeys(key);
    await waitUntil(`the handle is at ${part} of the axis`, async () => Math.abs((await handle()).at - part * end) < 1);
    assert.equal(await range.getAttribute('aria-valuetext'), clockSeconds((await handle()).at));
  }
});

test('Play takes as long as the run, line by line, and then shows all lines', async () => {
  await runBoth();
  const { end } = await handle();
  await page().driver.executeScript(() => {
    window.moments = [];
    const look = () => {
      const { value, max } = document.querySelector('[data-replay]');
      const printed = document.querySelectorAll('[data-lane=sync] :is([data-replayed=printed], [data-replayed=seen])').length;
      const isOn = document.querySelector('[data-replayed]') !== null;
      const now = performance.now();
      window.slackMs = Math.max(window.slackMs ?? 0, now - (window.lastMs ?? now));
      window.lastMs = now;
      if (isOn) moments.push([now, Number(value), printed]);
      if (isOn || moments.length === 0) requestAnimationFrame(look);
      else window.isOver = Number(value) === Number(max);
    };
    requestAnimationFrame(look);
  });
  await page().click('.sc-replay button');
  await waitUntil('Play is over', () => page().driver.executeScript(() => window.isOver));
  const [moments, longestMs] = await page().driver.executeScript(() => [window.moments, window.slackMs]);
  assert.ok(moments.length > 5);
  const [[startedAt, startedFrom]] = moments;
  const slackMs = longestMs + 50;
  for (const [index, [now, at]] of moments.entries()) {
    // The handle was moved in this frame or in the one before, whichever callback came first; so was it in the first frame that is seen.
    const [before] = moments[Math.max(index - 1, 0)];
    const played = at - startedFrom;
    assert.ok(played > before - startedAt - slackMs && played < now - startedAt + slackMs, `after ${now - startedAt} ms at ${at}`);
  }
  const passed = moments.at(-1)[0] - startedAt;
  assert.ok(passed > end * 0.5 && moments.some(([, , printed]) => printed > 0 && printed < 34));
});

test('played as a terminal, Sync shows each line when it was printed', async () => {
  await runBoth();
  const terminal = await page().lane('sync').awaitButton('See it as a terminal');
  const [, before, after] = await clickWhen('[data-replayed=printed]', terminal, terminal);
  assert.equal(before, 'Pause');
  assert.equal(after, 'Play on');
  const printed = () => lines().then((all) => all.filter(({ replayed }) => replayed === 'printed'));
  assert.ok((await printed()).length > 0);
  for (const { looks } of await printed()) assert.equal(looks, 'plain');
  const { at } = await handle();
  assert.ok(at < (await handle()).end);
  assert.equal((await handle()).at, at);
  await dragTo(at);
  assert.ok((await printed()).every(({ looks }) => looks === 'dim'));
});

test('during the replay the current line is marked in the code', async () => {
  await runBoth();
  await page().seeCode();
  const marked = () => page().driver.executeScript(() => {
    const shown = Array.from(document.querySelectorAll('.sc-code pre')).filter((program) => program.getClientRects().length > 0);
    return shown.map((program) => Array.from(program.querySelectorAll('[aria-current]'), (line) => line.textContent.trim()).join());
  });
  const areMarked = (...lines) => waitUntil(`${lines} are marked`, async () => (await marked()).join('|') === lines.join('|'));
  const { end } = await handle();
  await dragTo(500);
  await areMarked('time.sleep(sleeps[number])', 'await asyncio.sleep(sleeps[number])');
  await page().press('Rust');
  await areMarked('clock.sleep(asleep_since + f64::from(sleep_ms)).await;');
  await dragTo(end);
  await areMarked('');
  await page().press('Python');
  await areMarked('end = datetime.now()', 'end = datetime.now()');
  await page().chip(5).click();
  await areMarked('', '');
});

test('without the lane that took longest, the replay stays on the axis', async () => {
  await runBoth('?count=10&sleep=3:0.6,4:0.6&modes=async-in-turn,async-together');
  const { end: longest } = await handle();
  await dragTo(longest - 1);
  await page().lane('async-in-turn').click('Remove');
  await waitUntil('the axis is shorter', async () => (await handle()).end < longest - 1);
  const { end } = await handle();
  await page().says(`At ${clockSeconds(end)}. Async, together: 14 of 14 lines printed`);
  const [cursor, plot] = await page().driver.executeScript(() =>
    ['.sc-cursor', '.sc-plot'].map((css) => document.querySelector(css).getBoundingClientRect().right));
  assert.ok(cursor <= plot, `the line stands at ${cursor}, the plot ends at ${plot}`);
});

test('the terminal, opened while the replay plays, goes on playing', async () => {
  await runBoth();
  const terminal = await page().lane('sync').awaitButton('See it as a terminal');
  const texts = await clickWhen('[data-replayed]', await page().find('.sc-replay button'), terminal, terminal);
  assert.deepEqual(texts.slice(2), ['Pause', 'Play on']);
  assert.ok((await handle()).at < (await handle()).end);
});

/** The looks of the squares: on the stage of each lane, and on its small stage beside the controls. */
const looks = () => page().driver.executeScript(() => {
  const squares = (css, name) => Array.from(document.querySelectorAll(css), (stage) =>
    Array.from(stage.children, (square) => square.dataset[name]).join());
  return [squares('[data-stage]', 'look'), squares('.sc-small-squares', 'small')];
});

test('the small stages show what the stages of the lanes show', async () => {
  await runBoth();
  const { end } = await handle();
  for (const part of [0, 0.02, 0.3, 0.45, 0.7, 0.99, 1]) {
    await dragTo(part * end);
    const [stages, small] = await looks();
    assert.equal(small.length, 2);
    assert.deepEqual(small, stages, `at ${part} of the axis`);
  }
  await dragTo(300);
  const [[sync, together]] = await looks();
  assert.ok(!sync.includes('shown') && together.includes('asleep'), `${sync} ${together}`);
});

test('while the replay is on the bar stays in view, in its place where that is in view, and nothing else moves', async () => {
  await runBoth();
  const bar = () => page().driver.executeScript(() => {
    const { top, bottom } = document.querySelector('.sc-replay').getBoundingClientRect();
    const below = Math.round(document.querySelector('.sc-code').getBoundingClientRect().top + scrollY);
    return { isInView: top >= 0 && bottom <= innerHeight, isDocked: document.querySelector('.sc-docked') !== null, below };
  });
  const scrollTo = (css) => page().driver.executeScript((css) => document.querySelector(css).scrollIntoView({ block: 'center' }), css);
  await scrollTo('.sc-lanes');
  const { below } = await bar();
  assert.equal((await bar()).isDocked, false);
  await scrollTo('.sc-replay');
  await dragTo(500);
  assert.deepEqual(await bar(), { isInView: true, isDocked: false, below });
  for (const css of ['.sc-lanes', '.sc-share']) {
    await scrollTo(css);
    await waitUntil('it is docked', async () => (await bar()).isDocked);
    assert.deepEqual(await bar(), { isInView: true, isDocked: true, below }, css);
  }
  await page().click('.sc-replay-end');
  assert.equal((await bar()).isDocked, false);
  assert.equal(await page().driver.executeScript(() => document.activeElement.matches('[data-replay]')), true);
  assert.deepEqual(new Set((await lines()).map(({ replayed }) => replayed)), new Set([null]));
});

test('at twice the speed the replay takes half as long, and what comes after its moment is dimmed', async () => {
  await runBoth();
  const { end } = await handle();
  await page().press('2×');
  assert.equal(await page().shows('.sc-cursor'), false);
  const played = await page().driver.executeAsyncScript((tell) => {
    const seen = [];
    const look = () => {
      const isOn = document.querySelector('[data-replayed]') !== null;
      if (isOn) seen.push([performance.now(), Number(document.querySelector('[data-replay]').value)]);
      if (isOn || seen.length === 0) requestAnimationFrame(look);
      else tell({
        ms: seen.at(-1)[0] - seen[0][0],
        of: seen.at(-1)[1] - seen[0][1],
        gapMs: Math.max(...seen.slice(1).map(([now], index) => now - seen[index][0])),
      });
    };
    document.querySelector('.sc-replay button').click();
    requestAnimationFrame(look);
  });
  // A frame may see the handle before or after it is moved.
  const isTwice = Math.abs(played.of - 2 * played.ms) <= 2 * played.gapMs + 50;
  assert.ok(played.of > end / 2 && isTwice, `${played.of} ms in ${played.ms} ms, in frames up to ${played.gapMs} ms apart`);
  await dragTo(end / 2);
  const [cursor, plot] = await page().driver.executeScript(() =>
    ['.sc-cursor', '.sc-plot'].map((css) => document.querySelector(css).getBoundingClientRect()));
  assert.ok(cursor.left > plot.left + plot.width / 3 && Math.abs(cursor.right - plot.right) < 1);
});

test('during a run the replay is disabled', async () => {
  await runBoth('?count=10&sleep=3:0.5&modes=async-together,async-in-turn');
  const isOff = () => page().driver.executeScript(() => document.querySelector('[data-replay]').disabled);
  assert.equal(await isOff(), false);
  await page().driver.executeScript(() => {
    const lane = document.querySelector('[data-lane=async-in-turn]');
    const handle = document.querySelector('[data-replay]');
    window.states = [];
    new MutationObserver(() => window.states.push(`${lane.dataset.state} ${handle.disabled}`)).observe(handle, { attributeFilter: ['disabled'] });
  });
  await page().lane('async-in-turn').run();
  await page().lane('async-in-turn').reaches('done');
  await waitUntil('the handle is enabled again', async () => !(await isOff()));
  assert.deepEqual(await page().driver.executeScript(() => window.states), ['running true', 'done false']);
});

test('after Play was pressed in its place the bar follows the reader, and as a terminal the replay is about lanes that block alone', async () => {
  await runBoth('?count=30&sleep=8:2,12:1&modes=sync,async-together');
  const scrollTo = (css) => page().driver.executeScript((css) => document.querySelector(css).scrollIntoView({ block: 'center' }), css);
  const isDocked = () => page().driver.executeScript(() => document.querySelector('.sc-docked') !== null);
  await scrollTo('.sc-replay');
  await page().click('.sc-replay button');
  await scrollTo('.sc-lanes');
  await waitUntil('it is docked', isDocked);
  await page().click('.sc-replay-end');
  assert.equal(await isDocked(), false);
  for (const time of ['first', 'second']) {
    const terminal = await page().lane('sync').awaitButton('See it as a terminal');
    await page().driver.executeScript((button) => button.scrollIntoView({ block: 'center' }), terminal);
    const seen = await page().driver.executeAsyncScript((button, tell) => {
      button.click();
      const look = () => {
        const told = document.querySelector('.sc-replay > p').textContent;
        if (!document.querySelector('.sc-docked') || !told.includes('terminal')) return requestAnimationFrame(look);
        const shown = Array.from(document.querySelectorAll('.sc-small-stage')).filter((stage) => stage.getClientRects().length > 0);
        tell({ told, stages: shown.map((stage) => stage.querySelector('b').textContent) });
      };
      requestAnimationFrame(look);
    }, terminal);
    assert.match(seen.told, /^In a terminal, at \d\.\d\d s\. Sync: (none|\d+) of 34 lines printed\.$/, time);
    assert.deepEqual(seen.stages, ['Sync'], time);
    await page().click('.sc-replay-end');
  }
});
