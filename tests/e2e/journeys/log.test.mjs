/** Long logs: each line is mounted when it is scrolled to, and only lines near the view are mounted. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { copied, giveClipboard } from '../clipboard.mjs';
import { visit } from '../visit.mjs';
import { pause, waitUntil } from '../wait.mjs';

const page = visit();
const MODE = 'async-together';
const MANY = `?count=20000&sleep=1-20000:0.2..1.5&modes=${MODE}`;

const run = (script, ...values) => page().driver.executeScript(script, ...values);
const CLIP = `[data-lane="${MODE}"] .sc-log-clip`;

/** The mounted lines: their indices in the log, their texts, and their positions in the clip, in lines from its top. */
const mounted = () => run((css) => {
  const clip = document.querySelector(css);
  const top = clip.getBoundingClientRect().top;
  return Array.from(clip.querySelectorAll('[data-printed-ms]'), (row) => ({
    index: Number(row.getAttribute('aria-rowindex')) - 2,
    line: row.querySelector('[data-line]').textContent,
    at: Math.round((row.getBoundingClientRect().top - top) / 22),
  }));
}, CLIP);

const scrollTo = (px) => run((css, px) => {
  document.querySelector(css).scrollTop = px;
}, CLIP, px);
const place = () => run((css) => {
  const { scrollTop, scrollHeight, clientHeight } = document.querySelector(css);
  return { scrollTop, scrollHeight, clientHeight, isAtEnd: scrollTop + clientHeight >= scrollHeight - 2 };
}, CLIP);

/** The number of lines by `aria-rowcount`. */
const rowCount = () => run((css) => Number(document.querySelector(`${css} table`).getAttribute('aria-rowcount')) - 1, CLIP);

test('a long log has room for each line, mounts at most 200, and shows the lines that are scrolled to', async () => {
  await page().openAfresh(MANY);
  await page().lane(MODE).run();
  await page().lane(MODE).reaches('done', 60_000);
  await waitUntil('all lines have their place', async () => (await rowCount()) === 60_000);
  const record = await run(() => JSON.parse(Object.values({ ...localStorage })[0]));
  const labels = record.events.map(({ step, kind }) => step + { printed: '', 'sleep-started': ' start sleeping', 'sleep-done': ' done sleeping' }[kind]);
  for (const index of [0, 500, 1_200, 1_990]) {
    await scrollTo(index * 22);
    await waitUntil(`line ${index} is mounted at its place`, async () => (await mounted()).some((row) => row.index === index && row.at === 1));
    const rows = await mounted();
    assert.ok(rows.length <= 200, `${rows.length} rows`);
    for (const { index, line } of rows.filter(({ index }) => index < labels.length)) assert.equal(line, labels[index]);
  }
  await scrollTo(40_000 * 22);
  await waitUntil('the middle is mounted', async () => (await mounted()).some(({ index }) => index === 40_010));
  const { scrollHeight } = await place();
  assert.ok(Math.abs(scrollHeight - 60_001 * 22) < 50, `${scrollHeight} px`);
});

/**
 * Runs in the page. Starts a run, waits until more than 22,000 lines are there, scrolls to line 100, waits until its neighbours are mounted, and then
 * until more lines are there. A driver may be too late for that on a busy machine.
 */
function scrollAwayDuringRun(css, tell) {
  const lane = document.querySelector('[data-lane]');
  const clip = () => document.querySelector(css);
  const lines = () => Number(clip()?.querySelector('table')?.getAttribute('aria-rowcount')) - 1;
  const seen = {};
  const phases = [
    [() => lines() > 22_000, () => {
      const { scrollTop, clientHeight, scrollHeight } = clip();
      seen.isAtEnd = scrollTop + clientHeight >= scrollHeight - 2;
      seen.mounted = clip().querySelectorAll('[data-printed-ms]').length;
      clip().scrollTop = 100 * 22;
    }],
    [() => clip().querySelector('[aria-rowindex="107"]'), () => {
      seen.scrollTop = clip().scrollTop;
      seen.lines = lines();
    }],
    [() => lines() > seen.lines, () => {
      seen.laterScrollTop = clip().scrollTop;
      seen.state = lane.dataset.state;
    }],
  ];
  // A task after each frame.
  const look = () => {
    const [isThere, note] = phases[0];
    if (isThere()) {
      note();
      phases.shift();
    }
    if (phases.length === 0 || lane.dataset.state === 'done') tell(seen);
    else requestAnimationFrame(() => setTimeout(look));
  };
  lane.querySelector('button.sc-run').click();
  look();
}

test('a long log stays at its end during a run, unless it is scrolled', async () => {
  await page().openAfresh(`?count=20000&sleep=1-20000:0.2..4&modes=${MODE}`);
  const seen = await page().driver.executeAsyncScript(scrollAwayDuringRun, CLIP);
  assert.deepEqual([seen.isAtEnd, seen.state], [true, 'running'], JSON.stringify(seen));
  assert.ok(seen.mounted <= 200, `${seen.mounted} rows`);
  assert.equal(seen.laterScrollTop, seen.scrollTop);
  await scrollTo(10_000_000);
  await page().lane(MODE).reaches('done', 60_000);
  await waitUntil('its end is in view again', async () => (await place()).isAtEnd && (await mounted()).at(-1).index === 59_999);
});

test('a line that stays in view keeps its row element in both directions of scrolling', async () => {
  await page().openAfresh(MANY);
  await page().lane(MODE).runToItsEnd();
  await scrollTo(10_000_000);
  await waitUntil('its end is in view', async () => (await mounted()).at(-1).index === 59_999);
  const mark = (index) => waitUntil(`line ${index} is marked`, () => run((css, index) => {
    const row = document.querySelector(`${css} [aria-rowindex="${index + 2}"]`);
    if (row) row.dataset.marked = index;
    return row !== null;
  }, CLIP, index));
  const marked = (index) => run((css, index) =>
    document.querySelector(`${css} [data-marked="${index}"]`)?.getAttribute('aria-rowindex') === String(index + 2), CLIP, index);
  const bring = async (index) => {
    await waitUntil(`line ${index} is in view`, async () => {
      // Near the end of a log WebKit stops some lines early, because it lays out moved rows at the same time.
      await scrollTo(index * 22);
      return (await mounted()).some((row) => row.index === index && row.at === 1);
    });
  };
  await mark(59_980);
  await bring(59_950);
  assert.ok(await marked(59_980), 'away from the end');
  await mark(59_890);
  await bring(59_880);
  assert.ok(await marked(59_890), 'up');
  await bring(59_930);
  assert.ok(await marked(59_890), 'down');
  await mark(59_985);
  await scrollTo(10_000_000);
  await waitUntil('its end is in view again', async () => (await mounted()).length < 100);
  assert.ok(await marked(59_985), 'back to the end');
});

test('if all lines in view change with each frame, every other frame shows some of them', async () => {
  await page().openAfresh(`?count=30000&sleep=1-30000:0.2..0.6&modes=${MODE}`);
  const firsts = await page().driver.executeAsyncScript((mode, tell) => {
    const lane = document.querySelector(`[data-lane="${mode}"]`);
    const firsts = [];
    const look = () => {
      const rows = lane.querySelectorAll('[aria-rowindex]');
      if (lane.dataset.state === 'done') return tell(firsts);
      if (rows.length > 0) firsts.push(Number(rows[0].getAttribute('aria-rowindex')));
      requestAnimationFrame(look);
    };
    lane.querySelector('button.sc-run').click();
    requestAnimationFrame(look);
  }, MODE);
  const gone = firsts.map((first, frame) => first - (firsts[frame - 1] ?? first));
  assert.ok(gone.some((lines) => lines > 100), 'lines went by');
  // The rest is shown at once when the run is over.
  const over = gone.findLastIndex((lines) => lines > 0);
  for (let frame = 1; frame < over; frame += 1) {
    assert.ok(gone[frame - 1] < 37 || gone[frame] === 0, `in frame ${frame} of those in which so many lines went by: ${gone}`);
  }
});

test('the search finds the lines of a number one after another', async () => {
  await page().openAfresh(`?count=5000&sleep=4711:0.3&modes=${MODE}`);
  await page().lane(MODE).runToItsEnd();
  await page().lane(MODE).button('Find a number');
  const field = await page().find(`[data-lane="${MODE}"] .sc-log-search input`);
  const found = async () => (await page().find(`[data-lane="${MODE}"] .sc-log-search [role="status"]`)).getText();
  await field.sendKeys('4711', Key.ENTER);
  await waitUntil('where it fell asleep is found', async () => (await found()).startsWith('Line 4,711 of 5,002.'));
  await waitUntil('its line is there', async () => (await mounted()).some(({ line, at }) => line === '4711 start sleeping' && at > 0 && at < 7));
  await field.sendKeys(Key.ENTER);
  await waitUntil('where it woke is found', async () => (await found()).startsWith('Line 5,001 of 5,002.'));
  await waitUntil('its line is there', async () => (await mounted()).some(({ line, at }) => line === '4711 done sleeping' && at > 0 && at < 7));
  await page().driver.executeScript((field) => field.select(), field);
  await field.sendKeys('6000', Key.ENTER);
  await waitUntil('it says that there is none', async () => (await found()) === 'None of the 5,002 lines is of 6000.');
});

test('Copy copies all lines, mounted or not', async () => {
  await page().openAfresh(`?count=3000&sleep=7:0.2&modes=${MODE}`);
  await page().lane(MODE).runToItsEnd();
  await giveClipboard(page().driver, 'takes');
  await page().lane(MODE).click('Copy all lines');
  await page().says('Copied.');
  const lines = (await copied(page().driver))[0].trimEnd().split('\n').map((line) => line.split('\t'));
  assert.equal(lines.length, 3002);
  assert.deepEqual([lines[0][1], lines[6][1], lines[7][1], lines[3001][1]], ['1', '7 start sleeping', '8', '7']);
  assert.match(lines[3001][0], /^0\.[2-9]\d$/);
});

test('all lines of a log of up to 200 are mounted, and it has no search', async () => {
  await page().openAfresh(`?count=198&sleep=7:0.2&modes=${MODE}`);
  await page().lane(MODE).runToItsEnd();
  assert.equal((await mounted()).length, 200);
  assert.equal(await page().count('.sc-log-search'), 0);
  await pause(50);
  assert.equal(await page().count('.sc-endless'), 0);
});
