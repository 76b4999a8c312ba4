// The steps that several journeys share, each taken as a visitor takes it.

import { expect } from '../fixtures.ts';
import type { Visitor } from '../kit/visitor.ts';
import { type CheckoutPage, type Recipient, recipient } from '../pages/checkout.ts';
import type { Header } from '../pages/header.ts';
import type { OrderPage } from '../pages/order.ts';
import { amount } from '../pages/page.ts';

/** Searches with the box on top of every page. */
export async function search(visitor: Visitor, header: Header, query: string) {
  await visitor.write(header.searchBox, query);
  await visitor.page.keyboard.press('Enter');
}

/** Fills in the checkout. */
export async function fillIn(visitor: Visitor, checkout: CheckoutPage, to: Recipient = recipient[checkout.lang]) {
  await visitor.write(checkout.name, to.name);
  await visitor.write(checkout.email, to.email);
  await visitor.write(checkout.phone, to.phone);
  await visitor.write(checkout.street, to.street);
  await visitor.write(checkout.city, to.city);
}

/** Orders what is in the checkout; what is ordered costs what was shown. */
export async function order(visitor: Visitor, checkout: CheckoutPage, placed: OrderPage) {
  const due = amount((await checkout.toPay.textContent()) ?? '');
  await visitor.picture('ready to order');
  await visitor.press(checkout.place);
  await expect(placed.thanks).toBeVisible();
  await visitor.see(placed.thanks);
  await visitor.picture('ordered');
  expect(amount((await placed.toPay.textContent()) ?? '')).toBe(due);
}
