// Elements without a framework. Text stays text: markup is made in one place, rich(), and only of what
// the server has sanitised. With Trusted Types the browser refuses any other.
import { api } from './place.js';

const policy = globalThis.trustedTypes?.createPolicy('samizdat', { createHTML: html => html });

/** h('a.more', { href, onclick }, 'text', element, …); what is null or false is left out. */
export function h(tag, attributes, ...children) {
  const [name, ...classes] = tag.split('.');
  return fill(document.createElement(name), { class: classes.join(' ') || null, ...attributes }, children);
}

/** The same for a drawing. */
export function s(name, attributes, ...children) {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);
}

function fill(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value == null || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key !== 'href' || /^(https?:|mailto:|[.#])/i.test(value)) element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.flat(Infinity).filter(child => child != null && child !== false));
  return element;
}

/** HTML that the server has sanitised. */
export function rich(tag, html, language) {
  const element = h(tag, written(language));
  element.innerHTML = policy ? policy.createHTML(html) : html;
  return element;
}

/** Attributes of what is written in a language (BCP 47): screen readers and line breaks follow them. */
export function written(language) {
  let dir = 'auto';
  try {
    const locale = new Intl.Locale(language);
    dir = (locale.getTextInfo?.() ?? locale.textInfo)?.direction ?? 'auto';
  } catch { /* not a language: the browser looks at the letters */ }
  return { lang: language, dir };
}

let zone; // the newsroom's; undefined: the reader's own
export const setZone = timeZone => { zone = timeZone; };

/** An instant, as the newsroom's clocks show it. */
export function when(instant, options = { dateStyle: 'long', timeStyle: 'short' }, timeZone = zone) {
  const text = new Intl.DateTimeFormat(document.documentElement.lang || 'en', { ...options, timeZone }).format(new Date(instant));
  return h('time', { datetime: instant }, text);
}

export const day = instant => when(instant, { dateStyle: 'long' });

export const count = (number, one, more = one + 's') => `${number.toLocaleString('en')} ${number === 1 ? one : more}`;

/** An address in these pages: page({ article: 'slug' }). Whole, for the embed stands on other people's. */
export const page = query =>
  new URL('../?' + new URLSearchParams(query).toString().replace(/=(?=&|$)/g, '').replaceAll('%2F', '/'), import.meta.url).href;

/** A picture of the newsroom's own; one from elsewhere is only linked, for no reader is sent to third parties. */
export function picture(media, { lead = false, dated = '' } = {}) {
  const place = url => url.replace(/^.*\/v1\/(?=media\/[0-9a-f]{64})/, api);
  const own = place(media.url).startsWith(api);
  const sizes = [...(media.renditions ?? []), media].filter(each => each.width);
  return h('figure', null,
    own
      ? h('img', {
          alt: media.alt, width: media.width, height: media.height, loading: lead ? 'eager' : 'lazy', decoding: 'async',
          srcset: sizes.map(each => `${place(each.url)} ${each.width}w`).join(', ') || null,
          sizes: '(min-width: 64rem) 42rem, 100vw', src: place(media.url),
        })
      : h('p', null, h('a', { href: media.url, rel: 'noreferrer' }, `Picture elsewhere: ${media.alt}`)),
    (media.caption || media.credit || dated) && h('figcaption', { dir: 'auto' }, media.caption, ' ',
      media.credit && h('span.credit', null, media.credit)));
}

/** What this tab remembers until it is closed; where the reader forbids even that, nothing. */
export const tab = {
  get(key) { try { return sessionStorage.getItem(key); } catch { return null; } },
  set(key, value) { try { sessionStorage.setItem(key, value); } catch { /* then not */ } },
};

/** Says something to those who do not see it appear. */
export function announce(text) {
  document.getElementById('news').textContent = text;
}
