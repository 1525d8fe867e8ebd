// Where a value axis ends so that one run that explodes does not press all others flat. The pictures that the server draws have the same rule
// (Charts/Pictures/OutlierFences.cs).

/** How many times the typical line's height an axis goes on beyond it, and beyond the lines that lie elsewhere. */
const reach = 10;

/** A line that lies elsewhere as a whole is seen, unless it is as far away as only a diverged one is. */
const wildReach = 1000;

/** Nats: less than this is no height to measure others by, as that of a run that goes on where another ended. */
const leastHeight = 1;

/**
 * The least and the largest value that the axis has to reach.
 * @param {number[][]} lines values of each line, without gaps.
 * @returns {[number, number]}
 */
export function fencesOf(lines) {
  const filled = lines.filter(values => values.length > 0);
  if (filled.length < 2) {
    return [-Infinity, Infinity];
  }
  const shapes = filled.map(values => ({ values, low: extreme(values, Math.min), high: extreme(values, Math.max) }));
  const typical = shapes.toSorted((a, b) => a.high - a.low - (b.high - b.low))[(shapes.length - 1) >> 1];
  const height = Math.max(typical.high - typical.low, leastHeight);
  const mirrored = ({ values, low, high }) => ({ values: values.map(value => -value), low: -high, high: -low });
  return [-upperFence(shapes.map(mirrored), mirrored(typical), height), upperFence(shapes, typical, height)];
}

function upperFence(shapes, typical, height) {
  const near = typical.high + reach * height;
  const elsewhere = shapes.filter(({ low, high }) => high > near && low <= typical.high + wildReach * height);
  return elsewhere.reduce((fence, { values, low }) => Math.max(fence, low + reach * Math.max(lowerMedian(values) - low, height)), near);
}

const extreme = (values, pick) => values.reduce((a, b) => pick(a, b));
const lowerMedian = values => values.toSorted((a, b) => a - b)[(values.length - 1) >> 1];
