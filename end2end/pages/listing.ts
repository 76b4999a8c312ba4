// A category or a search: products that can be narrowed, sorted and paged.

import type { Category } from '../kit/catalogue.ts';
import { words } from '../words.ts';
import { ShopPage } from './page.ts';

export class ListingPage extends ShopPage {
  readonly title = this.main.getByRole('heading', { level: 1 });
  /** "24 products". */
  readonly count = this.main.getByRole('status').first();
  readonly cards = this.main.getByRole('article');
  /** The ways to why a product stands where it stands; only merchants have them. */
  readonly why = this.main.getByRole('link', { name: this.say(words.whyHere) });
  readonly sort = this.main.getByRole('combobox', { name: this.say(words.sort) });
  readonly refine = this.main.locator('.facets > summary');
  readonly filters = this.main.locator('form#refine');
  /** The filters' panel, on a phone a modal dialog. */
  readonly sheet = this.main.locator('.facets-dialog');
  /** "Show 9 products". */
  readonly show = this.filters.locator('button[type=submit]');
  readonly chips = this.main.getByRole('link', { name: this.lang === 'en' ? /^Remove the filter/ : /^إزالة شرط/ });
  readonly clear = this.link(words.clearFilters);
  /** What to change where nothing is shown. */
  readonly repairs = this.main.getByRole('list', { name: this.say(words.repairs) }).getByRole('link');
  readonly pager = this.main.getByRole('navigation', { name: this.say(words.pages) });
  readonly currentPage = this.pager.locator('[aria-current=page]');
  readonly next = this.pager.getByRole('link', { name: this.say(words.next) });
  readonly previous = this.pager.getByRole('link', { name: this.say(words.previous) });
  readonly inStockOnly = this.filters.getByRole('checkbox', { name: this.say(words.inStockOnly) });

  open(category: Category, query = '') {
    return this.goto(`/c/${category.slug[this.lang]}${query}`);
  }

  search(query: string) {
    return this.goto(`/search?q=${encodeURIComponent(query)}`);
  }

  /** Waits until the browser holds the catalogue. */
  async beside() {
    await this.page.waitForFunction(() => (window as { finder?: string }).finder === 'ready');
  }

  /** The boxes of a group of filters, such as the brands. */
  options(group: string) {
    return this.filters.locator('details.facet').filter({ has: this.page.getByText(group, { exact: true }) }).getByRole('checkbox');
  }

  /** How many products an option would show. */
  async countOf(option: ReturnType<ListingPage['options']>) {
    return Number(await option.locator('xpath=..').locator('.facet-count').innerText());
  }

  /** Puts a card's product into the cart. */
  add(name: string) {
    return this.card(name).getByRole('button', { name: this.say(words.addToCart) });
  }

  card(name: string) {
    return this.cards.filter({ has: this.page.getByRole('link', { name, exact: true }) });
  }
}
