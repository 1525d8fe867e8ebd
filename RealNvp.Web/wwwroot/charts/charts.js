// The one entrance from components to charts.
import { LineChart } from "./line.js";
import { ScatterChart } from "./scatter.js";
import { SnapshotViewer } from "./snapshots.js";

export function createLine(element, spec) {
  const chart = new LineChart(element, spec);
  chart.open();
  return chart;
}

export function createScatter(element, spec, bytes) {
  const chart = new ScatterChart(element, spec);
  chart.open(bytes);
  return chart;
}

export function createSnapshots(element, spec, owner) {
  const viewer = new SnapshotViewer(element, spec, owner);
  viewer.open();
  return viewer;
}
