// What was wrong: a newsroom that says so is one to believe.
import { get } from './api.js';
import { h, page } from './dom.js';
import { corrections as notes } from './timeline.js';

export async function show(main, _, site) {
  const [list] = await Promise.all([get('corrections'), site]);
  document.title = 'Corrections';
  const more = h('button', { type: 'button', hidden: !list.page.next, onclick: older }, 'Older corrections');
  const all = h('ol.corrections', null, list.items.map(one));
  let next = list.page.next;
  main.replaceChildren(h('div.page', null, h('h1', null, 'Corrections'),
    list.items.length ? all : h('p.note', null, 'Nothing had to be corrected yet.'), more));

  async function older() {
    const page = await get(`corrections?cursor=${next}`);
    all.append(...page.items.map(one));
    next = page.page.next;
    more.hidden = !next;
  }
}

function one(correction) {
  const { article, target } = correction;
  return h('li', null,
    article && h('p', null, h('a', { href: page({ article: article.slug, ...(target.type === 'update' && { update: target.id }) }), dir: 'auto' }, article.headline)),
    notes([correction]));
}
