/** Benchmark of a first visit over loopback: its bytes, and the time until the first click is answered. */
import { alternate, withBrowser } from './driver.mjs';
import { ratio, summary } from './statistics.mjs';
import { NAMES, SAME_PROCESS, serving, SLOWDOWN, visits } from './start_arms.mjs';

/** Visits of each arm in a round: a visit takes a second, and visits differ much. */
const VISITS = 8;
/** The largest first load of the page, in bytes. */
const MOST_BYTES = 114_000;

export async function measure(rounds) {
  const { options, bytes } = await serving();
  const arms = await withBrowser(options, async (driver, server) => {
    const names = Object.keys(NAMES);
    return alternate(names, VISITS * rounds, await visits(driver, server, names));
  }, [SAME_PROCESS]);
  for (const arm of Object.keys(arms)) arms[arm].bytes = summary([bytes[arm]]);
  return {
    title: 'Weight and start',
    about: `Bytes: all that a first visit loads, HTML, CSS, JavaScript and wasm, by brotli 11. Times in ms from the start of the navigation, with a new profile, the processor ${SLOWDOWN} times slower, files from loopback: until the first contentful paint; until the button is drawn (ours: the filled one); until a click at that time is answered, and the answer is drawn. *Processor* is the time of the main thread until then. ${VISITS} visits a round.`,
    tables: [{
      title: 'A first visit', names: NAMES, arms, noiseOf: 'answeredMs',
      columns: { bytes: 'bytes', paintMs: 'first paint, ms', drawnMs: 'button drawn, ms', clickedMs: 'clicked, ms', answeredMs: 'click answered, ms', doneMs: 'run on, ms', cpuMs: 'processor, ms' },
    }],
    goals: [
      { what: 'bytes', most: MOST_BYTES, value: bytes.ours },
      { what: 'first answered click, against React 19', most: 1.2, value: ratio(arms, 'answeredMs', 'ours', 'react') },
    ],
  };
}
