// Measures by the article's own timers whether a freeze of a frame also froze the article.

const BEAT_MS = 10;
// The shortest freeze, in ms, that says something: timers of any page are late by some tens of ms.
const TELLING_MS = 200;

// Starts to measure the longest gap between timers. The returned function ends that, and returns the gap in ms, or null if the
// article was hidden meanwhile, which slows timers.
export const watchGaps = () => {
  let last = performance.now();
  let longest = 0;
  let isUnknown = document.hidden;
  const doubt = () => (isUnknown = true);
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
