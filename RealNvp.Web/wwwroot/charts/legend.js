// A legend of buttons: what each line is, its latest value, and a way to hide it, to see it alone and to pick it out among the others.
export class Legend {
  #element;
  #onChange;
  #onPoint;
  #hidden;
  #items = new Map();

  /**
   * @param {(name: string | null) => void} onPoint called for the entry under pointer or focus, and with null when it leaves.
   * @param {Legend} before one that this one goes on with: what is hidden there is hidden here.
   */
  constructor(element, onChange, onPoint = undefined, before = undefined) {
    this.#hidden = before?.#hidden ?? new Set();
    this.#element = element;
    this.#onChange = onChange;
    this.#onPoint = onPoint;
  }

  isHidden(name) { return this.#hidden.has(name); }

  /** Hides these and no others, without telling. */
  hide(names) {
    this.#hidden.clear();
    names.forEach(name => this.#hidden.add(name));
  }

  update(series, format) {
    const names = series.map(s => s.name);
    if (names.length !== this.#items.size || names.some(name => !this.#items.has(name))) {
      this.#items = new Map(names.map(name => [name, this.#create(name)]));
      this.#element.replaceChildren(...[...this.#items.values()].map(item => item.button));
    }
    for (const { name, colour, dash, y } of series) {
      const item = this.#items.get(name);
      item.swatch.style.borderTopColor = colour;
      item.swatch.style.borderTopStyle = dash ?? "solid";
      item.value.textContent = format(y.findLast(value => value !== null));
      item.button.setAttribute("aria-pressed", String(!this.#hidden.has(name)));
    }
  }

  #create(name) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "chart-legend-item";
    button.title = this.#onPoint ? `Show or hide ${name}; with Shift: only this one, or all again` : `Show or hide ${name}`;
    const [swatch, label, value] = ["chart-legend-swatch", "chart-legend-name", "chart-legend-value"].map(className => {
      const span = document.createElement("span");
      span.className = className;
      return span;
    });
    label.textContent = name;
    button.append(swatch, label, value);
    button.addEventListener("click", event => {
      if (this.#onPoint && event.shiftKey) {
        const others = [...this.#items.keys()].filter(other => other !== name);
        const isAlone = !this.#hidden.has(name) && others.every(other => this.#hidden.has(other));
        this.#hidden.clear(); // The set stays the same one: who goes on with this legend has it too.
        (isAlone ? [] : others).forEach(other => this.#hidden.add(other));
      } else if (!this.#hidden.delete(name)) {
        this.#hidden.add(name);
      }
      this.#onChange();
    });
    for (const [type, pointed] of [["pointerenter", name], ["focus", name], ["pointerleave", null], ["blur", null]]) {
      button.addEventListener(type, () => this.#onPoint?.(pointed));
    }
    return { button, swatch, value };
  }
}
