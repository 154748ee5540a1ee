// The facade's drawing of an expected run. Times are in percent of the width, so that text keeps its size at any width; rows are
// in px.

import { svg } from "./making.js";
import { planOf } from "./plan.js";

// Title, whether sleeps add up, whether they freeze the page.
const LANES = {
  sync: ["Sync", true, true],
  "async-in-turn": ["Async, in turn", true],
  "async-together": ["Async, together"],
  "async-blocking": ["Async that blocks", true, true],
  threads: ["Threads"],
};
const USUAL_LANES = ["sync", "async-together"];
const HEAD_PX = 36;
const FOOT_PX = 24;
const LOW_PX = 7;
const TALL_PX = 28;
// Above this count, awake steps are left out.
const MOST_ROWS = 100;

const lengthOf = ({ sleeps }, [, addsUp]) =>
  [...sleeps.values()].reduce((all, one) => (addsUp ? all + one : Math.max(all, one)), 0);

// Draws the steps of one lane from `top` on; returns their end. `percent` converts a time.
const drawLane = (picture, plan, slug, top, percent) => {
  const [title, addsUp, freezes] = LANES[slug];
  const length = lengthOf(plan, LANES[slug]);
  const rows = [];
  let y = top + HEAD_PX;
  let start = 0;
  for (let step = 1; step <= plan.steps; step += 1) {
    const slept = plan.sleeps.get(step);
    if (!slept && plan.steps > MOST_ROWS) continue;
    const height = slept ? TALL_PX : LOW_PX;
    const cy = y + height / 2;
    const end = start + (slept ?? 0);
    const [cx, shown] = [percent(end), percent(freezes ? length : end)];
    if (slept) {
      rows.push(
        svg("rect", { x: percent(start), y: y + 3, width: percent(slept), height: height - 6, fill: "url(#h)" }),
        svg("text", { x: -10, y: cy + 4, class: "step" }, step),
      );
    }
    rows.push(
      svg("line", { x1: cx, x2: shown, y1: cy, y2: cy }),
      svg("circle", { cx: shown, cy, r: 3, class: "ring" }),
      svg("circle", { cx, cy, r: 2 }),
    );
    if (addsUp) start = end;
    y += height;
  }
  // Rounds floating-point errors away.
  const cost = `${+length.toFixed(3)} s${freezes && length ? ", frozen" : ""}`;
  picture.append(svg("g", { class: slug },
    svg("text", { x: -36, y: top + 18 }, title, svg("tspan", { dx: 10 }, cost)),
    svg("rect", { y: top + HEAD_PX, width: percent(freezes ? length : 0), height: y - top - HEAD_PX, class: "frozen" }),
    ...rows));
  return y + FOOT_PX;
};

export const lanesOf = (element) => {
  const asked = new Set(element.getAttribute("modes")?.split(",").filter((slug) => Array.isArray(LANES[slug])));
  return asked.size ? [...asked] : USUAL_LANES;
};

// For a plan that is not parsed here: the lanes of the default plan, without numbers.
export const pictureOf = (element, readPlan) => {
  const plan = readPlan ?? planOf(svg("svg"));
  const slugs = lanesOf(element);
  const end = Math.max(...slugs.map((slug) => lengthOf(plan, LANES[slug]))) || 1;
  const picture = svg("svg", { "aria-hidden": true, class: readPlan ? "" : "vague" },
    svg("pattern", { id: "h", width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      svg("rect", { width: 1, height: 6 })));
  let top = 0;
  for (const slug of slugs) top = drawLane(picture, plan, slug, top, (at) => `${(at / end) * 100}%`);
  picture.setAttribute("height", top);
  return picture;
};
