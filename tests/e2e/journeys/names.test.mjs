/** Steps with names of the reader's own: from a link, and made on the page; whatever a name holds, it stays a name. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { ENGINE, resize } from '../browsers.mjs';
import { savedBy } from '../downloads.mjs';
import { expectedLog, linesIn } from '../expected_log.mjs';
import { visit } from '../visit.mjs';
import { waitUntil } from '../wait.mjs';
import { VECTORS } from '../xss_vectors.mjs';

const page = visit();
const run = (script, ...values) => page().driver.executeScript(script, ...values);

const BREAKFAST = ['boil water', 'toast bread', 'fry eggs', 'set the table', 'call everybody'];
const LEFTWARD = 'اغلي الماء';

/** The link of these names. */
const linkOf = (names, sleep, more = '') =>
  `?names=${names.map((name) => encodeURIComponent(name.replace(/[,\\]/g, '\\$&'))).join(',')}&sleep=${sleep}${more}`;

async function linkBecomes(names, sleep) {
  await waitUntil(`the link has ${names} and ${sleep}`, async () => {
    const link = await page().link();
    return link.names === names && link.sleep === sleep;
  });
}

/** The names in the cells. */
const cells = () => run(() => Array.from(document.querySelectorAll('button[data-step]'), (cell) => cell.firstChild.textContent));

/** What is written in the rows. */
const rows = () => run(() => Array.from(document.querySelectorAll('.sc-own-steps > li'), (row) =>
  Array.from(row.querySelectorAll('input'), (field) => field.value)));

/** What the reader hears and sees below the rows. */
const said = () => run(() => document.querySelector('.sc-own > [role="status"]').textContent);

const focused = () => run(() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent);
const focusBecomes = (name) => waitUntil(`the focus is on ${name}`, async () => (await focused()) === name);
const rowsBecome = async (expected) => {
  await waitUntil(`the rows are ${JSON.stringify(expected)}`, async () => JSON.stringify(await rows()) === JSON.stringify(expected))
    .catch(async () => assert.deepEqual(await rows(), expected));
};

/** Opens the page and the rows. */
async function openRows(link = '?modes=sync,async-together') {
  await page().openAfresh(link);
  await page().unfold('In your own words');
  await waitUntil('the rows are there', () => page().count('.sc-own-steps > li'));
}

/** Writes into a field of a row: 1 is the name, 2 are the seconds. Does not scroll there: WebKit does so later, when the page may have scrolled elsewhere. */
async function write(row, field, text) {
  await run((row, field, text) => {
    const input = document.querySelectorAll(`.sc-own-steps > :nth-child(${row}) input`)[field - 1];
    input.focus({ preventScroll: true });
    input.value = text;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }, row, field, text);
}

/** Presses a button as the keyboard does: the bar at the bottom may cover it. */
const press = (name) => run((name) => {
  const button = Array.from(document.querySelectorAll('.sc-own button')).find((it) => (it.getAttribute('aria-label') ?? it.textContent) === name);
  button.focus({ preventScroll: true });
  button.click();
}, name);

const pasteList = async (text) => {
  await run((text) => {
    const details = document.querySelector('.sc-own details');
    details.open = true;
    details.querySelector('textarea').value = text;
  }, text);
  await press('Use this list');
};

test('the names of a link are in the cells, the question, the log, the stage, the timeline, the programs and the record', async () => {
  await page().openAfresh(linkOf(BREAKFAST, '1:0.3,2:0.2,4:0.1', '&modes=sync,async-together'));
  assert.deepEqual([await cells(), await page().notices()], [BREAKFAST, []]);
  assert.equal(await run(() => document.querySelector('[data-step="1"]').textContent), 'boil water, sleeps 0.3 s');
  await page().says('5 steps: “boil water” to “call everybody”.');
  await page().says('“boil water” sleeps for 0.3 s. In Async, together, when will “fry eggs” appear?');
  await page().says('In your own words.');
  const sleeps = { 1: 300, 2: 200, 4: 100 };
  for (const mode of ['sync', 'async-together']) {
    const { log } = await page().lane(mode).runToItsEnd();
    assert.deepEqual(linesIn(log), expectedLog(mode, 5, sleeps, BREAKFAST), mode);
  }
  assert.deepEqual(await run(() => Array.from(document.querySelectorAll('[data-lane="sync"] [data-square]'), (square) => square.textContent)), ['1', '2', '3', '4', '5']);
  await waitUntil('the timeline has the names', () => run((names) =>
    names.every((name) => Array.from(document.querySelectorAll('.sc-plot svg text'), (text) => text.textContent).includes(name)), BREAKFAST));
  await page().says('“fry eggs” was on screen');
  await page().seeCode();
  const python = await run(() => document.querySelector('[data-code="python"]').textContent);
  assert.ok(python.includes('tasks = [\n    "boil water",') && python.includes('"toast bread": 0.2'), python);
  await page().unfold('Your runs');
  const { bytes } = await savedBy(page().driver, () => page().press('Save as JSON'));
  for (const record of JSON.parse(bytes.toString())) assert.deepEqual(record.labels, BREAKFAST);
  await page().reload();
  assert.deepEqual([await cells(), await page().notices(), await page().runs()], [BREAKFAST, [], 2]);
});

test('names that cannot be used as they are are corrected, with a notice, and the rest of the link works', async () => {
  await page().openAfresh(linkOf(['a\nb', '', 'x'.repeat(50), '👩‍👩‍👧‍👦'.repeat(40)], '2:0.1', '&modes=async-together'));
  assert.deepEqual(await cells(), ['a b', '2', 'x'.repeat(40), '👩‍👩‍👧‍👦'.repeat(40)]);
  assert.deepEqual(await page().notices(), [
    `The name “${'x'.repeat(40)}…” has 50 characters; the limit is 40. Using the first 40.`,
    'A name can\'t have line breaks, control characters or marks that change its direction. Taken out of “a b”.',
    'Step 2 has no name. Using its number.',
  ]);
  assert.deepEqual([await page().pressed(), await page().modes()], [[2], ['async-together']]);
});

test('a plan is made row by row, and the link, the cells and the rows follow each other', async () => {
  await openRows();
  await rowsBecome([['', ''], ['', ''], ['', '']]);
  await press('Use these steps');
  await waitUntil('it asks for a name', async () => (await said()) === 'Write a name first.');
  // Not by keys: Firefox tells no change of a field in a window that is not the active one.
  await write(1, 1, 'boil water');
  await write(1, 2, '3');
  await write(2, 1, 'toast bread');
  await write(2, 2, '0,5 s');
  assert.equal((await page().link()).names, undefined);
  await press('Use these steps');
  await linkBecomes('boil water,toast bread', '1:3,2:0.5');
  await waitUntil('the cells follow', async () => (await cells()).join() === 'boil water,toast bread');
  // From now on every change is taken over.
  await write(3, 1, 'salt, pepper');
  await linkBecomes('boil water,toast bread,salt\\, pepper', '1:3,2:0.5');
  await rowsBecome([['boil water', '3'], ['toast bread', '0.5'], ['salt, pepper', '']]);
  await write(3, 2, '99');
  await linkBecomes('boil water,toast bread,salt\\, pepper', '1:3,2:0.5,3:60');
  assert.equal(await said(), 'Step 3 can\'t sleep 99 s; the limit is 60 s. Using 60 s.');
  await rowsBecome([['boil water', '3'], ['toast bread', '0.5'], ['salt, pepper', '60']]);
  await page().chip(3).click();
  await page().press('Wake');
  await rowsBecome([['boil water', '3'], ['toast bread', '0.5'], ['salt, pepper', '']]);
  await page().press('Back to the exercise');
  await page().says('Count from 1 to 30.');
  assert.deepEqual(await rows(), [['boil water', '3'], ['toast bread', '0.5'], ['salt, pepper', '']]);
  await press('Use these steps');
  await linkBecomes('boil water,toast bread,salt\\, pepper', '1:3,2:0.5');
});

test('Enter in the seconds leads to those of the next row, and after the last one to a new row', async () => {
  await openRows(linkOf(['a', 'b'], '1:1'));
  await rowsBecome([['a', '1'], ['b', '']]);
  const seconds = await page().find('input[aria-label="Seconds that step 1 sleeps"]');
  await seconds.clear();
  await seconds.sendKeys('2', Key.ENTER);
  await focusBecomes('Seconds that step 2 sleeps');
  await linkBecomes('a,b', '1:2');
  await page().driver.switchTo().activeElement().sendKeys('0.5', Key.ENTER);
  await focusBecomes('Name of step 3');
  await linkBecomes('a,b', '1:2,2:0.5');
  await rowsBecome([['a', '2'], ['b', '0.5'], ['', '']]);
});

test('after a plan was made, the heading and the plan are in view, with its notices, and a button opens what shares it', async () => {
  await openRows();
  const places = () => run(() => ['h1', '.sc-plan', '.sc-share[open] summary'].map((css) => document.querySelector(css)?.getBoundingClientRect().top ?? -1));
  const shares = () => run(() => Array.from(document.querySelectorAll('.sc-own .sc-quiet'), (button) => button.checkVisibility()));
  assert.deepEqual(await shares(), [false]);
  for (const [seconds, notices] of [['3', 0], ['99', 1]]) {
    await write(1, 1, `boil water for ${seconds} s`);
    await write(1, 2, seconds);
    await press('Use these steps');
    await waitUntil('the heading is in view', async () => (await places())[0] > 0);
    assert.equal((await page().notices()).length, notices);
    const [, plan] = await places();
    assert.ok(plan > 0 && plan < 500, `${plan}`);
    await page().press('Dismiss').catch(() => {});
  }
  assert.deepEqual(await shares(), [true]);
  await press('Share or embed this plan');
  await waitUntil('the panel is in view', async () => (await places())[2] >= 0 && (await places())[2] < (await run(() => innerHeight)));
  assert.equal(await run(() => document.activeElement.textContent), 'Share or embed');
});

test("the limit is the reader's own, and stays when the steps change", async () => {
  await openRows(linkOf(['a', 'b'], '1:1', '&limit=2&modes=async-limited'));
  await write(2, 1, 'c');
  await linkBecomes('a,c', '1:1');
  assert.equal((await page().link()).limit, '2');
  await pasteList('d 2\ne');
  await linkBecomes('d,e', '1:2');
  assert.equal((await page().link()).limit, '2');
});

test('rows are added, moved and removed by buttons and keys, and the focus stays where the reader is', async () => {
  await openRows(linkOf(['a', 'b', 'c'], '1:1'));
  await rowsBecome([['a', '1'], ['b', ''], ['c', '']]);
  await press('Move step 1 down');
  await linkBecomes('b,a,c', '2:1');
  await focusBecomes('Move step 2 down');
  assert.equal(await said(), 'Step 1 is step 2 now.');
  await press('Move step 2 down');
  await linkBecomes('b,c,a', '3:1');
  await focusBecomes('Move step 3 down');
  await press('Move step 3 down');
  assert.deepEqual([await focused(), (await page().link()).names], ['Move step 3 down', 'b,c,a']);
  await press('Move step 3 up');
  await focusBecomes('Move step 2 up');
  await press('Remove step 1');
  await linkBecomes('a,c', '1:1');
  await focusBecomes('Name of step 1');
  await press('Remove step 2');
  await linkBecomes('a', '1:1');
  await focusBecomes('Name of step 1');
  await press('Add a step');
  await focusBecomes('Name of step 2');
  await page().driver.switchTo().activeElement().sendKeys('d', Key.ENTER);
  await focusBecomes('Name of step 3');
  await linkBecomes('a,d', '1:1');
  assert.equal(await said(), 'Step 3 was added.');
  await page().driver.switchTo().activeElement().sendKeys('e');
  const move = (key) => page().driver.actions().keyDown(Key.ALT).sendKeys(key).keyUp(Key.ALT).perform();
  await move(Key.ARROW_UP);
  await linkBecomes('a,e,d', '1:1');
  await focusBecomes('Name of step 2');
  await move(Key.ARROW_UP);
  await linkBecomes('e,a,d', '2:1');
  await focusBecomes('Name of step 1');
  await move(Key.ARROW_UP);
  await move(Key.ARROW_DOWN);
  await linkBecomes('a,e,d', '1:1');
  await focusBecomes('Name of step 2');
  await rowsBecome([['a', '1'], ['e', ''], ['d', '']]);
  for (const step of [3, 2, 1]) await press(`Remove step ${step}`);
  await focusBecomes('Name of step 1');
  await rowsBecome([['', '']]);
  assert.equal((await page().link()).names, 'a');
});

test('a pasted list becomes the plan, and 30 steps are the most', async () => {
  await openRows();
  await pasteList('1. boil water: 3 s\n2. toast bread 2\n\n- fry eggs\n');
  await linkBecomes('boil water,toast bread,fry eggs', '1:3,2:2');
  await rowsBecome([['boil water', '3'], ['toast bread', '2'], ['fry eggs', '']]);
  await pasteList(Array.from({ length: 33 }, (_, index) => `step ${String.fromCharCode(97 + (index % 26))}`).join('\n'));
  await waitUntil('there are 30 rows', async () => (await rows()).length === 30);
  assert.equal(await said(), 'There are 33 names; the limit is 30. Using the first 30.');
  await press('Add a step');
  await waitUntil('it says so', async () => (await said()) === "There are 30 steps, and there can't be more.");
  assert.equal((await rows()).length, 30);
});

/** A hundred names: scripts, and what means something in a language or a format. */
const HOSTILE = [
  ...VECTORS.map((vector) => vector.replace(/\s+/g, ' ').trim()).filter((vector) => vector.length <= 40 && !/\p{Cc}/u.test(vector)),
  '=1+1', '+1', '-1', '@SUM(A1)', '"', "'", '`', '\\', '${alert(1)}', '{{x}}', '{x}', '</script>', '<!--', ']]>', '|', '*a*', '[a](javascript:alert(1))', '%s', '%2C',
  '100%', '&amp;', '&', '?count=3', '#', ';', 'a,b', '__proto__', 'constructor', 'toString', '1', 'NaN', 'null', 'undefined', 'task', 'number', 'sleeps', '🍳', '👩‍👩‍👧‍👦', '🇩🇪',
  LEFTWARD, 'שלום', '水を沸かす', 'é', 'می‌خواهم', '_x0041_', '\\u0041', '\\n', 'a\\,b', 'javascript:alert(1)', 'data:text/html,x', 'onerror=alert(1)', '<b>', '<i', '&lt;', '"><b>', "'><b>",
  '--', '/*', '*/', '//', '$$', '$&', "$'", '#{x}', '<%= x %>', '<?php', '[[x]]', '::', '~', '^', '()', 'a b', 'ﷺ', 'Ω', 'ß', '½', '٣', 'Ж', '&&', '\\\\', '<>', '=', 'λ',
];
const HUNDRED = [...new Set(HOSTILE)].slice(0, 100);

test(`${HUNDRED.length} hostile names run no script, violate no policy, and leave the page whole`, async () => {
  assert.equal(HUNDRED.length, 100);
  const parts = [0, 1, 2, 3].map((part) => HUNDRED.slice(part * 25, part * 25 + 25));
  await openRows('?modes=async-together');
  await run(() => {
    window.violations = [];
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => window.violations.push(`${effectiveDirective} ${blockedURI}`));
    for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) window[name] = () => { window.pwned = name; };
  });
  await page().unfold('Share or embed');
  await page().seeCode();
  for (const names of parts) {
    // A number of seconds behind each, so that none is taken for one.
    await pasteList(names.map((name, index) => `${name} ${index === 1 ? '0.2' : '0'}`).join('\n'));
    await waitUntil('the cells have the names', async () => JSON.stringify(await cells()) === JSON.stringify(names))
      .catch(async () => assert.deepEqual(await cells(), names));
    const { log } = await page().lane('async-together').runToItsEnd();
    assert.deepEqual(linesIn(log), expectedLog('async-together', 25, { 2: 200 }, names));
    const seen = await run(() => ({
      pwned: window.pwned ?? null,
      violations: window.violations,
      foreign: Array.from(document.querySelectorAll('#playground :is(script, iframe, object, embed, link, base, meta, form, video, math, [onerror], [onload], [onfocus], [href^="java"])'), (element) => element.outerHTML.slice(0, 100)),
      lanes: document.querySelectorAll('[data-lane]').length,
      squares: document.querySelectorAll('[data-lane] [data-square][data-look="shown"]').length,
      program: document.querySelector('[data-code="python"]').textContent.length > 0,
      snippet: document.querySelector('[data-snippet="element"] textarea').value,
    }));
    assert.deepEqual({ ...seen, snippet: '' }, { pwned: null, violations: [], foreign: [], lanes: 1, squares: 25, program: true, snippet: '' });
    const names2 = await run((markup) => {
      const element = new DOMParser().parseFromString(markup, 'text/html').querySelector('sleep-count');
      return element.getAttribute('names');
    }, seen.snippet);
    assert.equal(names2, names.map((name) => name.replace(/[,\\]/g, '\\$&')).join(','));
  }
  await page().reload();
  assert.deepEqual([await cells(), await page().notices()], [parts[3], []]);
});

test('a name from right to left leaves the order of the line around it', async () => {
  await page().openAfresh(linkOf([LEFTWARD, 'toast', 'eggs'], '1:0.2', '&modes=async-together'));
  await page().lane('async-together').runToItsEnd();
  const [name, does, isIsolated] = await run(() => {
    const [name, , does] = document.querySelector('[data-line]').children;
    const left = (element) => element.getBoundingClientRect().left;
    return [left(name), left(does), getComputedStyle(name).unicodeBidi];
  });
  assert.ok(name < does, `the name begins at ${name}, and what it does at ${does}`);
  assert.match(isIsolated, /isolate/);
  assert.equal(await run(() => document.querySelector('[data-line]').textContent), `${LEFTWARD} start sleeping`);
});

test('thirty names of forty characters break no layout, and every control of the rows is as large as a finger', { skip: ENGINE !== 'chromium' && 'only Chromium gets as narrow as a phone' }, async (t) => {
  t.after(() => resize(page().driver, ENGINE, 1280, 900));
  const kinds = ['Boil the water for the tea of everybodyx', 'ا'.repeat(40), '水'.repeat(40), '👩‍👩‍👧‍👦'.repeat(40), 'x'.repeat(40)];
  const names = Array.from({ length: 30 }, (_, index) => [...new Intl.Segmenter().segment(kinds[index % 5])].slice(0, 40).map(({ segment }) => segment).join(''));
  for (const width of [320, 390, 1440]) {
    await resize(page().driver, ENGINE, width, 844);
    // Not by a link: its 40 KB are more than servers take.
    await openRows('?modes=async-together');
    await pasteList(names.map((name, index) => `${name} ${index % 9 ? 0 : 0.2}`).join('\n'));
    await waitUntil('there are 30 cells', async () => (await cells()).length === 30);
    assert.deepEqual(await cells(), names);
    await page().lane('async-together').runToItsEnd();
    const { wider, small } = await run(() => {
      const controls = document.querySelectorAll('.sc-own :is(button, input, textarea, summary)');
      return {
        wider: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        small: Array.from(controls, (control) => [control.getAttribute('aria-label') ?? control.textContent, control.getBoundingClientRect()])
          .filter(([, { width, height }]) => width < 44 || height < 44).map(([name]) => name),
      };
    });
    assert.deepEqual([wider, small], [0, []], `at ${width} px`);
  }
});
