// Buttons with data-copy (a text) or data-copy-location (the page's address) copy it and say so for a moment.
const shownMilliseconds = 1600;

document.addEventListener("click", async event => {
  const button = event.target.closest?.("[data-copy], [data-copy-location]");
  if (!button) {
    return;
  }
  const text = "copyLocation" in button.dataset ? location.href : button.dataset.copy;
  const done = button.querySelector(".copy-done");
  const copied = await copy(text);
  button.toggleAttribute("data-copied", true);
  done.textContent = copied ? "Copied" : "Press Ctrl+C";
  setTimeout(() => {
    button.removeAttribute("data-copied");
    done.textContent = "";
  }, shownMilliseconds);
});

/** Pages served without TLS from another machine have no clipboard interface; the older way still works there. */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    area.style.position = "fixed";
    area.style.opacity = "0";
    document.body.append(area);
    area.select();
    const copied = document.execCommand("copy");
    area.remove();
    return copied;
  }
}
