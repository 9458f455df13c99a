// The front page: what is live now, what is new, and the topics; also the page of one topic.
import { get, optional } from './api.js';
import { announce, day, h, page, picture, written } from './dom.js';
import { files } from './place.js';
import { follow } from './live.js';

export async function show(main, { topic }, site) {
  const path = topic ? `articles?topic=${encodeURIComponent(topic)}` : 'articles';
  const [list, live, topics, appeals, about, name] = await Promise.all([
    get(path, { fresh: true }),
    topic || files ? null : get('articles?live=true&limit=5', { fresh: true }),
    optional(get('topics')),
    topic ? null : optional(get('donation-appeals/current')),
    site,
    topic && get(`topics/${encodeURIComponent(topic)}`)]);
  const now = topic ? [] : (live?.items ?? list.items.filter(each => each.live?.state === 'live'))
    .sort((a, b) => b.breaking - a.breaking);
  const others = list.items.filter(each => !now.some(one => one.id === each.id));
  document.title = name ? name.name : about.name;

  const more = h('button', { type: 'button', hidden: !list.page.next, onclick: older }, 'More articles');
  const fresh = h('p.fresh', null);
  const teasers = h('ol.teasers', null, others.map(each => teaser(each)));
  let next = list.page.next;
  main.replaceChildren(h('div.front', null,
    h('h1', topic ? null : { class: 'away' }, name ? name.name : about.name),
    fresh,
    now.length > 0 && h('section', { 'aria-labelledby': 'now' }, h('h2', { id: 'now' }, 'Live now'),
      h('ol.teasers.now', null, now.map((each, i) => teaser(each, i === 0)))),
    h('section', { 'aria-labelledby': 'latest' }, h('h2', { id: 'latest' }, topic ? 'Articles' : 'Latest'),
      others.length ? teasers : h('p.note', null, now.length ? 'Nothing else yet.' : 'Nothing has been published yet.'), more),
    h('section.side', { 'aria-label': 'Topics and appeals' },
      topics?.items.length > 0 && h('section.box', null, h('h2', null, 'Topics'), h('ul.topics', null, topics.items.map(each =>
        h('li', null, h('a', { href: page({ topic: each.slug }) }, each.name), ` ${each.articleCount}`)))),
      appeals?.items.map(appeal))));

  follow(topic ? { topics: topic, types: 'article,update' } : { types: 'article,update' }, {
    change: row => row.op === 'published' && row.type === 'article' && tellNew(),
    catchUp: async () => { const head = await get(path, { fresh: true }); if (head.items[0]?.id !== list.items[0]?.id) tellNew(); },
    state: () => {},
  });

  function tellNew() {
    fresh.replaceChildren(h('button.pill', { type: 'button', onclick: () => location.reload() }, 'There is something new: show it'));
    announce('There is something new');
  }

  async function older() {
    const page = await get(`${path}${topic ? '&' : '?'}cursor=${next}`);
    teasers.append(...page.items.map(each => teaser(each)));
    next = page.page.next;
    more.hidden = !next;
  }
}

export function teaser({ slug, language, kicker, headline, standfirst, live, breaking, media, publishedAt }, lead = false) {
  return h(lead ? 'li.lead' : 'li', null,
    lead && media?.[0] && picture(media[0], { lead }),
    h('div', null,
      h('p.kicker', null,
        breaking && h('strong.breaking', null, 'Breaking'), live && h(`strong.${live.state}`, null, { live: 'Live', ended: 'Ended', scheduled: 'Soon' }[live.state]),
        kicker && h('span', written(language), kicker)),
      h('h3', null, h('a', { href: page({ article: slug }), ...written(language) }, headline)),
      standfirst && h('p', written(language), standfirst),
      live?.latestUpdate
        ? h('p.note', null, h('b', { dir: 'auto' }, live.latestUpdate.displayTime), ' ', h('span', written(language), live.latestUpdate.headline ?? live.latestUpdate.summary ?? ''))
        : h('p.note', null, day(publishedAt))));
}

function appeal({ title, body, channels, goal, language }) {
  return h('section.box.appeal', null,
    h('h2', written(language), title), h('p', written(language), body.text),
    goal && h('p.note', null, `Goal: ${goal.amount.toLocaleString('en', { style: 'currency', currency: goal.currency, maximumFractionDigits: 0 })}`),
    h('ul.channels', null, channels.map(each => h('li', null,
      each.url ? h('a.button', { href: each.url, rel: 'noreferrer' }, each.label) : [each.label, ': ', h('code', null, each.account)]))));
}
