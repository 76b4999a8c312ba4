// What a page must never do, whatever else is tested: complain.

import type { Page } from '@playwright/test';

/** What a page says that nobody should have to read. */
export class Complaints {
  private readonly heard: string[] = [];
  private readonly expected: RegExp[] = [];

  constructor(page: Page) {
    page.on('console', (message) => {
      // A broken content policy is said here, too.
      if (!['error', 'warning'].includes(message.type())) return;
      this.heard.push(`${message.type()}: ${message.text()} (${message.location().url})`);
    });
    page.on('pageerror', (error) => this.heard.push(`uncaught: ${error.message}`));
    page.on('response', (response) => {
      if (response.status() >= 500) this.heard.push(`${response.status()} ${response.url()}`);
    });
  }

  /** For a test that breaks something on purpose. */
  expect(...complaints: RegExp[]) {
    this.expected.push(...complaints);
  }

  /** A refused answer, which Chromium reports as an error of its own. */
  expectStatus(status: number) {
    this.expect(new RegExp(`the server responded with a status of ${status}`), new RegExp(`^${status} `));
  }

  all() {
    return this.heard.filter((complaint) => !this.expected.some((known) => known.test(complaint)));
  }
}
