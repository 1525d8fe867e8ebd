// What the form of a new run needs from the browser: a shortcut, the focus, and a draft that outlives the connection.

/** Ctrl+Enter (or Cmd+Enter) anywhere in the form submits it. The page may have been left already: then there is no form. */
export function attach(form) {
  form?.addEventListener('keydown', event => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
}

/** Moves the focus to a field, or to its checked choice, and into view. */
export function focusField(id) {
  const field = document.getElementById(id);
  if (!field) {
    return;
  }

  for (let folded = field.closest('details'); folded; folded = folded.parentElement.closest('details')) {
    folded.open = true;
  }

  const target = field.matches('input, select, textarea') ? field : field.querySelector('input:checked') ?? field;
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: 'center', behavior: 'instant' });
}

export function readDraft(key) {
  return sessionStorage.getItem(key);
}

/** A full or forbidden store costs the draft, not the form. */
export function keepDraft(key, text) {
  try {
    sessionStorage.setItem(key, text);
  } catch {
    sessionStorage.removeItem(key);
  }
}

export function dropDraft(key) {
  sessionStorage.removeItem(key);
}
