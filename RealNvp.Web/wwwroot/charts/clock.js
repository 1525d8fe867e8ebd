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
  const ticks = [];
  for (let wall = Math.ceil(wallOf(low) / step) * step; ; wall += step) {
    const x = momentOf(wall);
    if (!(x <= high)) {
      return ticks;
    }
    if (x >= low && x > (ticks.at(-1)?.x ?? -Infinity)) { // An hour that the clock leaves out has no tick of its own.
      ticks.push({ x, text: clockText(x, step) });
    }
  }
}

/** What the reader's clock shows at a moment, as if it were that moment's time in UTC: round there is round on the clock. */
const wallOf = x => x - new Date(x).getTimezoneOffset() * minute;

/** The moment at which the clock shows that; where it was put forward or back in between, by the offset that holds then. */
function momentOf(wall) {
  const at = new Date(wall);
  return new Date(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate(), at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()).getTime();
}

function clockText(x, step) {
  const at = new Date(x);
  const time = `${two(at.getHours())}:${two(at.getMinutes())}${step < minute ? `:${two(at.getSeconds())}` : ""}`;
  return step >= day || (at.getHours() === 0 && at.getMinutes() === 0 && at.getSeconds() === 0) ? `${two(at.getMonth() + 1)}-${two(at.getDate())}` : time;
}
