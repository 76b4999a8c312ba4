import { defineConfig } from '@playwright/test';
import type { ShopOptions } from './fixtures.ts';

// What the machine at hand decides, each with a default that fits two cores.
const { TAFSIL_WORKERS, CHROMIUM, CI } = process.env;

export default defineConfig<ShopOptions>({
  testDir: '.',
  testMatch: ['tests/*.spec.ts', 'journeys/*.spec.ts'],
  outputDir: 'test-results',
  globalSetup: './kit/prepare.ts',
  fullyParallel: true,
  workers: Number(TAFSIL_WORKERS ?? 2),
  // A test that fails sometimes is a test that fails.
  retries: 0,
  forbidOnly: Boolean(CI),
  timeout: 30_000,
  expect: { timeout: 7_000 },
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    headless: true,
    trace: 'retain-on-failure',
    locale: 'en-GB',
    timezoneId: 'Asia/Amman',
    contextOptions: { reducedMotion: 'reduce' },
    actionTimeout: 10_000,
    launchOptions: {
      executablePath: CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
