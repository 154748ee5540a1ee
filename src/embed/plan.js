// Reads the attributes: the link of the frame, and the plan and the lanes as far as the facade shows them.

// `planOf` depends on the order of the first five.
export const LINK_ATTRIBUTES = ["count", "sleep", "preset", "story", "names", "limit", "modes", "theme"];
const LANES = ["sync", "async-in-turn", "async-together", "async-blocking", "threads", "async-forgotten", "async-limited"];
const USUAL_LANES = 2;
const USUAL_STEPS = 30;
// The page reads so many items of `modes`.
const MOST_LANES = 12;
// Above this count, steps have no cells.
export const MOST_CELLS = 100;
// An item of `sleep` as the page reads it: digits, with blanks of ASCII around them and at most three decimals.
const ITEM = /^[ \t\n\f\r]*(\d+)[ \t\n\f\r]*:[ \t\n\f\r]*(\d+|\d*\.\d{1,3}0*)[ \t\n\f\r]*$/;
// The most letters about sleepers. What would be longer is summed up.
const MOST_NAMED_LETTERS = 60;
// Names that are not read here: with a backslash, which may stand before a comma; empty ones and long ones.
const ODD_NAMES = /\\|,,|[^,]{41}/;

// The value of an attribute without blanks around it; null if there is none. An empty one is none, as templates and some frameworks write
// it, but for `sleep`, where nobody sleeps.
export const valueOf = (element, name) => {
  const value = element.getAttribute(name)?.trim() ?? null;
  return value || name === "sleep" ? value : null;
};

// The parameters of the link, with a theme in place of none and of `auto`. The page validates them.
export const parametersOf = (element, theme) => {
  const parameters = new URLSearchParams();
  for (const name of LINK_ATTRIBUTES) {
    const value = valueOf(element, name);
    if (value !== null) parameters.set(name, value);
  }
  if (theme && /^(null|auto)$/.test(parameters.get("theme"))) parameters.set("theme", theme);
  return parameters;
};

// The number of lanes.
export const lanesOf = (element) => {
  const slugs = valueOf(element, "modes")?.split(",", MOST_LANES).map((slug) => slug.trim());
  return new Set(slugs?.filter((slug) => LANES.includes(slug))).size || USUAL_LANES;
};

// The count, the names of steps if they have some, and sleeps in seconds by step, in order; undefined for presets, stories, ranges
// and invalid values, which are not parsed here.
export const planOf = (element) => {
  const [count, sleep, preset, story, named] = LINK_ATTRIBUTES.map((name) => valueOf(element, name));
  const names = named?.split(",");
  const steps = names?.length ?? +(count ?? `${USUAL_STEPS}`).match(/^\d+$/);
  const asked = sleep ?? (named ?? count ? "" : "8:3,12:2");
  if ((preset ?? story) !== null || !steps || steps > 100000 || ODD_NAMES.test(named)) return;
  const sleeps = new Map();
  for (const item of asked ? asked.split(",") : []) {
    const [, step, seconds] = item.match(ITEM)?.map(Number) ?? [];
    if (!step || step > steps || !seconds || seconds > 60 || sleeps.has(step)) return;
    sleeps.set(step, seconds);
  }
  return { steps, names, sleeps: new Map([...sleeps].sort(([one], [other]) => one - other)) };
};

// The number of rows in which the page shows the steps, fifteen in each.
export const rowsOf = (plan) => Math.ceil((plan?.steps <= MOST_CELLS ? plan.steps : USUAL_STEPS) / 15);

// “8 sleeps 2 s, 12 sleeps 1 s. When will 9 appear?” The answer is left to the reader.
export const questionOf = (plan) => {
  if (!plan) return "What does waiting cost?";
  const { steps, names, sleeps } = plan;
  const called = (step) => (names ? `“${names[step - 1].trim()}”` : step);
  let [next] = sleeps.keys();
  while (sleeps.has(next)) next += 1;
  let who = [...sleeps].map(([step, seconds]) => `${called(step)} sleeps ${seconds}\u00a0s`).join(", ");
  if (who.length > MOST_NAMED_LETTERS) who = `${sleeps.size} sleepers`;
  const counted = names || (sleeps.size && steps <= MOST_CELLS) ? "" : `Count to ${steps}. `;
  return `${counted}${who || "Nobody sleeps"}. ${next <= steps ? `When will ${called(next)} appear` : "How long will it take"}?`;
};
