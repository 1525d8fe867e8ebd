// Runs while a page's circuit is still starting: asks for the first numbers, brings the charts' library and modules, and draws the curves that the page begins
// with. Other charts can then be drawn as soon as their components ask for it.
import { foresee } from "./curve-data.js";
import { loadECharts } from "./echarts.js";

const curves = [...document.querySelectorAll("[data-early]")].map(element => ({ element, spec: JSON.parse(element.dataset.early) }));
for (const { element, spec } of curves) {
  foresee(spec, element.querySelector(".chart-canvas").clientWidth);
}

// Whoever draws a chart hears of a failure and says so; here there is nobody to tell.
loadECharts().catch(() => {});
if (curves.length > 0) {
  const { drawEarly } = await import("./early-curves.js");
  const { element, spec } = curves[0];
  if (element.isConnected) {
    drawEarly(element, spec);
  }
}
await import("./charts.js");
