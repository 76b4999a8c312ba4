// A form that was not accepted: the focus goes to a summary that leads to each field, and a line beside the button says so.

import { both, everywhere, expect, test, words } from '../fixtures.ts';

both((lang) => {
  everywhere(() => {
    test('checkout', async ({ checkout, page, visitor, shop, complaints }) => {
      complaints.expectStatus(422);
      await shop.cart(page.context(), [[shop.catalogue.single().variants[0].sku, 1]]);
      await checkout.open();
      await visitor.press(checkout.place);
      await expect(checkout.errors).toBeFocused();
      await expect(checkout.errors).toBeInViewport();
      await expect(checkout.errors).toHaveRole('alert');
      await expect(checkout.errors).toContainText(words.fields[lang]);
      await visitor.picture('nothing filled in');
      // Everything that is wanted, by its name.
      for (const label of [words.name, words.email, words.phone, words.street, words.city]) {
        await expect(checkout.errors.getByRole('link', { name: label[lang] })).toHaveCount(1);
      }
      await expect(checkout.remark).toBeVisible();
      const link = checkout.errors.getByRole('link', { name: words.city[lang] });
      await visitor.press(link);
      await expect(checkout.city).toBeFocused();
      await visitor.see(checkout.city);
      await expect(page).toHaveURL(/\/checkout$/);
      // Sent again, it is said again.
      await visitor.press(checkout.place);
      await expect(checkout.errors).toBeFocused();
    });

    test('an account that is asked for with nothing', async ({ account, page, complaints }) => {
      complaints.expectStatus(422);
      await account.openSignUp();
      await account.button(words.sendLink).click();
      await expect(account.errors).toBeFocused();
      await expect(account.errors.getByRole('link')).toHaveCount(1);
      // A form that loads a document begins there.
      await account.openSignIn();
      await account.signInButton.click();
      await expect(page.locator('#form-errors')).toBeFocused();
    });
  });
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the document begins in the summary, whose links lead to the fields', async ({ checkout, page, shop }) => {
    await shop.cart(page.context(), [[shop.catalogue.single().variants[0].sku, 1]]);
    await checkout.open();
    await checkout.place.click();
    await expect(checkout.errors).toBeInViewport();
    await expect(checkout.errors).toHaveAttribute('autofocus', '');
    await checkout.errors.getByRole('link', { name: words.street.en }).click();
    await expect(checkout.street).toBeInViewport();
    await expect(page).toHaveURL(/#street$/);
  });
});
