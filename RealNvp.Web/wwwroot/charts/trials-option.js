// What ECharts is told of a sweep's trials.
import { formatter } from "./format.js";

const number = formatter("number");

/** From so many results on what is far worse than the rest is drawn at the edge, so that it does not flatten the picture. */
const leastForEdge = 8;

/** States of trials whose result may still change. */
const unfinished = ["waiting", "queued", "running"];

/** Columns as trials, with places on the axes. */
export function trialsOf(spec, data) {
  return data.number.map((no, i) => {
    const spelled = data.values.map(column => column[i]);
    return {
      number: no,
      runId: data.runId[i],
      state: data.state[i],
      objective: Number.isFinite(data.objective[i]) ? data.objective[i] : null,
      spelled,
      places: spelled.map((value, dim) => placeOf(spec.dimensions[dim], value)),
      shown: spelled.map((value, dim) => titleOf(spec.dimensions[dim], value)),
    };
  });
}

/** @returns {{option: object, beyond: number, text: string} | null} null: nothing to draw. */
export function makeOption(context) {
  const { spec, trials } = context;
  const known = trials.filter(trial => trial.objective !== null);
  if (known.length === 0) {
    return null;
  }
  const better = spec.largerIsBetter ? (a, b) => b.objective - a.objective : (a, b) => a.objective - b.objective;
  const ranked = [...known].sort(better);
  ranked.forEach((trial, i) => { trial.share = ranked.length === 1 ? 0 : i / (ranked.length - 1); });
  const range = rangeOf(spec, ranked);
  const beyond = known.filter(trial => trial.objective !== range.clamp(trial.objective)).length;
  const make = { history, points, parallel }[spec.kind];
  const best = ranked[0];
  const format = formatter(spec.objectiveFormat);
  return {
    option: make({ ...context, known, ranked, best, range, format }),
    beyond,
    text: `${spec.title}. ${known.length} trials with a result; the best, trial ${best.number}, has ${format(best.objective)}: ${spec.dimensions
      .map((dimension, i) => `${dimension.name} ${best.shown[i]}`).join(", ")}.`,
  };
}

/** Ends of the objective's axis. Most of the results set them, not the worst few. */
function rangeOf(spec, ranked) {
  const [best, worst] = [ranked[0].objective, ranked.at(-1).objective];
  const usual = ranked[Math.floor(0.85 * (ranked.length - 1))].objective;
  const edge = best + (usual - best) * 1.6;
  const isFar = ranked.length >= leastForEdge && usual !== best && Math.abs(worst - best) > 2 * Math.abs(edge - best);
  const end = isFar ? edge : worst;
  const [low, high] = [Math.min(best, end), Math.max(best, end)];
  const room = high > low ? (high - low) * 0.05 : Math.max(Math.abs(low) * 0.05, 0.5);
  return { min: low - room, max: high + room, clamp: value => (isFar ? Math.min(high, Math.max(low, value)) : value) };
}

function history({ spec, known, best, range, theme, colours, format }) {
  let leader = null;
  const steps = [];
  for (const trial of known) {
    if (leader === null || (spec.largerIsBetter ? trial.objective > leader : trial.objective < leader)) {
      leader = trial.objective;
    }
    steps.push([trial.number, range.clamp(leader)]);
  }
  const axes = axesOf({ spec, range, theme, format });
  return {
    ...axes,
    xAxis: { ...axes.xAxis, type: "value", min: 0, max: "dataMax", minInterval: 1, name: "trial" },
    series: [
      { type: "line", name: "best so far", step: "end", showSymbol: false, silent: true, lineStyle: { color: colours.best, width: 2 }, data: steps },
      scatter(known, trial => [trial.number, range.clamp(trial.objective)], { best, theme, colours }),
    ],
  };
}

function points({ spec, known, best, range, theme, colours, format }) {
  const dimension = spec.dimensions[spec.across];
  const drawn = known.filter(trial => trial.places[spec.across] !== null);
  const axes = axesOf({ spec, range, theme, format });
  return {
    ...axes,
    xAxis: { ...axes.xAxis, ...axisOf(dimension, axes.xAxis.axisLabel), ...endsOf(dimension, drawn.map(trial => trial.places[spec.across])), name: dimension.name },
    series: [scatter(drawn, trial => [trial.places[spec.across], range.clamp(trial.objective)], { best, theme, colours })],
  };
}

function scatter(trials, place, { best, theme, colours }) {
  return {
    type: "scatter",
    name: "trials",
    symbolSize: trials.length > 200 ? 6 : 9,
    data: [...trials].sort((a, b) => (a === best ? 1 : 0) - (b === best ? 1 : 0)).map(trial => ({
      value: place(trial),
      trial,
      // As on shared pages: a disc is finished, an empty triangle goes on, a ring ended early.
      symbol: unfinished.includes(trial.state) ? "triangle" : "circle",
      symbolSize: trial === best ? 13 : undefined,
      itemStyle: trial === best ? { color: colours.best, borderColor: theme.surface, borderWidth: 1 }
        : unfinished.includes(trial.state) ? { color: theme.surface, borderColor: colours.good, borderWidth: 1.5 }
        : trial.state === "completed" ? { color: colours.good, opacity: 0.8 } : { color: "transparent", borderColor: colours.stopped, borderWidth: 1.5 },
    })),
  };
}

function parallel({ spec, ranked, range, theme, colours, width, format, best }) {
  const label = { color: theme.text, fontSize: 11, fontFamily: theme.font, textBorderColor: theme.surface, textBorderWidth: 3 };
  const numberLabel = { ...label, formatter: value => number(value), showMinLabel: false, showMaxLabel: false };
  const room = Math.max(8, Math.floor(width / (spec.dimensions.length + 1) / 7));
  const common = { nameTextStyle: label, nameGap: 14, axisLine: { lineStyle: { color: theme.line } }, axisTick: { lineStyle: { color: theme.line } }, splitNumber: 4 };
  const many = ranked.length > 150;
  return {
    animation: false,
    textStyle: { fontFamily: theme.font },
    parallel: { left: 50, right: 74, top: 40, bottom: 24 },
    parallelAxis: [
      ...spec.dimensions.map((dimension, dim) => ({
        dim,
        ...axisOf(dimension, label),
        ...(dimension.words.length > 0 ? {} : { axisLabel: numberLabel }),
        ...endsOf(dimension, ranked.map(trial => trial.places[dim])),
        name: shorten(dimension.name, room),
        ...common,
      })),
      {
        dim: spec.dimensions.length,
        type: "value",
        min: range.min,
        max: range.max,
        name: shorten(spec.objectiveName, room),
        axisLabel: { ...numberLabel, formatter: value => format(value) },
        ...common,
      },
    ],
    series: [{
      type: "parallel",
      name: "trials",
      smooth: false,
      inactiveOpacity: 0.03,
      activeOpacity: 1,
      progressive: 0,
      emphasis: { lineStyle: { width: 4, opacity: 1 } },
      // The best are drawn last, over the others.
      data: [...ranked].reverse().map(trial => ({
        value: [...trial.places.map(place => place ?? "-"), range.clamp(trial.objective)],
        trial,
        lineStyle: trial === best
          ? { color: colours.best, width: 3, opacity: 1 }
          : { color: mix(colours.good, colours.poor, trial.share), width: many ? 1 : 1.5, opacity: (many ? 0.25 : 0.45) + 0.5 * (1 - trial.share) ** 2 },
      })),
    }],
  };
}

function axesOf({ spec, range, theme, format }) {
  const label = { color: theme.text, fontSize: 11, fontFamily: theme.font };
  const lines = { axisLine: { lineStyle: { color: theme.line }, onZero: false }, splitLine: { lineStyle: { color: theme.grid } }, nameTextStyle: label };
  return {
    animation: false,
    textStyle: { fontFamily: theme.font },
    grid: { left: 62, right: 24, top: 30, bottom: 40 },
    xAxis: { ...lines, axisLabel: label, nameLocation: "middle", nameGap: 26, splitLine: { show: false } },
    yAxis: {
      ...lines,
      type: "value",
      min: range.min,
      max: range.max,
      axisLabel: { ...label, formatter: value => format(value), showMinLabel: false, showMaxLabel: false },
      name: spec.objectiveName,
      nameLocation: "end",
      nameGap: 12,
      nameTextStyle: { ...label, align: "left", padding: [0, 0, 0, -50] },
    },
  };
}

function axisOf(dimension, label) {
  return dimension.words.length > 0
    ? { type: "category", data: dimension.titles, axisLabel: label }
    : { type: dimension.log ? "log" : "value", scale: true, axisLabel: { ...label, formatter: value => number(value), hideOverlap: true } };
}

/** Ends of an axis that hold every trial: left alone, a parallel axis would be measured for each line, and a gap at its ends would take a logarithm below 0. */
function endsOf(dimension, places) {
  const known = places.filter(place => place !== null);
  if (dimension.words.length > 0 || known.length === 0) {
    return {};
  }
  const [low, high] = [Math.min(...known), Math.max(...known)];
  if (dimension.log) {
    return { min: low / 1.1, max: high * 1.1 };
  }
  const room = high > low ? (high - low) * 0.05 : Math.max(Math.abs(low) * 0.05, 0.5);
  return { min: low - room, max: high + room };
}

/** Where a value lies on its axis; null where it has no place: a logarithm has none for zero and below. */
function placeOf(dimension, value) {
  if (value === null || value === undefined) {
    return null;
  }
  if (dimension.words.length > 0) {
    const place = dimension.words.indexOf(String(value));
    return place < 0 ? null : place;
  }
  const place = Number(value);
  return !Number.isFinite(place) || (dimension.log && place <= 0) ? null : place;
}

function titleOf(dimension, value) {
  const place = dimension.words.indexOf(String(value));
  return place < 0 ? (Number.isFinite(Number(value)) ? number(Number(value)) : value) : dimension.titles[place];
}

/** Between two colours "#rrggbb": 0 the first, 1 the second. */
function mix(a, b, share) {
  const channel = i => Math.round(parseInt(a.slice(i, i + 2), 16) * (1 - share) + parseInt(b.slice(i, i + 2), 16) * share);
  return `rgb(${channel(1)},${channel(3)},${channel(5)})`;
}

function shorten(name, most) {
  return name.length <= most ? name : `${name.slice(0, most - 1)}\u2026`;
}
