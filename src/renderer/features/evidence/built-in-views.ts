// Views that every vault has: the questions somebody who collects or reviews evidence asks each week.
import { evidenceViews as text } from '../../messages/evidence-views';
import { EvidenceSearch, FILTER_KEYS } from './evidence-search';

export type ViewQuery = Omit<EvidenceSearch, 'id' | 'version'>;

export interface View {
  readonly name: string;
  readonly query: ViewQuery;
}

export const BUILT_IN_VIEWS: readonly View[] = [
  { name: text.waits, query: { review: true } },
  { name: text.undated, query: { dates: ['undated'] } },
  { name: text.outside, query: { dates: ['partly-inside', 'outside-before', 'outside-after'] } },
  { name: text.ending, query: { ending: true, columns: ['validUntil'] } },
  { name: text.unlinked, query: { unlinked: true } },
  { name: text.requested, query: { states: ['requested'], columns: ['owner'] } },
];

/** What of an address a view keeps: all but the item in the panel; nothing that is not said. */
export const viewQueryOf = (search: EvidenceSearch): ViewQuery =>
  Object.fromEntries(
    Object.entries(search).filter(([key, value]) => key !== 'id' && key !== 'version' && value !== undefined),
  );

/** The question of a saved view, whoever saved it with whatever version of the program. */
export const parsedViewQuery = (query: unknown): ViewQuery => viewQueryOf(EvidenceSearch.parse(query));

const filtersOf = (query: ViewQuery): string => JSON.stringify(FILTER_KEYS.map((key) => query[key] ?? null));

/** Whether the address asks what the view asks, in whatever order and with whatever columns. */
export const isShown = (view: View, search: EvidenceSearch): boolean =>
  filtersOf(view.query) === filtersOf(search);

export const hasFilters = (search: EvidenceSearch): boolean => filtersOf(search) !== filtersOf({});

/** Without its filters; order, columns and the panel stay. */
export const withoutFilters = (search: EvidenceSearch): EvidenceSearch =>
  Object.fromEntries(
    Object.entries(search).filter(([key]) => !(FILTER_KEYS as readonly string[]).includes(key)),
  );
