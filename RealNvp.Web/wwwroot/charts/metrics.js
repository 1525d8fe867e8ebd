// A run's curve in the browser: columns by name, fetched from an address with a cursor, so that a live run costs one small request an
// epoch. Missing and non-finite values become null, a gap in the line.
const maxPoints = 2000;

const finite = value => {
  const number = typeof value === "string" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : null;
};

const refusal = response => (response.status === 404 ? "This run no longer exists." : `The server answered ${response.status}.`);

export class MetricSource {
  #url;
  #columns = {};
  #cursor = 0;
  #wanted = -1;
  #generation = 0;
  #resumes;
  #told = 0;
  #loading;
  #abort = new AbortController();

  constructor(url) {
    this.#url = url;
  }

  /** Every epoch there is, none left out: for files, not for pictures. */
  static async readAll(url, signal) {
    const separator = url.includes("?") ? "&" : "?";
    const response = await fetch(`${url}${separator}after=0&maxPoints=0`, { signal, headers: { accept: "application/json" } });
    if (!response.ok) {
      throw new Error(refusal(response));
    }
    return response.json();
  }

  /** Values of one column, aligned with those of every other. */
  column(name) { return this.#columns[name] ?? []; }

  get length() { return this.#columns.epoch?.length ?? 0; }

  /**
   * Brings the columns up to a revision (the last epoch stored). Resolves when they are.
   * @param {boolean} isFollowed whether news come by take, which then says what is new; another revision is only earlier or later than that.
   */
  load(revision, isFollowed = false) {
    if (isFollowed && this.#cursor > 0) {
      return this.#loading ?? Promise.resolve(false);
    }
    if (revision < this.#cursor) {
      this.#reset(); // A run that continues from a checkpoint computes its last epochs again.
    } else if (revision <= this.#wanted && !this.#loading) {
      return Promise.resolve(false);
    }
    this.#wanted = revision;
    this.#loading ??= this.#fetchUntilCurrent().finally(() => { this.#loading = undefined; });
    return this.#loading;
  }

  /** Takes news (live/feed.js): its epochs where they follow on what is here, else by fetching. Resolves like load. */
  take(message) {
    if (this.#loading) {
      return this.#loading.then(() => this.take(message)); // It most likely follows on what is on its way.
    }
    const { after, next, resumes, metrics } = message;
    // A run goes back to its checkpoint when it starts again, which may be long after it was counted as continued: both are told apart from each other.
    const isBack = next < this.#told || (this.#resumes !== undefined && resumes !== this.#resumes);
    this.#resumes = resumes;
    this.#told = next;
    if (isBack) {
      this.#reset();
    } else if (next < this.#cursor) {
      return Promise.resolve(false); // Told a moment before what is here was read by another request.
    }
    const follows = this.#cursor > 0 && after <= this.#cursor && next > this.#cursor && this.length <= 2 * maxPoints;
    if (!follows) {
      return this.load(next);
    }
    this.#wanted = next;
    this.#append(metrics);
    return Promise.resolve(true);
  }

  /** Forgets a failure, so that the same revision is asked for again. */
  retry() {
    this.#wanted = -1;
  }

  dispose() {
    this.#abort.abort();
  }

  #reset() {
    this.#columns = {};
    this.#cursor = 0;
    this.#wanted = -1;
    this.#generation++;
  }

  async #fetchUntilCurrent() {
    let reached;
    let generation;
    do {
      reached = this.#wanted;
      if (this.length > 2 * maxPoints) {
        this.#reset(); // A long live run: let the server thin the curve out again.
        this.#wanted = reached;
      }
      generation = this.#generation;
      const separator = this.#url.includes("?") ? "&" : "?";
      const response = await fetch(`${this.#url}${separator}after=${this.#cursor}&maxPoints=${maxPoints}`,
        { signal: this.#abort.signal, headers: { accept: "application/json" } });
      if (!response.ok) {
        throw new Error(refusal(response));
      }
      const body = await response.json();
      if (generation === this.#generation) {
        this.#append(body);
      }
    } while (this.#wanted !== reached || generation !== this.#generation);
    return true;
  }

  #append(body) {
    const epochs = body.epoch ?? [];
    const known = this.#columns.epoch ?? [];
    const keep = epochs.length > 0 ? known.findIndex(epoch => epoch >= epochs[0]) : -1;
    for (const [name, values] of Object.entries(body)) {
      if (Array.isArray(values)) {
        const before = this.#columns[name] ?? [];
        this.#columns[name] = (keep < 0 ? before : before.slice(0, keep)).concat(values.map(finite));
      }
    }
    this.#cursor = Math.max(body.next ?? 0, this.#cursor);
  }
}
