// Signing up and in, and the pages of an account.

import type { Person } from '../kit/shop.ts';
import { words } from '../words.ts';
import { ShopPage } from './page.ts';

export class AccountPages extends ShopPage {
  readonly email = this.field(words.accountEmail);
  readonly password = this.main.getByLabel(this.say(words.password), { exact: true });
  readonly newPassword = this.main.getByLabel(this.say(words.newPassword), { exact: true });
  readonly yourName = this.field(words.yourName);
  readonly chosenPassword = this.field(words.choosePassword);
  readonly signInButton = this.button(words.signIn);
  readonly signOut = this.button(words.signOut);
  readonly save = this.button(words.save);
  readonly addresses = this.main.getByRole('article');
  readonly orderRows = this.main.locator('.order-list li');

  hello(name: string) {
    return this.page.getByRole('heading', { name: this.say(words.hello) + name, exact: true });
  }

  open(page: '' | '/orders' | '/addresses' | '/addresses/new' | '/details' | '/password' = '') {
    return this.goto(`/account${page}`);
  }

  openSignIn() {
    return this.goto('/sign-in');
  }

  openSignUp() {
    return this.goto('/sign-up');
  }

  openReset() {
    return this.goto('/reset');
  }

  /** Fills the form of the sign-in page and sends it. */
  async signIn({ email, password }: Pick<Person, 'email' | 'password'>) {
    await this.email.fill(email);
    await this.password.fill(password);
    await this.signInButton.click();
  }

  /** Asks for the link that opens an account, or sets a password. */
  async ask(email: string) {
    await this.email.fill(email);
    await this.button(words.sendLink).click();
    await this.heading(words.lookIntoMail).waitFor();
  }

  /** Follows a link of a letter, whose shop is the worker's own. */
  async follow(link: string) {
    const { pathname, search } = new URL(link);
    await this.page.goto(pathname + search);
    await this.ready();
  }
}
