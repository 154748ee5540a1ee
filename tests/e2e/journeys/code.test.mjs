/** The code: two programs side by side, tabs by mouse and keyboard, programs that follow the plan and the lanes, Copy and Save. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { afterEach, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { Key } from 'selenium-webdriver';
import { ENGINE, resize } from '../browsers.mjs';
import { copied, giveClipboard } from '../clipboard.mjs';
import { savedBy } from '../downloads.mjs';
import { serveFor } from '../server.mjs';
import { visit } from '../visit.mjs';
import { waitUntil } from '../wait.mjs';

const page = visit();
const SOURCE = new URL('../../../src/', import.meta.url);
const source = (path) => readFile(new URL(path, SOURCE), 'utf8');

/** The program of a language in the page, shown or hidden; empty if there is none. */
const program = (language) =>
  page().driver.executeScript((language) => document.querySelector(`[data-code="${language}"]`)?.textContent ?? '', language);

const becomes = (language, what, isSo) => waitUntil(`the ${language} program ${what}`, async () => isSo(await program(language)));

const openCode = async (link) => {
  await page().openAfresh(link);
  await page().seeCode();
};

/** The visible programs, from left to right: their titles, and their lines, those that differ after a mark. */
const shown = () => page().driver.executeScript(() => {
  const columns = Array.from(document.querySelectorAll('.sc-code-column')).filter((column) => column.checkVisibility({ visibilityProperty: true }));
  return columns.map((column) => ({
    title: column.querySelector('h3')?.textContent ?? '',
    lines: Array.from(column.querySelectorAll('.sc-line'), (line) => (line.matches('.sc-differs') ? '>' : '') + line.textContent.trim()),
    text: column.querySelector('pre').textContent,
  }));
});

async function titlesBecome(...titles) {
  await waitUntil(`the programs are those of ${titles}`, async () => (await shown()).map(({ title }) => title).join('|') === titles.join('|'));
}

/** Clicks the switch of narrow screens. */
const switchTo = (title) => page().driver.executeScript((title) => {
  const labels = Array.from(document.querySelectorAll('.sc-code-switch label'));
  labels.find((label) => label.textContent === title).querySelector('input').click();
}, title);

/** The state of the tabs, and the visible panel. */
const tabs = () =>
  page().driver.executeScript(() => ({
    names: Array.from(document.querySelectorAll('[role=tab]'), (tab) => tab.textContent),
    selected: Array.from(document.querySelectorAll('[role=tab][aria-selected=true]'), (tab) => tab.textContent).join(),
    reachable: Array.from(document.querySelectorAll('[role=tab][tabindex="0"]'), (tab) => tab.textContent).join(),
    shown: Array.from(document.querySelectorAll('[data-code]')).filter((code) => code.getClientRects().length > 0)
      .map((code) => code.dataset.code).join(),
  }));

async function areAt(title) {
  const expected = { names: ['Python', 'JavaScript', 'Rust'], selected: title, reachable: title, shown: title.toLowerCase() };
  const isThere = async () => isDeepStrictEqual(await tabs(), expected);
  await waitUntil(`the tabs are at ${title}`, isThere).catch(async () => assert.deepEqual(await tabs(), expected));
}

const focusedText = () => page().driver.executeScript(() => document.activeElement.textContent);
const selectedText = () => page().driver.executeScript(() => getSelection().toString().trim());

afterEach(() => resize(page().driver, ENGINE, 1280, 900));

test('no program is written before the code is near the view', async () => {
  await page().openAfresh();
  assert.equal(await program('python'), '');
  await page().seeCode();
  assert.equal(await page().shows('[data-code="python"]'), true);
});

test('mouse and keyboard select tabs', async () => {
  await openCode();
  await areAt('Python');
  await page().press('Rust');
  await areAt('Rust');
  const keys = [[Key.ARROW_RIGHT, 'Python'], [Key.ARROW_RIGHT, 'JavaScript'], [Key.END, 'Rust'], [Key.ARROW_LEFT, 'JavaScript'],
    [Key.HOME, 'Python'], [Key.ARROW_LEFT, 'Rust']];
  for (const [key, title] of keys) {
    await page().driver.actions().sendKeys(key).perform();
    await areAt(title);
    await waitUntil(`${title} has the focus`, async () => (await focusedText()) === title);
  }
});

test('two programs are side by side, the one that blocks first, and lines that differ are tinted', async () => {
  await openCode('?count=30&sleep=8:3,12:2&modes=async-together,sync');
  await titlesBecome('Sync', 'Async, together');
  const [sync, together] = await shown();
  assert.deepEqual([sync.text, together.text], [await source('sharing/code/python/sync.py'), await source('sharing/code/python/async-together.py')]);
  const differ = ({ lines }) => lines.filter((line) => line.startsWith('>') && !line.startsWith('>#'));
  assert.deepEqual(differ(sync), ['>import time', '>def step(number):', '>time.sleep(sleeps[number])', '>def main():', '>step(number)', '>main()']);
  assert.ok(differ(together).includes('>await asyncio.gather(*steps)'));
  // Equal lines are at equal heights.
  const rows = await page().driver.executeScript(() => Array.from(document.querySelectorAll('.sc-code-column')).slice(0, 2).map((column) =>
    Array.from(column.querySelectorAll('.sc-line:not(.sc-differs)'), (line) => [line.textContent, Math.round(line.getBoundingClientRect().top)])));
  assert.ok(rows[0].length > 10);
  assert.deepEqual(rows[0], rows[1]);
  // One program has the handle of the contract.
  assert.equal(await page().count('[data-code="python"]'), 1);
  assert.equal(await page().driver.executeScript(() => document.querySelector('[data-code-beside="python"]').textContent), sync.text);
});

test('both programs are as high as their lines, with nothing to scroll', async () => {
  for (const modes of ['sync,async-together', 'sync,async-in-turn', 'async-limited,async-forgotten']) {
    await openCode(`?modes=${modes}`);
    const hidden = () => page().driver.executeScript(() => Array.from(document.querySelectorAll('.sc-code-column pre'))
      .filter((program) => program.checkVisibility() && program.textContent).map((program) => program.scrollHeight - program.clientHeight));
    await waitUntil('both are there', async () => (await hidden()).length === 2);
    assert.deepEqual(await hidden(), [0, 0], modes);
    const ends = await page().driver.executeScript(() => Array.from(document.querySelectorAll('.sc-code-column pre'))
      .filter((program) => program.checkVisibility()).map((program) => Math.round(program.getBoundingClientRect().bottom)));
    assert.equal(ends[0], ends[1], modes);
  }
});

test('a function stands beside the one that the other program has in its place', async () => {
  await openCode('?count=30&sleep=8:3,12:2&modes=sync,async-limited');
  await titlesBecome('Sync', 'Async, 3 at a time');
  const tops = (start) => page().driver.executeScript((start) => Array.from(document.querySelectorAll('.sc-code-column .sc-line'))
    .filter((line) => line.checkVisibility() && line.textContent.trim().replace('async ', '').startsWith(start)).map((line) => Math.round(line.getBoundingClientRect().top)), start);
  for (const start of ['def step(', 'def main(']) {
    const [left, right, ...others] = await tops(start);
    assert.deepEqual([right, others], [left, []], start);
  }
});

test('of more than two lanes the reader chooses two', async () => {
  await openCode('?count=5&sleep=2:0.1&modes=sync,async-in-turn,async-together');
  await titlesBecome('Sync', 'Async, together');
  const choose = (name, title) => page().driver.findElement({ css: `select[aria-label="${name}"]` }).sendKeys(title);
  await choose('Second program', 'Async, in turn');
  await titlesBecome('Sync', 'Async, in turn');
  await choose('First program', 'Async, in turn');
  await titlesBecome('Async, in turn', 'Sync');
  await page().lane('async-together').runToItsEnd();
  await titlesBecome('Sync', 'Async, together');
  await page().lane('async-in-turn').click('Remove');
  await waitUntil('there is nothing to choose', async () => (await page().count('.sc-code-pair')) === 0);
  await page().lane('sync').click('Remove');
  await titlesBecome('Async, together');
  assert.ok((await shown())[0].lines.every((line) => !line.startsWith('>')));
});

test('of all lanes the usual two are compared, and a lane that is run by itself takes the place of the second', async () => {
  await openCode('?count=5&sleep=2:0.1&modes=sync,async-in-turn,async-together,async-blocking,threads');
  await titlesBecome('Sync', 'Async, together');
  await page().click('[data-run-all]');
  await page().lane('threads').reaches('done', 60_000);
  await titlesBecome('Sync', 'Async, together');
  await page().lane('async-in-turn').runToItsEnd();
  await titlesBecome('Sync', 'Async, in turn');
});

test('on a phone one program is shown whole, and a switch shows the other in its place', async () => {
  await resize(page().driver, ENGINE, 390, 664);
  await openCode();
  // The bar at the bottom would cover the tabs.
  await page().driver.executeScript(() => document.querySelector('.sc-tabs').scrollIntoView());
  const top = () => page().driver.executeScript(() => document.querySelector('.sc-code-columns').getBoundingClientRect().height);
  await waitUntil('Sync is shown', async () => (await shown())[0].text.includes('time.sleep'));
  const [height, fits] = [await top(), () => page().driver.executeScript(() =>
    Array.from(document.querySelectorAll('.sc-code pre')).every((program) => program.scrollWidth <= program.clientWidth))];
  assert.ok(await fits());
  await switchTo('Async, together');
  await waitUntil('only the other is shown', async () => {
    const all = await shown();
    return all.length === 1 && all[0].text.includes('asyncio.gather');
  });
  await becomes('python', 'is the other', (text) => text.includes('asyncio.gather'));
  assert.equal(await top(), height);
  await page().press('JavaScript');
  await waitUntil('its JavaScript is shown', async () => (await shown())[0].text.includes('Promise.all'));
  assert.ok(await fits());
});

test('the programs follow the plan', async () => {
  await openCode('?count=30&sleep=8:3,12:2&modes=sync,async-together');
  assert.equal(await program('python'), await source('sharing/code/python/sync.py'));
  assert.equal(await program('javascript'), await source('sharing/code/javascript/sync.js'));
  await page().chip(5).click();
  await becomes('python', 'holds the edited plan', (text) => text.includes('sleeps = {5: 1, 8: 3, 12: 2}'));
  await page().countTo('20');
  await becomes('javascript', 'counts to 20', (text) => text.includes('n <= 20'));
});

test('the handle is on the program of the latest lane, and in Rust what only one of them runs is tinted', async () => {
  await openCode('?count=10&sleep=3:0.2&modes=sync,async-together');
  await page().lane('async-together').runToItsEnd();
  await becomes('python', 'gathers', (text) => text.includes('asyncio.gather'));
  await page().press('Rust');
  assert.equal(await program('rust'), await source('exercise/count.rs'));
  const tinted = await page().driver.executeScript(() =>
    Array.from(document.querySelectorAll('[data-code="rust"] .sc-differs'), (line) => line.textContent).filter((line) => line.includes('fn ')));
  assert.deepEqual(tinted.map((line) => /fn (\w+)/.exec(line)[1]), ['sync', 'async_together', 'step_that_blocks', 'step_that_awaits']);
  await waitUntil('the function of the latest lane is in view', () => page().driver.executeScript(() => {
    const frame = document.querySelector('[data-code="rust"]');
    const [view, line] = [frame, frame.querySelector('.sc-differs.sc-lively')].map((part) => part.getBoundingClientRect());
    return line.top >= view.top && line.bottom <= view.bottom;
  }));
});

test('Copy copies its program, or says that the browser refuses and selects it', async () => {
  await openCode();
  const texts = (await shown()).map(({ text }) => text);
  await giveClipboard(page().driver, 'takes');
  for (const title of ['Sync', 'Async, together']) {
    await page().press(`Copy ${title}`);
    await page().says('Copied.');
  }
  assert.deepEqual(await copied(page().driver), texts);
  for (const clipboard of ['refuses', 'is missing']) {
    await openCode();
    await giveClipboard(page().driver, clipboard);
    await page().press('Copy Async, together');
    await page().says('The browser does not let this page copy. The program is selected');
    await waitUntil('the program is selected', async () => (await selectedText()) === texts[1].trim());
  }
});

test('Save saves each program as a file', async () => {
  await openCode();
  await page().press('JavaScript');
  await areAt('JavaScript');
  await page().says('Run it with node sync.js');
  for (const [index, name] of ['sync.js', 'async-together.js'].entries()) {
    const saved = await savedBy(page().driver, () => page().press(`Save as ${name}`));
    assert.deepEqual({ name: saved.name, text: saved.bytes.toString() }, { name, text: (await shown())[index].text });
  }
});

test('below a program of asyncio stands what a notebook needs', async () => {
  await openCode('?count=30&sleep=8:3,12:2&modes=sync,async-together');
  const lines = () => page().driver.executeScript(() => Array.from(document.querySelectorAll('[data-notebook]'), (line) =>
    [line.closest('.sc-code-column').querySelector('h3').textContent, line.textContent.trim()]));
  await waitUntil('the line is there', async () => isDeepStrictEqual(await lines(),
    [['Async, together', 'In a notebook: await main() in place of asyncio.run(main())']]));
});

test('the JavaScript of every mode runs in the console of a browser', async (t) => {
  await openCode('?count=5&sleep=2:0.3,4:0.1&modes=sync,async-together');
  const programs = {};
  for (const mode of ['sync', 'async-together', 'threads']) {
    await page().open(`?count=5&sleep=2:0.3,4:0.1&modes=${mode}`);
    await page().seeCode();
    programs[mode] = await program('javascript');
  }
  const blank = await serveFor(t, { pages: { '/blank.html': '<!doctype html><title>A page</title>' } });
  for (const [mode, text] of Object.entries(programs)) {
    await page().driver.get(`${blank.origin}/blank.html`);
    const printed = await page().driver.executeAsyncScript((text, tell) => {
      const lines = [];
      console.log = (...words) => {
        lines.push(words.join(' '));
        if (words[0] === 'Elapsed:') tell(lines);
      };
      addEventListener('unhandledrejection', ({ reason }) => tell([String(reason)]));
      (0, eval)(text);
    }, text);
    assert.ok(printed.includes('2 done sleeping') && printed.includes('4 done sleeping') && printed.at(-1).startsWith('Elapsed:'), `${mode}: ${printed}`);
  }
});

test('the program of a long count is short, and an embed shows none', async () => {
  await openCode('?preset=ten-thousand');
  const lines = (await program('python')).split('\n');
  assert.ok(lines.length < 60, `${lines.length} lines`);
  await page().openAfresh('?count=10&sleep=3:0.2&embed=1');
  assert.equal(await page().shows('.sc-code'), false);
});
