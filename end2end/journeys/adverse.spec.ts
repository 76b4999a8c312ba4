// The same way where something is missing: the line, speed, a pointer, scripts.

import type { Locator, Page } from '@playwright/test';
import { both, everywhere, expect, test, words } from '../fixtures.ts';
import { recipient } from '../pages/checkout.ts';
import { fillIn, order } from './steps.ts';

test.describe.configure({ timeout: 120_000 });

/** Presses Tab until this has the focus. */
async function reach(page: Page, target: Locator) {
  for (let step = 0; step < 150; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${target}`);
}

both((lang) => {
  everywhere((device) => {
    test('offline in the middle', async ({ product, cart, checkout, order: placed, page, visitor, shop, complaints }) => {
      complaints.expect(/ERR_INTERNET_DISCONNECTED|Failed to load resource/);
      const single = shop.catalogue.single();
      await product.open(single);
      await page.context().setOffline(true);
      await visitor.press(product.add);
      await expect(product.news).toContainText(words.offline[lang]);
      await visitor.picture('offline at a product');
      await page.context().setOffline(false);
      await visitor.press(product.add);
      await expect(product.news).toContainText(words.added[lang]);
      await visitor.press(product.news.getByRole('link', { name: words.seeCart[lang] }));
      await visitor.press(cart.toCheckout);
      await expect(checkout.title).toBeVisible();
      await fillIn(visitor, checkout);
      await page.context().setOffline(true);
      await visitor.press(checkout.place);
      await expect(checkout.errors).toContainText(words.offline[lang]);
      await expect(checkout.errors).toBeFocused();
      await visitor.picture('offline at checkout');
      await expect(checkout.name).toHaveValue(recipient[lang].name);
      await page.context().setOffline(false);
      await order(visitor, checkout, placed);
    });

    test('a slow phone', async ({ home, header, listing, product, cart, checkout, order: placed, page, visitor, shop }) => {
      test.setTimeout(180_000);
      const client = await page.context().newCDPSession(page);
      await client.send('Network.enable');
      await client.send('Network.emulateNetworkConditions', { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 25_000 });
      await client.send('Emulation.setCPUThrottlingRate', { rate: device === 'phone' ? 4 : 2 });
      await page.goto(`/${lang}`);
      await expect(home.title).toBeVisible();
      await visitor.picture('painted');
      // On this line the wasm alone is some five seconds on its way.
      await home.ready(60_000);
      const department = shop.catalogue.department();
      await visitor.press(header.departments.getByRole('link', { name: department.name[lang] }));
      // The page that is there stays under a line until the next one has come.
      await expect(home.main).toHaveAttribute('aria-busy', 'true');
      await visitor.picture('on its way');
      await expect(listing.title).toHaveText(department.name[lang]);
      const link = listing.cards.filter({ has: page.getByRole('button') }).first().getByRole('heading').getByRole('link');
      await visitor.press(link);
      await expect(product.box).toBeVisible();
      await visitor.picture('a product');
      await visitor.press(product.add);
      await expect(product.news).toBeVisible();
      await visitor.press(product.news.getByRole('link', { name: words.seeCart[lang] }));
      await visitor.press(cart.toCheckout);
      await expect(checkout.title).toBeVisible();
      await fillIn(visitor, checkout);
      await order(visitor, checkout, placed);
    });

    test('keyboard only', async ({ home, header, listing, cart, checkout, order: placed, page, visitor, shop, complaints }) => {
      complaints.expectStatus(422);
      await home.open();
      const single = shop.catalogue.single();
      await reach(page, header.searchBox);
      await page.keyboard.type(single.name[lang]);
      await page.keyboard.press('Enter');
      await expect(listing.main).toBeFocused();
      await visitor.picture('found');
      await reach(page, listing.add(single.name[lang]));
      await cart.kept(() => page.keyboard.press('Enter'));
      await visitor.picture('added');
      await reach(page, listing.news.getByRole('link', { name: words.seeCart[lang] }));
      await page.keyboard.press('Enter');
      await expect(cart.title).toBeVisible();
      await expect(cart.main).toBeFocused();
      await reach(page, cart.toCheckout);
      await visitor.picture('cart');
      await page.keyboard.press('Enter');
      await expect(checkout.title).toBeVisible();
      await reach(page, checkout.place);
      await page.keyboard.press('Enter');
      await expect(checkout.errors).toBeFocused();
      await visitor.picture('nothing filled in');
      await reach(page, checkout.errors.getByRole('link', { name: words.name[lang] }));
      await page.keyboard.press('Enter');
      await expect(checkout.name).toBeFocused();
      const to = recipient[lang];
      for (const [field, text] of [[checkout.name, to.name], [checkout.email, to.email], [checkout.phone, to.phone], [checkout.street, to.street], [checkout.city, to.city]] as const) {
        await reach(page, field);
        await page.keyboard.type(text);
      }
      await reach(page, checkout.place);
      await page.keyboard.press('Enter');
      await expect(placed.thanks).toBeVisible();
      await visitor.picture('ordered');
    });

    test.describe('without scripts', () => {
      test.use({ javaScriptEnabled: false });

      test('from a department to an order', async ({ home, header, listing, product, cart, checkout, order: placed, visitor, shop }) => {
        await home.open();
        const single = shop.catalogue.single();
        const category = shop.catalogue.categories.find(({ id }) => id === single.category)!;
        await visitor.press(header.departments.getByRole('link', { name: shop.catalogue.department().name[lang] }));
        await visitor.picture('a department');
        await listing.open(category);
        await visitor.press(listing.card(single.name[lang]).getByRole('heading').getByRole('link'));
        await visitor.picture('a product');
        await visitor.press(product.add);
        await expect(cart.line(single.name[lang]).all).toBeVisible();
        await visitor.picture('cart');
        await visitor.press(cart.toCheckout);
        await visitor.press(checkout.place);
        await visitor.picture('nothing filled in');
        await expect(checkout.errors).toBeInViewport();
        await fillIn(visitor, checkout);
        await order(visitor, checkout, placed);
      });
    });
  });
});
