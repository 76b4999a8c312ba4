// Why a search shows a product where it does: for merchants.

import { words } from '../words.ts';
import { ShopPage, amount } from './page.ts';

export class ExplainPage extends ShopPage {
  readonly title = this.heading(words.whyHere);
  /** "Place 3 of 94". */
  readonly place = this.main.getByRole('heading', { level: 2 });
  readonly product = this.main.locator('.explain-product').getByRole('link');
  private readonly points = this.main.locator('tbody .number');
  private readonly steps = this.main.locator('.receipt-lines > div');

  open(query: string, product: string) {
    return this.goto(`/explain?q=${encodeURIComponent(query)}&product=${encodeURIComponent(product)}`);
  }

  /** "Place 3 of", whatever it is of. */
  placed(place: number) {
    return this.lang === 'en' ? new RegExp(`^Place ${place} of \\d+$`) : new RegExp(`^المرتبة ${place} من أصل \\d+$`);
  }

  /** What the words' points add up to, in thousandths, and the sum that is shown. */
  async sums(): Promise<[added: number, shown: number]> {
    const thousandths = (text: string) => Math.round(amount(text) * 1000);
    const points = (await this.points.allInnerTexts()).map(thousandths);
    const sum = await this.steps.first().locator('dd').innerText();
    return [points.reduce((sum, points) => sum + points, 0), thousandths(sum)];
  }

  /** The last line of the sum. */
  score() {
    return this.steps.last();
  }
}
