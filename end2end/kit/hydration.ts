// When a page answers, and what hydration did to it.

import { expect, type Page } from '@playwright/test';

/** The sum of layout shifts, and what moved. */
export type Shifts = { sum: number; moved: string[] };

declare global {
  interface Window {
    /** Set by the shop when it is hydrated. */
    tafsil?: 'ready';
    changes?: string[];
    shifts?: Shifts;
  }
}

/** Waits until the page is hydrated: from then on its buttons answer. */
export async function hydrated(page: Page, timeout?: number) {
  await expect.poll(() => page.evaluate(() => window.tafsil), { message: 'the page hydrates', timeout }).toBe('ready');
}

/**
 * Notes every element, attribute and text that is changed from the end of parsing on, that is,
 * before any module runs. Call it before the page is opened. Comments are the framework's marks
 * and nobody sees them; an attribute or a text set to what it was is no change.
 */
export async function watchChanges(page: Page) {
  await page.addInitScript(() => {
    const changes: string[] = [];
    window.changes = changes;
    const name = (node: Node): string =>
      node instanceof Element ? (node.cloneNode() as Element).outerHTML.slice(0, 160) : `“${node.textContent}”`;
    const counts = (node: Node) =>
      node.nodeType === Node.ELEMENT_NODE || (node.nodeType === Node.TEXT_NODE && node.textContent !== '');
    let title = '';
    const observer = new MutationObserver((records) => {
      for (const { type, target, attributeName, oldValue, addedNodes, removedNodes } of records) {
        if (type === 'childList') {
          // The title is written anew, with the text it has: what it says is compared instead.
          if (target instanceof HTMLTitleElement) {
            if (document.title !== title) changes.push(`the title from “${title}” to “${document.title}”`);
            continue;
          }
          for (const node of addedNodes) if (counts(node)) changes.push(`added ${name(node)} to ${name(target)}`);
          for (const node of removedNodes) if (counts(node)) changes.push(`removed ${name(node)} from ${name(target)}`);
        } else if (type === 'attributes') {
          const now = (target as Element).getAttribute(attributeName ?? '');
          if (now !== oldValue) changes.push(`${attributeName} from ${oldValue} to ${now} on ${name(target)}`);
        } else if (target.nodeType === Node.TEXT_NODE && target.textContent !== oldValue) {
          changes.push(`text from “${oldValue}” to ${name(target)}`);
        }
      }
    });
    document.addEventListener('readystatechange', () => {
      if (document.readyState !== 'interactive') return;
      title = document.title;
      observer.observe(document, {
        subtree: true, childList: true, attributes: true, attributeOldValue: true, characterData: true, characterDataOldValue: true,
      });
    });
  });
}

/** What was changed from the end of parsing until a second after hydration. */
export async function changesOfHydration(page: Page): Promise<string[]> {
  await hydrated(page);
  return page.evaluate(
    () => new Promise<string[]>((resolve) => setTimeout(() => resolve(window.changes ?? ['nothing was watched']), 1000)),
  );
}

/** Sums the cumulative layout shift, from the first paint on. Call it before the page is opened. */
export async function watchShifts(page: Page) {
  await page.addInitScript(() => {
    type Shift = { value: number; hadRecentInput: boolean; sources: { node?: Node }[] };
    const shifts: Shifts = { sum: 0, moved: [] };
    window.shifts = shifts;
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries() as unknown as Shift[]) {
        if (hadRecentInput) continue;
        shifts.sum += value;
        for (const { node } of sources) {
          const element = node instanceof Element ? node : node?.parentElement;
          shifts.moved.push(element ? (element.cloneNode() as Element).outerHTML.slice(0, 160) : 'something');
        }
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** What has moved since `watchShifts`. */
export async function shifts(page: Page): Promise<Shifts> {
  return page.evaluate(() => window.shifts ?? { sum: Number.NaN, moved: ['nothing was watched'] });
}
