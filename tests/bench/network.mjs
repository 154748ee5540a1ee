/** Benchmark of the first answered click over networks of different speed, against React 19. */
import { AGAIN, alternate, withBrowser } from './driver.mjs';
import { ratio } from './statistics.mjs';
import { NAMES, SAME_PROCESS, serving, SLOWDOWN, visits } from './start_arms.mjs';

/** Visits of each arm in a round. */
const VISITS = 4;
const NETWORKS = {
  loopback: undefined,
  'fast 4G, 9 Mbit/s, 60 ms': { latencyMs: 60, bitsPerSecond: 9_000_000 },
  'slow 4G, 1.6 Mbit/s, 150 ms': { latencyMs: 150, bitsPerSecond: 1_600_000 },
};
const ARMS = ['ours', 'react', AGAIN];

export async function measure(rounds) {
  const { options } = await serving();
  const tables = [];
  for (const [title, network] of Object.entries(NETWORKS)) {
    // A browser for each network: an earlier profile's connections and throttling don't reach the next one.
    const arms = await withBrowser(options, async (driver, server) =>
      alternate(ARMS, VISITS * rounds, await visits(driver, server, ARMS, network)), [SAME_PROCESS]);
    tables.push({
      title, names: NAMES, arms, noiseOf: 'answeredMs',
      columns: { paintMs: 'first paint, ms', drawnMs: 'button drawn, ms', answeredMs: 'click answered, ms', doneMs: 'run on, ms', cpuMs: 'processor, ms' },
    });
  }
  return {
    title: 'First click over networks',
    about: `As in *Weight and start*, with the processor ${SLOWDOWN} times slower: the time from the start of the navigation until a click on the button, made when it is drawn, is answered and the answer is drawn; and until the run is on. The DevTools protocol throttles the network: the latency from each request to its response, and the throughput of the connection. All arms are sent by the same server, compressed by brotli 11, with \`no-store\`. ${VISITS} visits of each arm a round, in alternation.`,
    tables,
    goals: tables.map(({ title, arms }) => ({ what: `click answered, against React 19, ${title}`, most: 1.2, value: ratio(arms, 'answeredMs', 'ours', 'react') })),
  };
}
