/** The shell in the document: the first screen is there, and hears presses, before the program is. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Band } from '../band.mjs';
import { ENGINE, openBrowser, resize } from '../browsers.mjs';
import { WASM } from '../files.mjs';
import { Page } from '../page.mjs';
import { serveFor } from '../server.mjs';
import { pause, waitUntil } from '../wait.mjs';

let driver;
before(async () => {
  // Chromium waits for preloaded files before it says that a page has loaded.
  driver = await openBrowser(ENGINE, 'none');
});
after(() => driver?.quit());

/** Opens a link while the program is held back; `send` lets it go. */
async function openHeld(t, link = '') {
  let send;
  const held = new Promise((sent) => {
    send = sent;
  });
  const server = await serveFor(t, { spoilt: { [WASM]: held } });
  const page = new Page(driver, server.address);
  await driver.get(server.address + link);
  await waitUntil('the document is there', () => driver.executeScript((address) =>
    location.href.startsWith(address) && document.querySelector('.sc-foot') !== null, server.address).catch(() => false));
  const start = async () => {
    send();
    await page.started();
  };
  return { page, send, start, isShown: () => page.shows('section[data-shell]') };
}

const shown = async (t, link) => {
  const opened = await openHeld(t, link);
  await waitUntil('the shell is there', opened.isShown);
  return opened;
};

/** The controls of the first screen and its texts, each with its place, its name and its state. */
const screen = () => driver.executeScript(() => {
  const css = '.sc-head :is(h1, p, button), .sc-plan :is(button, input, .sc-hint, .sc-gloss), .sc-band :is(legend, label, input, .sc-run-all, .sc-band-says)';
  return Array.from(document.querySelectorAll(css), (element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const { ariaLabel, ariaPressed, ariaExpanded, value, type } = element;
    const look = getComputedStyle(element);
    return {
      what: `${element.localName} ${element.className} ${element.textContent}`, ariaLabel, ariaPressed, ariaExpanded, value, type,
      look: [look.color, look.backgroundColor, look.fontSize, look.fontWeight].join(' '), place: [left, top, width, height],
    };
  }).filter(({ place: [, , width, height] }) => width * height);
});

for (const width of [390, 820, 1440]) {
  test(`at ${width} px the shell is what the program draws, in the same places`, async (t) => {
    await resize(driver, ENGINE, width, 900);
    t.after(() => resize(driver, ENGINE, 1280, 900));
    const { start } = await shown(t, '?theme=light');
    const before = await screen();
    await start();
    const after = await screen();
    const withoutPlaces = (parts) => parts.map(({ place, ...part }) => part);
    assert.deepEqual(withoutPlaces(after), withoutPlaces(before));
    after.forEach(({ what, place }, index) => {
      const moved = Math.max(...place.map((edge, at) => Math.abs(edge - before[index].place[at])));
      // WebKit draws a field that can't be edited 1 px wider.
      assert.ok(moved <= 1, `${what} moved by ${moved} px`);
    });
    assert.ok(before.length > 40, `${before.length} parts were compared`);
  });
}

test('nothing of the shell is left, and the focus stays where it was', async (t) => {
  const { page, start } = await shown(t);
  await driver.executeScript(() => document.querySelector('.sc-run-all').focus());
  await start();
  await waitUntil('the shell is gone', async () => (await page.count('[data-shell], [data-boot], template')) === 0);
  assert.equal(await driver.executeScript(() => document.activeElement.matches('[data-run-all]')), true);
  assert.deepEqual([await page.count('.sc-plan'), await page.count('.sc-band'), await page.count('.sc-poke-bar')], [1, 1, 1]);
});

test('a press of Run is answered at once, and runs when the program is there', async (t) => {
  const { page, start } = await shown(t);
  await page.click('.sc-run-all');
  const band = new Band(page);
  await band.says(/Starting…/);
  assert.equal(await page.find('.sc-run-all').getText(), 'Stop');
  assert.equal(await page.count('[data-lane]'), 0);
  await start();
  await waitUntil('Sync has begun', async () => (await band.states()).sync !== 'idle');
  await page.lane('sync').reaches('done');
});

test('a second press takes it back, but a double click does not', async (t) => {
  const { page, start } = await shown(t);
  const clickTwice = () => driver.executeScript(() => {
    document.querySelector('.sc-run-all').click();
    document.querySelector('.sc-run-all').click();
  });
  await clickTwice();
  assert.equal(await page.find('.sc-run-all').getText(), 'Stop');
  await pause(600);
  await page.click('.sc-run-all');
  assert.equal(await page.find('.sc-run-all').getText(), 'Run both: Sync, then Async');
  await start();
  await pause(1_000);
  assert.deepEqual(await new Band(page).states(), { sync: 'idle', 'async-together': 'idle' });
});

test('a guess and a number that was put to sleep are kept', async (t) => {
  const { page, start } = await shown(t);
  await page.click('.sc-cell:nth-child(20)');
  await page.click('.sc-choice:nth-child(2)');
  await start();
  await waitUntil('20 sleeps', async () => (await page.chip(20).getAttribute('aria-pressed')) === 'true');
  assert.deepEqual(await page.pressed(), [8, 12, 20]);
  assert.equal(await driver.executeScript(() => document.querySelectorAll('[name=guess]')[1].checked), true);
});

for (const [link, isShown] of [['?theme=dark', true], ['?utm_source=news&utm_medium=mail', true], ['?', true], ['?count=30', false],
  ['?embed=1', false], [`?${'theme='.repeat(40)}&x`, false], ['?modes=threads', false], ['?theme=dark&count=5', false], ['#count=5', false], ['?COUNT=5', false]]) {
  test(`${link} ${isShown ? 'shows the shell' : 'waits for the program'}`, async (t) => {
    const { page, start, isShown: isThere } = await openHeld(t, link);
    await waitUntil('the starting script has run', () => driver.executeScript(() => document.querySelector('[data-failure] a').getAttribute('href') === ''));
    assert.equal(await isThere(), isShown);
    await start();
    assert.equal(await page.count('[data-shell]'), isShown ? 0 : await page.count('template'));
  });
}

test('if the program does not come, a sentence takes the place of the shell, and a press is forgotten', async (t) => {
  const { page, start } = await shown(t);
  await page.click('.sc-run-all');
  await waitUntil('the sentence is there', () => page.shows('[data-failure]'));
  assert.equal(await page.count('[data-shell]'), 0);
  await start();
  await pause(1_000);
  assert.deepEqual(await new Band(page).states(), { sync: 'idle', 'async-together': 'idle' });
});
