// Where the values of a setting or a result lie along their axis, and which of them it marks.
import { niceTicks, scaleTicks } from "./scale.js";

/** Values that were chosen are marked themselves as long as there are no more. */
const mostValues = 8;

const ticksWanted = 4;
const room = 0.05;

const same = value => value;
const logarithm = { name: "log", to: Math.log10, from: place => 10 ** place };

/**
 * @param {{categories: string[], log: boolean, isChosen: boolean}} dimension
 * @param {(number|null)[]} values all that is drawn
 * @returns {{to: (value: number) => number, from: (place: number) => number, ticks: number[], min: number, max: number}} ticks and ends in places
 */
export function dimensionScale(dimension, values) {
  const known = [...new Set(values.filter(value => value !== null))].sort((a, b) => a - b);
  if (dimension.categories.length > 0 || known.length === 0) {
    return { to: same, from: same, ticks: [], min: 0, max: 1 };
  }
  const { to, from } = dimension.log ? logarithm : { to: same, from: same };
  const [low, high] = [to(known[0]), to(known.at(-1))];
  const pad = high > low ? (high - low) * room : Math.max(Math.abs(low) * room, 0.5);
  return { to, from, ticks: ticksOf(dimension, known).map(to), min: low - pad, max: high + pad };
}

function ticksOf(dimension, known) {
  const [low, high] = [known[0], known.at(-1)];
  if (known.length === 1 || (dimension.isChosen && known.length <= mostValues)) {
    return known;
  }
  const ticks = dimension.log ? scaleTicks(logarithm, low, high, ticksWanted) : niceTicks(low, high, ticksWanted);
  return known.every(Number.isInteger) ? ticks.filter(Number.isInteger) : ticks;
}
