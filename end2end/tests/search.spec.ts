// The search beside a page: suggestions at every keystroke, refinement without the server, and what happens where
// the browser cannot hold the catalogue.

import { AxeBuilder } from '@axe-core/playwright';
import { both, expect, products, results, test, words } from '../fixtures.ts';
import { asked, fetched } from '../kit/requests.ts';
import { amount } from '../pages/page.ts';

both((lang) => {
  test('typing suggests searches, departments and products, for mouse and keyboard', async ({ header, home, listing, page, product, shop }) => {
    const category = shop.catalogue.category();
    await home.open();
    await header.type(category.name[lang].slice(0, 4));
    await expect(header.suggestions.first()).toBeVisible();
    await expect(header.searchBox).toHaveAttribute('aria-expanded', 'true');
    await expect(header.suggested(words.departments).first()).toBeVisible();
    const offered = header.suggested(words.productList);
    await expect(offered.first().locator('.price')).toBeVisible();

    const { violations } = await new AxeBuilder({ page }).include('header').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([]);

    // By keyboard, round and back into the box.
    await header.searchBox.press('ArrowDown');
    await expect(header.suggestions.first()).toHaveAttribute('aria-selected', 'true');
    await expect(header.searchBox).toHaveAttribute('aria-activedescendant', 'suggestions-0');
    await header.searchBox.press('ArrowUp');
    await expect(header.searchBox).not.toHaveAttribute('aria-activedescendant');
    await header.searchBox.press('ArrowUp');
    await expect(header.suggestions.last()).toHaveAttribute('aria-selected', 'true');
    await expect(header.suggestions.last()).toBeInViewport({ ratio: 0.9 });
    await header.searchBox.press('Escape');
    await expect(header.suggestions.first()).toBeHidden();
    await expect(header.searchBox).toHaveValue(category.name[lang].slice(0, 4));

    await header.searchBox.press('ArrowDown');
    await header.searchBox.press('Enter');
    await expect(page).toHaveURL(new RegExp(`/${lang}/search\\?q=`));
    await expect(listing.cards.first()).toBeVisible();

    await home.open();
    await header.type(category.name[lang].slice(0, 4));
    // In one step: what is offered follows what is typed.
    const name = await offered.first().evaluate((option) => {
      (option as HTMLElement).click();
      return option.querySelector('bdi')!.innerText;
    });
    await expect(product.title).toHaveText(name);
  });

  test('a list is narrowed without the server, and looks the same when the server makes it', async ({ header, listing, page, shop }) => {
    const requests = asked(page);
    await listing.open(shop.catalogue.department());
    await listing.beside();
    const looks = async () => ({
      count: await listing.count.innerText(),
      cards: await listing.cards.allInnerTexts(),
      filters: await listing.filters.allInnerTexts(),
      chips: await listing.chips.allInnerTexts(),
    });
    requests.length = 0;
    await listing.options(words.brand[lang]).first().check();
    await expect(listing.chips).toHaveCount(1);
    await listing.sort.selectOption({ label: words.priceUp[lang] });
    await expect(page).toHaveURL(/sort=/);
    await listing.inStockOnly.check();
    await expect(listing.chips).toHaveCount(2);
    const here = await looks();
    expect(requests).toEqual([]);
    await page.reload();
    await listing.ready();
    expect(await looks()).toEqual(here);

    // A search, too, by the words of a card.
    await listing.beside();
    requests.length = 0;
    const [name] = await listing.cards.getByRole('heading').allInnerTexts();
    await header.search(name);
    await expect(listing.title).toContainText(name);
    const found = await looks();
    expect(requests).toEqual([]);
    await page.reload();
    await listing.ready();
    expect(await looks()).toEqual(found);
  });

  test('the list of a search follows what is typed, as one step to go back', async ({ header, listing, page, shop }) => {
    const [first, then] = shop.catalogue.categories.filter(({ id }) => id !== shop.catalogue.category().id);
    await page.setViewportSize({ width: 1280, height: 800 });
    await listing.search(first.name[lang]);
    await listing.beside();
    const requests = asked(page);
    const before = await listing.count.innerText();
    await header.type(then.name[lang]);
    await expect(listing.title).toContainText(then.name[lang]);
    await expect(header.searchBox).toBeFocused();
    await expect(header.searchBox).toHaveValue(then.name[lang]);
    const counts = await listing.filters.allInnerTexts();
    const cards = await listing.cards.allInnerTexts();
    expect(requests).toEqual([]);

    // Sending it changes nothing that is seen, and the server makes the same of it.
    await header.searchBox.press('Enter');
    await expect(header.searchBox).not.toBeFocused();
    await page.reload();
    await listing.ready();
    expect(await listing.filters.allInnerTexts()).toEqual(counts);
    expect(await listing.cards.allInnerTexts()).toEqual(cards);
    await page.goBack();
    await expect(listing.title).toContainText(first.name[lang]);
    await expect(listing.count).toHaveText(before);
    await expect(header.searchBox).toHaveValue(first.name[lang]);
    await page.goForward();
    await expect(header.searchBox).toHaveValue(then.name[lang]);

    // Where what is suggested covers the list, it waits.
    await page.setViewportSize({ width: 360, height: 740 });
    await header.type(first.name[lang]);
    await expect(header.suggestions.first()).toBeVisible();
    await expect(listing.title).toContainText(then.name[lang]);
    await header.searchBox.press('Enter');
    await expect(listing.title).toContainText(first.name[lang]);
  });

  test('by keyboard alone, and a screen reader is told how many there are', async ({ header, home, listing, page, shop }) => {
    const category = shop.catalogue.category();
    await home.open();
    for (const _ of ['skip link', 'logo', 'search']) await page.keyboard.press('Tab');
    await expect(header.searchBox).toBeFocused();
    await expect(header.searchBox).toHaveRole('combobox');
    await page.keyboard.type(category.name[lang]);
    await expect(header.banner.getByRole('status')).toHaveText(/\d+ suggestions?|اقتراح/);
    await page.keyboard.press('Enter');
    await expect(listing.title).toContainText(category.name[lang]);
    await expect(header.searchBox).toHaveAttribute('aria-expanded', 'false');
    await listing.beside();
    const option = listing.options(words.brand[lang]).first();
    const some = await listing.countOf(option);
    await option.focus();
    await page.keyboard.press('Space');
    await expect(listing.count).toHaveText(results(lang, some));
    await expect(option).toBeChecked();
    await expect(option).toBeFocused();
    await page.keyboard.press('Space');
    await expect(listing.chips).toHaveCount(0);
  });

  test('what is meant is shown as filters that can be taken off', async ({ listing, page, shop }) => {
    const category = shop.catalogue.category();
    const price = lang === 'en' ? 'under 90' : 'بأقل من ٩٠';
    await listing.search(`${category.name[lang]} ${price}`);
    await expect(listing.chips).toHaveCount(1);
    const prices = async () => (await listing.cards.locator('.card-price .price').allInnerTexts()).map(amount);
    expect(Math.max(...(await prices()))).toBeLessThanOrEqual(90);
    await listing.chips.click();
    await expect(listing.chips).toHaveCount(0);
    await expect(page).toHaveURL(new RegExp(`q=${encodeURIComponent(category.name[lang].split(' ')[0])}`, 'i'));
    await expect.poll(async () => Math.max(...(await prices()))).toBeGreaterThan(90);
  });

  test('without a line, what is there is still found, narrowed and gone back to', async ({ context, header, listing, page, shop, complaints }) => {
    const category = shop.catalogue.category();
    const all = shop.catalogue.products.filter((product) => product.category === category.id).length;
    await listing.open(category);
    await listing.beside();
    complaints.expect(/ERR_INTERNET_DISCONNECTED/);
    await context.setOffline(true);
    const option = listing.options(words.brand[lang]).first();
    const some = await listing.countOf(option);
    await option.check();
    await expect(listing.count).toHaveText(products(lang, some));
    await page.goBack();
    await expect(listing.count).toHaveText(products(lang, all));
    await page.goForward();
    await expect(listing.count).toHaveText(products(lang, some));
    await header.search(category.name[lang]);
    await expect(listing.title).toContainText(category.name[lang]);
    await expect(listing.cards.first()).toBeVisible();
    await context.setOffline(false);
  });
});

test('a second visit takes the catalogue out of the browser’s own store', async ({ context, listing, page, shop }) => {
  const files = fetched(page);
  await listing.open(shop.catalogue.category());
  await listing.beside();
  await expect.poll(() => files.length).toBe(3);
  const again = await context.newPage();
  await again.goto(page.url());
  await again.waitForFunction(() => (window as { finder?: string }).finder === 'ready');
  expect(files).toHaveLength(3);
});

test('who saves data fetches no catalogue, and is answered by the server', async ({ header, listing, page, shop }) => {
  const files = fetched(page);
  const requests = asked(page);
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
  });
  await listing.open(shop.catalogue.category());
  await header.searchBox.focus();
  await expect(header.searchBox).toHaveRole('combobox');
  await listing.options(words.brand.en).first().check();
  await expect(listing.chips).toHaveCount(1);
  expect(requests.length).toBeGreaterThan(0);
  expect(files).toEqual([]);
});

test('files that are broken leave everything to the server', async ({ listing, page, shop }) => {
  const requests = asked(page);
  await page.context().route(/\/snapshot\/[0-9a-f]{16}\/columns/, (route) => route.fulfill({ body: 'tafsil\u0001' }));
  const broken = page.context().waitForEvent('response', (response) => response.url().includes('/columns'));
  await listing.open(shop.catalogue.category());
  await broken;
  await listing.options(words.brand.en).first().check();
  await expect(listing.chips).toHaveCount(1);
  expect(requests.length).toBeGreaterThan(0);
});

for (const [how, breaks] of [['breaks', true], ['never answers', false]] as const) {
  test(`a worker that ${how} is not waited for`, async ({ listing, page, shop }) => {
    const requests = asked(page);
    await page.addInitScript((breaks) => {
      // Says that it listens, and then nothing.
      class Mute {
        onmessage?: (event: { data: Uint8Array }) => void;
        onerror?: (event: unknown) => void;
        constructor() {
          setTimeout(() => this.onmessage?.({ data: new Uint8Array(4) }));
          Object.assign(window, { mute: this });
        }
        postMessage() {
          if (breaks) setTimeout(() => this.onerror?.(new ErrorEvent('error')));
        }
      }
      Object.assign(window, { Worker: Mute });
    }, breaks);
    await listing.open(shop.catalogue.category());
    await page.waitForFunction(() => 'mute' in window);
    await listing.options(words.brand.en).first().check();
    await expect(listing.chips).toHaveCount(1);
    expect(requests.length).toBeGreaterThan(0);
  });
}

test('a new edition is told as its difference to the one before', async ({ context, listing, shop }) => {
  const told: Promise<{ part: string; encoding: string; bytes: number }>[] = [];
  context.on('response', (response) => {
    const part = /\/snapshot\/[0-9a-f]{16}\/(\w+)/.exec(response.url())?.[1];
    if (!part) return;
    told.push(
      Promise.all([response.allHeaders(), response.request().sizes()]).then(([headers, sizes]) => ({
        part,
        encoding: headers['content-encoding'],
        bytes: sizes.responseBodySize,
      })),
    );
  });
  const own = shop.catalogue.own();
  const category = shop.catalogue.categories.find(({ id }) => id === own.category)!;
  await listing.open(category);
  await listing.beside();
  const whole = await Promise.all(told.splice(0));
  expect(whole.map(({ encoding }) => encoding)).toEqual(['br', 'br', 'br']);
  await shop.price(own.variants[0].sku, '8.125');
  await expect(async () => {
    await listing.open(category);
    await listing.beside();
    expect(told.length).toBe(3);
  }).toPass({ timeout: 20_000 });
  const differences = await Promise.all(told);
  expect(differences.map(({ encoding }) => encoding)).toEqual(['dcz', 'dcz', 'dcz']);
  const sum = (parts: { bytes: number }[]) => parts.reduce((total, { bytes }) => total + bytes, 0);
  test.info().annotations.push({ type: 'bytes', description: `${sum(whole)} whole, ${sum(differences)} as differences` });
  expect(sum(differences)).toBeLessThan(sum(whole) / 20);
});

for (const [what, answer] of [
  ['whose files are being made anew', { status: 204 }],
  ['of a newer build', { status: 200, body: 'another seal' }],
] as const) {
  test(`a catalogue ${what} is left to the server`, async ({ listing, page, shop }) => {
    const requests = asked(page);
    await listing.open(shop.catalogue.category());
    await listing.beside();
    await page.context().route(/\/snapshot\/now/, (route) => route.fulfill(answer));
    await expect(async () => {
      await listing.inStockOnly.setChecked(!(await listing.inStockOnly.isChecked()));
      expect(requests.length).toBeGreaterThan(0);
    }).toPass({ timeout: 20_000 });
  });
}

test('another price is seen beside the page after a moment', async ({ listing, shop }) => {
  const own = shop.catalogue.own();
  const category = shop.catalogue.categories.find(({ id }) => id === own.category)!;
  await listing.open(category);
  await listing.beside();
  await shop.price(own.variants[0].sku, '7.350');
  await expect(async () => {
    await listing.inStockOnly.setChecked(!(await listing.inStockOnly.isChecked()));
    await listing.inStockOnly.setChecked(false);
    await expect(listing.card(own.name.en)).toContainText('7.350', { timeout: 1_000, useInnerText: true });
  }).toPass({ timeout: 20_000 });
});
