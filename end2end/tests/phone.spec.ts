// What the first screen of a phone shows, and what stays within reach of the thumb.

import type { Locator } from '@playwright/test';
import { both, devices, expect, test } from '../fixtures.ts';

test.use(devices.phone);

/** Whether all of something is in the window. */
const whole = async (target: Locator) => {
  const box = await target.boundingBox();
  return box !== null && box.y >= 0 && box.y + box.height <= devices.phone.viewport.height;
};

both((lang) => {
  test('a product: name, price, variants and the act on the first screen', async ({ product, visitor, shop }) => {
    const several = shop.catalogue.several();
    await product.open(several);
    await visitor.picture('the first screen');
    for (const part of [product.title, product.price, product.add, product.variants.first()]) expect(await whole(part)).toBe(true);
    await visitor.press(product.variants.nth(1));
    await expect(product.sku).toHaveText(several.variants[1].sku);
    await visitor.press(product.add);
    await expect(product.news).toContainText(several.name[lang]);
  });

  test('cart and checkout: the sum and the act in reach', async ({ cart, checkout, page, visitor, shop }) => {
    const lines = shop.catalogue.products.filter((one) => shop.catalogue.onHand(one) > 5).slice(0, 8);
    await shop.cart(page.context(), lines.map(({ variants }) => [variants[0].sku, 1]));
    await cart.open();
    await visitor.picture('a long cart');
    expect(await whole(cart.toCheckout)).toBe(true);
    const sum = page.locator('.act-sum .price');
    expect(await whole(sum)).toBe(true);
    await expect(sum).toHaveText((await cart.toPay.textContent()) ?? '');
    await visitor.press(cart.toCheckout);
    await expect(checkout.title).toBeVisible();
    await visitor.picture('checkout');
    expect(await whole(checkout.place)).toBe(true);
    await expect(sum).toHaveText((await checkout.toPay.textContent()) ?? '');
  });

  test('the ways on of a category scroll in one row', async ({ listing, page, shop }) => {
    await listing.open(shop.catalogue.department());
    const row = listing.main.locator('.chips-row');
    const lines = await row.locator('a').evaluateAll((links) => new Set(links.map((link) => Math.round(link.getBoundingClientRect().y))).size);
    expect(lines).toBe(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(devices.phone.viewport.width);
  });

  test('the cards of a row share their lines', async ({ listing, shop }) => {
    await listing.open(shop.catalogue.department());
    const uneven = await listing.cards.evaluateAll((cards) => {
      const rows = new Map<number, Element[]>();
      for (const card of cards) {
        const y = Math.round(card.getBoundingClientRect().y);
        rows.set(y, [...(rows.get(y) ?? []), card]);
      }
      const parts = ['.card-brand', '.card-name', '.card-price', '.stock', '.button'];
      return [...rows.values()].flatMap((row) =>
        parts.filter((part) => new Set(row.map((card) => Math.round(card.querySelector(part)?.getBoundingClientRect().y ?? NaN))).size > 1),
      );
    });
    expect(uneven).toEqual([]);
  });
});
