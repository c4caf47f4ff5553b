// How a list is read: by what a person said, by what is remembered of the firm, or by a guess that they see first.
import type { ListMapping } from '../../../shared/domain/request-list';
import { provesDayFirst, type RawSheet, tellsDayFirst } from '../../tables';
import { assignFields } from './field-words';
import { columnsOf, findHead, findSameHead, type FoundHead, type ListColumn } from './find-head';
import { sheetGrid, type SheetGrid } from './sheet-grid';
import { bareWord, usualKind, usualPriority, usualStatus } from './value-words';

const MOST_WORDS = { status: 100, kind: 100, priority: 50 } as const;
export type WordField = keyof typeof MOST_WORDS;
export const WORD_FIELDS = Object.keys(MOST_WORDS) as WordField[];

const LONGEST_WORD = 200;

/** Words in the column of a field with the number of their rows, in the order they appear. */
export const wordsOf = (
  grid: SheetGrid,
  columns: readonly ListColumn[],
  mapping: Pick<ListMapping, 'headRow' | 'headRows' | 'columns'>,
  field: WordField,
): Map<string, { readonly word: string; rows: number }> => {
  const name = mapping.columns.find((one) => one.field === field)?.column;
  const at = columns.find((one) => one.name === name)?.at;
  const words = new Map<string, { readonly word: string; rows: number }>();
  if (at === undefined) return words;
  // Long lists repeat their head, and its words are none of the column.
  const heads = new Set(
    Array.from({ length: mapping.headRows }, (_none, row) =>
      bareWord(grid.shown(mapping.headRow - 1 + row, at)),
    ),
  );
  for (let row = mapping.headRow - 1 + mapping.headRows; row < grid.rowCount; row += 1) {
    const word = grid.shownDown(row, at).trim().slice(0, LONGEST_WORD);
    const key = bareWord(word);
    if (key === '' || heads.has(key)) continue;
    const known = words.get(key);
    if (known === undefined) words.set(key, { word, rows: 1 });
    else known.rows += 1;
  }
  return words;
};

const translated = <T>(
  kept: readonly { readonly theirs: string; readonly ours: T }[],
  words: ReadonlyMap<string, { readonly word: string }>,
  usual: (word: string) => T | undefined,
  most: number,
): { theirs: string; ours: T }[] => {
  const known = new Set(kept.map((one) => bareWord(one.theirs)));
  const fresh = [...words].flatMap(([key, { word }]) => {
    const ours = usual(word);
    return known.has(key) || ours === undefined ? [] : [{ theirs: word, ours }];
  });
  return [...kept, ...fresh].slice(0, most);
};

/** The mapping with every word of the list that has a usual meaning. */
const withWords = (grid: SheetGrid, columns: readonly ListColumn[], mapping: ListMapping): ListMapping => {
  const words = (field: WordField) => wordsOf(grid, columns, mapping, field);
  return {
    ...mapping,
    statuses: translated(mapping.statuses, words('status'), usualStatus, MOST_WORDS.status),
    kinds: translated(mapping.kinds, words('kind'), usualKind, MOST_WORDS.kind),
    priorities: translated(mapping.priorities, words('priority'), usualPriority, MOST_WORDS.priority),
  };
};

const DATE_FIELDS: readonly ListMapping['columns'][number]['field'][] = [
  'period',
  'periodFrom',
  'periodTo',
  'requestedOn',
  'dueOn',
];

const datesIn = (
  grid: SheetGrid,
  columns: readonly ListColumn[],
  mapping: Pick<ListMapping, 'headRow' | 'headRows' | 'columns'>,
): string[] => {
  const names = new Set(
    mapping.columns.flatMap((one) => (DATE_FIELDS.includes(one.field) ? [one.column] : [])),
  );
  const places = columns.filter((one) => names.has(one.name)).map((one) => one.at);
  return Array.from(
    { length: Math.max(0, grid.rowCount - (mapping.headRow - 1 + mapping.headRows)) },
    (_none, at) => mapping.headRow - 1 + mapping.headRows + at,
  ).flatMap((row) => places.map((place) => grid.own(row, place)));
};

/** The words of a firm stay its words, whatever shape its next list has. */
type Words = Pick<ListMapping, 'statuses' | 'kinds' | 'priorities'>;
const NO_WORDS: Words = { statuses: [], kinds: [], priorities: [] };

const guessAt = (grid: SheetGrid, sheet: string | null, head: FoundHead, kept: Words): ListMapping => {
  const columns = columnsOf(grid, head.headRow, head.headRows);
  const fields = assignFields(columns.map((one) => one.name));
  const place = {
    headRow: head.headRow,
    headRows: head.headRows,
    columns: columns.flatMap((one, at) => {
      const field = head.score === 0 ? undefined : fields[at]?.field;
      return field === undefined ? [] : [{ column: one.name, field }];
    }),
  };
  const blank: ListMapping = {
    sheet,
    ...place,
    dayFirst: tellsDayFirst(datesIn(grid, columns, place)) ?? false,
    statuses: kept.statuses,
    kinds: kept.kinds,
    priorities: kept.priorities,
  };
  return withWords(grid, columns, blank);
};

export interface MappedList {
  readonly grid: SheetGrid;
  readonly mapping: ListMapping;
  readonly columns: readonly ListColumn[];
}

/** How likely it is that this sheet is the list, with the guess. */
export const guessMapping = (
  sheet: RawSheet,
  kept: Words = NO_WORDS,
): MappedList & { readonly score: number } => {
  const grid = sheetGrid(sheet);
  const head = findHead(grid);
  const mapping = guessAt(grid, sheet.sheet, head, kept);
  return { grid, mapping, columns: columnsOf(grid, mapping.headRow, mapping.headRows), score: head.score };
};

/**
 * The sheet read as somebody said. Where they name no column, columns are proposed for the head they say; and the head
 * too where it is the first row and does not look like one (another sheet was chosen).
 */
export const applyMapping = (sheet: RawSheet, given: ListMapping): MappedList => {
  const grid = sheetGrid(sheet);
  if (given.columns.length === 0) {
    const head = { headRow: given.headRow, headRows: given.headRows, score: 1 };
    const isFirst = given.headRow === 1 && given.headRows === 1;
    const mapping = guessAt(grid, sheet.sheet, isFirst ? findHead(grid) : head, given);
    return { grid, columns: columnsOf(grid, mapping.headRow, mapping.headRows), mapping };
  }
  const columns = columnsOf(grid, given.headRow, given.headRows);
  return { grid, columns, mapping: withWords(grid, columns, { ...given, sheet: sheet.sheet }) };
};

/** As many as a mapping may name. */
const MOST_COLUMNS = 120;

/** The mapping with every column of the list: what nobody gave a field is no news in the firm's next list. */
export const toRemember = ({ mapping, columns }: MappedList): ListMapping => {
  const named = new Set(mapping.columns.map((one) => one.column));
  const others = columns.filter(({ name }) => !named.has(name));
  const all = [...mapping.columns, ...others.map(({ name }) => ({ column: name, field: 'kept' as const }))];
  return { ...mapping, columns: all.slice(0, MOST_COLUMNS) };
};

/**
 * The sheet read as the firm's last list was; null when its head is another. Columns that are new in it are guessed, and
 * days that leave no choice are believed more than the order of the last list, which may have had none.
 */
export const recallMapping = (sheet: RawSheet, kept: ListMapping): MappedList | null => {
  const grid = sheetGrid(sheet);
  const names = new Set(kept.columns.map((one) => one.column));
  const headRow = findSameHead(grid, kept.headRows, names, kept.headRow);
  if (headRow === null) return null;
  const columns = columnsOf(grid, headRow, kept.headRows);
  const here = kept.columns.filter((one) => columns.some((column) => column.name === one.column));
  const taken = new Set(here.map((one) => one.field));
  if (!taken.has('wording')) return null;
  const fresh = columns.filter((one) => !names.has(one.name));
  const guessed = assignFields(fresh.map((one) => one.name)).flatMap((guess, at) => {
    const column = fresh[at]?.name;
    return guess === null || column === undefined || taken.has(guess.field)
      ? []
      : [{ column, field: guess.field }];
  });
  const place = { headRow, headRows: kept.headRows, columns: [...here, ...guessed] };
  const dayFirst = provesDayFirst(datesIn(grid, columns, place)) ?? kept.dayFirst;
  const mapping = { ...kept, ...place, sheet: sheet.sheet, dayFirst };
  return { grid, columns, mapping: withWords(grid, columns, mapping) };
};
