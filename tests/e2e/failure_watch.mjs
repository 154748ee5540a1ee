/** Records when the sentence about a failed start can be seen, by the page's own clock: a driver looks late on a busy machine. */

/** A script that runs before those of the page. It looks in each frame, since a style may show the sentence without a script. */
export const WATCH_FAILURE = `{
  const look = () => {
    const sentence = document.querySelector('[data-failure]');
    if (sentence?.checkVisibility({ visibilityProperty: true, opacityProperty: true })) document.documentElement.dataset.failureSeenMs ??= performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}`;

/** When the sentence was first seen, in ms from the start of the navigation, or `null`. */
export const failureSeenMs = (driver) => driver.executeScript(() => {
  const { failureSeenMs } = document.documentElement.dataset;
  return failureSeenMs ? Number(failureSeenMs) : null;
});
