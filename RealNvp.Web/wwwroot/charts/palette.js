// Colours come from the page's CSS variables, so that charts follow the theme; a change of theme is told to every live chart.
const listeners = new Set();
let observer;

/** Calls back whenever the page's theme changes. Returns the function that ends it. */
export function onThemeChange(callback) {
  observer ??= new MutationObserver(() => listeners.forEach(listener => listener()));
  if (listeners.size === 0) {
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  }
  listeners.add(callback);
  return () => {
    listeners.delete(callback);
    if (listeners.size === 0) {
      observer.disconnect();
    }
  };
}

/** A colour as canvas understands it, from "#rrggbb" or "var(--name)". */
export function resolveColour(element, colour) {
  const match = /^var\((--[\w-]+)\)$/.exec(colour ?? "");
  return match ? getComputedStyle(element).getPropertyValue(match[1]).trim() : colour;
}

/** The colours every chart uses. */
export function chartTheme(element) {
  const style = getComputedStyle(element);
  const read = name => style.getPropertyValue(name).trim();
  return {
    text: read("--chart-text"),
    faint: read("--chart-faint"),
    grid: read("--chart-grid"),
    line: read("--chart-axis"),
    surface: read("--chart-surface"),
    font: style.fontFamily,
    scale: tone => [0, 1, 2, 3, 4, 5].map(i => read(`--chart-${tone}-${i}`)),
  };
}

export const reducedMotion = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
