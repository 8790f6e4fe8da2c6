// Ties the paper to the proposal by positions in the source: marks what was read, shows what is in hand, and follows a press from either side.
export function link(benchId) {
  const bench = document.getElementById(benchId);
  const source = bench.querySelector('[data-source]');
  const work = bench.querySelector('.intake-work');
  const pieces = [...source.querySelectorAll('[data-at]')].map((element) => ({ element, at: Number(element.dataset.at) }));
  const stopping = new AbortController();
  const heard = { signal: stopping.signal };
  let inHand = null;
  let waitsFor = null;
  let drawing = 0;

  const spansOf = (selector, from, to) => [...work.querySelectorAll(selector)]
    .map((element) => ({ element, from: Number(element.dataset[from]), to: Number(element.dataset[to]) }))
    .filter((span) => span.to > span.from);
  const narrowest = (spans, at) => spans.filter((span) => span.from <= at && at < span.to).sort((a, b) => (a.to - a.from) - (b.to - b.from))[0];
  const holds = (span, at) => span !== undefined && span.from <= at && at < span.to;

  function reveal(at) {
    const piece = pieces.find((candidate) => candidate.at >= at);
    if (!piece) return;
    const box = source.getBoundingClientRect();
    const place = piece.element.getBoundingClientRect();
    if (place.top < box.top || place.bottom > box.bottom) source.scrollTop += place.top - box.top - box.height / 3;
  }

  function draw() {
    drawing = 0;
    const rows = spansOf('[data-row]', 'from', 'to');
    const current = rows.find((row) => row.element.getAttribute('aria-current') === 'true');
    const parts = spansOf('#in-hand [data-part]', 'from', 'to');
    const numbered = new Set();
    for (const { element, at } of pieces) {
      const row = narrowest(rows, at);
      element.classList.toggle('known', row !== undefined);
      element.classList.toggle('on', holds(current, at));
      element.classList.toggle('part', parts.some((part) => holds(part, at)));
      if (row && !numbered.has(row)) { numbered.add(row); element.dataset.n = row.element.dataset.row; } else delete element.dataset.n;
    }
    if (current && current.element.id !== inHand) reveal(waitsFor ?? current.from);
    inHand = current?.element.id ?? null;
    if (waitsFor !== null) show(narrowest(parts, waitsFor));
    waitsFor = null;
  }

  function show(part) {
    if (!part) return;
    part.element.scrollIntoView({ block: 'nearest' });
    for (const other of work.querySelectorAll('.here')) other.classList.remove('here');
    part.element.classList.add('here');
  }

  source.addEventListener('click', (event) => {
    const pressed = event.target.closest('[data-at]');
    if (!pressed) return;
    const at = Number(pressed.dataset.at);
    const part = narrowest(spansOf('#in-hand [data-part]', 'from', 'to'), at);
    if (part) { show(part); return; }
    const row = narrowest(spansOf('[data-row]', 'from', 'to'), at) ?? narrowest(spansOf('[data-row]', 'wholeFrom', 'wholeTo'), at);
    if (!row) return;
    waitsFor = at;
    row.element.click();
  }, heard);

  work.addEventListener('focusin', (event) => {
    const part = event.target.closest('[data-part]');
    if (part && Number(part.dataset.to) > Number(part.dataset.from)) reveal(Number(part.dataset.from));
  }, heard);

  work.addEventListener('click', (event) => {
    const wants = event.target.closest('[data-focus]');
    if (wants) document.getElementById(wants.dataset.focus)?.focus();
  }, heard);

  // Esc leaves the field, so that the keys of the bench are heard again
  work.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && event.target.matches('textarea, input') && !event.target.closest('dialog')) event.target.blur();
  }, heard);

  const watching = new MutationObserver(() => { drawing ||= requestAnimationFrame(draw); });
  watching.observe(work, { subtree: true, childList: true, attributes: true, attributeFilter: ['aria-current', 'data-from', 'data-to', 'data-row'] });
  draw();

  return {
    caret: (id) => document.getElementById(id)?.selectionStart ?? 0,
    stop: () => { watching.disconnect(); stopping.abort(); },
  };
}
