// Builds one sprite, wwwroot/lib/icons.svg, of the icons that the pages name: <Icon Name="phone" />, or Icon="phone" on
// another control, or Icon: "phone" in C#.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { sources } from "./sources.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const source = join(root, "src/Huiyin");
const target = join(source, "wwwroot/lib/icons.svg");
const named = [/<Icon\b[^>]*?\bName="([a-z0-9-]+)"/g, /\bIcon\s*[=:]\s*"([a-z0-9-]+)"/g];

const used = new Map();
for await (const path of sources(source, [".razor", ".cs"])) {
  const text = await readFile(path, "utf8");
  for (const pattern of named) for (const [, name] of text.matchAll(pattern)) if (!used.has(name)) used.set(name, path);
}

const symbols = [];
for (const name of [...used.keys()].sort()) {
  const filled = name.endsWith("-filled");
  const file = filled ? `filled/${name.slice(0, -"-filled".length)}.svg` : `outline/${name}.svg`;
  let svg;
  try {
    svg = await readFile(join(root, "node_modules/@tabler/icons/icons", file), "utf8");
  } catch {
    console.error(`${used.get(name)}: error ICON: there is no icon "${name}" in @tabler/icons.`);
    process.exitCode = 1;
    continue;
  }
  const drawing = svg
    .replace(/^[\s\S]*?<svg[\s\S]*?>/, "")
    .replace(/<\/svg>\s*$/, "")
    .replace(/<path stroke="none" d="M0 0h24v24H0z" fill="none"\s*\/>/, "")
    .trim().replace(/\n\s*/g, "");
  const paint = filled
    ? 'fill="currentColor"'
    : 'fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"';
  symbols.push(`<symbol id="${name}" viewBox="0 0 24 24" ${paint}>${drawing}</symbol>`);
}

await mkdir(dirname(target), { recursive: true });
const sprite = `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n")}\n</svg>\n`;
if (sprite !== (await readFile(target, "utf8").catch(() => ""))) await writeFile(target, sprite);
if (!process.exitCode) await writeFile(join(dirname(target), ".icons"), "");
