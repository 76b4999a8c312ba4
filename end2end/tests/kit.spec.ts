// The guards themselves: one that never barked has not been tested.

import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';

/** Opens the shop with this in the document that comes, as an injection would put it there. */
async function openWith(page: Page, planted: string) {
  await page.route('**/en', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('</body>', `${planted}</body>`);
    await route.fulfill({ response, body });
  });
  await page.goto('/en');
}

const POLICY = /Content Security Policy/;
const planted = {
  'a script without the nonce': '<script>window.planted = true</script>',
  'a script from elsewhere': '<script src="https://elsewhere.example/planted.js"></script>',
  'a handler in an attribute': '<img src="data:," alt="" onerror="window.planted = true">',
  'a style in an attribute': '<p style="color: red">planted</p>',
  'a picture from elsewhere': '<img src="https://elsewhere.example/planted.png" alt="">',
};
for (const [what, html] of Object.entries(planted)) {
  test(`${what} is refused, and complained of`, async ({ complaints, page }) => {
    await openWith(page, html);
    await expect.poll(() => complaints.all()).toContainEqual(expect.stringMatching(POLICY));
    expect(await page.evaluate(() => 'planted' in window)).toBe(false);
    complaints.expect(POLICY, /Failed to load resource/);
  });
}

test('an error nobody caught, one in the console and a broken answer are complained of', async ({ complaints, home, page }) => {
  await home.open();
  await page.route('**/broken', (route) => route.fulfill({ status: 500 }));
  await page.evaluate(() => {
    queueMicrotask(() => {
      throw new Error('planted');
    });
    console.error('planted');
    return fetch('/broken').then(() => {});
  });
  for (const complaint of [/^uncaught: planted/, /^error: planted/, /^500 .*\/broken/]) {
    await expect.poll(() => complaints.all()).toContainEqual(expect.stringMatching(complaint));
  }
  complaints.expect(/planted/, /broken|status of 500/);
});

// The page is all this test asks for, and nothing in it fails: what it complains of does.
test.fail('a test whose page complains fails', async ({ page }) => {
  await openWith(page, planted['a script without the nonce']);
  await page.waitForEvent('console', { predicate: (message) => POLICY.test(message.text()), timeout: 2_000 }).catch(() => {});
});
