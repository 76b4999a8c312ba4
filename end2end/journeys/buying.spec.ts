// People with something to buy, from the first page to a kept order.

import { both, everywhere, expect, test, words } from '../fixtures.ts';
import { amount } from '../pages/page.ts';
import { recipient } from '../pages/checkout.ts';
import { fillIn, order, search } from './steps.ts';

test.describe.configure({ timeout: 120_000 });

both((lang) => {
  everywhere(() => {
    test('an office chair for a bad back under 200', async ({ home, header, listing, product, cart, checkout, order: placed, visitor }) => {
      await home.open();
      await visitor.picture('home');
      await search(visitor, header, lang === 'en' ? 'office chair for a bad back under 200' : 'كرسي مكتب لألم الظهر بأقل من 200');
      await expect(listing.cards.first()).toBeVisible();
      await visitor.picture('found');
      for (const price of await listing.cards.locator('.card-price .price').allTextContents()) {
        expect(amount(price)).toBeLessThanOrEqual(200);
      }
      const first = listing.cards.first().getByRole('heading').getByRole('link');
      const name = (await first.textContent()) ?? '';
      await visitor.press(first);
      await expect(product.title).toHaveText(name);
      await visitor.picture('the chair');
      await visitor.press(product.add);
      await expect(product.news).toContainText(name);
      await visitor.picture('added');
      await visitor.press(product.news.getByRole('link', { name: words.seeCart[lang] }));
      await expect(cart.title).toBeVisible();
      await visitor.picture('cart');
      await visitor.press(cart.toCheckout);
      await expect(checkout.title).toBeVisible();
      await visitor.picture('checkout');
      await fillIn(visitor, checkout);
      await order(visitor, checkout, placed);
    });

    test('twelve things for a clinic', async ({ home, header, listing, cart, checkout, order: placed, visitor, shop }) => {
      const { categories, products } = shop.catalogue;
      const below = (id: string): string[] => [id, ...categories.filter(({ parent }) => parent === id).flatMap((child) => below(child.id))];
      const couch = categories.find(({ id }) => id.includes('couch')) ?? shop.catalogue.category();
      const clinic = categories.find(({ id }) => id === couch.parent) ?? shop.catalogue.department();
      const wanted = products.filter((one) => below(clinic.id).includes(one.category)).length;
      expect(wanted).toBeGreaterThan(12);
      await home.open();
      await visitor.press(header.departments.getByRole('link', { name: clinic.name[lang] }));
      await expect(listing.title).toHaveText(clinic.name[lang]);
      await visitor.picture('the department');
      const others = categories.filter(({ id, parent }) => !parent && id !== clinic.id);
      const adds = listing.cards.getByRole('button', { name: words.addToCart[lang] });
      for (let number = 0, many = 0; many < 12; number += 1) {
        // A page may hold nothing but products with options.
        while (number >= (await adds.count())) {
          const next = (await listing.next.count()) > 0;
          const page = next ? ((await listing.currentPage.textContent()) ?? '') : '';
          const department = next ? undefined : others.shift();
          if (next) await visitor.press(listing.next);
          else await visitor.press(header.departments.getByRole('link', { name: department?.name[lang] ?? '' }));
          if (next) await expect(listing.currentPage).not.toHaveText(page);
          else await expect(listing.title).toHaveText(department?.name[lang] ?? '');
          number = 0;
        }
        many += 1;
        await cart.kept(() => visitor.press(adds.nth(number)));
        await expect(header.cartCount).toHaveText(String(many));
        if (many % 4 === 0) await visitor.picture(`${many} things`);
      }
      await visitor.press(header.cartLink);
      await expect(cart.lines).toHaveCount(12);
      await visitor.picture('cart');
      await visitor.press(cart.toCheckout);
      await expect(checkout.title).toBeVisible();
      await fillIn(visitor, checkout);
      await visitor.press(checkout.byTransfer);
      await order(visitor, checkout, placed);
      await expect(placed.rows).toHaveCount(12);
    });

    test('a returning customer orders again', async ({ account, home, header, listing, product, cart, checkout, order: placed, page, visitor, shop }) => {
      const person = await shop.customer(page.context(), lang);
      const single = shop.catalogue.single();
      await shop.order(person.email, [[single.variants[0].sku, 2]]);
      await page.context().clearCookies();
      await home.open();
      await visitor.press(header.signInLink);
      await expect(account.signInButton).toBeVisible();
      await visitor.picture('sign in');
      await visitor.write(account.email, person.email);
      await visitor.write(account.password, person.password);
      await visitor.press(account.signInButton);
      await expect(account.hello(person.name)).toBeVisible();
      await account.ready();
      await visitor.picture('the account');
      await visitor.press(account.main.locator('.account-nav a[href$="/account/orders"]'));
      await visitor.press(account.orderRows.first().getByRole('link').first());
      await expect(placed.rows).toHaveCount(1);
      await visitor.picture('the earlier order');
      const sku = (await placed.rows.first().locator('.sku').textContent()) ?? '';
      await search(visitor, header, sku);
      await visitor.press(listing.card(single.name[lang]).getByRole('heading').getByRole('link'));
      await expect(product.title).toHaveText(single.name[lang]);
      await visitor.press(product.add);
      await visitor.press(product.news.getByRole('link', { name: words.seeCart[lang] }));
      await visitor.press(cart.toCheckout);
      await expect(checkout.email).toHaveValue(person.email);
      await visitor.picture('checkout');
      await fillIn(visitor, checkout, { ...recipient[lang], email: person.email });
      await order(visitor, checkout, placed);
    });

    test('every mistake in checkout', async ({ cart, checkout, order: placed, page, visitor, shop, complaints }) => {
      complaints.expectStatus(422);
      await shop.cart(page.context(), [[shop.catalogue.single().variants[0].sku, 1]]);
      await cart.open();
      await visitor.press(cart.toCheckout);
      await visitor.press(checkout.place);
      await expect(checkout.errors).toBeFocused();
      await visitor.picture('nothing filled in');
      const to = recipient[lang];
      const mistakes = [
        [checkout.email, words.email, 'rana at example', to.email],
        [checkout.phone, words.phone, 'later', to.phone],
        [checkout.name, words.name, '   ', to.name],
        [checkout.street, words.street, '', to.street],
        [checkout.city, words.city, '', to.city],
      ] as const;
      for (const [field, , wrong] of mistakes) await visitor.write(field, wrong || ' ');
      await visitor.press(checkout.place);
      await expect(checkout.errors.getByRole('link')).toHaveCount(mistakes.length);
      await visitor.picture('each is wrong');
      for (const [index, [field, label, , right]] of mistakes.entries()) {
        await visitor.press(checkout.errors.getByRole('link', { name: label[lang] }));
        await expect(field).toBeFocused();
        await page.keyboard.press('ControlOrMeta+a');
        await page.keyboard.type(right);
        if (index === mistakes.length - 1) break;
        await visitor.press(checkout.place);
        await expect(checkout.errors.getByRole('link')).toHaveCount(mistakes.length - index - 1);
        await expect(checkout.errors).toBeFocused();
      }
      await order(visitor, checkout, placed);
    });
  });
});
