// Records of all registers that fit some words, for the palette: a few of each.
import { useQueries } from '@tanstack/react-query';
import { REGISTERS } from '../../../shared/domain/programme';
import { call } from '../../app/use-call';
import { today } from '../../messages/dates';

/** Of each register; who looks for more looks there. */
const FOUND = 4;

interface Found {
  readonly id: string;
  readonly title: string;
}

const found = (results: readonly { readonly data: { readonly rows: readonly Found[] } | undefined }[]) =>
  results.flatMap(({ data }) => (data?.rows ?? []).map(({ id, title }): Found => ({ id, title })));

/** Nothing while nothing is asked. */
export const useFoundRecords = (words: string): readonly Found[] =>
  useQueries({
    queries: REGISTERS.map((register) => {
      const question = {
        ...{ register, today: today(), search: words, states: [], groups: [], parent: null, asAt: null },
        ...{ onlySignalled: false, withEnded: true, withWithdrawn: false },
        ...({ sort: 'id', direction: 'ascending', offset: 0, limit: FOUND } as const),
      };
      return {
        queryKey: ['programme', 'list', question],
        queryFn: () => call('programme', 'list', question),
        enabled: words.length > 1,
      };
    }),
    combine: found,
  });
