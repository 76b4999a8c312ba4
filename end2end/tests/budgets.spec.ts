// What a first visit costs: measured in the browser, with an empty cache, until hydrated.

import { readFileSync } from 'node:fs';

import { both, expect, test } from '../fixtures.ts';
import { places } from '../kit/places.ts';

type Kind = 'wasm' | 'script' | 'style' | 'font' | 'finder';
/** In kB as they travel, compressed, with their headers. */
type Budget = { goal: number };
const budgets: Record<Kind, Budget> = JSON.parse(
  readFileSync(new URL('../budgets.json', import.meta.url), 'utf8'),
);

function kindOf(url: string): Exclude<Kind, 'finder'> | undefined {
  const { pathname } = new URL(url);
  // The search beside a page comes when all else is there; what it weighs is said apart.
  // So does the code that bundles share.
  if (/^\/pkg\/((split_)?finder|chunk_\d+)\./.test(pathname)) return undefined;
  const ending = pathname.split('.').pop() ?? '';
  return ({ wasm: 'wasm', js: 'script', css: 'style', woff2: 'font' } as const)[ending];
}

both((lang) => {
  for (const name of ['home', 'category', 'product']) {
    test(name, async ({ page, shop, home }) => {
      const { path } = places.find((place) => place.name === name)!;
      const spent: Record<string, number> = { wasm: 0, script: 0, style: 0 };
      const of = new Map<string, string>();
      const client = await page.context().newCDPSession(page);
      await client.send('Network.enable');
      await client.send('Network.clearBrowserCache');
      client.on('Network.responseReceived', ({ requestId, response }) => {
        const kind = kindOf(response.url);
        // A script is a way of writing here, and has fonts of its own.
        const script = /tafsil-([a-z]+)-/.exec(response.url)?.[1];
        if (kind) of.set(requestId, kind === 'font' ? `font ${script}` : kind);
      });
      client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
        const kind = of.get(requestId);
        if (kind) spent[kind] = (spent[kind] ?? 0) + encodedDataLength;
      });
      await home.goto(await path({ shop, page, lang }));
      await page.evaluate(() => document.fonts.ready.then(() => true));
      await expect.poll(() => spent.wasm, { message: 'the wasm is counted' }).toBeGreaterThan(0);
      // What comes from here on is fetched by a page that answers already.
      const first = { ...spent };
      for (const [kind, bytes] of Object.entries(first)) {
        const { goal } = budgets[kind.split(' ')[0] as Kind];
        expect.soft(bytes / 1000, `${kind} of ${name}`).toBeLessThanOrEqual(goal);
      }
      test.info().annotations.push({ type: 'bytes', description: JSON.stringify(first) });
    });
  }
});
