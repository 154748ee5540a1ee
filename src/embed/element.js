// <sleep-count>: a facade until the reader asks for more, then the frame.

import { LINK_ATTRIBUTES, lanesOf, parametersOf, planOf, questionOf, rowsOf, valueOf } from "./plan.js";
import { make } from "./making.js";
import { drawCells } from "./cells.js";
import { STYLE } from "./style.js";
import { addressOf } from "./address.js";
import { warn, warnOfBlocks } from "./author.js";
import { defineProperties, takeEarly } from "./properties.js";
import { themeOf } from "./theme.js";
import { Frame } from "./frame.js";

const ATTRIBUTES = [...LINK_ATTRIBUTES, "load", "height", "label", "src"];
const WITH_SRC = "Its attribute src names the address of its page.";
const START_MS = 3000;
const NEAR = "300px";
const LEAST_PX = 120;
const MOST_PX = 20000;
// Smaller changes of height are rounding.
const LEAST_CHANGE_PX = 2;

const within = (px) => Math.min(Math.max(Math.ceil(px), LEAST_PX), MOST_PX);

// A function, since a server has no elements.
const makeClass = () => class extends HTMLElement {
  static observedAttributes = ATTRIBUTES;

  #box = make("div");
  // The inner one is the container whose width the style asks for, the outer one has a width in a parent that shrinks to its content.
  #sizer = make("span", {}, make("span", {}, this.#box));
  #facade;
  #drawing;
  #question;
  #button;
  #frame;
  #height;
  #failure;
  #timer;
  #near;
  #isClicked;
  #address;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [STYLE];
    // The style has a transition from one `color-scheme` to another.
    // One that turns back at once is only cancelled.
    for (const event of ["run", "cancel"]) root.addEventListener(`transition${event}`, () => this.#box.firstChild && this.#follow());
    takeEarly(this, ATTRIBUTES);
  }

  connectedCallback() {
    this.#address = this.#addressOf();
    warnOfBlocks(this);
    this.shadowRoot.replaceChildren(this.#address ? this.#sizer : make("slot"));
    if (!this.#address) {
      warn(`a bundled, inlined or renamed embed.js can't find the page. ${WITH_SRC}`);
      return;
    }
    this.#isClicked = false;
    this.#drawing = make("figure", { "aria-hidden": true });
    this.#question = make("p", { id: "q" });
    this.#button = make("button", { "aria-describedby": "q" });
    this.#button.onclick = () => this.#activate(true);
    this.#facade = make("section", {}, this.#drawing, this.#question, this.#button);
    this.#box.append(this.#facade);
    this.#follow();
  }

  // With this method, `moveBefore` calls neither of the others, and keeps the frame.
  connectedMoveCallback() {}

  disconnectedCallback() {
    this.#near?.disconnect();
    this.#frame?.close();
    this.#recover();
    document.removeEventListener("securitypolicyviolation", this.#refuse);
    this.#frame = this.#height = undefined;
    this.#box.replaceChildren();
  }

  // Several attributes changed in one task are one change.
  attributeChangedCallback() {
    queueMicrotask(() => {
      // WebKit's parser may run this before `connectedCallback`.
      if (!this.isConnected || !this.shadowRoot.firstChild) return;
      if (this.#addressOf() !== this.#address) {
        this.disconnectedCallback();
        this.connectedCallback();
      } else if (this.#box.firstChild) this.#follow();
    });
  }

  #addressOf() {
    return addressOf(this, "")?.href;
  }

  #query() {
    return `?embed=1&${parametersOf(this, themeOf(this))}`;
  }

  #follow() {
    this.#box.dataset.theme = themeOf(this) ?? "";
    if (this.#frame) this.#frame.follow(this.#query());
    else this.#wait();
    this.#reserve();
  }

  // Sets the known height, and what the least one depends on, as soon as the page is certain to come. Browsers ignore declarations
  // without a value.
  #reserve() {
    const isFacade = !this.#frame && !["lazy", "eager"].includes(valueOf(this, "load"));
    const [lanes, rows] = [lanesOf(this), rowsOf(planOf(this))];
    const least = within(valueOf(this, "height") || NaN);
    this.#box.style.cssText = `${isFacade ? "" : `--rows:${rows};--lanes:${lanes};--pairs:${Math.ceil(lanes / 2)};`}min-height:${least}px;height:${this.#height}px`;
  }

  #invite() {
    this.#button.removeAttribute("aria-disabled");
    this.#button.textContent = valueOf(this, "label") || "Try it";
  }

  // Shows the facade until the reader presses its button, or `load` starts the frame.
  #wait() {
    this.#invite();
    drawCells(this.#drawing, planOf(this));
    this.#question.textContent = questionOf(planOf(this));
    this.#near?.disconnect();
    const load = valueOf(this, "load");
    if (load === "eager") this.#activate();
    if (load !== "lazy") return;
    this.#near = new IntersectionObserver((entries) => entries.at(-1).isIntersecting && this.#activate(), { rootMargin: NEAR });
    this.#near.observe(this);
  }

  #activate(isClicked) {
    this.#isClicked ||= isClicked;
    // A press after a failure tries again.
    if (this.#frame && !this.#failure?.isConnected) return;
    this.#recover();
    this.#frame?.close();
    this.#near?.disconnect();
    const query = this.#query();
    this.#frame = new Frame(addressOf(this, query), query, questionOf(planOf(this)), this.#hear);
    this.#frame.element.onload = this.#doubt;
    document.addEventListener("securitypolicyviolation", this.#refuse);
    this.#load("Loading\u2026");
    this.#box.append(this.#frame.element);
    // In the task of the click, in which a growth of the article is no shift of its layout.
    this.#reserve();
  }

  #hear = (detail) => {
    if (detail.type === "loading") this.#load(detail.message);
    if (detail.type === "ready") this.#show();
    if (detail.type === "resize") this.#resize(within(detail.height));
    if (detail.type === "error" && !this.#frame.isReady) this.#fail(detail.message);
    // From an element that was taken out, nothing reaches the document.
    for (const target of this.isConnected ? [this] : [this, document]) {
      target.dispatchEvent(new CustomEvent(`sleep-count:${detail.type}`, { bubbles: true, composed: true, detail }));
    }
  };

  // Something was loaded. A page that says nothing from then on is another one.
  #doubt = () => {
    if (!this.#frame.isSilent || this.#failure?.isConnected) return;
    const cause = `no playground answers at ${this.#address}.`;
    this.#expect(cause, `${cause} ${WITH_SRC}`);
  };

  // Moves the focus into the frame if the reader has not moved it meanwhile. Some browsers do not focus a clicked button.
  #show() {
    this.#recover();
    this.#follow();
    if (this.#facade.hidden) return;
    this.#facade.hidden = true;
    if (this.#isClicked && [this, document.body].includes(document.activeElement)) this.#frame.element.focus();
  }

  #resize(height) {
    if (Math.abs(height - this.#height) < LEAST_CHANGE_PX) return;
    this.#height = height;
    this.#follow();
  }

  // Shows progress. No progress for some seconds is a failure.
  #load(phase) {
    this.#button.textContent = phase;
    this.#button.setAttribute("aria-disabled", true);
    this.#expect(`it has not answered for ${START_MS / 1000}\u00a0s.`);
  }

  // Fails if nothing is heard in time. The hint is for the author of the article.
  #expect(cause, hint) {
    this.#recover();
    this.#timer = setTimeout(() => {
      if (hint) warn(hint);
      this.#fail(cause);
    }, START_MS);
  }

  #refuse = ({ disposition, effectiveDirective, blockedURI }) => {
    if (disposition === "enforce" && effectiveDirective === "frame-src" && blockedURI.startsWith(new URL(this.#address).origin)) {
      this.#fail("the article's policy (frame-src) forbids it.");
    }
  };

  // Shows what failed, with a link to the page. The frame may still start.
  #fail(cause) {
    this.#recover();
    this.#invite();
    const href = addressOf(this, `?${parametersOf(this)}`);
    const link = make("a", { href, target: "_blank" }, "Open it by itself");
    this.#failure = make("p", { role: "alert" }, `The playground from ${href.host} has not started: ${cause} `, link, ".");
    this.#button.after(this.#failure);
  }

  #recover() {
    clearTimeout(this.#timer);
    this.#failure?.remove();
  }
};

// If the script is included more than once, the first one defines the element.
if (STYLE && globalThis.customElements?.get && !customElements.get("sleep-count")) {
  const Playground = makeClass();
  defineProperties(Playground.prototype, ATTRIBUTES);
  customElements.define("sleep-count", Playground);
}
