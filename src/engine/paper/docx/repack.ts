// A document of Word packed again, so that the same content is the same bytes: parts in one order, one time for all of
// them, and no word of when or on what it was made.
import { strToU8, unzipSync, zipSync } from 'fflate';

/** The first day a zip can tell; in the writer's own time zone, so that its fields are the same everywhere. */
const TIME = '1980-01-01T00:00:00';

const CORE = 'docProps/core.xml';

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'));

const coreOf = (title: string, subject: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(title)}</dc:title><dc:subject>${escaped(subject)}</dc:subject><dc:creator>Muniment</dc:creator></cp:coreProperties>`;

/** What the format wants to come first. */
const order = (name: string): string =>
  name === '[Content_Types].xml' ? '' : name.startsWith('_rels/') ? ' ' : name;

/** The same parts with fixed times and our own properties. Title and subject hold nothing XML has no place for. */
export const repack = (docx: Uint8Array, title: string, subject: string): Uint8Array => {
  const parts = unzipSync(docx);
  parts[CORE] = strToU8(coreOf(title, subject));
  const names = Object.keys(parts).sort((a, b) => (order(a) < order(b) ? -1 : 1));
  return zipSync(Object.fromEntries(names.map((name) => [name, parts[name] ?? new Uint8Array()])), {
    level: 6,
    mtime: TIME,
  });
};
