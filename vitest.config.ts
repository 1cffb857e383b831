import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';

export default defineConfig({
  test: {
    environment: 'node',
    // Electron's module must never load in plain Node: importing it would start a download.
    alias: { electron: new URL('./test/support/no-electron.ts', import.meta.url).pathname },
    testTimeout: 20_000,
    hookTimeout: 20_000,
    // Both cores of the smallest machine; by itself vitest leaves one of two unused.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts', 'test/unit/**/*.test.tsx'],
          // Pure rules leave nothing behind: one set of modules serves them all, loaded once.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          // Some wait for another program or for a real pause: a third goes on meanwhile.
          maxWorkers: 3,
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: ['test/faults/**/*.test.ts'],
          testTimeout: 600_000,
          globalSetup: ['test/support/build-entries.ts'],
        },
      },
    ],
  },
});
