import { type Lang, words } from '../words.ts';
import { ShopPage } from './page.ts';

export type Recipient = { name: string; email: string; phone: string; street: string; city: string; note?: string };

/** Somebody who can be ordered for, in the words of each language. */
export const recipient: Record<Lang, Recipient> = {
  en: { name: 'Rana Haddad', email: 'rana.haddad@example.com', phone: '079 012 3456', street: '12 Rainbow Street', city: 'Amman' },
  ar: { name: 'رنا حداد', email: 'rana.haddad@example.com', phone: '0790123456', street: 'شارع الرينبو 12', city: 'عمّان' },
};

export class CheckoutPage extends ShopPage {
  readonly title = this.heading(words.checkout);
  readonly name = this.main.getByRole('textbox', { name: this.say(words.name), exact: true });
  readonly email = this.field(words.email);
  readonly phone = this.field(words.phone);
  readonly street = this.field(words.street);
  readonly city = this.field(words.city);
  readonly note = this.field(words.note);
  readonly collect = this.main.getByRole('radio', { name: this.say(words.collect) });
  readonly byTransfer = this.main.getByRole('radio', { name: this.say(words.byTransfer) });
  readonly place = this.button(words.placeOrder);
  /** The line beside the button that says how much there is to change. */
  readonly remark = this.main.locator('.form-note');
  /** What changed since the customer looked: a row each, before and now. */
  readonly changes = this.main.locator('.changes tbody tr');
  readonly toPay = this.main.locator('.totals-due dd');

  open() {
    return this.goto('/checkout');
  }

  async fill(to: Recipient = recipient[this.lang]) {
    await this.name.fill(to.name);
    await this.email.fill(to.email);
    await this.phone.fill(to.phone);
    await this.street.fill(to.street);
    await this.city.fill(to.city);
    if (to.note) await this.note.fill(to.note);
  }
}
