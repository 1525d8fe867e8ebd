// <live-numbers feed="address"> keeps the numbers of a run's page up to date: every element with data-live shows the number of that name, a progress bar its
// percentage. The texts are the server's, and the text nodes stay those that it put there, so that its own changes still find them. Itself it is empty; while
// the server is lost it says so, as the numbers beside it are old then.
import { follow } from "./feed.js";

class LiveNumbers extends HTMLElement {
  static observedAttributes = ["feed"];
  #end;
  #url = null;

  connectedCallback() { this.#start(); }

  disconnectedCallback() { this.#stop(); }

  attributeChangedCallback() {
    if (this.isConnected) {
      this.#start();
    }
  }

  #start() {
    const url = this.getAttribute("feed");
    if (url === this.#url) {
      return;
    }
    this.#stop();
    this.#url = url;
    this.#end = url ? follow(url, message => show(message.numbers), state => { this.textContent = textOf(state); }) : undefined;
  }

  #stop() {
    this.#end?.();
    this.#end = undefined;
    this.#url = null;
    this.textContent = "";
  }
}

function textOf({ live, heardAt }) {
  const since = heardAt ? ` since ${heardAt.toLocaleTimeString("en", { hourCycle: "h23" })}` : "";
  return live ? "" : `Not live: the studio has not been heard${since}. These numbers may be old; trying again.`;
}

function show(numbers) {
  for (const element of document.querySelectorAll("[data-live]")) {
    const text = numbers[element.dataset.live];
    const node = element.firstChild ?? element.appendChild(document.createTextNode(""));
    if (text !== undefined && node.data !== text) {
      node.data = text;
    }
  }
  for (const bar of document.querySelectorAll("[data-live-percent]")) {
    bar.setAttribute("aria-valuenow", String(Math.round(Number(numbers.percent))));
    bar.firstElementChild.style.width = `${numbers.percent}%`;
  }
}

customElements.define("live-numbers", LiveNumbers);
