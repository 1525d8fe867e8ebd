// Zoom along x: drag to select a range, Ctrl + wheel (or a pinch) about the pointer, double click to see all again. A plain wheel
// scrolls the page, as people expect of a page.
const leastDrag = 6;

/**
 * @param {HTMLElement} surface takes the gestures
 * @param {{toX: (pixel: number) => number, plot: () => {left: number, right: number, top: number, bottom: number},
 *          range: () => [number, number], change: (range: [number, number] | null) => void}} chart
 * @returns {() => void} ends it
 */
export function attachZoom(surface, chart) {
  const selection = document.createElement("div");
  selection.className = "chart-selection";
  selection.hidden = true;
  surface.append(selection);
  const controller = new AbortController();
  const options = { signal: controller.signal };
  let start = null;

  const position = event => event.clientX - surface.getBoundingClientRect().left;
  const clamp = x => Math.min(Math.max(x, chart.plot().left), chart.plot().right);

  surface.addEventListener("pointerdown", event => {
    const { top, bottom, left, right } = chart.plot();
    const y = event.clientY - surface.getBoundingClientRect().top;
    const x = position(event);
    if (event.button === 0 && y >= top && y <= bottom && x >= left && x <= right) {
      start = x;
      surface.setPointerCapture(event.pointerId);
    }
  }, options);

  surface.addEventListener("pointermove", event => {
    if (start === null) {
      return;
    }
    const [a, b] = [start, clamp(position(event))].sort((p, q) => p - q);
    const { top, bottom } = chart.plot();
    selection.hidden = b - a < leastDrag;
    Object.assign(selection.style, { left: `${a}px`, width: `${b - a}px`, top: `${top}px`, height: `${bottom - top}px` });
  }, options);

  const finish = event => {
    if (start === null) {
      return;
    }
    const [a, b] = [start, clamp(position(event))].sort((p, q) => p - q);
    start = null;
    selection.hidden = true;
    if (event.type === "pointerup" && b - a >= leastDrag) {
      chart.change([chart.toX(a), chart.toX(b)]);
    }
  };
  surface.addEventListener("pointerup", finish, options);
  surface.addEventListener("pointercancel", finish, options);
  surface.addEventListener("dblclick", () => chart.change(null), options);

  surface.addEventListener("wheel", event => {
    if (!event.ctrlKey && !event.metaKey) {
      return;
    }
    event.preventDefault();
    const [low, high] = chart.range();
    const centre = chart.toX(clamp(position(event)));
    const factor = Math.exp(Math.sign(event.deltaY) * 0.2);
    chart.change([centre - (centre - low) * factor, centre + (high - centre) * factor]);
  }, { ...options, passive: false });

  return () => {
    controller.abort();
    selection.remove();
  };
}
