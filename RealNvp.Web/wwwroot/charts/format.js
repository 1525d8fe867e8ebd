// Numbers as charts show them. Formatters are chosen by name, so that a chart's description stays plain data.
const minus = "\u2212";

const sign = text => text.replace("-", minus);

function plain(value, digits) {
  return sign(value.toFixed(digits));
}

const formatters = {
  /** Nats: three decimals where they mean something, powers of ten for what runs away. */
  nats(value) {
    const size = Math.abs(value);
    return size !== 0 && (size >= 1e5 || size < 1e-3) ? sign(value.toExponential(2)) : plain(value, size >= 1000 ? 1 : 3);
  },
  integer: value => sign(Math.round(value).toLocaleString("en-US")),
  /** Up to four significant digits. */
  number(value) {
    const size = Math.abs(value);
    return size !== 0 && (size >= 1e5 || size < 1e-3) ? sign(value.toExponential(2)) : sign(String(Number(value.toPrecision(4))));
  },
  seconds(value) {
    if (value < 60) {
      return `${Number(value.toPrecision(3))} s`;
    }
    const whole = Math.round(value);
    const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
    const two = n => String(n).padStart(2, "0");
    return h > 0 ? `${h} h ${two(m)} min` : `${m} min ${two(s)} s`;
  },
  /** A moment of the reader's own clock, from milliseconds since 1970. */
  clock(value) {
    const two = n => String(n).padStart(2, "0");
    const at = new Date(value);
    return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
  },
};

/** The formatter of that name; missing values are a dash. */
export function formatter(name) {
  const format = formatters[name] ?? formatters.number;
  return value => (value === null || value === undefined || !Number.isFinite(value) ? "\u2013" : format(value));
}
