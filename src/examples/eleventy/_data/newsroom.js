// All that is published, read once for each build: API=https://news.example.org npm run build
const api = `${process.env.API ?? "http://localhost:8080"}/v1`;

async function get(path, parameters = {}) {
  const answer = await fetch(`${api}${path}?${new URLSearchParams(parameters)}`);
  if (answer.status === 410) return undefined; // withdrawn while the site was being built
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** The items of all pages of a list. */
async function all(path) {
  const items = [];
  let cursor = {};
  do {
    const { items: more, page } = (await get(path, { limit: 100, ...cursor })) ?? { items: [], page: {} };
    items.push(...more);
    cursor = page.hasMore && { cursor: page.next };
  } while (cursor);
  return items;
}

async function whole({ slug, kind }) {
  const article = await get(`/articles/${slug}`);
  const updates = article && kind === "liveblog" ? await all(`/articles/${slug}/updates`) : [];
  return article && { ...article, updates };
}

export default async function () {
  const articles = [];
  for (const summary of await all("/articles")) articles.push(await whole(summary));
  return { site: await get("/site"), articles: articles.filter(Boolean) };
}
