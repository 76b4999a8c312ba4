// What a page asks the server for, seen from outside.

import type { Page } from '@playwright/test';

/** Requests of the page for what a listing shows. */
export function asked(page: Page) {
  const seen: string[] = [];
  page.on('request', (request) => {
    if (/\/api\/(listing|search|suggest)/.test(request.url())) seen.push(request.url());
  });
  return seen;
}

/** Requests for the catalogue's files. */
export function fetched(page: Page) {
  const seen: string[] = [];
  page.context().on('request', (request) => {
    if (/\/snapshot\/[0-9a-f]{16}\//.test(request.url())) seen.push(request.url());
  });
  return seen;
}
