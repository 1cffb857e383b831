import { cpSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'electron-vite';
import renderer from './vite.config.ts';

const root = import.meta.dirname;

// Everything but Electron itself and the native keychain is bundled, so that a package holds no tree of modules.
const external = ['electron', 'keytar', /^node:/];

export default defineConfig({
  main: {
    plugins: [
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
          // A thread starts from a file of its own; nothing follows `new Worker` into it.
          'upload-worker': path.join(root, 'electron/core/uploads/worker.ts'),
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
