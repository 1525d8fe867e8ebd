// Curves of many runs over one axis: means with bands, thin lines, a legend that highlights and hides, and a zoom that lives in the page's address.
import { ChartBox } from "./box.js";
import { CurveData } from "./curve-data.js";
import { curvesOption } from "./curves-option.js";
import { formatter } from "./format.js";
import { chartTheme, resolveColour } from "./palette.js";
import { Legend } from "./legend.js";
import { chooseScale } from "./scale.js";
import { spreadRows, tableNode } from "./table.js";
import { attachZoom } from "./zoom.js";

export class CurvesChart {
  #box;
  #spec;
  #owner;
  #data = new CurveData();
  #legend;
  #table;
  #zoom;
  #told = [];
  #highlighted = null;
  #endZoom;
  #resetButton;
  #lifetime = new AbortController();

  constructor(element, spec, owner) {
    this.#box = new ChartBox(element);
    this.#spec = spec;
    this.#owner = owner;
    this.#zoom = spec.zoom ?? null;
    this.#legend = new Legend(element.querySelector(".chart-legend"), () => this.#draw(), name => this.#highlight(name));
    this.#table = element.querySelector(".chart-table");
    this.#resetButton = element.querySelector(".chart-reset");
    const signal = this.#lifetime.signal;
    this.#resetButton.addEventListener("click", () => this.#setZoom(null), { signal });
    element.querySelector(".chart-table-toggle").addEventListener("click", event => this.#toggleTable(event.currentTarget), { signal });
  }

  async open() {
    try {
      await this.#box.open(() => { this.#draw(); this.#load(); });
    } catch (error) {
      this.#box.setState("error", error.message, () => this.open());
      return;
    }
    if (!this.#box.disposed) {
      this.#endZoom = attachZoom(this.#box.canvas, {
        toX: pixel => this.#box.instance.convertFromPixel({ xAxisIndex: 0 }, pixel),
        plot: () => this.#plot(),
        range: () => { const { xLow, xHigh } = this.#extent(this.#lines()); return [xLow, xHigh]; },
        change: range => this.#setZoom(range),
      });
      await this.#load();
    }
  }

  /** Takes a new description: other lines, another axis, another zoom. */
  async update(spec) {
    if (spec.x !== this.#spec.x) {
      this.#data.clear();
      this.#zoom = spec.zoom ?? null;
      this.#told = [];
    } else {
      this.#takeZoom(spec.zoom ?? null);
    }
    this.#spec = spec;
    if (this.#box.instance) {
      this.#draw();
      await this.#load();
    }
  }

  dispose() {
    this.#lifetime.abort();
    this.#endZoom?.();
    this.#data.dispose();
    this.#box.dispose();
  }

  /** What comes back is what was told before, perhaps late: only a zoom that nobody set here is news. */
  #takeZoom(zoom) {
    const echo = this.#told.indexOf(String(zoom));
    if (echo >= 0) {
      this.#told.splice(0, echo + 1);
    } else if (this.#told.length === 0) {
      this.#zoom = zoom;
    }
  }

  async #load() {
    try {
      const changed = await this.#data.load({ spec: this.#spec, zoom: this.#zoom, width: this.#box.canvas.clientWidth });
      if (changed && !this.#box.disposed) {
        this.#box.element.dataset.state = "loading";
        this.#draw();
      }
    } catch (error) {
      if (error.name !== "AbortError" && !this.#box.disposed) {
        this.#box.setState("error", `The curves could not be loaded. ${error.message}`, () => this.#load());
      }
    }
  }

  #lines() {
    return this.#spec.lines.map(line => ({
      ...line,
      legend: line.legend ?? line.name,
      colour: resolveColour(this.#box.element, line.colour),
      loaded: this.#data.find(line, this.#zoom) !== undefined,
      ...(this.#data.find(line, this.#zoom) ?? { x: [], y: [] }),
    }));
  }

  #draw() {
    const instance = this.#box.instance;
    if (this.#box.disposed || !instance) {
      return;
    }
    const all = this.#lines();
    this.#legend.update(all.filter(line => line.legend === line.name), formatter(this.#spec.yFormat));
    this.#resetButton.hidden = this.#zoom === null;
    if (!all.some(line => line.y.some(value => value !== null))) {
      if (all.every(line => line.loaded) && this.#box.element.dataset.state !== "error") {
        this.#box.setState("empty", this.#zoom ? "No run has an epoch in this part." : this.#spec.emptyText);
      }
      instance.clear();
      return;
    }
    this.#box.setState("ready");
    const visible = all.filter(line => !this.#legend.isHidden(line.legend));
    const extent = this.#extent(visible);
    instance.setOption(
      curvesOption({
        spec: this.#spec,
        lines: visible,
        highlighted: this.#highlighted,
        references: this.#references(),
        extent,
        scale: chooseScale(this.#spec.log, extent.low, extent.high),
        theme: chartTheme(this.#box.element),
        width: this.#box.canvas.clientWidth,
      }),
      { notMerge: true, lazyUpdate: false });
    this.#box.describe(this.#summary(all));
    if (!this.#table.hidden) {
      this.#fillTable(visible);
    }
  }

  #highlight(name) {
    if (this.#highlighted !== name) {
      this.#highlighted = name;
      this.#box.schedule(() => this.#draw());
    }
  }

  /** Ranges of what is shown: x as zoomed or all, y over the points inside. */
  #extent(lines) {
    const [from, to] = this.#zoom ?? [-Infinity, Infinity];
    let [xLow, xHigh, low, high] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const { x, y, low: lows, high: highs } of lines) {
      for (let i = 0; i < x.length; i++) {
        if (x[i] < from || x[i] > to) {
          continue;
        }
        xLow = Math.min(xLow, x[i]);
        xHigh = Math.max(xHigh, x[i]);
        low = Math.min(low, y[i] ?? Infinity, lows?.[i] ?? Infinity);
        high = Math.max(high, y[i] ?? -Infinity, highs?.[i] ?? -Infinity);
      }
    }
    // Zoomed in, the curves get all the height; seen whole, they are seen beside what they are compared with.
    for (const reference of this.#zoom ? [] : this.#references()) {
      low = Math.min(low, reference.value);
      high = Math.max(high, reference.value);
    }
    if (!Number.isFinite(xLow)) {
      [xLow, xHigh] = this.#zoom ?? [0, 1];
    }
    if (this.#spec.x !== "epoch" && this.#spec.x !== "wall") {
      xLow = Math.min(xLow, 0);
    }
    return {
      xLow: this.#zoom?.[0] ?? xLow,
      xHigh: this.#zoom?.[1] ?? (xHigh > xLow ? xHigh : xLow + 1),
      low: Number.isFinite(low) ? low : 0,
      high: Number.isFinite(high) ? high : 1,
    };
  }

  #references() {
    return this.#spec.references.map(reference => ({ ...reference, colour: resolveColour(this.#box.element, reference.colour) }));
  }

  #setZoom(range) {
    const before = String(this.#zoom);
    this.#zoom = range && this.#within(range);
    if (String(this.#zoom) !== before) {
      this.#told.push(String(this.#zoom));
      this.#owner?.invokeMethodAsync("OnZoomed", this.#zoom?.[0] ?? null, this.#zoom?.[1] ?? null).catch(() => { /* The page has gone. */ });
      this.#draw();
      this.#load();
    }
  }

  /** A part of what there is, in round numbers; null: all of it, or less than can be seen apart. */
  #within([from, to]) {
    const places = this.#spec.lines.flatMap(line => { const { x } = this.#data.find(line, null) ?? { x: [] }; return x.length > 0 ? [x[0], x.at(-1)] : []; });
    if (places.length > 0) {
      const [low, high] = [Math.min(...places), Math.max(...places)];
      [from, to] = [Math.max(from, low), Math.min(to, high)];
      if (from <= low && to >= high) {
        return null;
      }
      if (to - from < (high - low) * 1e-4) {
        return this.#zoom;
      }
    }
    const round = place => Number(place.toPrecision(Math.abs(place) > 1e11 ? 13 : 6));
    return round(to) > round(from) ? [round(from), round(to)] : this.#zoom;
  }

  #plot() {
    const grid = this.#box.instance.getModel?.().getComponent("grid")?.coordinateSystem?.getRect();
    return grid
      ? { left: grid.x, right: grid.x + grid.width, top: grid.y, bottom: grid.y + grid.height }
      : { left: 0, right: this.#box.canvas.clientWidth, top: 0, bottom: this.#box.canvas.clientHeight };
  }

  #summary(lines) {
    const format = formatter(this.#spec.yFormat);
    const parts = lines.filter(line => line.legend === line.name && line.y.length > 0).map(line => {
      const last = line.y.findLastIndex(value => value !== null);
      return last < 0 ? `${line.name}: no finite value` : `${line.name}: ${format(line.y[last])} at ${this.#spec.xName} ${formatter(this.#spec.xFormat)(line.x[last])}`;
    });
    const references = this.#spec.references.map(reference => `${reference.name}: ${format(reference.value)}`);
    return `${this.#spec.yName} in ${this.#spec.yUnit} by ${this.#spec.xName}. ${[...parts, ...references].join("; ")}.`;
  }

  #toggleTable(button) {
    this.#table.hidden = !this.#table.hidden;
    button.setAttribute("aria-expanded", String(!this.#table.hidden));
    this.#draw();
  }

  #fillTable(lines) {
    const [format, formatX] = [formatter(this.#spec.yFormat), formatter(this.#spec.xFormat)];
    this.#table.replaceChildren(...lines.map(({ name, x, y, low, high }) => tableNode(
      name,
      low ? [this.#spec.xName, "mean", "least", "largest"] : [this.#spec.xName, this.#spec.yName],
      spreadRows(x.length).map(i => [formatX(x[i]), format(y[i]), ...(low ? [format(low[i]), format(high[i])] : [])]))));
  }
}
