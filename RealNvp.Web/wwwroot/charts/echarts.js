// Loads Apache ECharts once, when the first chart needs it: pages without charts do not pay for it.
// The page's import map, where there is one, knows the address under which browsers may keep the file for good.
const source = import.meta.resolve("../_content/Vizor.ECharts/js/vizor-echarts-bundle-min.js");
let loading;

/** @returns {Promise<typeof import("echarts")>} the library; rejects where it cannot be fetched, and tries again on the next call. */
export function loadECharts() {
  if (globalThis.echarts) {
    return Promise.resolve(globalThis.echarts);
  }
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = source;
    script.onload = () => resolve(globalThis.echarts);
    script.onerror = () => {
      loading = undefined;
      script.remove();
      reject(new Error("The chart library could not be loaded."));
    };
    document.head.append(script);
  });
  return loading;
}
