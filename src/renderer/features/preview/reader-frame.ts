// Decodes pictures and PDF in a frame of its own: no bridge, no network, an origin of nobody. The window
// hands it bytes and gets pixels back; what is wrong with a file can reach that frame and no further.
import type { PreviewedFile, PreviewPage } from '../../../shared/calls/preview';
import { call } from '../../app/use-call';
import { NotReadable } from './not-readable';
import { startReader } from './reader-port';

export interface DrawnSize {
  readonly widthPixels: number;
  readonly heightPixels: number;
}

export interface DrawOptions {
  /** 1 is the size it is meant to have on a screen: a picture's own pixels, 96 to the inch for a PDF. */
  readonly scale: number;
  /** Drawn smaller than asked when it would have more pixels than this. */
  readonly maxPixels: number;
}

export interface Reader {
  readonly shows: 'picture' | 'pdf';
  /** 1 for a picture. A PDF may claim millions: ask for few. */
  readonly pageCount: number;
  /** At scale 1, turned as it is meant to be seen. Pages count from 1. */
  readonly pageSize: (page: number) => Promise<DrawnSize>;
  /** Pixels for the screen. Close it when it has been drawn. */
  readonly drawPage: (page: number, options: DrawOptions) => Promise<ImageBitmap>;
  /** The same as the bytes of a PNG. */
  readonly drawPageAsPng: (page: number, options: DrawOptions) => Promise<Uint8Array>;
  /** Removes the frame and with it all that was decoded. Whatever is still asked for is refused. */
  readonly close: () => void;
}

/** As the engine found it: what {@link openReader} opens. */
export type Decodable = Extract<PreviewPage, { readonly shows: 'picture' | 'pdf' }>;

const isSize = (value: unknown): value is DrawnSize => {
  const { widthPixels, heightPixels } = (value ?? {}) as Partial<DrawnSize>;
  return [widthPixels, heightPixels].every((side) => Number.isFinite(side) && (side ?? 0) > 0);
};

/** The answer as what it was asked to be: the frame is not trusted to give that. */
const expected = async <T>(answer: Promise<unknown>, is: (value: unknown) => value is T): Promise<T> => {
  const value = await answer;
  if (!is(value)) throw new NotReadable('not-readable');
  return value;
};

/**
 * Opens a picture or a PDF; bytes are asked for as they are needed.
 * @param known what `preview.page` said of it, where that is known already
 * @throws NotReadable for any other file and for one that cannot be decoded, CallFailed
 */
export const openReader = async (file: PreviewedFile, known?: Decodable): Promise<Reader> => {
  const page = known ?? (await call('preview', 'page', { file, sheet: null, at: null }));
  if (page.shows !== 'picture' && page.shows !== 'pdf')
    throw new NotReadable(page.shows === 'nothing' ? page.why : 'unknown-type');
  const frame = startReader((from, length) => call('preview', 'bytes', { file, from, length }));
  try {
    const { shows: decode, mediaType, sizeBytes } = page;
    const opened = await expected(
      frame.ask({ ask: 'open', decode, mediaType, sizeBytes }),
      (value): value is { pageCount: number } =>
        Number.isSafeInteger((value as { pageCount?: unknown } | null)?.pageCount),
    );
    return {
      shows: decode,
      pageCount: Math.max(1, opened.pageCount),
      pageSize: async (number) => {
        const size = await expected(frame.ask({ ask: 'size', page: number }), isSize);
        return { widthPixels: size.widthPixels, heightPixels: size.heightPixels };
      },
      drawPage: (number, options) =>
        expected(
          frame.ask({ ask: 'draw', page: number, ...options, as: 'bitmap' }),
          (value) => value instanceof ImageBitmap,
        ),
      drawPageAsPng: (number, options) =>
        expected(
          frame.ask({ ask: 'draw', page: number, ...options, as: 'png' }),
          (value) => value instanceof Uint8Array,
        ),
      close: frame.close,
    };
  } catch (error) {
    frame.close();
    throw error;
  }
};
