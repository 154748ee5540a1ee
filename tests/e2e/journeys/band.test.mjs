/** The band: one press runs all lanes in order, the result stands in the place of the button, and nothing moves. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { Band } from '../band.mjs';
import { ENGINE, resize } from '../browsers.mjs';
import { visit } from '../visit.mjs';
import { pause, waitUntil } from '../wait.mjs';

const page = visit();
const band = () => new Band(page());
const run = (script, ...values) => page().driver.executeScript(script, ...values);

const LINK = '?count=30&sleep=8:1.2,12:0.6&modes=sync,async-together';

/** Records, in every frame, where the parts of the page down to the lanes stand in the document, and in Chromium each layout shift of them. */
function watchPlaces() {
  const parts = ['h1', '#lede', '.sc-plan', '.sc-band', '.sc-lanes', '[data-lane]:first-child'];
  const places = () => parts.map((css) => document.querySelector(css).getBoundingClientRect().top + scrollY);
  const height = () => document.querySelector('.sc-band').getBoundingClientRect().height;
  const before = [...places(), height()];
  window.seen = { moves: [], shifts: [], frames: 0 };
  const look = () => {
    [...places(), height()].forEach((px, index) => {
      if (Math.abs(px - before[index]) > 1) window.seen.moves.push(`${parts[index] ?? 'height of the band'}: ${before[index]} → ${px}`);
    });
    window.seen.frames += 1;
    requestAnimationFrame(look);
  };
  look();
  if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) return;
  const isAbove = (node) => node && (node.nodeType === 1 ? node : node.parentElement)?.closest('.sc-head, .sc-plan, .sc-band, [data-lane]');
  new PerformanceObserver((list) => list.getEntries().forEach(({ value, sources }) => {
    const moved = sources.map(({ node }) => node).filter((node) => isAbove(node) && (!isAbove(node).dataset.lane || node === isAbove(node)));
    if (moved.length > 0) window.seen.shifts.push(`${value}: ${moved.map((node) => node.className)}`);
  })).observe({ type: 'layout-shift', buffered: false });
}

/** Records the types of the page's events, with their modes, and each announcement to screen readers. */
function watchEvents() {
  window.told = [];
  for (const type of ['run-start', 'freeze-start', 'run-end']) {
    document.addEventListener(`sleep-count:${type}`, ({ detail }) => window.told.push({ type, mode: detail.mode ?? detail.record.mode, record: detail.record }));
  }
  window.announced = [];
  const region = [...document.querySelectorAll('[role=status].sc-unseen')].at(-1);
  new MutationObserver(() => window.announced.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
}

/** Records what the band says, the text of the button that runs all lanes, and its place, whenever the band changes. */
function watchBand() {
  const band = document.querySelector('.sc-band');
  window.said = [];
  const note = () => {
    const button = band.querySelector('[data-run-all]');
    window.said.push({ text: band.innerText.replace(/\s+/g, ' '), button: button?.textContent, place: button?.getBoundingClientRect().toJSON() });
  };
  new MutationObserver(note).observe(band, { childList: true, characterData: true, subtree: true });
}

/** What the band said with this sentence in it, since it is watched. */
const saidWith = async (sentence) => (await run(() => window.said)).find(({ text }) => text.includes(sentence));

/** What became of the page in a run that does not block it: on a busy machine it may have stood still for most of it. */
const wordFor = ({ elapsedMs, longestFreezeMs }) => (longestFreezeMs > Math.max(elapsedMs / 2, 100) ? 'frozen' : 'alive');

const told = () => run(() => window.told.map(({ type, mode }) => `${type} ${mode}`));

test('one press runs Sync and Async, together, the result stands where the button was, and nothing moves', async () => {
  await page().openAfresh(LINK);
  assert.equal(await band().button(), 'Run both: Sync, then Async');
  await band().says('Freezes this page for 1.8 s, on purpose. Then counts again without.');
  const button = await run(() => document.querySelector('[data-run-all]').getBoundingClientRect().toJSON());
  await run(watchPlaces);
  await run(watchEvents);
  await run(watchBand);
  await band().press();
  await band().isOver();
  const between = await saidWith('Alive again. Now Async, together.');
  assert.deepEqual([between?.button, between?.place], ['Stop', button]);
  assert.deepEqual(await told(), [
    'run-start sync', 'freeze-start sync', 'run-end sync', 'run-start async-together', 'run-end async-together',
  ]);

  const [sync, together] = [await page().lane('sync').result(), await page().lane('async-together').result()];
  const read = (ms) => `${Math.round(ms / 100) / 10}`.replace(/^\d+$/, '$&.0');
  await band().says(`${read(sync.elapsedMs)} s, frozen`);
  await band().says(`${read(together.elapsedMs)} s, ${wordFor(together)}`);
  await band().says(/Same plan: 0\.\d s less waiting(, and the page stayed alive\.|, but the page froze as well\.|\. Your device was busy)/);
  await band().says(/9 appeared at \d\.\d+ s, while 8 still slept\./);
  const { result, inner } = await run(() => ({ result: document.querySelector('.sc-band').getBoundingClientRect().toJSON(), inner: document.querySelector('[data-result]').getBoundingClientRect().toJSON() }));
  assert.ok(result.top <= button.top && button.bottom <= result.bottom + 1, 'the result is in the place of the button');
  assert.ok(inner.top <= button.top, `the result is above the place of the button: ${inner.top}`);
  const { moves, shifts, frames } = await run(() => window.seen);
  assert.ok(frames > 10);
  assert.deepEqual([moves, shifts], [[], []]);
  assert.equal((await run(() => window.announced)).length, 3, 'three announcements');
});

test('the band is at most 8 px higher than its highest content', async () => {
  const content = () => run(() => {
    const band = document.querySelector('.sc-band');
    const isSeen = (element) => element.checkVisibility({ visibilityProperty: true });
    const bottoms = [...band.children].filter(isSeen).map((child) => child.getBoundingClientRect().bottom);
    const { top, bottom } = band.getBoundingClientRect();
    return { content: Math.max(...bottoms) - top, height: bottom - top };
  });
  const widths = ENGINE === 'chromium' ? [360, 390, 680, 820, 1280, 1440] : [1280];
  for (const width of widths) {
    await resize(page().driver, ENGINE, width, 900);
    await page().openAfresh('?count=30&sleep=8:0.2,12:0.1&modes=sync,async-together');
    const parts = [await content()];
    await band().press();
    await page().lane('sync').reaches('done');
    parts.push(await content());
    await band().isOver();
    // A busy machine may disturb a run, and the band then says so.
    await band().says(/Same plan|don't compare/);
    parts.push(await content());
    const [height, highest] = [parts[0].height, Math.max(...parts.map(({ content }) => content))];
    assert.ok(parts.every((part) => Math.abs(part.height - height) <= 1), `at ${width} px: ${JSON.stringify(parts)}`);
    assert.ok(highest <= height + 1 && height <= highest + 8, `at ${width} px: ${JSON.stringify(parts)}`);
  }
  await resize(page().driver, ENGINE, 1280, 900);
});

test('a bar stands below its text, however short it is', async () => {
  await page().openAfresh('?count=10&sleep=1-6:0.2&modes=sync,async-together');
  await band().press();
  await band().isOver();
  await band().says(/Same plan|don't compare/);
  const bars = await run(() => Array.from(document.querySelectorAll('.sc-outcome-bar'), (row) => {
    const [time, bar] = [row.querySelector('b'), row.querySelector('i')].map((part) => part.getBoundingClientRect());
    return [bar.left === time.left && bar.top >= time.bottom - 4, bar.width / row.clientWidth];
  }));
  assert.deepEqual(bars.map(([isBelow]) => isBelow), [true, true], JSON.stringify(bars));
  // Which of both is the longer one is for a busy machine to say.
  assert.ok(Math.max(...bars.map(([, part]) => part)) > 0.99, JSON.stringify(bars));
});

test('the guess is kept in the record of its lane alone, and told beside what was measured', async () => {
  await page().openAfresh(LINK);
  assert.match(await run(() => document.querySelector('[data-question]').textContent), /^8 sleeps for 1\.2 s\. In Async, together, when will 9 appear\?/);
  await band().choose('After 8');
  await run(watchEvents);
  await band().press();
  await band().isOver();
  await band().says(/You guessed “After 8”, but 9 appeared at \d\.\d+ s, while 8 still slept\./);
  const predicted = await run(() => window.told.filter(({ record }) => record).map(({ mode, record }) => [mode, record.predicted]));
  assert.deepEqual(predicted, [['sync', {}], ['async-together', { seen: 'right-after' }]]);
  assert.equal(await page().shows('[data-question]'), false);
});

test('a lane that blocks has a third answer, and without a sleeper there is no question', async () => {
  const answers = () => run(() => Array.from(document.querySelectorAll('[data-question] label'), ({ textContent }) => textContent));
  await page().openAfresh('?count=30&sleep=8:0.3&modes=sync,async-blocking');
  assert.deepEqual(await answers(), ['While 8 sleeps', 'After 8', 'After everything']);
  await band().says('Freezes this page twice, 0.3 s each, on purpose.');
  await page().openAfresh('?count=30&modes=sync,async-together');
  assert.deepEqual(await answers(), []);
  assert.equal(await band().button(), 'Run both: Sync, then Async');
});

test('a double click starts the lanes and does not stop them', async () => {
  await page().openAfresh(LINK);
  const button = await page().find('[data-run-all]');
  await page().driver.actions().doubleClick(button).perform();
  await band().isOver();
  assert.deepEqual(await band().states(), { sync: 'done', 'async-together': 'done' });
});

/**
 * Presses Stop in a part of a sequence: `announced` (after a run has started, before it freezes the page), `running` or `between`. The
 * press is made by a script of the page, at the right moment, because a driver may come too late.
 */
function stopIn(part, mode) {
  const LATE_ENOUGH_MS = 520;
  const press = () => {
    window.wasText = document.querySelector('.sc-band').innerText;
    document.querySelector('[data-run-all]').click();
  };
  const isFirst = document.querySelector('[data-lane]').dataset.lane === mode;
  document.addEventListener(part === 'between' ? 'sleep-count:run-end' : 'sleep-count:run-start', ({ detail }) => {
    if ((detail.mode ?? detail.record.mode) === mode) setTimeout(press, isFirst || part === 'between' ? LATE_ENOUGH_MS : 100);
  });
}

const SEQUENCES = [
  ['sync,async-together', [['announced', 'sync'], ['between', 'sync'], ['running', 'async-together']]],
  ['sync,async-blocking,async-together', [
    ['announced', 'sync'], ['between', 'sync'], ['announced', 'async-blocking'], ['between', 'async-blocking'], ['running', 'async-together'],
  ]],
];

for (const [modes, parts] of SEQUENCES) {
  for (const [part, mode] of parts) {
    test(`Stop ends all of ${modes}: ${part}, ${mode}`, async () => {
      await page().openAfresh(`?count=30&sleep=8:0.4&modes=${modes}`);
      await run(stopIn, part, mode);
      await band().press();
      await band().isOver();
      const all = modes.split(',');
      const last = all.indexOf(mode);
      const expected = all.map((other, index) => {
        const state = index < last || part === 'between' && index === last ? 'done' : index === last ? 'stopped' : 'idle';
        return [other, state];
      });
      assert.deepEqual(await band().states(), Object.fromEntries(expected));
      if (part === 'between') await band().says(/You pressed Stop\. .* not started\./);
      else await band().says(/Stopped at \d\.\d+ s, so this says nothing about how long it would have taken\./);
      // Nothing starts later.
      await pause(2_300);
      assert.deepEqual(await band().states(), Object.fromEntries(expected));
    });
  }
}

test('an edited plan ends it after the running lane', async () => {
  await page().openAfresh('?count=30&sleep=8:1.2&modes=async-together,async-in-turn');
  await run(() => document.addEventListener('sleep-count:run-start', () => document.querySelector('[data-step="5"]').click(), { once: true }));
  await band().press();
  await band().isOver();
  await band().says('You changed the plan. Async, in turn was not started.');
  assert.deepEqual(await band().states(), { 'async-together': 'done', 'async-in-turn': 'idle' });
});

test('a lane is not started if the page was hidden meanwhile', async () => {
  await page().openAfresh(LINK);
  await run(() => document.addEventListener('sleep-count:run-end', () => setTimeout(() => {
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
    delete document.hidden;
    document.dispatchEvent(new Event('visibilitychange'));
  }, 100), { once: true }));
  await band().press();
  await band().isOver();
  await band().says('This page was hidden. Async, together was not started.');
  assert.equal(await page().lane('async-together').state(), 'idle');
});

test('a lane that is removed meanwhile is left out', async () => {
  await page().openAfresh('?count=30&sleep=8:1&modes=async-together,async-in-turn,threads');
  assert.equal(await band().button(), 'Run all three');
  const remove = await page().lane('async-in-turn').awaitButton('Remove');
  // The page itself presses both: a press of the driver outside of the menu closes it, and may be too late.
  await run((remove) => {
    document.addEventListener('sleep-count:run-start', () => setTimeout(() => remove.click()), { once: true });
    document.querySelector('[data-run-all]').click();
  }, remove);
  await band().isOver();
  assert.deepEqual(await band().states(), { 'async-together': 'done', threads: 'done' });
});

test('a lane that refuses the plan is left out, with its sentence', async () => {
  await page().openAfresh('?count=30&sleep=1-11:1&modes=sync,async-together');
  assert.equal(await band().button(), 'Run Async, together');
  await band().says("Sync won't run this: its sleeps add up to 11 s");
  await band().press();
  await band().isOver();
  assert.deepEqual(await band().states(), { sync: 'idle', 'async-together': 'done' });
  await page().openAfresh('?count=30&sleep=1-11:1&modes=sync');
  assert.equal(await run(() => document.querySelector('[data-run-all]').getAttribute('aria-disabled')), 'true');
  await band().press();
  assert.deepEqual(await band().states(), { sync: 'idle' });
});

test('a run that fails ends it, and the band says so', async () => {
  await page().openAfresh('?count=30&sleep=8:0.3&modes=threads,async-together');
  await run(() => { window.Worker = class { constructor() { throw new Error('no workers here'); } }; });
  await band().press();
  await band().isOver();
  await band().says(/Threads can.t start.* Async, together was not started\./);
  assert.deepEqual(await band().states(), { threads: 'failed', 'async-together': 'idle' });
});

test('a lane that is run by itself is told in the same places, with two announcements', async () => {
  await page().openAfresh(LINK);
  await run(watchPlaces);
  await run(watchEvents);
  await run(watchBand);
  await page().lane('async-together').run();
  await band().isOver();
  assert.ok(await saidWith('Async, together counts.'));
  await band().says(`s, ${wordFor(await page().lane('async-together').result())}`);
  assert.equal((await run(() => window.announced)).length, 2);
  assert.deepEqual((await run(() => window.seen)).moves, []);
});

test('the next thing adds the next lane, which appears in view, and runs it in one press', async () => {
  await resize(page().driver, ENGINE, 1280, 780);
  await page().openAfresh('?count=30&sleep=8:0.3&modes=sync,async-together');
  await band().press();
  await band().isOver();
  const next = async (start) => {
    await waitUntil(`next is ${start}`, () => run((start) => document.querySelector('.sc-next')?.textContent.startsWith(start), start));
    await page().click('.sc-next');
  };
  for (const [start, mode] of [
    ['What if each number waits its turn? Run “Async, in turn”', 'async-in-turn'],
    ['And async code that never lets go? Run “Async that blocks”', 'async-blocking'],
    ['And with a thread for each sleeper? Run “Threads”', 'threads'],
    ['What if you forget await? Run “Async, await forgotten”', 'async-forgotten'],
    ['What if only 3 may sleep at once? Run “Async, 3 at a time”', 'async-limited'],
  ]) {
    await next(start);
    await waitUntil('its Run has the focus and is in view', () => run((mode) => {
      const { top, bottom } = document.activeElement.getBoundingClientRect();
      return document.activeElement.matches(`[data-lane="${mode}"] .sc-run`) && top >= 0 && bottom <= innerHeight;
    }, mode));
    assert.equal(await page().shows('[data-question]'), false);
    await page().lane(mode).reaches('done');
    if (mode === 'async-in-turn') {
      await band().isOver();
      assert.ok(await run(() => document.querySelector('[data-result]').getBoundingClientRect().top >= 0), 'the result is in view as well');
      await band().says('Async, together: 0.');
    }
  }
  await waitUntil('next are the things to try', () => run(() => document.querySelector('.sc-next').textContent === 'Things to try'));
  const filled = await run(() => Array.from(document.querySelectorAll('.sc-filled'), ({ textContent }) => textContent));
  assert.deepEqual(filled, ['Things to try']);
  await resize(page().driver, ENGINE, 1280, 900);
});

test('a guess is told with its own lane alone', async () => {
  await page().openAfresh('?count=30&sleep=8:0.4,12:0.3&modes=sync,async-together');
  await band().choose('While 8 sleeps');
  await band().press();
  await band().isOver();
  await band().says('You guessed “While 8 sleeps”, and so it was');
  await waitUntil('the next lane is offered', () => page().count('.sc-next'));
  await page().click('.sc-next');
  await page().lane('async-in-turn').reaches('done');
  await band().says('In Async, in turn, 9 appeared');
  assert.equal((await run(() => document.querySelector('[data-result]').textContent)).includes('You guessed'), false);
});

test('without the lane that ran last, the result is that of the others', async () => {
  await page().openAfresh('?count=10&sleep=3:0.3&modes=sync,async-together,async-in-turn');
  await band().press();
  await band().isOver();
  const bars = () => run(() => document.querySelector('.sc-bars').getAttribute('aria-label'));
  await waitUntil('it is of the lane that ran last', async () => (await bars()).includes('Async, in turn'));
  await page().lane('async-in-turn').click('Remove');
  await waitUntil('it is of the two others', async () => /Sync: .* Async, together: /.test(await bars()));
});

test('on a phone Poke keeps its place when Stop comes and goes', { skip: ENGINE !== 'chromium' }, async () => {
  await resize(page().driver, ENGINE, 390, 664);
  await page().openAfresh('?count=10&sleep=3:2&modes=async-together');
  const place = () => run(() => {
    const { left, width } = document.querySelector('[data-poke]').getBoundingClientRect();
    return [left, width].map(Math.round);
  });
  const before = await place();
  await page().lane('async-together').run();
  await waitUntil('Stop is there', () => page().shows('.sc-band-bar [data-stop]'));
  assert.deepEqual(await place(), before);
  await page().lane('async-together').reaches('done');
  assert.deepEqual(await place(), before);
  await resize(page().driver, ENGINE, 1280, 900);
});

test('an edited plan asks anew', async () => {
  await page().openAfresh('?count=30&sleep=8:0.2&modes=sync,async-together');
  await band().choose('While 8 sleeps');
  await band().press();
  await band().isOver();
  await run(() => document.querySelector('[data-step="5"]').click());
  await waitUntil('it asks about 5', async () => /^5 sleeps/.test(await run(() => document.querySelector('[data-question]').textContent)));
  assert.equal(await page().shows('[data-question]'), true);
  assert.equal(await page().count('[data-question] input:checked'), 0);
  assert.equal(await band().button(), 'Run both: Sync, then Async');
});

test('by keyboard alone: an answer, the button, Stop, and again', async () => {
  await page().openAfresh('?count=30&sleep=8:8&modes=async-together');
  const [first] = await page().driver.findElements({ css: '[data-question] input' });
  await first.sendKeys(Key.SPACE);
  assert.equal(await page().count('[data-question] input:checked'), 1);
  const button = await page().find('[data-run-all]');
  await button.sendKeys(Key.ENTER);
  await page().lane('async-together').reaches('running');
  await pause(600);
  await button.sendKeys(Key.ENTER);
  await page().lane('async-together').reaches('stopped');
  assert.equal(await run(() => document.activeElement.matches('[data-run-all]')), true);
  assert.equal(await band().button(), 'Run Async, together again');
});

test('on a phone the page scrolls to the stages and back to the result, unless the reader scrolls', { skip: ENGINE !== 'chromium' }, async () => {
  const top = (css) => run((css) => Math.round(document.querySelector(css).getBoundingClientRect().top), css);
  await resize(page().driver, ENGINE, 390, 664);
  await page().openAfresh(LINK);
  await run(() => {
    const look = () => {
      window.wereInView ||= Math.abs(Math.round(document.querySelector('.sc-lanes').getBoundingClientRect().top)) <= 1;
      requestAnimationFrame(look);
    };
    look();
  });
  await band().press();
  await band().isOver();
  assert.equal(await run(() => window.wereInView), true, 'the stages were in view');
  await waitUntil('the result is in view', async () => Math.abs(await top('.sc-band') - 8) <= 1);
  await run(() => scrollTo(0, 0));
  await run(() => document.addEventListener('sleep-count:run-end', () => setTimeout(() => {
    scrollBy(0, -50);
    window.scrolledTo = scrollY;
  }, 500), { once: true }));
  await band().press();
  await band().isOver();
  await pause(300);
  assert.equal(await run(() => scrollY - window.scrolledTo), 0);
  await page().openAfresh(`${LINK}&embed=1`);
  await run(() => document.querySelector('[data-run-all]').click());
  await band().isOver();
  assert.equal(await run(() => scrollY), 0);
  await resize(page().driver, ENGINE, 1280, 900);
});

test('on a small phone both stages and both rows of numbers stand above the bar while both lanes run', { skip: ENGINE !== 'chromium' }, async () => {
  await resize(page().driver, ENGINE, 360, 640);
  await page().openAfresh('?count=30&sleep=8:1.2,12:0.6&modes=sync,async-together');
  await page().loadLazyChunk();
  const fits = () => run(() => {
    const bar = document.querySelector('.sc-poke-bar').getBoundingClientRect().top;
    const places = Array.from(document.querySelectorAll('[data-stage], .sc-number'), (part) => part.getBoundingClientRect());
    return places.length === 6 && places.every(({ top, bottom }) => top >= 0 && bottom <= bar);
  });
  await band().press();
  await page().lane('sync').reaches('done');
  assert.equal(await fits(), true, 'between both');
  await page().lane('async-together').reaches('running');
  assert.equal(await fits(), true, 'in Async, together');
  await band().isOver();
  await waitUntil('the lanes are whole again', () => page().shows('.sc-blurb'));
  await resize(page().driver, ENGINE, 1280, 900);
});

test('on a phone the page comes back to the result after the lane that it offered, unless the reader scrolls', { skip: ENGINE !== 'chromium' }, async () => {
  const isAtResult = () => run(() => Math.abs(document.querySelector('.sc-band').getBoundingClientRect().top - 8) <= 1);
  const runNext = async (mode) => {
    await waitUntil('the next lane is offered', () => run(() => document.querySelector('.sc-next')?.textContent.includes('Run') ?? false));
    await page().click('.sc-next');
    await page().lane(mode).reaches('running');
    await waitUntil('its Run has the focus', () => run((mode) => document.activeElement.matches(`[data-lane="${mode}"] .sc-run`), mode));
  };
  await resize(page().driver, ENGINE, 390, 664);
  await page().openAfresh('?count=30&sleep=8:1.2,12:0.8&modes=sync,async-together');
  await band().press();
  await band().isOver();
  await waitUntil('the result is in view', isAtResult);
  await runNext('async-in-turn');
  await page().lane('async-in-turn').reaches('done');
  await waitUntil('the result is in view again', isAtResult);
  await runNext('async-blocking');
  await page().lane('async-blocking').reaches('done');
  await run(() => scrollBy(0, -50));
  const at = await run(() => scrollY);
  await pause(1_500);
  assert.equal(await run(() => scrollY), at);
  await resize(page().driver, ENGINE, 1280, 900);
});
