// Async that blocks: it says async, and never lets go.

// Which numbers sleep, and for how many seconds.
const sleeps = {8: 3, 12: 2};

// JavaScript has no `sleep`, so this one keeps the thread busy; the page stands just as still.
function sleep(seconds) {
  const wakeUp = performance.now() + seconds * 1000;
  while (performance.now() < wakeUp) {
    // Still asleep.
  }
}

async function step(number) {
  if (number in sleeps) {
    console.log(number, "start sleeping");
    sleep(sleeps[number]); // No await: nobody else gets a turn.
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
