// What a test is given. `import { test, expect, both } from '../fixtures.ts'` and name what you need.

import { test as base } from '@playwright/test';
import { CLOCK, Shop } from './kit/shop.ts';
import { Visitor } from './kit/visitor.ts';
import { Complaints } from './kit/watch.ts';
import { AccountPages } from './pages/account.ts';
import { CartPage } from './pages/cart.ts';
import { CheckoutPage } from './pages/checkout.ts';
import { ExplainPage } from './pages/explain.ts';
import { Header } from './pages/header.ts';
import { HomePage } from './pages/home.ts';
import { ListingPage } from './pages/listing.ts';
import { OrderPage } from './pages/order.ts';
import type { Setting } from './pages/page.ts';
import { ProductPage } from './pages/product.ts';
import { type Lang, langs } from './words.ts';

export { expect } from '@playwright/test';
export { hydrated } from './kit/hydration.ts';
export { langs, products, results, words } from './words.ts';

export type ShopOptions = {
  /** The language of the shop; see `both`. */
  lang: Lang;
};

type PerTest = {
  /** Fails the test for an error in the console, a broken content policy, a status of 500. */
  complaints: Complaints;
  setting: Setting;
  /** Somebody who sees and presses only what is in the window and not covered. */
  visitor: Visitor;
  /** Moves the shop's clock on, and the browser's with it. */
  advance: (seconds: number) => Promise<void>;
  header: Header;
  home: HomePage;
  listing: ListingPage;
  product: ProductPage;
  cart: CartPage;
  checkout: CheckoutPage;
  order: OrderPage;
  account: AccountPages;
  explain: ExplainPage;
};

type PerWorker = {
  /** More options of `tafsil serve`; a file of tests that sets them has servers of its own. */
  serve: string[];
  /** This worker's own shop: its server, database, clock and control socket. */
  shop: Shop;
};

/** Chance in the browser, from the seed of the server (mulberry32). */
function seedChance(seed: number) {
  let state = seed >>> 0;
  Math.random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const test = base.extend<ShopOptions & PerTest, PerWorker>({
  lang: ['en', { option: true }],
  serve: [[], { option: true, scope: 'worker' }],
  shop: [
    async ({ serve }, use, { parallelIndex, workerIndex }) => {
      const shop = await Shop.open(parallelIndex * 1000 + workerIndex, serve);
      await use(shop);
      await shop.close();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ shop }, use) => use(shop.url),
  // Every test listens, also one that asks for nothing but the page.
  complaints: [
    async ({ page }, use) => {
      const complaints = new Complaints(page);
      await use(complaints);
      base.expect(complaints.all(), 'the page complains of nothing').toEqual([]);
    },
    { auto: true },
  ],
  page: async ({ page, shop }, use, info) => {
    // Other tests of the worker may have moved the clock on.
    await page.clock.setFixedTime(await shop.now().catch(() => new Date(CLOCK)));
    await page.addInitScript(seedChance, 1);
    const from = shop.log.length;
    await use(page);
    if (info.status !== info.expectedStatus) {
      await info.attach('server.log', { body: shop.log.slice(from).join('') });
    }
  },
  advance: async ({ page, shop }, use) =>
    use(async (seconds) => {
      await shop.control({ advance: seconds });
      await page.clock.setFixedTime(await shop.now());
    }),
  setting: async ({ page, lang, javaScriptEnabled }, use) =>
    use({ page, lang, scripts: javaScriptEnabled ?? true }),
  visitor: async ({ page, hasTouch }, use, info) => use(new Visitor(page, info, hasTouch ?? false)),
  header: async ({ setting }, use) => use(new Header(setting)),
  home: async ({ setting }, use) => use(new HomePage(setting)),
  listing: async ({ setting }, use) => use(new ListingPage(setting)),
  product: async ({ setting }, use) => use(new ProductPage(setting)),
  cart: async ({ setting }, use) => use(new CartPage(setting)),
  checkout: async ({ setting }, use) => use(new CheckoutPage(setting)),
  order: async ({ setting }, use) => use(new OrderPage(setting)),
  account: async ({ setting }, use) => use(new AccountPages(setting)),
  explain: async ({ setting }, use) => use(new ExplainPage(setting)),
});

/** The same tests in English and in Arabic. */
export function both(tests: (lang: Lang) => void) {
  for (const lang of langs) {
    test.describe(lang, () => {
      test.use({ lang, locale: lang === 'en' ? 'en-GB' : 'ar-JO' });
      tests(lang);
    });
  }
}

/** A narrow phone and a desk, as the journeys and the tests of what differs between them use. */
export const devices = {
  phone: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
  desk: { viewport: { width: 1280, height: 800 } },
};

/** The same tests on a phone and at a desk. */
export function everywhere(tests: (device: keyof typeof devices) => void) {
  for (const device of ['phone', 'desk'] as const) {
    test.describe(device, () => {
      test.use(devices[device]);
      tests(device);
    });
  }
}
