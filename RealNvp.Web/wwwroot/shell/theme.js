// Light, dark or as the system has it. Runs before the first paint, so that no page flashes in the wrong colours; the choice is kept in
// the browser and followed by its other tabs. Only two attributes of <html> change: style sheets and charts do the rest.
(() => {
  const key = "realnvp.theme";
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const choices = [
    ["light", "Light", "M12 7a5 5 0 1 0 0 10 5 5 0 0 0 0-10zM11 1h2v3h-2zM11 20h2v3h-2zM1 11h3v2H1zM20 11h3v2h-3zM4.2 2.8l2.1 2.1-1.4 1.4-2.1-2.1zM19.1 17.7l2.1 2.1-1.4 1.4-2.1-2.1zM2.8 19.8l2.1-2.1 1.4 1.4-2.1 2.1zM17.7 4.9l2.1-2.1 1.4 1.4-2.1 2.1z"],
    ["dark", "Dark", "M12 3a9 9 0 1 0 9 9c0-.5 0-.9-.1-1.4a5.4 5.4 0 0 1-7.5-7.5C12.9 3 12.5 3 12 3z"],
    ["system", "System", "M3 4h18a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1h-7v2h3v2H7v-2h3v-2H3a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1zm1 2v9h16V6z"],
  ];

  function chosen() {
    try {
      const kept = localStorage.getItem(key);
      return choices.some(([name]) => name === kept) ? kept : "system";
    } catch {
      return "system"; // Storage is off: follow the system.
    }
  }

  function apply(choice) {
    const theme = choice === "system" ? (dark.matches ? "dark" : "light") : choice;
    root.dataset.themeChoice = choice;
    if (root.dataset.theme !== theme) {
      root.dataset.theme = theme;
    }
    document.querySelectorAll("theme-switch").forEach(element => element.sync());
  }

  /** Three buttons. An element of its own, because it works before and without the page's connection to the server. */
  class ThemeSwitch extends HTMLElement {
    connectedCallback() {
      if (this.childElementCount === 0) {
        this.setAttribute("role", "group");
        this.setAttribute("aria-label", "Colour theme");
        this.append(...choices.map(([name, title, path]) => {
          const button = document.createElement("button");
          button.type = "button";
          button.dataset.choice = name;
          button.title = `${title} theme`;
          button.setAttribute("aria-label", `${title} theme`);
          button.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${path}"/></svg>`;
          button.addEventListener("click", () => {
            try {
              localStorage.setItem(key, name);
            } catch {
              // Storage is off: the choice holds for this page.
            }
            apply(name);
          });
          return button;
        }));
      }
      this.sync();
    }

    sync() {
      for (const button of this.children) {
        button.setAttribute("aria-pressed", String(button.dataset.choice === root.dataset.themeChoice));
      }
    }
  }

  apply(chosen());
  customElements.define("theme-switch", ThemeSwitch);
  dark.addEventListener("change", () => apply(root.dataset.themeChoice));
  addEventListener("storage", event => {
    if (event.key === key) {
      apply(chosen());
    }
  });
})();
