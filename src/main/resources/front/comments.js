// What readers say: the thread, and a form that does not pretend that a comment is public already.
import { change, get, optional, serverNow } from './api.js';
import { announce, count, h, rich, tab, when } from './dom.js';
import { files } from './place.js';

export async function comments(article) {
  const path = `articles/${encodeURIComponent(article.slug)}/comments`;
  const thread = await optional(get(path));
  if (!thread) return null;
  const heading = h('h2', { id: 'comments' });
  const list = h('ol.thread');
  const more = h('button', { type: 'button', hidden: true, onclick: () => older() }, 'More comments');
  const fresh = h('button', { type: 'button', hidden: true, onclick: () => show() });
  const place = h('div');
  let next;

  const fill = page => {
    heading.textContent = page.total ? count(page.total, 'comment') : 'Comments';
    list.append(...page.items.map(each => one(each, open && reply)));
    next = page.page.next;
    more.hidden = !next;
  };
  const older = async () => fill(await get(`${path}?cursor=${next}`));
  const show = async () => {
    const page = await get(path, { fresh: true });
    list.replaceChildren();
    fresh.hidden = true;
    fill(page);
  };
  const open = thread.open && !files;
  const reply = comment => { place.replaceChildren(form(path, comment)); place.querySelector('textarea').focus(); };
  fill(thread);
  if (open) place.append(form(path));

  const element = h('section.comments', { 'aria-labelledby': 'comments' },
    heading,
    thread.pinned.length > 0 && h('ol.thread.pinned', { 'aria-label': 'Pinned' }, thread.pinned.map(each => one(each))),
    thread.total === 0 && open && h('p', null, 'Be the first to comment.'),
    fresh, list, more,
    open ? place : h('p.note', null, files ? 'This is a copy of the site; comments can be written where it comes from.' : 'Comments are closed.'),
    open && erasure());
  return {
    element,
    /** Somebody's comment was approved or erased: says so, and moves nothing. */
    changed(op) {
      if (op === 'erased' || op === 'withdrawn') return show();
      fresh.textContent = 'Show new comments';
      fresh.hidden = false;
    },
  };
}

function one(comment, reply) {
  const gone = { erased: 'This comment was erased.', removed: 'The newsroom has removed this comment.' }[comment.state];
  return h('li', { id: 'c-' + comment.id },
    gone ? h('p.note', null, gone) : [
      h('p.stamp', null, comment.pinned && h('span.mark', null, 'Pinned'),
        comment.authorUrl
          ? h('a', { href: comment.authorUrl, rel: 'nofollow ugc noreferrer', dir: 'auto' }, comment.authorName)
          : h('b', { dir: 'auto' }, comment.authorName),
        ' · ', when(comment.publishedAt)),
      rich('div.prose', comment.body.html),
      reply && h('button.quiet', { type: 'button', onclick: () => reply(comment) }, 'Reply', h('span.away', null, ` to ${comment.authorName}`)),
    ],
    comment.replies?.length > 0 && h('ol.thread', null, comment.replies.map(each => one(each, reply))));
}

const TOKENS = 'management-tokens'; // of this tab alone: it forgets them when it is closed

const kept = () => JSON.parse(tab.get(TOKENS) ?? '{}');

function form(path, parent) {
  const startedAt = serverNow().toISOString(); // how long one has written tells people from programs
  const says = h('div', { role: 'status' });
  const field = (name, label, input, hint) =>
    h('p', null, h('label', { for: name }, label), input, hint && h('small', { id: name + '-hint' }, hint));
  const element = h('form', { onsubmit: send, 'aria-label': parent ? `Reply to ${parent.authorName}` : 'Write a comment' },
    h('h3', null, parent ? `Reply to ${parent.authorName}` : 'Write a comment'),
    field('authorName', 'Name', h('input', { id: 'authorName', name: 'authorName', required: true, maxlength: 80, autocomplete: 'nickname' }), ''),
    field('email', 'E-mail (optional)', h('input', { id: 'email', name: 'email', type: 'email', autocomplete: 'email', 'aria-describedby': 'email-hint' }),
      'Will not be published. Only the newsroom can read it, and it is erased after the decision.'),
    field('body', 'Comment', h('textarea', { id: 'body', name: 'body', required: true, maxlength: 5000, rows: 5, dir: 'auto' })),
    h('p.away', { 'aria-hidden': 'true' }, h('label', null, 'Leave this empty', h('input', { name: 'website', tabindex: -1, autocomplete: 'off' }))),
    h('button', null, 'Send'), says);
  return element;

  async function send(event) {
    event.preventDefault();
    const { authorName, email, body, website } = Object.fromEntries(new FormData(element));
    const button = element.querySelector('button');
    button.disabled = true;
    try {
      const sent = await change('POST', path, {
        authorName, body, startedAt, ...(email && { email }), ...(website && { website }), ...(parent && { parentId: parent.id }),
      });
      tab.set(TOKENS, JSON.stringify({ ...kept(), [sent.id]: sent.managementToken }));
      element.replaceWith(receipt(sent));
    } catch (error) {
      const { status, body, retryAfter } = error;
      says.replaceChildren(h('p.problem', null, status === 429
        ? `Too many comments from here. Try again in ${retryAfter || 60} s; what you wrote stays here.`
        : error.message, body.errors?.map(each => ` ${(each.pointer ?? '').slice(1)}: ${each.detail}`)));
      button.disabled = false;
    }
  }
}

/** What has become of the comment, truthfully; and the only key with which it can be erased. */
function receipt({ id, status, managementToken }) {
  const text = status === 'approved' ? 'Your comment is public.' : 'Your comment awaits moderation. Nobody else sees it yet.';
  announce(text);
  return h('div.receipt', { role: 'status' },
    h('p', null, h('b', null, text)),
    h('p', null, 'With this you can erase it at any time. It is shown this once and kept in this tab only:'),
    h('p', null, h('code', null, id), ' ', h('code', null, managementToken)),
    h('button', { type: 'button', onclick: event => erase(id, managementToken, event.target) }, 'Erase my comment'));
}

async function erase(id, token, button) {
  try {
    await change('DELETE', `comments/${encodeURIComponent(id)}`, null, { 'Management-Token': token });
    const { [id]: _, ...others } = kept();
    tab.set(TOKENS, JSON.stringify(others));
    button.replaceWith(h('p', { role: 'status' }, 'Your comment is erased.'));
  } catch (error) {
    button.after(h('p.problem', { role: 'alert' }, error.message));
  }
}

/** For whoever comes back with the token, and for what this tab remembers. */
function erasure() {
  const mine = Object.entries(kept());
  return h('details', null,
    h('summary', null, 'Erase a comment of yours'),
    mine.map(([id, token]) => h('p', null, h('code', null, id), ' ',
      h('button', { type: 'button', onclick: event => erase(id, token, event.target) }, 'Erase'))),
    h('form', { 'aria-label': 'Erase a comment', onsubmit: event => {
      event.preventDefault();
      const { comment, token } = Object.fromEntries(new FormData(event.target));
      erase(comment.trim(), token.trim(), event.target.querySelector('button'));
    } },
      h('p', null, h('label', { for: 'erase-id' }, 'Id of the comment'), h('input', { id: 'erase-id', name: 'comment', required: true })),
      h('p', null, h('label', { for: 'erase-token' }, 'Its token'), h('input', { id: 'erase-token', name: 'token', required: true, autocomplete: 'off' })),
      h('button', null, 'Erase')));
}
