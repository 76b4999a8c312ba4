// A catalogue too large for browsers: they hold the category that is looked at, and the server answers the rest.

import { both, expect, products, test, words } from '../fixtures.ts';
import type { Catalogue } from '../kit/catalogue.ts';
import { asked, fetched } from '../kit/requests.ts';

const MOST = 100;
test.use({ serve: ['--browser-products', String(MOST)] });

/** A department too large to be held, and two categories in it that are not. */
function places({ categories, products }: Catalogue) {
  const size = (id: string) => products.filter(({ category }) => category === id).length;
  for (const department of categories.filter(({ parent }) => !parent)) {
    const below = categories.filter(({ id, parent }) => parent === department.id && size(id) > 10 && size(id) <= MOST);
    const all = below.reduce((sum, { id }) => sum + size(id), 0);
    if (all > MOST) return { department, here: below[0], there: below[1], size };
  }
  throw new Error('the prepared database has no department that is large enough');
}

both((lang) => {
  test('one category is held at a time, and what is outside of it asked for', async ({ header, listing, page, shop }) => {
    const { department, here, there, size } = places(shop.catalogue);
    const files = fetched(page);
    const requests = asked(page);
    const parts = () => files.map((address) => address.split('/').pop()).sort();
    /** Narrows to what is in stock, or back: as many requests as that takes. */
    const narrow = async () => {
      const on = !(await listing.inStockOnly.isChecked());
      requests.length = 0;
      await listing.inStockOnly.setChecked(on);
      await expect(listing.chips).toHaveCount(on ? 1 : 0);
      return requests.length;
    };

    await listing.open(here);
    await listing.beside();
    expect(parts()).toEqual(['cards', 'columns']);
    requests.length = 0;
    const option = listing.options(words.brand[lang]).first();
    const some = await listing.countOf(option);
    await option.check();
    await expect(listing.count).toHaveText(products(lang, some));
    await page.goBack();
    await expect(listing.count).toHaveText(products(lang, size(here.id)));
    expect(requests).toEqual([]);

    // What is above is too large: nothing comes, and the server answers.
    await listing.link(department.name).click();
    await expect(listing.title).toHaveText(department.name[lang]);
    expect(await narrow()).toBeGreaterThan(0);
    expect(await narrow()).toBeGreaterThan(0);
    expect(files).toHaveLength(2);

    // The first answer is the server's, the later ones are not.
    await listing.link(there.name).click();
    await expect(listing.title).toHaveText(there.name[lang]);
    expect(requests.length).toBeGreaterThan(0);
    await expect(async () => expect(await narrow()).toBe(0)).toPass({ timeout: 20_000 });
    expect(parts()).toEqual(['cards', 'cards', 'columns', 'columns']);
    // Only the last is kept.
    const kept = () => page.evaluate(async () => (await (await caches.open('tafsil-snapshot')).keys()).length);
    await expect.poll(kept).toBe(2);

    // Words are found by the server.
    requests.length = 0;
    await header.search(here.name[lang]);
    await expect(listing.title).toContainText(here.name[lang]);
    expect(requests.length).toBeGreaterThan(0);
  });
});

test('a second visit takes the category out of the browser’s own store', async ({ context, listing, page, shop }) => {
  const files = fetched(page);
  await listing.open(places(shop.catalogue).here);
  await listing.beside();
  await expect.poll(() => files.length).toBe(2);
  const again = await context.newPage();
  await again.goto(page.url());
  await again.waitForFunction(() => (window as { finder?: string }).finder === 'ready');
  expect(files).toHaveLength(2);
});

test('where no category is looked at, nothing is fetched', async ({ header, home, page }) => {
  const files = fetched(page);
  const stand = page.context().waitForEvent('response', (response) => response.url().endsWith('/snapshot/now'));
  await home.open();
  await header.searchBox.focus();
  expect((await stand).status()).toBe(204);
  await header.type('a');
  await expect(header.suggestions.first()).toBeVisible();
  expect(files).toEqual([]);
});
