// Reads the attributes: the link of the frame, and the plan and the lanes as far as the facade shows them.

// `planOf` depends on the order of the first four.
export const LINK_ATTRIBUTES = ["count", "sleep", "preset", "story", "modes", "theme"];
const LANES = ["sync", "async-in-turn", "async-together", "async-blocking", "threads"];
const USUAL_LANES = ["sync", "async-together"];
const USUAL_STEPS = 30;
// Above this count, steps have no cells.
export const MOST_CELLS = 100;
// The most letters about sleepers. What would be longer is summed up.
const MOST_NAMED_LETTERS = 60;

// The parameters of the link. The page validates them.
export const parametersOf = (element) => {
  const parameters = new URLSearchParams();
  for (const { name, value } of element.attributes) {
    if (LINK_ATTRIBUTES.includes(name)) parameters.set(name, value);
  }
  return parameters;
};

// The number of lanes.
export const lanesOf = (element) => {
  const asked = new Set(element.getAttribute("modes")?.split(",").filter((slug) => LANES.includes(slug)));
  return asked.size || USUAL_LANES.length;
};

// The count, and sleeps in seconds by step, in order; undefined for presets, stories, ranges and invalid values, which are not
// parsed here.
export const planOf = (element) => {
  const [count, sleep, preset, story] = LINK_ATTRIBUTES.map((name) => element.getAttribute(name));
  const steps = +(count ?? `${USUAL_STEPS}`).match(/^\d+$/);
  const asked = sleep ?? (count ? "" : "8:3,12:2");
  if ((preset ?? story) !== null || !steps || steps > 100000) return;
  const sleeps = new Map();
  for (const item of asked ? asked.split(",") : []) {
    const [, step, seconds] = item.match(/^ *(\d+):(\d*\.?\d+) *$/)?.map(Number) ?? [];
    if (!step || step > steps || !seconds || seconds > 60 || sleeps.has(step)) return;
    sleeps.set(step, seconds);
  }
  return { steps, sleeps: new Map([...sleeps].sort(([one], [other]) => one - other)) };
};

// The number of rows in which the page shows the steps, fifteen in each.
export const rowsOf = (plan) => Math.ceil((plan?.steps <= MOST_CELLS ? plan.steps : USUAL_STEPS) / 15);

// “8 sleeps 2 s, 12 sleeps 1 s. When will 9 appear?” The answer is left to the reader.
export const questionOf = (plan) => {
  if (!plan) return "What does waiting cost?";
  const { steps, sleeps } = plan;
  let [next] = sleeps.keys();
  while (sleeps.has(next)) next += 1;
  let who = [...sleeps].map(([step, seconds]) => `${step} sleeps ${seconds}\u00a0s`).join(", ");
  if (who.length > MOST_NAMED_LETTERS) who = `${sleeps.size} numbers sleep`;
  const counted = sleeps.size && steps <= MOST_CELLS ? "" : `Count to ${steps}. `;
  return `${counted}${who || "No number sleeps"}. ${next <= steps ? `When will ${next} appear` : "How long will it take"}?`;
};
