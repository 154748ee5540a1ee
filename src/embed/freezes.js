// Whether a freeze of one frame is the article's too: measured by the article's own timers, never assumed.

const BEAT_MS = 10;
// A shorter freeze says nothing: every page loses some tens of ms by itself.
const TELLING_MS = 200;

// Watches the longest gap between two beats from now on. What is returned ends that, and returns the gap in ms, or null where
// the article was hidden meanwhile, which slows timers.
export const watchGaps = () => {
  let last = performance.now();
  let longest = 0;
  let isUnknown = document.hidden;
  const doubt = () => { isUnknown = true; };
  const beat = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const timer = setInterval(beat, BEAT_MS);
  document.addEventListener("visibilitychange", doubt);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", doubt);
    beat();
    return isUnknown ? null : longest;
  };
};

export const scopeOf = (hostGapMs, freezeMs) => {
  if (hostGapMs === null || freezeMs < TELLING_MS) return "unknown";
  return hostGapMs * 2 < freezeMs ? "frame" : "page";
};
