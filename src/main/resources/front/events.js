// What is planned: each event in the time of its place, and a file for the calendar at home.
import { get } from './api.js';
import { h, page, rich, when, written } from './dom.js';
import { api } from './place.js';

export async function show(main, _, site) {
  const [list] = await Promise.all([get('events'), site]);
  document.title = 'Events';
  const more = h('button', { type: 'button', hidden: !list.page.next, onclick: older }, 'More events');
  const all = h('ol.events', null, list.items.map(one));
  let next = list.page.next;
  main.replaceChildren(h('div.page', null, h('h1', null, 'Events'),
    h('p.note', null, 'Times are those of the place. ', h('a', { href: api + 'events.ics' }, 'Subscribe to all of them'), ' in a calendar program.'),
    list.items.length ? all : h('p', null, 'Nothing is planned.'), more));

  async function older() {
    const page = await get(`events?cursor=${next}`);
    all.append(...page.items.map(one));
    next = page.page.next;
    more.hidden = !next;
  }
}

function one({ id, title, description, language, status, allDay, startsAt, endsAt, timeZone, place, article, contacts = [] }) {
  const format = allDay ? { dateStyle: 'full' } : { dateStyle: 'full', timeStyle: 'short' };
  return h('li.event', { id: 'e-' + id },
    h('h2', written(language), title),
    status !== 'scheduled' && h('p', null, h('span.mark.disputed', null, status)),
    h('p', null, h('b', null, when(startsAt, format, timeZone), !allDay && endsAt && [' to ', when(endsAt, { timeStyle: 'short' }, timeZone)]), ` (${timeZone})`),
    place && h('p', { dir: 'auto' }, [place.name, place.region, place.country].filter(Boolean).join(', ')),
    description && rich('div.prose', description.html, language),
    contacts.map(each => each.email && h('p', null, each.name, ' ', h('a', { href: 'mailto:' + each.email }, each.email))),
    h('p', null, h('a.button', { href: `${api}events/${id}.ics`, download: '' }, 'Add to calendar', h('span.away', null, `: ${title}`))),
    article && h('p.note', null, 'About: ', h('a', { href: page({ article: article.slug }), dir: 'auto' }, article.headline)));
}
