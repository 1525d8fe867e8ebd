// What is new about a run, for everything on a page that shows it: one connection, which ends with its last follower, sleeps while nobody looks at the page
// and comes back by itself. Where connections do not get through, the same address is asked again and again.
const firstPause = 1000;
const longestPause = 15000;
const pollPause = 2000;
const handshakeLimit = 5000;
const askLimit = 5000;

/** How long nothing may come over a connection, until the server has said how often something does. */
const firstPatience = 20000;
const endedStates = ["completed", "failed", "cancelled"];

const feeds = new Map();

/**
 * Calls with each message, the newest first if there is one already.
 * @param {string} url
 * @param {(message: object) => void} take
 * @param {(state: {live: boolean, heardAt: Date | null}) => void} [tell] hears when the server is lost, and when it is found again.
 * @returns {() => void} ends it.
 */
export function follow(url, take, tell = () => {}) {
  let feed = feeds.get(url);
  if (!feed) {
    feeds.set(url, feed = new Feed(url));
  }
  feed.add(take, tell);
  return () => {
    if (feed.remove(take) && feeds.get(url) === feed) {
      feeds.delete(url);
    }
  };
}

class Feed {
  #url;
  #followers = new Map();
  #newest;
  #socket;
  #timer = 0;
  #watch = 0;
  #patience = firstPatience;
  #state = { live: true, heardAt: null };
  #pause = firstPause;
  #life = new AbortController();

  constructor(url) {
    this.#url = url;
    document.addEventListener("visibilitychange", () => this.#wake(), { signal: this.#life.signal });
    // The network is another one, or back: what went over the old one may be dead without anybody having said so.
    window.addEventListener("online", () => { this.#sleep(); this.#wake(); }, { signal: this.#life.signal });
    this.#wake();
  }

  add(take, tell) {
    this.#followers.set(take, tell);
    if (this.#newest) {
      take(this.#newest);
    }
    if (!this.#state.live) {
      tell(this.#state);
    }
  }

  /** @returns {boolean} whether that was the last. */
  remove(take) {
    this.#followers.delete(take);
    if (this.#followers.size > 0) {
      return false;
    }
    this.#life.abort();
    this.#sleep();
    return true;
  }

  #wake() {
    if (document.visibilityState !== "visible") {
      this.#sleep();
    } else if (!this.#socket && !this.#life.signal.aborted) {
      clearTimeout(this.#timer);
      this.#connect();
    }
  }

  #sleep() {
    clearTimeout(this.#timer);
    clearTimeout(this.#watch);
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close();
  }

  #connect() {
    const address = new URL(this.#url, location.href);
    address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(address);
    this.#socket = socket;
    const limit = setTimeout(() => socket.close(), handshakeLimit);
    socket.addEventListener("open", () => {
      clearTimeout(limit);
      this.#expect(socket);
    });
    socket.addEventListener("message", event => {
      if (this.#socket !== socket) { // It was given up, and speaks after all.
        return;
      }
      this.#pause = firstPause;
      const message = JSON.parse(event.data);
      if (message.heartbeat !== undefined) {
        this.#patience = 2000 * message.heartbeat;
      }
      this.#expect(socket);
      this.#hear(true);
      if (message.heartbeat === undefined) {
        this.#tell(message);
      }
    });
    socket.addEventListener("close", () => {
      clearTimeout(limit);
      if (this.#socket === socket) { // Else it was closed here.
        clearTimeout(this.#watch);
        this.#socket = undefined;
        this.#ask();
      }
    });
  }

  /** A connection that breaks without a word stays open for the browser, for minutes: what comes from it says that it lives. */
  #expect(socket) {
    clearTimeout(this.#watch);
    if (this.#socket === socket) {
      this.#watch = setTimeout(() => {
        this.#socket = undefined;
        socket.close();
        this.#hear(false);
        this.#ask();
      }, this.#patience);
    }
  }

  #hear(live) {
    const changed = live !== this.#state.live;
    this.#state = { live, heardAt: live ? new Date() : this.#state.heardAt };
    if (changed) {
      this.#followers.forEach(tell => tell(this.#state));
    }
  }

  /** Without a connection: how the run stands, and whether there is more to come. */
  async #ask() {
    let pause = this.#pause;
    try {
      const response = await fetch(this.#url, {
        signal: AbortSignal.any([this.#life.signal, AbortSignal.timeout(askLimit)]),
        headers: { accept: "application/json" },
      });
      if (response.status === 404) {
        return;
      }
      if (response.ok) {
        const message = await response.json();
        if (this.#socket || this.#life.signal.aborted) {
          return;
        }
        this.#hear(true);
        this.#tell(message);
        if (endedStates.includes(message.status)) {
          return;
        }
        this.#pause = firstPause;
        pause = pollPause;
      } else if (!this.#socket) {
        this.#hear(false);
      }
    } catch {
      // The server is away, or does not answer.
      if (!this.#socket && !this.#life.signal.aborted) {
        this.#hear(false);
      }
    }
    if (!this.#life.signal.aborted && !this.#socket) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#wake(), pause);
      this.#pause = Math.min(2 * this.#pause, longestPause);
    }
  }

  #tell(message) {
    this.#newest = message;
    this.#followers.forEach((_, take) => take(message));
  }
}
