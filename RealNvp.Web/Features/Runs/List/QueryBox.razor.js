// The query box's hands: caret, keys and the choice of a proposal happen here at once; what to propose comes from the server.

/** Wires the box up. The page may have been left already: then there is no box. */
export function attach(box, owner) {
  const input = box?.querySelector('input');
  const list = box?.querySelector('[role="listbox"]');
  if (!input || !list) {
    return;
  }

  let asked = null;

  // The box may be taken away at any moment, also while it has the focus: then there is nobody to tell.
  const tell = async (method, ...values) => {
    if (!input.isConnected) {
      return;
    }

    try {
      await owner.invokeMethodAsync(method, ...values);
    } catch (error) {
      if (input.isConnected) {
        throw error;
      }
    }
  };

  const isOpen = () => !list.hidden && list.children.length > 0;
  const active = () => list.querySelector('[aria-selected="true"]');

  const ask = () => {
    const question = `${input.selectionStart}|${input.value}`;
    if (question !== asked && document.activeElement === input) {
      asked = question;
      tell('SuggestAsync', input.value, input.selectionStart);
    }
  };

  const close = () => {
    asked = null;
    mark(null);
    tell('Close');
  };

  const mark = option => {
    active()?.setAttribute('aria-selected', 'false');
    option?.setAttribute('aria-selected', 'true');
    option?.scrollIntoView({ block: 'nearest' });
    if (option) {
      input.setAttribute('aria-activedescendant', option.id);
    } else {
      input.removeAttribute('aria-activedescendant');
    }
  };

  const choose = option => {
    const text = option.dataset.text;
    const end = input.selectionStart;
    const start = Math.min(Number(list.dataset.start), end);
    const space = text.endsWith('(') || input.value[end] === ' ' ? '' : ' ';
    mark(null);
    input.setRangeText(text + space, start, end, 'end');
    input.dispatchEvent(new Event('input', { bubbles: true }));
    input.focus();
  };

  const step = forward => {
    const options = [...list.children];
    const at = options.indexOf(active());
    const next = forward ? at + 1 : at < 0 ? options.length - 1 : at - 1;
    mark(options[next] ?? null);
  };

  input.addEventListener('input', ask);
  input.addEventListener('click', ask);
  input.addEventListener('keyup', event => {
    if (['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) {
      ask();
    }
  });
  input.addEventListener('blur', close);
  input.addEventListener('keydown', event => {
    const option = isOpen() ? active() : null;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (isOpen()) {
        step(event.key === 'ArrowDown');
      } else {
        asked = null;
        ask();
      }
    } else if ((event.key === 'Enter' || event.key === 'Tab') && option) {
      event.preventDefault();
      choose(option);
    } else if (event.key === 'Enter') {
      close();
      tell('SubmitAsync');
    } else if (event.key === 'Escape' && isOpen()) {
      event.preventDefault();
      close();
    }
  });

  // Before the box loses the focus, which would close the list.
  list.addEventListener('pointerdown', event => {
    const option = event.target.closest('[role="option"]');
    if (option) {
      event.preventDefault();
      choose(option);
    }
  });
}
