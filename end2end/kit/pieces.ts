// A network that delivers a page piece by piece.

import http from 'node:http';
import type { AddressInfo } from 'node:net';

const PIECES = 25;
/** Between two pieces, in milliseconds: enough to paint. */
const PAUSE = 25;

/**
 * A proxy of the shop that sends the body of every page in pieces of equal length. Gives its
 * address, and what closes it. Cookies of the shop are sent along, since they know no ports.
 */
export async function pieces(shop: string) {
  const server = http.createServer(async ({ url, headers: { accept = '', cookie = '' } }, answer) => {
    const { status, headers, body } = await fetch(shop + url, { headers: { accept, cookie } }).then(
      async (got) => ({ status: got.status, headers: got.headers, body: Buffer.from(await got.arrayBuffer()) }),
    );
    for (const name of ['content-type', 'content-security-policy']) {
      const value = headers.get(name);
      if (value) answer.setHeader(name, value);
    }
    answer.writeHead(status);
    const start = body.indexOf('<body');
    if (!accept.includes('text/html') || start < 0) return answer.end(body);
    answer.write(body.subarray(0, start));
    const length = Math.ceil((body.length - start) / PIECES);
    for (let at = start; at < body.length; at += length) {
      answer.write(body.subarray(at, at + length));
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
    answer.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}
