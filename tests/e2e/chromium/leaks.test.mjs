/** Runs that are over, lanes that were removed, and elements that were removed from an article leave nothing behind. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openArticle } from '../article.mjs';
import { openBrowser } from '../browsers.mjs';
import { assertHasNoMore, assertHoldsNoMore, countFromNowOn, held, pauseHand } from '../leaks.mjs';
import { Page } from '../page.mjs';
import { serve } from '../server.mjs';
import { IS_SOAK } from '../soak.mjs';
import { waitUntil } from '../wait.mjs';

const TIMES = IS_SOAK ? 1_000 : 50;
/** The number of repetitions after which all runs are deleted, which the page holds until then. */
const ROUND = 10;
const MODES = ['sync', 'async-in-turn', 'async-together', 'async-blocking', 'threads'];
const LINK = `?count=30&sleep=3:0.03,8:0.02&modes=${MODES}`;

let driver;
let server;
let page;
before(async () => {
  const pages = {};
  server = await serve({ pages });
  pages['/article.html'] = `<!doctype html><title>An article</title><iframe title="A count" width="900" height="900" src="${server.address}${LINK.replaceAll('&', '&amp;')}"></iframe>`;
  driver = await openBrowser('chromium');
  page = new Page(driver, server.address);
  await countFromNowOn(driver);
});
after(async () => {
  await driver?.quit();
  server?.close();
});

/** Calls a function of the page with 0, 1, 2… so many times, in the page itself, because a driver would take too long. */
async function repeat(script, times) {
  await driver.manage().setTimeouts({ script: 600_000 });
  const failure = await driver.executeAsyncScript(`
    const [times, modes, tell] = arguments;
    const pause = (ms) => new Promise((over) => setTimeout(over, ms));
    const until = async (what, ask) => {
      for (const end = Date.now() + 20000; !ask();) {
        if (Date.now() > end) throw new Error('Waited in vain: ' + what);
        await pause(5);
      }
    };
    const lane = (mode) => document.querySelector('[data-lane="' + mode + '"]');
    const press = (mode) => lane(mode).querySelector('.sc-run').click();
    const isOver = (mode) => until(mode + ' is over', () => lane(mode).dataset.state !== 'running');
    const leave = window.leak;
    (async () => {
      for (let time = 0; time < times; time += 1) await (${script})(time);
    })().then(() => tell(null), (error) => tell(String(error)));
  `, times, MODES);
  assert.equal(failure, null);
}

/**
 * Deletes all runs, and waits until the page is at rest: it watches frames for a second after a run. By script, because a driver keeps a
 * reference to each element that it was ever given.
 */
async function rest() {
  await waitUntil('all runs are deleted', () => driver.executeScript(() => {
    const button = Array.from(document.querySelectorAll('.sc-runs button')).find(({ textContent }) => textContent.startsWith('Start over'));
    button?.click();
    document.activeElement?.blur();
    const areDeleted = !document.querySelector('.sc-runs summary').textContent.includes('(');
    return areDeleted && !document.querySelector('.sc-timeline, [data-state="done"]');
  }));
  await pauseHand(driver);
  await waitUntil('the page is at rest', async () => (await driver.executeScript(() => window.pendingTimers())) === 0);
}

/**
 * Opens the page and its panel of runs, and runs each lane once: a log is created with its first line, and a run that is stopped before its
 * first frame has none.
 */
async function open() {
  await page.openAfresh(LINK);
  for (const mode of MODES) await page.lane(mode).runToItsEnd();
  await page.unfold('Your runs');
}

/** What the page holds at rest, after each round. */
async function heldAfter(script, times) {
  const rounds = [];
  for (let left = times; left > 0; left -= ROUND) {
    await repeat(script, ROUND);
    await rest();
    rounds.push(await held(driver));
    if (process.env.TELL) console.log(JSON.stringify(rounds.at(-1)));
  }
  return rounds;
}

/** Fails if the last round leaves more than the first one. */
async function assertLeavesNothing(script) {
  const rounds = await heldAfter(script, TIMES);
  assertHoldsNoMore(rounds[0], rounds.at(-1), TIMES);
}

/** Runs a lane to its end, or stops it. */
const RUNS = `async (time) => {
  const mode = modes[time % 5];
  press(mode);
  if ((time * 7) % 3 === 0) {
    await pause(time % 30);
    if (lane(mode).dataset.state === 'running') press(mode);
  }
  await isOver(mode);
}`;

/** Removes lanes and adds them again, with `set` messages as from a host page. */
const LANES = `async (time) => {
  const some = modes.slice(0, 1 + (time % 5));
  dispatchEvent(new MessageEvent('message', {
    source: parent, data: { source: 'sleep-count', version: 1, type: 'set', link: '?count=' + (10 + time % 20) + '&sleep=2:0.02&modes=' + some },
  }));
  await until('the link is applied', () => document.querySelectorAll('[data-lane]').length === some.length);
}`;

test(`${TIMES} runs that end or are stopped leave nothing`, async () => {
  await open();
  await assertLeavesNothing(RUNS);
});

test(`lanes that are removed and added ${TIMES} times leave nothing`, async (t) => {
  await driver.get(`${server.origin}/article.html`);
  t.after(() => driver.switchTo().defaultContent());
  await driver.switchTo().frame(0);
  await page.started();
  await page.lane('async-together').runToItsEnd();
  await page.unfold('Your runs');
  await assertLeavesNothing(LANES);
});

/** Inserts an element into an article, where it loads at once, and removes it when the page in it is ready. */
const INSERT_AND_REMOVE = `async () => {
  const element = document.createElement('sleep-count');
  for (const [name, value] of Object.entries({ count: '5', sleep: '2:0.1', load: 'eager' })) element.setAttribute(name, value);
  let isReady = false;
  element.addEventListener('sleep-count:ready', () => (isReady = true));
  document.body.append(element);
  await until('the page in the element is ready', () => isReady);
  element.remove();
}`;

test(`${TIMES} elements that are inserted into an article and removed leave nothing`, async (t) => {
  await openArticle(t, driver, '');
  const atRest = async () => {
    await waitUntil('no timer is left', async () => (await driver.executeScript(() => window.pendingTimers())) === 0);
    return held(driver);
  };
  await repeat(INSERT_AND_REMOVE, 3);
  const before = await atRest();
  await repeat(INSERT_AND_REMOVE, TIMES);
  assertHasNoMore(before, await atRest());
  await repeat(`async () => (window.kept ??= []).push(document.createElement('sleep-count'))`, 5);
  const leaked = await held(driver);
  assert.throws(() => assertHasNoMore(before, leaked), /more nodes/);
});

test('a planted leak is found', async () => {
  await open();
  const [before] = await heldAfter(RUNS, ROUND);
  const leaks = {
    nodes: '() => (window.leak ??= []).push(document.createElement("p"))',
    listeners: '() => document.body.addEventListener("click", () => {})',
    timers: '() => setTimeout(() => {}, 1e9)',
    memory: '() => window.programMemory.grow(1)',
  };
  for (const [what, leak] of Object.entries(leaks)) {
    const clean = await held(driver);
    await repeat(`async () => (${leak})()`, 5);
    const leaked = await held(driver);
    assert.throws(() => assertHoldsNoMore(clean, leaked), new RegExp(what), `${what} ${JSON.stringify([clean, leaked])}`);
  }
  assert.ok(before.memory > 0);
});
