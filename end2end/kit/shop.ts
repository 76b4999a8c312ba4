// A server of its own for each worker: its own database, port and clock.

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import type { BrowserContext } from '@playwright/test';
import type { Lang } from '../words.ts';
import { Catalogue } from './catalogue.ts';
import { program, site, template, workshop } from './paths.ts';

/** When every test begins. */
export const CLOCK = '2026-11-22T08:00:00Z';
/** What a server says when it is open. */
const OPEN = /the shop is open: (http:\/\/127\.0\.0\.1:\d+)/;
const PATIENCE = 30_000;

export type Letter = { subject: string; body: string };
export type Person = { email: string; name: string; password: string; lang: Lang };

export class Shop {
  readonly catalogue = new Catalogue();
  private people = 0;

  private constructor(
    /** Where it is: `http://127.0.0.1:PORT`. */
    readonly url: string,
    private readonly server: ChildProcess,
    private readonly folder: string,
    private readonly name: number,
    /** What the server logged, for a test that failed. */
    readonly log: string[],
  ) {}

  /** Copies the prepared database and opens a shop on it, with more options of `tafsil serve`. */
  static async open(name: number, options: string[] = []): Promise<Shop> {
    const folder = path.join(workshop(), String(name));
    fs.rmSync(folder, { recursive: true, force: true });
    fs.mkdirSync(folder, { recursive: true });
    const database = path.join(folder, 'shop.db');
    fs.copyFileSync(template(), database);
    const server = spawn(
      program,
      [
        'serve', '--test', '--clock', CLOCK, '--seed', '1', '--control', path.join(folder, 'control'),
        '--database', `sqlite:${database}`, '--listen', '127.0.0.1:0', '--site', site, '--grace', '1', ...options,
      ],
      { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, TAFSIL_LOG: 'info', NO_COLOR: '1' } },
    );
    const log: string[] = [];
    const url = await new Promise<string>((resolve, reject) => {
      const said = () => log.join('');
      const late = setTimeout(() => reject(new Error(`the shop did not open:\n${said()}`)), PATIENCE);
      server.stderr.setEncoding('utf8').on('data', (text: string) => {
        log.push(text);
        const open = OPEN.exec(said());
        if (open) resolve(open[1]);
        clearTimeout(late);
      });
      server.once('exit', (code) => reject(new Error(`the shop closed with ${code}:\n${said()}`)));
    });
    return new Shop(url, server, folder, name, log);
  }

  async close() {
    const closed = new Promise((resolve) => this.server.once('exit', resolve));
    this.server.kill('SIGTERM');
    await closed;
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  /** Asks the control socket one thing; what can be asked is told in `server/src/testkit/control.rs`. */
  control<T = unknown>(asked: object): Promise<T> {
    return new Promise((resolve, reject) => {
      let heard = '';
      const socket = net.createConnection(path.join(this.folder, 'control'));
      socket.on('connect', () => socket.write(`${JSON.stringify(asked)}\n`));
      socket.on('error', reject);
      socket.on('data', (bytes) => {
        heard += bytes.toString();
        if (!heard.endsWith('\n')) return;
        socket.destroy();
        const answer = JSON.parse(heard);
        if ('ok' in answer) resolve(answer.ok);
        else reject(new Error(`${JSON.stringify(asked)}: ${answer.error}`));
      });
    });
  }

  /** The time in the shop. */
  async now(): Promise<Date> {
    const { rfc3339 } = await this.control<{ rfc3339: string }>({ now: null });
    return new Date(rfc3339);
  }

  /** Somebody nobody else is: no account has the address yet. */
  stranger(lang: Lang = 'en'): Person {
    this.people += 1;
    const email = `guest-${this.name}-${this.people}@example.com`;
    return { email, name: lang === 'en' ? 'Dana Saleh' : 'دانة صالح', password: 'seven green chairs', lang };
  }

  /** Opens an account, and signs the browser in to it. */
  async customer(context: BrowserContext, lang: Lang = 'en'): Promise<Person> {
    const person = this.stranger(lang);
    const { session } = await this.control<{ session: string }>({ account: person });
    await this.use(context, session);
    return person;
  }

  /** Opens a merchant's account, and signs the browser in to it. */
  async merchant(context: BrowserContext, lang: Lang = 'en'): Promise<Person> {
    const person = await this.customer(context, lang);
    this.right('grant', person.email);
    return person;
  }

  /** Makes an account a merchant's, or a customer's alone, beside the running server. */
  right(change: 'grant' | 'revoke', email: string) {
    execFileSync(program, ['merchant', change, email, '--database', this.database()], { stdio: 'pipe' });
  }

  /** Puts a cart into the browser: a guest's, or a customer's. */
  async cart(context: BrowserContext, lines: [sku: string, quantity: number][], email?: string) {
    const { session } = await this.control<{ session: string }>({ cart: { lines, ...(email && { email }) } });
    await this.use(context, session);
  }

  /** Places an order for an account; gives what the control socket tells of it. */
  order(email: string, lines: [sku: string, quantity: number][]) {
    return this.control({ order: { email, lines } });
  }

  private use(context: BrowserContext, session: string) {
    return context.addCookies([{ name: 'session', value: session, url: this.url, httpOnly: true, sameSite: 'Lax' }]);
  }

  async stock(sku: string, onHand: number) {
    await this.control({ stock: { sku, on_hand: onHand } });
  }

  /** Changes what one of a SKU costs, by importing it beside the running server. */
  price(sku: string, unit: string) {
    const { id, currency } = this.catalogue.priceList;
    const file = path.join(this.folder, 'price.json');
    const whole = { ...this.catalogue.priceList, prices: [{ sku, tiers: [[1, unit]] }] };
    fs.writeFileSync(file, JSON.stringify({ format: 'tafsil', version: 1, price_lists: [{ ...whole, id, currency }] }));
    execFileSync(program, ['import', file, '--format', 'tafsil', '--database', this.database()], { stdio: 'pipe' });
  }

  private database() {
    return `sqlite:${path.join(this.folder, 'shop.db')}`;
  }

  /** The last letter to an address that says this. The shop's postman may have it in hand just then: it is asked again. */
  async mail(to: string, saying: string): Promise<Letter> {
    for (let left = 30; left > 0; left -= 1) {
      const letters = await this.control<Letter[]>({ mail: to });
      const letter = letters.findLast(({ body }) => body.includes(saying));
      if (letter) return letter;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`no letter to ${to} says “${saying}”`);
  }

  /** The link in the last letter to an address. */
  async link(to: string): Promise<string> {
    const { body } = await this.mail(to, '://');
    const link = /https?:\/\/\S+/.exec(body)?.[0];
    if (!link) throw new Error(`no link in:\n${body}`);
    return link;
  }
}
