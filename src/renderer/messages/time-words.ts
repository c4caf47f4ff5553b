// How the examined time is spoken of: a period (Type II), a day (Type I), or not at all yet.
import type { ExaminedTime } from '../../shared/period';

export interface TimeWords {
  /** Behind a count: "45 inside the period"; begins with a space, empty without an engagement. */
  readonly inside: string;
  readonly columnEvidence: string;
  readonly columnAgainst: string;
  readonly filterWithout: string;
  /** The same behind a count: "7 controls without evidence in the period"; begins with a space. */
  readonly without: string;
  readonly noneInside: string;
  readonly verdict: Readonly<
    Record<'inside' | 'partly-inside' | 'outside-before' | 'outside-after' | 'undated', string>
  >;
}

const PERIOD: TimeWords = {
  inside: ' inside the period',
  columnEvidence: 'Evidence in period',
  columnAgainst: 'Against the period',
  filterWithout: 'Without evidence in the period',
  without: ' without evidence in the period',
  noneInside: 'None in the period',
  verdict: {
    inside: 'Inside the period',
    'partly-inside': 'Partly inside the period',
    'outside-before': 'Before the period',
    'outside-after': 'After the period',
    undated: 'No effective dates',
  },
};

const AS_OF: TimeWords = {
  inside: ' for the as-of date',
  columnEvidence: 'Evidence for date',
  columnAgainst: 'Against the date',
  filterWithout: 'Without evidence for the date',
  without: ' without evidence for the date',
  noneInside: 'None for the date',
  verdict: {
    inside: 'Covers the as-of date',
    // A single day cannot be covered in part; the word stands here for completeness only.
    'partly-inside': 'Partly covers the as-of date',
    'outside-before': 'Before the as-of date',
    'outside-after': 'After the as-of date',
    undated: 'No effective dates',
  },
};

const NO_TIME: TimeWords = {
  ...PERIOD,
  inside: '',
  columnEvidence: 'Evidence',
  filterWithout: 'Without evidence',
  without: ' without evidence',
  noneInside: 'None',
};

/** @param examined null while there is no engagement */
export const timeWords = (examined: ExaminedTime | null): TimeWords =>
  examined === null ? NO_TIME : examined.type === 1 ? AS_OF : PERIOD;
