// The ECharts option of a line chart.
import { formatter } from "./format.js";
import { niceTicks, paddedRange, scaleTicks } from "./scale.js";
import { tooltipNode } from "./tooltip.js";

const fewPoints = 32;

/** Height of a reference line's name as a share of the plot. */
const labelRoom = 0.09;

/** Nearer than this share of the plot one name would lie on the other. */
const labelGap = 0.05;

/** @returns {object} an option without animation: a live curve should not wobble. */
export function lineOption({ spec, series, references, extent, scale, theme, width }) {
  const formatX = formatter(spec.xFormat);
  const formatY = formatter(spec.yFormat);
  const ticks = scaleTicks(scale, extent.low, extent.high, 5);
  const [yMin, yMax] = roomForLabels(paddedRange(scale, extent.low, extent.high), references, scale);
  const xTicks = niceTicks(extent.xLow, extent.xHigh, width < 500 ? 4 : 8).filter(x => spec.x !== "epoch" || Number.isInteger(x));
  const label = { color: theme.text, fontSize: 11, fontFamily: theme.font };
  const tickFormat = shortest(ticks);
  const longest = Math.max(...series.map(line => line.y.length));
  const named = namedReferences(references, scale, yMax - yMin);
  return {
    animation: false,
    textStyle: { fontFamily: theme.font },
    grid: { left: 58, right: 20, top: 26, bottom: 38 },
    tooltip: {
      trigger: "axis",
      axisPointer: { type: "line", lineStyle: { color: theme.line }, label: { show: false } },
      transitionDuration: 0,
      confine: true,
      backgroundColor: theme.surface,
      borderColor: theme.grid,
      padding: 0,
      formatter: items => tooltipNode({
        head: `${spec.xName} ${formatX(items[0]?.value[0])}`,
        rows: items.map(item => ({ name: item.seriesName, colour: item.color, value: formatY(item.value[2]) })),
      }),
    },
    xAxis: {
      type: "value",
      min: extent.xLow,
      max: extent.xHigh,
      name: spec.xUnit ? `${spec.xName}, ${spec.xUnit}` : spec.xName,
      nameLocation: "middle",
      nameGap: 24,
      nameTextStyle: label,
      axisLine: { lineStyle: { color: theme.line }, onZero: false },
      axisTick: { show: true, customValues: xTicks, lineStyle: { color: theme.line } },
      axisLabel: { ...label, customValues: xTicks, formatter: x => (spec.x === "epoch" ? formatX(x) : formatter("number")(x)), hideOverlap: true },
      splitLine: { show: false },
    },
    yAxis: {
      type: "value",
      min: yMin,
      max: yMax,
      name: `${spec.yName}${spec.yUnit ? `, ${spec.yUnit}` : ""}${scale.name === "linear" ? "" : scale.name === "log" ? " (log)" : " (symmetric log, as values fall below 0)"}`,
      nameLocation: "end",
      nameGap: 10,
      nameTextStyle: { ...label, align: "left", padding: [0, 0, 0, -50] },
      axisLine: { show: false },
      axisTick: { show: false, customValues: ticks.map(scale.to) },
      axisLabel: { ...label, customValues: ticks.map(scale.to), formatter: value => tickFormat(scale.from(value)), hideOverlap: true },
      splitLine: { lineStyle: { color: theme.grid } },
    },
    series: [
      ...series.map(line => lineSeries(line, scale, theme, longest < fewPoints)),
      ...references.map(reference => referenceSeries(reference, scale, theme, named.has(reference) ? formatY : null)),
    ],
  };
}

function lineSeries(line, scale, theme, showPoints) {
  const best = line.markBest ? bestIndex(line.y) : -1;
  return {
    type: "line",
    name: line.name,
    data: pointsOf(line, scale),
    dimensions: ["x", "y", "value"],
    encode: { x: 0, y: 1 },
    showSymbol: showPoints || line.y.length === 1,
    symbol: "circle",
    symbolSize: 4,
    connectNulls: false,
    clip: true,
    color: line.colour,
    lineStyle: { width: line.width ?? 1.75, type: line.dash ?? "solid", opacity: line.opacity ?? 1 },
    itemStyle: { opacity: line.opacity ?? 1 },
    emphasis: { disabled: true },
    z: line.markBest ? 4 : 3,
    markPoint: best < 0 ? undefined : {
      symbol: "circle",
      symbolSize: 9,
      silent: true,
      animation: false,
      itemStyle: { color: theme.surface, borderColor: line.colour, borderWidth: 2 },
      label: { show: false },
      data: [{ coord: [line.x[best], scale.to(line.y[best])] }],
    },
  };
}

/** Place, height on the scale and value of each point, one after the other: several times quicker to take in than an array for each. */
function pointsOf({ x, y }, scale) {
  const points = new Float64Array(3 * x.length);
  for (let i = 0; i < x.length; i++) {
    points[3 * i] = x[i] ?? NaN;
    points[3 * i + 1] = y[i] === null ? NaN : scale.to(y[i]) ?? NaN;
    points[3 * i + 2] = y[i] ?? NaN;
  }
  return points;
}

/** Those whose names have room beneath their lines, from the lowest up. */
function namedReferences(references, scale, range) {
  const named = new Set();
  let last = -Infinity;
  for (const reference of references.toSorted((a, b) => a.value - b.value)) {
    const place = scale.to(reference.value);
    if (place - last >= labelGap * range) {
      named.add(reference);
      last = place;
    }
  }
  return named;
}

/** A horizontal line as a series of its own, so that the legend can stay with the curves; without a format it has no name. */
function referenceSeries(reference, scale, theme, format) {
  return {
    type: "line",
    name: reference.name,
    data: [],
    silent: true,
    tooltip: { show: false },
    markLine: {
      symbol: "none",
      silent: true,
      animation: false,
      precision: 12,
      lineStyle: { color: reference.colour, type: [6, 5], width: 1.25 },
      label: {
        show: format !== null,
        position: "insideEndBottom",
        formatter: `${reference.name} ${format?.(reference.value)}`,
        color: reference.colour,
        fontFamily: theme.font,
        fontSize: 11,
      },
      data: [{ yAxis: scale.to(reference.value) }],
    },
  };
}

/** Curves come down on a floor from above, so its name stands below it: the axis leaves room for a line of text there. */
function roomForLabels([low, high], references, scale) {
  const lowest = Math.min(...references.map(reference => scale.to(reference.value)).filter(value => value >= low && value <= high));
  return [Math.min(low, lowest - (high - low) * labelRoom), high];
}

function bestIndex(values) {
  let best = -1;
  values.forEach((value, i) => {
    if (value !== null && (best < 0 || value < values[best])) {
      best = i;
    }
  });
  return best;
}

/** Just enough decimals to tell the ticks apart. */
function shortest(ticks) {
  const decimals = Math.min(6, Math.max(0, ...ticks.map(tick => (String(Number(tick.toPrecision(9))).split(".")[1] ?? "").length)));
  const sizes = ticks.filter(tick => tick !== 0).map(Math.abs);
  const [least, largest] = [Math.min(...sizes), Math.max(...sizes)];
  return largest >= 1e5 || least < 1e-4 || largest / least > 50 ? formatter("number") : value => value.toFixed(decimals).replace("-", "\u2212");
}
