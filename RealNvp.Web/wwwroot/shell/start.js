// Starts what makes a page answer, once what it shows is seen. Run where the page ends, the component library and the circuit would take processor and server while
// the first picture, or the curves that a page begins with, wait for both. They are asked for at once all the same, and run in their order.
const longestWait = 1000; // Out of sight nothing is painted, and some browsers do not tell.

const scripts = [...document.querySelectorAll("link[data-after-paint]")];
const curves = document.querySelector("[data-early]");

function start() {
  for (const { href } of scripts.splice(0)) {
    const script = document.createElement("script");
    script.src = href;
    script.async = false;
    document.body.append(script);
  }
}

if (curves) {
  curves.addEventListener("drawn", start, { once: true });
} else {
  new PerformanceObserver(start).observe({ type: "paint", buffered: true });
}
setTimeout(start, longestWait);
