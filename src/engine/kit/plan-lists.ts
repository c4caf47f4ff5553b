// How the lists of a firm are read, and saved views: of a kit, held against those of the vault.
import { savedViews, saveViewWithin } from '../evidence';
import { canonical } from '../records/canonical';
import { rememberedMapping, rememberMapping } from '../requests';
import type { OpenVault } from '../vault/open-vault';
import type { KitMapping, KitView } from './kit-json';
import { differing, isNew, isOther, isSame, type PlannedEntry } from './planned-entry';

type Mapping = KitMapping['mapping'];

const placeOf = ({ sheet, headRow, headRows }: Mapping): string =>
  [
    sheet ?? 'first sheet',
    `row ${String(headRow)}`,
    ...(headRows > 1 ? [`${String(headRows)} rows`] : []),
  ].join(', ');
const columnsOf = ({ columns }: Mapping): string =>
  columns.map(({ column, field }) => `${column} → ${field}`).join('\n');
const wordsOf = ({ statuses, kinds, priorities }: Mapping): string =>
  [...statuses, ...kinds, ...priorities].map(({ theirs, ours }) => `${theirs} → ${ours}`).join('\n');
const datesOf = ({ dayFirst }: Mapping): string => (dayFirst ? 'day first' : 'month first');

/** `sha256`: of the file, for the journal's entry of the mapping. */
export const planMappings = (
  vault: OpenVault,
  mappings: readonly KitMapping[],
  sha256: string,
): PlannedEntry[] =>
  mappings.map(({ firm, mapping }, at) => {
    const shown = { key: `mapping:${String(at + 1)}`, part: 'list-mapping', title: firm } as const;
    const here = rememberedMapping(vault.db, firm);
    if (here !== null && canonical(here) === canonical(mapping)) return isSame(shown, firm);
    const told = (of: (one: Mapping) => string): [string, string] => [
      here === null ? '' : of(here),
      of(mapping),
    ];
    const fields = differing([
      ['Head', ...told(placeOf)],
      ['Columns', ...told(columnsOf)],
      ['Words', ...told(wordsOf)],
      ['Dates', ...told(datesOf)],
    ]);
    const write: NonNullable<PlannedEntry['write']> = (change) => {
      const kept = rememberMapping(change, firm, mapping);
      change.record('kit.applied', vault.vaultId, { sha256, firm: kept, mapping });
      return kept;
    };
    return here === null ? isNew(shown, fields, write) : isOther(shown, firm, 'replaces', fields, write);
  });

const queryText = (query: Readonly<Record<string, unknown>>): string =>
  Object.entries(query)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(', ') : String(value)}`)
    .join('\n');

export const planViews = (vault: OpenVault, views: readonly KitView[]): PlannedEntry[] => {
  const here = new Map(savedViews(vault).map((one) => [one.name, one.query]));
  return views.map(({ name, query }, at) => {
    const shown = { key: `view:${String(at + 1)}`, part: 'view', title: name } as const;
    const was = here.get(name);
    // Members that are not there are none, and never `undefined`.
    const asked = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
    if (was !== undefined && canonical(was) === canonical(asked)) return isSame(shown, name);
    const fields = differing([['Asks for', was === undefined ? '' : queryText(was), queryText(asked)]]);
    const write: NonNullable<PlannedEntry['write']> = (change) => {
      saveViewWithin(change, vault.vaultId, { name, query: asked as never });
      return name;
    };
    return was === undefined ? isNew(shown, fields, write) : isOther(shown, name, 'replaces', fields, write);
  });
};
