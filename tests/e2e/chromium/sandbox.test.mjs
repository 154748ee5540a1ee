/** In the sandbox of the snippets copying, saving, and opening the full page work. */
import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openBrowser } from '../browsers.mjs';
import { Page } from '../page.mjs';
import { serveFor } from '../server.mjs';
import { waitUntil } from '../wait.mjs';

const ALLOWANCES = 'sandbox="allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox" allow="web-share; clipboard-write"';
const LINK = '?count=10&sleep=3:0.2&modes=sync,async-together';

let driver;
before(async () => {
  driver = await openBrowser('chromium');
});
after(() => driver?.quit());

/** Opens an article with the page in a frame that has these attributes, and switches the driver to the frame. */
async function openFrame(t, attributes, link = LINK) {
  const app = await serveFor(t, { headers: { 'access-control-allow-origin': '*' } });
  const source = (app.address + link).replaceAll('&', '&amp;');
  const html = `<!doctype html><title>An article</title><iframe ${attributes} width="1000" height="800" src="${source}"></iframe>`;
  const host = await serveFor(t, { pages: { '/article.html': html } });
  await driver.get(`${host.origin}/article.html`);
  t.after(() => driver.switchTo().defaultContent());
  await driver.switchTo().frame(0);
  const page = new Page(driver, app.address);
  await page.started();
  assert.equal(await driver.executeScript(() => window.origin), 'null');
  return { page, app, host };
}

/** Waits for the shown program. */
const program = () => waitUntil('a program is shown', () => driver.executeScript(() => document.querySelector('[data-code="python"]')?.textContent));

test('Copy puts the program on the clipboard', async (t) => {
  const { page, host } = await openFrame(t, ALLOWANCES);
  await page.seeCode();
  const shown = await program();
  await page.press('Copy Sync');
  await page.says('Copied.');
  await driver.switchTo().defaultContent();
  const permissions = ['clipboardReadWrite', 'clipboardSanitizedWrite'];
  await driver.sendDevToolsCommand('Browser.grantPermissions', { origin: host.origin, permissions });
  await driver.executeScript(() => window.focus());
  const copied = await driver.executeAsyncScript((tell) => navigator.clipboard.readText().then(tell, (error) => tell(String(error))));
  assert.equal(copied, shown);
});

test('Save puts the program into a file', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'sleep-count-'));
  t.after(() => rm(folder, { recursive: true }));
  await driver.sendDevToolsCommand('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
  const { page } = await openFrame(t, ALLOWANCES);
  await page.seeCode();
  const shown = await program();
  await page.press('Save as sync.py');
  await waitUntil('the file is there', async () => (await readdir(folder)).includes('sync.py'));
  assert.equal(await readFile(join(folder, 'sync.py'), 'utf8'), shown);
});

test('an embed links to the full page, which opens outside the sandbox', async (t) => {
  const { page, app } = await openFrame(t, ALLOWANCES, `${LINK}&embed=1`);
  const before = await driver.getAllWindowHandles();
  await driver.findElement({ linkText: 'Open the full page' }).click();
  await waitUntil('it is opened', async () => (await driver.getAllWindowHandles()).length > before.length);
  const [opened] = (await driver.getAllWindowHandles()).filter((handle) => !before.includes(handle));
  await driver.switchTo().window(opened);
  await page.started();
  assert.equal(await driver.executeScript(() => window.origin), app.origin);
  assert.equal(await driver.executeScript(() => document.documentElement.hasAttribute('data-embed')), false);
  assert.deepEqual(await page.pressed(), [3]);
  await driver.close();
  await driver.switchTo().window(before[0]);
});

test('without the allowances the page says what to do instead', async (t) => {
  const { page } = await openFrame(t, 'sandbox="allow-scripts"');
  await page.seeCode();
  await page.press('Copy Sync');
  await page.says('The browser does not let this page copy. The program is selected: copy it by keyboard or menu.');
  const whole = (await program()).trim();
  await waitUntil('the program is selected', async () => (await driver.executeScript(() => getSelection().toString())).trim() === whole);
  await page.press('Save as sync.py');
  assert.ok(await page.shows('#full-page'));
  await page.says('This page stands in a sandbox, which may have refused to save. If no file came, open the full page by the link at the end.');
});
