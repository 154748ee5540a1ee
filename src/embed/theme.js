// The theme of an element.

import { valueOf } from "./plan.js";

// "light" or "dark": that of the attribute, else the element's `color-scheme`, which it has from the article. Undefined if both will do: then
// it is the browser's.
export const themeOf = (element) => {
  const theme = valueOf(element, "theme");
  const [scheme, ...others] = `${/^(light|dark)$/.test(theme) ? theme : getComputedStyle(element).colorScheme}`.match(/light|dark/g) ?? [];
  return others.length ? undefined : scheme;
};
