/** What an embed says of its runs and beside them keeps its place and height: results, that something held it up, that a part did not arrive. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isWhole, openArticle } from '../article.mjs';
import { Band } from '../band.mjs';
import { LATER } from '../files.mjs';
import { visit } from '../visit.mjs';
import { waitUntil } from '../wait.mjs';

const page = visit();
const ELEMENT = '<sleep-count id="one" sleep="8:0.4,12:0.2" load="eager"></sleep-count>';
const WIDTHS = [680, 540, 360];
const HELD_UP = /^Something outside held it up for (0\.\d|under 0\.1) s\.$/;

async function open(t, width, options, html = ELEMENT) {
  const article = await openArticle(t, page().driver, html, options);
  await article.run((width) => { document.body.style.width = `${width}px`; }, width);
  await article.started();
  await article.within('one', isWhole);
  return article;
}

/**
 * The article tells the frame that another one freezes, and the frame stands still meanwhile. The pages time it between them: a driver may
 * be late.
 */
async function freezeFromOutside(article) {
  await article.within('one', (page) => page.driver.executeScript(() => {
    addEventListener('message', ({ data }) => {
      if (data.type !== 'other-freeze-start') return;
      setTimeout(() => {
        const end = performance.now() + 600;
        while (performance.now() < end);
        parent.postMessage('thawed', '*');
      }, 300);
    });
  }));
  await article.run(() => {
    const frame = document.getElementById('one').shadowRoot.querySelector('iframe');
    const say = (type, ms) => frame.contentWindow.postMessage({ source: 'sleep-count', version: 1, type, ms }, '*');
    addEventListener('message', ({ data }) => data === 'thawed' && say('other-freeze', 600));
    say('other-freeze-start');
  });
}

/** Collects each height of the page in the frame from now on. */
const watchHeights = (page) => page.driver.executeScript(() => {
  window.heights = [];
  new ResizeObserver(() => window.heights.push(document.body.getBoundingClientRect().height)).observe(document.body);
});
/** Fails if they differ by more than the 2 px that the element does not follow. */
async function keptItsHeight(page) {
  const heights = await page.driver.executeScript(() => window.heights);
  assert.ok(Math.max(...heights) - Math.min(...heights) <= 2, `${heights} px`);
}
/** Parts that reach out of the part of the page that they belong to, by more than rounding. */
const outside = (page, css, place) => page.driver.executeScript((css, place) => {
  const frame = document.querySelector(place).getBoundingClientRect();
  const isOut = (box) => box.top < frame.top - 1 || box.bottom > frame.bottom + 1 || box.left < frame.left - 1 || box.right > frame.right + 1;
  return Array.from(document.querySelectorAll(css)).filter((element) => isOut(element.getBoundingClientRect())).map((element) => element.textContent);
}, css, place);

/** Two lanes with long titles, so that the result has to shorten them. */
const LONG_TITLES = '<sleep-count id="one" sleep="8:1" modes="async-together,async-blocking" load="eager"></sleep-count>';

for (const width of WIDTHS) {
  test(`at ${width} px, the titles in the result keep a distance from the words before them`, async (t) => {
    const article = await open(t, width, {}, LONG_TITLES);
    await article.within('one', async (page) => {
      await page.driver.executeScript(() => document.querySelector('[data-run-all]').click());
      await new Band(page).isOver();
      await waitUntil('the result is there', () => page.shows('[data-result]'));
      const gaps = await page.driver.executeScript(() => Array.from(document.querySelectorAll('.sc-outcome-bar'), (bar) => {
        const [state, title] = bar.querySelectorAll('span');
        const text = document.createRange();
        text.selectNodeContents(title);
        return text.getBoundingClientRect().left - state.getBoundingClientRect().right;
      }));
      assert.ok(gaps.length === 2 && gaps.every((px) => px >= 6), `${gaps} px`);
    });
  });

  test(`at ${width} px, an embed that another one held up says so at its height`, async (t) => {
    const article = await open(t, width);
    const before = (await article.look()).height;
    await article.within('one', watchHeights);
    await freezeFromOutside(article);
    await article.within('one', async (page) => {
      const answer = () => page.driver.executeScript(() => document.getElementById('sc-answer').innerText);
      await waitUntil('it says so', async () => HELD_UP.test(await answer()));
      assert.ok(await page.shows('#sc-answer'));
      assert.deepEqual(await page.notices(), []);
      // Two lines of 17 px.
      assert.ok(await page.driver.executeScript(() => document.getElementById('sc-answer').getBoundingClientRect().height) <= 34.5);
      assert.deepEqual(await outside(page, '#sc-answer', '.sc-band-place'), []);
      await keptItsHeight(page);
    });
    const { height } = await article.look();
    assert.ok(Math.abs(height - before) <= 2, `${height} px after ${before} px`);
  });

  test(`at ${width} px, a run that another embed held up has a remark, and the embed its height`, async (t) => {
    const article = await open(t, width);
    await article.run(() => { document.getElementById('one').sleep = '8:6'; });
    await article.within('one', async (page) => {
      await waitUntil('the plan is there', async () => (await page.pressed()).join() === '8');
      await watchHeights(page);
      await page.driver.executeScript(() => document.querySelector('[data-lane="async-together"] .sc-run').click());
      await page.lane('async-together').reaches('running');
    });
    await freezeFromOutside(article);
    await article.within('one', async (page) => {
      await page.lane('async-together').reaches('done');
      const remarks = () => page.driver.executeScript(() => Array.from(document.querySelectorAll('[data-lane="async-together"] .sc-remarks p'), (p) => p.textContent));
      await waitUntil('it has a remark', async () => (await remarks()).some((remark) => /^Something outside this page held it up for [\d.]+ s\. Don't compare this run\.$/.test(remark)));
      await keptItsHeight(page);
    });
  });

  test(`at ${width} px, an embed whose later part did not arrive says so at its height, and can load it again`, async (t) => {
    const spoilt = { [LATER]: 'missing' };
    const article = await open(t, width, { app: { spoilt } });
    const before = (await article.look()).height;
    await article.within('one', async (page) => {
      await watchHeights(page);
      await page.driver.executeScript(() => document.querySelector('[data-run-all]').click());
      await new Band(page).isOver();
      await waitUntil('it says so', () => page.shows('.sc-outcome .sc-missing button'));
      const said = await page.driver.executeScript(() => document.querySelector('.sc-outcome').innerText.replace(/\s+/g, ' ').trim());
      assert.match(said, /^Async, together is done\. Elapsed: [\d.]+ s\. .* did not arrive\..* Try again$/);
      assert.deepEqual(await outside(page, '.sc-outcome, .sc-outcome *', '.sc-outcome'), []);
      assert.deepEqual(await outside(page, '.sc-outcome', '.sc-band'), []);
      await keptItsHeight(page);
      delete spoilt[LATER];
      await page.driver.executeScript(() => document.querySelector('.sc-outcome .sc-missing button').click());
      await waitUntil('the result is there', () => page.shows('[data-result]'));
      await keptItsHeight(page);
    });
    const { height } = await article.look();
    assert.ok(Math.abs(height - before) <= 2, `${height} px after ${before} px`);
  });
}
