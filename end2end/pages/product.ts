import type { Product } from '../kit/catalogue.ts';
import { words } from '../words.ts';
import { ShopPage } from './page.ts';

export class ProductPage extends ShopPage {
  readonly title = this.main.getByRole('heading', { level: 1 });
  readonly box = this.main.locator('form.buy-box');
  /** The price of one, at the quantity chosen. */
  readonly price = this.box.locator('.price-large');
  readonly sku = this.box.locator('.product-meta .sku');
  readonly variants = this.box.getByRole('group', { name: this.say(words.choose) }).getByRole('link');
  readonly chosen = this.box.locator('a[aria-current=true]');
  readonly quantity = this.box.getByRole('textbox', { name: this.say(words.quantity) });
  readonly more = this.box.getByRole('button', { name: this.say(words.oneMore) });
  readonly fewer = this.box.getByRole('button', { name: this.say(words.oneFewer) });
  readonly add = this.box.getByRole('button', { name: this.say(words.addToCart) });
  readonly tiers = this.box.getByRole('table', { name: this.say(words.tiers) });
  /** The tier that applies. */
  readonly tier = this.tiers.locator('tr[aria-current=true]');
  readonly receipt = this.box.locator('details.receipt');
  readonly receiptLines = this.receipt.locator('dl > div');

  open(product: Product, sku?: string) {
    return this.goto(`/p/${product.slug[this.lang]}${sku ? `?v=${sku}` : ''}`);
  }

  async openReceipt() {
    await this.receipt.getByText(this.say(words.howPrice)).click();
  }
}
