// The whole way without a pointer.

import type { Locator, Page } from '@playwright/test';
import { both, expect, test, words } from '../fixtures.ts';

/** Presses Tab until this has the focus, and shows that it has. */
async function reach(page: Page, target: Locator) {
  for (let step = 0; step < 120; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      await expectVisibleFocus(page);
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${target}`);
}

/** What has the focus is drawn with a line, a shadow or a mark of its own. */
async function expectVisibleFocus(page: Page) {
  const shown = await page.evaluate(() => {
    const drawn = (element: Element | null) => {
      if (!element) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
    };
    return drawn(document.activeElement) || drawn(document.activeElement?.closest('label, form') ?? null);
  });
  expect(shown, 'the focus can be seen').toBe(true);
}

both((lang) => {
  test('from the skip link to a kept order', async ({ header, listing, cart, checkout, order, page, shop }) => {
    const single = shop.catalogue.single();
    const category = shop.catalogue.categories.find(({ id }) => id === single.category)!;
    await listing.open(category);
    await page.keyboard.press('Tab');
    await expect(header.skipLink).toBeFocused();
    await expect(header.skipLink).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(listing.main).toBeFocused();

    await reach(page, listing.add(single.name[lang]));
    await cart.kept(() => page.keyboard.press('Enter'));
    await expect(header.cartCount).toHaveText('1');
    await cart.open();
    await reach(page, cart.line(single.name[lang]).more);
    await cart.kept(() => page.keyboard.press('Enter'));
    await expect(header.cartCount).toHaveText('2');
    await reach(page, cart.toCheckout);
    await page.keyboard.press('Enter');
    await expect(checkout.title).toBeVisible();
    await reach(page, checkout.name);
    await page.keyboard.type('Rana Haddad');
    await page.keyboard.press('Tab');
    await page.keyboard.type('rana@example.com');
    await page.keyboard.press('Tab');
    await page.keyboard.type('0790123456');
    await page.keyboard.press('Tab');
    // The ways of delivery are one stop, and the last needs no address.
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(checkout.collect).toBeChecked();
    await reach(page, checkout.place);
    await page.keyboard.press('Enter');
    await expect(order.thanks).toBeVisible();
  });

  test('a filter is ticked by the space bar', async ({ listing, page, shop }) => {
    await listing.open(shop.catalogue.category());
    const option = listing.options(words.brand[lang]).first();
    await reach(page, option);
    await page.keyboard.press('Space');
    await expect(listing.chips).toHaveCount(1);
    await expect(option).toBeChecked();
  });
});
