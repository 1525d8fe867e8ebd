// Starts what makes a page answer, once the page is seen. Run where the page ends, the component library and the circuit would take the main thread while the first
// picture waits for it. They have been asked for all the while; their order is kept.
const scripts = [...document.querySelectorAll("link[data-after-paint]")];

function start() {
  document.removeEventListener("visibilitychange", start);
  for (const { href } of scripts.splice(0)) {
    const script = document.createElement("script");
    script.src = href;
    script.async = false;
    document.body.append(script);
  }
}

if (document.visibilityState === "hidden") {
  start(); // A tab opened behind another one is not painted, but hears of news all the same.
} else {
  document.addEventListener("visibilitychange", start);
  requestAnimationFrame(() => setTimeout(start));
}
