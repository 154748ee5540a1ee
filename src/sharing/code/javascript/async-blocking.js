// Async that blocks: it says async, and
// never lets go.

// Who sleeps, and for how many seconds.
const sleeps = {8: 3, 12: 2};

// JavaScript has no `sleep`. This one keeps
// the thread busy: nothing else can run.
function sleep(seconds) {
  const ms = seconds * 1000;
  const wakeUp = performance.now() + ms;
  while (performance.now() < wakeUp) {
    // Still asleep.
  }
}

async function step(number) {
  if (number in sleeps) {
    console.log(number, "start sleeping");
    // No await: nobody else gets a turn.
    sleep(sleeps[number]);
    console.log(number, "done sleeping");
  }
  console.log(number);
}

async function main() {
  const start = new Date();
  const steps = [];
  for (let n = 1; n <= 30; n++) {
    steps.push(step(n));
  }
  await Promise.all(steps);
  const end = new Date();

  const elapsed = (end - start) / 1000;
  console.log("Start:  ", time(start));
  console.log("End:    ", time(end));
  console.log("Elapsed:", elapsed, "s");
}

function time(date) {
  return date.toLocaleTimeString();
}

main();
