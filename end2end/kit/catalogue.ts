// What is sold in the prepared database, so that a test asks for "a product with tiers" and does
// not depend on names.

import fs from 'node:fs';
import { catalogueFile } from './paths.ts';
import type { Lang } from '../words.ts';

export type Text = Record<Lang, string>;
export type Tier = [from: number, unit: string];
export type Variant = { sku: string; name: Text };
export type Product = { id: string; slug: Text; name: Text; brand: Text; category: string; variants: Variant[] };
export type Category = { id: string; parent?: string; slug: Text; name: Text };
type PriceList = { currency: string; prices: { sku: string; tiers: Tier[] }[] };

export class Catalogue {
  readonly products: Product[];
  readonly categories: Category[];
  readonly stock: Map<string, number>;
  /** Tiers of the shop's own currency, by SKU; units are written as in "12.500". */
  readonly tiers: Map<string, Tier[]>;
  readonly priceList: PriceList & { id: string };
  /** Products a test has asked for, so that no two tests of a worker change the same one. */
  private readonly taken = new Set<string>();

  constructor() {
    const read = JSON.parse(fs.readFileSync(catalogueFile(), 'utf8'));
    this.products = read.products;
    this.categories = read.categories;
    this.stock = new Map(read.stock.map((entry: { sku: string; on_hand: number }) => [entry.sku, entry.on_hand]));
    this.priceList = read.price_lists.find((list: PriceList) => list.currency === read.shop.currency);
    this.tiers = new Map(this.priceList.prices.map(({ sku, tiers }) => [sku, tiers]));
  }

  /** How many of a product's first variant there are. */
  onHand(product: Product) {
    return this.stock.get(product.variants[0].sku) ?? 0;
  }

  /** The first product of which this is true. */
  find(wanted: (product: Product) => boolean): Product {
    const found = this.products.find(wanted);
    if (!found) throw new Error('the prepared database has no such product');
    return found;
  }

  /** One variant, and plenty of it: it can be added from a list. */
  single() {
    return this.find((product) => product.variants.length === 1 && this.onHand(product) >= 20);
  }

  /** Several variants, each in stock. */
  several() {
    const plenty = ({ sku }: Variant) => (this.stock.get(sku) ?? 0) >= 20;
    return this.find((product) => product.variants.length >= 3 && product.variants.every(plenty));
  }

  /** A price that falls twice with the quantity. */
  tiered() {
    return this.find((product) => this.onHand(product) >= 20 && (this.tiers.get(product.variants[0].sku)?.length ?? 0) >= 3);
  }

  /** A product for this test alone: its stock or price may be changed. One of a variant in stock. */
  own() {
    const free = (product: Product) =>
      product.variants.length === 1 && this.onHand(product) >= 10 && !this.taken.has(product.id);
    const found = this.products.findLast(free);
    if (!found) throw new Error('every product that a test may change is taken');
    this.taken.add(found.id);
    return found;
  }

  /** A category below a department, with more products than a page shows where `paged`. */
  category(paged = false) {
    const size = (id: string) => this.products.filter((product) => product.category === id).length;
    const found = this.categories.find(({ id, parent }) => parent && size(id) > (paged ? 24 : 10));
    if (!found) throw new Error('the prepared database has no such category');
    return found;
  }

  /** A department: a category with categories below. Its list has several pages. */
  department() {
    const found = this.categories.find(({ parent }) => !parent);
    if (!found) throw new Error('the prepared database has no department');
    return found;
  }
}
