/** The types of `<sleep-count>`. docs/embedding.md says what its attributes and events mean. */

export type SleepCountMode = "sync" | "async-in-turn" | "async-together" | "async-blocking" | "threads" | "async-forgotten" | "async-limited";

/** A value that an attribute takes. Without one, or with `false`, there is no attribute. */
type Value<Text = string> = Text | number | boolean | null | undefined;

/** The attributes of the element. */
export interface SleepCountAttributes {
  /** How far to count: 1 to 100000. */
  count?: Value;
  /** Who sleeps for how many seconds: `8:3,12:2`. */
  sleep?: Value;
  /** The slug of a preset, in place of `count` and `sleep`. */
  preset?: Value;
  /** The slug of a story, in place of `count`. */
  story?: Value;
  /** The names of the steps, with commas between, in place of `count`: `boil water,toast bread`. */
  names?: Value<string | readonly string[]>;
  /** How many steps count at once in `async-limited`: 1 to 100000. */
  limit?: Value;
  /** The slugs of the lanes, in order: `sync,async-together`. */
  modes?: Value<string | readonly SleepCountMode[]>;
  theme?: "auto" | "light" | "dark" | null;
  /** When the page is loaded: with a click, near the window, or at once. */
  load?: "click" | "lazy" | "eager" | null;
  /** The least height in px. */
  height?: Value;
  /** The words on the button. */
  label?: Value;
  /** The address of the page, where the script can't know it. */
  src?: string | null;
}

/** The element. Each attribute is a property, which reads as the text of the attribute, or `null`. */
export interface SleepCountElement extends HTMLElement {
  get count(): string | null;
  set count(value: SleepCountAttributes["count"]);
  get sleep(): string | null;
  set sleep(value: SleepCountAttributes["sleep"]);
  get preset(): string | null;
  set preset(value: SleepCountAttributes["preset"]);
  get story(): string | null;
  set story(value: SleepCountAttributes["story"]);
  get names(): string | null;
  set names(value: SleepCountAttributes["names"]);
  get limit(): string | null;
  set limit(value: SleepCountAttributes["limit"]);
  get modes(): string | null;
  set modes(value: SleepCountAttributes["modes"]);
  get theme(): string | null;
  set theme(value: SleepCountAttributes["theme"]);
  get load(): string | null;
  set load(value: SleepCountAttributes["load"]);
  get height(): string | null;
  set height(value: SleepCountAttributes["height"]);
  get label(): string | null;
  set label(value: SleepCountAttributes["label"]);
  get src(): string | null;
  set src(value: SleepCountAttributes["src"]);
}

/** A message of the page, which is the `detail` of an event of the element. */
export type SleepCountMessage<Type extends string, Fields = {}> = { source: "sleep-count"; version: 1; type: Type } & Fields;

/** The record of a run. */
export interface SleepCountRecord {
  format: "sleep-count.run";
  version: 1;
  mode: SleepCountMode;
  link: string;
  startedAt: string;
  endedAt: string;
  elapsedMs: number;
  longestFreezeMs: number | null;
  outcome: "done" | "stopped" | "failed";
  remarks: string[];
  events: { atMs: number; shownMs: number | null; step: number; kind: "printed" | "sleep-started" | "sleep-done" }[];
  eventsOmitted?: number;
  labels?: string[];
  /** In `async-limited` alone. */
  limit?: number;
  predicted?: unknown;
  note?: string;
}

export interface SleepCountEventMap {
  "sleep-count:loading": CustomEvent<SleepCountMessage<"loading", { message: string }>>;
  "sleep-count:ready": CustomEvent<SleepCountMessage<"ready">>;
  "sleep-count:resize": CustomEvent<SleepCountMessage<"resize", { height: number }>>;
  "sleep-count:run-start": CustomEvent<SleepCountMessage<"run-start", { mode: SleepCountMode }>>;
  "sleep-count:freeze-start": CustomEvent<SleepCountMessage<"freeze-start", { mode: SleepCountMode; expectedMs: number }>>;
  "sleep-count:freeze-end": CustomEvent<
    SleepCountMessage<"freeze-end", { mode: SleepCountMode; freezeMs: number; hostGapMs: number | null; scope: "frame" | "page" | "unknown" }>
  >;
  "sleep-count:run-end": CustomEvent<SleepCountMessage<"run-end", { record: SleepCountRecord }>>;
  "sleep-count:error": CustomEvent<SleepCountMessage<"error", { message: string }>>;
}

/** What a tag in JSX takes: the attributes, and those of every element. */
export type SleepCountJsx = SleepCountAttributes & { [attribute: string]: any };

declare global {
  interface HTMLElementTagNameMap {
    "sleep-count": SleepCountElement;
  }
  interface HTMLElementEventMap extends SleepCountEventMap {}
  interface DocumentEventMap extends SleepCountEventMap {}
  namespace JSX {
    interface IntrinsicElements {
      "sleep-count": SleepCountJsx;
    }
  }
}

// React 19 and Preact have namespaces of their own. Where one is not installed, there is nothing to extend.
// @ts-ignore
declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "sleep-count": SleepCountJsx;
    }
  }
}
// @ts-ignore
declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      "sleep-count": SleepCountJsx;
    }
  }
}
