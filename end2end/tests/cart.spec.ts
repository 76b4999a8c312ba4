// The cart: it answers at once, is corrected by the server, and loses nothing.

import { both, expect, test, words } from '../fixtures.ts';
import { amount } from '../pages/page.ts';

both((lang) => {
  test('adding counts before the shop has answered', async ({ header, product, page, shop }) => {
    const single = shop.catalogue.single();
    let answer = () => {};
    const held = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/api/add_to_cart', async (route) => {
      await held;
      await route.continue();
    });
    await product.open(single);
    await expect(header.cartCount).toBeHidden();
    await product.more.click();
    await product.add.click();
    await expect(header.cartCount).toHaveText('2');
    await expect(product.news).toBeHidden();
    answer();
    await expect(product.news).toContainText(words.added[lang]);
    await expect(header.cartCount).toHaveText('2');
  });

  test('adding from a list', async ({ header, listing, cart, shop }) => {
    const single = shop.catalogue.single();
    const category = shop.catalogue.categories.find(({ id }) => id === single.category)!;
    await listing.open(category);
    await listing.add(single.name[lang]).click();
    await expect(listing.news).toContainText(words.added[lang]);
    await expect(header.cartCount).toHaveText('1');
    await header.cartLink.click();
    await expect(cart.line(single.name[lang]).quantity).toHaveValue('1');
  });

  test('changing a quantity changes the sum', async ({ cart, header, page, shop }) => {
    const single = shop.catalogue.single();
    await shop.cart(page.context(), [[single.variants[0].sku, 1]]);
    await cart.open();
    const line = cart.line(single.name[lang]);
    const one = amount(await line.total.innerText());
    await line.more.click();
    await expect(header.cartCount).toHaveText('2');
    await expect.poll(async () => amount(await line.total.innerText())).toBeGreaterThan(one);
    await expect.poll(async () => amount(await cart.toPay.innerText())).toBe(amount(await line.total.innerText()));
    await line.fewer.click();
    await expect(header.cartCount).toHaveText('1');
    await expect.poll(async () => amount(await line.total.innerText())).toBe(one);
    await cart.kept(async () => {
      await line.quantity.fill('3');
      await line.quantity.blur();
    });
    await expect(header.cartCount).toHaveText('3');
    await page.reload();
    await cart.ready();
    await expect(line.quantity).toHaveValue('3');
  });

  test('of quick changes the last one is kept, and shown', async ({ cart, header, page, shop }) => {
    const single = shop.catalogue.single();
    await shop.cart(page.context(), [[single.variants[0].sku, 1]]);
    let answer = () => {};
    const held = new Promise<void>((resolve) => (answer = resolve));
    const sent: string[] = [];
    await page.route('**/api/set_cart_line', async (route) => {
      sent.push(new URLSearchParams(route.request().postData() ?? '').get('quantity') ?? '');
      await held;
      await route.continue();
    });
    await cart.open();
    const line = cart.line(single.name[lang]);
    for (const count of ['2', '3', '4']) {
      await line.more.click();
      await expect(header.cartCount).toHaveText(count);
    }
    expect(sent).toEqual(['2']);
    answer();
    await expect.poll(() => sent).toEqual(['2', '4']);
    await expect(line.quantity).toHaveValue('4');
    await page.unroute('**/api/set_cart_line');
    await page.reload();
    await cart.ready();
    await expect(line.quantity).toHaveValue('4');
  });

  test('after two changes that failed the page shows what is kept', async ({ cart, header, page, shop, complaints }) => {
    complaints.expectStatus(503);
    const single = shop.catalogue.single();
    await shop.cart(page.context(), [[single.variants[0].sku, 1]]);
    await page.route('**/api/set_cart_line', (route) =>
      route.fulfill({ status: 503, contentType: 'application/json', body: '"Unavailable"' }),
    );
    await cart.open();
    const line = cart.line(single.name[lang]);
    await line.more.click();
    await line.more.click();
    await expect(cart.news).toContainText(words.unavailable[lang]);
    await expect(line.quantity).toHaveValue('1');
    await expect(header.cartCount).toHaveText('1');
  });

  test('taking a line out, and putting it back', async ({ cart, header, page, shop }) => {
    const single = shop.catalogue.single();
    await shop.cart(page.context(), [[single.variants[0].sku, 4]]);
    await cart.open();
    await cart.line(single.name[lang]).remove.click();
    await expect(cart.empty).toBeVisible();
    await expect(header.cartCount).toBeHidden();
    await expect(cart.gone).toContainText(words.removed[lang]);
    await cart.undo.click();
    await expect(cart.line(single.name[lang]).quantity).toHaveValue('4');
    await expect(header.cartCount).toHaveText('4');
  });

  test('what ran out meanwhile says so, with a way on', async ({ cart, page, shop }) => {
    const few = shop.catalogue.own();
    const none = shop.catalogue.own();
    await shop.cart(page.context(), [[few.variants[0].sku, 5], [none.variants[0].sku, 1]]);
    await shop.stock(few.variants[0].sku, 2);
    await shop.stock(none.variants[0].sku, 0);
    await cart.open();
    await expect(cart.trouble).toBeVisible();
    await expect(cart.toCheckout).toBeHidden();
    await expect(cart.line(few.name[lang]).trouble).toHaveText(words.onlyTwo[lang]);
    await expect(cart.line(none.name[lang]).trouble).toHaveText(words.lineNone[lang]);
    await cart.kept(() => cart.line(few.name[lang]).takeTwo.click());
    await expect(cart.line(few.name[lang]).quantity).toHaveValue('2');
    await expect(cart.line(few.name[lang]).trouble).toHaveCount(0);
    await cart.line(none.name[lang]).remove.click();
    await expect(cart.trouble).toHaveCount(0);
    await expect(cart.toCheckout).toBeVisible();
  });

  test('without a network nothing is lost, and the page says so', async ({ header, product, page, shop, complaints }) => {
    complaints.expect(/Failed to load resource/);
    const single = shop.catalogue.single();
    await product.open(single);
    await product.add.click();
    await expect(header.cartCount).toHaveText('1');
    await expect(product.news).toContainText(words.added[lang]);
    await page.context().setOffline(true);
    await product.add.click();
    await expect(product.news).toContainText(words.offline[lang]);
    await expect(header.cartCount).toHaveText('1');
    await page.context().setOffline(false);
    await product.add.click();
    await expect(product.news).toContainText(words.added[lang]);
    await expect(header.cartCount).toHaveText('2');
  });

  test('a shop that fails says so, and the count is what it was', async ({ header, product, page, shop, complaints }) => {
    complaints.expectStatus(503);
    await page.route('**/api/add_to_cart', (route) =>
      route.fulfill({ status: 503, contentType: 'application/json', body: '"Unavailable"' }),
    );
    await product.open(shop.catalogue.single());
    await product.add.click();
    await expect(product.news).toContainText(words.unavailable[lang]);
    await expect(header.cartCount).toBeHidden();
  });
});

test('a checkout waits for what was changed just before', async ({ cart, checkout, order, page, shop }) => {
  const single = shop.catalogue.single();
  await shop.cart(page.context(), [[single.variants[0].sku, 1]]);
  let answer = () => {};
  const held = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**/api/set_cart_line', async (route) => {
    await held;
    await route.continue();
  });
  await cart.open();
  await cart.line(single.name.en).more.click();
  await cart.toCheckout.click();
  // The cart stays under the progress line until the checkout can be whole.
  await expect(page.locator('main')).toHaveAttribute('aria-busy', 'true');
  await expect(checkout.place).toBeHidden();
  answer();
  await checkout.fill();
  await checkout.place.click();
  await expect(order.thanks).toBeVisible();
  await expect(order.rows.getByRole('cell').nth(1)).toHaveText('2');
});

test('the cart is the browser\'s, not the language\'s', async ({ cart, header, page, shop }) => {
  const single = shop.catalogue.single();
  await shop.cart(page.context(), [[single.variants[0].sku, 2]]);
  await cart.open();
  await header.languageLink.click();
  await expect(page).toHaveURL(/\/ar\/cart$/);
  await expect(page.getByText(single.name.ar)).toBeVisible();
});
