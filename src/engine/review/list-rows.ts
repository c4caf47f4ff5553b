// Lists of what a package speaks of: one kind, or all kinds by words.
import type { PackageRow, RecordKind } from '../../shared/domain/review';
import type { KeptOfReceived } from './opened-received';
import type { IndexedSubject, PackageIndex } from './package-index';
import { columnsOf } from './row-columns';
import { listIn, textIn } from './said';

export interface RowQuery {
  readonly kind: RecordKind;
  readonly search: string;
  readonly under: string | null;
  readonly only: 'all' | 'changed' | 'not-looked-at' | 'with-notes';
  readonly offset: number;
  readonly limit: number;
}

const SEARCHED = ['wording', 'reference', 'named', 'area', 'source', 'what', 'reason', 'what_happened'];

const searchable = ({ id, title, said }: IndexedSubject): string =>
  [
    id,
    title,
    ...SEARCHED.map((name) => textIn(said, name)),
    ...listIn(said, 'versions').map((one) => textIn(one, 'wording')),
    ...listIn(said, 'files').flatMap((one) => [textIn(one, 'original_name'), textIn(one, 'sha256')]),
  ]
    .join('\n')
    .toLowerCase();

const texts = new WeakMap<IndexedSubject, string>();

/** Every word somewhere in it, in any case. */
const matching = (search: string): ((subject: IndexedSubject) => boolean) => {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return () => true;
  return (subject) => {
    const text = texts.get(subject) ?? searchable(subject);
    texts.set(subject, text);
    return words.every((word) => text.includes(word));
  };
};

const markOf = (index: PackageIndex, kept: KeptOfReceived, id: string): PackageRow['mark'] => {
  const digest = index.digestOf(id);
  return digest === null ? 'none' : kept.markOf(id, digest);
};

const rowOf = (index: PackageIndex, kept: KeptOfReceived, subject: IndexedSubject): PackageRow => ({
  kind: subject.kind,
  id: subject.id,
  title: subject.title,
  columns: columnsOf(subject, index),
  sinceLastRound: index.changeOf(subject.id),
  mark: markOf(index, kept, subject.id),
  notes: kept.countOfNotes(subject.id),
});

export const listRows = (
  index: PackageIndex,
  kept: KeptOfReceived,
  { kind, search, under, only, offset, limit }: RowQuery,
): { total: number; rows: PackageRow[] } => {
  const links = under === null ? null : index.linksOf(under);
  const matches = matching(search);
  const isWanted = (subject: IndexedSubject): boolean => {
    const { id } = subject;
    if (links?.has(id) === false || !matches(subject)) return false;
    if (only === 'changed') return index.changeOf(id) !== null && index.changeOf(id) !== 'same';
    if (only === 'with-notes') return kept.countOfNotes(id) > 0;
    return only === 'all' || markOf(index, kept, id) !== 'looked-at';
  };
  const found = index.ofKind(kind).filter(isWanted);
  return {
    total: found.length,
    rows: found.slice(offset, offset + limit).map((one) => rowOf(index, kept, one)),
  };
};

/** Those whose number is meant first, then kind by kind. */
export const findRows = (
  index: PackageIndex,
  kept: KeptOfReceived,
  { search, limit }: { readonly search: string; readonly limit: number },
): PackageRow[] => {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return [];
  const found = index.subjects.filter(matching(search));
  const isMeant = ({ id }: IndexedSubject): boolean => id.toLowerCase().startsWith(wanted);
  return [...found.filter(isMeant), ...found.filter((one) => !isMeant(one))]
    .slice(0, limit)
    .map((one) => rowOf(index, kept, one));
};
