// Filters, and links that open what they point at. Without it the report is whole, only unfiltered. What is open is what is printed.
(() => {
  'use strict';
  const form = document.getElementById('filter');
  const fields = form.elements;
  const shown = document.getElementById('shown');
  const empty = document.querySelector('#details .empty');
  const articles = [...document.querySelectorAll('article.requirement')];
  const rows = [...document.querySelectorAll('#ledger tbody tr')];
  const followers = [...document.querySelectorAll('[data-req]')];
  const containers = [...document.querySelectorAll('#details .item'), ...document.querySelectorAll('#details .indicator')];
  const texts = new WeakMap();

  const textOf = (element) => {
    if (!texts.has(element)) texts.set(element, element.textContent.toLowerCase());
    return texts.get(element);
  };
  const chosen = () => {
    const unit = fields.unit.selectedOptions[0];
    return {
      unit: unit ? unit.value : '', key: unit ? unit.dataset.key || '' : '', kind: fields.kind.value,
      outcomes: [...form.querySelectorAll('[name=outcome]:checked')].map((box) => box.value),
      text: fields.text.value.trim(),
    };
  };
  const matches = (element, filter, needles) =>
    (!filter.key || element.dataset.units.split(' ').includes(filter.key))
    && (!filter.kind || element.dataset.kind === filter.kind)
    && (filter.outcomes.length === 0 || filter.outcomes.includes(element.dataset.outcome))
    && needles.every((needle) => textOf(element).includes(needle));

  const apply = () => {
    const filter = chosen();
    const needles = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
    const visible = new Set();
    for (const article of articles) {
      article.hidden = !matches(article, filter, needles);
      if (!article.hidden) visible.add(article.id);
    }
    for (const row of rows) row.hidden = !matches(row, filter, needles);
    for (const element of followers) {
      const out = !visible.has(element.dataset.req);
      if (element.tagName === 'TR') element.hidden = out;
      else element.classList.toggle('faded', out);
    }
    for (const container of containers) container.hidden = !container.querySelector('article:not([hidden])');
    empty.hidden = visible.size > 0;
    shown.textContent = `${shown.dataset.word} ${visible.size} / ${articles.length}`;
  };

  // The address holds the filter and the place: #unit=…&outcome=fail.review&kind=…&text=…&at=r-…
  const remember = (at) => {
    const filter = chosen();
    const address = new URLSearchParams();
    if (filter.unit) address.set('unit', filter.unit);
    if (filter.outcomes.length > 0) address.set('outcome', filter.outcomes.join('.'));
    if (filter.kind) address.set('kind', filter.kind);
    if (filter.text) address.set('text', filter.text);
    if (at && [...address].length === 0) return replace(`#${at}`);
    if (at) address.set('at', at);
    replace(`#${address}`);
  };
  const replace = (hash) => {
    try { history.replaceState(null, '', hash); } catch { location.hash = hash; }
  };
  const recall = () => {
    const hash = location.hash.slice(1);
    if (!hash.includes('=')) return hash;
    const address = new URLSearchParams(hash);
    const outcomes = (address.get('outcome') || '').split('.');
    fields.unit.value = address.get('unit') || '';
    if (fields.unit.selectedIndex < 0) fields.unit.value = '';
    fields.kind.value = address.get('kind') || '';
    if (fields.kind.selectedIndex < 0) fields.kind.value = '';
    fields.text.value = address.get('text') || '';
    for (const box of form.querySelectorAll('[name=outcome]')) box.checked = outcomes.includes(box.value);
    return address.get('at') || '';
  };

  const goTo = (id) => {
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
    event.preventDefault();
    const id = decodeURIComponent(link.getAttribute('href').slice(1));
    remember(id);
    goTo(id);
  });

  let waiting = 0;
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { apply(); remember(''); }, 120);
  });
  form.addEventListener('reset', () => setTimeout(() => { apply(); remember(''); }));
  form.addEventListener('submit', (event) => event.preventDefault());
  addEventListener('hashchange', () => { const at = recall(); apply(); goTo(at); });

  for (const button of document.querySelectorAll('[data-fold]')) {
    button.addEventListener('click', () => {
      for (const article of articles) if (!article.hidden) article.firstElementChild.open = button.dataset.fold === 'open';
    });
  }

  form.hidden = false;
  document.getElementById('folding').hidden = false;
  if (matchMedia('(max-width: 640px)').matches) form.querySelector('details').open = false;
  const at = recall();
  apply();
  goTo(at);
})();
