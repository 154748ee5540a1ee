/** Opens a browser, driven through WebDriver, with the drivers and browsers that are on PATH. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Browser, Builder, Capabilities, WebDriver } from 'selenium-webdriver';
import chrome from 'selenium-webdriver/chrome.js';
import firefox from 'selenium-webdriver/firefox.js';
import { Executor, HttpClient } from 'selenium-webdriver/http/index.js';
import remote from 'selenium-webdriver/remote/index.js';

/** The engine that these tests are to drive. */
export const ENGINE = process.env.ENGINE ?? 'chromium';

export const CHROMIUM_FLAGS = [
  'headless=new',
  'no-sandbox',
  'disable-gpu',
  'disable-quic',
  'no-first-run',
  'disable-background-networking',
  'disable-component-update',
  'disable-sync',
];

const OPENERS = { chromium: openChromium, firefox: openFirefox, webkit: openWebKit };

/** How often a browser is started before it is given up: on a busy machine one start in some hundreds fails. */
const STARTS = 3;

/**
 * Opens a browser with a profile of its own and a window as wide as a laptop's. `loads` says what it waits for when a page
 * is opened: `normal`, or `none` for a page that may never be loaded. `flags` are further ones. (Both for Chromium alone.)
 */
export async function openBrowser(engine = ENGINE, loads = 'normal', flags = []) {
  const open = OPENERS[engine];
  if (!open) throw new Error(`ENGINE can't be ${engine}: it takes one of ${Object.keys(OPENERS).join(', ')}.`);
  for (let start = 1; ; start += 1) {
    let driver;
    try {
      driver = await open(loads, flags);
      await resize(driver, engine, 1280, 900);
      return driver;
    } catch (problem) {
      await driver?.quit().catch(() => {});
      if (start === STARTS) throw problem;
      console.error(`${engine} did not start, which is tried again: ${problem.message}`);
    }
  }
}

/** Gives the page a size. Only Chromium shows it as narrow as a phone; the windows of others have a least width. */
export async function resize(driver, engine, width, height) {
  if (engine === 'chromium') {
    await driver.sendDevToolsCommand('Emulation.setDeviceMetricsOverride', {
      width, height, deviceScaleFactor: 1, mobile: false,
    });
  } else {
    await driver.manage().window().setRect({ x: 0, y: 0, width, height });
  }
}

function openChromium(loads, flags) {
  const options = new chrome.Options().setBinaryPath(onPath('chromium')).addArguments(...CHROMIUM_FLAGS, ...flags);
  options.setLoggingPrefs({ browser: 'ALL' });
  options.setPageLoadStrategy(loads);
  const service = new chrome.ServiceBuilder(onPath('chromedriver'));
  return new Builder().forBrowser(Browser.CHROME).setChromeOptions(options).setChromeService(service).build();
}

function openFirefox() {
  const options = new firefox.Options().setBinary(onPath('firefox-esr'));
  // With a display that a test asks for, real clicks can be made in its window.
  if (!process.env.ON_DISPLAY) options.addArguments('-headless');
  const service = new firefox.ServiceBuilder(onPath('geckodriver'));
  return new Builder().forBrowser(Browser.FIREFOX).setFirefoxOptions(options).setFirefoxService(service).build();
}

/** Debian's WebKit has a driver, but no builder that knows it, and no headless mode: it wants a display. */
async function openWebKit() {
  const service = new remote.DriverService.Builder(onPath('WebKitWebDriver')).setLoopback(true).build();
  const executor = new Executor(new HttpClient(await service.start()));
  const capabilities = new Capabilities({ browserName: 'MiniBrowser' });
  const driver = WebDriver.createSession(executor, capabilities, () => service.kill());
  await driver.getSession();
  return driver;
}

export function onPath(command) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = folders.map((folder) => join(folder, command)).find((file) => existsSync(file));
  if (!found) throw new Error(`${command} is not on PATH.`);
  return found;
}
