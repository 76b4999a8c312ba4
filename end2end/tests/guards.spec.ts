// What must be true of every page, in both languages: it hydrates without changing anything,
// complains of nothing, fits a phone, and has nothing that keeps anyone out, by day and by night.

import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { both, expect, test } from '../fixtures.ts';
import { changesOfHydration, shifts, watchChanges, watchShifts } from '../kit/hydration.ts';
import { places } from '../kit/places.ts';

/** A narrow phone by night, and a desk by day. */
const PHONE = { width: 360, height: 740, colorScheme: 'dark' } as const;
const DESK = { width: 1280, height: 900, colorScheme: 'light' } as const;

both((lang) => {
  for (const { name, path, status = 200 } of places) {
    test(`${name}`, async ({ page, shop, home, complaints }) => {
      if (status >= 400) complaints.expectStatus(status);
      const address = await path({ shop, page, lang });
      await watchChanges(page);
      await watchShifts(page);
      const response = await home.goto(address);
      expect(response?.status()).toBe(status);
      expect.soft(await changesOfHydration(page), 'hydration changes nothing').toEqual([]);
      expect.soft(await shifts(page), 'nothing moves').toEqual({ sum: 0, moved: [] });

      await expect.soft(page.locator('h1'), 'one heading names the page').toHaveCount(1);
      await expect.soft(page, 'a title').toHaveTitle(/.+ · (Tafsil|تفصيل)$|تجهيزات|Workplaces/);
      await expect(page.locator('html')).toHaveAttribute('lang', lang);

      for (const { colorScheme, ...size } of [PHONE, DESK]) {
        await page.setViewportSize(size);
        await page.emulateMedia({ colorScheme });
        // Colours on their way from night to day are neither's.
        await page.evaluate(() =>
          document
            .getAnimations()
            .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime))
            .forEach((animation) => animation.finish()),
        );
        expect.soft(await beyond(page), `beyond a window of ${size.width} px`).toEqual([]);
        expect.soft(await cutOff(page), 'numbers that do not fit their field').toEqual([]);
        const { violations } = await new AxeBuilder({ page }).analyze();
        const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
        expect.soft(found, `axe, ${size.width} px, ${colorScheme}`).toEqual([]);
      }
    });
  }
});

/** What makes a page wider than its window; nothing where it is not. */
function beyond(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.querySelectorAll('body *')].filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return left < 0 || right > clientWidth;
    });
    return [`${scrollWidth - clientWidth} px`, ...wide.map((element) => (element.cloneNode() as Element).outerHTML.slice(0, 160))];
  });
}

/** Numbers that are wider than the field they stand in. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLInputElement>('main input[inputmode=numeric]')]
      .filter((input) => input.scrollWidth > input.clientWidth)
      .map((input) => input.value),
  );
}
