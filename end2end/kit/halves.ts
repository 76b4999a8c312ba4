// A network that stops in the middle of a page.

import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** How long the second half is kept back, in milliseconds. */
const PAUSE = 700;

/**
 * Stands before the shop and sends every page in two halves, the first up to and with `until`.
 * Gives its address, and what closes it.
 */
export async function halves(shop: string, until: string) {
  const server = http.createServer(async ({ url, headers: { accept = '' } }, answer) => {
    const { status, headers, body } = await fetch(shop + url, { headers: { accept } }).then(
      async (got) => ({ status: got.status, headers: got.headers, body: Buffer.from(await got.arrayBuffer()) }),
    );
    for (const name of ['content-type', 'content-security-policy']) {
      const value = headers.get(name);
      if (value) answer.setHeader(name, value);
    }
    answer.writeHead(status);
    const at = body.indexOf(until);
    if (!accept.includes('text/html') || at < 0) return answer.end(body);
    answer.write(body.subarray(0, at + until.length));
    setTimeout(() => answer.end(body.subarray(at + until.length)), PAUSE);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}
