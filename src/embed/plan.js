// Reads the attributes: the link of the frame, and the plan as far as the facade shows it.

// `planOf` depends on the order of the first four.
export const LINK_ATTRIBUTES = ["count", "sleep", "preset", "story", "modes", "theme"];
const MOST_NAMED = 5;

// The parameters of the link. The page validates them.
export const parametersOf = (element) => {
  const parameters = new URLSearchParams();
  for (const { name, value } of element.attributes) {
    if (LINK_ATTRIBUTES.includes(name)) parameters.set(name, value);
  }
  return parameters;
};

// The count, and sleeps in seconds by step; undefined for presets, stories, ranges and invalid values, which are not parsed here.
export const planOf = (element) => {
  const [count, sleep, preset, story] = LINK_ATTRIBUTES.map((name) => element.getAttribute(name));
  const steps = +(count ?? "30").match(/^\d+$/);
  const asked = sleep ?? (count ? "" : "8:3,12:2");
  if ((preset ?? story) !== null || !steps || steps > 100000) return;
  const sleeps = new Map();
  for (const item of asked ? asked.split(",") : []) {
    const [, step, seconds] = item.match(/^ *(\d+):(\d*\.?\d+) *$/)?.map(Number) ?? [];
    if (!step || step > steps || !seconds || seconds > 60 || sleeps.has(step)) return;
    sleeps.set(step, seconds);
  }
  return { steps, sleeps };
};

// “Count to 30 while 8 and 12 sleep.”
export const sentenceOf = (plan) => {
  if (!plan) return "See what waiting costs.";
  const asleep = [...plan.sleeps.keys()].sort((one, other) => one - other);
  const number = asleep.length;
  const last = asleep.pop();
  let named = asleep.length ? `${asleep.join(", ")} and ${last} sleep` : `${last} sleeps`;
  if (number > MOST_NAMED) named = `${number} numbers sleep`;
  return `Count to ${plan.steps}${last ? ` while ${named}` : ""}.`;
};
