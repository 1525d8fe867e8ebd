// One square of points.
import { ChartBox } from "./box.js";
import { attachExport, csvText } from "./export.js";
import { formatter } from "./format.js";
import { chartTheme, resolveColour } from "./palette.js";
import { niceTicks } from "./scale.js";

const number = formatter("number");

export class ScatterPanel {
  #box;
  #content;
  #outside;
  #option;
  #endExport;

  constructor(element) {
    this.#box = new ChartBox(element);
    this.#outside = element.querySelector(".chart-outside");
    this.#endExport = attachExport(element, {
      title: () => this.#content?.title ?? "points",
      picture: () => (this.#option && element.dataset.state === "ready" ? { box: this.#box, option: this.#option, legend: [] } : null),
      csv: () => this.#csv(),
    });
  }

  get element() { return this.#box.element; }

  async open() {
    try {
      await this.#box.open(() => this.#draw());
    } catch (error) {
      this.#box.setState("error", error.message, () => this.open());
    }
  }

  setState(state, text, retry) { this.#box.setState(state, text, retry); }

  /**
   * @param {{values: Float32Array, dimension: number, x: number, y: number, ranges: number[][], names: string[], title: string,
   *          colour?: string, places?: Float32Array, tone?: string, size?: number}} content
   */
  show(content) {
    this.#content = content;
    this.#box.setState("ready");
    this.#draw();
  }

  dispose() {
    this.#endExport();
    this.#box.dispose();
  }

  /** All columns of all points, the ones on the axes and the others. */
  #csv() {
    if (!this.#content) {
      throw new Error("There are no points yet.");
    }
    const { values, dimension, names } = this.#content;
    const rows = Array.from({ length: values.length / dimension }, (_, i) => [...values.subarray(i * dimension, (i + 1) * dimension)]);
    return csvText(Array.from({ length: dimension }, (_, i) => names[i] ?? `x${i + 1}`), rows);
  }

  #draw() {
    const instance = this.#box.instance;
    if (!this.#content || !instance || this.#box.disposed) {
      return;
    }
    const { values, dimension, x, y, ranges, names, title, colour, places, tone, size } = this.#content;
    const theme = chartTheme(this.#box.element);
    const count = values.length / dimension;
    const points = new Float32Array(count * 3);
    let outside = 0;
    for (let i = 0; i < count; i++) {
      const [px, py] = [values[i * dimension + x], values[i * dimension + y]];
      points[3 * i] = px;
      points[3 * i + 1] = py;
      points[3 * i + 2] = places ? places[i] : 0;
      // A missing value has no place at all: it is not outside.
      if (!Number.isNaN(px) && !Number.isNaN(py)
        && !(px >= ranges[0][0] && px <= ranges[0][1] && py >= ranges[1][0] && py <= ranges[1][1])) {
        outside++;
      }
    }
    this.#option = {
      animation: false,
      textStyle: { fontFamily: theme.font },
      grid: { left: 34, right: 8, top: 8, bottom: 34 },
      xAxis: axis(ranges[0], names[x], theme, true),
      yAxis: axis(ranges[1], names[y], theme, false),
      visualMap: places
        ? { type: "continuous", show: false, dimension: 2, min: 0, max: 1, seriesIndex: 0, inRange: { color: cycle(theme.scale(tone)) } }
        : undefined,
      series: [{
        type: "scatter",
        data: points,
        dimensions: ["x", "y", "place"],
        encode: { x: 0, y: 1 },
        symbolSize: size ?? (count > 3000 ? 2 : count > 1000 ? 2.6 : 4),
        silent: true,
        clip: true,
        itemStyle: { color: resolveColour(this.#box.element, colour), opacity: count > 3000 ? 0.55 : 0.7 },
      }],
    };
    instance.setOption(this.#option, { notMerge: true });
    if (this.#outside) {
      this.#outside.textContent = outside > 0 ? `${outside.toLocaleString("en-US")} of ${count.toLocaleString("en-US")} outside` : "";
    }
    this.#box.describe(`${title}: scatter of ${count.toLocaleString("en-US")} points, ${names[x]} against ${names[y]}.`
      + describeSpread(values, dimension, x, names[x]) + describeSpread(values, dimension, y, names[y]));
  }
}

function axis([low, high], name, theme, horizontal) {
  const ticks = niceTicks(low, high, 4);
  const label = { color: theme.text, fontSize: 10, fontFamily: theme.font };
  return {
    type: "value",
    min: low,
    max: high,
    name,
    nameLocation: "middle",
    nameGap: horizontal ? 19 : 23,
    nameTextStyle: label,
    axisLine: { show: true, onZero: false, lineStyle: { color: theme.grid } },
    axisTick: { show: false, customValues: ticks },
    axisLabel: { ...label, customValues: ticks, formatter: number, hideOverlap: true },
    splitLine: { show: true, lineStyle: { color: theme.grid, opacity: 0.6 } },
  };
}

/** The scale closed to a ring: the first colour follows the last. */
const cycle = colours => [...colours, colours[0]];

function describeSpread(values, dimension, column, name) {
  let [count, sum, squares] = [0, 0, 0];
  for (let i = column; i < values.length; i += dimension) {
    if (Number.isFinite(values[i])) {
      count++;
      sum += values[i];
      squares += values[i] ** 2;
    }
  }
  if (count === 0) {
    return ` ${name} has no finite value.`;
  }
  const mean = sum / count;
  return ` ${name}: mean ${number(mean)}, standard deviation ${number(Math.sqrt(Math.max(0, squares / count - mean * mean)))}.`;
}
