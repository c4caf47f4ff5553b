// A list of evidence to add, as CSV: one row for each file, so that a nightly script or a spreadsheet
// can fill a vault. docs/cli.md describes the columns.
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { EvidenceFacts } from '../shared/domain/evidence';
import { readFacts } from './evidence-facts';
import { WrongUse } from './wrong-use';

export interface ManifestItem {
  readonly paths: string[];
  readonly facts: EvidenceFacts;
}

const COLUMNS = [
  'file',
  'item',
  'title',
  'control',
  'point_of_focus',
  'effective',
  'captured',
  'valid_until',
  'source',
  'sensitivity',
  'kind',
  'owner',
  'tags',
  'notes',
  'collector',
  'method',
  'quality',
  'link_reason',
] as const;
type Row = Readonly<Record<(typeof COLUMNS)[number], string | undefined>>;
const NEEDED = ['file', 'title', 'effective'] as const;

const readRows = (content: string, path: string): Row[] => {
  let rows: Record<string, string>[];
  try {
    rows = parse(content, {
      bom: true,
      columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
      skip_empty_lines: true,
      trim: true,
    });
  } catch (error) {
    throw new WrongUse(
      `“${path}” is not a readable CSV file: ${error instanceof Error ? error.message : 'unknown'}`,
    );
  }
  const names = Object.keys(rows[0] ?? {});
  const unknown = names.find((name) => !COLUMNS.some((column) => column === name));
  if (unknown !== undefined)
    throw new WrongUse(`“${path}” has a column “${unknown}”.`, `The columns are ${COLUMNS.join(', ')}.`);
  const missing = NEEDED.find((name) => !names.includes(name));
  if (missing !== undefined) throw new WrongUse(`“${path}” has no rows, or no column “${missing}”.`);
  return rows as unknown as Row[];
};

const many = (cell: string | undefined): string[] =>
  (cell ?? '').split(/[\s;,]+/).filter((word) => word !== '');

const rowFacts = (row: Row, line: number): EvidenceFacts => {
  try {
    return readFacts({
      title: row.title,
      controls: many(row.control),
      pointsOfFocus: many(row.point_of_focus),
      effective: row.effective,
      captured: row.captured,
      source: row.source,
      sensitivity: row.sensitivity,
      validUntil: row.valid_until,
      kind: row.kind,
      owner: row.owner,
      // A tag may have blanks in it.
      tags: (row.tags ?? '').split(/[;,]/),
      notes: row.notes,
      collector: row.collector,
      method: row.method,
      quality: many(row.quality),
      linkReason: row.link_reason,
    });
  } catch (error) {
    if (error instanceof WrongUse) throw new WrongUse(`Row ${String(line)}: ${error.what}`, error.hint);
    throw error;
  }
};

/**
 * Reads the whole list before anything is added. Files are relative to the list's folder. Rows with the
 * same text under `item` are the files of one item; its facts are those of the first of them.
 * Errors: wrong use, naming the row.
 */
export const readManifest = async (path: string): Promise<ManifestItem[]> => {
  let content: string;
  try {
    content = await readFile(path, 'utf8');
  } catch {
    throw new WrongUse(`The list “${path}” cannot be read.`);
  }
  const items: ManifestItem[] = [];
  const byName = new Map<string, ManifestItem>();
  readRows(content, path).forEach((row, index) => {
    // The first row stands on line 2, under the names of the columns.
    const line = index + 2;
    if ((row.file ?? '') === '') throw new WrongUse(`Row ${String(line)} names no file.`);
    const file = resolve(dirname(path), row.file ?? '');
    const name = row.item ?? '';
    const known = byName.get(name);
    if (name !== '' && known !== undefined) {
      known.paths.push(file);
      return;
    }
    const item = { paths: [file], facts: rowFacts(row, line) };
    items.push(item);
    if (name !== '') byName.set(name, item);
  });
  return items;
};
