// Puts a Brotli and a gzip copy beside every file of a folder that gets smaller by it, so that the server sends the
// smallest form without spending time. A copy carries its source's time: only what changed is compressed again.
import { existsSync, readFileSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const worth = /\.(css|html|ico|js|json|mjs|svg|txt|wasm|webmanifest|xml)$/;
const forms = {
  ".br": (body) =>
    brotliCompressSync(body, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    }),
  ".gz": (body) => gzipSync(body, { level: 9 }),
};

const folder = process.argv[2];
const files = readdirSync(folder, { recursive: true })
  .map((name) => join(folder, name))
  .filter((file) => statSync(file).isFile());

let written = 0;
for (const file of files) {
  const form = Object.keys(forms).find((end) => file.endsWith(end));
  if (form) {
    if (!existsSync(file.slice(0, -form.length))) rmSync(file);
    continue;
  }
  if (!worth.test(file)) continue;
  const { mtimeMs, mtime, atime } = statSync(file);
  for (const [end, compress] of Object.entries(forms)) {
    const copy = file + end;
    if (existsSync(copy) && Math.abs(statSync(copy).mtimeMs - mtimeMs) < 2) continue;
    writeFileSync(copy, compress(readFileSync(file)));
    utimesSync(copy, atime, mtime);
    written += 1;
  }
}
console.log(`${files.length} files looked at, ${written} copies written`);
