// Charts further down the page wait: they would hold up the one that is looked at.
const distance = "400px";

/**
 * Resolves when an element comes near the part in view.
 * @param {Element} element
 * @param {AbortSignal} signal ends the waiting; then it never resolves.
 */
export function whenNear(element, signal) {
  return new Promise(resolve => {
    const observer = new IntersectionObserver(entries => {
      if (entries.some(entry => entry.isIntersecting)) {
        observer.disconnect();
        resolve();
      }
    }, { rootMargin: distance });
    observer.observe(element);
    signal.addEventListener("abort", () => observer.disconnect());
  });
}
