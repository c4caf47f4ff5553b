// The parts of an XLSX file: a zip of XML, read from memory with hard limits. Parts that nobody asks for
// (macros, links to other files, pictures) stay packed.
import * as yauzl from 'yauzl';
import { SaxesParser } from 'saxes';
import { UserError } from '../../shared/errors';
import { notReadable, type TableLimits, tooLarge } from './table-limits';

const MOST_PARTS = 2000;

export interface XmlListener {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

export interface XlsxParts {
  readonly has: (path: string) => boolean;
  /** Throws table.not-readable, table.too-large, and what the listener throws. */
  readonly read: (path: string, listener: XmlListener) => Promise<void>;
}

const withoutPrefix = (name: string): string => name.slice(name.indexOf(':') + 1);

const parserFor = (listener: XmlListener) => {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  parser.on('error', (error) => {
    throw notReadable('A part of it is not XML.', error);
  });
  // Nothing in a workbook needs one, and entities are what it could bring.
  parser.on('doctype', () => {
    throw notReadable('A part of it declares a document type.');
  });
  parser.on('opentag', ({ name, attributes }) => listener.open?.(withoutPrefix(name), attributes));
  parser.on('closetag', ({ name }) => listener.close?.(withoutPrefix(name)));
  parser.on('text', (text) => listener.text?.(text));
  parser.on('cdata', (text) => listener.text?.(text));
  return parser;
};

const entriesOf = async (zip: yauzl.ZipFile): Promise<Map<string, yauzl.Entry>> => {
  if (zip.entryCount > MOST_PARTS) throw notReadable('It has too many parts for a workbook.');
  const entries = new Map<string, yauzl.Entry>();
  for await (const entry of zip.eachEntry()) {
    if (entries.has(entry.fileName)) throw notReadable('A part of it is there twice.');
    entries.set(entry.fileName, entry);
  }
  return entries;
};

/** Throws table.not-readable for what is no zip. */
export const openXlsx = async (bytes: Uint8Array, limits: TableLimits): Promise<XlsxParts> => {
  const asOurs = (error: unknown): unknown =>
    error instanceof UserError ? error : notReadable('It is damaged, or no XLSX file.', error);
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const zip = await yauzl.fromBufferPromise(buffer, { lazyEntries: true });
    const entries = await entriesOf(zip);
    let unpacked = 0;
    const read = async (path: string, listener: XmlListener): Promise<void> => {
      const entry = entries.get(path);
      if (entry === undefined) throw notReadable('A part of it is missing.');
      // What says itself that it is too large is not unpacked at all.
      if (unpacked + entry.uncompressedSize > limits.unpackedBytes) throw tooLarge(limits, 'unpackedBytes');
      const parser = parserFor(listener);
      const decoder = new TextDecoder('utf-8', { fatal: true });
      try {
        for await (const chunk of await zip.openReadStreamPromise(entry)) {
          const piece = chunk as Uint8Array;
          unpacked += piece.length;
          if (unpacked > limits.unpackedBytes) throw tooLarge(limits, 'unpackedBytes');
          parser.write(decoder.decode(piece, { stream: true }));
        }
        parser.write(decoder.decode()).close();
      } catch (error) {
        throw asOurs(error);
      }
    };
    return { has: (path) => entries.has(path), read };
  } catch (error) {
    throw asOurs(error);
  }
};
