// Browsers and networks that are not as they should be.

import { both, expect, products, test, words } from '../fixtures.ts';
import { pieces } from '../kit/pieces.ts';
import { hydrated, shifts, watchShifts } from '../kit/hydration.ts';
import { places } from '../kit/places.ts';

test('a browser that denies storage still shops', async ({ header, product, page, shop }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    }
  });
  await product.open(shop.catalogue.single());
  await product.add.click();
  await expect(product.news).toContainText(words.added.en);
  await expect(header.cartCount).toHaveText('1');
});

test('a slow network: links work before the page answers', async ({ header, home, listing, page, shop }) => {
  let go = () => {};
  const held = new Promise<void>((resolve) => (go = resolve));
  await page.route('**/*.wasm', async (route) => {
    await held;
    await route.continue().catch(() => {});
  });
  await page.goto('/en');
  await expect(home.title).toBeVisible();
  const department = shop.catalogue.department();
  await header.departments.getByRole('link', { name: department.name.en }).click();
  await expect(listing.title).toHaveText(department.name.en);
  go();
  await listing.ready();
});

test('a page whose scripts cannot be had is loaded whole', async ({ cart, header, home, page, shop, complaints }) => {
  complaints.expectStatus(404);
  complaints.expect(/on 'WebAssembly': HTTP status code is not ok/, /^uncaught: \/pkg\/split_/);
  await page.route('**/split_*.wasm', (route) => route.fulfill({ status: 404, body: '' }));
  const single = shop.catalogue.single();
  await shop.cart(page.context(), [[single.variants[0].sku, 1]]);
  const documents: string[] = [];
  page.on('request', (request) => {
    if (request.isNavigationRequest()) documents.push(new URL(request.url()).pathname);
  });
  await home.open();
  await header.cartLink.click();
  await expect(cart.title).toBeVisible();
  // There it works as it does without scripts.
  const line = cart.line(single.name.en);
  await line.quantity.fill('2');
  await line.update.click();
  await expect(header.cartCount).toHaveText('2');
  await header.departments.getByRole('link', { name: shop.catalogue.department().name.en }).click();
  await expect(page).toHaveURL(/\/en\/c\//);
  expect(documents.slice(0, 3)).toEqual(['/en', '/en/cart', '/api/set_cart_line']);
});

test('a shop whose scripts cannot be had works without them', async ({ header, listing, page, shop, complaints }) => {
  complaints.expectStatus(404);
  complaints.expect(/^uncaught: \/pkg\/tafsil/);
  await page.route('**/tafsil*.wasm', (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto(`/en/c/${shop.catalogue.department().slug.en}`);
  const option = listing.options(words.brand.en).first();
  const some = await listing.countOf(option);
  await option.check();
  await listing.filters.locator('button[type=submit]').click();
  await expect(listing.count).toHaveText(products('en', some));
  await header.search('desk');
  await expect(page).toHaveURL(/\/en\/search\?q=desk/);
});

both((lang) => {
  for (const name of ['home', 'category', 'product', 'cart', 'sign in', 'addresses']) {
    test(`a page that comes in pieces moves nothing: ${name}`, async ({ page, shop }) => {
      const { path } = places.find((place) => place.name === name)!;
      const slow = await pieces(shop.url);
      await watchShifts(page);
      await page.goto(`${slow.url}/${lang}${await path({ shop, page, lang })}`);
      await hydrated(page);
      expect(await shifts(page)).toEqual({ sum: 0, moved: [] });
      slow.close();
    });
  }

  for (const name of ['home', 'category', 'product']) {
    test(`fonts that come late move nothing: ${name}`, async ({ page, shop }) => {
      const { path } = places.find((place) => place.name === name)!;
      await page.route('**/*.woff2', async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 700));
        await route.continue().catch(() => {});
      });
      await watchShifts(page);
      await page.goto(`/${lang}${await path({ shop, page, lang })}`);
      await hydrated(page);
      await page.evaluate(() => document.fonts.ready.then(() => true));
      expect(await shifts(page)).toEqual({ sum: 0, moved: [] });
    });
  }
});

test('a page whose data does not come says so, with a way on', async ({ home, header, page, shop, complaints }) => {
  complaints.expectStatus(503);
  await home.open();
  await page.route('**/api/listing*', (route) =>
    route.fulfill({ status: 503, contentType: 'application/json', body: '"Unavailable"' }),
  );
  await header.departments.getByRole('link', { name: shop.catalogue.department().name.en }).click();
  await expect(home.main.getByText(words.unavailable.en)).toBeVisible();
});

test('a checkout whose answer does not come keeps what was typed, and orders once', async ({ checkout, order, page, shop, complaints }) => {
  complaints.expect(/Failed to load resource/);
  await shop.cart(page.context(), [[shop.catalogue.single().variants[0].sku, 1]]);
  await checkout.open();
  await checkout.fill();
  // The shop takes the order, and its answer is lost on the way.
  await page.route('**/api/place_order', async (route) => {
    await route.fetch();
    await route.abort('connectionreset');
  }, { times: 1 });
  await checkout.place.click();
  await expect(checkout.alert).toContainText(words.offline.en);
  await expect(checkout.name).toHaveValue('Rana Haddad');
  await checkout.place.click();
  await expect(order.thanks).toBeVisible();
});
