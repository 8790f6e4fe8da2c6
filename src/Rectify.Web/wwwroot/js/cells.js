// Sheets one writes in: fields with an id "row.column" inside [data-cells]. Values are reported to the sheet, not to the field,
// keys move as in a spreadsheet, and what is copied there spreads over rows and columns (the server takes it apart).
(() => {
  const idle = 2000; // milliseconds of rest before a half-written cell is reported
  const chunk = 6000; // characters a message: the circuit takes 32 kB

  for (const type of ['cell', 'cellpaste']) Blazor.registerCustomEventType(type, { createEventArgs: (event) => event.detail });

  const cellOf = (target) => target.closest?.('[data-cells] :is(input, textarea, select)[id*="."]') ?? null;
  const columnOf = (cell) => cell.id.slice(cell.id.lastIndexOf('.') + 1);
  const rowOf = (cell) => cell.id.slice(0, cell.id.lastIndexOf('.'));
  const valueOf = (cell) => cell.type === 'checkbox' ? String(cell.checked) : cell.value;
  const tell = (cell, type, detail) => cell.dispatchEvent(new CustomEvent(type, { bubbles: true, detail: { row: rowOf(cell), column: columnOf(cell), ...detail } }));

  const resting = new WeakMap();

  document.addEventListener('input', (event) => {
    const cell = cellOf(event.target);
    if (!cell || cell.matches('select, [type=checkbox]')) return;
    clearTimeout(resting.get(cell));
    resting.set(cell, setTimeout(() => tell(cell, 'cell', { value: valueOf(cell) }), idle));
  });

  document.addEventListener('change', (event) => {
    const cell = cellOf(event.target);
    if (!cell) return;
    clearTimeout(resting.get(cell));
    tell(cell, 'cell', { value: valueOf(cell) });
  });

  // ---- Keys: Enter and Ctrl+arrows move within the column, Ctrl+D takes the value from above, right in an empty cell takes what is suggested there.

  const column = (cell) => [...cell.closest('[data-cells]').querySelectorAll(`[id$=".${CSS.escape(columnOf(cell))}"]`)];

  function step(cell, by) {
    const cells = column(cell);
    const next = cells[cells.indexOf(cell) + by];
    if (!next) return false;
    next.focus();
    if (next.matches('input:not([type=checkbox]), textarea')) next.select();
    return true;
  }

  // as if it were typed: before the page listens, what is typed is kept for it (rectify.js)
  function report(cell) {
    for (const type of ['input', 'change']) cell.dispatchEvent(new Event(type, { bubbles: true }));
  }

  function copyDown(cell) {
    const cells = column(cell);
    const above = cells[cells.indexOf(cell) - 1];
    if (!above) return;
    if (cell.type === 'checkbox') cell.checked = above.checked; else cell.value = above.value;
    report(cell);
    step(cell, 1);
  }

  function takeSuggested(cell) {
    cell.value = cell.dataset.suggest;
    report(cell);
  }

  document.addEventListener('keydown', (event) => {
    const cell = cellOf(event.target);
    if (!cell || event.isComposing || event.altKey || event.metaKey) return;
    if (event.ctrlKey && !event.shiftKey && event.key.toLowerCase() === 'd') { event.preventDefault(); copyDown(cell); }
    else if (event.ctrlKey && event.key === 'ArrowDown') { if (step(cell, 1)) event.preventDefault(); }
    else if (event.ctrlKey && event.key === 'ArrowUp') { if (step(cell, -1)) event.preventDefault(); }
    else if (event.key === 'ArrowRight' && !event.ctrlKey && !event.shiftKey && cell.dataset.suggest && cell.value === '') { event.preventDefault(); takeSuggested(cell); }
    else if (event.key === 'Enter' && !event.ctrlKey && !event.shiftKey && !cell.matches('[type=checkbox]')) { event.preventDefault(); step(cell, 1); }
  });

  // a table pasted before the page listens is told as soon as it does
  function whenHeard(act) {
    const waits = () => document.body.hasAttribute('data-waiting');
    if (!waits()) return act();
    const watch = new MutationObserver(() => {
      if (waits()) return;
      watch.disconnect();
      act();
    });
    watch.observe(document.body, { attributes: true, attributeFilter: ['data-waiting'] });
  }

  document.addEventListener('paste', (event) => {
    const cell = cellOf(event.target);
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!cell || !/[\t\n]/.test(text.trimEnd())) return;
    event.preventDefault();
    clearTimeout(resting.get(cell));
    whenHeard(() => {
      const here = document.getElementById(cell.id);
      for (let at = 0; here && at < text.length; at += chunk) tell(here, 'cellpaste', { value: text.slice(at, at + chunk), more: at + chunk < text.length });
    });
  });
})();
