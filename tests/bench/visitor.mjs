/** Somebody who was never there: opens a page on a slow machine, and clicks its button as soon as that is drawn. */

/** How long an answer is waited for, in ms. */
const PATIENCE_MS = 30_000;
const SIZE = { width: 1280, height: 900, deviceScaleFactor: 1, mobile: false };

/** What stands at `/blank.html` of a server that is to be visited. */
export const BLANK = '<!doctype html><title>Nothing yet</title><script>say(JSON.stringify({ blank: true }))</script>';

/** The browser's own protocol, past the driver, which waits until a page has loaded. */
export class Devtools {
  #socket;
  #calls = new Map();
  #listeners = new Set();
  #latest = 0;

  static async of(driver) {
    const connection = await driver.createCDPConnection('browser');
    return new Devtools(connection._wsConnection);
  }

  constructor(socket) {
    this.#socket = socket;
    // The driver numbers its own calls from 0 on.
    this.#latest = 1_000_000;
    socket.on('message', (data) => {
      const message = JSON.parse(data.toString());
      const call = this.#calls.get(message.id);
      this.#calls.delete(message.id);
      if (call && message.error) call.reject(new Error(message.error.message));
      else if (call) call.resolve(message.result);
      else this.#listeners.forEach((listener) => listener(message));
    });
  }

  send(method, params = {}, sessionId) {
    const id = (this.#latest += 1);
    this.#socket.send(JSON.stringify({ id, method, params, sessionId }));
    return new Promise((resolve, reject) => this.#calls.set(id, { resolve, reject }));
  }

  /** What the page of that session says by calling `say`, the first that begins so. */
  said(sessionId, start) {
    return new Promise((resolve, reject) => {
      const patience = setTimeout(() => end(reject, new Error(`The page did not say ${start} within ${PATIENCE_MS / 1_000} s.`)), PATIENCE_MS);
      const end = (settle, value) => {
        clearTimeout(patience);
        this.#listeners.delete(listener);
        settle(value);
      };
      const listener = (message) => {
        if (message.sessionId !== sessionId || message.method !== 'Runtime.bindingCalled') return;
        const told = JSON.parse(message.params.payload);
        if (start in told) end(resolve, told[start]);
      };
      this.#listeners.add(listener);
    });
  }
}

/** Runs in the page, before anything else of it: says when the button has been drawn and where, and when the click is answered. */
function watch(buttonOf, isAnswered) {
  const drawn = (then) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => then(performance.now());
    port2.postMessage(null);
  };
  let clickedMs;
  addEventListener('click', ({ timeStamp }) => (clickedMs ??= timeStamp), { capture: true });
  const awaitAnswer = (drawnMs) => {
    if (!isAnswered()) return requestAnimationFrame(() => awaitAnswer(drawnMs));
    drawn((answeredMs) => new PerformanceObserver((list) => {
      const [paint] = list.getEntriesByName('first-contentful-paint');
      if (paint) say(JSON.stringify({ answered: { paintMs: paint.startTime, drawnMs, clickedMs, answeredMs } }));
    }).observe({ type: 'paint', buffered: true }));
  };
  const awaitButton = () => {
    const button = document.body && buttonOf();
    const { width, height } = button?.getBoundingClientRect() ?? { width: 0 };
    if (width === 0 || height === 0 || button.disabled) return requestAnimationFrame(awaitButton);
    button.scrollIntoView({ block: 'center' });
    drawn((drawnMs) => {
      const { x, y, width, height } = button.getBoundingClientRect();
      say(JSON.stringify({ drawn: { x: x + width / 2, y: y + height / 2 } }));
      awaitAnswer(drawnMs);
    });
  };
  requestAnimationFrame(awaitButton);
}

/**
 * Opens `address` with a profile of its own, on a processor slowed down so many times, and clicks what `buttonOf` finds once it is
 * drawn: functions of the page. Returns when, in ms from the start of the navigation, there was a first paint with content, the
 * button was drawn, it was clicked, and the click was answered by `isAnswered`, drawn as well; and how much of the processor's time
 * the main thread took until then, in ms.
 */
export async function visit(devtools, address, { buttonOf, isAnswered, slowdown }) {
  const { browserContextId } = await devtools.send('Target.createBrowserContext');
  try {
    const { targetId } = await devtools.send('Target.createTarget', { url: 'about:blank', browserContextId, newWindow: true });
    const { sessionId } = await devtools.send('Target.attachToTarget', { targetId, flatten: true });
    const send = (method, params) => devtools.send(method, params, sessionId);
    await send('Page.enable');
    await send('Runtime.enable');
    await send('Performance.enable');
    const processorMs = async () => (await send('Performance.getMetrics')).metrics.find(({ name }) => name === 'ThreadTime').value * 1_000;
    await send('Emulation.setDeviceMetricsOverride', SIZE);
    await send('Runtime.addBinding', { name: 'say' });
    // A page of the same host first: another host may mean another process, which is not slowed down.
    const isThere = devtools.said(sessionId, 'blank');
    await send('Page.navigate', { url: new URL('/blank.html', address).href });
    await isThere;
    await send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await send('Page.addScriptToEvaluateOnNewDocument', { source: `(${watch})(${buttonOf}, ${isAnswered});` });
    const [isDrawn, answer] = [devtools.said(sessionId, 'drawn'), devtools.said(sessionId, 'answered')];
    await send('Page.navigate', { url: address });
    // It may have got another process all the same.
    await send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    const before = await processorMs();
    const place = { ...(await isDrawn), button: 'left', clickCount: 1 };
    for (const type of ['mousePressed', 'mouseReleased']) send('Input.dispatchMouseEvent', { type, ...place });
    return { ...(await answer), cpuMs: (await processorMs()) - before };
  } finally {
    await devtools.send('Target.disposeBrowserContext', { browserContextId });
  }
}
