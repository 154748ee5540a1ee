/** The reader's note, which is stored with the run that ended last. */
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { visit } from '../visit.mjs';
import { waitUntil } from '../wait.mjs';

const page = visit();

test('a note is stored with the run', async () => {
  await page().openAfresh('?count=30&sleep=8:0.6,12:0.3&modes=sync,async-together');
  await page().lane('sync').runToItsEnd();
  const field = await page().find('.sc-note input');
  await field.sendKeys('9 came late', Key.TAB);
  const noted = () => page().driver.executeScript(() => Object.values({ ...localStorage }).join('\n'));
  await waitUntil('the note is stored', async () => (await noted()).includes('"note":"9 came late"'));
});
