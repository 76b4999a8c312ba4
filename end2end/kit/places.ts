// Every page of the shop, and how to stand on it. A new page gets a line here, and with it all
// guards in both languages.

import type { Page } from '@playwright/test';
import { recipient, CheckoutPage } from '../pages/checkout.ts';
import type { Lang } from '../words.ts';
import type { Shop } from './shop.ts';

type Visit = { shop: Shop; page: Page; lang: Lang };
export type Place = {
  name: string;
  /** The path below the language, after doing what the page needs. */
  path: (visit: Visit) => string | Promise<string>;
  /** Where that is not 200. */
  status?: number;
};

const first = (shop: Shop) => shop.catalogue.single().variants[0].sku;

/** The path of a link, without its language. */
const below = (link: string) => {
  const { pathname, search } = new URL(link, 'http://shop');
  return pathname.replace(/^\/[a-z]+/, '') + search;
};

/** Posts a form as a script does. */
const post = (page: Page, shop: Shop, action: string, form: Record<string, string>) =>
  page.request.post(`/api/${action}`, { form, headers: { accept: 'application/json', origin: shop.url } });

const signedIn = (path: string): Place['path'] => async ({ shop, page, lang }) => {
  await shop.customer(page.context(), lang);
  return path;
};

const chairs: Record<Lang, string> = { en: 'chair', ar: encodeURIComponent('كرسي') };

/** As a merchant. */
const studio = (path: (lang: Lang, shop: Shop) => string): Place['path'] => async ({ shop, page, lang }) => {
  await shop.merchant(page.context(), lang);
  return path(lang, shop);
};

/** Orders one product as a guest; gives the order's path. */
async function ordered({ shop, page, lang }: Visit): Promise<string> {
  await shop.cart(page.context(), [[first(shop), 2]]);
  const checkout = new CheckoutPage({ page, lang, scripts: true });
  await checkout.open();
  await checkout.fill(recipient[lang]);
  await checkout.place.click();
  await page.waitForURL(/\/order\//);
  return below(page.url());
}

export const places: Place[] = [
  { name: 'home', path: () => '' },
  { name: 'department', path: ({ shop, lang }) => `/c/${shop.catalogue.department().slug[lang]}` },
  { name: 'category', path: ({ shop, lang }) => `/c/${shop.catalogue.category().slug[lang]}` },
  {
    name: 'narrowed category',
    path: ({ shop, lang }) => `/c/${shop.catalogue.category().slug[lang]}?stock=yes&sort=price-up`,
  },
  { name: 'second page', path: ({ shop, lang }) => `/c/${shop.catalogue.department().slug[lang]}?page=2` },
  { name: 'search', path: ({ lang }) => `/search?q=${lang === 'en' ? 'chair' : encodeURIComponent('كرسي')}` },
  { name: 'search without result', path: () => '/search?q=zzqqxx' },
  {
    name: 'search that its filters leave nothing of',
    path: ({ lang }) => `/search?q=${lang === 'en' ? 'chair' : encodeURIComponent('كرسي')}&price.max=0.001&stock=yes`,
  },
  {
    name: 'search that is corrected and understood',
    path: ({ lang }) => `/search?q=${encodeURIComponent(lang === 'en' ? 'blakc chiar under 90' : 'كرسي أسود بأقل من ٩٠')}`,
  },
  { name: 'search of a merchant', path: studio((lang) => `/search?q=${chairs[lang]}`) },
  { name: 'explanation to ask for', path: studio(() => '/explain') },
  { name: 'explanation', path: studio((lang, shop) => `/explain?q=${chairs[lang]}&product=${first(shop)}`) },
  {
    name: 'explanation of a place',
    path: studio((lang, { catalogue }) => {
      const found = catalogue.find(({ name }) => name[lang].toLowerCase().includes(decodeURIComponent(chairs[lang])));
      return `/explain?q=${chairs[lang]}&product=${found.variants[0].sku}`;
    }),
  },
  { name: 'explanation for a customer', path: signedIn('/explain?q=chair&product=x'), status: 403 },
  { name: 'explanation of nothing', path: studio(() => '/explain?q=chair&product=nothing'), status: 404 },
  { name: 'product', path: ({ shop, lang }) => `/p/${shop.catalogue.tiered().slug[lang]}` },
  {
    name: 'variant',
    path: ({ shop, lang }) => {
      const { slug, variants } = shop.catalogue.several();
      return `/p/${slug[lang]}?v=${variants[1].sku}`;
    },
  },
  {
    name: 'product out of stock',
    path: ({ shop, lang }) => {
      const { catalogue } = shop;
      return `/p/${catalogue.find((one) => one.variants.length === 1 && catalogue.onHand(one) === 0).slug[lang]}`;
    },
  },
  { name: 'empty cart', path: () => '/cart' },
  {
    name: 'cart',
    path: async ({ shop, page }) => {
      const several = shop.catalogue.several();
      await shop.cart(page.context(), [[first(shop), 2], [several.variants[0].sku, 1]]);
      return '/cart';
    },
  },
  {
    name: 'cart with trouble',
    path: async ({ shop, page }) => {
      await shop.cart(page.context(), [[first(shop), 9_000]]);
      return '/cart';
    },
  },
  { name: 'empty checkout', path: () => '/checkout' },
  {
    name: 'checkout',
    path: async ({ shop, page }) => {
      await shop.cart(page.context(), [[first(shop), 2]]);
      return '/checkout';
    },
  },
  { name: 'order', path: ordered },
  { name: 'sign in', path: () => '/sign-in' },
  { name: 'sign up', path: () => '/sign-up' },
  {
    name: 'look into your mail',
    path: async ({ shop, page, lang }) => {
      await post(page, shop, 'ask_to_sign_up', { lang, email: shop.stranger().email });
      return '/mailed';
    },
  },
  {
    name: 'last step of signing up',
    path: async ({ shop, page, lang }) => {
      const { email } = shop.stranger();
      await post(page, shop, 'ask_to_sign_up', { lang, email });
      return below(await shop.link(email));
    },
  },
  { name: 'reset', path: () => '/reset' },
  {
    name: 'set a password',
    path: async ({ shop, page, lang }) => {
      const { email } = await shop.customer(page.context(), lang);
      await post(page, shop, 'ask_to_reset', { lang, email });
      return below(await shop.link(email));
    },
  },
  { name: 'stale link', path: () => '/reset/set?token=used', status: 400 },
  { name: 'account', path: signedIn('/account') },
  { name: 'orders', path: signedIn('/account/orders') },
  { name: 'details', path: signedIn('/account/details') },
  { name: 'password', path: signedIn('/account/password') },
  { name: 'addresses', path: signedIn('/account/addresses') },
  { name: 'new address', path: signedIn('/account/addresses/new') },
  { name: 'privacy', path: () => '/privacy' },
  { name: 'nowhere', path: () => '/nowhere', status: 404 },
];
