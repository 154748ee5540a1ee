import "./dist/embed.js";
import { useRef } from "react";
import type { SleepCountElement } from "./dist/embed.js";

export function Article() {
  const ref = useRef<SleepCountElement>(null);
  return (
    <sleep-count ref={ref} key="one" className="wide" count={5} sleep="3:1" modes={["sync"]} theme="dark">
      <a href="#">Count to 5</a>
    </sleep-count>
  );
}
// @ts-expect-error
export const Wrong = () => <sleep-count load="sometimes" />;
