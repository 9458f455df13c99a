// Search: what was found, with the words marked as the server marks them.
import { get } from './api.js';
import { count, day, h, page, rich, written } from './dom.js';

export async function show(main, { q }, site) {
  document.title = q ? `Search: ${q}` : 'Search';
  await site;
  const found = h('div', { 'aria-live': 'polite' });
  main.replaceChildren(h('div.page', null, h('h1', null, 'Search'),
    h('form.search', { role: 'search', action: './' },
      h('label', { for: 'words' }, 'Words, "a phrase", AND, OR, NOT'),
      h('input', { id: 'words', name: 'q', type: 'search', value: q, maxlength: 500, dir: 'auto' }), h('button', null, 'Search')),
    found));
  if (!q) return main.querySelector('input').focus();
  const path = `search?q=${encodeURIComponent(q)}`;
  const list = h('ol.hits');
  const more = h('button', { type: 'button', onclick: () => add() }, 'More');
  let cursor = '';
  try {
    const { total, didYouMean } = await add();
    found.replaceChildren(
      h('p.note', null, total ? `${count(total, 'hit')} for “${q}”` : `Nothing was found for “${q}”.`,
        didYouMean && [' Did you mean ', h('a', { href: page({ q: didYouMean }) }, didYouMean), '?']),
      list, more);
  } catch (error) {
    if (![400, 404, 501].includes(error.status)) throw error;
    const why = { 404: 'There is no search here.', 501: 'This newsroom has search switched off.' }[error.status];
    found.replaceChildren(h('p.problem', null, why ?? (error.body.errors?.[0]?.detail ?? error.message)));
  }

  async function add() {
    const hits = await get(path + (cursor && `&cursor=${cursor}`));
    list.append(...hits.items.map(hit));
    cursor = hits.page.next;
    more.hidden = !cursor;
    return hits;
  }
}

function hit({ type, id, article, language, headline, displayTime, publishedAt, highlights }) {
  const title = highlights.headline ? rich('span', highlights.headline) : headline ?? article.headline;
  return h('li', written(language),
    h('h2', null, h('a', { href: page({ article: article.slug, ...(type === 'update' && { update: id }) }) }, title)),
    type === 'update' && h('p.note', null, h('b', { dir: 'auto' }, displayTime), ' in ', h('span', { dir: 'auto' }, article.headline)),
    highlights.excerpts.map(each => rich('p', each)),
    h('p.note', null, day(publishedAt)));
}
