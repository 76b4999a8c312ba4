// What Lighthouse says of pages on a phone, in every language they have:
//
//   node lighthouse.mjs ORIGIN NAME=PATH…
//
// Prints a line of key=value for each page: the median of five runs, the lowest of the scores that must be 100, and
// the largest layout shift. Audits that are not passed are named on standard error, with what they found.
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';

const RUNS = 5;
const [origin, ...pages] = process.argv.slice(2);

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** The page's addresses by language, as it names them itself. */
async function languages(path) {
  const html = await (await fetch(origin + path)).text();
  const links = [...html.matchAll(/<link[^>]*hreflang="([a-z]{2})"[^>]*>/g)];
  return links.map(([link, lang]) => [lang, origin + new URL(/href="([^"]+)"/.exec(link)[1], origin).pathname]);
}

/** How often a run is tried again whose browser recorded nothing (NO_NAVSTART and the like). */
const AGAIN = 2;

/** One run in a browser of its own, whose cache is empty. */
async function run(url, again = AGAIN) {
  const chrome = await launch({
    chromePath: process.env.CHROMIUM,
    chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  });
  try {
    const { lhr } = await lighthouse(url, { port: chrome.port, logLevel: 'error' });
    if (!lhr.runtimeError) return lhr;
    if (!again) throw new Error(lhr.runtimeError.message);
    console.error(`once more: ${lhr.runtimeError.code}`);
  } finally {
    await chrome.kill();
  }
  return run(url, again - 1);
}

/** What is not passed in a category, worded for a person. */
function failures({ categories, audits }, category) {
  return categories[category].auditRefs
    .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1)
    .map(({ id }) => {
      const found = (audits[id].details?.items ?? []).map(({ node, url, source, description }) => node?.snippet ?? description ?? url ?? source);
      return `${id}: ${audits[id].title} ${audits[id].displayValue ?? ''} ${found.slice(0, 5).join(' | ')}`;
    });
}

for (const [name, path] of pages.map((page) => page.split('='))) {
  for (const [lang, url] of await languages(path)) {
    const runs = [];
    for (let n = 0; n < RUNS; n += 1) runs.push(await run(url));
    const scores = (category) => runs.map(({ categories }) => Math.round(categories[category].score * 100));
    const audits = (id) => runs.map(({ audits }) => audits[id].numericValue);
    console.log(
      `lighthouse=${name}`,
      `lang=${lang}`,
      `performance=${median(scores('performance'))}`,
      `accessibility=${Math.min(...scores('accessibility'))}`,
      `best_practices=${Math.min(...scores('best-practices'))}`,
      `seo=${Math.min(...scores('seo'))}`,
      `fcp_ms=${Math.round(median(audits('first-contentful-paint')))}`,
      `lcp_ms=${Math.round(median(audits('largest-contentful-paint')))}`,
      `tbt_ms=${Math.round(median(audits('total-blocking-time')))}`,
      `cls=${Math.max(...audits('cumulative-layout-shift'))}`,
    );
    for (const category of ['performance', 'accessibility', 'best-practices', 'seo']) {
      for (const failure of failures(runs[0], category)) console.error(`  ${category}: ${failure}`);
    }
  }
}
