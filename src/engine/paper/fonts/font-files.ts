// The fonts of paper, inside the bundle: the product's own families in single weights, because a PDF cannot hold one
// font of many weights, and in the old wrapping, because the reader of fonts takes glyphs out of that as they are.
// Each face is a list of files by script, looked through in this order.
import serifLatin from '@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff?inline';
import serifLatinExt from '@fontsource/source-serif-4/files/source-serif-4-latin-ext-400-normal.woff?inline';
import serifGreek from '@fontsource/source-serif-4/files/source-serif-4-greek-400-normal.woff?inline';
import serifCyrillic from '@fontsource/source-serif-4/files/source-serif-4-cyrillic-400-normal.woff?inline';
import serifCyrillicExt from '@fontsource/source-serif-4/files/source-serif-4-cyrillic-ext-400-normal.woff?inline';
import serifVietnamese from '@fontsource/source-serif-4/files/source-serif-4-vietnamese-400-normal.woff?inline';
import serifItalicLatin from '@fontsource/source-serif-4/files/source-serif-4-latin-400-italic.woff?inline';
import serifItalicLatinExt from '@fontsource/source-serif-4/files/source-serif-4-latin-ext-400-italic.woff?inline';
import serifItalicGreek from '@fontsource/source-serif-4/files/source-serif-4-greek-400-italic.woff?inline';
import serifItalicCyrillic from '@fontsource/source-serif-4/files/source-serif-4-cyrillic-400-italic.woff?inline';
import serifItalicCyrillicExt from '@fontsource/source-serif-4/files/source-serif-4-cyrillic-ext-400-italic.woff?inline';
import serifItalicVietnamese from '@fontsource/source-serif-4/files/source-serif-4-vietnamese-400-italic.woff?inline';
import serifBoldLatin from '@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff?inline';
import serifBoldLatinExt from '@fontsource/source-serif-4/files/source-serif-4-latin-ext-600-normal.woff?inline';
import serifBoldGreek from '@fontsource/source-serif-4/files/source-serif-4-greek-600-normal.woff?inline';
import serifBoldCyrillic from '@fontsource/source-serif-4/files/source-serif-4-cyrillic-600-normal.woff?inline';
import serifBoldCyrillicExt from '@fontsource/source-serif-4/files/source-serif-4-cyrillic-ext-600-normal.woff?inline';
import serifBoldVietnamese from '@fontsource/source-serif-4/files/source-serif-4-vietnamese-600-normal.woff?inline';
import serifBoldItalicLatin from '@fontsource/source-serif-4/files/source-serif-4-latin-600-italic.woff?inline';
import serifBoldItalicLatinExt from '@fontsource/source-serif-4/files/source-serif-4-latin-ext-600-italic.woff?inline';
import serifBoldItalicGreek from '@fontsource/source-serif-4/files/source-serif-4-greek-600-italic.woff?inline';
import serifBoldItalicCyrillic from '@fontsource/source-serif-4/files/source-serif-4-cyrillic-600-italic.woff?inline';
import serifBoldItalicCyrillicExt from '@fontsource/source-serif-4/files/source-serif-4-cyrillic-ext-600-italic.woff?inline';
import serifBoldItalicVietnamese from '@fontsource/source-serif-4/files/source-serif-4-vietnamese-600-italic.woff?inline';
import sansLatin from '@fontsource/inter/files/inter-latin-400-normal.woff?inline';
import sansLatinExt from '@fontsource/inter/files/inter-latin-ext-400-normal.woff?inline';
import sansGreek from '@fontsource/inter/files/inter-greek-400-normal.woff?inline';
import sansGreekExt from '@fontsource/inter/files/inter-greek-ext-400-normal.woff?inline';
import sansCyrillic from '@fontsource/inter/files/inter-cyrillic-400-normal.woff?inline';
import sansCyrillicExt from '@fontsource/inter/files/inter-cyrillic-ext-400-normal.woff?inline';
import sansVietnamese from '@fontsource/inter/files/inter-vietnamese-400-normal.woff?inline';
import sansBoldLatin from '@fontsource/inter/files/inter-latin-600-normal.woff?inline';
import sansBoldLatinExt from '@fontsource/inter/files/inter-latin-ext-600-normal.woff?inline';
import sansBoldGreek from '@fontsource/inter/files/inter-greek-600-normal.woff?inline';
import sansBoldGreekExt from '@fontsource/inter/files/inter-greek-ext-600-normal.woff?inline';
import sansBoldCyrillic from '@fontsource/inter/files/inter-cyrillic-600-normal.woff?inline';
import sansBoldCyrillicExt from '@fontsource/inter/files/inter-cyrillic-ext-600-normal.woff?inline';
import sansBoldVietnamese from '@fontsource/inter/files/inter-vietnamese-600-normal.woff?inline';
import monoLatin from '@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-400-normal.woff?inline';
import monoLatinExt from '@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-ext-400-normal.woff?inline';
import monoCyrillic from '@fontsource/ibm-plex-mono/files/ibm-plex-mono-cyrillic-400-normal.woff?inline';
import monoCyrillicExt from '@fontsource/ibm-plex-mono/files/ibm-plex-mono-cyrillic-ext-400-normal.woff?inline';
import monoVietnamese from '@fontsource/ibm-plex-mono/files/ibm-plex-mono-vietnamese-400-normal.woff?inline';

/** Which file is tried first; SIL Open Font License 1.1, of Adobe, The Inter Project and IBM. */
export const FONT_FILES = {
  serif: [serifLatin, serifLatinExt, serifGreek, serifCyrillic, serifCyrillicExt, serifVietnamese],
  serifItalic: [
    serifItalicLatin,
    serifItalicLatinExt,
    serifItalicGreek,
    serifItalicCyrillic,
    serifItalicCyrillicExt,
    serifItalicVietnamese,
  ],
  serifBold: [
    serifBoldLatin,
    serifBoldLatinExt,
    serifBoldGreek,
    serifBoldCyrillic,
    serifBoldCyrillicExt,
    serifBoldVietnamese,
  ],
  serifBoldItalic: [
    serifBoldItalicLatin,
    serifBoldItalicLatinExt,
    serifBoldItalicGreek,
    serifBoldItalicCyrillic,
    serifBoldItalicCyrillicExt,
    serifBoldItalicVietnamese,
  ],
  sans: [sansLatin, sansLatinExt, sansGreek, sansGreekExt, sansCyrillic, sansCyrillicExt, sansVietnamese],
  sansBold: [
    sansBoldLatin,
    sansBoldLatinExt,
    sansBoldGreek,
    sansBoldGreekExt,
    sansBoldCyrillic,
    sansBoldCyrillicExt,
    sansBoldVietnamese,
  ],
  mono: [monoLatin, monoLatinExt, monoCyrillic, monoCyrillicExt, monoVietnamese],
} as const;
export type Face = keyof typeof FONT_FILES;
