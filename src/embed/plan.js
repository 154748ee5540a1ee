// What the attributes say: the link of the frame, and the plan in as far as a facade has to tell of it.

// `planOf` reads the first four by their order.
export const LINK_ATTRIBUTES = ["count", "sleep", "preset", "story", "modes", "theme"];
const MOST_NAMED = 5;

// The link's parameters. The page itself judges what is in them, and names what it can't use.
export const parametersOf = (element) => {
  const parameters = new URLSearchParams();
  for (const { name, value } of element.attributes) {
    if (LINK_ATTRIBUTES.includes(name)) parameters.set(name, value);
  }
  return parameters;
};

// The count and its sleeps in seconds by step; undefined where the attributes hold what is not read here: presets, stories,
// ranges, and whatever the page would name in a notice.
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
