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
    if (isWaiting()) early.focus = event.target.id && inMain(event.target) ? event.target : null;
  });

  // The circuit draws the page anew, some of it only when it has read its records: what was typed, the focus with what was selected and the one press
  // that waited are given to it as their controls appear, until the person does something else.
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
    const focus = early.focus && document.getElementById(early.focus.id);
    if (focus) {
      // a field that was taken away still knows what was selected in it; a day or a number knows no selection
      const { selectionStart, selectionEnd } = early.focus;
      early.focus = null;
      focus.focus();
      if (Number.isInteger(selectionStart)) focus.setSelectionRange(selectionStart, selectionEnd);
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

  // ---- Forms without a draft of their own: what is typed is kept by the server field by field, with what stood there before, and given back when the form is opened again.
  // What is written in the compartment of clues (data-unkept) is kept nowhere else.
  // A field that somebody changed meanwhile is not overwritten: what was typed into it is shown beside. Sent, a plain form is forgotten by the server, any other by its page.

  const KEEP_AFTER = 1000;
  const LONGEST_KEEPING = 3000;
  const FIELDS = 'input:not([type=hidden], [type=password], [type=file], [type=submit], [type=button], [data-unkept]), textarea, select';
  const kept = new Map();

  const isBox = (field) => field.matches('[type=checkbox], [type=radio]');
  const keyOf = (field) => field.id || (isBox(field) ? `${field.name}=${field.value}` : field.name);
  const valueOf = (field) => (isBox(field) ? String(field.checked) : field.value);
  const noteOf = () => document.getElementById('kept-note');
  const draftAt = (name) => `${noteOf().dataset.drafts}?form=${encodeURIComponent(name)}`;

  function setField(field, value) {
    if (isBox(field)) field.checked = value === 'true';
    else field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }

  // a plain form is known by its address, any other by the name its page gives it
  function keptNameOf(container) {
    if (container.dataset.keep) return container.dataset.keep;
    const handler = container.querySelector('input[name=_handler]');
    return handler && `${location.pathname}${location.search}#${handler.value}`;
  }

  function keptOf(element) {
    for (let at = element; at; at = at.parentElement) if (kept.has(at)) return [at, kept.get(at)];
    return [];
  }

  function keepForms() {
    if (!noteOf() || isWaiting()) return;
    for (const container of kept.keys()) if (!container.isConnected) kept.delete(container);
    for (const container of document.querySelectorAll('[data-keep], form[method=post]:not([data-unkept])')) {
      const name = keptNameOf(container);
      if (!name || kept.get(container)?.name === name) continue;
      const form = { name, was: new Map(), shown: new Map(), stored: {}, aside: [], isBack: false, sent: undefined, saving: null, timer: 0 };
      kept.set(container, form);
      askBack(container, form);
    }
    for (const [container, form] of kept) giveBack(container, form);
  }

  async function askBack(container, form) {
    try {
      const answer = await fetch(draftAt(form.name), { redirect: 'manual' });
      if (answer.status === 204) form.sent = '';
      if (answer.status !== 200) return;
      form.stored = await answer.json();
    } catch {
      return;
    }
    if (kept.get(container) === form) giveBack(container, form);
  }

  // some fields are drawn only when another is filled in
  function giveBack(container, form) {
    const before = form.aside.length;
    let isBack = false;
    for (const field of container.querySelectorAll(FIELDS)) {
      const key = keyOf(field);
      if (!form.was.has(key)) form.was.set(key, valueOf(field));
      // what is found of several, or taken out, its page writes into a hidden field, without an event
      if (field.hidden && (form.shown.get(key) ?? form.was.get(key)) !== valueOf(field)) form.timer ||= setTimeout(() => keep(container, form), KEEP_AFTER);
      if (field.hidden) form.shown.set(key, valueOf(field));
      const typed = form.stored[key];
      if (!typed) continue;
      delete form.stored[key];
      if (valueOf(field) === typed.is) form.was.set(key, typed.was);
      else if (valueOf(field) === typed.was) {
        setField(field, typed.is);
        const details = field.closest('details');
        if (details) details.open = true;
        isBack = true;
      } else if (!isBox(field) && !field.hidden && typed.is) form.aside.push(`${document.querySelector(`label[for="${CSS.escape(field.id)}"]`)?.textContent ?? ''} ${typed.is}`);
    }
    if (!isBack && form.aside.length === before) return;
    form.isBack ||= isBack;
    container.querySelector('.kept-note')?.remove();
    const note = noteOf().content.cloneNode(true);
    note.querySelector('[data-kept-back]').hidden = !form.isBack;
    const aside = note.querySelector('[data-kept-aside]');
    aside.hidden = form.aside.length === 0;
    for (const text of form.aside) aside.querySelector('ul').appendChild(document.createElement('li')).textContent = text;
    (container.querySelector('.stack, .body') ?? container).prepend(note);
  }

  function keep(container, form) {
    form.timer = 0;
    if (!container.isConnected) return;
    const typed = { ...form.stored };
    for (const field of container.querySelectorAll(FIELDS)) {
      const [key, is] = [keyOf(field), valueOf(field)];
      if (form.was.has(key) && form.was.get(key) !== is) typed[key] = { was: form.was.get(key), is };
    }
    const content = Object.keys(typed).length > 0 ? JSON.stringify(typed) : '';
    if (content === form.sent) return;
    form.sent = content;
    const token = document.querySelector('input[name=__RequestVerificationToken]')?.value ?? '';
    form.saving = fetch(draftAt(form.name), { method: 'POST', redirect: 'manual', headers: { 'Content-Type': 'text/plain', RequestVerificationToken: token }, body: content })
      .then((answer) => { if (answer.status !== 204) form.sent = undefined; }, () => { form.sent = undefined; })
      .then(() => { form.saving = null; });
  }

  function keepSoon(event) {
    const [container, form] = event.target.matches(FIELDS) ? keptOf(event.target) : [];
    if (!form) return;
    clearTimeout(form.timer);
    form.timer = setTimeout(() => keep(container, form), KEEP_AFTER);
  }

  document.addEventListener('input', keepSoon);
  document.addEventListener('change', keepSoon);

  document.addEventListener('submit', (event) => {
    const [sent, submitter, form] = [event.target, event.submitter, kept.get(event.target)];
    if (!form || event.defaultPrevented) return;
    if (form.timer || form.saving) {
      // kept before it is sent: the session may be gone, and a keeping that comes later would bring back what the server forgets with the taking
      event.preventDefault();
      clearTimeout(form.timer);
      keep(sent, form);
      Promise.race([form.saving, new Promise((patience) => { setTimeout(patience, LONGEST_KEEPING); })]).then(() => {
        form.saving = null;
        sent.requestSubmit(submitter);
      });
      return;
    }
    if (sent.dataset.keep) return;
    const name = sent.querySelector(`input[name=${noteOf().dataset.field}]`) ?? sent.appendChild(document.createElement('input'));
    Object.assign(name, { type: 'hidden', name: noteOf().dataset.field, value: form.name });
  });

  document.addEventListener('click', (event) => {
    const [container, form] = event.target.closest('[data-kept-discard]') ? keptOf(event.target) : [];
    if (!form) return;
    for (const field of container.querySelectorAll(FIELDS)) if (form.was.has(keyOf(field)) && form.was.get(keyOf(field)) !== valueOf(field)) setField(field, form.was.get(keyOf(field)));
    [form.stored, form.aside, form.isBack] = [{}, [], false];
    clearTimeout(form.timer);
    keep(container, form);
    container.querySelector('.kept-note')?.remove();
  });

  // left by its cancel or act, a dialog is gone before the pause after the last key is over
  function keepNow(event) {
    const [container, form] = event.target.closest('[data-keep]') ? keptOf(event.target) : [];
    if (!form?.timer) return;
    clearTimeout(form.timer);
    keep(container, form);
  }

  document.addEventListener('click', (event) => { if (event.target.closest('button')) keepNow(event); }, true);
  document.addEventListener('cancel', keepNow, true);

  // ---- What is done with the rows that are ticked waits for the first of them.

  function markChoosing() {
    for (const button of document.querySelectorAll('[data-needs-chosen]')) {
      const none = ![...button.form.elements].some((box) => box.checked);
      if (none) button.setAttribute('aria-disabled', 'true');
      else button.removeAttribute('aria-disabled');
      document.getElementById(button.getAttribute('aria-describedby')).hidden = !none;
    }
  }

  document.addEventListener('change', (event) => { if (event.target.matches('[type=checkbox]')) markChoosing(); });
  // boxes ticked before are ticked again when one comes back
  window.addEventListener('pageshow', markChoosing);
  document.addEventListener('submit', (event) => {
    if (event.target.querySelector('[data-needs-chosen][aria-disabled=true]')) event.preventDefault();
  });

  // ---- Of a strip of views wider than its window the one that is shown is in sight.

  const shownViews = new WeakMap();

  function showViews() {
    for (const view of document.querySelectorAll('.tabs > [aria-current]')) {
      const strip = view.parentElement;
      if (shownViews.get(strip) === view) continue;
      shownViews.set(strip, view);
      const [at, window] = [view.getBoundingClientRect(), strip.getBoundingClientRect()];
      if (at.left < window.left || at.right > window.right) strip.scrollLeft += at.left - window.left - (window.width - at.width) / 2;
    }
  }

  // ---- A paste longer than its field is cut by the browser without a word.

  document.addEventListener('paste', (event) => {
    const field = event.target;
    const cut = document.getElementById('cut-note');
    if (!cut || !field.matches('textarea[maxlength], input[maxlength]')) return;
    const pasted = event.clipboardData.getData('text').replaceAll('\r\n', '\n').length;
    const over = field.value.length - (field.selectionEnd - field.selectionStart) + pasted - field.maxLength;
    field.parentElement.querySelector('.cut-note')?.remove();
    if (over <= 0) return;
    const note = cut.content.cloneNode(true);
    note.querySelector('b').textContent = over;
    // before the frame draws, the input of this paste would take the note away again
    setTimeout(() => field.insertAdjacentElement('afterend', note.firstElementChild));
  });

  document.addEventListener('input', (event) => event.target.parentElement?.querySelector('.cut-note')?.remove());

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

  // dialogs first: one that opens takes the focus, and what had it before the page listened gets it back
  const look = () => { openDialogs(); markReadiness(); keepForms(); markChoosing(); showViews(); listen(); };
  new MutationObserver(look).observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-circuit', 'data-page', 'data-ready'] });
  look();
})();
