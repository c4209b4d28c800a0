// Builds the pages: one small first script, every page a part of its own, all of it compressed once.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const ASSETS = join(import.meta.dirname, 'dist', 'assets');
const TEXT = /\.(?:js|css|svg)$/;

/** Offices with slow lines get what the server would otherwise compress at every request. */
const compressed: Plugin = {
  name: 'compressed',
  closeBundle() {
    for (const name of readdirSync(ASSETS).filter((file) => TEXT.test(file))) {
      const file = join(ASSETS, name);
      const content = readFileSync(file);
      writeFileSync(`${file}.br`, brotliCompressSync(content));
      writeFileSync(`${file}.gz`, gzipSync(content));
    }
  },
};

export default defineConfig({
  root: import.meta.dirname,
  logLevel: 'warn',
  plugins: [react(), compressed],
  resolve: {
    alias: [
      { find: /^.*\/getScrollBarSize$/, replacement: join(import.meta.dirname, 'scrollbar.ts') },
      { find: /^.*\/useScrollLocker$/, replacement: join(import.meta.dirname, 'scroll-lock.ts') },
    ],
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
  },
});
