// What charts of lines over one axis share, whatever the lines are of: where they lie, what a reader without the picture is told, and the table beneath.
import { formatter } from "./format.js";
import { fencesOf } from "./outliers.js";
import { resolveColour } from "./palette.js";

/**
 * Ranges of what is shown: x as zoomed or all, y over the points inside.
 * @param {{x: (number|null)[], y: (number|null)[], low?: (number|null)[], high?: (number|null)[]}[]} lines
 * @param {{zoom: [number, number] | null, references: {value: number}[], fromZero: boolean, outliers?: boolean}} view without outliers
 *   the range ends where most lines do; then isCut says whether any value lies beyond.
 */
export function extentOf(lines, { zoom, references, fromZero, outliers = true }) {
  const [from, to] = zoom ?? [-Infinity, Infinity];
  const fences = outliers ? [-Infinity, Infinity] : fencesOf(lines.map(({ x, y }) => y.filter((value, i) => value !== null && x[i] !== null && x[i] >= from && x[i] <= to)));
  const within = value => value !== null && value !== undefined && value >= fences[0] && value <= fences[1];
  let [xLow, xHigh, low, high, isCut] = [Infinity, -Infinity, Infinity, -Infinity, false];
  for (const { x, y, low: lows, high: highs } of lines) {
    for (let i = 0; i < x.length; i++) {
      if (x[i] === null || x[i] < from || x[i] > to) {
        continue;
      }
      xLow = Math.min(xLow, x[i]);
      xHigh = Math.max(xHigh, x[i]);
      for (const value of [y[i], lows?.[i], highs?.[i]]) {
        if (within(value)) {
          low = Math.min(low, value);
          high = Math.max(high, value);
        } else {
          isCut ||= value !== null && value !== undefined;
        }
      }
    }
  }
  // Zoomed in, the curves get all the height; seen whole, they are seen beside what they are compared with.
  for (const reference of zoom ? [] : references) {
    low = Math.min(low, reference.value);
    high = Math.max(high, reference.value);
  }
  if (!Number.isFinite(xLow)) {
    [xLow, xHigh] = zoom ?? [0, 1];
  }
  if (fromZero) {
    xLow = Math.min(xLow, 0);
  }
  return {
    xLow: zoom?.[0] ?? xLow,
    xHigh: zoom?.[1] ?? (xHigh > xLow ? xHigh : xLow + 1),
    low: Number.isFinite(low) ? low : 0,
    high: Number.isFinite(high) ? high : 1,
    isCut,
  };
}

/** Reference lines in the colours of the theme. */
export const colouredReferences = (spec, element) =>
  spec.references.map(reference => ({ ...reference, colour: resolveColour(element, reference.colour) }));

/** The plot's rectangle on the canvas, in pixels. @param {import("./box.js").ChartBox} box */
export function plotOf(box) {
  const grid = box.instance.getModel?.().getComponent("grid")?.coordinateSystem?.getRect();
  return grid
    ? { left: grid.x, right: grid.x + grid.width, top: grid.y, bottom: grid.y + grid.height }
    : { left: 0, right: box.canvas.clientWidth, top: 0, bottom: box.canvas.clientHeight };
}

/** One sentence a line: its last number and where. */
export function summaryOf(spec, lines) {
  const format = formatter(spec.yFormat);
  const parts = lines.filter(line => line.y.length > 0).map(line => {
    const last = line.y.findLastIndex(value => value !== null);
    return last < 0
      ? `${line.name}: no finite value`
      : `${line.name}: ${format(line.y[last])} at ${spec.xName} ${formatter(spec.xFormat)(line.x[last])}`;
  });
  const references = spec.references.map(reference => `${reference.name}: ${format(reference.value)}`);
  return `${spec.yName}${spec.yUnit ? ` in ${spec.yUnit}` : ""} by ${spec.xName}. ${[...parts, ...references].join("; ")}.`;
}

/** The button that shows and hides the table. */
export function attachTable(element, fill, signal, { isOpen = false, onToggle = undefined } = {}) {
  const [button, table] = [element.querySelector(".chart-table-toggle"), element.querySelector(".chart-table")];
  table.hidden = !isOpen;
  button.setAttribute("aria-expanded", String(isOpen));
  button.addEventListener("click", () => {
    table.hidden = !table.hidden;
    button.setAttribute("aria-expanded", String(!table.hidden));
    if (!table.hidden) {
      fill();
    }
    onToggle?.(!table.hidden);
  }, { signal });
  return table;
}
