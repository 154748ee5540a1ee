// JSX of libraries that take the global namespace.
import "./dist/embed.js";

export const article = <sleep-count count={5} sleep="3:1" />;
// @ts-expect-error
export const wrong = <sleep-count load="sometimes" />;
