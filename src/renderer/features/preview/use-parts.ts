// The parts of a long file, one at a time: where each began, so that one can go back the way one came.
import { useState } from 'react';
import type { PreviewedFile, PreviewPage, PreviewPlace } from '../../../shared/calls/preview';
import { type CallState, useCall } from '../../app/use-call';

export interface Parts {
  readonly part: CallState<PreviewPage>;
  readonly sheet: string | null;
  readonly showSheet: (sheet: string) => void;
  /** Null where there is nothing to go to. */
  readonly toNext: (() => void) | null;
  readonly toPrevious: (() => void) | null;
  readonly toBeginning: (() => void) | null;
  readonly toEnd: (() => void) | null;
}

/** About as much as the last part of a text is to show. */
const LAST_BYTES = 48 * 1024;

const nextOf = (page: PreviewPage | undefined): PreviewPlace | null =>
  page !== undefined && 'next' in page ? page.next : null;

export const useParts = (file: PreviewedFile): Parts => {
  const [sheet, setSheet] = useState<string | null>(null);
  /** Places on the way to the one that is shown; the beginning is null. */
  const [way, setWay] = useState<readonly (PreviewPlace | null)[]>([null]);
  const at = way.at(-1) ?? null;
  const part = useCall('preview', 'page', { file, sheet, at });
  const next = nextOf(part.data);
  const isSheet = part.data?.shows === 'table' && part.data.sheets.length > 0;
  const go = (place: PreviewPlace | null) => () => {
    setWay((before) => [...before, place]);
  };
  return {
    part,
    sheet,
    showSheet: (name) => {
      setSheet(name);
      setWay([null]);
    },
    toNext: next === null ? null : go(next),
    toPrevious:
      way.length === 1
        ? null
        : () => {
            setWay((before) => before.slice(0, -1));
          },
    toBeginning:
      way.length === 1
        ? null
        : () => {
            setWay([null]);
          },
    // A sheet has no bytes to jump over.
    toEnd:
      next === null || isSheet || part.data === undefined
        ? null
        : go({ byte: Math.max(0, part.data.sizeBytes - LAST_BYTES), line: null }),
  };
};
