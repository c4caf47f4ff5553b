// What a file gives for a register, row by row: a table or JSON of ours, somebody else's, or a model card. It only
// reads; what the rows mean for the register is planned elsewhere.
import { extname } from 'node:path';
import type { RegisterSpec } from '../../../shared/domain/programme/register';
import { UserError } from '../../../shared/errors';
import type { Sha256 } from '../../../shared/ids';
import { sha256Hex } from '../../crypto/hash';
import { notReadable, readBytes, readTable, USUAL_LIMITS } from '../../tables';
import { FIRST_NAME, ID, LAST_NAME, mapColumns, ON, STATE, VERSION } from './map-columns';
import { cardOfJson, type CardTable, readModelCard } from './model-card';
import { readOurJson, tableOfJson } from './read-json';
import { ID_HEAD, markOf, ON_HEAD, registerOfMark, STATE_HEAD, VERSION_HEAD } from './register-columns';

/** A cell as text, or a value as JSON of ours says it. */
export type GivenCell = { readonly text: string } | { readonly value: unknown };

export interface GivenRow {
  /** As a spreadsheet counts: the first line under the head is 2. */
  readonly row: number;
  readonly id: string;
  /** A label or an id; empty where nothing is said. */
  readonly state: string;
  readonly on: string;
  /** The mark of what the record said when a file of ours was written; empty where the file says none. */
  readonly version: string;
  readonly cells: ReadonlyMap<string, GivenCell>;
}

export interface GivenTable {
  readonly isOurs: boolean;
  readonly rows: readonly GivenRow[];
  readonly unknownColumns: readonly string[];
  readonly told: readonly string[];
  readonly sha256: Sha256;
}

type RawTable = Pick<CardTable, 'headers' | 'rows'>;

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

const wrongRegister = (spec: RegisterSpec): UserError =>
  notReadable(`It is an export of another register than ${spec.many}.`);

/** A table of ours: heads as they are written, each once. */
const ourRows = (spec: RegisterSpec, { headers, rows }: RawTable): Omit<GivenTable, 'told' | 'sha256'> => {
  const nameOf = new Map(Object.entries(spec.fields).map(([name, { label }]) => [label, name]));
  const places = new Map<string, number>();
  const unknownColumns: string[] = [];
  headers.forEach((head, at) => {
    const known =
      {
        [ID_HEAD]: ID,
        [STATE_HEAD]: STATE,
        [ON_HEAD]: ON,
        [VERSION_HEAD]: VERSION,
        [markOf(spec.register)]: '#mark',
      }[head] ?? nameOf.get(head);
    if (known === undefined) {
      if (head !== '') unknownColumns.push(head);
    } else if (places.has(known)) throw notReadable('It has a column twice.');
    else places.set(known, at);
  });
  return { isOurs: true, unknownColumns, rows: rowsBy(places, rows) };
};

const rowsBy = (places: ReadonlyMap<string, number>, rows: RawTable['rows']): GivenRow[] =>
  rows.flatMap((cells, at) => {
    if (isBlank(cells)) return [];
    const of = (target: string): string => cells[places.get(target) ?? -1] ?? '';
    const given = new Map<string, GivenCell>();
    for (const [target, place] of places)
      if (!target.startsWith('#')) given.set(target, { text: cells[place] ?? '' });
    if (places.has(FIRST_NAME) || places.has(LAST_NAME))
      given.set('name', { text: `${of(FIRST_NAME).trim()} ${of(LAST_NAME).trim()}`.trim() });
    return [
      {
        ...{ row: at + 2, id: of(ID).trim(), state: of(STATE).trim(), on: of(ON).trim() },
        ...{ version: of(VERSION).trim(), cells: given },
      },
    ];
  });

const theirRows = (spec: RegisterSpec, { headers, rows }: RawTable): Omit<GivenTable, 'told' | 'sha256'> => {
  const { places, unknown } = mapColumns(spec, headers, (at) => rows.map((cells) => cells[at] ?? ''));
  const named = spec.title === 'name' && (places.has(FIRST_NAME) || places.has(LAST_NAME));
  if (!places.has(ID) && !places.has(spec.title) && !named)
    throw new UserError('table.column-missing', { column: spec.fields[spec.title]?.label ?? spec.title });
  return { isOurs: false, unknownColumns: unknown, rows: rowsBy(places, rows) };
};

const ofTable = (spec: RegisterSpec, table: RawTable): Omit<GivenTable, 'told' | 'sha256'> => {
  const marked = table.headers.map(registerOfMark).find((register) => register !== null);
  if (marked === undefined) return theirRows(spec, table);
  if (marked !== spec.register) throw wrongRegister(spec);
  return ourRows(spec, table);
};

const textOf = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw notReadable('It is no text in UTF-8.', error);
  }
};

const ofJson = (spec: RegisterSpec, text: string): Omit<GivenTable, 'sha256'> => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw notReadable('It is no JSON.', error);
  }
  const ours = readOurJson(spec, json);
  if (ours !== null) return { isOurs: true, rows: ours, unknownColumns: [], told: [] };
  const card = spec.register === 'ai-asset' ? cardOfJson(json) : null;
  if (card !== null) return { ...theirRows(spec, card), unknownColumns: [], told: card.told };
  return { ...theirRows(spec, tableOfJson(json)), told: [] };
};

/**
 * Reads a file for a register, by the ending of its name.
 * @throws UserError table.not-readable, table.too-large, table.column-missing
 */
export const readGiven = async (spec: RegisterSpec, path: string): Promise<GivenTable> => {
  const ending = extname(path).toLowerCase();
  const isCard = ending === '.md' && spec.register === 'ai-asset';
  if (ending !== '.json' && !isCard) {
    const table = await readTable(path);
    return { ...ofTable(spec, table), told: [], sha256: table.sha256 };
  }
  const bytes = await readBytes(path, USUAL_LIMITS);
  const sha256 = sha256Hex(bytes);
  const text = textOf(bytes);
  if (!isCard) return { ...ofJson(spec, text), sha256 };
  const card = readModelCard(text);
  return { ...theirRows(spec, card), unknownColumns: [], told: card.told, sha256 };
};
