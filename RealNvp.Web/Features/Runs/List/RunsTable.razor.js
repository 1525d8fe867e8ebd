// The table's hold on the browser: which columns somebody chose before, and borders of headers that can be drawn.

const key = 'realnvp.runs.columns';

export function recallColumns() {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** A full or forbidden store costs the memory, not the table. */
export function rememberColumns(text) {
  try {
    if (text) {
      localStorage.setItem(key, text);
    } else {
      localStorage.removeItem(key);
    }
  } catch {
    // Then the choice lives in the address alone.
  }
}

/** Drawing a grip changes the column's width at once; the server is told when it is let go. */
export function attach(frame, owner) {
  frame?.addEventListener('pointerdown', event => {
    const grip = event.target.closest('.column-grip');
    const header = grip?.closest('th');
    if (!header) {
      return;
    }

    event.preventDefault();
    grip.setPointerCapture(event.pointerId);
    const start = event.clientX;
    const before = header.getBoundingClientRect().width;
    const column = frame.querySelector(`col[data-column="${header.dataset.column}"]`);
    let width = before;

    const move = moved => {
      width = Math.round(Math.max(48, Math.min(800, before + moved.clientX - start)));
      if (column) {
        column.style.width = `${width}px`;
      } else {
        header.style.width = `${width}px`;
      }
    };
    const end = () => {
      grip.removeEventListener('pointermove', move);
      if (width !== before) {
        owner.invokeMethodAsync('ResizeAsync', header.dataset.column, width);
      }
    };
    grip.addEventListener('pointermove', move);
    grip.addEventListener('lostpointercapture', end, { once: true });
  });

  // A range of rows is ticked with the Shift key: it must not mark their text, and the box keeps the focus.
  frame?.addEventListener('mousedown', event => {
    if (event.shiftKey && event.target.matches('.cell-select input')) {
      event.preventDefault();
      event.target.focus();
    }
  });

  // A drawn border is no click on the header's link.
  frame?.addEventListener('click', event => {
    if (event.target.closest('.column-grip')) {
      event.preventDefault();
    }
  });
}
