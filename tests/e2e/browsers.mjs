/** Opens a browser through WebDriver, with the drivers and browsers on PATH. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Browser, Builder, Capabilities, WebDriver } from 'selenium-webdriver';
import chrome from 'selenium-webdriver/chrome.js';
import firefox from 'selenium-webdriver/firefox.js';
import { Executor, HttpClient } from 'selenium-webdriver/http/index.js';
import remote from 'selenium-webdriver/remote/index.js';

/** The engine under test. */
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

/** How many times a browser is started at most: on a busy machine one start in some hundreds fails. */
const MAX_STARTS = 3;

/**
 * Opens a browser with a new profile and a window as wide as a laptop's. `loads` is the page load strategy: `normal`, or
 * `none` for a page that may never finish loading, for Chromium only. `flags` are more command line flags of Chromium, or of Firefox's driver.
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
      if (start === MAX_STARTS) throw problem;
      console.error(`${engine} did not start, and is started again: ${problem.message}`);
    }
  }
}

/** Sets the size of the page. Only Chromium gets as narrow as a phone; windows of the others have a minimum width. */
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
  // What is looked at on a display needs a window there.
  const own = CHROMIUM_FLAGS.filter((flag) => !process.env.ON_DISPLAY || !flag.startsWith('headless'));
  const options = new chrome.Options().setBinaryPath(onPath('chromium')).addArguments(...own, ...flags);
  options.setLoggingPrefs({ browser: 'ALL' });
  options.setPageLoadStrategy(loads);
  const service = new chrome.ServiceBuilder(onPath('chromedriver'));
  return new Builder().forBrowser(Browser.CHROME).setChromeOptions(options).setChromeService(service).build();
}

function openFirefox(loads, flags) {
  const options = new firefox.Options().setBinary(onPath('firefox-esr'));
  // Real clicks need a window on a display.
  if (!process.env.ON_DISPLAY) options.addArguments('-headless');
  const service = new firefox.ServiceBuilder(onPath('geckodriver')).addArguments(...flags);
  return new Builder().forBrowser(Browser.FIREFOX).setFirefoxOptions(options).setFirefoxService(service).build();
}

/** Selenium has no builder for WebKitWebDriver. WebKit has no headless mode: it needs a display. */
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
