import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = path.resolve(import.meta.dirname, 'renderer');

/** How the screens are built, for every host; `npm run dev` watches with it. */
export default defineConfig({
  root,
  // Relative, so that the same files are served from http://127.0.0.1 and from a window's own protocol.
  base: './',
  plugins: [react()],
  // Whoever imports zod gets it told not to use `new Function`, which the content security policy forbids.
  resolve: {
    alias: [{ find: /^zod$/, replacement: path.resolve(root, 'jitless.ts') }],
  },
  build: {
    outDir: path.resolve(root, '../out/renderer'),
    emptyOutDir: true,
    // The browser host opens in whatever browser the recruiter has, not only in Electron's Chromium.
    target: 'es2022',
    minify: 'oxc',
    // No data: URLs for scripts, styles or fonts: the content security policy allows files of our own alone.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: path.resolve(root, 'index.html'),
      output: {
        codeSplitting: {
          // zod in one chunk, which the first screen does not wait for, with what tells it not to use `new Function`.
          groups: [{ name: 'zod', test: /node_modules\/zod\/|renderer\/jitless\.ts$/ }],
        },
      },
    },
  },
});
