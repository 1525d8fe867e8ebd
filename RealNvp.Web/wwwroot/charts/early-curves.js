// Curves that are drawn before the page's circuit has started. When it has, the page's elements are replaced by its own: the drawing is shown in the new ones
// within the same frame, and the chart that is created there goes on with it.
import { CurvesChart } from "./curves.js";

let early;

/** A page that shows no curves in the end, since its runs are gone, say, is not watched for ever. */
const patience = 30_000;

/** @param {HTMLElement} element of the page as the server sent it. */
export function drawEarly(element, spec) {
  const chart = new CurvesChart(element, spec);
  const successors = new MutationObserver(() => {
    const successor = element.isConnected ? null : document.querySelector(".chart-curves");
    if (successor) {
      successors.disconnect();
      chart.lendTo(successor);
    }
  });
  successors.observe(document.body, { childList: true, subtree: true });
  early = { chart, successors };
  setTimeout(() => successors.disconnect(), patience);
  chart.open().finally(() => element.dispatchEvent(new Event("drawn"))); // The page's circuit waits for it (shell/start.js).
}

/** The chart to go on with, once; another page's ends. */
export function takeEarly(spec) {
  const found = early;
  early = undefined;
  found?.successors.disconnect();
  if (found && !found.chart.isOf(spec)) {
    found.chart.dispose();
    return undefined;
  }
  return found?.chart;
}
