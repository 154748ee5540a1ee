/** The band of the page: the question, the button that runs all lanes, and the result, through the handles of the contract. */
import { waitUntil } from './wait.mjs';

export class Band {
  constructor(page) {
    this.page = page;
    this.driver = page.driver;
  }

  /** Presses the button that runs all lanes, which is Stop while they run. */
  async press() {
    // On a phone the bar at the bottom may cover it.
    await this.driver.executeScript(() => document.querySelector('[data-run-all]').scrollIntoView({ block: 'nearest' }));
    await this.page.click('[data-run-all]');
  }

  /** The text of that button. */
  button() {
    return this.driver.executeScript(() => document.querySelector('[data-run-all]').textContent);
  }

  /** The visible text of the band. */
  text() {
    return this.driver.executeScript(() => document.querySelector('.sc-band').innerText.replace(/\s+/g, ' ').replaceAll(' ,', ','));
  }

  async says(sentence) {
    let text;
    const says = async () => {
      text = await this.text();
      return sentence instanceof RegExp ? sentence.test(text) : text.includes(sentence);
    };
    await waitUntil(`the band says ${sentence}`, says).catch((problem) => {
      throw new Error(`${problem.message} It says: ${text}`);
    });
  }

  /** Waits until all lanes have run, or the sequence has ended early. */
  async isOver(limitMs = 30_000) {
    const isOver = () => this.driver.executeScript(() => /^(after|ended)$/.test(document.querySelector('.sc-band').dataset.part));
    await waitUntil('the sequence is over', isOver, limitMs);
  }

  /** The states of all lanes, by mode. */
  states() {
    return this.driver.executeScript(() =>
      Object.fromEntries(Array.from(document.querySelectorAll('[data-lane]'), ({ dataset }) => [dataset.lane, dataset.state])));
  }

  /** Chooses an answer of the question by its text. */
  async choose(answer) {
    await (await this.driver.findElement({ xpath: `//*[@data-question]//label[normalize-space()="${answer}"]` })).click();
  }
}
