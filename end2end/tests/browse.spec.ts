// Finding products: departments, filters, order, pages, search.

import { both, expect, products, results, test, words } from '../fixtures.ts';
import { amount } from '../pages/page.ts';

both((lang) => {
  test('from the first page into a department', async ({ home, header, listing, shop }) => {
    await home.open();
    await expect(home.title).toBeVisible();
    const department = shop.catalogue.department();
    await header.departments.getByRole('link', { name: department.name[lang] }).click();
    await expect(listing.title).toHaveText(department.name[lang]);
    await expect(listing.cards).toHaveCount(24);
    await expect(header.departments.locator('[aria-current=page]')).toHaveText(department.name[lang]);
  });

  test('a filter narrows the list, stays in the address, and goes again', async ({ listing, page, shop }) => {
    const category = shop.catalogue.category();
    const all = shop.catalogue.products.filter((product) => product.category === category.id).length;
    await listing.open(category);
    await expect(listing.count).toHaveText(products(lang, all));

    const option = listing.options(words.brand[lang]).first();
    const some = await listing.countOf(option);
    expect(some).toBeLessThan(all);
    await option.check();
    await expect(listing.count).toHaveText(products(lang, some));
    await expect(page).toHaveURL(/[?&]brand=/);
    await expect(listing.chips).toHaveCount(1);
    await expect(listing.cards).toHaveCount(some);

    await page.reload();
    await listing.ready();
    await expect(listing.count).toHaveText(products(lang, some));
    await expect(option).toBeChecked();

    await page.goBack();
    await expect(listing.count).toHaveText(products(lang, all));
    await expect(option).not.toBeChecked();
    await page.goForward();
    await expect(listing.count).toHaveText(products(lang, some));
    await expect(option).toBeChecked();

    await listing.chips.first().click();
    await expect(listing.count).toHaveText(products(lang, all));
    await expect(option).not.toBeChecked();
    await expect(page).not.toHaveURL(/brand=/);
  });

  test('two options of one filter add, and clearing takes both', async ({ listing, shop }) => {
    const category = shop.catalogue.category();
    await listing.open(category);
    const options = listing.options(words.brand[lang]);
    const [first, second] = [await listing.countOf(options.nth(0)), await listing.countOf(options.nth(1))];
    await options.nth(0).check();
    await expect(listing.count).toHaveText(products(lang, first));
    await options.nth(1).check();
    await expect(listing.count).toHaveText(products(lang, first + second));
    await expect(listing.chips).toHaveCount(2);
    await listing.clear.click();
    await expect(listing.chips).toHaveCount(0);
    await expect(options.nth(0)).not.toBeChecked();
    await expect(options.nth(1)).not.toBeChecked();
  });

  test('only what is in stock', async ({ listing, shop }) => {
    const { catalogue } = shop;
    const none = catalogue.find((product) => product.variants.every(({ sku }) => !catalogue.stock.get(sku)));
    const category = catalogue.categories.find(({ id }) => id === none.category);
    await listing.open(category!);
    await expect(listing.card(none.name[lang])).toBeVisible();
    await listing.inStockOnly.check();
    await expect(listing.card(none.name[lang])).toHaveCount(0);
    await expect(listing.chips).toHaveCount(1);
  });

  test('the cheapest first, through all pages', async ({ listing, page, shop }) => {
    await listing.open(shop.catalogue.department());
    await listing.sort.selectOption({ label: words.priceUp[lang] });
    await expect(page).toHaveURL(/sort=/);
    const shown = listing.cards.locator('.card-price .price');
    const first = shown.first();
    const prices = async () => (await shown.allInnerTexts()).map(amount);
    // The order is the list's as soon as it is ascending.
    await expect.poll(async () => isAscending(await prices())).toBe(true);
    const dearest = Math.max(...(await prices()));
    const cheapest = await first.innerText();

    await listing.next.click();
    await expect(listing.currentPage).toHaveText('2');
    await expect(page).toHaveURL(/page=2/);
    expect(isAscending(await prices())).toBe(true);
    expect((await prices())[0]).toBeGreaterThanOrEqual(dearest);
    await listing.previous.click();
    await expect(listing.currentPage).toHaveText('1');
    await expect(first).toHaveText(cheapest, { useInnerText: true });
    await expect(listing.sort.locator('option:checked')).toHaveText(words.priceUp[lang]);
  });

  test('a search finds the product it names', async ({ header, home, listing, shop }) => {
    const product = shop.catalogue.single();
    await home.open();
    await header.search(product.name[lang]);
    await listing.ready();
    await expect(listing.card(product.name[lang])).toBeVisible();
    await expect(header.searchBox).toHaveValue(product.name[lang]);
    const found = await listing.cards.count();
    if (found < 24) await expect(listing.count).toHaveText(results(lang, found));
  });

  test('a search without result says so, and shows ways on', async ({ listing, header, shop }) => {
    await listing.search('zzqqxx');
    await expect(listing.title).toContainText('zzqqxx');
    await expect(listing.main.getByText(words.tryFewer[lang])).toBeVisible();
    // Without filters beside it, what is said has the page to itself.
    const [said, room] = await Promise.all([listing.main.locator('.empty').boundingBox(), listing.main.boundingBox()]);
    expect(said?.width).toBeGreaterThan((room?.width ?? NaN) * 0.9);
    const department = shop.catalogue.department();
    await listing.main.getByRole('link', { name: department.name[lang] }).click();
    await expect(listing.title).toHaveText(department.name[lang]);
    await expect(header.searchBox).toBeVisible();
  });

  test('a search that its filters leave nothing of offers what to change, and what that shows', async ({ listing, page, shop }) => {
    const { name } = shop.catalogue.single();
    await listing.goto(`/search?q=${encodeURIComponent(name[lang])}&price.max=0.001`);
    const repair = listing.repairs.first();
    await expect(repair).toContainText(words.anyPrice[lang]);
    const promised = await repair.innerText();
    await repair.click();
    await expect(page).not.toHaveURL(/price/);
    await expect(listing.card(name[lang])).toBeVisible();
    const counted = await listing.count.innerText();
    const shown = [...Array(2000).keys()].find((n) => results(lang, n) === counted) ?? NaN;
    expect(promised).toContain(products(lang, shown));
  });

  test('an address that leads nowhere says so with 404', async ({ home, complaints }) => {
    complaints.expectStatus(404);
    for (const path of ['/nowhere', '/c/nowhere', '/p/nowhere']) {
      const response = await home.goto(path);
      expect(response?.status()).toBe(404);
      await expect(home.heading(words.notFound)).toBeVisible();
    }
  });
});

test('what a person searches for is text, and never markup', async ({ listing, page }) => {
  await listing.search('<img src=x onerror="window.broken=1">');
  await expect(listing.title).toContainText('<img');
  expect(await page.evaluate(() => 'broken' in window)).toBe(false);
});

function isAscending(numbers: number[]) {
  return numbers.every((number, index) => index === 0 || number >= numbers[index - 1]);
}
