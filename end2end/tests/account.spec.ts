// Accounts: opened by a letter, entered, left, and nobody else's business.

import { both, expect, test, words } from '../fixtures.ts';
import { recipient } from '../pages/checkout.ts';

both((lang) => {
  test('an account is opened by the link of a letter, which works once', async ({ account, header, page, shop, complaints }) => {
    complaints.expectStatus(400);
    const person = shop.stranger(lang);
    await account.openSignUp();
    await account.ask(person.email);
    await expect(account.main.getByText(person.email)).toBeVisible();
    const link = await shop.link(person.email);
    await account.follow(link);
    await expect(account.heading(words.lastStep)).toBeVisible();
    await account.yourName.fill(person.name);
    await account.chosenPassword.fill(person.password);
    await account.button(words.finish).click();
    await account.ready();
    await expect(account.hello(person.name)).toBeVisible();
    await expect(header.accountLink).toBeVisible();

    await account.follow(link);
    await expect(account.heading(words.staleLink)).toBeVisible();
    await expect(page).toHaveURL(/sign-up\/finish/);
  });

  test('signing in, and out', async ({ account, header, home, page, shop, complaints }) => {
    complaints.expectStatus(401);
    const person = await shop.customer(page.context(), lang);
    await page.context().clearCookies();
    await home.open();
    await header.signInLink.click();
    await account.signIn({ email: person.email, password: 'something else' });
    await account.ready();
    await expect(account.alert).toContainText(words.wrongPassword[lang]);
    await expect(account.email).toHaveValue(person.email);
    await expect(account.password).toHaveValue('');
    await account.password.fill(person.password);
    await account.signInButton.click();
    await expect(account.hello(person.name)).toBeVisible();
    await account.ready();
    await account.signOut.click();
    await expect(home.title).toBeVisible();
    await home.ready();
    await expect(header.signInLink).toBeVisible();
    await page.goBack();
    await expect(account.hello(person.name)).toHaveCount(0);
  });

  test('a forgotten password is set anew, and the old one opens nothing', async ({ account, page, shop, complaints }) => {
    complaints.expectStatus(401);
    const person = await shop.customer(page.context(), lang);
    await page.context().clearCookies();
    await account.openSignIn();
    await account.link(words.forgot).click();
    await account.ask(person.email);
    await account.follow(await shop.link(person.email));
    const chosen = 'nine blue lamps';
    await account.newPassword.fill(chosen);
    await account.button(words.setPassword).click();
    await account.ready();
    await expect(account.main.getByText(words.resetDone[lang])).toBeVisible();
    await account.signIn(person);
    await account.ready();
    await expect(account.alert).toContainText(words.wrongPassword[lang]);
    await account.signIn({ email: person.email, password: chosen });
    await expect(account.hello(person.name)).toBeVisible();
  });

  test('an address is kept, changed, taken out and put back', async ({ account, page, shop }) => {
    await shop.customer(page.context(), lang);
    await account.open('/addresses');
    await account.link(words.addAddress).click();
    const to = recipient[lang];
    await account.field(words.phone).fill(to.phone);
    await account.field(words.accountStreet).fill(to.street);
    await account.field(words.city).fill(to.city);
    await account.save.click();
    const kept = account.addresses.filter({ hasText: to.street });
    await expect(kept).toBeVisible();
    await kept.getByRole('link').click();
    await account.field(words.accountStreet).fill(`${to.street} B`);
    await account.save.click();
    await expect(account.addresses).toContainText(`${to.street} B`);
    await account.addresses.getByRole('button').click();
    await expect(account.addresses).toHaveCount(0);
    await account.button(words.putBack).click();
    await expect(account.addresses).toContainText(`${to.street} B`);
  });

  test('an order of an account stands in its list', async ({ account, checkout, order, page, shop }) => {
    const person = await shop.customer(page.context(), lang);
    await account.open('/orders');
    await expect(account.heading(words.noOrders)).toBeVisible();
    await shop.cart(page.context(), [[shop.catalogue.single().variants[0].sku, 1]], person.email);
    await checkout.open();
    await expect(checkout.name).toHaveValue(person.name);
    await expect(checkout.email).toHaveValue(person.email);
    await checkout.fill({ ...recipient[lang], email: person.email });
    await checkout.place.click();
    await expect(order.thanks).toBeVisible();
    const number = order.number();
    await account.open('/orders');
    await expect(account.orderRows).toHaveCount(1);
    await account.orderRows.getByRole('link').click();
    await expect(order.title).toContainText(number);
  });
});

test('a guest\'s cart joins the one the account kept', async ({ account, cart, page, shop }) => {
  const [first, second] = shop.catalogue.products.filter(
    (product) => product.variants.length === 1 && shop.catalogue.onHand(product) >= 20,
  );
  const person = await shop.customer(page.context());
  await shop.cart(page.context(), [[first.variants[0].sku, 1]], person.email);
  await page.context().clearCookies();
  await shop.cart(page.context(), [[second.variants[0].sku, 2]]);
  await account.openSignIn();
  await account.signIn(person);
  await expect(account.hello(person.name)).toBeVisible();
  await cart.open();
  await expect(cart.line(first.name.en).quantity).toHaveValue('1');
  await expect(cart.line(second.name.en).quantity).toHaveValue('2');
});

test('signing up says the same for an address that has an account', async ({ account, page, shop }) => {
  const known = await shop.customer(page.context());
  await page.context().clearCookies();
  const seen: string[] = [];
  for (const email of [known.email, shop.stranger().email]) {
    await account.openSignUp();
    await account.ask(email);
    // The page is whole when it names the address.
    await expect(account.main).toContainText(email);
    seen.push((await account.main.innerText()).replace(email, '…'));
  }
  expect(seen[0]).toBe(seen[1]);
});

test('pages of an account lead a guest to sign in, and then back', async ({ account, page, shop }) => {
  const person = await shop.customer(page.context());
  await page.context().clearCookies();
  await account.open('/addresses');
  await expect(page).toHaveURL(/\/en\/sign-in\?next=/);
  await account.signIn(person);
  await expect(page).toHaveURL(/\/en\/account\/addresses$/);
});

test('one account cannot see the order of another', async ({ account, checkout, order, page, shop, complaints }) => {
  complaints.expectStatus(404);
  const first = await shop.customer(page.context());
  await shop.cart(page.context(), [[shop.catalogue.single().variants[0].sku, 1]], first.email);
  await checkout.open();
  await checkout.fill();
  await checkout.place.click();
  await expect(order.thanks).toBeVisible();
  const number = order.number();
  await page.context().clearCookies();
  await shop.customer(page.context());
  expect((await order.open(number))?.status()).toBe(404);
  await account.open('/orders');
  await expect(account.heading(words.noOrders)).toBeVisible();
});

test('a link in a letter works for an hour of the shop\'s clock', async ({ account, advance, shop, complaints }) => {
  complaints.expectStatus(400);
  const person = shop.stranger();
  await account.openSignUp();
  await account.ask(person.email);
  const link = await shop.link(person.email);
  await advance(61 * 60);
  await account.follow(link);
  await expect(account.heading(words.staleLink)).toBeVisible();
});

test('after signing out, going back shows nothing of the account and its checkout', async ({ account, cart, checkout, home, page, shop }) => {
  const person = await shop.customer(page.context());
  await shop.cart(page.context(), [[shop.catalogue.single().variants[0].sku, 1]], person.email);
  await home.open();
  await cart.open();
  await checkout.open();
  await account.open('/details');
  await account.open();
  await account.signOut.click();
  await expect(home.title).toBeVisible();
  for (const _ of ['account', 'details', 'checkout', 'cart', 'home']) {
    await page.goBack();
    await page.waitForLoadState();
    const shown = await page.content();
    expect(shown).not.toContain(person.email);
    expect(shown).not.toContain(person.name);
  }
});
