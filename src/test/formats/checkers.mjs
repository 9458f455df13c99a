// What judges a document. Each checker takes a list of {url, body} and returns complaints.
import Ajv from "ajv";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const here = (name) => fileURLToPath(new URL(name, import.meta.url));

/** By a JSON schema. */
function schema(ajv, definition) {
  addFormats(ajv);
  const validate = ajv.compile(definition);
  return (documents) =>
    documents.flatMap(({ url, body }) =>
      validate(JSON.parse(body))
        ? []
        : validate.errors.map((error) => `${url}: ${error.instancePath || "/"} ${error.message} ${JSON.stringify(error.params)}`));
}

/** Runs a command on files of the documents, and has what it says of a file said of its address. */
function command(documents, ending, write, line) {
  if (documents.length === 0) return [];
  // under node_modules, where the compiler finds the types
  mkdirSync(here("node_modules/.documents"), { recursive: true });
  const folder = mkdtempSync(here("node_modules/.documents/"));
  try {
    const files = documents.map((document, i) => {
      const file = join(folder, `d${i}.${ending}`);
      writeFileSync(file, write(document.body));
      return file;
    });
    const [name, ...words] = line;
    const run = spawnSync(name, [...words, ...files], { encoding: "utf8", maxBuffer: 1 << 28 });
    if (run.error) throw run.error;
    const said = run.stdout.split("\n").filter((each) => /error|fatal/.test(each));
    if (run.status !== 0 && said.length === 0) throw new Error(`${line.join(" ")}: ${run.stdout}${run.stderr}`);
    return said.map((each) => each.replace(/\S*\bd([0-9]+)\.(xml|ts)/, (_, i) => documents[i].url));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** By a RELAX NG grammar. */
const grammar = (file) => (documents) => command(documents, "xml", (body) => body, ["jing", "-c", here(file)]);

/** By the compiler and types of schema.org, in which a literal may have no member that its type has not. */
function linkedData(documents) {
  const write = (body) => {
    const type = JSON.parse(body)["@type"];
    return `import type { WithContext, ${type} } from "schema-dts";\nexport const it: WithContext<${type}> = ${body};\n`;
  };
  const tsc = require.resolve("typescript/bin/tsc");
  return command(documents, "ts", write, ["node", tsc, "--strict", "--noEmit", "--pretty", "false", "--target", "es2022", "--moduleResolution", "node10"]);
}

/** By the parameters of a rich answer (oembed.com §2.3.4). */
const address = { type: "string", format: "uri", pattern: "^https?://" };
const pixels = { type: "integer", minimum: 1 };
const oembed = {
  type: "object",
  required: ["type", "version", "html", "width", "height"],
  properties: {
    type: { const: "rich" },
    version: { const: "1.0" },
    title: { type: "string" },
    author_name: { type: "string" },
    author_url: address,
    provider_name: { type: "string" },
    provider_url: address,
    cache_age: { type: "integer", minimum: 0 },
    html: { type: "string", pattern: "^<(?![\\s\\S]*<script)" },
    width: pixels,
    height: pixels,
    thumbnail_url: address,
    thumbnail_width: pixels,
    thumbnail_height: pixels,
  },
  dependentRequired: {
    thumbnail_url: ["thumbnail_width", "thumbnail_height"],
    thumbnail_width: ["thumbnail_url", "thumbnail_height"],
    thumbnail_height: ["thumbnail_url", "thumbnail_width"],
  },
};

/** What ninjs refers to for places (RFC 7946 §3.1.2); ours are all of this kind. */
const point = {
  type: "object",
  required: ["type", "coordinates"],
  properties: {
    type: { const: "Point" },
    coordinates: { type: "array", prefixItems: [{ type: "number", minimum: -180, maximum: 180 }, { type: "number", minimum: -90, maximum: 90 }], minItems: 2, maxItems: 3 },
  },
};

/** For each format its checker, and something that makes a sound document a broken one. */
export function checkers(ninjsSchema) {
  const json = (change) => (body) => {
    const document = JSON.parse(body);
    change(document);
    return JSON.stringify(document);
  };
  const all = {
    "JSON Feed": [schema(new Ajv({ strict: false, allErrors: true }), require("jsonfeed-schema/schema-v1.1.json")), json((feed) => delete feed.title)],
    Atom: [grammar("atom.rnc"), (body) => body.replace(/<id>[^<]*<\/id>/, "")],
    RSS: [grammar("rss.rnc"), (body) => body.replace(/<title>[^<]*<\/title>/, "")],
    Sitemap: [grammar("sitemap.rnc"), (body) => body.replace(/(?=<\/(urlset|sitemapindex)>)/, "<url/>")],
    "JSON-LD": [linkedData, json((thing) => (thing.headLine = "misspelt"))],
    oEmbed: [schema(new Ajv2020({ strict: false, allErrors: true }), oembed), json((answer) => (answer.version = 1.0))],
  };
  if (ninjsSchema) {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    ajv.addSchema(point, "https://geojson.org/schema/GeoJSON.json");
    all.ninjs = [schema(ajv, JSON.parse(readFileSync(ninjsSchema, "utf8"))), json((item) => (item.kicker = "not a term"))];
  }
  return all;
}
