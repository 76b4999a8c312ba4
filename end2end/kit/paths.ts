// Where the program under test is, and where the suite keeps what it makes.

import os from 'node:os';
import path from 'node:path';

const checkout = path.resolve(import.meta.dirname, '../..');
const given = (value: string | undefined, otherwise: string) =>
  value ? path.resolve(value) : path.join(checkout, otherwise);

/** The program: `TAFSIL_BIN`, or the release build of this checkout. */
export const program = given(process.env.TAFSIL_BIN, 'target/release/tafsil');
/** The built site: `TAFSIL_SITE`, or that of this checkout. */
export const site = given(process.env.TAFSIL_SITE, 'target/site');
/**
 * A folder of this run alone, made by the setup and removed after it. It is short, because the
 * path of a socket may have no more than about a hundred bytes.
 */
export const workshop = () => {
  process.env.TAFSIL_WORKSHOP ??= path.join(os.tmpdir(), `tafsil-${process.pid}`);
  return process.env.TAFSIL_WORKSHOP;
};
/** The prepared database every worker copies. */
export const template = () => path.join(workshop(), 'template.db');
/** Its catalogue, as `tafsil export` writes it, without the pictures. */
export const catalogueFile = () => path.join(workshop(), 'catalogue.json');
