// What a first visit may weigh, of the files that `make build` left in target/site, as they travel (Brotli; fonts are
// compressed already). Prints each sum beside its budget and exits 1 when one is over. The end-to-end tests measure
// the same in Chromium, page by page; both read end2end/budgets.json.
import { readFileSync, readdirSync, statSync } from "node:fs";

const root = new URL("../", import.meta.url);
const site = new URL("target/site/", root);
const budgets = JSON.parse(readFileSync(new URL("end2end/budgets.json", root)));
const sum = (folders, pattern) =>
  [folders]
    .flat()
    .flatMap((folder) => readdirSync(new URL(folder, site)).map((name) => [folder, name]))
    .filter(([, name]) => pattern.test(name))
    .reduce((total, [folder, name]) => total + statSync(new URL(folder + name, site)).size, 0);

const files = [
  ["wasm", "wasm", "pkg/", /^tafsil.*\.wasm\.br$/],
  ["search beside", "finder", "pkg/", /^((split_)?finder|chunk_).*\.br$/],
  ["JavaScript", "script", ["pkg/", ""], /^(?!finder).*\.js\.br$/],
  ["style", "style", "pkg/", /\.css\.br$/],
  ["fonts, Latin", "font", "fonts/", /latin.*\.woff2$/],
  ["fonts, Arabic", "font", "fonts/", /arabic.*\.woff2$/],
];

let over = 0;
for (const [name, kind, folder, pattern] of files) {
  const { goal } = budgets[kind];
  const size = sum(folder, pattern) / 1000;
  const fine = size > 0 && size <= goal;
  if (!fine) over += 1;
  console.log(`${fine ? "ok  " : "OVER"} ${name.padEnd(14)} ${size.toFixed(1).padStart(6)} kB of ${goal}`);
}
if (over > 0) process.exit(1);
