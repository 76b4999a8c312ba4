// Search as a browser does it, on the snapshot of a shop that is being served:
//
//   node scripts/bench/search.mjs SHOP FINDER RATINGS ARABIC [judge]
//
// SHOP is its origin; FINDER a folder with the worker's wasm, built with the feature `bench`; RATINGS and ARABIC are
// files as `tafsil eval search` takes them. In Chromium, in a worker, every part of the snapshot is read in slices,
// and every rated query answered: understood, found, counted for every facet, and made into a page's bytes. By the
// protocol of `tafsil eval search` queries are asked one at a time, warm: here until the browser has compiled for
// speed what is asked often, for which it is given WARM milliseconds, and then ROUNDS times measured. Beside that it
// says what the very first question takes, and all of them when they are asked for the first time. Everything that is
// in stock, the widest list there is, is asked for as often. Loading is measured in LOADS browsers, none of which has
// seen the wasm before. With `judge`, which makes sense for the catalogue that was rated, the order of what is found
// is judged as well.
import { readFileSync } from "node:fs";
import { createServer, get } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";

const WARM = 1_000;
const ROUNDS = 5;
const LOADS = 3;
/** In the order in which the worker reads them. */
const PARTS = ["columns", "cards", "text"];

const { chromium } = createRequire(new URL("../../end2end/package.json", import.meta.url))("@playwright/test");
const [shop, finder, ratingsFile, arabicFile, judge] = process.argv.slice(2);

/** The rows of a CSV file without its heading. No field of these files holds a line break. */
const rows = (file) => readFileSync(file, "utf8").trim().split(/\r?\n/).slice(1).map((line) =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain));

/** Queries that have a product rated above 0, with their ratings by product. */
function judged() {
  const by = new Map();
  for (const [query, product, rating] of rows(ratingsFile)) {
    if (!by.has(query)) by.set(query, {});
    by.get(query)[product] = Number(rating);
  }
  return [...by].map(([query, ratings]) => ({ query, ratings })).filter(({ ratings }) => Object.values(ratings).some(Boolean));
}

/** What runs in the worker. Times are in milliseconds. */
async function worker() {
  const began = performance.now();
  const wasm = await import("/finder.js");
  const { memory } = await wasm.default({ module_or_path: "/finder.wasm" });
  const start = performance.now() - began;
  const bytes = async (path) => new Uint8Array(await (await fetch(path)).arrayBuffer());
  const edition = wasm.renew(await bytes("/shop/snapshot/now"));
  const turn = () => new Promise((resume) => setTimeout(resume));

  async function load(parts) {
    const files = await Promise.all(parts.map((part) => bytes(`/shop/snapshot/${edition}/${part}`)));
    const slices = [];
    const began = performance.now();
    for (const file of files) {
      let slice = performance.now();
      if (!wasm.begin(file)) throw new Error("a part cannot be read");
      for (let done = false; !done; ) {
        done = wasm.read_slice();
        if (done === undefined) throw new Error("a part cannot be read");
        slices.push(performance.now() - slice);
        if (!done) await turn();
        slice = performance.now();
      }
    }
    return { start, edition, products: wasm.products(), ready: performance.now() - began, slices, memory: memory.buffer.byteLength };
  }

  /** How long each question took: when it was asked for the first time, and when all were warm. */
  async function times(questions, answer, { warm, rounds }) {
    const once = (question) => {
      const began = performance.now();
      if (answer(question) === undefined) throw new Error("the server would have to be asked");
      return performance.now() - began;
    };
    const cold = questions.map(once);
    for (const began = performance.now(); performance.now() - began < warm; await turn()) questions.forEach(once);
    return { cold, times: Array.from({ length: rounds }, () => questions.map(once)).flat() };
  }

  const listing = (lang, query, page) => wasm.listing(lang, `?q=${encodeURIComponent(query)}&page=${page}`);

  /** The best hundred, from as many pages as they fill. */
  function found(lang, query) {
    const skus = [];
    for (let page = 1; page <= 5; page += 1) {
      const more = wasm.skus(wasm.answer(listing(lang, query, page)));
      // Beyond the last page, the last is shown again.
      if (!more.length || skus.includes(more[0])) break;
      skus.push(...more);
    }
    return skus.slice(0, 100);
  }

  async function ask({ lang, queries, ...how }) {
    const prefixes = queries.flatMap((query) => Array.from(query, (_, at) => Array.from(query).slice(0, at + 1).join("")));
    const whole = await times(queries.map((query) => listing(lang, query, 1)), wasm.answer, how);
    const find = await times(queries, (query) => wasm.find(lang, query), how);
    const everything = await times([wasm.listing(lang, "?stock=yes")], wasm.answer, { ...how, rounds: how.rounds * queries.length });
    const suggest = await times([...new Set(prefixes)].map((typed) => wasm.suggestions(lang, typed)), wasm.answer, how);
    return { whole, find, everything, suggest, found: queries.map((query) => found(lang, query)), memory: memory.buffer.byteLength };
  }

  onmessage = async ({ data: { name, argument } }) => {
    try {
      postMessage({ answer: await { load, ask }[name](argument) });
    } catch (error) {
      postMessage({ error: String(error) });
    }
  };
  postMessage({ answer: "ready" });
}

/** Serves the worker and, under /shop, what the shop serves; isolated, for a clock of 5 µs. */
const server = createServer((request, response) => {
  const isolated = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };
  const send = (type, body) => response.writeHead(200, { "content-type": type, ...isolated }).end(body);
  const { url } = request;
  if (url === "/") send("text/html", "<!doctype html><title>search</title>");
  else if (url === "/worker.js") send("text/javascript", `await (${worker})();`);
  else if (url === "/finder.js") send("text/javascript", readFileSync(join(finder, "finder.js")));
  else if (url === "/finder.wasm") send("application/wasm", readFileSync(join(finder, "finder.wasm")));
  else if (url.startsWith("/shop/")) {
    get(shop + url.slice(5), (answer) => {
      response.writeHead(answer.statusCode, isolated);
      answer.pipe(response);
    });
  }
  // Among them the snapshot, which the worker would otherwise read by itself.
  else response.writeHead(404, isolated).end();
});

/** What a shop answers, as it travels. */
const fetched = (path, encoding) =>
  new Promise((resolve, reject) => {
    get(shop + path, { headers: { "accept-encoding": encoding } }, async (answer) => {
      const pieces = await answer.toArray();
      resolve({ status: answer.statusCode, size: Buffer.concat(pieces).length });
    }).on("error", reject);
  });

/** Calls a function with a browser's worker, which is asked by name. */
async function browsing(use) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    if (!(await page.evaluate(() => crossOriginIsolated))) throw new Error("the clock would be coarse");
    await page.evaluate(() => new Promise((ready, failed) => {
      window.worker = new Worker("/worker.js", { type: "module" });
      window.worker.onerror = (event) => failed(new Error(event.message));
      window.worker.onmessage = ({ data }) => data.answer === "ready" && ready();
    }));
    return await use((name, argument) => page.evaluate(([name, argument]) => new Promise((done, failed) => {
      window.worker.onmessage = ({ data }) => (data.error ? failed(new Error(data.error)) : done(data.answer));
      window.worker.postMessage({ name, argument });
    }), [name, argument]));
  } finally {
    await browser.close();
  }
}

const line = (figures) => console.log(Object.entries(figures).map(([key, value]) => `${key}=${value}`).join(" "));
const ms = (time) => time.toFixed(2);
const mb = (size) => (size / 1e6).toFixed(1);
const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

/** The value below which so many of a hundred lie. */
function percentile(times, percent) {
  const sorted = [...times].sort((a, b) => a - b);
  return ms(sorted[Math.min(Math.floor((sorted.length * percent) / 100), sorted.length - 1)]);
}

const percentiles = ({ times, cold }) => ({
  p50_ms: percentile(times, 50),
  p95_ms: percentile(times, 95),
  p99_ms: percentile(times, 99),
  max_ms: percentile(times, 100),
  cold_p95_ms: percentile(cold, 95),
  first_ms: ms(cold[0]),
});

/** nDCG@10 (gain 2^rating − 1), as `services::eval` has it. */
function quality(judged, found) {
  const gain = (ratings) => ratings.slice(0, 10).reduce((sum, rating, at) => sum + (2 ** rating - 1) / Math.log2(at + 2), 0);
  const mean = (of) => (judged.reduce((sum, { ratings }, n) => {
    return sum + gain(of(found[n], ratings)) / gain(Object.values(ratings).sort((a, b) => b - a));
  }, 0) / judged.length).toFixed(4);
  return judge && {
    ndcg10: mean((found, ratings) => found.map((sku) => ratings[sku] ?? 0)),
    rated_only: mean((found, ratings) => found.filter((sku) => sku in ratings).map((sku) => ratings[sku])),
    empty: `${found.filter((skus) => !skus.length).length}/${judged.length}`,
  };
}

// The files of the catalogue are made beside answering.
const began = performance.now();
for (let status; status !== 200; ) {
  ({ status } = await fetched("/snapshot/now", "identity"));
  if (status !== 200) await new Promise((resume) => setTimeout(resume, 20));
}
const files = performance.now() - began;

await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const translations = new Map(rows(arabicFile));
const english = judged();
const arabic = english.filter(({ query }) => translations.has(query)).map((judged) => ({ ...judged, query: translations.get(judged.query) }));

const loads = [];
for (let n = 1; n < LOADS; n += 1) loads.push(await browsing((worker) => worker("load", PARTS)));
await browsing(async (worker) => {
  const load = await worker("load", PARTS);
  loads.push(load);
  const { edition, products } = load;
  const sizes = { raw: 0, brotli: 0 };
  for (const part of PARTS) {
    const path = `/snapshot/${edition}/${part}`;
    const [{ size: raw }, { size: brotli }] = [await fetched(path, "identity"), await fetched(path, "br")];
    line({ snapshot: products, part, raw, brotli });
    sizes.raw += raw;
    sizes.brotli += brotli;
  }
  line({ snapshot: products, part: "all", ...sizes, files_ms: Math.round(files) });
  line({
    load: products,
    ready_ms: ms(median(loads.map(({ ready }) => ready))),
    reading_ms: ms(median(loads.map(({ slices }) => slices.reduce((sum, slice) => sum + slice, 0)))),
    slices: median(loads.map(({ slices }) => slices.length)),
    longest_slice_ms: ms(Math.max(...loads.flatMap(({ slices }) => slices))),
    start_ms: ms(median(loads.map(({ start }) => start))),
    memory_mb: mb(load.memory),
  });
  for (const [lang, judged] of [["en", english], ["ar", arabic]]) {
    const queries = judged.map(({ query }) => query);
    const asked = await worker("ask", { lang, queries, warm: WARM, rounds: ROUNDS });
    line({ search: products, lang, ...quality(judged, asked.found), ...percentiles(asked.whole) });
    line({ find: products, lang, ...percentiles(asked.find) });
    line({ everything: products, lang, ...percentiles(asked.everything) });
    line({ suggest: products, lang, prefixes: asked.suggest.cold.length, ...percentiles(asked.suggest), memory_mb: mb(asked.memory) });
  }
});
server.close();
