/** A reader who makes the text larger, and nothing but the text, as Firefox can: all of it can be read. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Band } from '../band.mjs';
import { ENGINE, openBrowser, resize } from '../browsers.mjs';
import { Page } from '../page.mjs';
import { serve } from '../server.mjs';

const skip = ENGINE !== 'firefox' && 'other engines have no such zoom';

let driver, server, page;
before(async () => {
  if (skip) return;
  server = await serve();
  driver = await openBrowser(ENGINE, 'normal', ['--allow-system-access']);
  page = new Page(driver, server.address);
});
after(async () => {
  await driver?.quit();
  server?.close();
});

async function zoomText(factor) {
  await driver.setContext('chrome');
  await driver.executeScript((factor) => { gBrowser.selectedBrowser.browsingContext.textZoom = factor; }, factor);
  await driver.setContext('content');
}

/** The texts that stand above the lanes and can't be read whole: they leave a box that hides the rest, their button, or the page, or lie on another. */
const unreadable = () => driver.executeScript(() => {
  const roots = document.querySelectorAll('.sc-head, .sc-plan, .sc-band');
  const texts = [...roots].flatMap((root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    return found;
  }).filter((node) => node.data.trim() && node.parentElement.checkVisibility({ visibilityProperty: true }) && !node.parentElement.closest('.sc-unseen, .sc-poke-bar'));
  const isIn = (inner, outer) => inner.left >= outer.left - 2 && inner.right <= outer.right + 2 && inner.top >= outer.top - 2 && inner.bottom <= outer.bottom + 2;
  const hides = (element) => element.matches('button') || getComputedStyle(element).overflow !== 'visible';
  const placed = texts.flatMap((node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    let around = node.parentElement;
    while (around !== document.body && !hides(around)) around = around.parentElement;
    const outer = around.getBoundingClientRect();
    return [...range.getClientRects()].map((box) => ({ text: node.data, box, outer }));
  }).filter(({ box }) => box.width > 1);
  const overlap = (one, other) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > 3 && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 6;
  return [
    ...placed.filter(({ box, outer }) => !isIn(box, outer)).map(({ text }) => `${text} is cut`),
    ...placed.flatMap(({ text, box }, index) => placed.slice(index + 1).filter((other) => overlap(box, other.box)).map((other) => `${text} lies on ${other.text}`)),
  ];
});

for (const width of [1280, 820, 500]) {
  for (const factor of [1, 1.5, 2]) {
    test(`at ${width} px with text ${factor} times as large, nothing above the runs is cut, before and after one`, { skip }, async () => {
      await resize(driver, ENGINE, width, 900);
      await page.openAfresh('?count=30&sleep=8:0.3,12:0.2');
      await zoomText(factor);
      assert.deepEqual(await unreadable(), []);
      const band = new Band(page);
      // Clear of the bar at the bottom.
      await driver.executeScript(() => document.querySelector('.sc-ask').scrollIntoView({ block: 'center' }));
      await band.choose('After 8');
      await band.press();
      await band.isOver();
      await page.loadLazyChunk();
      assert.deepEqual(await unreadable(), []);
    });
  }
}
