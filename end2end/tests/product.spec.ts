// One product: its variants, prices and the receipt of the price.

import { both, expect, test, words } from '../fixtures.ts';
import { amount } from '../pages/page.ts';

both((lang) => {
  test('a variant has its own address', async ({ product, page, shop }) => {
    const several = shop.catalogue.several();
    await product.open(several);
    await expect(product.title).toHaveText(several.name[lang]);
    await expect(product.sku).toHaveText(several.variants[0].sku);
    await product.variants.nth(1).click();
    await expect(page).toHaveURL(new RegExp(`v=${several.variants[1].sku}`));
    await expect(product.sku).toHaveText(several.variants[1].sku);
    await expect(product.chosen).toHaveText(several.variants[1].name[lang]);

    await page.reload();
    await product.ready();
    await expect(product.sku).toHaveText(several.variants[1].sku);
    await page.goBack();
    await expect(product.sku).toHaveText(several.variants[0].sku);
  });

  test('more pieces cost less each, and the page says from when', async ({ product, shop }) => {
    const tiered = shop.catalogue.tiered();
    const tiers = shop.catalogue.tiers.get(tiered.variants[0].sku)!;
    await product.open(tiered);
    await expect(product.tiers.locator('tbody tr')).toHaveCount(tiers.length);
    for (const [from, unit] of tiers) {
      await product.quantity.fill(String(from));
      await product.quantity.blur();
      await expect.poll(async () => amount(await product.price.innerText())).toBe(Number(unit));
      await expect(product.tier).toContainText(String(from));
    }
    await product.fewer.click();
    await expect(product.tier).toContainText(String(tiers[tiers.length - 2][0]));
    await product.more.click();
    await expect(product.tier).toContainText(String(tiers[tiers.length - 1][0]));
  });

  test('the receipt of the price opens and adds up', async ({ product, shop }) => {
    const tiered = shop.catalogue.tiered();
    const tiers = shop.catalogue.tiers.get(tiered.variants[0].sku)!;
    const [from, unit] = tiers[1];
    await product.open(tiered);
    await product.quantity.fill(String(from));
    await product.quantity.blur();
    await expect(product.tier).toContainText(String(from));
    await product.openReceipt();
    const line = (words: string) => product.receiptLines.filter({ hasText: words }).locator('dd');
    const each = product.receiptLines.filter({ hasText: words.insteadOf[lang] });
    await expect(each.locator('dt')).toContainText(tiers[0][1]);
    expect(amount(await each.locator('dd').innerText())).toBe(Number(unit));
    const due = amount(await line(words.youPay[lang]).innerText());
    expect(due).toBeCloseTo(from * Number(unit), 3);
    // The tax is part of it: 16 of 116.
    const tax = amount(await product.receiptLines.filter({ hasText: '16%' }).locator('dd').innerText());
    expect(Math.abs(tax - (due * 16) / 116)).toBeLessThanOrEqual(0.001);
  });

  test('what is not there cannot be bought', async ({ product, shop }) => {
    const { catalogue } = shop;
    const none = catalogue.find((one) => one.variants.length === 1 && catalogue.onHand(one) === 0);
    await product.open(none);
    await expect(product.box.getByText(words.outOfStock[lang])).toBeVisible();
    await expect(product.add).toBeDisabled();
  });

  test('the gallery, description and specification are there', async ({ product, shop }) => {
    const several = shop.catalogue.several();
    await product.open(several);
    await expect(product.heading(words.specification)).toBeVisible();
    const picture = product.main.locator('.gallery img').first();
    await expect(picture).toHaveAttribute('alt', /.+/);
    await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
  });
});
