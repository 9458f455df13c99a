import { readdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";

export const config = { htmlTemplateEngine: "njk" };

export default function (eleventy) {
  // What was withdrawn must not stay in the folder from the build before.
  eleventy.on("eleventy.after", ({ directories, results }) => {
    const written = new Set(results.map(({ outputPath }) => resolve(outputPath)));
    readdirSync(directories.output, { recursive: true })
      .map((name) => resolve(join(directories.output, name)))
      .filter((file) => file.endsWith(".html") && !written.has(file))
      .forEach((file) => rmSync(file));
  });
}
