/** The page by keyboard alone, at 400% zoom, with forced colours, with reduced motion, and its announcements to screen readers. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { resize } from '../browsers.mjs';
import { visit } from '../visit.mjs';
import { waitUntil } from '../wait.mjs';

const page = visit();
const driver = () => page().driver;

const run = (script, ...values) => driver().executeScript(script, ...values);
const SHORT = '?count=30&sleep=8:0.3,12:0.2&modes=sync,async-together';
const ALL_MODES = ['sync', 'async-in-turn', 'async-together', 'async-blocking', 'threads'];

const press = (...keys) => driver().actions().sendKeys(...keys).perform();

/** The mode of the lane and the name of the focused element. */
const focused = () => run(() => {
  const { activeElement: element } = document;
  const lane = element.closest('[data-lane]')?.dataset.lane;
  return [lane, element.dataset.step ?? element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 40)].filter(Boolean).join(' ');
});

/** Presses Tab until the focused element's name starts with `name`. */
async function tabTo(name) {
  for (let left = 200; left > 0; left -= 1) {
    await press(Key.TAB);
    if ((await focused()).startsWith(name)) return;
  }
  assert.fail(`Tab never comes to ${name}`);
}

test('the Tab key reaches each control in document order, and leaves the page at the end', async () => {
  await resize(driver(), 'chromium', 1280, 900);
  await page().openAfresh(SHORT);
  for (const mode of await page().modes()) await page().lane(mode).runToItsEnd();
  await run(() => {
    document.querySelectorAll('details').forEach((details) => { details.open = true; });
    // Tab starts from the heading.
    const start = document.querySelector('h1');
    start.tabIndex = -1;
    start.focus();
    start.removeAttribute('tabindex');
  });
  await waitUntil('the panels are filled', async () => (await page().count('[data-snippet]')) > 0 && (await page().count('[data-code]')) > 0);
  // A group of radio buttons, of tabs or of marks of a drawing is one stop; arrow keys move within it.
  const expected = await run(() => {
    const stops = 'a[href], button, input, textarea, select, summary, [tabindex]';
    const isStop = (element) => element.tabIndex >= 0 && !element.disabled && element.checkVisibility({ visibilityProperty: true })
      && !(element.type === 'radio' && !element.checked && document.querySelector(`input[name="${element.name}"]`) !== element);
    window.stops = Array.from(document.querySelectorAll(stops)).filter(isStop);
    return window.stops.length;
  });
  assert.ok(expected > 60, `${expected} stops`);
  const order = [];
  for (let left = expected + 20; left > 0; left -= 1) {
    await press(Key.TAB);
    const place = await run(() => (document.activeElement === document.body ? null : window.stops.indexOf(document.activeElement)));
    if (place === null) break;
    order.push(place);
  }
  const unknown = order.filter((place) => place === -1).length;
  const known = order.filter((place) => place !== -1);
  assert.deepEqual(known, [...known].sort((one, other) => one - other), 'Tab goes back and forth');
  const missed = await run((known) => window.stops.filter((_, index) => !known.includes(index)).map((element) => element.outerHTML.slice(0, 100)), known);
  assert.deepEqual([missed, unknown], [[], 0]);
});

test('by keyboard a number is put to sleep, lanes are run and stopped, and a program is read', async () => {
  await page().openAfresh('?count=30&sleep=8:0.4,12:0.2&modes=async-together,sync');
  await tabTo('5');
  await press(Key.SPACE);
  assert.deepEqual(await page().pressed(), [5, 8, 12]);
  await waitUntil('the stepper has the focus', async () => (await focused()) === 'Seconds that 5 sleeps');
  await tabTo('Wake 5');
  await press(Key.SPACE);
  assert.deepEqual(await page().pressed(), [8, 12]);
  await waitUntil('5 has the focus', async () => (await focused()) === '5');
  await tabTo('async-together Run');
  await press(Key.ENTER);
  await page().lane('async-together').reaches('done');
  assert.equal(await focused(), 'async-together Run Async, together', 'Run keeps the focus');
  await press(Key.ENTER);
  await page().lane('async-together').reaches('running');
  await press(Key.ENTER);
  await page().lane('async-together').reaches('stopped');
  await tabTo('sync Run');
  await press(Key.SPACE);
  await page().lane('sync').reaches('done');
  await tabTo('Python');
  await waitUntil('a program is there', () => page().shows('[data-code="python"]'));
  await press(Key.ARROW_RIGHT);
  await waitUntil('the next one is there', () => page().shows('[data-code="javascript"]'));
});

test('the focused element has a visible outline', async () => {
  await page().openAfresh(SHORT);
  for (let left = 45; left > 0; left -= 1) {
    await press(Key.TAB);
    const [what, width, style] = await run(() => {
      const { outlineWidth, outlineStyle } = getComputedStyle(document.activeElement);
      return [document.activeElement.outerHTML.slice(0, 80), parseFloat(outlineWidth), outlineStyle];
    });
    assert.ok(style !== 'none' && width >= 2, `${what}: ${width} px, ${style}`);
  }
});

for (const [state, link, come] of [
  ['as it is opened', SHORT],
  ['with all lanes, runs and panels', `?count=30&sleep=8:0.3,12:0.2&modes=${ALL_MODES}`, async () => {
    for (const mode of ALL_MODES) await page().lane(mode).runToItsEnd();
    await run(() => document.querySelectorAll('details').forEach((details) => { details.open = true; }));
    await waitUntil('the panels are filled', async () => (await page().count('[data-snippet]')) > 0 && (await page().count('[data-code]')) > 0);
  }],
  ['with ranges and notices', '?count=5000&sleep=1-5000:0.1..0.3,9000:1&modes=sync,nope'],
  ['embedded', `${SHORT}&embed=1`],
]) {
  test(`at 400% zoom nothing has to be scrolled sideways, ${state}`, async () => {
    await resize(driver(), 'chromium', 320, 256);
    await page().openAfresh(link);
    await come?.();
    const beyond = await run(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      const isClipped = (element) => element.closest('.sc-scroll, .sc-unseen, pre, [class*="code"], .sc-plot-frame, svg');
      const wide = Array.from(document.querySelectorAll('body *')).filter((element) =>
        element.getBoundingClientRect().right > clientWidth + 1 && element.checkVisibility() && !isClipped(element));
      return { isWider: scrollWidth > clientWidth, wide: wide.slice(0, 5).map((element) => element.outerHTML.slice(0, 120)) };
    });
    assert.deepEqual(beyond, { isWider: false, wide: [] });
  });
}

/** Emulates a preference of the reader until the end of the test. */
async function prefer(t, name, value) {
  t.after(() => driver().sendDevToolsCommand('Emulation.setEmulatedMedia', { features: [] }));
  await driver().sendDevToolsCommand('Emulation.setEmulatedMedia', { features: [{ name, value }] });
}

test('with forced colours controls have borders, and states differ in more than colour', async (t) => {
  await resize(driver(), 'chromium', 1280, 900);
  await prefer(t, 'forced-colors', 'active');
  await page().openAfresh(SHORT);
  assert.equal(await run(() => matchMedia('(forced-colors: active)').matches), true);
  const bare = await run(() => Array.from(document.querySelectorAll('button, input:not([type=radio])')).filter((control) => {
    const { borderTopWidth, borderBottomWidth, textDecorationLine } = getComputedStyle(control);
    return control.checkVisibility() && parseFloat(borderTopWidth) + parseFloat(borderBottomWidth) === 0 && textDecorationLine === 'none';
  }).map((control) => control.outerHTML.slice(0, 100)));
  assert.deepEqual(bare, []);
  const looks = (step) => run((step) => {
    const chip = document.querySelector(`[data-step="${step}"]`);
    return chip.innerText.replace(/\s+/g, ' ').trim();
  }, step);
  assert.deepEqual([await looks(7), await looks(8)], ['7', '8 , sleeps 0.3 s']);
  for (const mode of await page().modes()) await page().lane(mode).runToItsEnd();
  const unseen = await run(() => {
    const ground = getComputedStyle(document.body).backgroundColor;
    return Array.from(document.querySelectorAll('.sc-timeline svg :is(text, rect, path, circle, line)')).filter((mark) => {
      const { fill, stroke } = getComputedStyle(mark);
      return mark.checkVisibility() && mark.matches('text') && fill === ground && (stroke === ground || stroke === 'none');
    }).map((mark) => mark.outerHTML.slice(0, 100));
  });
  assert.deepEqual(unseen, []);
});

test('with reduced motion the hand only steps, also in a run', async (t) => {
  await resize(driver(), 'chromium', 1280, 900);
  await prefer(t, 'prefers-reduced-motion', 'reduce');
  await page().openAfresh('?count=10&sleep=3:2&modes=async-together');
  await page().lane('async-together').run();
  await page().lane('async-together').reaches('running');
  const turns = await driver().executeAsyncScript((tell) => {
    const turns = [];
    const needle = document.querySelector('.sc-needle');
    new MutationObserver(() => turns.push(needle.style.transform)).observe(needle, { attributes: true });
    setTimeout(() => tell(turns), 1_700);
  });
  assert.ok(turns.length >= 1 && turns.length <= 2, JSON.stringify(turns));
});

test('with reduced motion nothing is animated', async (t) => {
  await resize(driver(), 'chromium', 390, 900);
  await prefer(t, 'prefers-reduced-motion', 'reduce');
  await page().openAfresh(SHORT);
  const moving = () => run(() => [
    ...document.getAnimations().filter(({ playState, effect }) => playState === 'running' && effect.getComputedTiming().duration > 1).map(({ animationName, transitionProperty }) => animationName ?? transitionProperty),
    ...Array.from(document.querySelectorAll('*')).filter((element) => getComputedStyle(element).scrollBehavior === 'smooth').map(({ tagName }) => tagName),
  ]);
  assert.deepEqual(await moving(), []);
  await page().lane('async-together').run();
  assert.deepEqual(await moving(), []);
  await page().lane('async-together').reaches('done');
  assert.deepEqual(await moving(), []);
  await page().seeCode();
  const switchTo = (column) => run((column) => document.querySelectorAll('.sc-code-switch input')[column].click(), column);
  await switchTo(0);
  assert.deepEqual(await moving(), []);
  await prefer(t, 'prefers-reduced-motion', 'no-preference');
  await switchTo(1);
  const [longest] = await run(() => document.getAnimations().map(({ effect }) => effect.getComputedTiming().endTime).sort((one, other) => other - one));
  assert.ok(longest > 100 && longest <= 200, `the lines change in ${longest} ms`);
});

for (const mode of ALL_MODES) {
  test(`a run of ${mode} makes two announcements: that it runs, and that it is done`, async () => {
    await resize(driver(), 'chromium', 1280, 900);
    await page().openAfresh(`?count=30&sleep=8:0.4,12:0.2&modes=${mode}`);
    await run(() => {
      const live = '[role="status"], [role="alert"], [role="log"], [aria-live]:not([aria-live="off"]), output';
      window.announced = [];
      const told = new Map(Array.from(document.querySelectorAll(live), (region) => [region, region.textContent]));
      new MutationObserver(() => {
        for (const region of document.querySelectorAll(live)) {
          const text = region.textContent.trim();
          if (text !== (told.get(region) ?? '').trim() && text !== '') window.announced.push(text);
          told.set(region, region.textContent);
        }
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    await page().lane(mode).runToItsEnd();
    await waitUntil('both are made', () => run(() => window.announced.length >= 2));
    const announced = await run(() => window.announced);
    assert.equal(announced.length, 2, JSON.stringify(announced));
    assert.match(announced[0], /is running\.$/);
    assert.match(announced[1], /is done\. Elapsed: /);
  });
}

test('on a phone what is touched is at least 44 px high and wide, and the hand is in view', async () => {
  await resize(driver(), 'chromium', 390, 664);
  await page().openAfresh();
  await page().chip(8).click();
  const seen = await run(() => Array.from(document.querySelectorAll('.sc-cell, .sc-stepper :is(button, input), .sc-hand, .sc-poke'), (element) => {
    const { width, height, top, bottom } = element.getBoundingClientRect();
    return { name: element.getAttribute('aria-label') ?? element.textContent, width, height, isInView: top >= 0 && bottom <= innerHeight };
  }));
  assert.equal(seen.length, 30 + 4 + 2);
  const isText = (name) => name.startsWith('Wake');
  assert.deepEqual(seen.filter(({ name, width, height }) => height < 44 || (width < 44 && !isText(name))), []);
  assert.ok(seen.slice(-2).every(({ isInView }) => isInView), JSON.stringify(seen.slice(-2)));
  // The bar stays where it is when the page is scrolled.
  await run(() => document.querySelector('footer').scrollIntoView());
  assert.ok(await run(() => document.querySelector('[data-poke]').getBoundingClientRect().bottom <= innerHeight));
});

test('on a phone the count and the way back can be touched too', async () => {
  await resize(driver(), 'chromium', 390, 664);
  await page().openAfresh();
  await page().chip(5).click();
  await page().find('h1').click();
  const low = await run(() => Array.from(document.querySelectorAll('.sc-row-plan :is(button, input)'), ({ offsetHeight }) => offsetHeight));
  assert.ok(low.length === 2 && low.every((height) => height >= 44), JSON.stringify(low));
});
