// Moves between pages: where the page stands after going back, where the focus is, what is announced, and what is seen
// while the next page is on its way.

import type { Page } from '@playwright/test';
import { both, everywhere, expect, test, words } from '../fixtures.ts';

const scrolled = (page: Page) => page.evaluate(() => scrollY);

/** Scrolls as a wheel does, and waits until the page stands still. */
async function scrollBy(page: Page, distance: number) {
  await page.mouse.move(180, 400);
  const before = await scrolled(page);
  await page.mouse.wheel(0, distance);
  await expect.poll(() => scrolled(page)).toBeGreaterThan(before + distance / 2);
  let at = -1;
  await expect.poll(async () => at === (at = await scrolled(page)), { intervals: [300] }).toBe(true);
  return at;
}

/** Goes back, and waits until the page stands where it stood. */
async function backTo(page: Page, at: number) {
  await page.goBack();
  await expect.poll(async () => Math.abs((await scrolled(page)) - at), { message: `back at ${at}` }).toBeLessThanOrEqual(50);
}

both((lang) => {
  everywhere(() => {
    test('going back leads to where the page stood', async ({ home, listing, page, product, shop }) => {
      await home.open();
      const onHome = await scrollBy(page, 600);
      await home.main.locator('.shelf a').first().evaluate((link: HTMLElement) => link.click());
      await expect(product.box).toBeVisible();
      await expect.poll(() => scrolled(page)).toBe(0);
      await backTo(page, onHome);
      await expect(home.title).toBeAttached();

      await listing.open(shop.catalogue.department());
      const onList = await scrollBy(page, 900);
      await listing.cards.nth(6).getByRole('link').first().evaluate((link: HTMLElement) => link.click());
      await expect(product.box).toBeVisible();
      await backTo(page, onList);

      await listing.next.evaluate((link: HTMLElement) => link.click());
      await expect(listing.currentPage).toHaveText('2');
      await expect.poll(() => scrolled(page)).toBe(0);
      const onSecond = await scrollBy(page, 700);
      await listing.cards.nth(4).getByRole('link').first().evaluate((link: HTMLElement) => link.click());
      await expect(product.box).toBeVisible();
      await backTo(page, onSecond);
      await expect(listing.currentPage).toHaveText('2');
      await backTo(page, onList);
      await expect(listing.currentPage).toHaveText('1');
    });

    test('going back after a filter, and after a search', async ({ listing, page, product, shop }) => {
      await listing.open(shop.catalogue.department());
      const all = await scrollBy(page, 800);
      // On a phone the filters are behind a button; what counts here is that the list changes.
      await listing.filters.locator('[name=stock]').evaluate((box: HTMLElement) => box.click());
      await expect(listing.chips).toHaveCount(1);
      await backTo(page, all);
      await expect(listing.chips).toHaveCount(0);

      await listing.search(lang === 'en' ? 'chair' : 'كرسي');
      const found = await scrollBy(page, 800);
      await listing.cards.nth(4).getByRole('link').first().evaluate((link: HTMLElement) => link.click());
      await expect(product.box).toBeVisible();
      await backTo(page, found);
    });

    test('the focus and a word about it follow every move', async ({ cart, header, home, listing, page, shop }) => {
      await home.open();
      const department = shop.catalogue.department();
      await header.departments.getByRole('link', { name: department.name[lang] }).click();
      await expect(listing.title).toHaveText(department.name[lang]);
      await expect(listing.main).toBeFocused();
      await expect(home.announcement).toHaveText(await page.title());
      await listing.next.click();
      await expect(listing.currentPage).toHaveText('2');
      await expect(listing.main).toBeFocused();
      await expect(home.announcement).toContainText(`${words.pages[lang]}: 2`);
      await listing.sort.selectOption({ label: words.priceUp[lang] });
      await expect(home.announcement).toContainText(words.priceUp[lang]);
      await page.goBack();
      await page.goBack();
      await page.goBack();
      await expect(home.title).toBeVisible();
      await expect(home.announcement).toHaveText(await page.title());

      const single = shop.catalogue.single();
      await shop.cart(page.context(), [[single.variants[0].sku, 2]]);
      await cart.open();
      await cart.line(single.name[lang]).remove.click();
      await expect(cart.undo).toBeFocused();
      await expect(cart.gone).toContainText(single.name[lang]);
      await cart.undo.click();
      await expect(cart.line(single.name[lang]).quantity).toHaveValue('2');
      await expect(cart.main).toBeFocused();
    });

    test('on a slow line the page stays until the next one is there', async ({ header, home, listing, page, shop }) => {
      await home.open();
      let answer = () => {};
      const held = new Promise<void>((resolve) => (answer = resolve));
      await page.route('**/api/listing*', async (route) => {
        await held;
        await route.continue().catch(() => {});
      });
      const department = shop.catalogue.department();
      await header.departments.getByRole('link', { name: department.name[lang] }).click();
      await expect(home.main).toHaveAttribute('aria-busy', 'true');
      await expect(home.title).toBeVisible();
      const line = () => page.evaluate(() => getComputedStyle(document.body, '::before').content);
      expect(await line()).not.toBe('none');
      answer();
      await expect(listing.title).toHaveText(department.name[lang]);
      await expect(home.main).not.toHaveAttribute('aria-busy');
      expect(await line()).toBe('none');
    });
  });
});
