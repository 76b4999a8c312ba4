// Reads the colours of style/_tokens.scss, computes the contrast of every pair that meets on a page (WCAG 2.2), and
// exits 1 when one falls below what it needs: 7 for text read at length, 4.5 for other text, 3 for the borders,
// marks and focus rings that must be seen.
import { readFileSync } from "node:fs";

const source = readFileSync(new URL("../style/_tokens.scss", import.meta.url), "utf8");

/** The `--name: #rrggbb` pairs of one mixin, as a map from name to colour. */
function colours(mixin) {
  const body = source.match(new RegExp(`@mixin ${mixin} \\{([^}]*)\\}`))[1];
  return new Map([...body.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, colour]) => [name, colour]));
}

/** Relative luminance of `#rrggbb`, from 0 to 1. */
function luminance(colour) {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const pairs = [
  ["ink", ["paper", "sheet", "chalk-wash", "label", "good-wash", "warn-wash", "bad-wash"], 7],
  ["ink-soft", ["paper", "sheet", "label"], 7],
  ["ink-soft", ["chalk-wash", "line"], 4.5],
  ["ink-faint", ["paper", "sheet", "chalk-wash"], 4.5],
  ["link", ["paper", "sheet", "chalk-wash", "label"], 4.5],
  ["on-saffron", ["saffron", "saffron-pressed"], 7],
  ["paper", ["ink"], 7],
  ["paper", ["chalk"], 3],
  ["good", ["paper", "sheet", "good-wash"], 4.5],
  ["bad", ["paper", "sheet", "bad-wash"], 4.5],
  ["warn", ["paper", "sheet", "warn-wash"], 4.5],
  ["line-strong", ["paper", "sheet"], 3],
  ["chalk", ["paper", "sheet"], 3],
];

let low = 0;
for (const theme of ["day", "night"]) {
  const named = colours(theme);
  for (const [front, backs, needed] of pairs) {
    for (const back of backs) {
      const ratio = contrast(named.get(front), named.get(back));
      const verdict = ratio >= needed ? "ok " : "LOW";
      if (ratio < needed) low += 1;
      console.log(`${verdict} ${theme.padEnd(5)} ${ratio.toFixed(2).padStart(5)} ≥ ${needed}  ${front} on ${back}`);
    }
  }
}
if (low > 0) {
  console.error(`${low} pairs are too faint`);
  process.exit(1);
}
