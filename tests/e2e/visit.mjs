/** One browser and one server for all tests of a file. */
import { after, before } from 'node:test';
import { openBrowser } from './browsers.mjs';
import { Page } from './page.mjs';
import { serve } from './server.mjs';

/** Starts both before the tests, stops both after them, and returns a getter of the page. */
export function visit() {
  let driver;
  let server;
  let page;
  before(async () => {
    server = await serve();
    driver = await openBrowser();
    page = new Page(driver, server.address);
    page.requests = server.requests;
  });
  after(async () => {
    await driver?.quit();
    server?.close();
  });
  return () => page;
}
