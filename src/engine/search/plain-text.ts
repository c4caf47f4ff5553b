// Text of files that are text themselves: logs, tables, notes, data, pages of markup.
import type { TextCollector } from './text-collector';

/** UTF-8 unless its mark says UTF-16; what is broken in it separates words and harms nothing else. */
export const decodedText = (bytes: Uint8Array): string => {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
};

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

const character = (code: number): string => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ');

/** What stands between the tags. Not for showing: nothing here makes markup harmless. */
export const textOfMarkup = (markup: string): string =>
  markup
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi, (whole, decimal, hex, name) => {
      if (typeof decimal === 'string') return character(Number(decimal));
      if (typeof hex === 'string') return character(Number.parseInt(hex, 16));
      return NAMED[String(name).toLowerCase()] ?? whole;
    });

/** JSON writes characters and ends of lines in escapes; whether it is whole does not matter here. */
const withoutEscapes = (json: string): string =>
  json
    .replace(/\\u([0-9a-f]{4})/gi, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\[bfnrt]/g, ' ');

export const readPlainText = (bytes: Uint8Array, mediaType: string, into: TextCollector): void => {
  const text = decodedText(bytes);
  if (mediaType === 'text/html') into.add(textOfMarkup(text));
  else if (mediaType.startsWith('application/json')) into.add(withoutEscapes(text));
  else into.add(text);
};
