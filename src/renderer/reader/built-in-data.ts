// What PDF may rely on without bringing it along: the fourteen standard fonts, character maps and the
// decoders of two kinds of pictures. All come from this program, none from the system or a network.

/** Each as base64, loaded when a file first needs it. */
const BUILT_IN = import.meta.glob<string>(
  [
    '../../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}',
    '../../../node_modules/pdfjs-dist/cmaps/*.bcmap',
    '../../../node_modules/pdfjs-dist/wasm/{jbig2,openjpeg}.wasm',
  ],
  { query: '?base64', import: 'default' },
);

const BY_NAME = new Map(
  Object.entries(BUILT_IN).map(([path, load]) => [path.slice(path.lastIndexOf('/') + 1), load]),
);

/** pdf.js asks this class for such data, by the name of a file. */
export class BuiltInData {
  async fetch({ filename }: { readonly filename: string }): Promise<Uint8Array> {
    const load = BY_NAME.get(filename);
    if (load === undefined) throw new Error('no such data in this program');
    return Uint8Array.from(atob(await load()), (character) => character.charCodeAt(0));
  }
}
