/** @jsxImportSource preact */
import "./dist/embed.js";

export const Article = () => <sleep-count class="wide" count={5} sleep="3:1" modes={["sync"]} />;
// @ts-expect-error
export const Wrong = () => <sleep-count load="sometimes" />;
