// The one page: its query says what it shows, so every link is an ordinary link, and any server of
// files can serve it. Each kind of page is a module, loaded when it is needed.
import { get } from './api.js';
import { h, page, setZone } from './dom.js';
import { tombstone } from './timeline.js';

const query = Object.fromEntries(new URLSearchParams(location.search));
const VIEWS = ['article', 'calendar', 'events', 'corrections', 'search'];
const name = 'q' in query ? 'search' : VIEWS.find(each => each in query) ?? 'front';

const main = document.querySelector('main');
const site = () => get('site').then(about => {
  setZone(about.timeZone);
  document.getElementById('name').textContent = about.name;
  document.getElementById('about').replaceChildren(
    h('p', null, about.description), h('p', null, about.rights?.usageTerms),
    h('ul.topics', null,
      about.sisterSites.map(each => h('li', null, h('a', { href: each.url, lang: each.language, rel: 'noreferrer' }, each.name))),
      about.channels.map(each => h('li', null, h('a', { href: each.url, rel: 'noreferrer me' }, each.label ?? each.network)))));
  return about;
});
document.querySelector(`nav [data-view="${name}"]`)?.setAttribute('aria-current', 'page');

const slow = setTimeout(() => main.append(h('p.note', { role: 'status' }, 'The server takes its time …')), 3000);
const view = import(`./${name}.js`);
const ask = () => { const about = site(); about.catch(() => {}); return about; }; // whoever awaits it hears of it
for (let wait = 2; ; wait = Math.min(wait * 2, 60)) {
  try {
    await (await view).show(main, query, ask());
    break;
  } catch (error) {
    if (!error.passes) { broken(error); break; }
    wait = Math.max(wait, error.retryAfter);
    main.replaceChildren(h('div.page', { role: 'status' }, h('h1', null, 'No answer'), h('p', null, `${error.message} Trying again in ${wait} s.`)));
    await new Promise(next => { setTimeout(next, wait * 1000); addEventListener('online', next, { once: true }); });
  }
}
clearTimeout(slow);

function broken({ status, body, message }) {
  document.title = status === 410 ? 'Withdrawn' : status === 404 ? 'Not found' : 'Something is broken';
  main.replaceChildren(h('div.page', null, h('h1', null, document.title),
    status === 410 ? tombstone(body) : h('p', null, status === 404 ? 'There is nothing at this address.' : message ?? 'This page has a fault.'),
    h('p', null, h('a', { href: page({}) }, 'To the front page'))));
}
