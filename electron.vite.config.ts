import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const here = import.meta.dirname;

export default defineConfig({
  renderer: {
    root: resolve(here, 'renderer'),
    // Relative, so that the same files are served from http://127.0.0.1 and from a window's own protocol.
    base: './',
    plugins: [react()],
    build: {
      outDir: resolve(here, 'out/renderer'),
      emptyOutDir: true,
      // `npm run dev` builds again at every change.
      watch: process.env['POPP_CONSOLE_WATCH'] === undefined ? null : {},
      // The browser host opens in whatever browser the recruiter has, not only in Electron's Chromium.
      target: 'es2022',
      minify: 'oxc',
      // No data: URLs for scripts, styles or fonts: the content security policy allows files of our own alone.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: resolve(here, 'renderer/index.html'),
        output: {
          codeSplitting: {
            // Beside zod itself, so that zod is told not to use `new Function` before any chunk makes a schema.
            groups: [{ name: 'zod', test: /node_modules\/zod\/|renderer\/jitless\.ts$/ }],
          },
        },
      },
    },
  },
});
