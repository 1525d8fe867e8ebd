// Snapshots by address, shared by all panels of a page and kept while they are likely to be shown again.
import { parseSafetensors } from "./safetensors.js";

const capacity = 48;
const entries = new Map();

/** The tensors of a snapshot. A failed request is forgotten, so that the next try asks again. */
export function loadSnapshot(url) {
  let entry = entries.get(url);
  if (entry) {
    entries.delete(url);
  } else {
    entry = fetchSnapshot(url);
    entry.catch(() => entries.delete(url));
  }
  entries.set(url, entry);
  if (entries.size > capacity) {
    entries.delete(entries.keys().next().value);
  }
  return entry;
}

async function fetchSnapshot(url) {
  const response = await fetch(url, { headers: { accept: "application/octet-stream" } });
  if (!response.ok) {
    throw new Error(response.status === 404 ? "This snapshot no longer exists." : `The server answered ${response.status}.`);
  }
  return parseSafetensors(await response.arrayBuffer());
}
