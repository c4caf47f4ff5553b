// What is shown of a file: text and cells from here, pictures and PDF from the window's reader frame (of which
// only the header is looked at here), or nothing and why. Nothing is written anywhere.
import type { PreviewPage, PreviewPlace } from '../../shared/calls/preview';
import { extensionOf, flagsOf, isProgram, isText } from '../evidence';
import { csvPage } from './csv-page';
import type { Previewed } from './open-previewed';
import { isPicture, pictureSize, SIZE_BYTES } from './picture-size';
import { emailPage } from './read-email';
import { showsNothing } from './shows-nothing';
import { decodeText, encodingOf, looksLikeText } from './text-encoding';
import { textPage } from './text-page';
import { xlsxPage } from './xlsx-page';

const LARGEST_PICTURE_PIXELS = 50_000_000;
const LARGEST_PICTURE_BYTES = 256 * 2 ** 20;
const HEAD_BYTES = 64 * 1024;

export interface PreviewQuestion {
  /** A sheet of a workbook; null is the first one. */
  readonly sheet: string | null;
  /** Null is the beginning. */
  readonly at: PreviewPlace | null;
}

const XLSX = new Set([
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.ms-excel.sheet.macroenabled.12',
]);

type TextKind = Extract<PreviewPage, { readonly shows: 'text' }>['as'];

const TEXT_KINDS: Readonly<Record<string, TextKind>> = {
  'application/json': 'json',
  'application/jsonl': 'log',
  'application/yaml': 'text',
  'application/xml': 'xml',
  'text/markdown': 'markdown',
  'text/html': 'xml',
  'text/xml': 'xml',
};

const textKind = ({ mediaType, name }: Previewed): TextKind | null => {
  const kind = TEXT_KINDS[mediaType];
  if (kind !== undefined) return kind;
  if (/\+xml$/.test(mediaType)) return 'xml';
  if (/\+json$/.test(mediaType)) return 'json';
  if (!mediaType.startsWith('text/')) return null;
  return /\.(log|out|trace)(\.\d+)?$/i.test(name) ? 'log' : 'text';
};

const isDrawing = ({ mediaType }: Previewed, head: Uint8Array): boolean => {
  if (mediaType === 'image/svg+xml') return true;
  const isMarkup = mediaType === 'application/xml' || mediaType === 'text/xml' || mediaType === 'text/plain';
  if (!isMarkup) return false;
  const { text } = decodeText(head.subarray(0, 4096), encodingOf(head));
  return /^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*(<!DOCTYPE\s+svg[^>]*>\s*)?<svg[\s>]/i.test(text);
};

const picturePage = async (file: Previewed, mediaType: string): Promise<PreviewPage> => {
  if (file.sizeBytes > LARGEST_PICTURE_BYTES) return showsNothing(file, 'too-large');
  const size = pictureSize(await file.read(0, SIZE_BYTES), mediaType);
  if (size === null) return showsNothing(file, 'not-readable');
  if (size.widthPixels * size.heightPixels > LARGEST_PICTURE_PIXELS) return showsNothing(file, 'too-large');
  return { shows: 'picture', mediaType, sizeBytes: file.sizeBytes, ...size };
};

/** Drawings are drawn at the size of the place they are shown in; more than this is no drawing any more. */
const LARGEST_DRAWING_BYTES = 10 * 2 ** 20;

/** Throws what reading the file throws. */
export const previewPage = async (file: Previewed, { sheet, at }: PreviewQuestion): Promise<PreviewPage> => {
  const { mediaType, sizeBytes } = file;
  if (sizeBytes === 0) return showsNothing(file, 'empty');
  const head = await file.read(0, HEAD_BYTES);
  // A script is text, and what it says may be the evidence.
  if (!isText(head) && isProgram(head, extensionOf(file.name))) return showsNothing(file, 'executable');
  if (isPicture(mediaType)) return picturePage(file, mediaType);
  if (isDrawing(file, head)) {
    if (sizeBytes > LARGEST_DRAWING_BYTES) return showsNothing(file, 'too-large');
    return { shows: 'picture', mediaType: 'image/svg+xml', sizeBytes, widthPixels: 800, heightPixels: 600 };
  }
  if (mediaType === 'application/pdf') return { shows: 'pdf', mediaType, sizeBytes };
  if (XLSX.has(mediaType)) return xlsxPage(file, sheet, at);
  if (mediaType === 'text/csv' || mediaType === 'text/tab-separated-values') return csvPage(file, at);
  if (mediaType === 'message/rfc822') return emailPage(file, 'eml');
  if (mediaType === 'application/vnd.ms-outlook') return emailPage(file, 'msg');
  const kind = textKind(file);
  if (kind !== null) return textPage(file, kind, at);
  if (mediaType === 'application/octet-stream' && looksLikeText(head)) return unnamedText(file, at);
  const flags = await flagsOf(
    {
      sizeBytes,
      modifiedAt: null,
      readAt: async (from, length) => Buffer.from(await file.read(from, length)),
      close: () => Promise.resolve(),
    },
    head,
    file.name,
  );
  return showsNothing(file, flags.includes('password-protected') ? 'password-protected' : 'unknown-type');
};

/** Text with a byte in it that is none: of a kind that only its name tells. */
const unnamedText = (file: Previewed, at: PreviewPlace | null): Promise<PreviewPage> => {
  if (/\.(csv|tsv)$/i.test(file.name)) return csvPage(file, at);
  if (/\.eml$/i.test(file.name)) return emailPage(file, 'eml');
  return textPage(file, textKind({ ...file, mediaType: 'text/plain' }) ?? 'text', at);
};
