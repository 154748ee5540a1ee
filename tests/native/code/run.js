/** Runs the programs named on the command line, one after another, and prints a line before each. */
const programs = process.argv.slice(2);

function next() {
  if (programs.length === 0) return;
  console.log('=== program');
  require(programs.shift());
  // Without pending work Node would exit without a second beforeExit event.
  setImmediate(() => {});
}

process.on('beforeExit', next);
next();
