// Before all tests: one database, filled once. Every worker's server works on a copy.

import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { CLOCK } from './shop.ts';
import { catalogueFile, program, site, template, workshop } from './paths.ts';

/** Runs the program to its end; its complaint is the error where it fails. */
function tafsil(...args: string[]) {
  execFileSync(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
}

export default function prepare() {
  for (const [what, where] of [['program', program], ['site', site]]) {
    if (!fs.existsSync(where)) throw new Error(`no ${what} at ${where}: run \`make build\` first`);
  }
  const folder = workshop();
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  const database = `sqlite:${template()}`;
  const prepared = process.env.TAFSIL_TEMPLATE;
  if (prepared) {
    // A backup takes what stands in the write-ahead log along.
    tafsil('backup', template(), '--database', `sqlite:${prepared}`);
  } else {
    tafsil('demo', '--seed', '1', '--until', CLOCK.slice(0, 10), '--database', database);
  }
  const exported = `${catalogueFile()}.all`;
  tafsil('export', exported, '--database', database);
  const { media: _pictures, ...catalogue } = JSON.parse(fs.readFileSync(exported, 'utf8'));
  fs.writeFileSync(catalogueFile(), JSON.stringify(catalogue));
  fs.rmSync(exported);
  return () => fs.rmSync(folder, { recursive: true, force: true });
}
