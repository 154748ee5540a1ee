/** A first visit: opens a page with a new profile on a slow machine and network, and clicks its button as soon as it is drawn. */

/** How long the page may take to respond, in ms. */
const PATIENCE_MS = 30_000;
const SIZE = { width: 1280, height: 900, deviceScaleFactor: 1, mobile: false };

/** The page at `/blank.html` of each server that is visited. */
export const BLANK = '<!doctype html><title>Nothing yet</title><script>say(JSON.stringify({ blank: true }))</script>';

/** The DevTools protocol without the driver, which waits until a page has loaded. */
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
    // The driver's own calls have the numbers from 0 on.
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

  /** The value of `start` in the first message of the page that has it. The page of the session sends messages with `say`. */
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

/** Runs in the page before its scripts: says when and where the button is drawn, when the click is answered, and when what it asks for is done. */
function watch(buttonOf, isAnswered, isDone) {
  const drawn = (then) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => then(performance.now());
    port2.postMessage(null);
  };
  let clickedMs;
  addEventListener('click', ({ timeStamp }) => (clickedMs ??= timeStamp), { capture: true });
  const awaitDrawn = (is, then) => (is() ? drawn(then) : requestAnimationFrame(() => awaitDrawn(is, then)));
  const awaitAnswer = (drawnMs) => awaitDrawn(isAnswered, (answeredMs) => awaitDrawn(isDone, (doneMs) => new PerformanceObserver((list) => {
    const [paint] = list.getEntriesByName('first-contentful-paint');
    if (paint) say(JSON.stringify({ answered: { paintMs: paint.startTime, drawnMs, clickedMs, answeredMs, doneMs } }));
  }).observe({ type: 'paint', buffered: true })));
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

/** What the DevTools protocol takes: the latency from a request to its response, and the throughput in bytes a second. */
const conditionsOf = ({ latencyMs, bitsPerSecond }) => ({
  offline: false, latency: latencyMs, downloadThroughput: bitsPerSecond / 8, uploadThroughput: bitsPerSecond / 8,
});

/**
 * Opens `address` with a new profile, on a processor that is `slowdown` times slower, and clicks the button that `buttonOf` finds, once it is drawn.
 * `buttonOf`, `isAnswered` and `isDone` are functions of the page. `network`: the latency in ms and the throughput in bit/s, if it is throttled.
 *
 * Returns, in ms from the start of the navigation, the times of the first contentful paint, of the drawn button, of the click, and of the frames in
 * which the click is answered and what it asks for is done; and the processor time of the main thread until then, in ms.
 */
export async function visit(devtools, address, { buttonOf, isAnswered, isDone, slowdown, network }) {
  const { browserContextId } = await devtools.send('Target.createBrowserContext');
  try {
    const { targetId } = await devtools.send('Target.createTarget', { url: 'about:blank', browserContextId, newWindow: true });
    const { sessionId } = await devtools.send('Target.attachToTarget', { targetId, flatten: true });
    const send = (method, params) => devtools.send(method, params, sessionId);
    await send('Page.enable');
    await send('Runtime.enable');
    await send('Performance.enable');
    if (network) await send('Network.enable');
    const processorMs = async () => (await send('Performance.getMetrics')).metrics.find(({ name }) => name === 'ThreadTime').value * 1_000;
    await send('Emulation.setDeviceMetricsOverride', SIZE);
    await send('Runtime.addBinding', { name: 'say' });
    // A page of the same host first: for another host the browser may start another process, which is not slowed down.
    const isThere = devtools.said(sessionId, 'blank');
    await send('Page.navigate', { url: new URL('/blank.html', address).href });
    await isThere;
    await send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    if (network) await send('Network.emulateNetworkConditions', conditionsOf(network));
    await send('Page.addScriptToEvaluateOnNewDocument', { source: `(${watch})(${buttonOf}, ${isAnswered}, ${isDone});` });
    const [isDrawn, answer] = [devtools.said(sessionId, 'drawn'), devtools.said(sessionId, 'answered')];
    await send('Page.navigate', { url: address });
    // In case the browser has started another process all the same.
    await send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    const before = await processorMs();
    const place = { ...(await isDrawn), button: 'left', clickCount: 1 };
    for (const type of ['mousePressed', 'mouseReleased']) send('Input.dispatchMouseEvent', { type, ...place });
    return { ...(await answer), cpuMs: (await processorMs()) - before };
  } finally {
    await devtools.send('Target.disposeBrowserContext', { browserContextId });
  }
}
