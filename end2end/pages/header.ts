// The bar on top of every page.

import { ShopPage } from './page.ts';
import type { Setting } from './page.ts';
import { expect } from '@playwright/test';
import { type Words, words } from '../words.ts';

export class Header extends ShopPage {
  readonly banner = this.page.getByRole('banner');
  readonly skipLink = this.page.getByRole('link', { name: this.say(words.skip) });
  /** A combobox as soon as suggestions can come. */
  readonly searchBox = this.banner
    .getByRole('searchbox', { name: this.say(words.search) })
    .or(this.banner.getByRole('combobox', { name: this.say(words.search) }));
  readonly suggestions = this.banner.getByRole('option');
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

  /** Suggestions of one kind. */
  suggested(kind: Words) {
    return this.banner.getByRole('group', { name: this.say(kind) }).getByRole('option');
  }

  /** Types as a person does, once suggestions can come. */
  async type(text: string) {
    await this.searchBox.focus();
    await expect(this.searchBox).toHaveRole('combobox');
    await this.searchBox.fill('');
    await this.searchBox.pressSequentially(text);
  }

  async search(query: string) {
    await this.searchBox.fill(query);
    await this.searchBox.press('Enter');
  }

  currency(code: 'JOD' | 'USD') {
    return this.page.getByRole('contentinfo').getByRole('button', { name: code });
  }
}
