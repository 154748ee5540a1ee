/** The code panel: tabs by mouse and keyboard, programs that follow the plan and the lane, Copy and Save. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { copied, giveClipboard } from '../clipboard.mjs';
import { savedBy } from '../downloads.mjs';
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
  await page().unfold('The code');
  await becomes('python', 'is there', (text) => text !== '');
};

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
  const now = () => tabs().then(JSON.stringify);
  await waitUntil(`the tabs are at ${title}`, async () => (await now()) === JSON.stringify(expected)).catch(async () => assert.deepEqual(await tabs(), expected));
}

const focusedText = () => page().driver.executeScript(() => document.activeElement.textContent);
const selectedText = () => page().driver.executeScript(() => getSelection().toString().trim());

test('no program is written before the panel is opened', async () => {
  await page().openAfresh();
  assert.equal(await program('python'), '');
  assert.equal(await page().shows('[data-code="python"]'), false);
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

test('the programs are those of the lane in view, and follow the plan', async () => {
  await openCode('?count=30&sleep=8:3,12:2&modes=sync,async-together');
  assert.equal(await program('python'), await source('sharing/code/python/sync.py'));
  assert.equal(await program('javascript'), await source('sharing/code/javascript/sync.js'));
  await page().driver.findElement({ css: '.sc-code-lanes button:nth-of-type(2)' }).click();
  await becomes('python', 'gathers', (text) => text.includes('asyncio.gather'));
  const together = await source('sharing/code/javascript/async-together.js');
  await becomes('javascript', 'gathers', (text) => text === together);
  await page().chip(5).click();
  await becomes('python', 'holds the edited plan', (text) => text.includes('sleeps = {5: 1, 8: 3, 12: 2}'));
  await page().countTo('20');
  await becomes('javascript', 'counts to 20', (text) => text.includes('number <= 20'));
});

test('the code is that of the latest lane, and its Rust function is marked', async () => {
  await openCode('?count=10&sleep=3:0.2&modes=sync,async-together');
  await page().lane('async-together').runToItsEnd();
  await becomes('python', 'gathers', (text) => text.includes('asyncio.gather'));
  await page().press('Rust');
  assert.equal(await program('rust'), await source('exercise/count.rs'));
  const marked = () => page().driver.executeScript(() => document.querySelector('[data-code="rust"] mark').textContent);
  assert.match(await marked(), /^\/\/\/ Starts all steps at once[^]*pub async fn async_together\([^]*\n\}\n$/);
  await waitUntil('the marked function is in view', () => page().driver.executeScript(() => {
    const frame = document.querySelector('[data-code="rust"]');
    const [view, mark] = [frame, frame.querySelector('mark')].map((part) => part.getBoundingClientRect());
    return mark.top >= view.top && mark.bottom <= view.bottom;
  }));
});

test('Copy copies the program, or says that the browser refuses and selects it', async () => {
  await openCode();
  const shown = await program('python');
  await giveClipboard(page().driver, 'takes');
  await page().press('Copy');
  await page().says('Copied.');
  assert.deepEqual(await copied(page().driver), [shown]);
  for (const clipboard of ['refuses', 'is missing']) {
    await openCode();
    await giveClipboard(page().driver, clipboard);
    await page().press('Copy');
    await page().says('The browser does not let this page copy. The program is selected');
    await waitUntil('the program is selected', async () => (await selectedText()) === shown.trim());
  }
});

test('Save saves the shown program as a file', async () => {
  await openCode();
  await page().press('JavaScript');
  await areAt('JavaScript');
  await page().says('Run it with node count.js');
  const { name, bytes } = await savedBy(page().driver, () => page().press('Save as count.js'));
  assert.deepEqual({ name, text: bytes.toString() }, { name: 'count.js', text: await program('javascript') });
});

test('the program of a long count is short, and an embed shows none', async () => {
  await openCode('?preset=ten-thousand');
  const lines = (await program('python')).split('\n');
  assert.ok(lines.length < 50, `${lines.length} lines`);
  await page().openAfresh('?count=10&sleep=3:0.2&embed=1');
  assert.equal(await page().shows('.sc-code'), false);
});
