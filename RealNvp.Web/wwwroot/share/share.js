// Brings a shared page to life: the charts that the server drew become the studio's own, and while a run trains the page follows it. There
// is no connection that stays open: the page asks for a short stamp and fetches itself anew when that has changed. It is loaded after the first
// paint: the reader sees the server's pictures first.

const pauseMilliseconds = 2000;
const longestPauseMilliseconds = 30000;

const read = root => JSON.parse(root.getElementById("share-charts").textContent);

/** The page's place is fixed: a choice of epoch is not kept anywhere. */
const nobody = { invokeMethodAsync: () => Promise.resolve() };

let charts = read(document);
const drawn = await draw().catch(() => null); // The server's pictures stay, and follow the run all the same.
document.documentElement.dataset.alive = "";

if (charts.live) {
  follow(pauseMilliseconds);
}

/** Curves and samples, on pages that have them: a table needs no chart. */
async function draw() {
  const line = document.querySelector("[data-chart=line] .chart-line");
  const samples = document.querySelector("[data-chart=samples] .snapshots");
  if (!line && !samples) {
    return null;
  }
  if (document.documentElement.dataset.themeChoice) {
    await import("../shell/theme.js").catch(() => {}); // Charts are told when the theme changes; a frame's fixed one does not.
  }
  const { createCurves, createLine, createSnapshots } = await import("../charts/charts.js");
  return { line: charts.curves ? createCurves(line, charts.curves, nobody) : createLine(line, charts.line), samples: createSnapshots(samples, charts.samples, nobody) };
}

function follow(pause) {
  setTimeout(async () => {
    if (document.visibilityState !== "visible") {
      document.addEventListener("visibilitychange", () => follow(0), { once: true });
      return;
    }
    const next = await step().catch(() => Math.min(2 * Math.max(pause, pauseMilliseconds), longestPauseMilliseconds));
    if (next) {
      follow(next);
    }
  }, pause);
}

/** @returns {Promise<number>} the pause until the next step; 0: there is nothing more to come. */
async function step() {
  const state = await fetch(charts.state);
  if (state.status === 404 || state.status === 410) {
    location.reload(); // The page then says why.
    return 0;
  }
  if (!state.ok) {
    throw new Error(`The server answered ${state.status}.`);
  }
  const { stamp } = await state.json();
  if (stamp !== charts.stamp) {
    await renew();
  }
  return charts.live ? pauseMilliseconds : 0;
}

/** What stays as it is while the numbers change: which charts there are, and whose samples stand where. */
function partsOf(root) {
  const charts = [...root.querySelectorAll("[data-chart]")].map(chart => chart.dataset.chart);
  const samples = [...root.querySelectorAll(".snapshot-title")].map(title => title.textContent);
  return JSON.stringify([charts, samples]);
}

async function renew() {
  const answer = await fetch(location.href);
  if (!answer.ok) {
    throw new Error(`The server answered ${answer.status}.`);
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const [old, fresh] = [document, page].map(root => [...root.querySelectorAll("[data-live]")]);
  if (old.length !== fresh.length || partsOf(document) !== partsOf(page)) {
    location.reload(); // There are other parts now: a sweep has its first result, or a compared run has gone.
    return;
  }
  charts = read(page);
  old.forEach((element, i) => element.replaceWith(document.importNode(fresh[i], true)));
  if (drawn) {
    await Promise.all([drawn.line.update(charts.curves ?? charts.line), drawn.samples.update(charts.samples)]);
  }
}
