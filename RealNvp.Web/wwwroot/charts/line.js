// Line charts over runs' metrics: several series, reference lines, linear or logarithmic, zoom that survives new data.
import { ChartBox } from "./box.js";
import { attachExport, csvText } from "./export.js";
import { formatter } from "./format.js";
import { follow } from "../live/feed.js";
import { MetricSource } from "./metrics.js";
import { chartTheme, resolveColour } from "./palette.js";
import { Legend } from "./legend.js";
import { lineOption } from "./line-option.js";
import { attachTable, colouredReferences, extentOf, plotOf, summaryOf } from "./line-plot.js";
import { chooseScale } from "./scale.js";
import { spreadRows, tableNode } from "./table.js";
import { attachZoom } from "./zoom.js";

export class LineChart {
  #box;
  #spec;
  #sources = new Map();
  #feeds = new Map();
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
    this.#resetButton = element.querySelector(".chart-reset");
    const signal = this.#lifetime.signal;
    this.#resetButton.addEventListener("click", () => this.#setZoom(null), { signal });
    this.#table = attachTable(element, () => this.#fillTable(), signal);
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
        plot: () => plotOf(this.#box),
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
    this.#feeds.forEach(feed => feed.end());
    this.#sources.forEach(source => source.dispose());
    this.#box.dispose();
  }

  async #load() {
    if (this.#box.disposed) {
      return;
    }
    this.#follow();
    const wanted = new Map(this.#spec.sources.map(source => [source.url, source]));
    for (const [url, source] of this.#sources) {
      if (!wanted.has(url)) {
        source.dispose();
        this.#sources.delete(url);
      }
    }
    await this.#settle([...wanted].map(([url, { revision, live }]) => {
      if (!this.#sources.has(url)) {
        this.#sources.set(url, new MetricSource(url));
      }
      return this.#sources.get(url).load(revision, this.#feeds.get(live)?.isTold ?? false);
    }));
  }

  /** Hears of new epochs from where the sources say so. */
  #follow() {
    const wanted = new Map(this.#spec.sources.filter(source => source.live).map(source => [source.live, source.url]));
    for (const [live, feed] of this.#feeds) {
      if (!wanted.has(live)) {
        feed.end();
        this.#feeds.delete(live);
      }
    }
    for (const [live, url] of wanted) {
      if (!this.#feeds.has(live)) {
        const feed = { isTold: false, end() {} };
        this.#feeds.set(live, feed);
        feed.end = follow(live, message => {
          feed.isTold = true;
          this.#settle([this.#sources.get(url)?.take(message)], { news: true });
        });
      }
    }
  }

  /** Draws what arrives as it arrives, and says what does not. */
  async #settle(loads, { news = false } = {}) {
    const results = await Promise.allSettled(loads.map(async load => {
      const isNew = await load;
      if (isNew && loads.length > 1) {
        this.#draw();
      }
      return isNew;
    }));
    const failure = results.find(result => result.status === "rejected" && result.reason.name !== "AbortError");
    if (failure && !this.#box.disposed) {
      this.#box.setState("error", `The curve could not be loaded. ${failure.reason.message}`, () => {
        this.#sources.forEach(source => source.retry());
        this.#load();
      });
    } else if (!news || results.some(result => result.value)) {
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
      references: colouredReferences(this.#spec, this.#box.element),
      extent,
      scale: this.#scale,
      theme: chartTheme(this.#box.element),
      width: this.#box.canvas.clientWidth,
    });
    instance.setOption(this.#option, { notMerge: true, lazyUpdate: false });
    this.#resetButton.hidden = this.#zoom === null;
    this.#box.describe(summaryOf(this.#spec, all));
    if (!this.#table.hidden) {
      this.#fillTable();
    }
  }

  #extent(series) {
    return extentOf(series, { zoom: this.#zoom, references: this.#spec.references, fromZero: this.#spec.x === "seconds" });
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
