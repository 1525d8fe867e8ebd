// The tooltip of a line chart, built of nodes and text: names come from users and are never read as HTML.

/** @param {{head: string, rows: {name: string, colour: string, value: string}[]}} content */
export function tooltipNode({ head, rows }) {
  const root = document.createElement("div");
  root.className = "chart-tooltip";
  const title = document.createElement("div");
  title.className = "chart-tooltip-head";
  title.textContent = head;
  root.append(title);
  for (const row of rows) {
    const line = document.createElement("div");
    line.className = "chart-tooltip-row";
    const swatch = document.createElement("span");
    swatch.className = "chart-swatch";
    swatch.style.background = row.colour;
    const name = document.createElement("span");
    name.className = "chart-tooltip-name";
    name.textContent = row.name;
    const value = document.createElement("span");
    value.className = "chart-tooltip-value";
    value.textContent = row.value;
    line.append(swatch, name, value);
    root.append(line);
  }
  return root;
}
