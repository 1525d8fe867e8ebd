// Value axes. ECharts draws a plain linear axis; what it gets are transformed values and the places of our own ticks, because its log
// axis knows no values below zero and marks only whole powers of ten, where an NLL lives between 1.1 and 3.

const linear = { name: "linear", to: y => y, from: v => v };
const log = { name: "log", to: y => (y > 0 ? Math.log10(y) : null), from: v => 10 ** v };

/** Linear around zero, logarithmic beyond +-unit. */
function symlog(unit) {
  return {
    name: "symlog",
    to: y => Math.asinh(y / unit),
    from: v => unit * Math.sinh(v),
  };
}

/** The scale for values from low to high: a logarithm where there are only positive ones, a symmetric one otherwise. */
export function chooseScale(wantsLog, low, high) {
  if (!wantsLog) {
    return linear;
  }
  return low > 0 ? log : symlog(Math.max(Math.abs(low), Math.abs(high), 1e-12) / 100);
}

/** Round values from low to high, about count of them. */
export function niceTicks(low, high, count = 5) {
  const span = high - low;
  if (!(span > 0)) {
    return [low];
  }
  const rough = span / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map(m => m * power).find(s => s >= rough * 0.999);
  const ticks = [];
  for (let k = Math.ceil(low / step - 1e-9); k * step <= high + step * 1e-9; k++) {
    ticks.push(Number((k * step).toPrecision(12)));
  }
  return ticks;
}

/** Ticks in the values' own units for a scale. */
export function scaleTicks(scale, low, high, count = 5) {
  if (scale.name === "linear" || (scale.name === "log" && high / low < 4)) {
    return niceTicks(low, high, count);
  }
  const decades = [];
  const magnitude = Math.max(Math.abs(low), Math.abs(high));
  for (let exponent = Math.floor(Math.log10(magnitude)) + 1; exponent >= -12; exponent--) {
    for (const digit of [8, 6, 5, 4, 3, 2.5, 2, 1.5, 1]) {
      decades.push(digit * 10 ** exponent);
    }
  }
  const candidates = [...decades, 0, ...decades.map(d => -d)].filter(d => d >= low && d <= high).sort((a, b) => a - b);
  const gap = (scale.to(high) - scale.to(low)) / (count * 1.6);
  const roundness = d => {
    const digits = Number(d.toPrecision(6)).toExponential().replace("-", "").split("e")[0];
    return d === 0 ? 5 : { 1: 4, 2: 3, 5: 3, 3: 2 }[digits] ?? 1;
  };
  const kept = [];
  for (const candidate of candidates.toSorted((a, b) => roundness(b) - roundness(a) || Math.abs(b) - Math.abs(a))) {
    if (kept.every(k => Math.abs(scale.to(k) - scale.to(candidate)) >= gap)) {
      kept.push(candidate);
    }
  }
  return kept.sort((a, b) => a - b);
}

/** [low, high] of a scale with some room, in transformed values. */
export function paddedRange(scale, low, high, room = 0.06) {
  let [a, b] = [scale.to(low), scale.to(high)];
  if (a === b) {
    const half = Math.max(Math.abs(a) * 0.05, 0.05);
    [a, b] = [a - half, b + half];
  }
  const pad = (b - a) * room;
  return [a - pad, b + pad];
}
