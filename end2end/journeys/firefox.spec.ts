// A purchase in Firefox ESR, the browser of Debian, driven through WebDriver BiDi: the test runner's own Firefox is
// another one.

import puppeteer, { type Page } from 'puppeteer-core';
import { both, devices, everywhere, expect, test } from '../fixtures.ts';
import { recipient } from '../pages/checkout.ts';

const executablePath = process.env.FIREFOX ?? '/usr/bin/firefox-esr';

/** Waits until the page is hydrated. */
const ready = (page: Page) => page.waitForFunction("window.tafsil === 'ready'");

/** The number of an order's page. */
const number = (page: Page) => new URL(page.url()).pathname.split('/').pop();

everywhere((device) =>
  both((lang) => {
    test('a purchase in Firefox ESR', async ({ shop }, info) => {
      test.setTimeout(90_000);
      const browser = await puppeteer.launch({ browser: 'firefox', executablePath });
      try {
        const page = await browser.newPage();
        await page.setViewport(devices[device].viewport);
        const complaints: string[] = [];
        page.on('pageerror', (error) => complaints.push(String(error)));
        page.on('console', async (message) => {
          if (message.type() !== 'error') return;
          const told = message.args().map((arg) => arg.evaluate(String).catch(() => 'something that is gone'));
          complaints.push(`${message.text()} ${await Promise.all(told)}`);
        });
        const picture = (step: string) => page.screenshot({ path: info.outputPath(`${step}.png`) });

        await page.goto(`${shop.url}/${lang}`);
        await ready(page);
        await picture('1-home');
        const single = shop.catalogue.single();
        await page.locator('input[type=search]').fill(single.name[lang]);
        await page.keyboard.press('Enter');
        await page.locator(`.card-name a ::-p-text(${single.name[lang]})`).click();
        await page.waitForSelector('form.buy-box');
        await picture('2-product');
        await page.locator('form.buy-box button.button-primary').click();
        await page.locator('.toast a.button').click();
        await page.waitForSelector('.cart-line');
        await picture('3-cart');
        await page.locator('main a[href$="/checkout"]').click();
        await page.waitForSelector('form.checkout');
        const { name, email, phone, street, city } = recipient[lang];
        for (const [field, text] of Object.entries({ name, email, phone, street, city })) {
          await page.locator(`form.checkout [name=${field}]`).fill(text);
        }
        await picture('4-checkout');
        await page.locator('form.checkout button[type=submit]').click();
        await page.waitForFunction("location.pathname.includes('/order/')");
        await page.waitForSelector('.order-lines');
        await picture('5-order');
        expect(await page.$eval('h1', (title) => title.textContent)).toContain(number(page));
        await page.waitForNetworkIdle();
        // The order is one of the shop's, and its page is the same when it is loaded anew.
        await page.reload();
        await ready(page);
        expect(await page.$eval('.order-lines', (lines) => lines.textContent)).toContain(single.name[lang]);
        expect(complaints).toEqual([]);
      } finally {
        await browser.close();
      }
    });
  }),
);
