// Shortens the names by which the wasm imports functions of its script. wasm-bindgen ends each with a hash of 16
// hexadecimal digits, which does not compress: of a first visit these are 2 kB of wasm and 1 kB of script.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2];
const only = (pattern) => {
  const found = readdirSync(folder).filter((name) => pattern.test(name));
  if (found.length !== 1) throw new Error(`${found.length} files in ${folder} are like ${pattern}, not one`);
  return join(folder, found[0]);
};
const [wasm, script] = [only(/^tafsil\.[^.]+\.wasm$/), only(/^tafsil\.[^.]+\.js$/)];
const text = readFileSync(script, "utf8");

const names = new Map();
const taken = new Set(text.match(/[\w$]+/g));
function shortened(name) {
  if (!names.has(name)) {
    const stem = name.replace(/_[0-9a-f]{16}$/, "");
    let short = stem;
    for (let n = 2; stem !== name && taken.has(short); n += 1) short = `${stem}_${n}`;
    taken.add(short);
    names.set(name, short);
  }
  return names.get(name);
}

// The binary format: https://webassembly.github.io/spec/core/binary/modules.html
const bytes = readFileSync(wasm);
let at = 8;
function number() {
  let [value, shift] = [0, 0];
  for (;;) {
    const byte = bytes[at++];
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return value;
    shift += 7;
  }
}
function encoded(value) {
  const out = [];
  do {
    const rest = Math.floor(value / 128);
    out.push((value % 128) + (rest ? 128 : 0));
    value = rest;
  } while (value);
  return Buffer.from(out);
}
const string = () => {
  const length = number();
  return bytes.subarray(at, (at += length));
};
const counted = (content) => Buffer.concat([encoded(content.length), content]);

/** Reads past what describes an import: a function, table, memory, global or tag. */
function skipDescription() {
  const kind = bytes[at++];
  const limits = () => {
    const flags = number();
    number();
    if (flags & 1) number();
  };
  if (kind === 0) number();
  else if (kind === 1) (at += 1), limits();
  else if (kind === 2) limits();
  else if (kind === 3) at += 2;
  else if (kind === 4) (at += 1), number();
  else throw new Error(`an import of kind ${kind}`);
}

const sections = [bytes.subarray(0, 8)];
while (at < bytes.length) {
  const id = bytes[at++];
  const length = number();
  const end = at + length;
  let content = bytes.subarray(at, end);
  if (id === 2) {
    const count = number();
    const imports = [encoded(count)];
    for (let n = 0; n < count; n += 1) {
      const [module, name] = [string(), string().toString()];
      const described = at;
      skipDescription();
      // What the bundles share is linked by its whole name.
      const own = module.toString().endsWith("_bg.js");
      const named = own ? shortened(name) : name;
      imports.push(counted(module), counted(Buffer.from(named)), bytes.subarray(described, at));
    }
    content = Buffer.concat(imports);
  }
  sections.push(Buffer.from([id]), counted(content));
  at = end;
}
const renamed = text.replace(/[\w$]+/g, (word) => names.get(word) ?? word);
writeFileSync(wasm, Buffer.concat(sections));
writeFileSync(script, renamed);
console.log(`${names.size} imports; ${bytes.length - Buffer.concat(sections).length} bytes of wasm less`);
