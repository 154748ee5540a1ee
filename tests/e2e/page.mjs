/** The page, through the handles of its contract: chips, lanes, notices, the link. */
import { Key } from 'selenium-webdriver';
import { Lane } from './lane.mjs';
import { findButton, waitUntil } from './wait.mjs';

export class Page {
  constructor(driver, address) {
    this.driver = driver;
    this.address = address;
  }

  /** Opens a link, such as `?count=30`, and waits until the page has started. */
  async open(link = '') {
    await this.driver.get(this.address + link);
    await this.started();
  }

  /** Opens a link with empty storage. */
  async openAfresh(link = '') {
    await this.driver.get(this.address + 'nothing-here');
    await this.driver.executeScript(() => localStorage.clear());
    await this.open(link);
  }

  async reload() {
    await this.driver.navigate().refresh();
    await this.started();
  }

  async started() {
    await waitUntil('the page has lanes', () => this.count('[data-lane]'));
  }

  /** Scrolls to the place of the lazy chunk, waits until it is there, and scrolls back. */
  async loadLazyChunk() {
    await this.driver.executeScript(() => document.querySelector('.sc-below').scrollIntoView());
    await waitUntil('the lazy chunk is there', () => this.count('.sc-tries li'));
    await this.driver.executeScript(() => window.scrollTo(0, 0));
  }

  /** The modes of the lanes, in order. */
  modes() {
    return this.driver.executeScript(() => Array.from(document.querySelectorAll('[data-lane]'), (lane) => lane.dataset.lane));
  }

  lane(mode) {
    return new Lane(this.driver, mode);
  }

  find(css) {
    return this.driver.findElement({ css });
  }

  async count(css) {
    return (await this.driver.findElements({ css })).length;
  }

  chip(step) {
    return this.find(`button[data-step="${step}"]`);
  }

  /** The numbers that sleep: those whose chips are pressed. */
  pressed() {
    return this.driver.executeScript(() =>
      Array.from(document.querySelectorAll('button[data-step][aria-pressed="true"]'), (chip) => Number(chip.dataset.step)));
  }

  /** The texts of the notices. */
  notices() {
    return this.driver.executeScript(() => Array.from(document.querySelectorAll('[data-notice]'), (notice) => notice.textContent));
  }

  button(start) {
    return findButton(this.driver, start);
  }

  /** Waits for the button, and clicks it: the lazy chunk, which comes with the first run, adds some. */
  async press(start) {
    const button = await waitUntil(`there is ${start}…`, () => this.button(start).catch(() => null));
    await button.click();
  }

  async click(css) {
    await this.find(css).click();
  }

  /** Puts a number to sleep for so many seconds, or changes how long it sleeps, by its chip and the stepper. */
  async putToSleep(step, seconds) {
    await this.chip(step).click();
    if (seconds !== undefined) await this.writeInto(await this.stepperField(), String(seconds));
  }

  /** Wakes a number by its chip and the stepper. */
  async wake(step) {
    await this.chip(step).click();
    await this.press('Wake');
  }

  /** The field of the open stepper. */
  stepperField() {
    return this.find('.sc-stepper input');
  }

  /** The step whose stepper is open, with its length as it is written there; `null` if none is. */
  stepper() {
    return this.driver.executeScript(() => {
      const stepper = document.querySelector('.sc-stepper');
      return stepper.hidden ? null : [stepper.querySelector('b').textContent, stepper.querySelector('input').value];
    });
  }

  async poke() {
    await this.find('[data-poke]').click();
  }

  /** Sets the count in its field, which an open stepper hides. */
  async countTo(value) {
    await this.find('h1').click();
    await this.writeInto(await this.find('input[aria-label="Count to"]'), value);
  }

  /** Writes into a field and leaves it. */
  async writeInto(field, value) {
    await this.driver.executeScript((field) => field.select(), field);
    await field.sendKeys(value, Key.TAB);
  }

  /** Clicks the summary that starts with `start`, and waits until its content is there, or the lazy chunk has failed. */
  async unfold(start) {
    const summary = await this.summary(start);
    const isOpen = () => this.driver.executeScript((summary) => summary.parentElement.open, summary);
    // Not every driver scrolls the page around a frame.
    await this.driver.executeScript((summary) => summary.scrollIntoView({ block: 'center' }), summary);
    const before = await isOpen();
    // What the lazy chunk brings may move the summary while the driver aims at it.
    await waitUntil(`${start} is clicked`, async () => (await isOpen()) !== before || summary.click().then(isOpen).then((now) => now !== before));
    await waitUntil(`${start} is unfolded`, () => this.driver.executeScript((summary) => {
      const details = summary.parentElement;
      return !details.open || details.children.length > 1 || document.querySelector('.sc-below .sc-missing') !== null;
    }, summary));
  }

  /** Scrolls to the code, and waits until its programs are written. */
  async seeCode() {
    await waitUntil('the code is written', () => this.driver.executeScript(() => {
      const section = document.querySelector('.sc-code');
      section.scrollIntoView();
      return section.querySelector('[data-code="python"]')?.textContent.length > 0;
    }));
  }

  /** Waits for a visible summary that starts with `start`. Some are added when their place is scrolled near. */
  summary(start) {
    return waitUntil(`a summary starts with ${start}`, () => this.driver.executeScript((start) => {
      document.querySelector('.sc-below').scrollIntoView();
      return Array.from(document.querySelectorAll('summary')).find((summary) => summary.innerText.startsWith(start) && summary.getClientRects().length > 0);
    }, start));
  }

  /** The visible text of the page, with white space collapsed. */
  text() {
    return this.driver.executeScript(() => document.body.innerText.replace(/\s+/g, ' '));
  }

  async says(sentence, limitMs) {
    await waitUntil(`the page says “${sentence}”`, async () => (await this.text()).includes(sentence), limitMs);
  }

  async saysNot(sentence) {
    await waitUntil(`the page no longer says “${sentence}”`, async () => !(await this.text()).includes(sentence));
  }

  /** The parameters of the link in the address bar, sleeps in the order of their steps. */
  async link() {
    const parameters = Object.fromEntries(new URL(await this.driver.getCurrentUrl()).searchParams);
    const inOrder = (one, other) => parseFloat(one) - parseFloat(other);
    if (parameters.sleep) parameters.sleep = parameters.sleep.split(',').sort(inOrder).join();
    return parameters;
  }

  /** The number of runs in the title of their panel, “Your runs (2)”. The panel is filled when it is scrolled near. */
  async runs() {
    const [number] = await waitUntil('the runs are counted', () => this.driver.executeScript(() => {
      const panel = document.querySelector('.sc-runs');
      if (panel.children.length > 1) return [Number(/\((.*)\)/.exec(panel.firstElementChild.textContent)?.[1] ?? 0)];
      panel.scrollIntoView();
      return null;
    }));
    return number;
  }

  /** Whether there is such an element, and it is visible. */
  async shows(css) {
    const [element] = await this.driver.findElements({ css });
    if (element === undefined) return false;
    return this.driver.executeScript((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }), element);
  }
}
