// The main path again, in a browser that runs no scripts.

import { both, expect, products, test, words } from '../fixtures.ts';
import { recipient } from '../pages/checkout.ts';
import { amount } from '../pages/page.ts';

test.use({ javaScriptEnabled: false });

both((lang) => {
  test('browse, narrow, choose, order', async ({ home, header, listing, product, cart, checkout, order, shop }) => {
    const single = shop.catalogue.single();
    const category = shop.catalogue.categories.find(({ id }) => id === single.category)!;
    await home.open();
    await expect(home.title).toBeVisible();
    await listing.open(category);
    const option = listing.options(words.brand[lang]).first();
    const some = await listing.countOf(option);
    await option.check();
    await listing.filters.locator('button[type=submit]').click();
    await expect(listing.count).toHaveText(products(lang, some));
    await expect(option).toBeChecked();
    await listing.clear.click();
    await listing.sort.selectOption({ label: words.priceUp[lang] });
    await listing.button(words.apply).click();
    await expect(listing.sort.locator('option:checked')).toHaveText(words.priceUp[lang]);

    await header.search(single.name[lang]);
    await listing.card(single.name[lang]).getByRole('link', { name: single.name[lang] }).click();
    await expect(product.title).toHaveText(single.name[lang]);
    await product.quantity.fill('3');
    await product.openReceipt();
    await expect(product.receiptLines.last()).toBeVisible();
    await product.add.click();
    const line = cart.line(single.name[lang]);
    await expect(line.quantity).toHaveValue('3');
    await expect(header.cartCount).toHaveText('3');
    await line.quantity.fill('2');
    await line.update.click();
    await expect(header.cartCount).toHaveText('2');

    await cart.toCheckout.click();
    await checkout.fill({ ...recipient[lang], email: 'nobody' });
    await checkout.byTransfer.check();
    await checkout.place.click();
    await expect(checkout.alert).toContainText(words.fields[lang]);
    await expect(checkout.errorOf(checkout.email)).toHaveText(words.notAnEmail[lang]);
    await expect(checkout.street).toHaveValue(recipient[lang].street);
    await expect(checkout.byTransfer).toBeChecked();
    await checkout.email.fill(recipient[lang].email);
    const due = amount(await checkout.toPay.innerText());
    await checkout.place.click();
    await expect(order.thanks).toBeVisible();
    expect(amount(await order.toPay.innerText())).toBe(due);
    await expect(header.cartCount).toBeHidden();
  });

  test('what changed meanwhile is said, and nothing is ordered', async ({ checkout, cart, page, shop }) => {
    const own = shop.catalogue.own();
    await shop.cart(page.context(), [[own.variants[0].sku, 3]]);
    await checkout.open();
    await checkout.fill();
    await shop.stock(own.variants[0].sku, 2);
    await checkout.place.click();
    await expect(checkout.heading(words.cartChanged)).toBeVisible();
    await checkout.link(words.backToCart).click();
    const line = cart.line(own.name[lang]);
    await expect(line.trouble).toHaveText(words.onlyTwo[lang]);
    await line.quantity.fill('2');
    await line.update.click();
    await cart.toCheckout.click();
    await expect(checkout.place).toBeVisible();
  });

  test('an account: opened, left, entered, with an address', async ({ account, home, page, shop }) => {
    const person = shop.stranger(lang);
    await account.openSignUp();
    await account.ask(person.email);
    await account.follow(await shop.link(person.email));
    await account.chosenPassword.fill('short');
    await account.button(words.finish).click();
    await expect(account.errorOf(account.yourName)).toHaveText(words.missing[lang]);
    await account.yourName.fill(person.name);
    await account.chosenPassword.fill(person.password);
    await account.button(words.finish).click();
    await expect(account.hello(person.name)).toBeVisible();
    await account.signOut.click();
    await expect(home.title).toBeVisible();
    await account.openSignIn();
    await account.signIn(person);
    await expect(account.hello(person.name)).toBeVisible();
    await account.open('/addresses/new');
    await account.field(words.phone).fill(recipient[lang].phone);
    await account.field(words.accountStreet).fill(recipient[lang].street);
    await account.field(words.city).fill(recipient[lang].city);
    await account.save.click();
    await expect(account.addresses).toContainText(recipient[lang].street);
    await expect(page).toHaveURL(/\/account\/addresses/);
  });
});

test('language, appearance and currency', async ({ header, listing, page, shop }) => {
  await listing.open(shop.catalogue.category(), '?stock=yes');
  await header.dark.click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await header.currency('USD').click();
  await expect(listing.cards.first().locator('.card-price')).toContainText('$');
  await header.languageLink.click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
  await expect(page).toHaveURL(/stock=yes/);
});
