// A scatter of given points.
import { dataRanges, latentRanges } from "./points.js";
import { ScatterPanel } from "./scatter-panel.js";

export class ScatterChart {
  #panel;
  #values = new Float32Array();
  #spec;

  constructor(element, spec) {
    this.#panel = new ScatterPanel(element);
    this.#spec = spec;
  }

  async open(bytes) {
    await this.#panel.open();
    this.update(this.#spec, bytes);
  }

  /** @param {Uint8Array | null} bytes float32 values, row by row; null: those shown already. */
  update(spec, bytes) {
    this.#spec = spec;
    if (bytes) {
      this.#values = new Float32Array(bytes.slice().buffer);
    }
    if (this.#values.length === 0) {
      this.#panel.setState("empty", spec.emptyText);
      return;
    }
    const { dimension, x, y, names, title, colour } = spec;
    this.#panel.show({
      values: this.#values,
      dimension,
      x,
      y,
      names,
      title,
      colour,
      ranges: spec.standard ? latentRanges : dataRanges(this.#values, dimension, x, y, { room: 0.08, equal: true }),
    });
  }

  dispose() { this.#panel.dispose(); }
}
