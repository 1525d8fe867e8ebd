// What is new behind the bell, and telling of it outside the page. Both are the browser's own: another person's bell counts for itself. The list
// is the page's (it renders every line with its id); this element only looks at it, so it needs no message to or from the server.
const seenKey = "realnvp.notices.seen"; // Newest event whose line was looked at.
const toldKey = "realnvp.notices.told"; // Newest event that a tab took upon itself to tell of.
const wantedKey = "realnvp.notices.outside"; // "on": tell outside the page.
const visibleTabsFirst = 400; // Milliseconds that a hidden tab leaves to a visible one, which shows the news itself.
const mostAtOnce = 3;
const heldFor = 60_000; // Milliseconds that an event stays taken by its lock: far longer than tabs learn of it apart, or of each other's storage.

function read(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // Storage is off: nothing is remembered.
  }
}

function write(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Likewise.
  }
}

class NoticeBell extends HTMLElement {
  static observedAttributes = ["data-latest"];

  #known = null; // Newest event when the page was last told; null: the page has just been opened.
  #seen = null; // Stands in where storage is off.

  connectedCallback() {
    queueMicrotask(() => this.#start()); // Its content follows within the same batch of changes.
  }

  #start() {
    if (!this.isConnected || this.#known !== null) {
      return;
    }
    this.querySelector("[popover]").addEventListener("toggle", event => this.#toggled(event.newState === "open"));
    addEventListener("storage", this.#stored);
    document.addEventListener("visibilitychange", this.#shown);
    this.#known = this.#latest;
    if (read(seenKey) === null) {
      this.#look(this.#latest); // On the first visit nothing is new.
    }
    this.#switch();
    this.#count();
  }

  disconnectedCallback() {
    removeEventListener("storage", this.#stored);
    document.removeEventListener("visibilitychange", this.#shown);
  }

  attributeChangedCallback() {
    if (this.#known === null) {
      return; // Not on the page yet.
    }
    // Likewise.
    queueMicrotask(() => {
      const before = this.#known;
      this.#known = Math.max(before, this.#latest);
      this.#count();
      if (this.#known > before) {
        this.#tell(before);
      }
    });
  }

  get #latest() {
    return Number(this.dataset.latest);
  }

  get #lines() {
    return [...this.querySelectorAll("li[data-id]")];
  }

  #stored = event => {
    if (event.key === seenKey) {
      this.#count();
    } else if (event.key === wantedKey) {
      this.#switch();
    }
  };

  // The permission can have been changed in the browser's settings meanwhile.
  #shown = () => this.#switch();

  #lastSeen() {
    return Number(read(seenKey) ?? this.#seen ?? 0);
  }

  #look(id) {
    this.#seen = id;
    write(seenKey, String(id));
  }

  #count() {
    const seen = this.#lastSeen();
    const fresh = this.#lines.filter(line => Number(line.dataset.id) > seen);
    const badge = this.querySelector(".bell-count");
    badge.hidden = fresh.length === 0;
    badge.textContent = fresh.length > 9 ? "9+" : String(fresh.length);
    this.querySelector(".bell").setAttribute("aria-label", fresh.length === 0 ? "Notifications" : `Notifications, ${fresh.length} new`);
    if (!this.querySelector("[popover]").matches(":popover-open")) {
      this.#mark(fresh);
    }
  }

  /** Lines that were new when the list was opened stay marked while it is open. */
  #mark(fresh) {
    for (const line of this.#lines) {
      line.classList.toggle("is-new", fresh.includes(line));
    }
  }

  #toggled(open) {
    if (open) {
      this.#switch();
    }
    this.#look(Math.max(this.#latest, this.#lastSeen()));
    this.#count();
  }

  async #tell(before) {
    const fresh = () => this.#lines.filter(line => "news" in line.dataset && Number(line.dataset.id) > before);
    if (!document.hidden) {
      write(toldKey, String(this.#known)); // Whoever looks at a page of ours needs no more.
      if (canNotify()) {
        await Promise.all(fresh().map(take));
      }
      return;
    }
    if (!canNotify() || read(wantedKey) !== "on" || Notification.permission !== "granted") {
      return;
    }
    await new Promise(resolve => setTimeout(resolve, visibleTabsFirst));
    // One tab at a time decides, so that each event is told once. What another tab wrote may not have reached this one's storage yet, though it
    // decided before: only the locks are the same for all tabs at any moment. The storage is for tabs that hear of the event much later.
    await navigator.locks.request(toldKey, async () => {
      const told = Number(read(toldKey) ?? 0);
      const open = fresh().filter(line => Number(line.dataset.id) > told);
      write(toldKey, String(Math.max(told, this.#known)));
      const taken = await Promise.all(open.map(take));
      open.filter((_, index) => taken[index]).slice(0, mostAtOnce).reverse().forEach(notify);
    });
  }

  /** Draws the switch as browser and choice have it. */
  #switch() {
    const place = this.querySelector("[data-outside]");
    if (!canNotify()) {
      place.replaceChildren(note("This browser cannot show notifications outside the page here. It needs an address with https, or this machine's own."));
      return;
    }
    const on = read(wantedKey) === "on" && Notification.permission === "granted";
    const button = document.createElement("button");
    button.type = "button";
    button.setAttribute("role", "switch");
    button.setAttribute("aria-checked", String(on));
    button.innerHTML = '<span class="switch" aria-hidden="true"></span><span>Tell me while I look at something else</span>';
    button.addEventListener("click", () => this.#turn(!on));
    place.replaceChildren(button);
    if (Notification.permission === "denied") {
      button.disabled = true;
      place.append(note("The browser blocks notifications of this address; its settings for the site allow them."));
    }
  }

  /** The browser asks for the permission only here, upon a click. */
  async #turn(on) {
    if (on && (await Notification.requestPermission()) !== "granted") {
      this.#switch();
      return;
    }
    write(wantedKey, on ? "on" : "off");
    this.#switch();
    this.querySelector("[data-outside] button")?.focus();
  }
}

function canNotify() {
  return "Notification" in globalThis && "locks" in navigator && isSecureContext;
}

/** Takes the event of a line for this tab alone. False: another tab has it. */
function take(line) {
  return new Promise(resolve => {
    navigator.locks.request(`${toldKey}.${line.dataset.id}`, { ifAvailable: true }, async lock => {
      resolve(lock !== null);
      if (lock !== null) {
        await new Promise(release => setTimeout(release, heldFor));
      }
    }).catch(() => resolve(false)); // The page is being left: its locks go to others.
  });
}

function note(text) {
  const paragraph = document.createElement("p");
  paragraph.textContent = text;
  return paragraph;
}

function notify(line) {
  const link = line.querySelector("a.notice-text");
  const notification = new Notification(line.querySelector(".notice-text").textContent, {
    body: line.querySelector(".notice-detail")?.textContent ?? "",
    tag: `realnvp-${line.dataset.first}`, // A line that grows replaces what was told of it.
    icon: document.querySelector('link[rel="icon"]')?.href,
  });
  notification.addEventListener("click", () => {
    notification.close();
    focus();
    link?.click(); // The page's own navigation: nothing is loaded anew.
  });
}

customElements.define("notice-bell", NoticeBell);
