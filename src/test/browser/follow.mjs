// Follows the stream at an address with npm's EventSource and with Chromium's own, from a page of another
// origin, and prints what either hears: who, what, and the id of what changed.
import { createServer } from 'node:http';
import { EventSource } from 'eventsource';
import { chromium } from 'playwright-core';

const [address, executablePath] = process.argv.slice(2);
const say = (who, what, id) => console.log(who, what, id);

process.stdin.on('end', () => process.exit()).resume(); // with whoever started it, and the browser with it

const page = createServer((request, response) => {
  response.setHeader('Content-Type', 'text/html');
  response.end('<!doctype html><title>Follow</title>');
});
await new Promise(resolve => page.listen(0, '127.0.0.1', resolve));

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const tab = await browser.newPage();
await tab.exposeFunction('say', say);
await tab.goto(`http://127.0.0.1:${page.address().port}/`);
await tab.evaluate(listen, ['chromium', address]);

globalThis.EventSource = EventSource;
globalThis.say = say;
listen(['npm', address]);

function listen([who, address]) {
  const source = new EventSource(address);
  for (const name of ['ready', 'change', 'reset']) {
    source.addEventListener(name, event => say(who, name, JSON.parse(event.data).id ?? '-'));
  }
  source.addEventListener('error', () => source.readyState === 2 && say(who, 'closed', '-'));
}
