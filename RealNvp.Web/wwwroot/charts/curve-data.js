// The curves of several runs in the browser: one request for all that is missing, for the part in view and no finer than it can show. Lines
// that are there and have not changed are not asked for again, so that a live run costs its own line only.
const mostPoints = 8000;
const leastPoints = 16;

/** Points a pixel of a line: the more lines there are, the less of each can be seen apart, and all of them have to be fetched and drawn. */
const pointsPerPixel = lines => (lines > 32 ? 0.5 : lines > 16 ? 1 : 2);

const everything = "all";

/** The most that the server gives: runs with fewer epochs come whole. */
const allPoints = 100_000;

const finite = value => (typeof value === "number" && Number.isFinite(value) ? value : null);

export class CurveData {
  #views = new Map();
  #abort = new AbortController();
  #loading;
  #wanted;

  /** The line's numbers for a part of the axis; else those of the whole axis, which are coarser; else nothing. */
  find(line, zoom) {
    return this.#views.get(rangeKey(zoom))?.get(lineKey(line))?.data ?? this.#views.get(everything)?.get(lineKey(line))?.data;
  }

  /**
   * Brings all lines up to date. Of several requests that pile up only the newest is sent. Resolves to whether anything has changed.
   * @param {{spec: object, zoom: [number, number] | null, width: number}} view
   */
  load(view) {
    this.#wanted = view;
    this.#loading ??= this.#loadAll().finally(() => { this.#loading = undefined; });
    return this.#loading;
  }

  /** Lines with every epoch of a part of the axis (up to allPoints), one request a line; the lines get x, y and, of means, low and high. */
  async readAll(lines, spec, zoom) {
    const all = [];
    for (const line of lines) {
      const answer = await this.#fetch(spec, line.column, [line], zoom, allPoints);
      const found = line.members ? answer.means[0] : answer.runs[0];
      all.push({ ...line, low: undefined, high: undefined, ...(found ? numbers(found) : { x: [], y: [] }) });
    }
    return all;
  }

  /** Forgets what belongs to another axis: its places mean something else. */
  clear() { this.#views.clear(); }

  dispose() { this.#abort.abort(); }

  async #loadAll() {
    let changed = false;
    while (this.#wanted) {
      const view = this.#wanted;
      this.#wanted = undefined;
      changed = await this.#loadView(view) || changed;
    }
    return changed;
  }

  async #loadView({ spec, zoom, width }) {
    const key = rangeKey(zoom);
    const known = this.#views.get(key) ?? new Map();
    const points = pointsFor(spec, width);
    const tag = `${spec.x}|${spec.smoothing}|${points}`;
    const stale = spec.lines.filter(line => known.get(lineKey(line))?.tag !== `${tag}|${line.revision}`);
    for (const [column, lines] of byColumn(stale)) {
      const answer = await this.#fetch(spec, column, lines, zoom, points);
      const runs = new Map(answer.runs.map(run => [run.id, run]));
      const means = [...answer.means];
      for (const line of lines) {
        const found = line.members ? means.shift() : runs.get(line.id);
        known.set(lineKey(line), { tag: `${tag}|${line.revision}`, data: found ? numbers(found) : { x: [], y: [] } });
      }
    }
    if (stale.length > 0) {
      const whole = this.#views.get(everything);
      this.#views = new Map([...(whole ? [[everything, whole]] : []), [key, known]]);
    }
    return stale.length > 0;
  }

  async #fetch(spec, column, lines, zoom, points) {
    const address = addressOf(spec, column, lines, zoom, points);
    return await takeForeseen(address, lines) ?? readJson(address, this.#abort.signal);
  }
}

/** Answers that were asked for before there was a chart to draw them. */
const foreseen = new Map();

/** Asks for what a chart of this description will want first, so that it has not to wait for it. */
export function foresee(spec, width) {
  for (const [column, lines] of byColumn(spec.lines)) {
    const address = addressOf(spec, column, lines, spec.zoom ?? null, pointsFor(spec, width));
    foreseen.set(address, { revisions: revisionsOf(lines), answer: readJson(address).catch(() => undefined) });
  }
}

/** What has been asked for already, if it is as new as the lines; once, as the next time it may be old. */
function takeForeseen(address, lines) {
  const found = foreseen.get(address);
  foreseen.delete(address);
  return found?.revisions === revisionsOf(lines) ? found.answer : undefined;
}

const revisionsOf = lines => lines.map(line => line.revision).join();

function byColumn(lines) {
  return Map.groupBy(lines, line => line.column);
}

/** How many points a line may have: two a pixel at most, and the same for widths that are nearly the same. */
function pointsFor(spec, width) {
  const columns = Math.ceil(Math.max(width, 1) / 100) * 100;
  return Math.min(mostPoints, Math.max(leastPoints, pointsPerPixel(spec.lines.length) * columns));
}

function addressOf(spec, column, lines, zoom, points) {
  const query = new URLSearchParams({ column, x: spec.x, smoothing: String(spec.smoothing), points: String(points) });
  const runs = lines.filter(line => !line.members).map(line => line.id);
  const means = lines.filter(line => line.members).map(line => line.members.join(","));
  if (runs.length > 0) {
    query.set("runs", runs.join(","));
  }
  if (means.length > 0) {
    query.set("means", means.join(";"));
  }
  if (zoom) {
    query.set("from", String(zoom[0]));
    query.set("to", String(zoom[1]));
  }
  return `${spec.url}?${query}`;
}

async function readJson(address, signal = undefined) {
  const response = await fetch(address, { signal, headers: { accept: "application/json" } });
  if (!response.ok) {
    throw new Error(`The server answered ${response.status}.`);
  }
  return response.json();
}

const rangeKey = zoom => (zoom ? zoom.join("~") : everything);

const lineKey = line => `${line.column}|${line.members?.join(",") ?? line.id}`;

function numbers(found) {
  const data = { x: found.x.map(finite), y: found.y.map(finite) };
  return found.low ? { ...data, low: found.low.map(finite), high: found.high.map(finite) } : data;
}
