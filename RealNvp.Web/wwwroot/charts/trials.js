// Many trials of a search: the objective in their order, over one setting, and across all of them. A thousand trials stay quick: one series
// for all, drawn without animation, and one request for all charts of a page.
import { ChartBox } from "./box.js";
import { attachExport, csvText } from "./export.js";
import { formatter } from "./format.js";
import { whenNear } from "./near.js";
import { chartTheme } from "./palette.js";
import { tooltipNode } from "./tooltip.js";
import { loadTrials } from "./trials-data.js";
import { makeOption, trialsOf } from "./trials-option.js";

export class TrialsChart {
  #box;
  #spec;
  #data;
  #option;
  #endExport;
  #outside;
  #open = false;
  #lifetime = new AbortController();

  constructor(element, spec) {
    this.#box = new ChartBox(element);
    this.#spec = spec;
    this.#outside = element.querySelector(".chart-outside");
    this.#endExport = attachExport(element, {
      title: () => this.#spec.title,
      picture: () => (this.#option && element.dataset.state === "ready" ? { box: this.#box, option: this.#option, legend: [] } : null),
      csv: () => this.#csv(),
    });
  }

  async open() {
    await whenNear(this.#box.element, this.#lifetime.signal);
    try {
      await this.#box.open(() => this.#draw());
      this.#box.instance?.on("click", event => this.#follow(event));
      this.#open = true;
      await this.#load();
    } catch (error) {
      this.#box.setState("error", error.message, () => this.open());
    }
  }

  async update(spec) {
    this.#spec = spec;
    if (this.#open) {
      await this.#load();
    }
  }

  dispose() {
    this.#lifetime.abort();
    this.#endExport();
    this.#box.dispose();
  }

  async #load() {
    const { source, revision } = this.#spec;
    try {
      const data = await loadTrials(source, revision);
      if (!this.#lifetime.signal.aborted) {
        this.#data = data;
        this.#draw();
      }
    } catch (error) {
      // What is drawn stays: the next notice asks again.
      if (!this.#data) {
        this.#box.setState("error", error.message, () => this.#load());
      }
    }
  }

  /** A click on a trial opens its run. */
  #follow(event) {
    const id = event.data?.trial?.runId;
    if (id) {
      const address = this.#spec.link.replace("{id}", encodeURIComponent(id));
      window.Blazor?.navigateTo ? window.Blazor.navigateTo(address) : location.assign(address);
    }
  }

  #csv() {
    const trials = trialsOf(this.#spec, this.#data ?? { number: [] });
    const header = ["trial", "state", ...this.#spec.dimensions.map(dimension => dimension.name), this.#spec.objectiveName];
    return csvText(header, trials.map(trial => [trial.number, trial.state, ...trial.spelled, trial.objective]));
  }

  #draw() {
    const { instance, disposed, element, canvas } = this.#box;
    if (disposed || !instance || !this.#data) {
      return;
    }
    const trials = trialsOf(this.#spec, this.#data);
    const theme = chartTheme(element);
    const style = getComputedStyle(element);
    const colours = Object.fromEntries(Object.entries({ best: "--chart-generated", good: "--chart-cool-2", poor: "--chart-axis", stopped: "--chart-faint" })
      .map(([name, variable]) => [name, style.getPropertyValue(variable).trim()]));
    const made = makeOption({ spec: this.#spec, trials, theme, colours, width: canvas.clientWidth });
    if (!made) {
      this.#box.setState("empty", "No trial has a result yet.");
      this.#outside.hidden = true;
      instance.clear();
      return;
    }
    this.#box.setState("ready");
    this.#option = { ...made.option, tooltip: this.#tooltip(theme) };
    instance.setOption(this.#option, { notMerge: true });
    this.#outside.hidden = made.beyond === 0;
    this.#outside.textContent = made.beyond === 0 ? "" : `${made.beyond} far worse, at the edge`;
    this.#box.describe(made.text);
  }

  #tooltip(theme) {
    const format = formatter(this.#spec.objectiveFormat);
    return {
      trigger: "item",
      transitionDuration: 0,
      confine: true,
      backgroundColor: theme.surface,
      borderColor: theme.grid,
      padding: 0,
      formatter: ({ data, color }) => (data?.trial
        ? tooltipNode({
          head: `Trial ${data.trial.number}, ${data.trial.state}`,
          rows: [
            { name: this.#spec.objectiveName, colour: color ?? "transparent", value: format(data.trial.objective) },
            ...this.#spec.dimensions.map((dimension, i) => ({ name: dimension.name, colour: "transparent", value: String(data.trial.shown[i] ?? "\u2013") })),
          ],
        })
        : ""),
    };
  }
}
