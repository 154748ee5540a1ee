// The facade's drawing of a plan: a cell for each step, in ten columns.

import { make } from "./making.js";
import { MOST_CELLS } from "./plan.js";

const COLUMNS = 10;
// The height of a row with the gap below it, and the greatest height of all rows: more rows are lower ones. In px.
const ROW_PX = 38;
const MOST_HEIGHT_PX = 150;
const GAP_PX = 4;
// Above this count, rows are too low for numbers.
const MOST_NUMBERS = 70;

// Draws the plan, or nothing for one that is not parsed here or has too many steps.
export const drawCells = (drawing, plan) => {
  drawing.replaceChildren();
  drawing.hidden = !(plan?.steps <= MOST_CELLS);
  if (drawing.hidden) return;
  const { steps, sleeps } = plan;
  drawing.style.height = `${Math.min(Math.ceil(steps / COLUMNS) * ROW_PX, MOST_HEIGHT_PX) - GAP_PX}px`;
  for (let step = 1; step <= steps; step += 1) {
    const cell = make(sleeps.has(step) ? "b" : "i");
    if (steps <= MOST_NUMBERS) cell.append(step, sleeps.has(step) ? make("small", {}, `${sleeps.get(step)}\u00a0s`) : "");
    drawing.append(cell);
  }
};
