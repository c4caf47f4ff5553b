// The rows of a long list, a page at a time as they come into view: sorting, filtering and counting are
// the database's work, and memory stays small at 100,000 rows.
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import type { CallName, Group, Output } from '../../shared/contract';
import type { Failure } from '../../shared/errors';
import { failureOf } from './call-failed';
import { type CallInput, look } from './use-call';

export const PAGE_ROWS = 100;

/** Groups and calls whose answer is a page. */
export type PagedCall<G extends Group> = {
  [K in CallName<G>]: Output<G, K> extends { rows: readonly unknown[]; total: number } ? K : never;
}[CallName<G>];
export type RowOf<G extends Group, K extends CallName<G>> =
  Output<G, K> extends { rows: readonly (infer Row)[] } ? Row : never;
export type Question<G extends Group, K extends CallName<G>> = Omit<CallInput<G, K>, 'offset' | 'limit'>;

export interface RowsState<Row> {
  readonly total: number;
  /** The row at a place, or undefined while its page is on its way. */
  readonly rowAt: (index: number) => Row | undefined;
  readonly isPending: boolean;
  readonly failure: Failure | null;
}

/** @param visible places of the first and last row in view */
export const useRows = <G extends Group, K extends PagedCall<G>>(
  group: G,
  name: K,
  question: Question<G, K>,
  visible: { readonly first: number; readonly last: number },
): RowsState<RowOf<G, K>> => {
  type Page = { readonly rows: readonly RowOf<G, K>[]; readonly total: number };
  const pageQuery = (page: number) => {
    const input = { ...question, offset: page * PAGE_ROWS, limit: PAGE_ROWS } as unknown as CallInput<G, K>;
    return { queryKey: [group, name, input], queryFn: () => look(group, name, input) as Promise<Page> };
  };
  const head = useQuery({ ...pageQuery(0), placeholderData: keepPreviousData });
  const total = head.data?.total ?? 0;
  // Half a page ahead either way, so that whoever scrolls seldom sees a row that is still on its way.
  const from = Math.max(1, Math.floor((visible.first - PAGE_ROWS / 2) / PAGE_ROWS));
  const lastPage = Math.floor(Math.max(0, total - 1) / PAGE_ROWS);
  const to = Math.min(Math.floor((visible.last + PAGE_ROWS / 2) / PAGE_ROWS), lastPage);
  const numbers = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  const pages = useQueries({ queries: numbers.map(pageQuery) });
  return {
    total,
    rowAt: (index) => {
      const page = Math.floor(index / PAGE_ROWS);
      const data = page === 0 ? head.data : pages[page - from]?.data;
      return data?.rows[index % PAGE_ROWS];
    },
    isPending: head.isPending,
    failure: head.error === null ? null : failureOf(head.error),
  };
};
