// The note's text stays in the browser while it is written: long texts do not travel with every key, and what is not saved is kept here for later.

const keyOf = run => `studio.note.${run}`;

function recall(run) {
  try {
    const draft = JSON.parse(localStorage.getItem(keyOf(run)));
    return typeof draft?.text === 'string' && Number.isInteger(draft.version) ? draft : null;
  } catch {
    return null;
  }
}

function keep(run, draft) {
  try {
    localStorage.setItem(keyOf(run), JSON.stringify(draft));
  } catch {
    // Storage is full or shut: the text is still on the page.
  }
}

/** Fills the editor with the draft of last time, or with the text as stored. Answers the version that the draft began from; -1: there was none. */
export function open(area, owner, run, text, version) {
  if (!area) {
    return -1;
  }

  const draft = recall(run);
  const isDraft = draft !== null && draft.text !== text;
  area.value = isDraft ? draft.text : text;
  area.studio = { run, version: isDraft ? draft.version : version };
  let pause = 0;
  area.addEventListener('input', () => {
    keep(run, { text: area.value, version: area.studio.version });
    clearTimeout(pause);
    pause = setTimeout(() => area.isConnected && owner.invokeMethodAsync('ChangedAsync'), 300);
  });
  area.addEventListener('keydown', event => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      clearTimeout(pause);
      owner.invokeMethodAsync('SubmitAsync');
    }
  });
  area.focus();
  area.setSelectionRange(area.value.length, area.value.length);
  return isDraft ? draft.version : -1;
}

/** The text as UTF-8, which .NET reads piece by piece, behind a sign: nothing at all cannot be sent so. */
export function read(area) {
  return new TextEncoder().encode(`>${area?.value ?? ''}`);
}

/** Another version is what the text is written over from now on. */
export function rebase(area, version) {
  area.studio.version = version;
  keep(area.studio.run, { text: area.value, version });
}

/** Replaces the text as if it were typed, so that the browser's undo brings the old one back. */
export function write(area, text) {
  area.focus();
  area.select();
  if (!document.execCommand('insertText', false, text)) {
    area.value = text;
    area.dispatchEvent(new Event('input'));
  }
}

/** Nothing is unsaved any more, unless more was typed since. */
export function forget(run, saved) {
  const draft = recall(run);
  if (saved === null || draft === null || draft.text.replace(/\r\n?/g, '\n') === saved) {
    localStorage.removeItem(keyOf(run));
  }
}

export function hasDraft(run, text) {
  const draft = recall(run);
  return draft !== null && draft.text !== text;
}
