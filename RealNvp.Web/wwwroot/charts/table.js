// The numbers behind a line chart as a table: for screen readers, for copying, for whoever trusts numbers more than lines.
const mostRows = 200;

/** @param {string} caption @param {string[]} head @param {string[][]} rows */
export function tableNode(caption, head, rows) {
  const table = document.createElement("table");
  const title = table.createCaption();
  title.textContent = caption;
  const headRow = table.createTHead().insertRow();
  for (const text of head) {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = text;
    headRow.append(cell);
  }
  const body = table.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    row.forEach(text => { line.insertCell().textContent = text; });
  }
  return table;
}

/** Indices of at most mostRows rows, evenly spread, first and last kept. */
export function spreadRows(count) {
  if (count <= mostRows) {
    return Array.from({ length: count }, (_, i) => i);
  }
  return Array.from({ length: mostRows }, (_, i) => Math.round(i * (count - 1) / (mostRows - 1)));
}
