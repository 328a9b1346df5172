// Filters, order, and links that open what they point at. Without it the report is whole, only unfiltered. What is open is what is printed.
(() => {
  'use strict';
  const form = document.getElementById('filter');
  const fields = form.elements;
  const shown = document.getElementById('shown');
  const empty = document.querySelector('#details .empty');
  const articles = [...document.querySelectorAll('article.requirement')];
  const rows = [...document.querySelectorAll('#ledger tbody tr')];
  const parts = [...document.querySelectorAll('#ledger .part')];
  const followers = [...document.querySelectorAll('[data-req]')];
  const containers = [...document.querySelectorAll('#details .item'), ...document.querySelectorAll('#details .indicator')];
  const gaps = document.querySelector('.gaps tbody');

  // Thousands of rows lie in the page as text and are made one list after the other: in idle moments, when one is opened
  // or pointed at, or before printing.
  const later = new Map();
  for (const source of document.querySelectorAll('script[type="text/plain"]')) {
    later.set(source.parentElement, source.textContent);
    source.remove();
  }
  for (const words of document.querySelectorAll('noscript')) words.remove();
  const make = (list) => {
    const source = later.get(list);
    if (source === undefined) return;
    later.delete(list);
    list.insertAdjacentHTML('beforeend', source);
    if (!list.matches('tbody')) return;
    for (const row of list.rows) showRow(row);
    rows.push(...list.rows);
    showPart(list.closest('.part'));
  };
  const makeRows = () => {
    const next = [...later.keys()].find((list) => list.matches('tbody'));
    if (next) { make(next); setTimeout(makeRows); }
  };
  const makeOpened = (details) => { for (const list of details.querySelectorAll('ul.part')) make(list); };
  const makeHolding = (id) => {
    for (const [list, source] of later) if (source.includes(`id="${id}"`)) make(list);
  };

  const ENTITIES = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': "'", '&#x60;': '`', '&#x3D;': '=', '&amp;': '&' };
  const plain = (source) => source.replace(/<[^>]*>/g, ' ').replace(/&[#a-z0-9]+;/gi, (entity) => ENTITIES[entity] || entity);
  const texts = new WeakMap();
  const textOf = (element) => {
    if (!texts.has(element)) {
      const unmade = [...element.querySelectorAll('ul.part')].map((list) => plain(later.get(list) || ''));
      texts.set(element, [element.textContent, ...unmade].join(' ').toLowerCase());
    }
    return texts.get(element);
  };
  const chosen = () => {
    const unit = fields.unit.selectedOptions[0];
    return {
      unit: unit ? unit.value : '', key: unit ? unit.dataset.key || '' : '', kind: fields.kind.value, severity: fields.severity.value,
      outcomes: [...form.querySelectorAll('[name=outcome]:checked')].map((box) => box.value),
      text: fields.text.value.trim(), sort: fields.sort ? fields.sort.value : '',
    };
  };
  const matches = (element, filter, needles) =>
    (!filter.key || element.dataset.units.split(' ').includes(filter.key))
    && (!filter.kind || element.dataset.kind === filter.kind)
    && (!filter.severity || element.dataset.severities === undefined || element.dataset.severities.split(' ').includes(filter.severity))
    && (filter.outcomes.length === 0 || filter.outcomes.includes(element.dataset.outcome))
    && needles.every((needle) => textOf(element).includes(needle));

  // Thousands of rows are gone through in slices, so that typing and scrolling are never held up.
  const SLICE_MS = 12;
  let running = 0;
  const inSlices = (list, work, done) => {
    const run = ++running;
    const step = (from) => {
      if (run !== running) return;
      const until = performance.now() + SLICE_MS;
      let at = from;
      while (at < list.length && performance.now() < until) work(list[at++]);
      if (at < list.length) setTimeout(step, 0, at);
      else done();
    };
    step(0);
  };

  const apply = () => {
    const filter = chosen();
    const needles = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
    const visible = new Set();
    for (const article of articles) {
      article.hidden = !matches(article, filter, needles);
      if (!article.hidden) visible.add(article.id);
    }
    for (const element of followers) {
      const out = !visible.has(element.dataset.req);
      if (element.matches('tr, li')) element.hidden = out;
      else element.classList.toggle('faded', out);
    }
    for (const container of containers) container.hidden = !container.querySelector('article:not([hidden])');
    empty.hidden = visible.size > 0;
    shown.textContent = `${shown.dataset.word} ${visible.size} / ${articles.length}`;
    const isOpen = needles.length === 0 && !filter.key && !filter.kind && filter.outcomes.length === 0;
    isRowShown = (row) => isOpen || matches(row, filter, needles);
    inSlices(rows, showRow, () => { for (const part of parts) showPart(part); });
  };

  let isRowShown = () => true;
  const showRow = (row) => {
    const out = !isRowShown(row);
    if (row.hidden !== out) row.hidden = out;
  };
  const showPart = (part) => { part.hidden = !later.has(part.querySelector('tbody')) && !part.querySelector('tbody tr:not([hidden])'); };

  // By what gains most as written; otherwise by a number each row carries, the greater first but for the standard's order.
  let sorted = '';
  const sort = () => {
    const by = fields.sort ? fields.sort.value : '';
    if (!gaps || by === sorted) return;
    sorted = by;
    const key = by || 'place';
    const sign = by === 'stake' ? -1 : 1;
    const ordered = [...gaps.rows].sort((a, b) => sign * (a.dataset[key] - b.dataset[key]) || a.dataset.place - b.dataset.place);
    gaps.append(...ordered);
  };

  // The address holds the filter and the place: #unit=…&outcome=fail.review&kind=…&severity=…&text=…&sort=…&at=r-…
  const remember = (at) => {
    const filter = chosen();
    const address = new URLSearchParams();
    if (filter.unit) address.set('unit', filter.unit);
    if (filter.outcomes.length > 0) address.set('outcome', filter.outcomes.join('.'));
    for (const name of ['kind', 'severity', 'text', 'sort']) if (filter[name]) address.set(name, filter[name]);
    if (at && [...address].length === 0) return replace(`#${at}`);
    if (at) address.set('at', at);
    replace(`#${address}`);
  };
  const replace = (hash) => {
    try { history.replaceState(null, '', hash); } catch { location.hash = hash; }
  };
  const choose = (field, value) => {
    if (!field) return;
    field.value = value || '';
    if (field.selectedIndex < 0) field.value = '';
  };
  const recall = () => {
    const hash = location.hash.slice(1);
    if (!hash.includes('=')) return hash;
    const address = new URLSearchParams(hash);
    const outcomes = (address.get('outcome') || '').split('.');
    for (const name of ['unit', 'kind', 'severity', 'sort']) choose(fields[name], address.get(name));
    fields.text.value = address.get('text') || '';
    for (const box of form.querySelectorAll('[name=outcome]')) box.checked = outcomes.includes(box.value);
    return address.get('at') || '';
  };

  const goTo = (id) => {
    if (id && !document.getElementById(id)) makeHolding(id);
    const target = id && document.getElementById(id);
    if (!target) return;
    target.hidden = false;
    for (let parent = target.parentElement; parent; parent = parent.parentElement) parent.hidden = false;
    const details = target.querySelector(':scope > details');
    if (details) details.open = true;
    target.scrollIntoView();
    if (!target.matches('section')) flash(target);
    const focus = target.querySelector('summary, a, h2') || target;
    if (!focus.matches('a, summary')) focus.tabIndex = -1;
    focus.focus({ preventScroll: true });
  };
  const flash = (target) => {
    for (const old of document.querySelectorAll('.here')) old.classList.remove('here');
    target.classList.add('here');
  };

  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    // A link that is a filter changes the address, and what is shown follows it.
    if (link.hash.includes('=')) return;
    event.preventDefault();
    const id = decodeURIComponent(link.getAttribute('href').slice(1));
    remember(id);
    goTo(id);
  });

  // Arrow keys go from square to square of the matrix; “/” goes to the text field.
  const squares = [...document.querySelectorAll('.matrix a.square')];
  const STEPS = { ArrowRight: 1, ArrowLeft: -1 };
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = squares.indexOf(event.target);
    if (at >= 0 && STEPS[event.key]) {
      event.preventDefault();
      squares[(at + STEPS[event.key] + squares.length) % squares.length].focus();
    } else if (event.key === '/' && !event.target.closest('input, select, textarea')) {
      event.preventDefault();
      form.querySelector('details').open = true;
      fields.text.focus();
    }
  });

  let waiting = 0;
  const changed = () => { sort(); apply(); remember(''); };
  document.addEventListener('input', (event) => {
    if (event.target.form !== form) return;
    clearTimeout(waiting);
    waiting = setTimeout(changed, 120);
  });
  form.addEventListener('reset', () => setTimeout(changed));
  form.addEventListener('submit', (event) => event.preventDefault());
  addEventListener('hashchange', () => { const at = recall(); sort(); apply(); goTo(at); });

  document.addEventListener('toggle', (event) => { if (event.target.matches('.more')) makeOpened(event.target); }, true);
  addEventListener('beforeprint', () => {
    for (const list of [...later.keys()]) if (list.matches('tbody, [open] > .part')) make(list);
  });

  for (const button of document.querySelectorAll('[data-fold]')) {
    button.addEventListener('click', () => {
      for (const article of articles) if (!article.hidden) article.firstElementChild.open = button.dataset.fold === 'open';
    });
  }

  // Days are counted from the day on which the report is read; in the file there is only the date.
  const now = new Date();
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  for (const place of document.querySelectorAll('.days')) {
    const days = Math.round((Date.parse(`${place.dataset.day}T00:00:00Z`) - today) / 86400000);
    if (Number.isNaN(days)) continue;
    const words = days === 0 ? place.dataset.today : days > 0 ? place.dataset.ahead : place.dataset.past;
    place.textContent = words.replace('{days}', Math.abs(days));
    place.hidden = false;
  }

  form.hidden = false;
  for (const id of ['folding', 'sorting']) if (document.getElementById(id)) document.getElementById(id).hidden = false;
  if (matchMedia('(max-width: 640px)').matches) form.querySelector('details').open = false;
  const at = recall();
  sort();
  apply();
  goTo(at);
  setTimeout(makeRows);
})();
