// <sleep-count>: a facade until the reader asks for more, then the frame.

import { LINK_ATTRIBUTES, lanesOf, parametersOf, planOf, questionOf, rowsOf } from "./plan.js";
import { make } from "./making.js";
import { drawCells } from "./cells.js";
import { STYLE } from "./style.js";
import { addressOf, Frame } from "./frame.js";

const START_MS = 3000;
const NEAR = "300px";
const LEAST_PX = 120;
const MOST_PX = 20000;
// Smaller changes of height are rounding.
const LEAST_CHANGE_PX = 2;

const within = (px) => Math.min(Math.max(Math.ceil(px), LEAST_PX), MOST_PX);

// If the script is included more than once, the first one defines the element.
if (!customElements.get("sleep-count")) customElements.define("sleep-count", class extends HTMLElement {
  static observedAttributes = [...LINK_ATTRIBUTES, "load", "height", "label"];

  #box = make("div");
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

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [STYLE];
    root.append(this.#box);
  }

  connectedCallback() {
    this.#isClicked = false;
    this.#drawing = make("figure", { "aria-hidden": true });
    this.#question = make("p", { id: "q" });
    this.#button = make("button", { "aria-describedby": "q" });
    this.#button.onclick = () => this.#activate(true);
    this.#facade = make("section", {}, this.#drawing, this.#question, this.#button);
    this.#box.append(this.#facade);
    this.#follow();
  }

  disconnectedCallback() {
    this.#near?.disconnect();
    this.#frame?.close();
    this.#recover();
    document.removeEventListener("securitypolicyviolation", this.#refuse);
    this.#frame = this.#height = undefined;
    this.#box.replaceChildren();
  }

  // Several attributes changed in one task are one change. Without a facade the element is not connected yet.
  attributeChangedCallback() {
    queueMicrotask(() => this.#box.firstChild && this.#follow());
  }

  #query() {
    return `?embed=1&${parametersOf(this)}`;
  }

  #follow() {
    if (this.#frame) this.#frame.follow(this.#query());
    else this.#wait();
    this.#reserve();
  }

  // Sets the known height, and what the least one depends on, as soon as the page is certain to come. Browsers ignore declarations
  // without a value.
  #reserve() {
    const isFacade = !this.#frame && !["lazy", "eager"].includes(this.getAttribute("load"));
    const [lanes, rows] = [lanesOf(this), rowsOf(planOf(this))];
    const least = within(this.getAttribute("height") || NaN);
    this.#box.style.cssText = `${isFacade ? "" : `--rows:${rows};--lanes:${lanes};--pairs:${Math.ceil(lanes / 2)};`}min-height:${least}px;height:${this.#height}px`;
  }

  #invite() {
    this.#button.removeAttribute("aria-disabled");
    this.#button.textContent = this.getAttribute("label") || "Try it";
  }

  // Shows the facade until the reader presses its button, or `load` starts the frame.
  #wait() {
    this.#invite();
    drawCells(this.#drawing, planOf(this));
    this.#question.textContent = questionOf(planOf(this));
    this.#near?.disconnect();
    const load = this.getAttribute("load");
    if (load === "eager") this.#activate(false);
    if (load !== "lazy") return;
    this.#near = new IntersectionObserver((entries) => entries.at(-1).isIntersecting && this.#activate(false), { rootMargin: NEAR });
    this.#near.observe(this);
  }

  #activate(isClicked) {
    this.#isClicked ||= isClicked;
    // A press after a failure tries again.
    if (this.#frame && !this.#failure?.isConnected) return;
    this.#recover();
    this.#frame?.close();
    this.#near?.disconnect();
    this.#frame = new Frame(this.#query(), questionOf(planOf(this)), this.#hear);
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
    this.dispatchEvent(new CustomEvent(`sleep-count:${detail.type}`, { bubbles: true, composed: true, detail }));
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
    this.#recover();
    this.#button.textContent = phase;
    this.#button.setAttribute("aria-disabled", true);
    this.#timer = setTimeout(() => this.#fail(`it has not answered for ${START_MS / 1000}\u00a0s.`), START_MS);
  }

  #refuse = ({ disposition, effectiveDirective, blockedURI }) => {
    if (disposition === "enforce" && effectiveDirective === "frame-src" && blockedURI.startsWith(addressOf("").origin)) {
      this.#fail("the article's policy (frame-src) forbids it.");
    }
  };

  // Shows what failed, with a link to the page. The frame may still start.
  #fail(cause) {
    this.#recover();
    this.#invite();
    const href = addressOf(`?${parametersOf(this)}`);
    const link = make("a", { href, target: "_blank", rel: "noopener" }, "Open it by itself");
    this.#failure = make("p", { role: "alert" }, `The playground from ${href.host} has not started: ${cause} `, link, ".");
    this.#button.after(this.#failure);
  }

  #recover() {
    clearTimeout(this.#timer);
    this.#failure?.remove();
  }
});
