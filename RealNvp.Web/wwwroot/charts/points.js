// Geometry of point clouds: ranges of axes and colours by place.

/** Least and largest finite value of a column, leaving out the outermost share at both ends. */
export function columnRange(values, dimension, column, trim = 0) {
  const sorted = [];
  for (let i = column; i < values.length; i += dimension) {
    if (Number.isFinite(values[i])) {
      sorted.push(values[i]);
    }
  }
  sorted.sort((a, b) => a - b);
  if (sorted.length === 0) {
    return [-1, 1];
  }
  const cut = Math.floor(sorted.length * trim);
  return [sorted[cut], sorted[sorted.length - 1 - cut]];
}

function widen([low, high], room) {
  const half = Math.max((high - low) / 2, Math.abs(high) * 1e-6, 1e-9) * (1 + room);
  const centre = (low + high) / 2;
  return [centre - half, centre + half];
}

/** Ranges for a square plot of data: on request equal units on both axes, unless the columns' scales are too far apart to be the same unit. */
export function dataRanges(values, dimension, x, y, { room, equal }) {
  const ranges = [columnRange(values, dimension, x), columnRange(values, dimension, y)];
  const spans = ranges.map(([low, high]) => high - low);
  if (equal && Math.min(...spans) > 0 && Math.max(...spans) / Math.min(...spans) < 4) {
    const half = Math.max(...spans) / 2;
    return ranges.map(([low, high]) => widen([(low + high) / 2 - half, (low + high) / 2 + half], room));
  }
  return ranges.map(range => widen(range, room));
}

/** The latent space is a standard normal: always the same window. */
export const latentRanges = [[-4, 4], [-4, 4]];

/** Angle of each point about the cloud's middle, 0 to 1: a colour by place that shows where each point goes. */
export function placeOf(values, dimension, x, y) {
  const count = values.length / dimension;
  let [meanX, meanY] = [0, 0];
  for (let i = 0; i < count; i++) {
    meanX += values[i * dimension + x] / count;
    meanY += values[i * dimension + y] / count;
  }
  let [varianceX, varianceY] = [0, 0];
  for (let i = 0; i < count; i++) {
    varianceX += (values[i * dimension + x] - meanX) ** 2;
    varianceY += (values[i * dimension + y] - meanY) ** 2;
  }
  const ratio = varianceY > 0 ? Math.sqrt(varianceX / varianceY) : 1;
  const places = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    const angle = Math.atan2((values[i * dimension + y] - meanY) * ratio, values[i * dimension + x] - meanX);
    places[i] = angle / (2 * Math.PI) + 0.5;
  }
  return places;
}
