// A visitor at a page: sees what is in the window and not covered, scrolls as one does, and presses what is seen. The
// tool's own scrolling and its patience with what is hidden are not used.

import { expect, type Locator, type Page, type TestInfo } from '@playwright/test';

type Spot = { x: number; y: number; inside: boolean; covered: string };

export class Visitor {
  private steps = 0;

  constructor(
    readonly page: Page,
    private readonly info: TestInfo,
    /** Whether a finger presses, not a mouse. */
    private readonly touch: boolean,
  ) {}

  /** Takes a picture of the step into the test's folder below `test-results`. */
  async picture(step: string) {
    this.steps += 1;
    const name = `${String(this.steps).padStart(2, '0')}-${step.replaceAll(' ', '-')}.png`;
    const path = this.info.outputPath(name);
    // Between two documents there is nothing to take a picture of.
    await expect(() => this.page.screenshot({ path, animations: 'disabled' })).toPass({ timeout: 20_000 });
  }

  /** Scrolls until the middle of the target is in the window, with nothing over it. */
  async see(target: Locator): Promise<Spot> {
    await expect(target, 'it is on the page').toHaveCount(1);
    const tried: string[] = [];
    for (let turn = 0; turn < 60; turn += 1) {
      const spot = await this.spot(target);
      if (spot.inside && !spot.covered) return spot;
      tried.push(spot.covered || `${Math.round(spot.x)}, ${Math.round(spot.y)}`);
      await this.scrollTowards(spot, turn);
    }
    throw new Error(`${target} cannot be brought into view: ${[...new Set(tried)].slice(-4).join(' | ')}`);
  }

  /** Presses what is seen. */
  async press(target: Locator) {
    const { x, y } = await this.see(target);
    if (this.touch) await this.page.touchscreen.tap(x, y);
    else await this.page.mouse.click(x, y);
  }

  /** Presses into a field and writes there, in place of what it held. */
  async write(field: Locator, text: string) {
    await this.press(field);
    await expect(field).toBeFocused();
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.type(text);
  }

  /** Where the middle of the target is, and what lies over it. */
  private spot(target: Locator): Promise<Spot> {
    return target.evaluate((element) => {
      const { left, top, width, height } = element.getClientRects()[0] ?? element.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      const inside = x > 0 && x < innerWidth && y > 0 && y < innerHeight && width > 0 && height > 0;
      const hit = inside ? document.elementFromPoint(x, y) : null;
      const own = hit && (element.contains(hit) || hit.contains(element) || hit.closest('label')?.contains(element));
      return { x, y, inside, covered: inside && !own ? ((hit?.cloneNode() as Element | null)?.outerHTML ?? 'nothing') : '' };
    });
  }

  private async scrollTowards({ x, y, inside }: Spot, turn: number) {
    const size = this.page.viewportSize() ?? { width: 0, height: 0 };
    const sideways = x <= 0 || x >= size.width;
    const middle = { x: size.width / 2, y: sideways ? Math.min(Math.max(y, 1), size.height - 1) : size.height / 2 };
    await this.page.mouse.move(middle.x, middle.y);
    // What is in the window and covered is brought elsewhere, now up, now down.
    const step = inside ? (turn % 4 < 2 ? 140 : -140) : Math.sign(y - middle.y) * Math.min(Math.abs(y - middle.y), 400);
    await this.page.mouse.wheel(sideways ? x - middle.x : 0, sideways ? 0 : step);
    await this.still();
  }

  /** Waits until the page scrolls no more; asked from outside, since a page without scripts has no frames to wait for. */
  private async still() {
    let before = NaN;
    const stands = async () => before === (before = await this.page.evaluate(() => scrollY));
    await expect.poll(stands, { intervals: [60] }).toBe(true);
  }
}

/** What can be pressed and has its middle under `over`. */
export function coveredBy(over: Locator): Promise<string[]> {
  return over.evaluate((cover) =>
    [...document.querySelectorAll('a, button, input:not([type=hidden]), select, summary')]
      .filter((element) => !cover.contains(element))
      .filter((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        const hit = document.elementFromPoint(left + width / 2, top + height / 2);
        return width > 1 && hit && cover.contains(hit);
      })
      .map((element) => element.outerHTML.slice(0, 160)),
  );
}
