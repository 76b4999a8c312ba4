// From the cart to a kept order: once, whole, and at the price that was seen.

import { both, expect, test, words } from '../fixtures.ts';
import { recipient } from '../pages/checkout.ts';
import { amount } from '../pages/page.ts';

both((lang) => {
  test('a guest orders', async ({ cart, checkout, order, header, page, shop }) => {
    const single = shop.catalogue.single();
    await shop.cart(page.context(), [[single.variants[0].sku, 2]]);
    await cart.open();
    await cart.toCheckout.click();
    await checkout.fill();
    const due = await checkout.toPay.innerText();
    await checkout.place.click();
    await expect(order.thanks).toBeVisible();
    await expect(order.title).toContainText(order.number());
    await expect(order.rows).toHaveCount(1);
    await expect(order.rows).toContainText(single.name[lang]);
    expect(amount(await order.toPay.innerText())).toBe(amount(due));
    await expect(header.cartCount).toBeHidden();

    // It is kept: a new look shows the same.
    await page.reload();
    await order.ready();
    await expect(order.title).toContainText(order.number());
    await shop.mail(recipient[lang].email, order.number());
  });

  test('the sum follows the way of delivery', async ({ checkout, page, shop }) => {
    await shop.cart(page.context(), [[shop.catalogue.single().variants[0].sku, 1]]);
    await checkout.open();
    const delivered = amount(await checkout.toPay.innerText());
    await checkout.collect.check();
    await expect.poll(async () => amount(await checkout.toPay.innerText())).toBeCloseTo(delivered - 3, 3);
  });

  test('what is wrong stands on top and next to its field, and nothing typed is lost', async ({ checkout, page, shop, complaints }) => {
    complaints.expectStatus(422);
    await shop.cart(page.context(), [[shop.catalogue.single().variants[0].sku, 1]]);
    await checkout.open();
    await checkout.street.fill(recipient[lang].street);
    await checkout.email.fill('rana');
    await checkout.byTransfer.check();
    await checkout.place.click();
    await expect(checkout.alert).toContainText(words.fields[lang]);
    // It stands above the form, and takes none of its columns.
    const [alert, form] = await Promise.all([checkout.alert.boundingBox(), checkout.name.boundingBox()]);
    const start = (box: typeof alert) => (box ? (lang === 'en' ? box.x : box.x + box.width) : NaN);
    expect(Math.abs(start(alert) - start(form))).toBeLessThan(2);
    await expect(checkout.errorOf(checkout.name)).toHaveText(words.missing[lang]);
    await expect(checkout.errorOf(checkout.email)).toHaveText(words.notAnEmail[lang]);
    await expect(checkout.email).toHaveAttribute('aria-invalid', 'true');
    await expect(checkout.email).toHaveAccessibleDescription(new RegExp(`^${words.notAnEmail[lang]}`));
    await expect(checkout.errorOf(checkout.street)).toBeHidden();
    await expect(checkout.street).toHaveValue(recipient[lang].street);
    await expect(checkout.email).toHaveValue('rana');
    await expect(checkout.byTransfer).toBeChecked();
  });

  test('stock that changed while the customer looked: nothing is ordered, the page says how it is', async ({ checkout, cart, page, shop, complaints }) => {
    complaints.expectStatus(409);
    const own = shop.catalogue.own();
    await shop.cart(page.context(), [[own.variants[0].sku, 3]]);
    await checkout.open();
    await checkout.fill();
    await shop.stock(own.variants[0].sku, 2);
    await checkout.place.click();
    await expect(checkout.heading(words.cartChanged)).toBeVisible();
    await checkout.link(words.backToCart).click();
    await cart.kept(() => cart.line(own.name[lang]).takeTwo.click());
    await cart.toCheckout.click();
    await expect(checkout.title).toBeVisible();
    await expect(checkout.place).toBeEnabled();
  });

  test('a price that changed while the customer looked: the page shows the new one, and keeps what was typed', async ({ checkout, order, page, shop, complaints }) => {
    complaints.expectStatus(409);
    const own = shop.catalogue.own();
    await shop.cart(page.context(), [[own.variants[0].sku, 1]]);
    await checkout.open();
    await checkout.fill();
    await checkout.collect.check();
    shop.price(own.variants[0].sku, '987.654');
    await checkout.place.click();
    await expect(checkout.alert).toContainText(words.changed[lang]);
    await expect(checkout.changes.last()).toContainText('987.654');
    await expect.poll(async () => amount(await checkout.toPay.innerText())).toBeGreaterThan(987);
    await expect(checkout.name).toHaveValue(recipient[lang].name);
    await expect(checkout.collect).toBeChecked();
    await checkout.place.click();
    await expect(order.thanks).toBeVisible();
    expect(amount(await order.toPay.innerText())).toBe(987.654);
  });
});

test('a double click orders once', async ({ checkout, order, page, shop }) => {
  await shop.cart(page.context(), [[shop.catalogue.single().variants[0].sku, 1]]);
  const posts: string[] = [];
  await checkout.open();
  await checkout.fill();
  page.on('request', (request) => {
    if (request.url().endsWith('/api/place_order')) posts.push(request.postData() ?? '');
  });
  await checkout.place.dblclick();
  await expect(order.thanks).toBeVisible();
  const number = order.number();

  // The same attempt sent once more, as an impatient network would: the same order.
  const again = await page.request.post('/api/place_order', {
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json', origin: shop.url },
    data: posts[0],
  });
  expect(again.ok()).toBe(true);
  expect(await again.text()).toContain(`/en/order/${number}`);
});

test('an order is for whoever placed it', async ({ checkout, order, page, browser, shop }) => {
  await shop.cart(page.context(), [[shop.catalogue.single().variants[0].sku, 1]]);
  await checkout.open();
  await checkout.fill();
  await checkout.place.click();
  await expect(order.thanks).toBeVisible();
  const path = new URL(page.url()).pathname;

  const other = await browser.newContext({ baseURL: shop.url });
  const stranger = await other.newPage();
  const response = await stranger.goto(path);
  expect(response?.status()).toBe(404);
  await expect(stranger.getByRole('heading', { name: words.notFound.en })).toBeVisible();
  await other.close();

  // Its letter has a link that opens it anywhere.
  const link = await shop.link(recipient.en.email);
  const elsewhere = await browser.newContext({ baseURL: shop.url });
  const reader = await elsewhere.newPage();
  const { pathname, search } = new URL(link);
  expect((await reader.goto(pathname + search))?.status()).toBe(200);
  await elsewhere.close();
});

test('an order can be cancelled until it leaves, and printed', async ({ checkout, order, header, page, shop }) => {
  await shop.cart(page.context(), [[shop.catalogue.single().variants[0].sku, 1]]);
  await checkout.open();
  await checkout.fill();
  await checkout.place.click();
  await expect(order.thanks).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(order.title).toBeVisible();
  await expect(order.rows).toBeVisible();
  // The shop's name stays on the paper, and nothing that can be pressed.
  await expect(header.searchBox).toBeHidden();
  await expect(header.departments).toBeHidden();
  await expect(page.getByRole('contentinfo')).toBeHidden();
  await expect(order.print).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await order.cancel.click();
  await expect(order.status).toHaveText(words.cancelled.en);
  await expect(order.cancel).toHaveCount(0);
});

test('an empty cart cannot be checked out, and says where to go', async ({ checkout }) => {
  await checkout.open();
  await expect(checkout.heading(words.cartEmpty)).toBeVisible();
  await expect(checkout.link(words.backToCart)).toBeVisible();
});
