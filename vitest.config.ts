import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The business zone is configuration, so the host's must not matter: tests run in a zone where every mistake shows.
    env: { TZ: 'America/New_York' },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    globalSetup: 'test/support/global-setup.ts',
    setupFiles: 'test/support/seed.ts',
    pool: 'forks',
    maxWorkers: 2,
  },
});
