// Runs while a page's circuit is still starting: brings the charts' modules, their library and the first numbers, so that a chart can be drawn as soon as
// its component asks for it.
import "./charts.js";
import { foresee } from "./curve-data.js";
import { loadECharts } from "./echarts.js";

// Whoever draws a chart hears of a failure and says so; here there is nobody to tell.
loadECharts().catch(() => {});

for (const element of document.querySelectorAll("[data-early]")) {
  foresee(JSON.parse(element.dataset.early), element.querySelector(".chart-canvas").clientWidth);
}
