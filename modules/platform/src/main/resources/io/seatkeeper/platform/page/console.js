/* What the console is quicker with. Every page does the same without it. */
(() => {
  'use strict';
  const language = document.documentElement.lang;

  /* Times in the reader's own zone: relative as the server wrote them, exact on hover. */
  const exact = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const steps = [['day', 86400], ['hour', 3600], ['minute', 60], ['second', 1]];

  function tellTimes(root) {
    for (const time of root.querySelectorAll('time[data-relative]')) {
      const at = new Date(time.dateTime);
      const seconds = Math.round((at - Date.now()) / 1000);
      const text = time.firstElementChild;
      time.title = exact.format(at);
      time.lastElementChild.textContent = ' (' + time.title + ')';
      if (text && Math.abs(seconds) >= 45 && Math.abs(seconds) < 30 * 86400) {
        const [unit, size] = steps.find(step => Math.abs(seconds) >= step[1] * 0.75);
        text.textContent = relative.format(Math.round(seconds / size), unit);
      }
    }
  }

  /* What is only of use with script shows itself. */
  function showScripted(root) {
    for (const element of root.querySelectorAll('[data-scripted]')) {
      element.hidden = false;
    }
  }

  function prepare(root) {
    tellTimes(root);
    showScripted(root);
  }

  document.addEventListener('click', event => {
    const button = event.target.closest('[data-copy]');
    if (!button) {
      return;
    }
    const field = document.getElementById(button.dataset.copy);
    const said = button.querySelector('[role=status]');
    navigator.clipboard.writeText(field.value).then(
      () => { said.textContent = button.dataset.copied; setTimeout(() => { said.textContent = ''; }, 3000); },
      () => { field.focus(); field.select(); });
  });

  /* A file is read into the field that takes its text. */
  document.addEventListener('change', event => {
    const into = event.target.dataset.into;
    if (into && event.target.files[0]) {
      event.target.files[0].text().then(text => { document.getElementById(into).value = text; });
    }
  });

  /* What the reader has opened stays open when the page's living part fetches itself. */
  let opened = [];
  document.addEventListener('htmx:beforeSwap', () => {
    opened = Array.from(document.querySelectorAll('#live details[open] > summary[id]'), summary => summary.id);
  });
  document.addEventListener('htmx:afterSwap', () => {
    for (const summary of opened.map(id => document.getElementById(id)).filter(Boolean)) {
      summary.parentElement.open = true;
    }
  });

  /* A value to copy is selected whole. */
  document.addEventListener('focusin', event => {
    if (event.target.matches('input[readonly]')) {
      event.target.select();
    }
  });

  /* A form is sent once. */
  document.addEventListener('submit', event => {
    if (event.target.dataset.sent) {
      event.preventDefault();
    } else if (event.target.method === 'post') {
      event.target.dataset.sent = 'yes';
    }
  });

  /* "/" goes to the search, as in most lists. */
  document.addEventListener('keydown', event => {
    const search = document.querySelector('input[type=search]');
    if (event.key === '/' && search && !event.target.closest('input, textarea, select') && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      search.focus();
    }
  });

  /* What other people and identity providers change shows without a reload: the server says that something changed, and the
     page's living part fetches itself. A page that nobody sees waits until somebody does. */
  const living = () => document.getElementById('live');
  let waiting = false;

  function refresh(said) {
    if (document.hidden) {
      waiting = true;
    } else if (living()) {
      waiting = false;
      htmx.trigger(living(), said || 'changes');
    }
  }

  if (document.body.dataset.changes) {
    const source = new EventSource(document.body.dataset.changes);
    source.addEventListener('changes', () => refresh());
    /* Somebody tried to sign in; only pages that show that fetch themselves. */
    source.addEventListener('attempts', () => refresh('attempts'));
    source.addEventListener('end', () => { source.close(); location.reload(); });
    let opened = false;
    source.addEventListener('open', () => { if (opened) { refresh(); } opened = true; document.body.dataset.live = 'yes'; });
    document.addEventListener('visibilitychange', () => { if (waiting && !document.hidden) { refresh(); } });
  }

  prepare(document);
  document.body.addEventListener('htmx:afterSettle', () => prepare(document));
  setInterval(() => tellTimes(document), 60000);
  window.addEventListener('pageshow', event => {
    if (event.persisted) {
      document.querySelectorAll('form[data-sent]').forEach(form => { delete form.dataset.sent; });
      refresh();
    }
  });
})();
