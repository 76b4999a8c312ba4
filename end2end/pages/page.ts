// What all pages of the shop have in common.

import type { Locator, Page, Response } from '@playwright/test';
import { hydrated } from '../kit/hydration.ts';
import { type Lang, type Words } from '../words.ts';

/** The browser's page, the language of the shop, and whether scripts run. */
export type Setting = { page: Page; lang: Lang; scripts: boolean };

export abstract class ShopPage {
  readonly page: Page;
  readonly lang: Lang;
  readonly scripts: boolean;
  readonly main: Locator;
  /** What just happened, said once. */
  readonly news: Locator;
  /** What is wrong with a form, on its top. */
  readonly alert: Locator;
  /** What is wrong with the fields of a form, with links to them. */
  readonly errors: Locator;
  /** What a screen reader is told after a move. */
  readonly announcement: Locator;

  constructor({ page, lang, scripts }: Setting) {
    this.page = page;
    this.lang = lang;
    this.scripts = scripts;
    this.main = page.getByRole('main');
    this.news = page.locator('.toast');
    this.alert = this.main.getByRole('alert');
    this.errors = page.locator('#form-errors');
    this.announcement = page.locator('#announcement');
  }

  /** In the page's language. */
  say(words: Words) {
    return words[this.lang];
  }

  /** Opens an address below the language, such as `/cart`, and waits until it answers. */
  async goto(path: string): Promise<Response | null> {
    const response = await this.page.goto(`/${this.lang}${path}`);
    await this.ready();
    return response;
  }

  /** Waits until a document just loaded answers. */
  async ready(timeout?: number) {
    if (this.scripts) await hydrated(this.page, timeout);
  }

  heading(words: Words) {
    return this.page.getByRole('heading', { name: this.say(words), exact: true });
  }

  button(words: Words) {
    return this.main.getByRole('button', { name: this.say(words), exact: true });
  }

  link(words: Words) {
    return this.main.getByRole('link', { name: this.say(words), exact: true });
  }

  /** A field, whose label may go on ("Area optional"). */
  field(words: Words) {
    return this.main.getByLabel(this.say(words)).and(this.page.locator('input:not([type=radio])'));
  }

  /** What is wrong with a field: what a screen reader says of it. */
  errorOf(field: Locator) {
    return field.locator('xpath=ancestor::div[contains(@class,"field")][1]').locator('.field-error');
  }
}

/** The number in an amount of money: "JOD 1,250.500" is 1250.5. */
export function amount(text: string): number {
  const digits = /\d[\d,]*(\.\d+)?/.exec(text.replace(/[\s\u200e\u200f\u2066-\u2069]/g, ''));
  if (!digits) throw new Error(`no amount in “${text}”`);
  return Number(digits[0].replaceAll(',', ''));
}
