// Curves of many runs over one axis: means with bands, thin lines, a legend that highlights and hides, and a zoom that lives in the page's address.
import { ChartBox } from "./box.js";
import { CurveData } from "./curve-data.js";
import { curvesOption } from "./curves-option.js";
import { attachExport, csvText } from "./export.js";
import { formatter } from "./format.js";
import { attachTable, colouredReferences, extentOf, plotOf, summaryOf } from "./line-plot.js";
import { chartTheme, resolveColour } from "./palette.js";
import { Legend } from "./legend.js";
import { chooseScale } from "./scale.js";
import { spreadRows, tableNode } from "./table.js";
import { attachZoom } from "./zoom.js";

export class CurvesChart {
  #box;
  #spec;
  #owner;
  #data;
  #legend;
  #table;
  #zoom;
  #told = new Echo();
  #hidden;
  #toldHidden = new Echo();
  #highlighted = null;
  #endZoom;
  #resetButton;
  #lifetime = new AbortController();
  #option;
  #endExport;
  #before;

  /**
   * @param {object} [owner] hears of the zoom.
   * @param {CurvesChart} [before] a chart of the same lines that this one goes on with: its numbers, its drawing and its zoom.
   */
  constructor(element, spec, owner = undefined, before = undefined) {
    this.#box = new ChartBox(element);
    this.#spec = spec;
    this.#owner = owner;
    this.#before = before;
    this.#data = before?.#data ?? new CurveData();
    this.#zoom = spec.zoom ?? null;
    this.#legend = new Legend(element.querySelector(".chart-legend"), () => this.#hide(), name => this.#highlight(name), before?.#legend);
    this.#takeHidden(before ? before.#hidden : spec.hidden ?? []);
    this.#resetButton = element.querySelector(".chart-reset");
    const signal = this.#lifetime.signal;
    this.#resetButton.addEventListener("click", () => this.#setZoom(null), { signal });
    this.#table = attachTable(element, () => this.#fillTable(), signal, { isOpen: spec.table ?? false, onToggle: isOpen => this.#tell("OnTable", isOpen) });
    this.#endExport = attachExport(element, {
      title: () => this.#spec.title,
      picture: () => this.#picture(),
      csv: () => this.#csv(),
    });
  }

  async open() {
    try {
      await this.#box.open(() => { this.#draw(); this.#load(); }, this.#before?.#retire());
    } catch (error) {
      this.#box.setState("error", error.message, () => this.open());
      return;
    }
    if (!this.#box.disposed) {
      if (this.#before) {
        this.#draw();
      }
      this.#endZoom = attachZoom(this.#box.canvas, {
        toX: pixel => this.#box.instance.convertFromPixel({ xAxisIndex: 0 }, pixel),
        plot: () => plotOf(this.#box),
        range: () => { const { xLow, xHigh } = this.#extent(this.#lines()); return [xLow, xHigh]; },
        change: range => this.#setZoom(range),
      });
      if (this.#before && String(this.#before.#zoom) !== String(this.#zoom)) {
        this.#setZoom(this.#before.#zoom);
      }
      if (this.#before && String(this.#hidden) !== String(this.#spec.hidden ?? [])) {
        this.#hide();
      }
      await this.#load();
    }
  }

  /** Shows itself in the element that takes the place of its own. */
  lendTo(element) {
    this.#box.lendTo(element);
    element.querySelector(".chart-legend").replaceChildren(...this.#box.element.querySelector(".chart-legend").childNodes);
  }

  /** Whether another description is of the same lines. */
  isOf(spec) {
    const key = ({ url, x, lines }) => JSON.stringify([url, x, lines.map(line => [line.column, line.members ?? line.id])]);
    return key(spec) === key(this.#spec);
  }

  /** Ends all but the drawing and the numbers. */
  #retire() {
    this.#lifetime.abort();
    this.#endExport();
    this.#endZoom?.();
    return this.#box;
  }

  /** Takes a new description: other lines, another axis, another zoom. */
  async update(spec) {
    if (spec.x !== this.#spec.x) {
      this.#data.clear();
      this.#zoom = spec.zoom ?? null;
      this.#told.clear();
    } else if (this.#told.isNews(spec.zoom ?? null)) {
      this.#zoom = spec.zoom ?? null;
    }
    this.#spec = spec;
    // Also where nothing new is hidden: the same lines may go by other names now.
    this.#takeHidden(this.#toldHidden.isNews(spec.hidden ?? []) ? spec.hidden ?? [] : this.#hidden);
    if (this.#box.instance) {
      this.#draw();
      await this.#load();
    }
  }

  dispose() {
    this.#retire();
    this.#data.dispose();
    this.#box.dispose();
  }

  /** Hides the lines of these keys. */
  #takeHidden(keys) {
    this.#hidden = keys;
    this.#legend.hide(this.#spec.lines.filter(line => isNamed(line) && keys.includes(line.key)).map(line => line.name));
  }

  /** The legend hides other lines now. Keys of lines that are not drawn at the moment stay: they may come back. */
  #hide() {
    const drawn = this.#spec.lines.filter(isNamed);
    this.#hidden = [
      ...this.#hidden.filter(key => drawn.every(line => line.key !== key)),
      ...drawn.filter(line => this.#legend.isHidden(line.name)).map(line => line.key),
    ];
    this.#toldHidden.tell(this.#hidden);
    this.#tell("OnHidden", this.#hidden);
    this.#draw();
  }

  #tell(method, ...values) {
    this.#owner?.invokeMethodAsync(method, ...values).catch(() => { /* The page has gone. */ });
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
    this.#legend.update(all.filter(isNamed), formatter(this.#spec.yFormat));
    this.#resetButton.hidden = this.#zoom === null;
    if (!all.some(line => line.y.some(value => value !== null))) {
      if (all.every(line => line.loaded) && this.#box.element.dataset.state !== "error") {
        this.#box.setState("empty", this.#zoom ? "No run has an epoch in this part." : this.#spec.emptyText);
      }
      instance.clear();
      return;
    }
    this.#box.setState("ready");
    const visible = this.#visible(all);
    const extent = this.#extent(visible);
    this.#option = curvesOption({
      spec: this.#spec,
      lines: visible,
      // The pointer may still be on the entry that has just been hidden: then nothing stands out, instead of nothing being seen.
      highlighted: this.#highlighted !== null && this.#legend.isHidden(this.#highlighted) ? null : this.#highlighted,
      references: colouredReferences(this.#spec, this.#box.element),
      extent,
      scale: chooseScale(this.#spec.log, extent.low, extent.high),
      theme: chartTheme(this.#box.element),
      width: this.#box.canvas.clientWidth,
    });
    instance.setOption(this.#option, { notMerge: true, lazyUpdate: false });
    this.#box.describe(summaryOf(this.#spec, all.filter(isNamed)));
    if (!this.#table.hidden) {
      this.#fillTable();
    }
  }

  #highlight(name) {
    if (this.#highlighted !== name) {
      this.#highlighted = name;
      this.#box.schedule(() => this.#draw());
    }
  }

  #visible(lines) { return lines.filter(line => !this.#legend.isHidden(line.legend)); }

  #extent(lines) {
    const fromZero = this.#spec.x !== "epoch" && this.#spec.x !== "wall";
    return extentOf(lines, { zoom: this.#zoom, references: this.#spec.references, fromZero, outliers: this.#spec.outliers });
  }

  /** What is drawn now, zoom and hidden lines as they are. */
  #picture() {
    const legend = this.#visible(this.#lines()).filter(isNamed);
    return this.#option && this.#box.element.dataset.state === "ready" ? { box: this.#box, option: this.#option, legend } : null;
  }

  /** Every epoch in view of every line that is shown, smoothed as they are; of a mean the least and the largest member too. */
  async #csv() {
    const lines = await this.#data.readAll(this.#visible(this.#lines()), this.#spec, this.#zoom);
    const banded = lines.some(line => line.low);
    const [from, to] = this.#zoom ?? [-Infinity, Infinity];
    const rows = lines.flatMap(({ name, column, x, y, low, high }) => x
      .map((place, i) => [name, column, place, y[i], ...(banded ? [low?.[i], high?.[i]] : [])])
      .filter(row => row[2] >= from && row[2] <= to));
    return csvText(["line", "column", this.#spec.x, "value", ...(banded ? ["least", "largest"] : [])], rows);
  }

  #setZoom(range) {
    const before = String(this.#zoom);
    this.#zoom = range && this.#within(range);
    if (String(this.#zoom) !== before) {
      this.#told.tell(this.#zoom);
      this.#tell("OnZoomed", this.#zoom?.[0] ?? null, this.#zoom?.[1] ?? null);
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

  #fillTable() {
    const [format, formatX] = [formatter(this.#spec.yFormat), formatter(this.#spec.xFormat)];
    this.#table.replaceChildren(...this.#visible(this.#lines()).map(({ name, x, y, low, high }) => tableNode(
      name,
      low ? [this.#spec.xName, "mean", "least", "largest"] : [this.#spec.xName, this.#spec.yName],
      spreadRows(x.length).map(i => [formatX(x[i]), format(y[i]), ...(low ? [format(low[i]), format(high[i])] : [])]))));
  }
}

/** Thin lines of members go by the name of their group. */
const isNamed = line => (line.legend ?? line.name) === line.name;

/** What the page is told comes back in its next descriptions, perhaps late: only what nobody told is news. */
class Echo {
  #told = [];

  tell(value) { this.#told.push(String(value)); }

  isNews(value) {
    const echo = this.#told.indexOf(String(value));
    this.#told.splice(0, echo + 1);
    return echo < 0 && this.#told.length === 0;
  }

  clear() { this.#told = []; }
}
