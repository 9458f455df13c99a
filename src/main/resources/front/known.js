// What is known: who says what about each subject, where they contradict each other, and how it moved.
import { get, optional } from './api.js';
import { h, page, s, when } from './dom.js';
import { figure, source } from './timeline.js';

export async function known(article) {
  const table = await optional(get(`articles/${encodeURIComponent(article.slug)}/claims`, { fresh: true }));
  if (!table?.items.length) return null;
  return h('section.known', { 'aria-labelledby': 'known' },
    h('h2', { id: 'known' }, 'What is known'),
    table.items.map(subject => one(subject, article)));
}

function one(subject, article) {
  const said = subject.sources.filter(each => each.standing);
  const gone = subject.sources.filter(each => !each.standing);
  return h('div.subject', null,
    h('table', null,
      h('caption', null, h('span', { dir: 'auto' }, subject.subject), subject.conflicting && h('span.mark.disputed', null, '≠ Sources contradict each other')),
      h('thead', null, h('tr', null, ['Figure', 'Who says so', 'When'].map(name => h('th', { scope: 'col' }, name)))),
      h('tbody', null,
        said.map(each => row(each, each.standing, article)),
        gone.map(each => row(each, each.history.at(-1), article)))),
    chart(subject));
}

function row(from, claim, article) {
  return h(`tr.${claim.status}`, null,
    h('th', { scope: 'row' }, claim.status === 'standing' ? figure(claim) : h('del', null, figure(claim)),
      claim.confirmed && h('span.mark.confirmed', null, '✓ Confirmed'),
      claim.status === 'refuted' && h('span.mark.refuted', null, '✗ Refuted')),
    h('td', null, source(from), h('q', { dir: 'auto' }, claim.text), claim.reason && h('small', { dir: 'auto' }, claim.reason)),
    h('td', null, h('a', { href: page({ article: article.slug, update: claim.updateId }), 'data-update': claim.updateId }, claim.displayTime)));
}

const HEIGHT = 150, LEFT = 46, BELOW = 22, TOP = 12;

/**
 * The range of what was claimed over time, as a band between the lowest and the highest figure, and a
 * dot for each claim. All of it is in the table too, so to a screen reader it is one sentence.
 */
function chart({ subject, points, sources }) {
  const WIDTH = Math.min(640, document.documentElement.clientWidth - 40); // so that letters keep their size
  const ranged = points.filter(point => point.lowest != null);
  const claims = sources.flatMap(each => each.history).filter(claim => claim.quantity != null);
  const times = [...ranged, ...claims].map(each => Date.parse(each.at));
  const [from, to] = [Math.min(...times), Math.max(...times)];
  const end = to + (to - from) / 8; // what holds now is to be seen as well
  const top = Math.max(...claims.map(claim => claim.quantity), ...ranged.map(point => point.highest)) || 1;
  if (claims.length < 2 || from === to) return null;
  const x = time => LEFT + (new Date(time) - from) / (end - from) * (WIDTH - LEFT - 10);
  const y = quantity => HEIGHT - BELOW - quantity / top * (HEIGHT - BELOW - TOP);
  // each range holds until the next, so the lines are stairs
  const stairs = (points, bound) => points.flatMap((point, i) =>
    [[x(point.at), y(point[bound])], [x(points[i + 1]?.at ?? end), y(point[bound])]]);
  const clock = (time, style) => when(new Date(time).toISOString(), style).textContent;
  const sameDay = clock(from, { dateStyle: 'short' }) === clock(to, { dateStyle: 'short' });
  const text = `${subject} from ${points[0].lowest ?? '?'} to ${top}: ` +
    claims.map(claim => `${claim.displayTime}: ${figure(claim)}`).join('; ');
  return h('figure.chart', null,
    s('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': text },
      [0, top].map(value => [
        s('line', { class: 'grid', x1: LEFT, x2: WIDTH - 10, y1: y(value), y2: y(value) }),
        s('text', { x: LEFT - 6, y: y(value) + 4, 'text-anchor': 'end' }, value.toLocaleString('en', { notation: 'compact' })),
      ]),
      ranged.length > 0 && s('polygon', { class: 'range', points: [...stairs(ranged, 'highest'), ...stairs(ranged, 'lowest').reverse()].join(' ') }),
      ranged.length > 0 && ['highest', 'lowest'].map(bound => s('polyline', { class: 'bound', points: stairs(ranged, bound).join(' ') })),
      claims.map(claim => s('circle', { class: claim.status, cx: x(claim.at), cy: y(claim.quantity), r: 4 },
        s('title', null, `${claim.displayTime}: ${figure(claim)}`))),
      s('text', { x: x(from), y: HEIGHT - 5 }, clock(from, sameDay ? { dateStyle: 'short', timeStyle: 'short' } : { dateStyle: 'short' })),
      s('text', { x: x(to), y: HEIGHT - 5, 'text-anchor': 'end' }, clock(to, sameDay ? { timeStyle: 'short' } : { dateStyle: 'short' }))),
    h('figcaption', null, 'The lowest and the highest figure that anyone stands by, over time.'));
}
