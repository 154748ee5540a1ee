// Threads: a worker for each sleeper. They block themselves, and nobody else.
const { Worker } = require("node:worker_threads");

// Which numbers sleep, and for how many seconds.
const sleeps = {8: 3, 12: 2};

// What runs in a thread of its own: it keeps that thread busy, and then it is over.
const busyWorker = `
  const { workerData } = require("node:worker_threads");
  while (Date.now() < workerData.wakeUp) {
    // Still asleep.
  }
`;

function sleepElsewhere(seconds) {
  const wakeUp = Date.now() + seconds * 1000;
  return new Promise((done) => {
    new Worker(busyWorker, { eval: true, workerData: { wakeUp } }).on("exit", done);
  });
}

async function step(number) {
  if (number in sleeps) {
    console.log(number, "start sleeping");
    await sleepElsewhere(sleeps[number]);
    console.log(number, "done sleeping");
  }
  console.log(number);
}

async function main() {
  const start = new Date();
  const steps = [];
  for (let number = 1; number <= 30; number++) {
    steps.push(step(number));
  }
  await Promise.all(steps);
  const end = new Date();

  console.log(`Start:   ${start.toLocaleTimeString()}`);
  console.log(`End:     ${end.toLocaleTimeString()}`);
  console.log(`Elapsed: ${((end - start) / 1000).toFixed(2)} s`);
}

main();
