/** Runs the programs named on the command line, one after another, and says before each that it begins. */
const programs = process.argv.slice(2);

function next() {
  if (programs.length === 0) return;
  console.log('=== program');
  require(programs.shift());
  // A program that was over at once leaves nothing to wait for, and nothing else would ask for the next.
  setImmediate(() => {});
}

process.on('beforeExit', next);
next();
