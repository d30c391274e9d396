// Writes wwwroot/lib/tabler.css: of Tabler only the rules whose classes stand in a page, a script or a C# text (a tenth of it),
// in a cascade layer, so that every rule of huiyin.css wins over Tabler without a contest of selectors.
// A class of Tabler must be written out in full somewhere; one that is put together from pieces is not found.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { PurgeCSS } from "purgecss";
import { sources } from "./sources.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const lib = join(root, "src/Huiyin/wwwroot/lib");
const tabler = await readFile(join(root, "node_modules/@tabler/core/dist/css/tabler.min.css"), "utf8");
const { version } = JSON.parse(await readFile(join(root, "node_modules/@tabler/core/package.json"), "utf8"));

const words = new Set();
for await (const path of sources(join(root, "src/Huiyin"), [".razor", ".cs", ".js"])) {
  for (const [word] of (await readFile(path, "utf8")).matchAll(/[A-Za-z][\w-]*/g)) words.add(word);
}
const classes = new Set([...tabler.matchAll(/\.(-?[A-Za-z][\w-]*)/g)].map(([, name]) => name));
const tags = "a abbr address article aside blockquote body button canvas code dd details dialog div dl dt em fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html i img input kbd label legend li main mark nav ol option p pre section select small span strong sub summary sup svg table tbody td template textarea tfoot th thead time tr u ul".split(" ");
const used = [...new Set([...words].filter((word) => classes.has(word)).concat(tags))].sort();

// Parsing Tabler takes seconds; most changes of a page name no new class.
const wanted = `${version} ${used.join(" ")}`;
const marker = join(lib, ".styles");
const target = join(lib, "tabler.css");
const current = await readFile(marker, "utf8").catch(() => "");
if (current !== wanted || !(await readFile(target).catch(() => null))) {
  const [{ css }] = await new PurgeCSS().purge({
    content: [{ raw: used.join(" "), extension: "txt" }],
    css: [{ raw: tabler.replace(/^\uFEFF?@charset "UTF-8";/, "").replace(/\/\*# sourceMappingURL=.*\*\/\s*$/, "") }],
    safelist: { greedy: [/data-bs-theme/] },
  });
  await mkdir(lib, { recursive: true });
  await writeFile(target, `@layer tabler {\n${css}\n}\n`);
}
await writeFile(marker, wanted);
