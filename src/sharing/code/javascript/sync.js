// Sync: one after another. While a number sleeps, everything waits.

// Which numbers sleep, and for how many seconds.
const sleeps = {8: 3, 12: 2};

// JavaScript has no `sleep`, so this one keeps the thread busy; the page stands just as still.
function sleep(seconds) {
  const wakeUp = performance.now() + seconds * 1000;
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

const start = new Date();
for (let number = 1; number <= 30; number++) {
  step(number);
}
const end = new Date();

console.log(`Start:   ${start.toLocaleTimeString()}`);
console.log(`End:     ${end.toLocaleTimeString()}`);
console.log(`Elapsed: ${((end - start) / 1000).toFixed(2)} s`);
