// Ticks of an axis of moments, at round times of the reader's own clock.
const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const steps = [second, 2 * second, 5 * second, 10 * second, 15 * second, 30 * second, minute, 2 * minute, 5 * minute, 10 * minute, 15 * minute, 30 * minute, hour,
  2 * hour, 3 * hour, 6 * hour, 12 * hour, day, 2 * day, 7 * day, 30 * day, 90 * day, 365 * day];

const two = number => String(number).padStart(2, "0");

/** @returns {{x: number, text: string}[]} about count ticks from low to high, in milliseconds since 1970. */
export function clockTicks(low, high, count) {
  const step = steps.find(candidate => (high - low) / candidate <= count) ?? steps.at(-1);
  const shift = new Date(low).getTimezoneOffset() * minute;
  const ticks = [];
  for (let x = Math.ceil((low - shift) / step) * step + shift; x <= high; x += step) {
    ticks.push({ x, text: clockText(x, step) });
  }
  return ticks;
}

function clockText(x, step) {
  const at = new Date(x);
  const time = `${two(at.getHours())}:${two(at.getMinutes())}${step < minute ? `:${two(at.getSeconds())}` : ""}`;
  return step >= day || (at.getHours() === 0 && at.getMinutes() === 0 && at.getSeconds() === 0) ? `${two(at.getMonth() + 1)}-${two(at.getDate())}` : time;
}
