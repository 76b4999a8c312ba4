import { words } from '../words.ts';
import { ShopPage } from './page.ts';

export class CartPage extends ShopPage {
  readonly title = this.heading(words.yourCart);
  readonly empty = this.heading(words.cartEmpty);
  readonly lines = this.main.locator('.cart-line');
  readonly trouble = this.main.getByText(this.say(words.cartTrouble));
  readonly toCheckout = this.link(words.toCheckout);
  /** What all of it comes to. */
  readonly toPay = this.main.locator('.totals-due dd');

  open() {
    return this.goto('/cart');
  }

  /** The parts of a product's line. */
  line(name: string) {
    const line = this.lines.filter({ hasText: name });
    return {
      all: line,
      quantity: line.getByRole('textbox', { name: this.say(words.quantity) }),
      more: line.getByRole('button', { name: this.say(words.oneMore) }),
      fewer: line.getByRole('button', { name: this.say(words.oneFewer) }),
      /** Sends a typed quantity where no script does. */
      update: line.getByRole('button', { name: this.say(words.update) }),
      remove: line.getByRole('button', { name: this.say(words.remove) }),
      total: line.locator('.cart-total .price').first(),
      trouble: line.locator('.field-error'),
      takeTwo: line.getByRole('button', { name: this.say(words.takeTwo) }),
    };
  }

  /** Does something to a line, and waits until the shop has it: the page alone shows it at once. */
  async kept(act: () => Promise<unknown>) {
    const answer = this.page.waitForResponse(/\/api\/(add_to_cart|set_cart_line)$/);
    await act();
    await answer;
  }

  /** The place of a line that was taken out. */
  readonly gone = this.main.locator('.cart-removed');

  get undo() {
    return this.gone.getByRole('button', { name: this.say(words.undo) });
  }
}
