// `node tools/icons.mjs`: draws the app's icons, resources/icons/<size>x<size>.png, from the SVG files
// beside them. Run it after changing a drawing; the pictures are committed, a build does not need it.
import './require-node.mjs';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

const ICONS = path.resolve(import.meta.dirname, '..', 'resources', 'icons');
/** Up to 24 pixels the drawing with its edges on the grid; above, the one with the finer seal. */
const DRAWINGS = [
  { file: 'mark-16.svg', sizes: [16, 24] },
  { file: 'app-icon.svg', sizes: [32, 48, 64, 128, 256, 512] },
];

await initWasm(fs.readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));
for (const { file, sizes } of DRAWINGS) {
  const svg = fs.readFileSync(path.join(ICONS, file), 'utf8');
  for (const size of sizes) {
    const picture = new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render();
    fs.writeFileSync(path.join(ICONS, `${String(size)}x${String(size)}.png`), picture.asPng());
  }
}
