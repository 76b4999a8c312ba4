// "Added to your cart": names the product, covers nothing that can be pressed, and leaves.

import { both, everywhere, expect, test, words } from '../fixtures.ts';
import { coveredBy } from '../kit/visitor.ts';

both((lang) => {
  everywhere(() => {
    test('in a list it stands over the picture of its product, and nothing else', async ({ listing, visitor, shop }) => {
      const single = shop.catalogue.single();
      await listing.open(shop.catalogue.categories.find(({ id }) => id === single.category)!);
      await visitor.press(listing.add(single.name[lang]));
      await expect(listing.news).toBeVisible();
      await expect(listing.news).toContainText(single.name[lang]);
      await expect(listing.news).toContainText(words.added[lang]);
      expect(await coveredBy(listing.news)).toEqual([]);
      const [news, picture] = await Promise.all([listing.news.boundingBox(), listing.card(single.name[lang]).locator('.picture').boundingBox()]);
      expect(Math.abs(news!.y - picture!.y)).toBeLessThan(2);
      expect(Math.abs(news!.x - picture!.x)).toBeLessThan(2);
      // What can be done with it fits.
      expect(await listing.news.evaluate((it) => [it.scrollWidth - it.clientWidth, it.scrollHeight - it.clientHeight])).toEqual([0, 0]);
      await visitor.picture('added in a list');
      // The next product's button can be pressed meanwhile.
      const other = listing.cards.getByRole('button', { name: words.addToCart[lang] }).nth(1);
      await visitor.press(other);
    });

    test('on a product it leaves the button free, and leads to the cart', async ({ product, cart, visitor, shop }) => {
      const single = shop.catalogue.single();
      await product.open(single);
      await visitor.press(product.add);
      await expect(product.news).toContainText(single.name[lang]);
      await expect(product.news).toBeVisible();
      expect(await coveredBy(product.news)).toEqual([]);
      await visitor.picture('added on a product');
      await visitor.press(product.news.getByRole('link', { name: words.seeCart[lang] }));
      await expect(cart.title).toBeVisible();
      // It does not come along.
      await expect(cart.news).toBeHidden();
      await visitor.see(cart.toCheckout);
      await visitor.picture('the cart');
    });

    test('it can be closed, and the focus stays where it was', async ({ product, visitor, shop }) => {
      await product.open(shop.catalogue.single());
      await visitor.press(product.add);
      await visitor.press(product.news.getByRole('button', { name: words.close[lang] }));
      await expect(product.news).toBeHidden();
      await expect(product.add).toBeFocused();
    });
  });
});

test('it leaves after six seconds, but not while somebody is at it', async ({ product, page, shop }) => {
  await page.clock.install();
  await product.open(shop.catalogue.single());
  await product.add.click();
  await expect(product.news).toBeVisible();
  await page.clock.fastForward(5_000);
  await expect(product.news).toBeVisible();
  await page.clock.fastForward(1_500);
  await expect(product.news).toBeHidden();
  await product.add.click();
  await product.news.hover();
  await page.clock.fastForward(60_000);
  await expect(product.news).toBeVisible();
  await page.mouse.move(0, 0);
  await page.clock.fastForward(6_500);
  await expect(product.news).toBeHidden();
  await product.add.click();
  await product.news.getByRole('link').focus();
  await page.clock.fastForward(60_000);
  await expect(product.news).toBeVisible();
});
