// A constructed style sheet, which no policy of an article's on styles forbids. Where a browser can't make one, this script ends
// here, and what stands inside the elements stays.

import SHEET from "./style.css";

export const STYLE = new CSSStyleSheet();
STYLE.replaceSync(SHEET);
