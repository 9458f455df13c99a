// "While you were away": what happened in a live blog since this tab was looked at last. Nothing about
// it is kept but in the tab's own memory, which ends with it: what one reads is nobody's business.
import { get, optional } from './api.js';
import { count, h, page, tab, when } from './dom.js';
import { corrections, figure, source, tombstone } from './timeline.js';

const AWAY = 5 * 60_000;

/** `place()` is a token of what was heard last. */
export function digest(element, article, place) {
  const key = 'left ' + article.id;
  let left = null;
  const leave = () => { left = { at: performance.now(), place: place() }; };
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) return leave();
    if (left?.place && performance.now() - left.at > AWAY) tell(left.place);
    left = null;
  });
  addEventListener('pagehide', () => tab.set(key, left?.place ?? place()));
  const before = tab.get(key);
  if (before) tell(before);

  async function tell(since) {
    const news = await optional(get(`articles/${article.id}/digest?since=${encodeURIComponent(since)}`, { fresh: true })).catch(() => null);
    if (!news || (!news.items.length && !news.otherUpdates)) return;
    element.replaceChildren(h('section.digest', { 'aria-labelledby': 'away' },
      h('h2', { id: 'away' }, 'While you were away'),
      h('p.note', null, 'Since ', when(news.since)),
      h('ul', null, news.items.map(each => h('li', null, line(each, article)))),
      news.otherUpdates > 0 && h('p', null, `And ${count(news.otherUpdates, 'other update')}.`),
      h('button', { type: 'button', onclick: () => element.replaceChildren() }, 'Close')));
  }
}

function line({ type, update, claims = [], correction, withdrawal }, article) {
  if (correction) return corrections([correction]);
  if (withdrawal) return tombstone({ kind: 'update', ...withdrawal });
  return [
    h('a', { href: page({ article: article.slug, update: update.id }), 'data-update': update.id }, update.displayTime), ' ',
    type === 'key-event' && h('b', { dir: 'auto' }, update.headline ?? ''), ' ', h('span', { dir: 'auto' }, update.summary ?? ''),
    claims.map(claim => h('p.note', null, claim.subject, ': ', figure(claim), ', says ', source(claim.attribution))),
  ];
}
