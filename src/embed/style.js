// A constructed style sheet, which no style policy of the article forbids. Undefined where there is none, as in older browsers and on
// servers: the element is not defined then, and what stands in it stays visible.

import SHEET from "./style.css";

const construct = () => {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(SHEET);
    return sheet;
  } catch {
    return undefined;
  }
};

export const STYLE = construct();
