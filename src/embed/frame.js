// The frame of one element: the page itself, sandboxed, and the messages from and to it.

import { make } from "./making.js";
import { isMessage } from "./messages.js";
import { scopeOf, watchGaps } from "./freezes.js";

const SANDBOX = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox";

// The frames of this article that are ready, and the one that froze last.
const started = new Set();
let lastFrozen = null;

const tellOthers = (frame, type, ms) => {
  for (const other of started) {
    if (other !== frame) other.post(type, { ms });
  }
};

export class Frame {
  isReady = false;
  // Whether it has sent nothing yet.
  isSilent = true;
  #loaded;
  #query;
  #hear;
  #endWatch;
  // The mode of the run that is on.
  #mode;

  // Loads the address, which has this query. Calls `hear` with each valid message.
  constructor(address, query, title, hear) {
    this.#query = this.#loaded = query;
    this.#hear = hear;
    this.element = make("iframe", { sandbox: SANDBOX, allow: "web-share; clipboard-write", title, inert: "", src: address });
    addEventListener("message", this.#receive);
  }

  // Removes the frame and its listeners.
  close() {
    removeEventListener("message", this.#receive);
    this.#endWatch?.();
    started.delete(this);
    if (lastFrozen === this) lastFrozen = null;
    this.element.remove();
    this.#breakOff();
  }

  // The origin of a sandboxed frame is opaque, so no target origin can be named.
  post(type, fields) {
    this.element.contentWindow?.postMessage({ source: "sleep-count", version: 1, type, ...fields }, "*");
  }

  // Sends another link to the page; if that is not ready, when it is.
  follow(query) {
    if (!this.isReady || this.#query === query) return;
    this.#query = query;
    this.post("set", { link: query });
  }

  #receive = ({ source, data }) => {
    if (!source || source !== this.element.contentWindow || !isMessage(data)) return;
    this.isSilent = false;
    if (data.type === "run-start") this.#mode = data.mode;
    if (data.type === "run-end" || data.type === "error") this.#mode = null;
    if (data.type === "stalled") {
      if (lastFrozen !== this) lastFrozen?.post("froze-other", { ms: data.ms });
      return;
    }
    if (data.type === "ready") this.#start();
    if (data.type === "freeze-start") this.#freeze();
    this.#hear(data.type === "freeze-end" ? this.#thaw(data) : data);
  };

  // The page of a run that is on is gone, and can't end it.
  #breakOff() {
    if (!this.#mode) return;
    const message = `The playground was removed or reloaded during a run of ${this.#mode}.`;
    this.#mode = null;
    this.#hear({ source: "sleep-count", version: 1, type: "error", message });
  }

  // After a reload of the frame it has its first link again.
  #start() {
    this.#breakOff();
    this.isReady = true;
    this.#endWatch?.();
    this.#query = this.#loaded;
    this.element.removeAttribute("inert");
    started.add(this);
  }

  #freeze() {
    this.#endWatch?.();
    this.#endWatch = watchGaps();
    lastFrozen = this;
    tellOthers(this, "other-freeze-start");
  }

  #thaw(data) {
    const hostGapMs = this.#endWatch?.() ?? null;
    this.#endWatch = null;
    const scope = scopeOf(hostGapMs, data.freezeMs);
    if (scope !== "unknown") this.post("host-gap", { ms: hostGapMs });
    tellOthers(this, "other-freeze", data.freezeMs);
    return { ...data, hostGapMs, scope };
  }
}
