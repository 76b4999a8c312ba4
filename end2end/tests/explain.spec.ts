// Why a search shows a product where it does: told to merchants, on the way from the list.

import { both, expect, test, words } from '../fixtures.ts';

const chair = { en: 'chair', ar: 'كرسي' };

both((lang) => {
  test('a merchant is led from a place in the list to why it is that', async ({ explain, listing, page, shop }) => {
    await shop.merchant(page.context(), lang);
    await listing.search(chair[lang]);
    await expect(listing.why).toHaveCount(await listing.cards.count());
    const third = listing.cards.nth(2).getByRole('heading', { level: 3 });
    const name = await third.innerText();
    await listing.why.nth(2).click();
    await expect(explain.title).toBeVisible();
    await expect(explain.place).toHaveText(explain.placed(3));
    await expect(explain.product).toHaveText(name, { useInnerText: true });
    const [added, shown] = await explain.sums();
    expect(added).toBe(shown);
    expect(shown).toBeGreaterThan(0);
    await expect(explain.score()).toContainText(words.score[lang]);
    await page.goBack();
    await expect(listing.why.nth(2)).toBeVisible();
  });

  test('a customer sees no way there, and is told no', async ({ explain, listing, page, shop, complaints }) => {
    complaints.expectStatus(403);
    await shop.customer(page.context(), lang);
    await listing.search(chair[lang]);
    await expect(listing.cards.first()).toBeVisible();
    await expect(listing.why).toHaveCount(0);
    const response = await explain.open(chair[lang], shop.catalogue.single().variants[0].sku);
    expect(response?.status()).toBe(403);
    await expect(explain.heading(words.notForYou)).toBeVisible();
    await expect(explain.place).toHaveCount(0);
  });
});

test('lists that the browser makes itself have the ways, too', async ({ listing, page, shop, complaints }) => {
  complaints.expect(/ERR_INTERNET_DISCONNECTED/);
  await shop.merchant(page.context());
  await listing.search(chair.en);
  await listing.beside();
  await page.context().setOffline(true);
  await listing.inStockOnly.check();
  await expect(listing.chips).toHaveCount(1);
  await expect(listing.why).toHaveCount(await listing.cards.count());
  await page.context().setOffline(false);
});

test('a right that is taken back ends with the next question', async ({ explain, listing, page, shop, complaints }) => {
  complaints.expectStatus(403);
  const { email } = await shop.merchant(page.context());
  await listing.search(chair.en);
  shop.right('revoke', email);
  await listing.why.first().click();
  await expect(explain.heading(words.notForYou)).toBeVisible();
});

test('signing in leads back to what was asked', async ({ account, explain, page, shop }) => {
  const person = await shop.merchant(page.context());
  await page.context().clearCookies();
  const product = shop.catalogue.single();
  await explain.open(product.name.en, product.variants[0].sku);
  await expect(page).toHaveURL(/\/en\/sign-in\?next=/);
  await account.signIn(person);
  await expect(explain.product).toHaveText(product.name.en);
  await expect(explain.place).toHaveText(explain.placed(1));
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the form asks and the page answers', async ({ explain, page, shop }) => {
    await shop.merchant(page.context());
    const product = shop.catalogue.single();
    await explain.goto('/explain');
    await explain.main.locator('input[name=q]').fill(product.name.en);
    await explain.main.locator('input[name=product]').fill(product.variants[0].sku);
    await explain.main.getByRole('button').click();
    await expect(explain.place).toHaveText(explain.placed(1));
  });
});
