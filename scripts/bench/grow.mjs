// A catalogue of any size, of the products of another:
//
//   node scripts/bench/grow.mjs FROM TO PRODUCTS
//
// FROM is a folder of *.json.zip, each an array of products, as Icecat writes them. A smaller catalogue is evenly
// picked from it. A larger one repeats it, every time with other ids and article numbers, and with another word for
// every rare one (fewer than RARE products say it: models, codes, lines), as a larger catalogue has more of those.
// Common words stay, and so does what products are sorted and filtered by: categories and filters grow with the catalogue.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";

const [from, to, number] = process.argv.slice(2);
const PER_FILE = 5_000;
const RARE = 10;

/** The only file in an archive: where it lies is said at the archive's end. */
function unzip(archive) {
  const directory = archive.readUInt32LE(archive.lastIndexOf("PK\x05\x06", undefined, "latin1") + 16);
  const size = archive.readUInt32LE(directory + 20);
  const entry = archive.readUInt32LE(directory + 42);
  const start = entry + 30 + archive.readUInt16LE(entry + 26) + archive.readUInt16LE(entry + 28);
  return inflateRawSync(archive.subarray(start, start + size));
}

/** An article number (GTIN-13) with the check digit that makes it one. */
function articleNumber(n) {
  const digits = `2${String(n).padStart(11, "0")}`;
  const sum = [...digits].reduce((sum, digit, at) => sum + Number(digit) * (at % 2 ? 3 : 1), 0);
  return digits + ((10 - (sum % 10)) % 10);
}

const products = readdirSync(from)
  .filter((name) => name.endsWith(".json.zip"))
  .sort()
  .flatMap((name) => JSON.parse(unzip(readFileSync(join(from, name)))));

const texts = ["title", "short_description", "name"];
const words = /[\p{L}\p{N}]+/gu;
const said = new Map();
for (const product of products) {
  for (const word of new Set(texts.flatMap((text) => (product[text] ?? "").toLowerCase().match(words) ?? []))) {
    said.set(word, (said.get(word) ?? 0) + 1);
  }
}

/** The same text with other rare words: vowels, consonants and digits move on by as many places as it is copied. */
function reworded(text, copy) {
  const moved = (letters) => (letter) => letters[(letters.indexOf(letter) + copy) % letters.length];
  return text?.replace(words, (word) =>
    said.get(word.toLowerCase()) >= RARE
      ? word
      : ["aeiou", "AEIOU", "bcdfghjklmnpqrstvwxyz", "BCDFGHJKLMNPQRSTVWXYZ", "0123456789"].reduce(
          (word, letters) => word.replace(new RegExp(`[${letters}]`, "g"), moved(letters)), word));
}

function product(n) {
  const copy = Math.floor(n / products.length);
  if (copy === 0) return products[number < products.length ? Math.floor((n * products.length) / number) : n];
  const original = products[n % products.length];
  const other = Object.fromEntries(texts.map((text) => [text, reworded(original[text], copy)]));
  return { ...original, ...other, id: `${original.id}-${copy}`, ean: [articleNumber(n)] };
}

mkdirSync(to, { recursive: true });
for (let start = 0; start < number; start += PER_FILE) {
  const length = Math.min(PER_FILE, number - start);
  const file = Array.from({ length }, (_, at) => product(start + at));
  writeFileSync(join(to, `${String(start).padStart(8, "0")}.json`), JSON.stringify(file));
}
