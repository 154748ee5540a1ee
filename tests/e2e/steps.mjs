/** At which steps of a count something is made to happen: at one in a usual check, at each of the 30 in a thorough one. */
const ALL = Array.from({ length: 30 }, (_, index) => index + 1);

/** Whether this is the thorough check, `make soak`. */
export const IS_SOAK = Boolean(process.env.SOAK);

export const STEPS = IS_SOAK ? ALL : [12];

/** How long such a step sleeps, in s: long enough for one thing to happen meanwhile on a busy machine. */
export const ASLEEP_S = 1.2;
