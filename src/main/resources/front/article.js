// An article or a live blog: read once, then kept up to date by the stream.
import { get, optional } from './api.js';
import { comments } from './comments.js';
import { digest } from './digest.js';
import { announce, count, day, h, page, picture, rich, when, written } from './dom.js';
import { known } from './known.js';
import { follow, stateText } from './live.js';
import { api } from './place.js';
import { Timeline, corrections, newUpdates, tombstone } from './timeline.js';

export async function show(main, { article: ref, update }, site) {
  let article = await get(`articles/${encodeURIComponent(ref)}`, { fresh: true });
  await site;
  if (article.slug !== ref && article.id !== ref) {
    history.replaceState(null, '', page({ article: article.slug, ...(update && { update }) })); // it has moved
  }
  const element = h('article.story', { dir: written(article.language).dir });
  const head = h('header'), body = h('div.body'), state = h('span.state', { role: 'status' });
  const pill = h('button.pill', { type: 'button', hidden: true, onclick: reveal });
  const bar = h('div.livebar', { hidden: article.kind !== 'liveblog' }, state, pill);
  const away = h('div'), facts = h('div'), keys = h('nav.keys', { 'aria-label': 'Key events', hidden: true });
  const older = h('button', { type: 'button', hidden: true, onclick: showOlder }, 'Older updates');
  const coverage = h('div.coverage'), side = h('section.side', { 'aria-label': 'More about this' });
  element.append(head, bar, away, h('div.main', null, body, keys, coverage), side);
  tell();
  main.replaceChildren(element);

  const blog = article.kind === 'liveblog' ? new Timeline(article, wait) : null;
  const [first, table, thread] = await Promise.all([
    blog && blog.begin(update ? `?around=${encodeURIComponent(update)}` : '').catch(error => {
      if (![400, 404].includes(error.status) || !update) throw error;
      return blog.begin(); // the update is gone, or these are files: begin with the newest
    }),
    known(article), comments(article)]);
  renew(facts, [table]);
  coverage.append(facts);
  if (blog) {
    coverage.append(
      h('section', { 'aria-labelledby': 'updates' },
        h('h2', { id: 'updates' }, update ? 'Updates around this time' : 'Updates'),
        first.page.previous && h('p', null, h('a', { href: page({ article: article.slug }) }, 'Go to the newest updates')),
        blog.list, older));
    older.hidden = !blog.hasMore;
    index(first.keyEvents);
    goTo(update);
  }
  if (thread) coverage.append(thread.element);

  const stream = follow({ article: article.slug }, { change, catchUp, state: showState });
  digest(away, article, stream.place);
  addEventListener('pagehide', stream.stop, { once: true });
  addEventListener('pageshow', event => event.persisted && location.reload(), { once: true });

  /** Everything that comes from the article itself, anew each time it changes. */
  function tell() {
    document.title = article.headline;
    renew(head, heading(article));
    renew(body, story(article));
    renew(side, beside(article));
    bar.classList.toggle('ended', article.live?.state === 'ended');
  }

  function change(row) {
    const gone = row.op === 'withdrawn' || row.op === 'erased';
    if (row.type === 'article' && row.id === article.id) {
      if (gone) withdrawn();
      else if (row.object) { article = row.object; tell(); }
    } else if (row.type === 'update' && blog) {
      blog.change(row);
      refresh();
    } else if (row.type === 'comment') {
      thread?.changed(row.op);
    }
  }

  /** What others make of the updates: the latest, key events and the table of claims. */
  let refreshing;
  function refresh() {
    clearTimeout(refreshing);
    refreshing = setTimeout(async () => {
      const [now, list, table] = await Promise.all([
        get(`articles/${article.id}`, { fresh: true }), get(blog.path, { fresh: true }), known(article)]).catch(() => []);
      if (!now) return;
      article = now;
      tell();
      index(list.keyEvents);
      renew(facts, [table]);
    }, 500);
  }

  async function catchUp() {
    try {
      article = await get(`articles/${encodeURIComponent(article.slug)}`, { fresh: true });
      tell();
      if (blog) index((await blog.catchUp()).keyEvents);
    } catch (error) {
      if (error.status === 410) withdrawn(error.body);
      else throw error;
    }
  }

  async function withdrawn(body) {
    stream.stop();
    element.replaceChildren(h('h1', null, 'Withdrawn'), tombstone(body ?? { kind: 'article' }));
    if (!body) get(`articles/${article.id}`, { fresh: true }).catch(error => error.status === 410 && withdrawn(error.body));
  }

  function showState(now) {
    const ended = article.live?.state === 'ended';
    bar.dataset.state = ended ? 'ended' : now.name;
    state.textContent = stateText(ended && now.name === 'live' ? { name: 'ended' } : now);
  }

  function wait(number) {
    pill.hidden = number === 0;
    pill.textContent = newUpdates(number);
    if (number) announce(newUpdates(number));
  }

  function reveal() {
    const newest = blog.reveal();
    newest?.focus({ preventScroll: true });
    newest?.scrollIntoView({ block: 'start' });
  }

  async function showOlder() {
    older.disabled = true;
    const begin = await blog.older().catch(error => { older.after(h('p.problem', { role: 'alert' }, error.message)); });
    older.disabled = false;
    older.hidden = !blog.hasMore;
    begin?.focus({ preventScroll: true });
  }

  function index(events) {
    keys.hidden = !events?.length;
    keys.replaceChildren(h('h2', null, 'Key events'), h('ol', null, (events ?? []).map(each =>
      h('li', null, h('a', { href: page({ article: article.slug, update: each.id }), 'data-update': each.id },
        h('time', { datetime: each.occurredAt, dir: 'auto' }, each.displayTime), ' ',
        h('span', written(article.language), each.headline ?? each.summary ?? ''))))));
  }

  /** Links to updates that are here already lead to them without reading anything. */
  function goTo(id) {
    const target = id && blog?.element(id);
    target?.scrollIntoView({ block: 'start' });
    target?.focus({ preventScroll: true });
    return target;
  }
  element.addEventListener('click', event => {
    const id = event.target.closest('a[data-update]')?.dataset.update;
    if (id && !event.ctrlKey && !event.metaKey && goTo(id)) event.preventDefault();
  });
}

/** Replaces what differs and leaves alone what does not: nobody's place or selection is lost for nothing. */
function renew(element, content) {
  const made = h(element.localName, null, content);
  if (element.innerHTML !== made.innerHTML) element.replaceChildren(...made.childNodes);
}

function heading(article) {
  const { language, kicker, headline, standfirst, bylines, places, publishedAt, breaking, live } = article;
  return [
    h('p.kicker', null,
      breaking && h('strong.breaking', null, 'Breaking'),
      live && h(`strong.${live.state}`, null, { live: 'Live', ended: 'Ended', scheduled: 'Soon' }[live.state]),
      h('span', written(language), kicker)),
    h('h1', written(language), headline),
    standfirst && h('p.standfirst', written(language), standfirst),
    h('p.byline', null,
      bylines.map((each, i) => [i > 0 && ', ', h('span', { dir: 'auto' }, each.name)]),
      places.length > 0 && [bylines.length > 0 && ' · ', h('span', { dir: 'auto' }, places.map(place => place.name).join(', '))],
      ' · ', day(publishedAt)),
    live?.latestUpdate && h('p.latest', null, h('b', null, 'Latest: '), h('span', { dir: 'auto' }, live.latestUpdate.displayTime),
      ` · ${count(live.updateCount, 'update')} since `, when(live.coverageStartedAt)),
  ];
}

function story({ language, media, body, corrections: list }) {
  return [
    ...media.map((each, i) => picture(each, { lead: i === 0 })),
    rich('div.prose', body.html, language),
    ...(corrections(list) ?? []),
  ];
}

const ALSO = { txt: 'Plain text', md: 'Markdown', 'ninjs.json': 'ninjs', jsonld: 'JSON-LD' };

function beside({ slug, language, callsToAction = [], donationAppeals = [], relatedLinks = [], translations = [], topics, live, rights }) {
  const address = `${api}articles/${slug}`;
  const box = (title, ...content) => h('section.box', null, h('h2', null, title), content);
  const links_ = list => h('ul', null, list.map(each => h('li', null, h('a', { href: each.url, hreflang: each.language, ...written(each.language ?? language) }, each.title ?? each.language))));
  return [
    ...callsToAction.map(({ title, text, place, mailto, recipients }) => box(title,
      text && h('p', written(language), text), place && h('p', null, place),
      recipients.map(each => h('p.recipient', null, `${each.role === 'to' ? 'To' : 'Copy'}: `, each.name, ' ', h('span', { dir: 'ltr' }, each.address))),
      mailto && h('a.button', { href: mailto }, 'Write an e-mail'))),
    ...donationAppeals.map(appeal => box(appeal.title, h('ul.channels', null, appeal.channels.map(channel =>
      h('li', null, channel.url ? h('a.button', { href: channel.url, rel: 'noreferrer' }, channel.label) : [channel.label, ': ', h('code', null, channel.account)],
        channel.recurring && ' monthly'))))),
    relatedLinks.length > 0 && box('Related', links_(relatedLinks)),
    translations.length > 0 && box('In other languages', links_(translations)),
    topics.length > 0 && box('Topics', h('ul.topics', null, topics.map(topic => h('li', null, h('a', { href: page({ topic: topic.slug }) }, topic.name))))),
    box('Copy and spread', rights?.usageTerms && h('p', { dir: 'auto' }, rights.usageTerms),
      h('ul.topics', null,
        Object.entries(ALSO).map(([ending, name]) => h('li', null, h('a', { href: `${address}.${ending}` }, name))),
        live && h('li', null, h('a', { href: `${address}/feed.atom` }, 'Atom')))),
  ].filter(Boolean);
}
