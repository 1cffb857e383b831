import { cpSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import renderer from './vite.config.ts';

const root = import.meta.dirname;

// Everything is bundled, so that a package holds no tree of modules, but for Electron itself and what brings machine code
// for each system: a package takes that of its target from node_modules.
const external = ['electron', 'keytar', '@ngrok/ngrok', /^node:/];

// What was compiled on this machine, for its own Node, stays here; ssh2 asks for such code and does without it.
const absent = '\0not-shipped';
const withoutMachineCode: Plugin = {
  name: 'without-machine-code',
  enforce: 'pre',
  resolveId: (id) => (id.endsWith('.node') || id === 'cpu-features' ? absent : null),
  load: (id) => (id === absent ? "throw new Error('This code is not shipped.');" : null),
};

export default defineConfig({
  main: {
    plugins: [
      withoutMachineCode,
      {
        name: 'copy-migrations',
        closeBundle() {
          cpSync(
            path.join(root, 'electron/core/database/migrations'),
            path.join(root, 'out/main/migrations'),
            { recursive: true },
          );
        },
      },
    ],
    build: {
      outDir: path.join(root, 'out/main'),
      externalizeDeps: false,
      minify: 'oxc',
      rolldownOptions: {
        external,
        input: {
          index: path.join(root, 'electron/main/index.ts'),
          // The browser host of `npm start`: one file is read in a third of the time that five hundred take.
          'browser-host': path.join(root, 'electron/web/run.ts'),
          // A thread starts from a file of its own; nothing follows `new Worker` into it.
          'upload-worker': path.join(root, 'electron/core/uploads/worker.ts'),
          'checkpoint-worker': path.join(root, 'electron/core/database/checkpoint-worker.ts'),
        },
        // Beside each other, so that what looks for a file beside itself finds it.
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: path.join(root, 'out/preload'),
      externalizeDeps: false,
      rolldownOptions: {
        external,
        input: path.join(root, 'electron/preload/index.ts'),
        output: { format: 'cjs', entryFileNames: 'index.cjs' },
      },
    },
  },
  renderer,
});
