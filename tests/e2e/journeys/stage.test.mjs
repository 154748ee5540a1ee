/** The stage of a lane: squares that turn in the frame that shows their lines, and rings that drain. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { ENGINE, openBrowser } from '../browsers.mjs';
import { MODES } from '../modes.mjs';
import { Page } from '../page.mjs';
import { readPng } from '../png.mjs';
import { serveFor } from '../server.mjs';
import { visit } from '../visit.mjs';
import { pause, waitUntil } from '../wait.mjs';

const page = visit();
const run = (script, ...values) => page().driver.executeScript(script, ...values);

/** The looks of the squares, as many of each as there are. */
const looks = (mode) => run((mode) => {
  const counts = {};
  for (const { dataset } of document.querySelectorAll(`[data-lane="${mode}"] [data-square]`)) counts[dataset.look] = (counts[dataset.look] ?? 0) + 1;
  return counts;
}, mode);
const label = (mode) => run((mode) => document.querySelector(`[data-lane="${mode}"] [data-stage]`).getAttribute('aria-label'), mode);
const record = () => run(() => JSON.parse(Object.values({ ...localStorage })[0]));

/**
 * Runs in the page. Starts a run, and notes for each step in which frame its square was shown, and its row was there. Frames are counted in a callback
 * that comes before those of the page, because it was requested before the run. `early` has the steps whose rows have a shown time in the task of that
 * frame already; `late` those that have none two messages later: the page sends one, and WebKit delivers those of several channels in any order.
 */
function watchRun(mode, tell) {
  const lane = document.querySelector(`[data-lane="${mode}"]`);
  const seen = { square: {}, row: {}, asleep: {}, slept: {}, early: [], late: [] };
  let frame = 0;
  const note = (kind, step) => {
    seen[kind][step] ??= frame;
  };
  const isTold = (row) => row.hasAttribute('data-shown-ms');
  const afterMicrotasks = (act, left = 100) => Promise.resolve().then(() => (left > 0 ? afterMicrotasks(act, left - 1) : act()));
  const inNextTask = (act) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => afterMicrotasks(act);
    channel.port2.postMessage(null);
  };
  const look = () => {
    for (const { dataset } of lane.querySelectorAll('[data-square]')) {
      if (dataset.look === 'shown') note('square', dataset.square);
      if (dataset.look === 'asleep') note('asleep', dataset.square);
    }
    for (const row of lane.querySelectorAll('[data-printed-ms]')) {
      const line = row.querySelector('[data-line]').textContent;
      const step = Number.parseInt(line, 10);
      if (line === `${step}`) {
        if (seen.row[step] === undefined) {
          afterMicrotasks(() => isTold(row) && seen.early.push(step));
          inNextTask(() => inNextTask(() => isTold(row) || seen.late.push(step)));
        }
        note('row', step);
      } else if (line.includes('start')) note('slept', step);
    }
  };
  new MutationObserver(look).observe(lane, { subtree: true, childList: true, attributes: true, characterData: true });
  const count = () => {
    frame += 1;
    if (lane.dataset.state !== 'done') requestAnimationFrame(count);
    else setTimeout(() => tell(seen), 100);
  };
  requestAnimationFrame(() => {
    count();
    lane.querySelector('button.sc-run').click();
  });
}

for (const mode of MODES) {
  test(`in ${mode} a square turns in the frame that adds its line, and the shown time follows in the next task`, async () => {
    await page().openAfresh(`?count=30&sleep=8:0.6,12:0.4&modes=${mode}`);
    await page().loadLazyChunk();
    const seen = await page().driver.executeAsyncScript(watchRun, mode);
    const steps = Array.from({ length: 30 }, (_, index) => `${index + 1}`);
    assert.deepEqual(Object.keys(seen.square), steps);
    assert.deepEqual(seen.row, seen.square);
    assert.deepEqual([seen.early, seen.late], [[], []], 'the times follow in the next task');
    const frames = new Set(Object.values(seen.square)).size;
    if (['sync', 'async-blocking', 'async-forgotten'].includes(mode)) {
      assert.equal(frames, 1, 'all at once');
      assert.deepEqual(seen.asleep, {}, 'nobody was seen asleep');
    } else {
      assert.ok(frames > 1, `in ${frames} frames`);
      assert.deepEqual(Object.keys(seen.asleep), ['8', '12']);
      for (const step of [8, 12]) assert.equal(seen.asleep[step], seen.slept[step]);
    }
    for (const { shownMs } of (await record()).events) assert.notEqual(shownMs, null);
  });
}

/** The part of the ring of a sleeping square that is drawn in its screenshot, from 0 to 1. */
function ringIn(png, colour) {
  const picture = readPng(png);
  const isRing = (pixel) => Math.hypot(...pixel.map((value, index) => value - colour[index])) < 60;
  const [x, y, radius] = [picture.width / 2, picture.height / 2, picture.width * 0.4];
  const angles = Array.from({ length: 720 }, (_, index) => (index / 720) * 2 * Math.PI);
  const at = (angle) => picture.colour(Math.floor(x + radius * Math.sin(angle)), Math.floor(y - radius * Math.cos(angle)));
  return angles.filter((angle) => isRing(at(angle))).length / angles.length;
}

test('the step to watch has its number in its square, and follows the plan', async () => {
  await page().openAfresh('?count=10&sleep=3:0.1&modes=sync,async-together');
  const watched = () => run(() => Array.from(document.querySelectorAll('[data-square]'), ({ className, dataset, textContent }) => [className, dataset.square, textContent])
    .filter(([className, , text]) => className !== '' || text !== ''));
  const expected = (step) => Array(2).fill(['sc-watched', step, step]);
  assert.deepEqual(await watched(), expected('4'));
  await page().putToSleep(4, '0.2');
  await waitUntil('it is 5', async () => isDeepStrictEqual(await watched(), expected('5')));
  await page().lane('sync').runToItsEnd();
  assert.deepEqual(await watched(), expected('5'));
  const small = await waitUntil('the small stage is there', () => run(() =>
    Array.from(document.querySelectorAll('.sc-small-squares > *')).findIndex((square) => square.matches('.sc-watched')) + 1));
  assert.equal(small, 5);
});

test('the ring of a sleeping square drains: what is drawn is what is left of the sleep', async () => {
  const SLEEP_MS = 9_000;
  await page().openAfresh(`?count=10&sleep=3:${SLEEP_MS / 1000}&modes=async-together`);
  const lane = page().lane('async-together');
  const colour = await run(() => {
    // Large enough to count pixels.
    document.querySelector('[data-stage]').style.setProperty('--sc-square', '100px');
    return getComputedStyle(document.querySelector('[data-lane] h2')).color.match(/\d+/g).map(Number);
  });
  await lane.run();
  await waitUntil('3 sleeps', async () => (await looks('async-together')).asleep === 1);
  const now = () => run(() => Date.now());
  const square = await page().find('[data-square="3"]');
  const pictures = [];
  for (let left = 5; left > 0; left -= 1) {
    const before = await now();
    const png = await square.takeScreenshot();
    pictures.push({ before, png, after: await now() });
    await pause(300);
  }
  assert.deepEqual(await looks('async-together'), { shown: 9, asleep: 1 }, 'all pictures are of the sleep');
  await lane.reaches('done');
  const { startedAt, events } = await record();
  const asleepSince = Date.parse(startedAt) + events.find(({ kind }) => kind === 'sleep-started').atMs;
  const left = (at) => 1 - (at - asleepSince) / SLEEP_MS;
  const drawn = pictures.map(({ png }) => ringIn(png, colour));
  pictures.forEach(({ before, after }, index) => {
    const range = [left(after) - 0.05, left(before) + 0.05];
    assert.ok(range[0] <= drawn[index] && drawn[index] <= range[1], `${drawn[index]} of the ring is drawn, which is not in ${range}`);
  });
  drawn.slice(1).forEach((part, index) => assert.ok(part < drawn[index] - 0.015, `the rings: ${drawn}`));
});

/**
 * Runs in the page. Starts Sync, and returns how the stage looks in the last frame before the freeze, at its end, before the page has drawn again, and
 * a frame later, each with the number of animations in it.
 */
function watchFreeze(tell) {
  const lane = document.querySelector('[data-lane="sync"]');
  const stage = lane.querySelector('[data-stage]');
  const seen = [];
  const look = () => {
    seen.push({ at: performance.now(), html: stage.outerHTML, moving: stage.getAnimations({ subtree: true }).length });
    if (lane.dataset.state !== 'done') requestAnimationFrame(look);
    else {
      const gaps = seen.slice(1).map(({ at }, index) => at - seen[index].at);
      const longest = gaps.indexOf(Math.max(...gaps));
      tell({ gapMs: gaps[longest], seen: seen.slice(longest, longest + 3) });
    }
  };
  requestAnimationFrame(() => {
    look();
    lane.querySelector('button.sc-run').click();
  });
}

test('while Sync freezes the page nothing of its stage moves, and then all of it turns at once', async () => {
  await page().openAfresh('?count=30&sleep=8:1&modes=sync');
  await page().loadLazyChunk();
  const { gapMs, seen: [before, atTheEnd, after] } = await page().driver.executeAsyncScript(watchFreeze);
  assert.ok(gapMs > 900, `${gapMs} ms`);
  assert.equal(before.html.match(/data-look="waiting"/g).length, 30);
  assert.deepEqual([before.moving, atTheEnd.moving], [0, 0]);
  assert.equal(atTheEnd.html, before.html);
  assert.equal(after.html.match(/data-look="shown"/g).length, 30);
});

/** A script of an article, whose title tells when the page in its frame is frozen. */
const TITLE_OF_FREEZE = `<script>addEventListener('message', ({ data }) => {
  if (data.type === 'freeze-start') document.title = 'Frozen';
  if (data.type === 'freeze-end') document.title = 'Alive';
});</script>`;

// A driver gets no picture of a frozen page: all three engines send it when the freeze is over. In Chromium a frame of another site has a process of
// its own, and the page around it, which is alive, can be pictured with the frozen frame in it.
test('two pictures of a frozen stage are equal', { skip: ENGINE !== 'chromium' && 'this engine takes no picture of a frozen page' }, async (t) => {
  const names = { playground: 'playground.test', article: 'article.test' };
  const driver = await openBrowser('chromium', 'normal', ['site-per-process', 'host-resolver-rules=MAP *.test 127.0.0.1']);
  t.after(() => driver.quit());
  const app = (await serveFor(t, {})).address.replace('127.0.0.1', names.playground);
  const frame = `<iframe style="width: 700px; height: 850px" src="${app}?count=30&amp;sleep=8:8&amp;modes=sync"></iframe>`;
  const host = await serveFor(t, { pages: { '/host.html': `<!doctype html><title>Host</title>${TITLE_OF_FREEZE}${frame}` } });
  await driver.get(`${host.origin.replace('127.0.0.1', names.article)}/host.html`);
  await driver.switchTo().frame(0);
  const framed = new Page(driver, app);
  await framed.started();
  await framed.loadLazyChunk();
  await driver.executeScript(() => {
    document.querySelector('[data-stage]').scrollIntoView();
    setTimeout(() => document.querySelector('button.sc-run').click(), 300);
  });
  await driver.switchTo().defaultContent();
  await waitUntil('the page is frozen', async () => (await driver.getTitle()) === 'Frozen');
  // On a busy machine the last frame before the freeze may be drawn late. What moves is never the same twice.
  let [one, other] = [null, await driver.takeScreenshot()];
  while (one !== other && (await driver.getTitle()) === 'Frozen') {
    await pause(300);
    [one, other] = [other, await driver.takeScreenshot()];
  }
  assert.equal(await driver.getTitle(), 'Frozen', 'no two pictures were equal during the freeze');
  assert.equal(one, other);
  await driver.switchTo().frame(0);
  await framed.lane('sync').reaches('done');
  await driver.executeScript(() => document.querySelector('[data-stage]').scrollIntoView());
  await driver.switchTo().defaultContent();
  assert.notEqual(await driver.takeScreenshot(), one, 'the pictures would show the squares turn');
});

test('the label of the stage tells its state', async () => {
  await page().openAfresh('?count=30&sleep=8:2,12:2.5&modes=async-together');
  const [mode, lane] = ['async-together', page().lane('async-together')];
  assert.equal(await (await page().find('[data-stage]')).getAttribute('role'), 'img');
  assert.equal(await label(mode), 'Async, together: 0 of 30 shown');
  await lane.run();
  await waitUntil('28 are shown', async () => (await label(mode)) === 'Async, together: 28 of 30 shown, 2 asleep');
  await lane.reaches('done');
  await waitUntil('all are shown', async () => (await label(mode)) === 'Async, together: 30 of 30 shown');
});

test('a line counts as shown by its square or its row, and above 100 steps by its row', async () => {
  for (const [link, squares, lines] of [['?count=100&sleep=1-100:0.2', 100, 300], ['?count=150&sleep=1-150:0.2', 0, 450]]) {
    await page().openAfresh(`${link}&modes=async-together`);
    await page().lane('async-together').runToItsEnd();
    assert.equal(await page().count('[data-square]'), squares);
    const { events } = await record();
    assert.equal(events.length, lines);
    const unseen = events.filter(({ shownMs }) => shownMs === null).length;
    assert.equal(unseen > 0, squares === 0, `${unseen} lines were not seen`);
    assert.equal(await label('async-together'), `Async, together: ${squares || 150} of ${squares || 150} shown`);
  }
});

test('the stage follows the replay, as the page and as a terminal would have shown it', async () => {
  await page().openAfresh('?count=30&sleep=8:2,12:0.5&modes=sync,async-together');
  for (const mode of await page().modes()) await page().lane(mode).runToItsEnd();
  const { log } = await page().lane('async-together').result();
  // When all lines but the last two were shown: a busy machine draws them late.
  const shownMs = Math.max(...log.slice(0, -2).map(({ shownMs }) => shownMs)) + 1;
  assert.ok(shownMs < log.at(-2).printedMs, `${shownMs} ms`);
  const dragTo = (ms) => run((ms) => {
    const handle = document.querySelector('[data-replay]');
    handle.value = ms;
    handle.dispatchEvent(new Event('input', { bubbles: true }));
  }, ms);
  const is = (mode, expected) => waitUntil(`${mode} looks like ${JSON.stringify(expected)}`, async () => isDeepStrictEqual(await looks(mode), expected));
  await waitUntil('there is a replay', () => page().count('[data-replay]'));
  await dragTo(shownMs);
  await is('sync', { waiting: 30 });
  // 12 has woken.
  await is('async-together', { shown: 29, asleep: 1 });
  await dragTo(1e6);
  await is('sync', { shown: 30 });
  await dragTo(100);
  const seen = await page().driver.executeAsyncScript((tell) => {
    const lane = document.querySelector('[data-lane="sync"]');
    const seen = new Set();
    const button = lane.querySelector('.sc-in-terminal');
    const look = () => {
      seen.add(Array.from(lane.querySelectorAll('[data-square]'), ({ dataset }) => dataset.look[0]).join(''));
      if (button.textContent.startsWith('See')) tell(Array.from(seen));
      else requestAnimationFrame(look);
    };
    button.click();
    setTimeout(look, 100);
  });
  // From the moment of the replay: 8 sleeps, then 12, then all are there.
  assert.deepEqual(seen, [`${'s'.repeat(7)}a${'w'.repeat(22)}`, `${'s'.repeat(11)}a${'w'.repeat(18)}`, 's'.repeat(30)]);
});
