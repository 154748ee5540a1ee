// Scripts of pages.
import "./dist/embed.mjs";
import type { SleepCountMode } from "./dist/embed.mjs";

const element = document.createElement("sleep-count");
element.count = 5;
element.count = null;
element.sleep = false;
element.names = ["boil water", "toast bread"];
element.modes = ["sync", "async-together"];
element.hidden = true;
const count: string | null = element.count;
const mode: SleepCountMode = "threads";
document.querySelector("sleep-count")!.load = "lazy";
element.addEventListener("sleep-count:run-end", ({ detail }) => {
  const ms: number = detail.record.elapsedMs;
  console.log(ms, count, mode, detail.record.events.map(({ shownMs }) => shownMs));
});
document.addEventListener("sleep-count:freeze-end", ({ detail }) => console.log(detail.scope === "page" ? detail.hostGapMs : detail.freezeMs));
// @ts-expect-error
element.load = "sometimes";
// @ts-expect-error
element.count = {};
// @ts-expect-error
element.addEventListener("sleep-count:ready", ({ detail }) => detail.height);
