// Line charts over runs' metrics: several series, reference lines, linear or logarithmic, zoom that survives new data.
import { ChartBox } from "./box.js";
import { attachExport, csvText } from "./export.js";
import { formatter } from "./format.js";
import { MetricSource } from "./metrics.js";
import { chartTheme, resolveColour } from "./palette.js";
import { Legend } from "./legend.js";
import { lineOption } from "./line-option.js";
import { chooseScale } from "./scale.js";
import { spreadRows, tableNode } from "./table.js";
import { attachZoom } from "./zoom.js";

export class LineChart {
  #box;
  #spec;
  #sources = new Map();
  #legend;
  #table;
  #zoom = null;
  #scale;
  #endZoom;
  #resetButton;
  #lifetime = new AbortController();
  #option;
  #endExport;

  constructor(element, spec) {
    this.#box = new ChartBox(element);
    this.#spec = spec;
    this.#legend = new Legend(element.querySelector(".chart-legend"), () => this.#draw());
    this.#table = element.querySelector(".chart-table");
    this.#resetButton = element.querySelector(".chart-reset");
    const signal = this.#lifetime.signal;
    this.#resetButton.addEventListener("click", () => this.#setZoom(null), { signal });
    element.querySelector(".chart-table-toggle").addEventListener("click", event => this.#toggleTable(event.currentTarget), { signal });
    this.#endExport = attachExport(element, {
      title: () => this.#spec.title ?? this.#spec.yName,
      picture: () => this.#picture(),
      csv: () => this.#csv(),
    });
  }

  async open() {
    try {
      await this.#box.open(() => this.#draw());
    } catch (error) {
      this.#box.setState("error", error.message, () => this.open());
      return;
    }
    if (!this.#box.disposed) {
      this.#endZoom = attachZoom(this.#box.canvas, {
        toX: pixel => this.#box.instance.convertFromPixel({ xAxisIndex: 0 }, pixel),
        plot: () => this.#plot(),
        range: () => this.#xRange(),
        change: range => this.#setZoom(range),
      });
      await this.#load();
    }
  }

  /** Takes a new description: new data, other series, another axis. */
  async update(spec) {
    if (spec.x !== this.#spec.x) {
      this.#zoom = null;
    }
    this.#spec = spec;
    if (this.#box.instance) {
      this.#draw();
      await this.#load();
    }
  }

  dispose() {
    this.#lifetime.abort();
    this.#endExport();
    this.#endZoom?.();
    this.#sources.forEach(source => source.dispose());
    this.#box.dispose();
  }

  async #load() {
    const wanted = new Map(this.#spec.sources.map(source => [source.url, source.revision]));
    for (const [url, source] of this.#sources) {
      if (!wanted.has(url)) {
        source.dispose();
        this.#sources.delete(url);
      }
    }
    const results = await Promise.allSettled([...wanted].map(async ([url, revision]) => {
      if (!this.#sources.has(url)) {
        this.#sources.set(url, new MetricSource(url));
      }
      if (await this.#sources.get(url).load(revision)) {
        this.#draw();
      }
    }));
    const failure = results.find(result => result.status === "rejected" && result.reason.name !== "AbortError");
    if (failure && !this.#box.disposed) {
      this.#box.setState("error", `The curve could not be loaded. ${failure.reason.message}`, () => {
        this.#sources.forEach(source => source.retry());
        this.#load();
      });
    } else {
      this.#draw();
    }
  }

  #series() {
    return this.#spec.series.map(series => {
      const source = this.#sources.get(series.source);
      return {
        ...series,
        colour: resolveColour(this.#box.element, series.colour),
        x: source?.column(this.#spec.x) ?? [],
        y: source?.column(series.column) ?? [],
      };
    });
  }

  #draw() {
    const instance = this.#box.instance;
    if (this.#box.disposed || !instance) {
      return;
    }
    const all = this.#series();
    const filled = all.some(series => series.y.some(value => value !== null));
    const loaded = this.#spec.sources.every(source => this.#sources.has(source.url));
    this.#legend.update(all, formatter(this.#spec.yFormat));
    if (!filled) {
      if (loaded && this.#box.element.dataset.state !== "error") {
        this.#box.setState("empty", this.#spec.emptyText);
      }
      instance.clear();
      return;
    }
    this.#box.setState("ready");
    const visible = all.filter(series => !this.#legend.isHidden(series.name));
    const extent = this.#extent(visible);
    this.#scale = chooseScale(this.#spec.log, extent.low, extent.high);
    this.#option = lineOption({
      spec: this.#spec,
      series: visible,
      references: this.#references(),
      extent,
      scale: this.#scale,
      theme: chartTheme(this.#box.element),
      width: this.#box.canvas.clientWidth,
    });
    instance.setOption(this.#option, { notMerge: true, lazyUpdate: false });
    this.#resetButton.hidden = this.#zoom === null;
    this.#box.describe(this.#summary(all));
    if (!this.#table.hidden) {
      this.#fillTable();
    }
  }

  /** Ranges of what is shown: x as zoomed or all, y over the points inside. */
  #extent(series) {
    const [from, to] = this.#zoom ?? [-Infinity, Infinity];
    let [xLow, xHigh, low, high] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const { x, y } of series) {
      for (let i = 0; i < x.length; i++) {
        if (x[i] === null || x[i] < from || x[i] > to) {
          continue;
        }
        xLow = Math.min(xLow, x[i]);
        xHigh = Math.max(xHigh, x[i]);
        if (y[i] !== null) {
          low = Math.min(low, y[i]);
          high = Math.max(high, y[i]);
        }
      }
    }
    // Zoomed in, the curve gets all the height; seen whole, it is seen beside what it is compared with.
    for (const reference of this.#zoom ? [] : this.#references()) {
      low = Math.min(low, reference.value);
      high = Math.max(high, reference.value);
    }
    if (!Number.isFinite(xLow)) {
      [xLow, xHigh] = this.#zoom ?? [0, 1];
    }
    if (this.#spec.x === "seconds") {
      xLow = Math.min(xLow, 0);
    }
    return {
      xLow: this.#zoom?.[0] ?? xLow,
      xHigh: this.#zoom?.[1] ?? (xHigh > xLow ? xHigh : xLow + 1),
      low: Number.isFinite(low) ? low : 0,
      high: Number.isFinite(high) ? high : 1,
    };
  }

  /** What is drawn now, zoom and hidden lines as they are. */
  #picture() {
    const legend = this.#series().filter(series => !this.#legend.isHidden(series.name));
    return this.#option && this.#box.element.dataset.state === "ready" ? { box: this.#box, option: this.#option, legend } : null;
  }

  /** Every epoch of every line, not only the points that are drawn: one row an epoch, the runs one below the other. */
  async #csv() {
    const several = this.#spec.sources.length > 1;
    const columns = [...new Set(this.#spec.series.map(series => series.column))];
    const rows = await Promise.all(this.#spec.sources.map(async ({ url, name }) => {
      const all = await MetricSource.readAll(url, this.#lifetime.signal);
      return all.epoch.map((epoch, i) => [...(several ? [name] : []), epoch, all.seconds[i], ...columns.map(column => all[column]?.[i])]);
    }));
    return csvText([...(several ? ["run"] : []), "epoch", "seconds", ...columns], rows.flat());
  }

  #references() {
    return this.#spec.references.map(reference => ({ ...reference, colour: resolveColour(this.#box.element, reference.colour) }));
  }

  #xRange() {
    const { xLow, xHigh } = this.#extent(this.#series());
    return [xLow, xHigh];
  }

  #setZoom(range) {
    if (range) {
      const zoomed = this.#zoom;
      this.#zoom = null;
      const [low, high] = this.#xRange();
      const [from, to] = [Math.max(range[0], low), Math.min(range[1], high)];
      this.#zoom = from <= low && to >= high ? null : to - from > (high - low) * 1e-4 ? [from, to] : zoomed;
    } else {
      this.#zoom = null;
    }
    this.#draw();
  }

  #plot() {
    const grid = this.#box.instance.getModel?.().getComponent("grid")?.coordinateSystem?.getRect();
    return grid
      ? { left: grid.x, right: grid.x + grid.width, top: grid.y, bottom: grid.y + grid.height }
      : { left: 0, right: this.#box.canvas.clientWidth, top: 0, bottom: this.#box.canvas.clientHeight };
  }

  #summary(series) {
    const format = formatter(this.#spec.yFormat);
    const parts = series.filter(s => s.y.length > 0).map(s => {
      const last = s.y.findLastIndex(value => value !== null);
      return last < 0
        ? `${s.name}: no finite value`
        : `${s.name}: ${format(s.y[last])} at ${this.#spec.xName} ${formatter(this.#spec.xFormat)(s.x[last])}`;
    });
    const references = this.#spec.references.map(r => `${r.name}: ${format(r.value)}`);
    return `${this.#spec.yName}${this.#spec.yUnit ? ` in ${this.#spec.yUnit}` : ""} by ${this.#spec.xName}. ${[...parts, ...references].join("; ")}.`;
  }

  #toggleTable(button) {
    this.#table.hidden = !this.#table.hidden;
    button.setAttribute("aria-expanded", String(!this.#table.hidden));
    if (!this.#table.hidden) {
      this.#fillTable();
    }
  }

  #fillTable() {
    const format = formatter(this.#spec.yFormat);
    const formatX = formatter(this.#spec.xFormat);
    const tables = this.#spec.sources.map(({ url, name }) => {
      const columns = this.#series().filter(series => series.source === url);
      const x = columns[0]?.x ?? [];
      const rows = spreadRows(x.length).map(i => [formatX(x[i]), ...columns.map(column => format(column.y[i]))]);
      return tableNode(name ? `${name}: ${this.#spec.yName}` : this.#spec.yName, [this.#spec.xName, ...columns.map(c => c.name)], rows);
    });
    this.#table.replaceChildren(...tables);
  }
}
