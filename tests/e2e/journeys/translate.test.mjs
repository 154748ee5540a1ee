/** The page while a browser translates it and extensions insert elements: what changes on the page still changes. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser } from '../browsers.mjs';
import { Page } from '../page.mjs';
import { loadScript } from '../page_script.mjs';
import { serve } from '../server.mjs';
import { TRANSLATOR } from '../translator.mjs';
import { waitUntil } from '../wait.mjs';

const [SYNC, TOGETHER] = ['sync', 'async-together'];
let server, driver, page;

before(async () => {
  server = await serve({ pages: { '/translator.js': TRANSLATOR } });
  driver = await openBrowser();
  page = new Page(driver, server.address);
});
after(async () => {
  await driver?.quit();
  server?.close();
});

async function openTranslated(link) {
  await page.openAfresh(link);
  await loadScript(driver, '/translator.js');
}

/** The texts of the elements that a selector matches, as they are translated, with white space collapsed. */
const texts = (css) =>
  driver.executeScript((css) => Array.from(document.querySelectorAll(css), ({ textContent }) => textContent.replace(/\s+/g, ' ').trim()), css);

/** Waits until the one element that `css` matches has a text that `pattern` matches, and returns it. */
async function says(css, pattern) {
  let seen;
  const isSaid = async () => {
    seen = await texts(css);
    return seen.length === 1 && pattern.test(seen[0]);
  };
  await waitUntil(`${css} says ${pattern}`, isSaid).catch((error) => {
    throw new Error(`${error.message} It says ${JSON.stringify(seen)}.`);
  });
  return seen[0];
}

/** Clicks the element by script: the names of buttons are translated, and what is inserted may move them. */
const press = (css) => driver.executeScript((css) => document.querySelector(css).click(), css);

/** Clicks the button whose translated name starts with `start`, once it is there. */
const pressNamed = (css, start) => waitUntil(`${start} is there`, () => driver.executeScript((css, start) => {
  const button = Array.from(document.querySelectorAll(css)).find(({ textContent }) => textContent.trim().startsWith(start));
  button?.click();
  return button !== undefined;
}, css, start));

const of = (mode, css) => `[data-lane="${mode}"] ${css}`;
const runButton = (mode) => of(mode, 'button[aria-describedby]');

/** Runs a lane, checks its button and its numbers, and returns these. */
async function run(mode) {
  await says(runButton(mode), /^RUN /);
  // A short run may be over before a driver looks.
  await driver.executeScript((css) => {
    const button = document.querySelector(css);
    window.onButton = [];
    const note = () => window.onButton.push(button.textContent.trim());
    new MutationObserver(note).observe(button, { childList: true, characterData: true, subtree: true });
  }, runButton(mode));
  await press(runButton(mode));
  await page.lane(mode).reaches('done');
  await says(runButton(mode), /^RUN /);
  const seen = await driver.executeScript(() => window.onButton);
  assert.ok(seen.some((text) => /^STOP /.test(text)), seen.join('; '));
  const lane = driver.executeScript((css) => {
    const read = (name) => {
      const shown = document.querySelector(`${css} [${name}]`);
      return shown && { ms: Number(shown.getAttribute(name)), text: shown.textContent };
    };
    return { elapsed: read('data-elapsed-ms'), freeze: read('data-longest-freeze-ms') };
  }, of(mode, ''));
  const { elapsed, freeze } = await lane;
  // A busy machine may leave out frames of a page that is not frozen: then its longest freeze is unknown.
  assert.ok(freeze !== null || mode !== SYNC);
  for (const { ms, text } of freeze ? [elapsed, freeze] : [elapsed]) {
    const isRead = /^(NEVER FROZE|UNDER 0\.1 S)/.test(text) ? ms < 100 : Math.abs(parseFloat(text) * 1_000 - ms) <= 51;
    assert.ok(isRead, `“${text}” is shown for ${ms} ms`);
  }
  return [elapsed.text, freeze?.text];
}

/** What the page says about its plan and runs, once both lanes have run. */
async function runBoth() {
  const numbers = [...await run(SYNC), ...await run(TOGETHER)];
  const verdicts = [];
  for (const mode of [SYNC, TOGETHER]) verdicts.push(await says(`[data-verdict="${mode}"]`, /./));
  const comparison = await says('.sc-comparison', /./);
  return [...numbers, ...verdicts, comparison];
}

test('what a run and an edit change is up to date on a translated page', async () => {
  await openTranslated(`?count=12&sleep=3:1,5:0.6&modes=${SYNC},${TOGETHER}`);
  await says('.sc-hint', /^TAP A NUMBER TO PUT IT TO SLEEP\.$/);
  await page.loadLazyChunk();
  await page.seeCode();
  const before = await runBoth();
  await says('.sc-runs > summary', /\(2\)$/);
  await says(of(SYNC, '.sc-says'), /FREEZES.* 1\.6 S/);
  const program = await says('[data-code="python"]', /range|for/);

  await press('[data-step="3"]');
  await pressNamed('.sc-stepper button', 'WAKE');
  // So much longer that no number of a run stays as it was, however late a busy machine is.
  await page.putToSleep(9, '2.5');
  await says('#lede', /5 SLEEPS FOR 0\.6 SECONDS, 9 FOR 2\.5/);
  await says(of(SYNC, '.sc-says'), /FREEZES.* 3\.1 S/);
  await says(`[data-lane="${TOGETHER}"]`, /ANOTHER PLAN/);
  assert.notEqual(await says('[data-code="python"]', /range|for/), program);

  const then = await runBoth();
  // Only the longest freeze of a lane that does not block may be the same as before.
  for (const [index, text] of before.entries()) if (index !== 3) assert.notEqual(then[index], text);
  await says('.sc-runs > summary', /\(4\)$/);
  assert.equal((await texts('.sc-crash:not([hidden])')).length, 0);
});

test('notices, replay and stories come and go on a translated page', async () => {
  await openTranslated(`?count=12&sleep=3:1,5:0.6&modes=${SYNC},${TOGETHER}`);
  await page.loadLazyChunk();
  await page.countTo('many');
  await says('[data-notice]', /MANY/);
  await press('.sc-notices button');
  await waitUntil('the notice is gone', async () => (await texts('[data-notice]')).length === 0);

  await run(SYNC);
  await press('.sc-in-terminal');
  await says('.sc-in-terminal', /^PAUSE$/);
  await says('.sc-replay-controls > button', /^PAUSE$/);
  await says('.sc-replay .sc-gloss', /^IN A TERMINAL, AT /);
  await run(SYNC);
  await says('.sc-replay .sc-gloss', /^DRAG /);
  await says('.sc-in-terminal', /^SEE IT AS A TERMINAL/);

  await pressNamed('.sc-presets button', 'A BUSY PHONE');
  await says('.sc-count', /A BUSY PHONE, IN FIVE STEPS\.$/);
  assert.equal((await texts('.sc-crash:not([hidden])')).length, 0);
});

test('lanes, ranges and answers come and go on a translated page', async () => {
  await openTranslated(`?count=12&sleep=3:0.1,5:0.1&modes=${SYNC},${TOGETHER}`);
  await page.loadLazyChunk();
  await page.seeCode();
  await waitUntil('both lanes have code', async () => (await texts('.sc-code [role=tabpanel]:not([hidden]) .sc-code-column:not([hidden]) h3')).join() === 'SYNC,ASYNC, TOGETHER');
  await press(of(SYNC, '.sc-more'));
  await pressNamed(of(SYNC, 'button'), 'REMOVE');
  await waitUntil('one lane has code', async () => (await texts('.sc-code [role=tabpanel]:not([hidden]) .sc-code-column:not([hidden]) h3')).join() === 'ASYNC, TOGETHER');

  const unpoked = await says('.sc-answer', /CLICK ME/);
  await page.poke();
  await waitUntil('Poke is answered', async () => (await texts('.sc-answer'))[0] !== unpoked);

  await page.countTo('150');
  await says('.sc-ranges', /^3 SLEEPS 0\.1 S WAKE ?5 SLEEPS 0\.1 S WAKE$/);
  await press('.sc-ranges button');
  await says('.sc-ranges', /^5 SLEEPS 0\.1 S WAKE$/);
  await run(TOGETHER);
  await says(of(TOGETHER, '.sc-log-foot'), /SHOW ALL 152 LINES/);
  await press(of(TOGETHER, '.sc-log-foot button'));
  await says(of(TOGETHER, '.sc-log-foot'), /SHOW FEWER LINES/);
  assert.equal((await texts('.sc-crash:not([hidden])')).length, 0);
});

test('programs and log lines are not translated', async () => {
  await openTranslated(`?count=12&sleep=3:0.1&modes=${SYNC}`);
  await page.loadLazyChunk();
  await run(SYNC);
  assert.deepEqual((await texts('[data-line]')).slice(2, 5), ['3 start sleeping', '3 done sleeping', '3']);
  await page.seeCode();
  await says('[data-code="python"]', /time\.sleep/);
});
