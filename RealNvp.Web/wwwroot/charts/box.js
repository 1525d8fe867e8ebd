// What every chart has: an ECharts instance that follows size and theme, a message in its box while there is nothing to draw, a text
// alternative, and an end.
import { loadECharts } from "./echarts.js";
import { onThemeChange } from "./palette.js";

export class ChartBox {
  #element;
  #canvas;
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

  /** Creates the instance. @param {() => void} redraw draws everything anew, for a new size or theme. */
  async open(redraw) {
    const echarts = await loadECharts();
    if (this.#disposed) {
      return;
    }
    this.#instance = echarts.init(this.#canvas, null, { renderer: "canvas" });
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
  }
}
