// Things with several values each: points over two axes, or lines across parallel ones.
import { ChartBox } from "./box.js";
import { attachExport, csvText } from "./export.js";
import { dimensionScale } from "./dimension-scale.js";
import { formatter } from "./format.js";
import { whenNear } from "./near.js";
import { chartTheme, resolveColour } from "./palette.js";
import { tooltipNode } from "./tooltip.js";

const number = formatter("number");

/** Names stand beside so many points at most. */
const mostNames = 12;

export class DimensionsChart {
  #box;
  #spec;
  #option;
  #endExport;
  #lifetime = new AbortController();

  constructor(element, spec) {
    this.#box = new ChartBox(element);
    this.#spec = spec;
    this.#endExport = attachExport(element, {
      title: () => this.#spec.title,
      picture: () => (this.#option && element.dataset.state === "ready" ? { box: this.#box, option: this.#option, legend: [] } : null),
      csv: () => this.#csv(),
    });
  }

  async open() {
    await whenNear(this.#box.element, this.#lifetime.signal);
    try {
      await this.#box.open(() => this.#draw());
      this.#draw();
    } catch (error) {
      this.#box.setState("error", error.message, () => this.open());
    }
  }

  update(spec) {
    this.#spec = spec;
    this.#draw();
  }

  dispose() {
    this.#lifetime.abort();
    this.#endExport();
    this.#box.dispose();
  }

  /** One row a thing, one column an axis. */
  #csv() {
    const { things, dimensions } = this.#spec;
    const cell = ({ categories, values }, i) => (categories.length > 0 ? categories[values[i]] : values[i]);
    return csvText(["name", ...dimensions.map(dimension => dimension.name)], things.map((thing, i) => [thing.name, ...dimensions.map(dimension => cell(dimension, i))]));
  }

  #draw() {
    const { instance, disposed, element, canvas } = this.#box;
    if (disposed || !instance) {
      return;
    }
    const { kind, dimensions } = this.#spec;
    const things = this.#spec.things.map((thing, i) => ({
      name: thing.name,
      colour: resolveColour(element, thing.colour),
      values: dimensions.map(dimension => usable(dimension, dimension.values[i])),
    }));
    const drawn = kind === "points" ? things.filter(thing => thing.values.every(value => value !== null)) : things.filter(thing => thing.values.filter(value => value !== null).length > 1);
    if (drawn.length === 0) {
      this.#box.setState("empty", "No run has a value of each yet.");
      instance.clear();
      return;
    }
    this.#box.setState("ready");
    const make = kind === "points" ? pointsOption : parallelOption;
    this.#option = make({ dimensions, things: drawn, theme: chartTheme(element), width: canvas.clientWidth });
    instance.setOption(this.#option, { notMerge: true });
    this.#box.describe(`${dimensions.map(dimension => dimension.name).join(", ")}. ${drawn
      .map(thing => `${thing.name}: ${thing.values.map((value, i) => text(dimensions[i], value)).join(", ")}`).join("; ")}.`);
  }
}

/** A logarithm has no place for zero and below. */
function usable(dimension, value) {
  return value === null || value === undefined || !Number.isFinite(value) || (dimension.log && value <= 0) ? null : value;
}

const text = (dimension, value) => (value !== null && dimension.categories.length > 0 ? dimension.categories[value] : number(value));

function tooltipFor(dimensions, thing) {
  return tooltipNode({
    head: thing.name,
    rows: dimensions.map((dimension, i) => ({ name: dimension.name, colour: i === 0 ? thing.colour : "transparent", value: text(dimension, thing.values[i]) })),
  });
}

function axisOf(dimension, scale, label) {
  return dimension.categories.length > 0 ? { type: "category", data: dimension.categories, axisLabel: label } : {
    type: "value",
    min: scale.min,
    max: scale.max,
    axisTick: { customValues: scale.ticks },
    axisLabel: { ...label, customValues: scale.ticks, formatter: place => number(scale.from(place)), hideOverlap: true },
  };
}

/** One scale a dimension, over all that is drawn: left alone, each line across parallel axes would be measured for itself. */
function scalesOf(dimensions, things) {
  return dimensions.map((dimension, i) => dimensionScale(dimension, things.map(thing => thing.values[i])));
}

function tooltipOption(theme, dimensions, things) {
  return {
    trigger: "item",
    transitionDuration: 0,
    confine: true,
    backgroundColor: theme.surface,
    borderColor: theme.grid,
    padding: 0,
    formatter: item => tooltipFor(dimensions, things[item.seriesIndex]),
  };
}

function pointsOption({ dimensions, things, theme }) {
  const label = { color: theme.text, fontSize: 11, fontFamily: theme.font };
  const [x, y] = dimensions;
  const [xScale, yScale] = scalesOf(dimensions, things);
  const lines = { axisLine: { lineStyle: { color: theme.line }, onZero: false }, splitLine: { lineStyle: { color: theme.grid } }, nameTextStyle: label };
  return {
    animation: false,
    textStyle: { fontFamily: theme.font },
    grid: { left: 62, right: 30, top: 30, bottom: 42 },
    tooltip: tooltipOption(theme, dimensions, things),
    xAxis: { ...axisOf(x, xScale, label), ...lines, name: x.name, nameLocation: "middle", nameGap: 26 },
    yAxis: { ...axisOf(y, yScale, label), ...lines, name: y.name, nameLocation: "end", nameGap: 12, nameTextStyle: { ...label, align: "left", padding: [0, 0, 0, -50] } },
    series: things.map(thing => ({
      type: "scatter",
      name: thing.name,
      symbolSize: 11,
      data: [[xScale.to(thing.values[0]), yScale.to(thing.values[1])]],
      itemStyle: { color: thing.colour, borderColor: theme.surface, borderWidth: 1 },
      label: { show: things.length <= mostNames, formatter: shorten(thing.name), position: "top", distance: 3, color: theme.text, fontSize: 10, fontFamily: theme.font },
      labelLayout: { hideOverlap: true },
    })),
  };
}

function parallelOption({ dimensions, things, theme, width }) {
  const scales = scalesOf(dimensions, things);
  const label = { color: theme.text, fontSize: 11, fontFamily: theme.font };
  return {
    animation: false,
    textStyle: { fontFamily: theme.font },
    tooltip: tooltipOption(theme, dimensions, things),
    parallel: { left: 50, right: 70, top: 40, bottom: 24 },
    parallelAxis: dimensions.map((dimension, dim) => ({
      dim,
      // Lines pass where values are marked: the texts lie above them, on the colour of the card.
      ...axisOf(dimension, scales[dim], { ...label, backgroundColor: theme.surface, padding: [1, 3], borderRadius: 3, margin: 6 }),
      z: 10,
      name: shorten(dimension.name, Math.max(8, Math.floor(width / dimensions.length / 7))),
      nameTextStyle: label,
      nameGap: 14,
      axisLine: { lineStyle: { color: theme.line } },
      axisTick: { ...(dimension.categories.length > 0 ? {} : { customValues: scales[dim].ticks }), lineStyle: { color: theme.line } },
    })),
    series: things.map(thing => ({
      type: "parallel",
      name: thing.name,
      smooth: false,
      lineStyle: { color: thing.colour, width: 2, opacity: 0.8 },
      emphasis: { lineStyle: { width: 4, opacity: 1 } },
      inactiveOpacity: 0.06,
      data: [thing.values.map((value, dim) => (value === null ? "-" : scales[dim].to(value)))],
    })),
  };
}

function shorten(name, most = 22) {
  return name.length <= most ? name : `${name.slice(0, most - 1)}…`;
}
