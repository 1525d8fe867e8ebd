// The ECharts option of curves of many runs: that of a line chart, with bands, other axes, and a tooltip that reads every line where the pointer is.
import { formatter } from "./format.js";
import { lineOption } from "./line-option.js";
import { niceTicks } from "./scale.js";
import { clockTicks } from "./clock.js";
import { tooltipNode } from "./tooltip.js";

const bandOpacity = 0.16;
const faded = 0.12;
const mostRows = 12;

export function curvesOption({ spec, lines, highlighted, references, extent, scale, theme, width }) {
  const strong = line => highlighted === null || line.legend === highlighted;
  const drawn = lines.map(line => ({
    ...line,
    opacity: strong(line) ? (highlighted === null ? line.opacity : 1) : faded * line.opacity,
    width: highlighted !== null && strong(line) ? line.width + 0.75 : line.width,
  }));
  const option = lineOption({ spec, series: drawn, references, extent, scale, theme, width });
  const ticks = spec.x === "wall"
    ? clockTicks(extent.xLow, extent.xHigh, width < 500 ? 3 : 7)
    : niceTicks(extent.xLow, extent.xHigh, width < 500 ? 4 : 8).filter(x => spec.xFormat !== "integer" || Number.isInteger(x)).map(x => ({ x, text: tickText(spec, x) }));
  option.yAxis.name += extent.isCut ? ", outliers left out" : "";
  const texts = new Map(ticks.map(({ x, text }) => [x, text]));
  option.xAxis.axisTick.customValues = [...texts.keys()];
  option.xAxis.axisLabel.customValues = [...texts.keys()];
  option.xAxis.axisLabel.formatter = x => texts.get(x) ?? "";
  option.tooltip.formatter = items => tooltip(items[0].axisValue, drawn, spec);
  option.tooltip.extraCssText = "max-width: min(420px, 90vw)";
  option.series.unshift(...drawn.filter(line => line.low && line.band).map(line => bandSeries(line, scale, strong(line))));
  return option;
}

/** The room between the least and the largest member, one polygon for each piece without a gap. */
function bandSeries(line, scale, isStrong) {
  const pieces = [];
  let piece = [];
  line.x.forEach((x, i) => {
    const [low, high] = [line.low[i] === null ? null : scale.to(line.low[i]), line.high[i] === null ? null : scale.to(line.high[i])];
    if (low === null || high === null) {
      pieces.push(piece);
      piece = [];
    } else {
      piece.push([x, low, high]);
    }
  });
  pieces.push(piece);
  const filled = pieces.filter(points => points.length > 1);
  return {
    type: "custom",
    name: `${line.name}, band`,
    silent: true,
    clip: true,
    tooltip: { show: false },
    z: 1,
    animation: false,
    data: filled.map((_, i) => [i]),
    renderItem: ({ dataIndex }, api) => ({
      type: "polygon",
      shape: {
        points: [
          ...filled[dataIndex].map(([x, low]) => api.coord([x, low])),
          ...filled[dataIndex].toReversed().map(([x, , high]) => api.coord([x, high])),
        ],
      },
      style: { fill: line.colour, opacity: isStrong ? bandOpacity : bandOpacity * faded },
    }),
  };
}

function tickText(spec, x) {
  return spec.xFormat === "integer" ? formatter("integer")(x) : formatter("number")(x);
}

function tooltip(x, lines, spec) {
  const format = formatter(spec.yFormat);
  const near = lines.filter(line => line.inTooltip).flatMap(line => {
    const i = nearest(line.x, x);
    return i < 0 || line.y[i] === null ? [] : [{ line, value: line.y[i] }];
  }).sort((a, b) => a.value - b.value);
  const rows = near.slice(0, mostRows).map(({ line, value }) => ({ name: line.name, colour: line.colour, value: format(value) }));
  const more = near.length - rows.length;
  return tooltipNode({
    head: `${spec.xName} ${formatter(spec.xFormat)(x)}`,
    rows: more > 0 ? [...rows, { name: `and ${more} more`, colour: "transparent", value: "" }] : rows,
  });
}

/** The index whose place is nearest; -1 where the line has ended, or not begun. */
function nearest(places, x) {
  if (places.length === 0 || x > places.at(-1) || x < places[0]) {
    return -1;
  }
  let [low, high] = [0, places.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    [low, high] = places[middle] <= x ? [middle, high] : [low, middle];
  }
  return x - places[low] <= places[high] - x ? low : high;
}
