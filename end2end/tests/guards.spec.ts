// What must be true of every page, in both languages: it hydrates without changing anything,
// complains of nothing, fits a phone, and has nothing that keeps anyone out, by day and by night.

import { AxeBuilder } from '@axe-core/playwright';
import { both, expect, test } from '../fixtures.ts';
import { changesOfHydration, watchChanges, watchShifts } from '../kit/hydration.ts';
import { places } from '../kit/places.ts';

/** A phone that is narrow, and a desk. */
const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 900 };
/** Pages whose parts must not move at all while they load. */
const STILL = ['home', 'category', 'product'];

both((lang) => {
  for (const { name, path, status = 200 } of places) {
    test(`${name}`, async ({ page, shop, home, complaints }) => {
      if (status >= 400) complaints.expectStatus(status);
      const address = await path({ shop, page, lang });
      await watchChanges(page);
      if (STILL.includes(name)) await watchShifts(page);
      const response = await home.goto(address);
      expect(response?.status()).toBe(status);
      expect.soft(await changesOfHydration(page), 'hydration changes nothing').toEqual([]);
      if (STILL.includes(name)) expect.soft(await page.evaluate(() => window.shift), 'nothing moves').toBe(0);

      await expect.soft(page.locator('h1'), 'one heading names the page').toHaveCount(1);
      await expect.soft(page, 'a title').toHaveTitle(/.+ · (Tafsil|تفصيل)$|تجهيزات|Workplaces/);
      await expect(page.locator('html')).toHaveAttribute('lang', lang);

      for (const size of [PHONE, DESK]) {
        await page.setViewportSize(size);
        for (const colorScheme of size === PHONE ? (['light'] as const) : (['light', 'dark'] as const)) {
          await page.emulateMedia({ colorScheme });
          const { violations } = await new AxeBuilder({ page }).analyze();
          const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
          expect.soft(found, `axe, ${size.width} px, ${colorScheme}`).toEqual([]);
        }
        const beyond = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect.soft(beyond, `pixels beyond a window of ${size.width}`).toBeLessThanOrEqual(0);
      }
    });
  }
});
