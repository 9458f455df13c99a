// The updates of a live blog: shows them, takes in what changes, and never moves what one is reading.
import { get } from './api.js';
import { count, day, h, page, picture, rich, when, written } from './dom.js';

const VERDICTS = { confirmed: '✓ Confirmed', disputed: '≠ Disputed', refuted: '✗ Refuted', unverified: 'Not verified' };
const KINDS = {
  correspondent: 'our correspondents', official: 'officials', media: 'media', witness: 'witnesses', organisation: 'organisation',
};
const QUALIFIERS = { exactly: '', 'at-least': 'at least ', 'up-to': 'up to ', about: 'about ', unknown: '' };

export class Timeline {
  list = h('ol.timeline');
  waiting = new Map(); // what is new and not shown yet, by id
  #shown = new Map();
  #article;
  #onWaiting;
  #next;
  #gap = false;

  /** `onWaiting(number)` hears how many updates wait to be shown. */
  constructor(article, onWaiting) {
    this.#article = article;
    this.#onWaiting = onWaiting;
  }

  get path() { return `articles/${encodeURIComponent(this.#article.slug)}/updates`; }
  get hasMore() { return Boolean(this.#next); }
  has(id) { return this.#shown.has(id); }
  element(id) { return this.#shown.get(id)?.element; }

  /** The first page, or the one around an update; its other members are for the page to show. */
  async begin(query = '') {
    const first = await get(this.path + query, { fresh: true }); // who comes by "1 new update" wants to see it
    first.items.forEach(update => this.#append(update));
    this.#next = first.page.next;
    this.#gap = Boolean(first.page.previous);
    return first;
  }

  async older() {
    const more = await get(`${this.path}?cursor=${this.#next}`);
    more.items.forEach(update => this.has(update.id) || this.#append(update));
    this.#next = more.page.next;
    return this.element(more.items[0]?.id);
  }

  /** Takes in a row of the stream about an update. */
  change({ id, op, object }) {
    if (op === 'withdrawn' || op === 'erased') this.#withdraw(id);
    else if (object && (op === 'published' || this.has(id))) this.#take(object);
  }

  /** Reads from the newest on until it meets what is shown. */
  async catchUp() {
    if (this.#gap) return get(this.path, { fresh: true });
    const seen = new Map();
    let cursor = '', last;
    for (let pages = 0; pages < 5; pages++) {
      last = await get(this.path + cursor, { fresh: true });
      last.items.forEach(update => seen.set(update.id, update));
      cursor = `?cursor=${last.page.next}`;
      if (!last.page.hasMore || last.items.some(update => this.has(update.id))) break;
    }
    const oldest = last.page.hasMore ? last.items.at(-1)?.publishedAt ?? '' : '';
    this.#gap ||= last.page.hasMore && this.#shown.size > 0 && ![...seen.keys()].some(id => this.has(id));
    seen.forEach(update => this.#take(update));
    for (const [id, { update }] of this.#shown) {
      if (!seen.has(id) && update && update.publishedAt > oldest) this.#withdraw(id);
    }
    return last;
  }

  /** Shows what waits, and returns the newest of it. */
  reveal() {
    if (this.#gap) return location.assign(page({ article: this.#article.slug }));
    const fresh = [...this.waiting.values()].sort(newestFirst);
    for (const update of fresh) {
      const before = [...this.#shown.values()].find(each => each.update && newestFirst(update, each.update) < 0);
      if (!before && this.hasMore) continue; // older than all that is shown: its page will bring it
      const element = item(update, this.#article);
      element.classList.add('new');
      (before ? before.element.before.bind(before.element) : this.list.append.bind(this.list))(element);
      this.#shown.set(update.id, { update, element });
    }
    this.#shown = new Map([...this.#shown].sort(([, a], [, b]) => a.update && b.update ? newestFirst(a.update, b.update) : 0));
    this.waiting.clear();
    this.#onWaiting(0);
    return this.element(fresh[0]?.id);
  }

  #append(update) {
    const element = item(update, this.#article);
    this.list.append(element);
    this.#shown.set(update.id, { update, element });
  }

  #take(update) {
    const known = this.#shown.get(update.id);
    if (!known) {
      this.waiting.set(update.id, update);
      this.#onWaiting(this.waiting.size);
    } else if (known.update?.revision !== update.revision || known.update.pinned !== update.pinned) {
      const element = item(update, this.#article);
      known.element.replaceWith(element);
      this.#shown.set(update.id, { update, element });
    }
  }

  /** What was withdrawn leaves its place and the reason, and nothing that stood in it. */
  #withdraw(id) {
    if (this.waiting.delete(id)) this.#onWaiting(this.waiting.size);
    const known = this.#shown.get(id);
    if (!known) return;
    const element = h('li.withdrawn', { id: 'u-' + id }, h('p', null, 'An update stood here. The newsroom has withdrawn it.'));
    known.element.replaceWith(element);
    this.#shown.set(id, { element });
    const why = () => get('updates/' + id, { fresh: true }).catch(error => {
      if (error.status === 410) element.replaceChildren(tombstone(error.body));
      else if (error.passes) setTimeout(why, 2000);
    });
    why();
  }
}

const newestFirst = (a, b) => b.publishedAt.localeCompare(a.publishedAt) || b.id.localeCompare(a.id);

/** What stands where something was public. */
export function tombstone({ kind = 'page', reason, note, withdrawnAt }) {
  const reasons = {
    error: 'because it was wrong', legal: 'for legal reasons', 'source-safety': 'to protect a source',
    duplicate: 'because it appeared twice', rights: 'for reasons of rights',
  };
  return h('p', null, `This ${kind.replace('-', ' ')} was withdrawn ${reasons[reason] ?? ''}`, withdrawnAt && [', ', when(withdrawnAt)], '. ', note);
}

/** One update. */
export function item(update, article) {
  const { id, headline, displayTime, occurredAt, verification, keyEvent, pinned, attribution, claims = [] } = update;
  const edited = update.revision > 2 && update.updatedAt > update.publishedAt; // 1 is the draft, 2 its publication
  return h(keyEvent ? 'li.update.key' : 'li.update', { id: 'u-' + id, tabindex: -1 },
    h('p.stamp', null,
      h('a', { href: page({ article: article.slug, update: id }) }, h('time', { datetime: occurredAt, dir: 'auto' }, displayTime)),
      keyEvent && h('span.mark', null, 'Key event'),
      pinned && h('span.mark', null, 'Pinned'),
      verification !== 'unverified' && h(`span.mark.${verification}`, null, VERDICTS[verification])),
    headline && h('h3', written(article.language), headline),
    rich('div.prose', update.body.html, article.language),
    update.media?.map(media => picture(media)),
    claims.length > 0 && h('ul.claims', { 'aria-label': 'Who says what' }, claims.map(claim =>
      h(`li.${claim.status}`, null,
        h('b', { dir: 'auto' }, claim.subject, claim.quantity != null && `: ${figure(claim)}`), ', says ', source(claim.attribution),
        claim.status !== 'standing' && h('i', null, ` (${claim.status})`)))),
    corrections(update.corrections),
    h('p.source', null,
      attribution ? ['Source: ', source(attribution), ` · ${KINDS[attribution.kind] ?? attribution.kind}`] : 'The newsroom',
      verification === 'unverified' && attribution && ' · not verified',
      edited && [' · edited ', when(update.updatedAt)]));
}

export const figure = ({ quantity, qualifier, unit }) =>
  quantity == null ? 'no figure' : `${QUALIFIERS[qualifier] ?? ''}${quantity.toLocaleString('en')}${unit ? ' ' + unit : ''}`;

export const source = ({ name, url }) => url ? h('a', { href: url, dir: 'auto' }, name) : h('span', { dir: 'auto' }, name);

/** What was wrong and what is right, where it was wrong. */
export function corrections(list) {
  return list?.map(({ kind, wrong, right, reason, publishedAt }) =>
    h('aside.correction', { role: 'note' },
      h('p', null, h('b', null, { correction: 'Correction', clarification: 'Clarification', retraction: 'Retraction' }[kind] ?? kind), ', ', day(publishedAt), '. ',
        wrong && h('del', { dir: 'auto' }, wrong), ' ', right && h('ins', { dir: 'auto' }, right), ' ', reason && h('span', { dir: 'auto' }, reason))));
}

/** "3 new updates", for a button that appears where nothing moves. */
export const newUpdates = number => count(number, 'new update');
