/** The extent of tests with faults: one step in `make test`, each of the 30 in `make soak`. */
const ALL = Array.from({ length: 30 }, (_, index) => index + 1);

/** Whether this is `make soak`. */
export const IS_SOAK = Boolean(process.env.SOAK);

/** The steps during whose sleep a fault is injected. */
export const STEPS = IS_SOAK ? ALL : [12];

/** How long such a step sleeps, in s. */
export const ASLEEP_S = 1.2;
