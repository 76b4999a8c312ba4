// The bar on top of every page.

import { ShopPage } from './page.ts';
import type { Setting } from './page.ts';
import { words } from '../words.ts';

export class Header extends ShopPage {
  readonly banner = this.page.getByRole('banner');
  readonly skipLink = this.page.getByRole('link', { name: this.say(words.skip) });
  readonly searchBox = this.banner.getByRole('searchbox', { name: this.say(words.search) });
  readonly cartLink = this.banner.getByRole('link', { name: this.say(words.cart) });
  /** Pieces in the cart; hidden while it is empty. */
  readonly cartCount = this.cartLink.locator('.count');
  readonly languageLink = this.banner.getByRole('link', { name: words.otherLanguage[this.lang] });
  readonly accountLink = this.banner.getByRole('link', { name: this.say(words.account) });
  readonly signInLink = this.banner.getByRole('link', { name: this.say(words.signIn) });
  readonly dark = this.banner.getByRole('button', { name: this.say(words.dark) });
  readonly light = this.banner.getByRole('button', { name: this.say(words.light) });
  readonly departments = this.banner.getByRole('navigation', { name: this.say(words.departments) });

  constructor(setting: Setting) {
    super(setting);
  }

  async search(query: string) {
    await this.searchBox.fill(query);
    await this.searchBox.press('Enter');
  }

  currency(code: 'JOD' | 'USD') {
    return this.page.getByRole('contentinfo').getByRole('button', { name: code });
  }
}
