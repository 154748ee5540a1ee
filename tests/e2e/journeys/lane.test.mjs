/** A lane beside its stage: its menu, its numbers, the height of its log, and a lane that is added. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { ENGINE, resize } from '../browsers.mjs';
import { visit } from '../visit.mjs';
import { waitUntil } from '../wait.mjs';

const page = visit();
const run = (script, ...values) => page().driver.executeScript(script, ...values);
const isOpen = (mode) => page().shows(`#sc-menu-${mode}`);
const opener = (mode) => page().find(`[data-lane="${mode}"] .sc-more`);
const expanded = async (mode) => (await opener(mode)).getAttribute('aria-expanded');

test('the menu opens and closes by its button, Escape and a tap elsewhere, and its items are reached by Tab', async () => {
  await page().openAfresh('?count=10&sleep=3:0.2&modes=sync,async-together');
  assert.deepEqual([await expanded('sync'), await isOpen('sync')], ['false', false]);
  await (await opener('sync')).click();
  await waitUntil('its items are there', () => page().count('#sc-menu-sync button'));
  assert.deepEqual([await expanded('sync'), await isOpen('sync'), await isOpen('async-together')], ['true', true, false]);
  await (await opener('sync')).click();
  assert.equal(await isOpen('sync'), false);
  await (await opener('sync')).sendKeys(Key.ENTER);
  assert.equal(await isOpen('sync'), true);
  await page().driver.switchTo().activeElement().sendKeys(Key.TAB);
  const focused = () => run(() => document.activeElement.textContent || document.activeElement.getAttribute('aria-label'));
  assert.equal(await focused(), 'Remove Sync');
  await page().driver.switchTo().activeElement().sendKeys(Key.ESCAPE);
  assert.deepEqual([await isOpen('sync'), await focused()], [false, 'More about Sync']);
  await (await opener('sync')).click();
  await page().click('[data-lane="async-together"] h2');
  assert.equal(await isOpen('sync'), false);
});

test('Remove in the menu removes the lane, and the focus goes to the first that is left', async () => {
  await page().openAfresh('?count=10&sleep=3:0.2&modes=sync,async-together');
  await page().lane('sync').click('Remove');
  await waitUntil('it is removed', async () => (await page().modes()).length === 1);
  await waitUntil('the focus moved', () => run(() => document.activeElement.closest('[data-lane]')?.dataset.lane === 'async-together'));
  await page().lane('async-together').openMenu();
  await waitUntil('its items are there', () => page().count('#sc-menu-async-together p'));
  assert.equal(await page().shows('#sc-menu-async-together .sc-item'), false, 'the last one stays');
});

test('a lane that is added is in view down to its numbers, outlined for a second, and has the focus', async () => {
  await page().openAfresh('?count=10&sleep=3:0.2&modes=sync');
  const seen = await page().driver.executeAsyncScript((tell) => {
    const add = Array.from(document.querySelectorAll('button')).find((button) => button.getAttribute('aria-label') === 'Add “Async, in turn”');
    const lane = () => document.querySelector('[data-lane="async-in-turn"]');
    add.click();
    const began = performance.now();
    const look = () => {
      if (!lane()?.classList.contains('sc-new')) return requestAnimationFrame(look);
      const { top } = lane().getBoundingClientRect();
      const { bottom } = lane().querySelector('.sc-numbers').getBoundingClientRect();
      const outline = getComputedStyle(lane()).outlineStyle;
      const isInView = bottom <= innerHeight + 1 && top >= -1;
      const gone = () => {
        if (lane().classList.contains('sc-new')) return requestAnimationFrame(gone);
        tell({ outline, isInView, focused: document.activeElement.className, outlinedMs: performance.now() - began });
      };
      requestAnimationFrame(gone);
    };
    look();
  });
  assert.deepEqual([seen.outline, seen.isInView], ['solid', true], JSON.stringify(seen));
  assert.match(seen.focused, /sc-run/);
  assert.ok(seen.outlinedMs >= 990 && seen.outlinedMs < 3_000, `${seen.outlinedMs} ms`);
});

test('the numbers are rounded, with the exact value as their title', async () => {
  await page().openAfresh('?count=10&sleep=3:0.4&modes=sync,async-together');
  const number = (mode, name) => run((mode, name) => {
    const dd = document.querySelector(`[data-lane="${mode}"] dd[${name}]`);
    return { text: dd.textContent, title: dd.title, ms: dd.getAttribute(name), tabIndex: dd.tabIndex };
  }, mode, name);
  for (const mode of await page().modes()) await page().lane(mode).runToItsEnd();
  const elapsed = await number('sync', 'data-elapsed-ms');
  assert.deepEqual([elapsed.text, elapsed.tabIndex], [`${(Math.round(elapsed.ms / 100) / 10).toFixed(1)} s`, 0]);
  assert.equal(elapsed.title, `${elapsed.ms} ms`);
  assert.match((await number('sync', 'data-longest-freeze-ms')).text, /^\d\.\d s, the whole time$/);
  assert.match((await number('async-together', 'data-longest-freeze-ms')).text, /^(never froze|\d\.\d s(, the whole time)?)$/);
});

test('the elapsed time counts while an async lane runs', async () => {
  await page().openAfresh('?count=10&sleep=3:1.5&modes=async-together');
  const texts = await page().driver.executeAsyncScript((tell) => {
    const lane = document.querySelector('[data-lane]');
    const texts = [];
    const look = () => {
      const text = lane.querySelector('.sc-numbers dd').textContent;
      if (text !== texts.at(-1)) texts.push(text);
      if (lane.dataset.state === 'done') tell(texts);
      else requestAnimationFrame(look);
    };
    lane.querySelector('.sc-run').click();
    look();
  });
  // A busy machine may draw the first frame of the run after 0.1 s.
  assert.match(texts.join(), /^–,(under 0\.1 s,)?\d/);
  // The last one is measured. On a busy machine it is less than what was counted until the end was drawn.
  const seconds = texts.slice(0, -1).filter((text) => /^\d/.test(text)).map(Number.parseFloat);
  // A busy machine draws fewer frames than there are tenths.
  assert.ok(seconds.length > 5, texts.join());
  assert.deepEqual(seconds, [...seconds].sort((one, other) => one - other));
});

test('the log shows six lines around the first sleeper, and all of them on demand', async () => {
  await page().openAfresh('?count=30&sleep=8:0.3,12:0.2&modes=sync,async-together');
  const visible = (mode) => run((mode) => {
    const clip = document.querySelector(`[data-lane="${mode}"] .sc-log-clip`);
    const [head, { bottom }] = [clip.querySelector('th').getBoundingClientRect(), clip.getBoundingClientRect()];
    return Array.from(clip.querySelectorAll('[data-printed-ms]'))
      .filter((row) => row.getBoundingClientRect().top >= head.bottom - 1 && row.getBoundingClientRect().bottom <= bottom + 1)
      .map((row) => row.querySelector('[data-line]').textContent);
  }, mode);
  const around = async (when) => {
    const both = () => Promise.all(['sync', 'async-together'].map(visible));
    const expected = [
      ['7', '8 start sleeping', '8 done sleeping', '8', '9', '10'],
      ['7', '8 start sleeping', '9', '10', '11', '12 start sleeping'],
    ];
    await waitUntil(`${when} both logs are there`, async () => JSON.stringify(await both()) === JSON.stringify(expected))
      .catch(async () => assert.deepEqual(await both(), expected, when));
  };
  for (const when of ['after the first runs', 'after the next runs']) {
    for (const mode of await page().modes()) await page().lane(mode).runToItsEnd();
    await around(when);
  }
  await run(() => {
    const handle = document.querySelector('[data-replay]');
    handle.value = handle.max;
    handle.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await waitUntil('the replay is at its end', async () => (await visible('sync')).includes('30'));
  await page().driver.executeScript(() => document.querySelector('.sc-replay-end').click());
  await around('after a replay');
  assert.match(await page().lane('sync').text(), /All 34 lines appeared at once, at \d\.\d s\./);
  assert.doesNotMatch(await page().lane('async-together').text(), /appeared at once|terminal/);
  await page().lane('sync').click('Show all 34 lines');
  assert.equal((await visible('sync')).length, 34);
  await page().lane('sync').click('Show fewer lines');
  assert.equal((await visible('sync')).length, 6);
});

test('on a phone both stages fit into one screen during a sequence, and the logs stand there afterwards', { skip: ENGINE !== 'chromium' && 'only Chromium gets as narrow as a phone' }, async (t) => {
  const { driver } = page();
  await resize(driver, ENGINE, 390, 664);
  t.after(() => resize(driver, ENGINE, 1280, 900));
  await page().openAfresh('?count=30&sleep=8:0.6,12:0.4&modes=sync,async-together');
  await page().loadLazyChunk();
  const seen = await driver.executeAsyncScript((tell) => {
    const lane = document.querySelector('[data-lane="async-together"]');
    const look = () => {
      // Once both lanes have drawn something.
      if (lane.querySelectorAll('[data-look="shown"]').length < 28) return requestAnimationFrame(look);
      const stages = Array.from(document.querySelectorAll('[data-stage]'), (stage) => stage.getBoundingClientRect());
      const bar = document.querySelector('.sc-poke-bar').getBoundingClientRect();
      tell({ top: stages[0].top, bottom: stages[1].bottom, bar: bar.top });
    };
    document.querySelector('[data-run-all]').click();
    requestAnimationFrame(look);
  });
  assert.ok(seen.top >= 0 && seen.bottom <= seen.bar, JSON.stringify(seen));
  await page().lane('async-together').reaches('done');
  await waitUntil('the logs are there', async () => (await page().shows('[data-lane="sync"] .sc-log')) && (await page().shows('[data-lane="async-together"] .sc-log')));
  const scrolled = await run(() => Array.from(document.querySelectorAll('.sc-log-clip'), (clip) => clip.scrollTop / 22));
  assert.deepEqual(scrolled, [6, 6], 'from the line before the first sleeper');
});
