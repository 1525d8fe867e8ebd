// What is new about a run, for everything on a page that shows it: one connection, which ends with its last follower, sleeps while nobody looks at the page
// and comes back by itself. Where connections do not get through, the same address is asked again and again.
const firstPause = 1000;
const longestPause = 15000;
const pollPause = 2000;
const handshakeLimit = 5000;
const endedStates = ["completed", "failed", "cancelled"];

const feeds = new Map();

/**
 * Calls with each message, the newest first if there is one already.
 * @param {string} url
 * @param {(message: object) => void} take
 * @returns {() => void} ends it.
 */
export function follow(url, take) {
  let feed = feeds.get(url);
  if (!feed) {
    feeds.set(url, feed = new Feed(url));
  }
  feed.add(take);
  return () => {
    if (feed.remove(take) && feeds.get(url) === feed) {
      feeds.delete(url);
    }
  };
}

class Feed {
  #url;
  #followers = new Set();
  #newest;
  #socket;
  #timer = 0;
  #pause = firstPause;
  #life = new AbortController();

  constructor(url) {
    this.#url = url;
    document.addEventListener("visibilitychange", () => this.#wake(), { signal: this.#life.signal });
    this.#wake();
  }

  add(take) {
    this.#followers.add(take);
    if (this.#newest) {
      take(this.#newest);
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
    socket.addEventListener("open", () => clearTimeout(limit));
    socket.addEventListener("message", event => {
      this.#pause = firstPause;
      this.#tell(JSON.parse(event.data));
    });
    socket.addEventListener("close", () => {
      clearTimeout(limit);
      if (this.#socket === socket) { // Else it was closed here.
        this.#socket = undefined;
        this.#ask();
      }
    });
  }

  /** Without a connection: how the run stands, and whether there is more to come. */
  async #ask() {
    let pause = this.#pause;
    try {
      const response = await fetch(this.#url, { signal: this.#life.signal, headers: { accept: "application/json" } });
      if (response.status === 404) {
        return;
      }
      if (response.ok) {
        const message = await response.json();
        if (this.#socket || this.#life.signal.aborted) {
          return;
        }
        this.#tell(message);
        if (endedStates.includes(message.status)) {
          return;
        }
        this.#pause = firstPause;
        pause = pollPause;
      }
    } catch {
      // The server is away; whoever shows the page says so.
    }
    if (!this.#life.signal.aborted && !this.#socket) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#wake(), pause);
      this.#pause = Math.min(2 * this.#pause, longestPause);
    }
  }

  #tell(message) {
    this.#newest = message;
    this.#followers.forEach(take => take(message));
  }
}
