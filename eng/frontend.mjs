// Copies what the pages need from the pinned npm packages into src/Huiyin/wwwroot/lib.
// Nothing in there is committed; delete the folder and build again to get it back.
import { mkdir, readFile, rm, writeFile, copyFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const from = (...path) => join(root, "node_modules", ...path);
const to = (...path) => join(root, "src/Huiyin/wwwroot/lib", ...path);

const withoutSourceMap = (text) => text.replace(/\n?(\/\/[#@] sourceMappingURL=.*|\/\*# sourceMappingURL=.*\*\/)\s*$/, "\n");

async function copy(source, target, change = (text) => text) {
  const text = await readFile(source, "utf8");
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, change(withoutSourceMap(text)));
}

function replaceOnce(text, what, by) {
  const parts = text.split(what);
  if (parts.length !== 2) throw new Error(`Expected exactly one "${what}"; the package has changed, look at eng/frontend.mjs.`);
  return parts.join(by);
}

for (const old of ["turbo.js", "echarts.js", "swagger-ui", "LICENSES.txt"]) {
  await rm(to(old), { recursive: true, force: true });
}

// Turbo writes its progress bar's style into the page, which our content security policy refuses;
// the same style stands in huiyin.css.
await copy(from("@hotwired/turbo/dist/turbo.es2017-esm.js"), to("turbo.js"), (text) =>
  replaceOnce(text, "this.installStylesheetElement();", "")
);

await copy(from("echarts/dist/echarts.common.min.js"), to("echarts.js"));
await copy(from("swagger-ui-dist/swagger-ui.css"), to("swagger-ui/swagger-ui.css"));
await copy(from("swagger-ui-dist/swagger-ui-bundle.js"), to("swagger-ui/swagger-ui-bundle.js"));

const { dependencies } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
const notices = [];
for (const name of Object.keys(dependencies)) {
  const { version, license } = JSON.parse(await readFile(from(name, "package.json"), "utf8"));
  const text = await readFile(from(name, "LICENSE"), "utf8").catch(() => readFile(from(name, "LICENSE.txt"), "utf8"))
    .catch(() => `${license}\n`);
  notices.push(`${name} ${version} (${license})\n\n${text.trim()}\n`);
}
await writeFile(to("LICENSES.txt"), notices.join(`\n${"-".repeat(80)}\n\n`));
await copyFile(from("swagger-ui-dist/NOTICE"), to("swagger-ui/NOTICE"));
await writeFile(to(".copied"), "");
