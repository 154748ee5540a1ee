/** The page as Chromium prints it to PDF: as many pages as its content needs, and no fewer. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { visit } from '../visit.mjs';
import { waitUntil } from '../wait.mjs';

const page = visit();

/** The number of A4 pages, and their bytes. */
async function printed() {
  const { data } = await page().driver.sendAndGetDevToolsCommand('Page.printToPDF', { paperWidth: 8.27, paperHeight: 11.69 });
  const pdf = Buffer.from(data, 'base64').toString('latin1');
  return { pages: pdf.match(/\/Type\s*\/Page\b/g).length, pdf };
}

async function runOf(count) {
  await page().openAfresh(`?count=${count}&sleep=8:0.2&modes=async-together`);
  await page().lane('async-together').runToItsEnd();
  await waitUntil('the lazy chunk is there', () => page().count('.sc-tries li'));
}

test('every line of a log takes room on paper, and the page is as it was afterwards', async () => {
  await runOf(30);
  const few = (await printed()).pages;
  await runOf(990);
  const mounted = () => page().count('[data-printed-ms]');
  const before = await mounted();
  const many = (await printed()).pages;
  // A page holds some 45 lines.
  assert.ok(many - few >= 15 && many - few <= 30, `${few} pages with 32 lines, ${many} with 992`);
  await waitUntil('the log is mounted in part again', async () => (await mounted()) === before);
});
