// Has outside checkers judge every format of a running server: node check.mjs http://localhost:8080
// With NINJS_SCHEMA=file, ninjs too. Ends with 1, and says what and where, when one is refused, when
// there is nothing of a format, or when a checker lets pass what is broken.
import { checkers } from "./checkers.mjs";

const base = process.argv[2].replace(/\/$/, "");
const judges = checkers(process.env.NINJS_SCHEMA);
const found = Object.fromEntries(Object.keys(judges).map((format) => [format, []]));

/** A target and its parameters (RFC 8288 §3). */
const LINK = /<([^>]*)>(?:\s*;\s*[\w*-]+=(?:"(?:[^"\\]|\\.)*"|[^",;\s]*))*/g;

/** What the server calls itself; its links are asked of the address that was given. */
const named = (await (await fetch(`${base}/v1`)).json()).links.self.replace(/\/v1$/, "");

async function get(url) {
  const answer = await fetch(url.startsWith(named) ? base + url.slice(named.length) : new URL(url, base));
  if (answer.status !== 200) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
  const links = [...(answer.headers.get("Link") ?? "").matchAll(LINK)];
  return { url, body: await answer.text(), link: (parameter) => links.find(([link]) => link.includes(parameter))?.[1] };
}

/** A document and, where it is in pages, those that follow, up to a number. */
async function collect(format, url, pages = 10) {
  for (let next = url; format in found && next && pages-- > 0; ) {
    const document = await get(next);
    found[format].push(document);
    next = document.link('rel="next"');
  }
}

/** Members of a list, of its first hundred pages. */
async function* all(path, pages = 100) {
  for (let next = `${path}?limit=100`; next && pages-- > 0; ) {
    const page = await get(next);
    yield* JSON.parse(page.body).items;
    next = page.link('rel="next"');
  }
}

async function feeds(path, query = "") {
  await collect("JSON Feed", `${path}.json?limit=100${query}`);
  await collect("Atom", `${path}.atom?limit=100${query}`);
  await collect("RSS", `${path}.rss?limit=100${query}`);
}

async function embedded(url) {
  const document = await get(url);
  await collect("oEmbed", document.link('type="application/json+oembed"') ?? `${url}: no discovery`);
}

const languages = new Set();
await feeds("/v1/feed");
for await (const article of all("/v1/articles")) {
  languages.add(article.language);
  const path = `/v1/articles/${article.slug}`;
  await collect("ninjs", `${path}.ninjs.json`);
  await collect("JSON-LD", `${path}.jsonld`);
  await embedded(path);
  if (article.kind === "liveblog") {
    await feeds(`${path}/feed`);
    for await (const update of all(`${path}/updates`, 5)) {
      await collect("ninjs", `/v1/updates/${update.id}.ninjs.json`);
      await embedded(`/v1/updates/${update.id}`);
    }
  }
}
for (const language of languages) await feeds("/v1/feed", `&language=${language}`);
for await (const topic of all("/v1/topics")) await feeds(`/v1/topics/${topic.slug}/feed`);
await feeds("/v1/corrections/feed");
for await (const event of all("/v1/events")) {
  await collect("ninjs", `/v1/events/${event.id}.ninjs.json`);
  await collect("JSON-LD", `/v1/events/${event.id}.jsonld`);
}
for await (const appeal of all("/v1/donation-appeals")) await collect("JSON-LD", `/v1/donation-appeals/${appeal.slug}.jsonld`);
await collect("Sitemap", "/v1/sitemap.xml");
for (const [, url] of found.Sitemap[0].body.matchAll(/<loc>([^<]*)/g)) await collect("Sitemap", url);

let wrong = 0;
for (const [format, documents] of Object.entries(found)) {
  const [judge, spoil] = judges[format];
  const complaints = judge(documents);
  if (documents.length === 0) {
    if (!process.argv.includes("--empty")) complaints.push("there is none");
  } else if (judge([{ url: "broken", body: spoil(documents[0].body) }]).length === 0) {
    complaints.push("the checker lets pass what is broken");
  }
  const largest = Math.max(0, ...documents.map(({ body }) => Buffer.byteLength(body)));
  console.log(`${format}: ${documents.length} judged, the largest of ${largest} bytes, ${complaints.length} complaints`);
  complaints.slice(0, 20).forEach((each) => console.log(`  ${each}`));
  wrong += complaints.length;
}
process.exit(wrong === 0 ? 0 : 1);
