// Panels of point clouds that move together through the snapshots' epochs, by slider, arrow keys or play. Everything happens in the
// browser; the page is told the epoch once the hand rests, so that its address can hold it.
import { reducedMotion } from "./palette.js";
import { dataRanges, latentRanges, placeOf } from "./points.js";
import { ScatterPanel } from "./scatter-panel.js";
import { loadSnapshot } from "./snapshot-cache.js";

const stepMilliseconds = 650;
const glideMilliseconds = 320;
const restMilliseconds = 250;

export class SnapshotViewer {
  #root;
  #spec;
  #panels;
  #owner;
  #slider;
  #play;
  #label;
  #epochs = [];
  #index = 0;
  #follow;
  #timer = 0;
  #rest = 0;
  #frame = 0;
  #turn = 0;
  #shown = new Map();
  #ranges = new Map();
  #lifetime = new AbortController();

  constructor(root, spec, owner) {
    this.#root = root;
    this.#spec = spec;
    this.#owner = owner;
    this.#slider = root.querySelector("input[type=range]");
    this.#play = root.querySelector("[data-play]");
    this.#label = root.querySelector("[data-epoch]");
    const options = { signal: this.#lifetime.signal };
    this.#slider.addEventListener("input", () => {
      this.#stop();
      this.#choose(Number(this.#slider.value));
    }, options);
    this.#play.addEventListener("click", () => (this.#timer ? this.#stop() : this.#start()), options);
  }

  async open() {
    await this.#bind();
    await this.update(this.#spec);
  }

  async update(spec) {
    const moved = spec.epoch !== this.#spec.epoch;
    if (spec.x !== this.#spec.x || spec.y !== this.#spec.y) {
      this.#ranges.clear();
    }
    this.#forgetOthers(spec);
    this.#spec = spec;
    await this.#bind();
    const current = this.#epochs[this.#index];
    this.#epochs = [...new Set(spec.panels.flatMap(panel => panel.epochs))].sort((a, b) => a - b);
    this.#slider.max = String(Math.max(0, this.#epochs.length - 1));
    this.#slider.disabled = this.#play.disabled = this.#epochs.length < 2;
    if (this.#follow === undefined || moved) {
      this.#follow = spec.epoch === null;
      this.#index = this.#follow ? this.#epochs.length - 1 : this.#nearest(spec.epoch);
    } else {
      this.#index = this.#follow && !this.#timer ? this.#epochs.length - 1 : this.#nearest(current);
    }
    await this.#show(false);
  }

  dispose() {
    this.#lifetime.abort();
    clearInterval(this.#timer);
    clearTimeout(this.#rest);
    cancelAnimationFrame(this.#frame);
    this.#panels.forEach(panel => panel.dispose());
  }

  /** Axes stay as long as a panel does that they were made for: points from elsewhere may be of other data. */
  #forgetOthers(spec) {
    const places = panels => new Set(panels.map(({ group, urlFormat }) => JSON.stringify([group ?? "", urlFormat])));
    const before = places(this.#spec.panels);
    const kept = new Set([...places(spec.panels)].filter(place => before.has(place)).map(place => JSON.parse(place)[0]));
    [...this.#ranges.keys()].filter(group => !kept.has(group)).forEach(group => this.#ranges.delete(group));
  }

  /** One panel object for each box the page has now. */
  async #bind() {
    const boxes = [...this.#root.querySelectorAll("[data-panel]")];
    const previous = this.#panels ?? [];
    if (previous.length === boxes.length && previous.every((panel, i) => panel.element === boxes[i])) {
      return;
    }
    previous.filter(panel => !boxes.includes(panel.element)).forEach(panel => panel.dispose());
    this.#panels = boxes.map(box => previous.find(panel => panel.element === box) ?? new ScatterPanel(box));
    this.#shown.clear();
    await Promise.all(this.#panels.filter(panel => !previous.includes(panel)).map(panel => panel.open()));
  }

  #nearest(epoch) {
    const found = this.#epochs.findLastIndex(e => e <= epoch);
    return Math.max(0, found);
  }

  #choose(index) {
    this.#index = index;
    this.#follow = index === this.#epochs.length - 1;
    this.#show(false);
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.#tellOwner(), restMilliseconds);
  }

  #tellOwner() {
    if (!this.#lifetime.signal.aborted) {
      this.#spec = { ...this.#spec, epoch: this.#follow ? null : this.#epochs[this.#index] };
      this.#owner.invokeMethodAsync("OnEpochChosen", this.#spec.epoch).catch(() => {
        // The page has gone or lost its connection; the picture is right all the same.
      });
    }
  }

  #start() {
    this.#play.dataset.playing = "";
    this.#play.setAttribute("aria-label", "Pause");
    if (this.#index >= this.#epochs.length - 1) {
      this.#index = 0;
      this.#show(false);
    }
    this.#timer = setInterval(() => {
      if (this.#index >= this.#epochs.length - 1) {
        this.#stop();
        return;
      }
      this.#index++;
      this.#show(!reducedMotion());
    }, stepMilliseconds);
  }

  #stop() {
    if (this.#timer) {
      clearInterval(this.#timer);
      this.#timer = 0;
      delete this.#play.dataset.playing;
      this.#play.setAttribute("aria-label", "Play the snapshots");
      this.#follow = this.#index >= this.#epochs.length - 1;
      this.#tellOwner();
    }
  }

  async #show(glide) {
    const turn = ++this.#turn;
    const epoch = this.#epochs[this.#index];
    this.#slider.value = String(Math.max(0, this.#index));
    this.#slider.setAttribute("aria-valuetext", epoch === undefined ? "no snapshot yet" : `epoch ${epoch}`);
    this.#label.textContent = epoch === undefined ? "\u2013" : String(epoch);
    const steps = await Promise.all(this.#panels.map((panel, i) => this.#prepare(panel, this.#spec.panels[i], epoch, turn)));
    if (turn !== this.#turn || this.#lifetime.signal.aborted) {
      return;
    }
    cancelAnimationFrame(this.#frame);
    const moving = steps.filter(step => step);
    const gliding = glide ? moving.filter(step => step.from && step.from.length === step.content.values.length && differs(step)) : [];
    moving.filter(step => !gliding.includes(step)).forEach(step => step.panel.show(step.content));
    moving.forEach(step => this.#shown.set(step.panel, step.content.values));
    if (gliding.length > 0) {
      this.#glide(gliding, performance.now());
    }
    const next = this.#epochs[this.#index + 1];
    if (next !== undefined && this.#timer) {
      this.#spec.panels.forEach(panel => panel.epochs.includes(next) && loadSnapshot(this.#url(panel, next)).catch(() => undefined));
    }
  }

  /** What a panel will show at an epoch: its own newest snapshot not after it. */
  async #prepare(panel, spec, epoch, turn) {
    const own = spec?.epochs.findLast(e => e <= epoch);
    if (own === undefined) {
      panel.setState("empty", spec?.emptyText ?? this.#spec.emptyText);
      this.#shown.delete(panel);
      return null;
    }
    try {
      const tensors = await loadSnapshot(this.#url(spec, own));
      if (turn !== this.#turn) {
        return null; // Something else is shown by now, whose axes these points do not set.
      }
      const tensor = tensors.get(spec.tensor);
      const dimension = tensor.shape[1];
      const { x, y } = this.#spec;
      const names = spec.columnNames ?? this.#spec.names;
      const source = spec.placeTensor && this.#spec.byPlace ? tensors.get(spec.placeTensor) : null;
      return {
        panel,
        from: this.#shown.get(panel),
        content: {
          values: tensor.values,
          dimension,
          x: Math.min(x, dimension - 1),
          y: Math.min(y, dimension - 1),
          names: spec.latent ? Array.from({ length: dimension }, (_, i) => `z${i + 1}`) : names,
          title: `${spec.title}, epoch ${own}`,
          colour: spec.colour,
          places: source ? placeOf(source.values, dimension, Math.min(x, dimension - 1), Math.min(y, dimension - 1)) : undefined,
          tone: spec.tone,
          ranges: spec.latent ? latentRanges : this.#rangesFor(spec, tensors.get("data") ?? tensor, dimension),
        },
      };
    } catch (error) {
      if (turn === this.#turn) {
        panel.setState("error", `The points could not be loaded. ${error.message}`, () => this.#show(false));
        this.#shown.delete(panel);
      }
      return null;
    }
  }

  /** Ranges from the data, once, so that axes hold still through the epochs; panels of one group share them. */
  #rangesFor(spec, data, dimension) {
    const key = spec.group ?? "";
    if (!this.#ranges.has(key)) {
      const { x, y } = this.#spec;
      this.#ranges.set(key, dataRanges(
        data.values, dimension, Math.min(x, dimension - 1), Math.min(y, dimension - 1), { room: 0.18, equal: spec.equalUnits }));
    }
    return this.#ranges.get(key);
  }

  #glide(steps, started) {
    this.#frame = requestAnimationFrame(now => {
      const t = Math.min(1, (now - started) / glideMilliseconds);
      const eased = 1 - (1 - t) ** 3;
      for (const { panel, from, content } of steps) {
        panel.show(t === 1 ? content : { ...content, values: content.values.map((value, i) => from[i] + (value - from[i]) * eased) });
      }
      if (t < 1) {
        this.#glide(steps, started);
      }
    });
  }

  #url(panel, epoch) {
    return panel.urlFormat.replace("{epoch}", String(epoch));
  }
}

function differs({ from, content }) {
  return from.some((value, i) => value !== content.values[i]);
}
