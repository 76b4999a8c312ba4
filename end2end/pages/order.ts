import { words } from '../words.ts';
import { ShopPage } from './page.ts';

export class OrderPage extends ShopPage {
  readonly thanks = this.main.getByText(this.say(words.thanks));
  readonly title = this.main.getByRole('heading', { level: 1 });
  readonly rows = this.main.locator('.order-lines tbody tr');
  readonly toPay = this.main.locator('.totals-due dd');
  readonly status = this.main.locator('article .badge');
  readonly print = this.button(words.print);
  readonly cancel = this.button(words.cancelOrder);

  /** The number in the page's address. */
  number() {
    return new URL(this.page.url()).pathname.split('/').pop() ?? '';
  }

  open(number: string, token = '') {
    return this.goto(`/order/${number}${token && `?k=${token}`}`);
  }
}
