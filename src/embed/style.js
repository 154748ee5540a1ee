// A constructed style sheet, which no style policy of the article forbids. In a browser without them the script ends here, and the
// content of the elements stays visible.

import SHEET from "./style.css";

export const STYLE = new CSSStyleSheet();
STYLE.replaceSync(SHEET);
