// A log without a library: each line is appended to the document. `go(lines)` adds so many lines, in each frame those that a run would have
// printed by then, and sets `result` when the last is presented.

/** The time in which a run prints its lines, in ms. */
const RUN_MS = 1_000;

document.body.innerHTML = `
  <div class="sc-log-frame"><div class="sc-log-clip sc-endless">
    <table class="sc-log" data-log><tbody></tbody></table>
  </div></div>`;
const clip = document.querySelector('.sc-log-clip');
const body = document.querySelector('tbody');

function cell(...children) {
  const cell = document.createElement('td');
  cell.append(...children);
  return cell;
}

function span(text) {
  const span = document.createElement('span');
  span.textContent = text;
  return span;
}

/** The line at `index` of a run in which all steps sleep: the first third of its lines is `start sleeping`. */
function row(index, number, atMs) {
  const sleepers = Math.floor(number / 3);
  const later = index - sleepers;
  const step = 1 + (later < 0 ? index : Math.floor(later / 2));
  const does = span(later < 0 ? 'start sleeping' : later % 2 === 0 ? 'done sleeping' : '');
  does.className = 'sc-does';
  const line = span(`${step} `);
  line.dataset.line = '';
  line.append(does);
  const slept = span('');
  slept.className = 'sc-slept';
  const gutter = cell();
  gutter.setAttribute('aria-hidden', 'true');
  const row = document.createElement('tr');
  row.setAttribute('aria-rowindex', index + 2);
  row.dataset.printedMs = atMs;
  row.append(cell((atMs / 1_000).toFixed(2)), gutter, cell(line, slept), cell());
  return row;
}

globalThis.go = (number) => {
  const from = performance.now();
  let there = 0;
  const onFrame = () => {
    const sinceMs = performance.now() - from;
    const due = Math.min(number, Math.ceil(number / 3 + ((number * 2) / 3) * (sinceMs / RUN_MS)));
    for (; there < due; there += 1) body.append(row(there, number, sinceMs));
    clip.scrollTop = clip.scrollHeight;
    requestAnimationFrame(there < number ? onFrame : onLastFrame);
  };
  const onLastFrame = () => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => (globalThis.result = true);
    port2.postMessage(null);
  };
  onFrame();
};
