// What is seen, as a file: a picture as PNG or SVG, drawn anew with its title and legend, and the numbers behind it as CSV.
import { loadECharts } from "./echarts.js";
import { chartTheme } from "./palette.js";

const headHeight = 30;
const legendFont = 11;
const legendLine = 18;
const swatchWidth = 18;
const legendGap = 10;
const sharpness = 2;

/**
 * Serves the menu of a chart.
 * @param {HTMLElement} root holds the menu's buttons, [data-export].
 * @param {{title: () => string, picture: () => object | null, csv: () => Promise<string> | string}} chart what to save; picture gives
 *   { box, option, legend: [{name, colour, dash}] }.
 * @returns {() => void} the end of it.
 */
export function attachExport(root, chart) {
  const menu = root.querySelector(".chart-menu");
  if (!menu) {
    return () => {};
  }
  const lifetime = new AbortController();
  const { signal } = lifetime;
  const note = menu.querySelector("[role=status]");
  menu.addEventListener("click", async event => {
    const kind = event.target.closest?.("[data-export]")?.dataset.export;
    if (!kind) {
      return;
    }
    try {
      note.textContent = "";
      save(await make(kind, chart), `${fileName(chart.title())}.${kind}`);
      close(menu);
    } catch (error) {
      note.textContent = `This could not be saved. ${error.message}`;
    }
  }, { signal });
  menu.addEventListener("keydown", event => {
    if (event.key === "Escape" && menu.open) {
      event.stopPropagation();
      close(menu);
    }
  }, { signal });
  document.addEventListener("click", event => {
    if (!menu.contains(event.target)) {
      menu.open = false;
    }
  }, { signal });
  return () => lifetime.abort();
}

/**
 * Rows as CSV (RFC 4180). Missing values are empty. A text that a spreadsheet would take for a formula (names are anybody's) gets an apostrophe before it;
 * numbers stay as they are.
 */
export function csvText(header, rows) {
  const cell = value => {
    const plain = value === null || value === undefined || Number.isNaN(value) ? "" : String(value);
    const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) && Number.isNaN(Number(value)) ? `'${plain}` : plain;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [header, ...rows].map(row => row.map(cell).join(",") + "\r\n").join("");
}

function close(menu) {
  menu.open = false;
  menu.querySelector("summary").focus();
}

async function make(kind, chart) {
  if (kind === "csv") {
    return new Blob([await chart.csv()], { type: "text/csv;charset=utf-8" });
  }
  const picture = chart.picture();
  if (!picture) {
    throw new Error("Nothing is drawn yet.");
  }
  return draw(kind, chart.title(), picture);
}

/** Draws the option once more, out of sight, with room above for what stands beside the chart on the page. */
async function draw(kind, title, { box, option, legend }) {
  const echarts = await loadECharts();
  const theme = chartTheme(box.element);
  const top = headHeight + legendHeight(legend, box.canvas.clientWidth, theme);
  const [width, height] = [box.canvas.clientWidth, box.canvas.clientHeight + top];
  const place = document.createElement("div");
  const instance = echarts.init(place, null, { renderer: kind === "svg" ? "svg" : "canvas", width, height, devicePixelRatio: sharpness });
  try {
    instance.setOption({
      ...option,
      backgroundColor: theme.surface,
      title: { text: title, left: 8, top: 6, textStyle: { color: theme.text, fontFamily: theme.font, fontSize: 13, fontWeight: 600, width: width - 16, overflow: "truncate" } },
      legend: legend.length === 0 ? undefined : {
        data: legend.map(({ name, colour, dash }) => ({ name, lineStyle: { color: colour, type: dash ?? "solid" } })),
        type: "plain",
        left: 8,
        top: headHeight,
        itemWidth: swatchWidth,
        itemHeight: 8,
        itemGap: legendGap,
        width: width - 16,
        textStyle: { color: theme.text, fontFamily: theme.font, fontSize: legendFont },
      },
      ...lowered(option, top),
    });
    return kind === "svg"
      ? new Blob([instance.renderToSVGString()], { type: "image/svg+xml" })
      : await new Promise(resolve => instance.renderToCanvas({ pixelRatio: sharpness, backgroundColor: theme.surface }).toBlob(resolve, "image/png"));
  } finally {
    instance.dispose();
  }
}

/** The plot further down, whichever kind it is. */
function lowered(option, by) {
  const kind = option.parallel ? "parallel" : "grid";
  return { [kind]: { ...option[kind], top: option[kind].top + by } };
}

/** Room for as many lines of names as the width makes of them. */
function legendHeight(legend, width, theme) {
  if (legend.length === 0) {
    return 0;
  }
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${legendFont}px ${theme.font}`;
  let [lines, used] = [1, 0];
  for (const { name } of legend) {
    const item = swatchWidth + 5 + pen.measureText(name).width + legendGap;
    if (used > 0 && used + item > width - 16) {
      lines++;
      used = 0;
    }
    used += item;
  }
  return lines * legendLine + 8;
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

const fileName = title => title.normalize("NFKC").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 80).toLowerCase() || "chart";
