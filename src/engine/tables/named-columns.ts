// Finds the columns a reader knows by their names in the head of a table.
import { UserError } from '../../shared/errors';
import { notReadable } from './table-limits';

/** Case, spaces, hyphens and underscores do not count: “Owner role” is `owner_role`. */
const bare = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();

export interface NamedColumns<K extends string> {
  /** The cell of that column; null when the table has no such column. */
  readonly cell: (row: readonly string[], key: K) => string | null;
  readonly has: (key: K) => boolean;
  /** Names of columns that nothing is read from. */
  readonly unknown: string[];
}

/**
 * `titles` are the columns' names as they are written, by key; `needed` are those a table must have.
 * @throws UserError table.column-missing, table.not-readable (the same column twice)
 */
export const namedColumns = <K extends string>(
  headers: readonly string[],
  titles: Readonly<Record<K, string>>,
  needed: readonly NoInfer<K>[] = [],
): NamedColumns<K> => {
  const keys = Object.keys(titles) as K[];
  const byName = new Map(keys.map((key) => [bare(titles[key]), key]));
  const places = new Map<K, number>();
  const unknown: string[] = [];
  headers.forEach((header, at) => {
    const key = byName.get(bare(header));
    if (key === undefined) {
      if (header !== '') unknown.push(header);
    } else if (places.has(key)) {
      throw notReadable(`It has two columns “${titles[key]}”.`);
    } else places.set(key, at);
  });
  const missing = needed.find((key) => !places.has(key));
  if (missing !== undefined) throw new UserError('table.column-missing', { column: titles[missing] });
  return {
    cell: (row, key) => {
      const at = places.get(key);
      return at === undefined ? null : (row[at] ?? '');
    },
    has: (key) => places.has(key),
    unknown,
  };
};
