import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { base64Module } from './tools/base64-module.ts';

// Targets are fixed here: left out, they would be derived from the installed Electron, and the
// development runtime may be older than the one we ship (docs/adr/0009-development-runtime.md).
const NODE_TARGET = 'node20';
const CHROME_TARGET = 'chrome130';

// `dependencies` holds only what must stay outside the bundle (the native SQLite module);
// everything else is a devDependency and ends up inside these files.
export default defineConfig({
  main: {
    // The other form makes a `require` of its own, which in a chunk by itself meets the one that is put into every
    // chunk; what differs are workers, and nothing here compresses in one.
    resolve: { alias: [{ find: /^fflate$/, replacement: 'fflate/browser' }] },
    build: {
      target: NODE_TARGET,
      rolldownOptions: {
        // Only the demo uses these, from a checkout: one reads its font tables beside itself, the other
        // is found by its WebAssembly file.
        external: ['pdfkit', '@resvg/resvg-wasm'],
        input: {
          index: resolve('src/main/index.ts'),
          engine: resolve('src/engine/process/serve.ts'),
          cli: resolve('src/cli/index.ts'),
          demo: resolve('tools/demo/index.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      target: NODE_TARGET,
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve('src/preload/index.ts') },
        // A sandboxed preload must be one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react(), base64Module()],
    build: {
      target: CHROME_TARGET,
      modulePreload: { polyfill: false },
      // Small files stay files: the page's policy allows no fonts or styles from data: addresses.
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: {
          index: resolve('src/renderer/index.html'),
          reader: resolve('src/renderer/reader/reader.html'),
        },
      },
    },
  },
});
