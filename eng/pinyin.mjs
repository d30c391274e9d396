// Writes src/Huiyin/Generated/pinyin.txt: one line per Chinese character of the unified block, the character followed by
// every reading it has, without tones (ü as v): "单 dan shan chan". Names are found by it: zs, zhangsan → 张三.
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { pinyin } from "pinyin-pro";

const target = join(dirname(fileURLToPath(import.meta.url)), "../src/Huiyin/Generated/pinyin.txt");
const options = { toneType: "none", type: "array", v: true };
const lines = [];
for (let point = 0x4e00; point <= 0x9fa5; point++) {
  const character = String.fromCodePoint(point);
  // The reading as a surname first (单 is Shan, 曾 is Zeng): people are looked for more often than words.
  const asSurname = pinyin(character, { ...options, surname: "head" });
  const readings = [...new Set([...asSurname, ...pinyin(character, { ...options, multiple: true })])]
    .filter((reading) => /^[a-z]+$/.test(reading));
  if (readings.length > 0) lines.push(`${character} ${readings.join(" ")}`);
}
if (lines.length < 20_000) throw new Error(`Only ${lines.length} characters have a reading; pinyin-pro has changed.`);
await mkdir(dirname(target), { recursive: true });
await writeFile(target, lines.join("\n") + "\n");
