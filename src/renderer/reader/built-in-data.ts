// What PDF may rely on without bringing it along: the fourteen standard fonts, character maps and the
// decoders of two kinds of pictures. All come from this program, none from the system or a network.

/** Each as base64, loaded when a file first needs it. */
const BUILT_IN = import.meta.glob<string>(
  [
    '../../../node_modules/pdfjs-dist/standard_fonts/*.pfb',
    '../../../node_modules/@expo-google-fonts/arimo/{400Regular,400Regular_Italic,700Bold,700Bold_Italic}/*.ttf',
    '../../../node_modules/pdfjs-dist/cmaps/*.bcmap',
    '../../../node_modules/pdfjs-dist/wasm/{jbig2,openjpeg}.wasm',
  ],
  { query: '?base64', import: 'default' },
);

/**
 * pdf.js brings Liberation Sans in place of Helvetica and Arial under the GPL. Arimo is its sibling, with the
 * same widths, under the OFL.
 */
const ARIMO: Readonly<Record<string, string>> = {
  'Arimo_400Regular.ttf': 'LiberationSans-Regular.ttf',
  'Arimo_400Regular_Italic.ttf': 'LiberationSans-Italic.ttf',
  'Arimo_700Bold.ttf': 'LiberationSans-Bold.ttf',
  'Arimo_700Bold_Italic.ttf': 'LiberationSans-BoldItalic.ttf',
};

const BY_NAME = new Map(
  Object.entries(BUILT_IN).map(([path, load]) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return [ARIMO[name] ?? name, load];
  }),
);

/** pdf.js asks this class for such data, by the name of a file. */
export class BuiltInData {
  async fetch({ filename }: { readonly filename: string }): Promise<Uint8Array> {
    const load = BY_NAME.get(filename);
    if (load === undefined) throw new Error('no such data in this program');
    return Uint8Array.from(atob(await load()), (character) => character.charCodeAt(0));
  }
}
