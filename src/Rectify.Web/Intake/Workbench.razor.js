// Ties the paper to the proposal by positions in the source: marks what was read, shows what is in hand, and follows a press from either side.
// Where the problems stand is told by the page (five numbers each), since of a long list only a page is drawn; what stands where is worked out
// when that changes, so that a step from one problem to the next touches their own stretches alone.
export function link(benchId, page, places) {
  const bench = document.getElementById(benchId);
  const source = bench.querySelector('[data-source]');
  const work = bench.querySelector('.intake-work');
  const pieces = [...source.querySelectorAll('[data-at]')].map((element) => ({ element, at: Number(element.dataset.at) }));
  const stopping = new AbortController();
  const heard = { signal: stopping.signal };
  let problems = new Map();
  let owners = [];
  let marked = [];
  let inHand = null;
  let waitsFor = null;
  let drawing = 0;

  // the first piece that begins at or behind a position
  function first(at) {
    let [low, high] = [0, pieces.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pieces[middle].at < at) low = middle + 1; else high = middle;
    }
    return low;
  }

  const within = (from, to) => pieces.slice(first(from), first(to));
  const parts = () => [...work.querySelectorAll('[data-part]')]
    .map((element) => ({ element, from: Number(element.dataset.from), to: Number(element.dataset.to) }))
    .filter((part) => part.to > part.from);
  const narrowest = (spans, at) => spans.filter((span) => span.from <= at && at < span.to).sort((a, b) => (a.to - a.from) - (b.to - b.from))[0];

  function place(numbers) {
    problems = new Map();
    for (let at = 0; at < numbers.length; at += 5) {
      const [key, from, to, wholeFrom, wholeTo] = numbers.slice(at, at + 5);
      problems.set(key, { key, number: at / 5 + 1, from, to, wholeFrom, wholeTo });
    }
    owners = new Array(pieces.length).fill(null);
    // the narrowest last: it owns what several share
    for (const problem of [...problems.values()].sort((a, b) => (b.to - b.from) - (a.to - a.from)))
      for (let at = first(problem.from); at < pieces.length && pieces[at].at < problem.to; at++) owners[at] = problem;
    const numbered = new Set();
    pieces.forEach(({ element }, at) => {
      const owner = owners[at];
      element.classList.toggle('known', owner !== null);
      if (owner && !numbered.has(owner)) { numbered.add(owner); element.dataset.n = owner.number; } else delete element.dataset.n;
    });
  }

  function reveal(from) {
    const next = first(from + 1);
    const before = pieces[next - 1];
    const piece = before && from < before.at + before.element.textContent.length ? before : pieces[next];
    if (!piece) return;
    const box = source.getBoundingClientRect();
    const spot = piece.element.getBoundingClientRect();
    // the paper may reach below what the window shows
    if (spot.top < Math.max(box.top, 0) || spot.bottom > Math.min(box.bottom, window.innerHeight)) source.scrollTop += spot.top - box.top - box.height / 3;
  }

  function draw() {
    drawing = 0;
    const card = work.querySelector('[data-problem]');
    const current = problems.get(Number(card?.dataset.problem));
    for (const { element } of marked) element.classList.remove('on', 'part');
    marked = [];
    if (current) {
      for (const part of parts().filter((candidate) => card.contains(candidate.element)))
        for (const piece of within(part.from, part.to)) { piece.element.classList.add('part'); marked.push(piece); }
      for (const piece of within(current.from, current.to)) { piece.element.classList.add('on'); marked.push(piece); }
      if (current.key !== inHand) reveal(waitsFor ?? current.from);
    }
    inHand = current?.key ?? null;
    if (waitsFor !== null && card) show(narrowest(parts().filter((part) => card.contains(part.element)), waitsFor));
    waitsFor = null;
  }

  function show(part) {
    if (!part) return;
    part.element.scrollIntoView({ block: 'nearest' });
    for (const other of work.querySelectorAll('.here')) other.classList.remove('here');
    part.element.classList.add('here');
  }

  function point(part) {
    for (const element of source.querySelectorAll('.at')) element.classList.remove('at');
    for (const { element } of within(Number(part.dataset.from), Number(part.dataset.to))) element.classList.add('at');
    reveal(Number(part.dataset.from));
  }

  source.addEventListener('click', (event) => {
    const pressed = event.target.closest('[data-at]');
    if (!pressed) return;
    const at = Number(pressed.dataset.at);
    const part = narrowest(parts(), at);
    if (part) { show(part); return; }
    const problem = owners[first(at)] ?? narrowest([...problems.values()].map(({ key, wholeFrom, wholeTo }) => ({ key, from: wholeFrom, to: wholeTo })), at);
    if (!problem) return;
    waitsFor = at;
    page.invokeMethodAsync('TakeInHand', problem.key);
  }, heard);

  // a field by the focus; a fact is a button, which some browsers press without it
  for (const type of ['focusin', 'click'])
    work.addEventListener(type, (event) => {
      const part = event.target.closest('[data-part]');
      if (part && Number(part.dataset.to) > Number(part.dataset.from)) point(part);
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
  watching.observe(work, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-problem', 'data-from', 'data-to'] });
  place(places);
  draw();

  return {
    place: (numbers) => { place(numbers); draw(); },
    caret: (id) => document.getElementById(id)?.selectionStart ?? 0,
    stop: () => { watching.disconnect(); stopping.abort(); },
  };
}
