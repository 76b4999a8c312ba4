// What a first visit may weigh, of the files that `make build` left in target/site, as they travel (Brotli; fonts are
// compressed already). Prints each sum beside its budget and exits 1 when one is over. The end-to-end tests measure
// the same in Chromium, page by page.
import { readdirSync, statSync } from "node:fs";

const site = new URL("../target/site/", import.meta.url);
const sum = (folder, pattern) =>
  readdirSync(new URL(folder, site))
    .filter((name) => pattern.test(name))
    .reduce((total, name) => total + statSync(new URL(folder + name, site)).size, 0);

const budgets = [
  ["wasm", "pkg/", /^tafsil.*\.wasm\.br$/, 200],
  ["JavaScript", "pkg/", /\.js\.br$/, 20],
  ["style", "pkg/", /\.css\.br$/, 20],
  ["fonts, Latin", "fonts/", /latin.*\.woff2$/, 60],
  ["fonts, Arabic", "fonts/", /arabic.*\.woff2$/, 60],
];

let over = 0;
for (const [name, folder, pattern, budget] of budgets) {
  const size = sum(folder, pattern) / 1000;
  const verdict = size > 0 && size <= budget ? "ok  " : "OVER";
  if (verdict === "OVER") over += 1;
  console.log(`${verdict} ${name.padEnd(14)} ${size.toFixed(1).padStart(6)} kB of ${budget}`);
}
if (over > 0) process.exit(1);
