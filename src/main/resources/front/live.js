// Follows the stream of changes, and says honestly how: live, reconnecting, asking every 30 s, offline.
import { api, files } from './place.js';

const PATIENCE = 10_000; // so long a stream may be silent about itself before we ask instead
const EVERY = 30_000;
const AGAIN = 60_000; // when a browser has given a stream up, which it does on any error, we open another

/**
 * `change(row)` is called for each change in order, `catchUp()`, a promise, when what is shown has to be read anew,
 * `state({ name, … })` for people to see. Returns { place, stop }; place() is a token of what was heard last.
 */
export function follow(query, { change, catchUp, state }) {
  let source, polling, waiting, again, place = '', began = false;

  const open = () => {
    clearTimeout(again);
    source?.close();
    if (files) return poll();
    const url = new URL('stream?include=object&' + new URLSearchParams(query), api);
    if (place) url.searchParams.set('lastEventId', place);
    source = new EventSource(url);
    source.addEventListener('ready', event => {
      heard(event);
      clearInterval(polling);
      clearTimeout(waiting);
      polling = waiting = undefined;
      state({ name: 'live', ...JSON.parse(event.data) });
      if (!began) catchUp().catch(() => {}); // the page was read before the stream began: this came between
      began = true;
    });
    source.addEventListener('readers', event => state({ name: 'live', ...JSON.parse(event.data) }));
    source.addEventListener('change', event => { heard(event); change(JSON.parse(event.data)); });
    source.addEventListener('reset', event => { heard(event); catchUp().catch(() => {}); });
    source.addEventListener('error', () => {
      const given = source.readyState === EventSource.CLOSED;
      if (given) again = setTimeout(open, AGAIN);
      if (!navigator.onLine) return state({ name: 'offline' });
      if (given) return poll();
      if (!polling) state({ name: 'reconnecting' });
      waiting ??= setTimeout(poll, PATIENCE);
    });
  };
  const heard = event => { place = event.lastEventId || place; };
  const ask = () => navigator.onLine && catchUp().then(
    () => polling && state({ name: 'polling', seconds: EVERY / 1000 }),
    () => polling && state({ name: 'down', seconds: EVERY / 1000 }));
  const poll = () => {
    if (polling) return;
    polling = setInterval(ask, EVERY);
    ask();
  };
  const offline = () => state({ name: 'offline' });
  const online = () => { state({ name: 'reconnecting' }); open(); };

  addEventListener('offline', offline);
  addEventListener('online', online);
  open();
  return {
    place: () => place,
    stop() {
      source?.close();
      [polling, waiting, again].forEach(clearTimeout); // which ends intervals too
      removeEventListener('offline', offline);
      removeEventListener('online', online);
    },
  };
}

/** The state in words. */
export const stateText = ({ name, seconds, readers }) => ({
  live: readers ? `Live · more than ${readers} reading` : 'Live',
  reconnecting: 'Connection lost, reconnecting …',
  polling: `Not live: looking every ${seconds} s`,
  down: `The server does not answer: trying every ${seconds} s`,
  offline: 'Offline: you see what was read before',
  ended: 'Coverage has ended',
})[name];
