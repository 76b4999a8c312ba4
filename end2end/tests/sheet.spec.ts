// The filters on a phone: a modal dialog, which closes as one and gives the focus back.

import { both, devices, expect, products, test, words } from '../fixtures.ts';

both((lang) => {
  test.describe('a phone', () => {
    test.use(devices.phone);

    test('opens, counts, shows the products', async ({ listing, visitor, shop }) => {
      await listing.open(shop.catalogue.category());
      await visitor.press(listing.refine);
      await expect(listing.sheet).toBeVisible();
      await visitor.picture('the filters');
      const option = listing.options(words.brand[lang]).first();
      const some = await listing.countOf(option);
      await visitor.press(option);
      await expect(listing.count).toHaveText(products(lang, some));
      await expect(option).toBeChecked();
      await expect(listing.sheet).toBeVisible();
      await visitor.press(listing.show);
      await expect(listing.sheet).toBeHidden();
      await expect(listing.refine).toBeFocused();
      await visitor.picture('what is left');
      expect(await listing.cards.count()).toBe(some);
    });

    test('Escape and the cross close it, and Tab stays in it', async ({ listing, page, visitor, shop }) => {
      await listing.open(shop.catalogue.category());
      await visitor.press(listing.refine);
      const inside = () => page.evaluate(() => document.activeElement === document.body || Boolean(document.activeElement?.closest('dialog')));
      for (let step = 0; step < 40; step += 1) {
        await page.keyboard.press('Tab');
        expect(await inside(), `Tab ${step} stays in the sheet`).toBe(true);
      }
      await page.keyboard.press('Escape');
      await expect(listing.sheet).toBeHidden();
      await expect(listing.refine).toBeFocused();
      await visitor.press(listing.refine);
      await visitor.press(listing.sheet.getByRole('button', { name: words.close[lang] }));
      await expect(listing.sheet).toBeHidden();
      await expect(listing.refine).toBeFocused();
    });
  });

  test.describe('a phone without scripts', () => {
    test.use({ ...devices.phone, javaScriptEnabled: false });

    test('is opened and sent as a form', async ({ listing, visitor, shop }) => {
      await listing.open(shop.catalogue.category());
      await visitor.press(listing.refine);
      const option = listing.options(words.brand[lang]).first();
      const some = await listing.countOf(option);
      await visitor.press(option);
      await visitor.press(listing.show);
      await expect(listing.cards).toHaveCount(some);
    });
  });
});
