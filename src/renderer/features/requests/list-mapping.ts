// How a firm's list is read, while somebody changes it: pure steps from one mapping to the next.
import type { ListField, ListLook, ListMapping } from '../../../shared/domain/request-list';

/** What a column may become in the window: a field, nothing, or (not named) a cell beside the request. */
export type ColumnChoice = ListField | 'ignored' | 'kept';

export const choiceOf = (mapping: ListMapping, column: string): ColumnChoice =>
  mapping.columns.find((one) => one.column === column)?.field ?? 'kept';

/** One field is read from one column: the column that had it before is kept beside. */
export const withColumn = (mapping: ListMapping, column: string, choice: ColumnChoice): ListMapping => {
  const others = mapping.columns.filter(
    (one) => one.column !== column && (choice === 'ignored' || one.field !== choice),
  );
  return {
    ...mapping,
    columns: choice === 'kept' ? others : [...others, { column, field: choice }],
  };
};

/** Another head has other columns: those chosen so far do not hold any more. */
export const withHead = (
  mapping: ListMapping,
  head: Partial<Pick<ListMapping, 'sheet' | 'headRow' | 'headRows'>>,
): ListMapping => ({ ...mapping, ...head });

type WordField = ListLook['untranslated'][number]['field'];
const LISTS = { status: 'statuses', kind: 'kinds', priority: 'priorities' } as const;

export interface WordLine {
  readonly theirs: string;
  /** Null while it is not translated. */
  readonly ours: string | null;
  /** Of those not translated; null where nobody counted. */
  readonly rows: number | null;
}

/** Words of one kind: those not translated first, with how many rows have them. */
export const wordsOf = (look: Pick<ListLook, 'untranslated'>, mapping: ListMapping, field: WordField) => {
  const known: readonly { readonly theirs: string; readonly ours: string }[] = mapping[LISTS[field]];
  const isKnown = (word: string): boolean => known.some(({ theirs }) => theirs === word);
  const open = look.untranslated.filter((one) => one.field === field && !isKnown(one.word));
  return [
    ...open.map(({ word, rows }): WordLine => ({ theirs: word, ours: null, rows })),
    ...known.map(({ theirs, ours }): WordLine => ({ theirs, ours, rows: null })),
  ];
};

/** @param ours null takes the translation away */
export const withWord = (
  mapping: ListMapping,
  field: WordField,
  theirs: string,
  ours: string | null,
): ListMapping => {
  const key = LISTS[field];
  const others = (mapping[key] as readonly { theirs: string; ours: string }[]).filter(
    (one) => one.theirs !== theirs,
  );
  return { ...mapping, [key]: ours === null ? others : [...others, { theirs, ours }] };
};

/** Without it no row can be read. */
export const hasWording = (mapping: ListMapping): boolean =>
  mapping.columns.some(({ field }) => field === 'wording');
