// The numbers of a sweep's trials, fetched once for all charts that ask for the same revision.
const kept = new Map();
const mostKept = 4;

/**
 * @param {string} source address of the columns.
 * @param {number} revision how new they must be at least.
 * @returns {Promise<object>} the columns.
 */
export function loadTrials(source, revision) {
  const known = kept.get(source);
  if (known && known.revision >= revision) {
    return known.columns;
  }
  const columns = fetchTrials(source);
  kept.delete(source);
  kept.set(source, { revision, columns });
  // A failure is not kept: who asks again gets another try.
  columns.catch(() => {
    if (kept.get(source)?.columns === columns) {
      kept.delete(source);
    }
  });
  if (kept.size > mostKept) {
    kept.delete(kept.keys().next().value);
  }
  return columns;
}

async function fetchTrials(source) {
  const response = await fetch(source, { headers: { accept: "application/json" } });
  if (!response.ok) {
    throw new Error(response.status === 404 ? "This sweep no longer exists." : `The server answered ${response.status}.`);
  }
  return response.json();
}
