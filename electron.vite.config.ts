import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { base64Module } from './tools/base64-module.ts';
import { packageVersion } from './tools/package-version.ts';
import { recordModules } from './tools/supply-chain/record-modules.mjs';

// Targets are fixed here: left out, they would be derived from the installed Electron, and the
// development runtime may be older than the one we ship (docs/adr/0009-development-runtime.md).
const NODE_TARGET = 'node20';
const CHROME_TARGET = 'chrome130';

/** The packed app brings the command line as a program of its own (tools/package), and no demo. */
const fromCheckout =
  process.env['MUNIMENT_BUILD'] === 'for-package'
    ? {}
    : { cli: resolve('src/cli/index.ts'), demo: resolve('tools/demo/index.ts') };

// `dependencies` holds only what must stay outside the bundle (the native SQLite module);
// everything else is a devDependency and ends up inside these files.
export default defineConfig({
  main: {
    plugins: [packageVersion(process.env['MUNIMENT_VERSION']), recordModules('main')],
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
          ...fromCheckout,
        },
      },
    },
  },
  preload: {
    plugins: [recordModules('preload')],
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
    plugins: [react(), base64Module(), recordModules('renderer')],
    build: {
      target: CHROME_TARGET,
      modulePreload: { polyfill: false },
      // Small files stay files: the page's policy allows no fonts or styles from data: addresses.
      assetsInlineLimit: 0,
      rolldownOptions: {
        // Less to read at the start; names stay, so that an incident in the log says where it came from.
        output: { minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } } },
        input: {
          index: resolve('src/renderer/index.html'),
          reader: resolve('src/renderer/reader/reader.html'),
        },
      },
    },
  },
});
