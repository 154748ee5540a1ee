// Sync: one after another. While a number
// sleeps, everything waits.

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

function step(number) {
  if (number in sleeps) {
    console.log(number, "start sleeping");
    sleep(sleeps[number]);
    console.log(number, "done sleeping");
  }
  console.log(number);
}

function main() {
  const start = new Date();
  for (let n = 1; n <= 30; n++) {
    step(n);
  }
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
