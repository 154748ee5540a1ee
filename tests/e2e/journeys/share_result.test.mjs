/** "Share this result": by the system's dialog, and by copying and saving where there is none, or it refuses. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { ENGINE, resize } from '../browsers.mjs';
import { copied, giveClipboard } from '../clipboard.mjs';
import { savedBy } from '../downloads.mjs';
import { drawn, giveSharing, shared } from '../sharing.mjs';
import { visit } from '../visit.mjs';
import { pause, waitUntil } from '../wait.mjs';

const page = visit();
const QUERY = '?count=12&sleep=4:0.6,7:0.4&modes=sync,async-together';
/** The words about both runs, with what was measured of them. On a busy machine the page may have paused during the second. */
const BOTH = /^My browser froze for (\d\.\d) s\. The async version of the same count: (\d\.\d) s, (and it never froze|with pauses of .*|and it froze as well)\.$/;
const BUTTON = '.sc-share-result > button';
const PANEL = '.sc-shared';
const SAYS = `${PANEL} [role="status"]`;

const textOf = (css) => page().driver.executeScript((css) => document.querySelector(css).textContent, css);
const isOpen = () => page().shows(PANEL);
const says = (sentence) => waitUntil(`it says “${sentence}”`, async () => (await textOf(SAYS)) === sentence);

async function press() {
  const button = await page().find(BUTTON);
  await page().driver.executeScript((button) => button.scrollIntoView({ block: 'center' }), button);
  await button.click();
}

/** Runs the lanes in a browser whose dialog for sharing works like this. */
async function runWith(how, query = QUERY) {
  await page().openAfresh(query);
  await giveSharing(page().driver, how);
  await giveClipboard(page().driver, 'takes');
  for (const mode of await page().modes()) await page().lane(mode).runToItsEnd();
  await waitUntil('the button is there', () => page().shows(BUTTON));
}

const isDrawn = (number) => waitUntil(`${number} pictures are drawn`, async () => (await drawn(page().driver)) === number);

test('the press shares words, link and a picture that was drawn before', async () => {
  await runWith('takes', `${QUERY}&theme=dark`);
  const before = await drawn(page().driver);
  await waitUntil('the picture is drawn', async () => (await drawn(page().driver)) >= Math.max(before, 1));
  await pause(500);
  const ready = await drawn(page().driver);
  await press();
  const [{ title, text, url, files, isActive }, ...others] = await waitUntil('it is shared', async () => {
    const all = await shared(page().driver);
    return all.length > 0 && all;
  });
  assert.deepEqual(others, []);
  assert.equal(await drawn(page().driver), ready);
  assert.equal(isActive, true);
  assert.equal(title, 'What does waiting cost?');
  const [sync, together] = [await page().lane('sync').result(), await page().lane('async-together').result()];
  const [frozen, took] = BOTH.exec(text).slice(1).map((seconds) => Number(seconds) * 1_000);
  assert.ok(Math.abs(frozen - sync.longestFreezeMs) <= 51 && Math.abs(took - together.elapsedMs) <= 51, text);
  assert.equal(url, page().address + QUERY);
  assert.deepEqual(files.map(({ name, type }) => [name, type]), [['what-waiting-costs.png', 'image/png']]);
  const png = Buffer.from(files[0].bytes);
  assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [1200, 630]);
  assert.equal(await isOpen(), false);
  assert.deepEqual(await copied(page().driver), []);
});

test('on a phone all of what it opens is in view, and the bar at the bottom covers nothing of it', async (t) => {
  await resize(page().driver, ENGINE, 390, 664);
  t.after(() => resize(page().driver, ENGINE, 1280, 900));
  await runWith('is missing');
  const button = await page().find(BUTTON);
  await page().driver.executeScript((button) => button.scrollIntoView({ block: 'end' }), button);
  await page().driver.executeScript((button) => button.click(), button);
  await waitUntil('it is in view', () => page().driver.executeScript((css) => {
    const [panel, bar] = [css, '.sc-poke-bar'].map((css) => document.querySelector(css).getBoundingClientRect());
    return panel.height > 0 && panel.top >= 0 && panel.bottom <= bar.top;
  }, PANEL));
});

test('the next run has its own words and picture, and none is shared while it is on', async () => {
  await runWith('takes', '?count=12&sleep=4:1&modes=async-together');
  await isDrawn(1);
  const lane = page().lane('async-together');
  await lane.run();
  await lane.reaches('running');
  assert.equal(await page().shows(BUTTON), false);
  await lane.reaches('done');
  await isDrawn(2);
  await press();
  const [{ text }] = await waitUntil('it is shared', async () => {
    const all = await shared(page().driver);
    return all.length > 0 && all;
  });
  assert.match(text, /^Async, together took \d\.\d s, (and my browser never froze|with pauses of .*)\.$/);
});

test('where no files can be shared, the words and the link are, and no picture is drawn', async () => {
  await runWith('takes no files');
  await press();
  await waitUntil('it is shared', async () => (await shared(page().driver)).length === 1);
  const [{ text, files }] = await shared(page().driver);
  assert.match(text, BOTH);
  assert.deepEqual(files, []);
  assert.equal(await drawn(page().driver), 0);
});

test('a reader who cancels is told nothing', async () => {
  await runWith('cancelled');
  await press();
  await waitUntil('the dialog was opened', async () => (await shared(page().driver)).length === 1);
  await pause(300);
  assert.equal(await isOpen(), false);
  assert.equal(await textOf(SAYS), '');
  assert.deepEqual(await copied(page().driver), []);
  await press();
  await waitUntil('the dialog was opened again', async () => (await shared(page().driver)).length === 2);
});

test('if the browser refuses, words and link are copied; if it refuses that too, they can be selected', async () => {
  await runWith('refuses');
  await press();
  await says('The browser did not share it. Words and link are copied.');
  assert.equal(await isOpen(), true);
  const [text, ...others] = await copied(page().driver);
  assert.deepEqual(others, []);
  const [words, link] = text.split('\n');
  assert.match(words, BOTH);
  assert.equal(link, page().address + QUERY);
  await page().driver.findElement({ css: BUTTON }).sendKeys(Key.ESCAPE);
  assert.equal(await isOpen(), false);

  await giveClipboard(page().driver, 'refuses');
  await press();
  await says('The browser lets this page neither share nor copy. Select the words and copy them.');
  assert.equal(await textOf(`${PANEL} p`), words);
  assert.ok((await page().text()).includes(words));
});

for (const how of ['is missing', 'not allowed']) {
  test(`where sharing ${how}, the button opens what can be copied and saved`, async () => {
    await runWith(how);
    const expanded = () => page().driver.executeScript((css) => document.querySelector(css).getAttribute('aria-expanded'), BUTTON);
    assert.equal(await expanded(), 'false');
    await press();
    assert.deepEqual([await isOpen(), await expanded()], [true, 'true']);
    assert.deepEqual(await shared(page().driver), []);
    await page().press('Copy words and link');
    await says('Copied.');
    const [text] = await copied(page().driver);
    assert.match(text.split('\n')[0], BOTH);
    const { name, bytes } = await savedBy(page().driver, () => page().press('Save the picture'));
    assert.equal(name, 'what-waiting-costs.png');
    assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], [1200, 630]);
    await giveClipboard(page().driver, 'refuses');
    await page().press('Copy words and link');
    await says('The browser does not let this page copy. Select the words and copy them.');

    await (await page().button('Save the picture')).sendKeys(Key.ESCAPE);
    assert.deepEqual([await isOpen(), await expanded()], [false, 'false']);
    assert.equal(await page().driver.executeScript((css) => document.activeElement.matches(css), BUTTON), true);
  });
}
