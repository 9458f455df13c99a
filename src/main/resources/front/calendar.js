// The archive: the classic month, for the mouse and for the keyboard (ARIA grid).
import { get } from './api.js';
import { count, day, h, page, tab, when, written } from './dom.js';

const HOUR = { timeStyle: 'short' };

export async function show(main, { calendar }, site) {
  const [year, month, chosen] = (calendar || await newest()).split('/');
  const [grid, about] = await Promise.all([get(`calendar/${year}/${month}`), site]);
  const name = monthName(year, month);
  const list = h('section', { 'aria-live': 'polite' });
  const at = (year, month) => page({ calendar: `${year}/${String(month).padStart(2, '0')}` });
  const step = by => { const to = new Date(Date.UTC(year, month - 1 + by)); return at(to.getUTCFullYear(), to.getUTCMonth() + 1); };
  document.title = name;

  const cells = grid.weeks.flat().filter(cell => !cell.blank);
  const start = cells.find(cell => cell.day === Number(chosen)) ?? cells.find(full) ?? cells[0];
  const buttons = new Map(cells.map(cell => [cell.day, h(full(cell) ? 'button.full' : 'button', {
    type: 'button', tabindex: cell === start ? 0 : -1, 'aria-label': label(cell), onclick: () => open(cell),
    'data-day': cell.day, 'data-count': cell.articles + cell.updates + cell.events,
  }, cell.day)]));

  main.replaceChildren(h('div.calendar', null,
    h('h1', { id: 'month' }, name),
    h('nav.months', { 'aria-label': 'Months' },
      grid.previous && h('a', { href: at(grid.previous.year, grid.previous.month) }, `‹ ${monthName(grid.previous.year, grid.previous.month)}`),
      grid.next && h('a', { href: at(grid.next.year, grid.next.month) }, `${monthName(grid.next.year, grid.next.month)} ›`)),
    h('table', { role: 'grid', 'aria-labelledby': 'month', onkeydown: move },
      h('thead', null, h('tr', null, weekdays(about.weekStart).map(([short, long]) => h('th', { scope: 'col', abbr: long }, short)))),
      h('tbody', null, grid.weeks.map(week => h('tr', null, week.map(cell => h('td', null, !cell.blank && buttons.get(cell.day))))))),
    h('p.note', null, 'Arrows move by days and weeks, Page Up and Page Down by months, Home and End within the week.'),
    list));
  if (chosen || full(start)) await open(start);

  async function open(cell) {
    history.replaceState(null, '', page({ calendar: cell.date.replaceAll('-', '/') }));
    buttons.forEach(button => button.removeAttribute('aria-current'));
    buttons.get(cell.day).setAttribute('aria-current', 'date');
    const { publications, liveBlogs, agenda } = await get(`calendar/${cell.date.replaceAll('-', '/')}`);
    const blogs = liveBlogs.filter(blog => !publications.some(each => each.id === blog.id));
    list.replaceChildren(h('h2', null, day(cell.date + 'T12:00:00Z')),
      !publications.length && !blogs.length && !agenda.length && h('p.note', null, 'Nothing happened here on this day.') || '',
      h('ul', null,
        publications.map(each => h('li', null, when(each.publishedAt, HOUR), ' ', to(each))),
        blogs.map(each => h('li', null, to(each), ` · ${count(each.updates, 'update')}`)),
        agenda.map(each => h('li', null, 'Event: ', h('a', { href: page({ events: '' }), dir: 'auto' }, each.title)))));
  }

  /** The arrows of the ARIA grid; over the edge of the month they lead to the next one. */
  function move(event) {
    const from = Number(event.target.dataset.day);
    const column = grid.weeks.find(week => week.some(cell => cell.day === from))?.findIndex(cell => cell.day === from);
    const rtl = getComputedStyle(event.currentTarget).direction === 'rtl' ? -1 : 1;
    const by = { ArrowLeft: -rtl, ArrowRight: rtl, ArrowUp: -7, ArrowDown: 7, Home: -column, End: 6 - column }[event.key];
    const months = { PageUp: -1, PageDown: 1 }[event.key];
    if (!from || (by === undefined && !months)) return;
    event.preventDefault();
    const last = cells.length;
    const wanted = by === undefined ? 0 : ['Home', 'End'].includes(event.key) ? Math.min(Math.max(from + by, 1), last) : from + by;
    if (wanted >= 1 && wanted <= last) {
      buttons.forEach(button => { button.tabIndex = -1; });
      buttons.get(wanted).tabIndex = 0;
      buttons.get(wanted).focus();
    } else {
      const there = new URL(step(months ?? Math.sign(by)), location);
      tab.set('calendar-focus', 'yes');
      location.assign(there);
    }
  }
  if (tab.get('calendar-focus')) {
    tab.set('calendar-focus', '');
    buttons.get(start.day).focus();
  }
}

/** The month in which something happened last. */
async function newest() {
  const { years } = await get('calendar');
  const months = years.flatMap(({ year, months }) => months.map(({ month }) => `${year}/${String(month).padStart(2, '0')}`)).sort();
  return months.at(-1) ?? new Date().toISOString().slice(0, 7).replace('-', '/');
}

const full = cell => cell.articles + cell.updates + cell.events > 0;

const label = ({ day, articles, updates, events }) =>
  [day, articles && count(articles, 'article'), updates && count(updates, 'update'), events && count(events, 'event')].filter(Boolean).join(', ');

const to = ({ slug, headline, language }) => h('a', { href: page({ article: slug }), ...written(language) }, headline);

const monthName = (year, month) =>
  new Date(Date.UTC(year, month - 1)).toLocaleDateString('en', { month: 'long', year: 'numeric', timeZone: 'UTC' });

function weekdays(first) {
  const from = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].indexOf(first);
  return Array.from({ length: 7 }, (_, i) => ['short', 'long'].map(weekday =>
    new Date(Date.UTC(2024, 0, 1 + from + i)).toLocaleDateString('en', { weekday, timeZone: 'UTC' })));
}
