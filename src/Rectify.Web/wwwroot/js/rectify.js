// Small habits of every page. It holds no texts: what people read is drawn by the server and only shown or hidden here.
(() => {
  const root = document.documentElement;
  const inMain = (element) => element.closest('main') !== null;
  const isText = (element) => element.matches('input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]');

  // ---- Is what one presses heard yet? A prerendered page looks finished before its circuit listens.

  const early = { press: null, typed: new Map(), focus: null, held: null };

  const isWaiting = () => root.dataset.page === 'interactive' && document.querySelector('[data-circuit=ready]') === null;

  // a form with an address of its own works without a circuit
  const worksAlone = (form) => form !== null && form.hasAttribute('action');

  function refuseForNow(event, control) {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (control.id && control.getAttribute('aria-disabled') !== 'true') early.press = control.id;
    control.setAttribute('aria-busy', 'true');
    document.getElementById('not-ready').hidden = false;
  }

  document.addEventListener('click', (event) => {
    if (!isWaiting()) return;
    const control = event.target.closest('button');
    if (control && inMain(control) && !worksAlone(control.form)) refuseForNow(event, control);
  }, true);

  // The page may begin to listen, and draw its button anew, while the button is held down: the browser then tells of no click.
  document.addEventListener('pointerdown', (event) => {
    const control = isWaiting() ? event.target.closest('button') : null;
    early.held = control && inMain(control) && control.id && !worksAlone(control.form) && control.getAttribute('aria-disabled') !== 'true' ? control : null;
  }, true);

  document.addEventListener('pointerup', () => {
    const held = early.held;
    early.held = null;
    if (held === null || held.isConnected) return;
    early.press = held.id;
    replayEarly();
  }, true);

  document.addEventListener('submit', (event) => {
    if (isWaiting() && inMain(event.target) && !worksAlone(event.target)) refuseForNow(event, event.submitter ?? event.target);
  }, true);

  document.addEventListener('input', (event) => {
    const field = event.target;
    if (isWaiting() && field.id && inMain(field)) early.typed.set(field.id, { value: field.value, checked: field.checked, files: field.files });
  }, true);

  document.addEventListener('focusin', (event) => {
    if (isWaiting() && inMain(event.target)) early.focus = event.target.id;
  });

  // The circuit draws the page anew, some of it only when it has read its records: what was typed, the focus and the one press that waited are given
  // to it as their controls appear, until the person does something else.
  function replayEarly() {
    for (const [id, { value, checked, files }] of early.typed) {
      const field = document.getElementById(id);
      if (!field) continue;
      early.typed.delete(id);
      if (field.matches('[type=checkbox], [type=radio]')) field.checked = checked;
      // a file's name can only be set by the person, the files themselves can be handed on
      else if (files) field.files = files;
      else field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }
    const focus = early.focus && document.getElementById(early.focus);
    if (focus) {
      early.focus = null;
      if (document.activeElement === document.body) focus.focus();
    }
    const press = early.press && document.getElementById(early.press);
    if (press) {
      early.press = null;
      press.click();
    }
  }

  function forgetEarly(event) {
    if (!event.isTrusted || isWaiting()) return;
    early.typed.clear();
    early.press = early.focus = null;
  }

  document.addEventListener('pointerdown', forgetEarly, true);
  document.addEventListener('keydown', forgetEarly, true);

  function markReadiness() {
    const body = document.body;
    const waiting = isWaiting();
    body.toggleAttribute('data-waiting', waiting);
    if (waiting === body.hasAttribute('data-ready')) {
      body.toggleAttribute('data-ready', !waiting);
      if (!waiting) {
        document.getElementById('not-ready').hidden = true;
      }
    }
    if (!waiting) replayEarly();
  }

  // ---- Dialogs: opened as modal when they appear, the focus goes back to who opened them.

  const openers = new Map();

  function openDialogs() {
    for (const dialog of document.querySelectorAll('dialog[data-modal]')) {
      if (openers.has(dialog)) continue;
      openers.set(dialog, document.activeElement);
      dialog.showModal();
    }
    for (const [dialog, opener] of openers) {
      if (dialog.isConnected) continue;
      openers.delete(dialog);
      if (document.activeElement === document.body && opener?.isConnected) opener.focus();
    }
  }

  // ---- Menus that hang from a summary close on a press elsewhere and on Esc.

  function closeMenus(except) {
    for (const menu of document.querySelectorAll('details.pop-at[open]')) {
      if (!menu.contains(except)) menu.open = false;
    }
  }

  document.addEventListener('click', (event) => closeMenus(event.target));

  // ---- Keys: / finds, a control with data-key is pressed by it, never while one writes.

  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      const menu = document.activeElement?.closest('details.pop-at[open]');
      closeMenus(null);
      menu?.querySelector('summary').focus();
      return;
    }
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || isText(event.target) || document.querySelector('dialog[open][data-modal]')) return;
    if (event.key === '/') {
      const find = document.getElementById('find');
      if (find) { event.preventDefault(); find.focus(); find.select(); }
      return;
    }
    if (event.key === 'Enter' && event.target.closest('a, button, summary')) return;
    const control = document.querySelector(`[data-key="${CSS.escape(event.key.toUpperCase())}"]`);
    if (control) { event.preventDefault(); control.click(); }
  });

  // ---- A matrix is walked by the arrows, over what holds no cell.

  document.addEventListener('keydown', (event) => {
    const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
    const place = step && event.target.closest('.matrix')?.querySelector('.cell') && event.target.closest('.matrix');
    if (!place || event.ctrlKey || event.altKey || event.metaKey) return;
    const rows = [...place.querySelectorAll('tbody tr')].map((row) => [...row.children]);
    const from = event.target.closest('td');
    let [y, x] = from ? [rows.findIndex((row) => row.includes(from)), [...from.parentElement.children].indexOf(from)] : [0, 0];
    let next = from ? null : place.querySelector('.cell');
    while (!next && rows[y += step[0]]?.[x += step[1]]) next = rows[y][x].querySelector('.cell');
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  // ---- Writing: what stands in a field for two seconds is reported, so that the server can keep it as a draft.

  const drafts = new WeakMap();

  document.addEventListener('input', (event) => {
    const field = event.target;
    if (!field.matches('[data-draft]') || isWaiting()) return;
    clearTimeout(drafts.get(field));
    drafts.set(field, setTimeout(() => field.dispatchEvent(new Event('change', { bubbles: true })), 2000));
  });

  // left, the field has reported itself: a report after that would bring back what the page has put away meanwhile
  document.addEventListener('change', (event) => clearTimeout(drafts.get(event.target)));

  // ---- The connection: try again, load again.

  document.addEventListener('click', async (event) => {
    if (event.target.closest('[data-reload]')) location.reload();
    if (event.target.closest('[data-print]')) window.print();
    if (event.target.closest('[data-reconnect]') && !(await Blazor.reconnect())) location.reload();
  });

  // ---- The bell: the server says how much is unread as soon as that changes. The words are its too.

  const LONGEST_PAUSE = 60000;
  let socket = null;
  let pause = 2000;

  function listen() {
    const bell = document.getElementById('bell');
    if (!bell) { socket?.close(); return; }
    if (socket) return;
    socket = new WebSocket(new URL(bell.dataset.live, location.href.replace(/^http/, 'ws')));
    socket.onopen = () => { pause = 2000; };
    socket.onmessage = (event) => {
      const { mark, label } = JSON.parse(event.data);
      const shown = document.getElementById('bell');
      if (!shown) return;
      shown.querySelector('.dot').textContent = mark;
      shown.setAttribute('aria-label', label);
    };
    socket.onclose = () => {
      // asked again by a clock and not by the page's next change, so that a server that is away is not stormed
      setTimeout(() => { socket = null; listen(); }, pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    };
  }

  const look = () => { markReadiness(); openDialogs(); listen(); };
  new MutationObserver(look).observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-circuit', 'data-page', 'data-ready'] });
  look();
})();
