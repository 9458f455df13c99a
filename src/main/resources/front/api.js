// Reads the API: plain fetch, and an honest error when there is nothing to read.
import { api, files } from './place.js';

/** What went wrong, as problem+json says it (RFC 9457); status 0: no answer at all. */
export class Problem extends Error {
  constructor(status, body = {}, retryAfter = 0) {
    super(body.detail ?? body.title ?? 'The newsroom’s server does not answer.');
    Object.assign(this, { status, body, retryAfter });
  }
  /** Whether the same question may be answered later. */
  get passes() { return [0, 429, 502, 503, 504].includes(this.status); }
}

let ahead = 0; // by how many ms the server's clock is ahead of ours

/** The time as the server has it: a phone's clock may be hours off. */
export const serverNow = () => new Date(Date.now() + ahead);

/**
 * The JSON at an address below /v1/. `fresh` asks the server even where the browser has an answer that
 * is a few seconds old; mostly that costs a 304.
 */
export async function get(path, { fresh = false, patience = 20_000 } = {}) {
  const response = await send(files ? file(path) : path, {
    cache: fresh ? 'no-cache' : 'default',
    headers: { Accept: 'application/json' },
    signal: AbortSignal.timeout(patience),
  });
  if (response.ok) return response.json();
  if (files && response.status === 404) {
    const gone = await send(path.replace(/\?.*/, '') + '/gone.json').catch(() => null);
    if (gone?.ok) throw new Problem(410, await gone.json());
  }
  throw await problem(response);
}

/** Sends JSON, or just the method; resolves with what the server answers. */
export async function change(method, path, body, headers = {}) {
  const response = await send(path, {
    method,
    headers: body ? { 'Content-Type': 'application/json', ...headers } : headers,
    body: body && JSON.stringify(body),
  });
  if (!response.ok) throw await problem(response);
  return response.status === 204 ? null : response.json();
}

async function send(path, options) {
  try {
    const response = await fetch(api + path, { credentials: 'omit', ...options });
    const date = Date.parse(response.headers.get('Date')); // NaN from another origin, which cannot see it
    if (date && !response.headers.has('Age')) ahead = date - Date.now();
    return response;
  } catch (error) {
    throw new Problem(0, { detail: error.name === 'TimeoutError' ? 'The server takes too long.' : undefined });
  }
}

async function problem(response) {
  const body = await response.json().catch(() => ({ title: `The server answers ${response.status}.` }));
  return new Problem(response.status, body, Number(response.headers.get('Retry-After')) || 0);
}

/** The file of an address: articles?topic=oil is articles/index@topic=oil.json. All else chooses nothing. */
function file(path) {
  const [place, query] = path.split('?');
  const chosen = new URLSearchParams(query);
  for (const name of chosen.keys()) {
    if (!['topic', 'language', 'cursor', 'limit', 'fields'].includes(name)) throw new Problem(404);
  }
  const names = ['topic', 'language', 'cursor'].filter(name => chosen.has(name));
  return `${place}/index${names.map(name => `@${name}=${chosen.get(name)}`).join('')}.json`;
}

/** Leaves out what the server does not have: a part of a page that answers 404 or 501 is none. */
export const optional = promise =>
  promise.catch(error => { if ([400, 404, 501].includes(error.status)) return null; throw error; });
