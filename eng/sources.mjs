// The files that pages are written in.
import { readdir } from "node:fs/promises";
import { extname, join } from "node:path";

const notOurs = ["bin", "obj", "lib", "Migrations", "Generated"];

export async function* sources(folder, extensions) {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!notOurs.includes(entry.name)) yield* sources(path, extensions);
    } else if (extensions.includes(extname(entry.name))) yield path;
  }
}
