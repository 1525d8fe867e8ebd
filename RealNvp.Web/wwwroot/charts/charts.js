// The one entrance from components to charts.
import { CurvesChart } from "./curves.js";
import { DimensionsChart } from "./dimensions.js";
import { takeEarly } from "./early-curves.js";
import { LineChart } from "./line.js";
import { ScatterChart } from "./scatter.js";
import { SnapshotViewer } from "./snapshots.js";
import { TrialsChart } from "./trials.js";

/** Stands for a chart whose component was taken off the page while the call that creates it was on its way: there is nothing to draw on. */
const gone = { update() {}, dispose() {} };

export function createLine(element, spec) {
  if (!element) {
    return gone;
  }
  const chart = new LineChart(element, spec);
  chart.open();
  return chart;
}

export function createCurves(element, spec, owner) {
  const early = takeEarly(spec);
  if (!element) {
    early?.dispose();
    return gone;
  }
  const chart = new CurvesChart(element, spec, owner, early);
  chart.open();
  return chart;
}

export function createDimensions(element, spec) {
  if (!element) {
    return gone;
  }
  const chart = new DimensionsChart(element, spec);
  chart.open();
  return chart;
}

export function createScatter(element, spec, bytes) {
  if (!element) {
    return gone;
  }
  const chart = new ScatterChart(element, spec);
  chart.open(bytes);
  return chart;
}

export function createSnapshots(element, spec, owner) {
  if (!element) {
    return gone;
  }
  const viewer = new SnapshotViewer(element, spec, owner);
  viewer.open();
  return viewer;
}

export function createTrials(element, spec) {
  if (!element) {
    return gone;
  }
  const chart = new TrialsChart(element, spec);
  chart.open();
  return chart;
}
