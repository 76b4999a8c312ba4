// What a visitor states: language, appearance, currency. Each keeps the page.

import { expect, test, words } from '../fixtures.ts';

test('choosing a language keeps the page, and what it was asked', async ({ header, listing, page, shop }) => {
  const category = shop.catalogue.category();
  await listing.open(category);
  await listing.options(words.brand.en).first().check();
  await expect(page).toHaveURL(/brand=/);
  // The list has followed the address when it says what it was narrowed by.
  await expect(listing.chips).toHaveCount(1);
  const asked = new URL(page.url()).search;
  const count = await listing.cards.count();
  await header.languageLink.click();
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(category.name.ar);
  expect(new URL(page.url()).search).toBe(asked);
  await expect(page.getByRole('main').getByRole('article')).toHaveCount(count);
});

test('the bare address follows the language of the browser', async ({ browser, shop }) => {
  for (const [locale, dir] of [['ar-JO', 'rtl'], ['en-GB', 'ltr']]) {
    const context = await browser.newContext({ locale, baseURL: shop.url });
    const page = await context.newPage();
    await page.goto('/');
    await expect(page.locator('html')).toHaveAttribute('dir', dir);
    await context.close();
  }
});

test('dark stays dark, on this page and the next', async ({ header, home, listing, page, shop }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  const category = shop.catalogue.category();
  await listing.open(category, '?stock=yes');
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const day = await paper();
  await header.dark.click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page).toHaveURL(/stock=yes/);
  expect(await paper()).not.toBe(day);
  await home.open();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await header.light.click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  expect(await paper()).toBe(day);
});

test('another currency has its own prices, in the cart too', async ({ cart, header, product, page, shop }) => {
  const single = shop.catalogue.single();
  await product.open(single);
  await expect(product.price).toContainText(/JOD|JD/);
  await header.currency('USD').click();
  await expect(product.price).toContainText('$');
  await product.ready();
  await cart.kept(() => product.add.click());
  await expect(header.cartCount).toHaveText('1');
  await cart.open();
  await expect(cart.toPay).toContainText('$');
  await expect(page.getByRole('contentinfo').getByRole('button', { name: 'USD' })).toHaveAttribute('aria-pressed', 'true');
});
