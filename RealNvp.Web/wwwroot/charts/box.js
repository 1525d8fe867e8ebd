// What every chart has: an ECharts instance that follows size and theme, a message in its box while there is nothing to draw, a text
// alternative, and an end.
import { loadECharts } from "./echarts.js";
import { onThemeChange } from "./palette.js";

export class ChartBox {
  #element;
  #canvas;
  #host;
  #message;
  #instance;
  #resize;
  #endTheme;
  #disposed = false;
  #frame = 0;

  /** @param {HTMLElement} element with a child .chart-canvas and a child .chart-message. */
  constructor(element) {
    this.#element = element;
    this.#canvas = element.querySelector(".chart-canvas");
    this.#message = element.querySelector(".chart-message");
  }

  get element() { return this.#element; }
  get canvas() { return this.#canvas; }
  get instance() { return this.#instance; }
  get disposed() { return this.#disposed; }

  /**
   * Creates the instance, or goes on with that of another box, which ends.
   * @param {() => void} redraw draws everything anew, for a new size or theme.
   * @param {ChartBox} [before]
   */
  async open(redraw, before = undefined) {
    const echarts = await loadECharts();
    if (this.#disposed) {
      return;
    }
    if (before?.instance && !before.disposed) {
      [this.#host, this.#instance] = before.#handOver();
      this.#canvas.append(this.#host);
    } else {
      before?.dispose();
      this.#host = document.createElement("div");
      this.#host.className = "chart-host";
      this.#canvas.append(this.#host);
      this.#instance = echarts.init(this.#host, null, { renderer: "canvas" });
    }
    this.#resize = new ResizeObserver(() => this.schedule(() => {
      // The observer reports the size once at the beginning, which is the one drawn already.
      if (this.#canvas.clientWidth > 0 && !this.#fits()) {
        this.#instance.resize();
        redraw();
      }
    }));
    this.#resize.observe(this.#canvas);
    this.#endTheme = onThemeChange(() => this.schedule(redraw));
  }

  /** Shows the drawing in another element, for as long as that has none of its own: it is seen there, but answers to no hand yet. */
  lendTo(element) {
    if (this.#host && !this.#disposed) {
      element.querySelector(".chart-canvas").append(this.#host);
      const { state } = this.#element.dataset;
      element.dataset.state = state === "ready" ? "lent" : state;
    }
  }

  #handOver() {
    const instance = this.#instance;
    this.#instance = undefined;
    this.dispose();
    return [this.#host, instance];
  }

  #fits() { return this.#instance.getWidth() === this.#canvas.clientWidth && this.#instance.getHeight() === this.#canvas.clientHeight; }

  /** Runs a draw with the next frame; the last one asked for wins. */
  schedule(draw) {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      if (!this.#disposed) {
        draw();
      }
    });
  }

  /** loading, empty, error (with a way to try again) or ready. */
  setState(state, text = "", retry = undefined) {
    if (this.#disposed) {
      return;
    }
    this.#element.dataset.state = state;
    this.#message.replaceChildren(text);
    if (retry) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = "Try again";
      button.addEventListener("click", retry);
      this.#message.append(" ", button);
    }
  }

  /** What a screen reader says for the picture. */
  describe(text) {
    if (this.#canvas.getAttribute("aria-label") !== text) {
      this.#canvas.setAttribute("aria-label", text);
    }
  }

  dispose() {
    this.#disposed = true;
    cancelAnimationFrame(this.#frame);
    this.#resize?.disconnect();
    this.#endTheme?.();
    this.#instance?.dispose();
    this.#host?.remove();
  }
}
