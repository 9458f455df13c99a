// A live blog on somebody else's page:
//   <script type="module" src="https://news.example.org/front/embed.js"></script>
//   <samizdat-live article="slug" limit="5"></samizdat-live>
// In a shadow tree, so that neither page's styles touch the other's. Colours and fonts are the CSS
// variables --samizdat-paper, -ink, -quiet, -accent, -line, -font and -headline-font.
import { get } from './api.js';
import { h, page, setZone, written } from './dom.js';
import { follow, stateText } from './live.js';
import { Timeline, newUpdates, tombstone } from './timeline.js';

const style = new CSSStyleSheet();
style.replaceSync(`
  :host { display: block; padding: 1rem; border: 1px solid var(--line); --paper: var(--samizdat-paper, #fffdf8);
    --ink: var(--samizdat-ink, #1c1a15); --quiet: var(--samizdat-quiet, #5f5a4e); --accent: var(--samizdat-accent, #a8121d);
    --line: var(--samizdat-line, #d9d3c4); background: var(--paper); color: var(--ink);
    font: 1rem/1.5 var(--samizdat-font, system-ui, sans-serif); }
  h2, h3 { font-family: var(--samizdat-headline-font, Georgia, serif); line-height: 1.2; margin: .25rem 0 .5rem; }
  a { color: inherit; } ol, ul { list-style: none; padding: 0; } figure { margin: 0; } img { max-width: 100%; height: auto; }
  button { font: inherit; padding: .35rem 1rem; border: 0; border-radius: 1rem; background: var(--accent); color: var(--paper); cursor: pointer; }
  .state, .stamp, .source, .claims, .withdrawn { color: var(--quiet); font-size: .85rem; }
  .mark { color: var(--accent); margin-inline-start: .5rem; }
  .bar { display: flex; min-height: 2.25rem; gap: 1rem; align-items: center; justify-content: space-between; }
  .timeline > li { border-block-start: 1px solid var(--line); padding-block: .75rem; }
  [hidden] { display: none; }`);

customElements.define('samizdat-live', class extends HTMLElement {
  #stream;

  async connectedCallback() {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [style];
    root.replaceChildren();
    const state = h('span.state', { role: 'status' });
    try {
      const article = await get(`articles/${encodeURIComponent(this.getAttribute('article'))}`);
      setZone((await get('site')).timeZone);
      const pill = h('button', { type: 'button', hidden: true });
      const blog = new Timeline(article, number => { pill.hidden = !number; pill.textContent = newUpdates(number); });
      pill.addEventListener('click', () => { blog.reveal()?.focus(); this.#trim(blog.list); });
      await blog.begin();
      root.append(
        h('h2', null, h('a', { href: page({ article: article.slug }), ...written(article.language) }, article.headline)),
        h('div.bar', { 'aria-live': 'polite' }, state, pill), blog.list);
      this.#trim(blog.list);
      this.#stream = follow({ article: article.slug, types: 'article,update' }, {
        change: row => {
          if (row.type === 'update') blog.change(row);
          else if (row.op === 'withdrawn') { this.#stream.stop(); root.replaceChildren(tombstone({ kind: 'article' })); }
        },
        catchUp: () => blog.catchUp(),
        state: now => { state.textContent = stateText(now); },
      });
    } catch (error) {
      root.replaceChildren(error.status === 410 ? tombstone(error.body) : h('p', null, error.message));
    }
  }

  disconnectedCallback() { this.#stream?.stop(); }

  /** Others' pages have little room: the newest, and a way to all of them. */
  #trim(list) {
    const limit = Number(this.getAttribute('limit')) || 5;
    [...list.children].slice(limit).forEach(each => { each.hidden = true; });
  }
});
