// What the page says and does while the server cannot be reached. The page stays readable; as soon as the server answers it goes on
// where it was, or, where the server has been restarted, loads anew: its address holds what was shown.
const banner = document.getElementById("components-reconnect-modal");
const retryMilliseconds = 3000;
let timer = 0;

banner.addEventListener("components-reconnect-state-changed", event => {
  switch (event.detail.state) {
    case "hide":
      clearTimeout(timer);
      break;
    case "rejected":
      location.reload();
      break;
    case "failed":
    case "paused":
    case "resume-failed":
      tryAgain();
      break;
  }
});

banner.querySelector("button").addEventListener("click", tryAgain);
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible" && timer !== 0) {
    tryAgain();
  }
});

async function tryAgain() {
  clearTimeout(timer);
  timer = 0;
  try {
    if (!(await globalThis.Blazor.reconnect()) && !(await globalThis.Blazor.resumeCircuit())) {
      location.reload();
    }
  } catch {
    timer = setTimeout(tryAgain, retryMilliseconds); // Not there yet.
  }
}
