// What each state of the Readiness screen is given.
import type { ReactNode } from 'react';
import type { ReadinessSearch } from './readiness-search';

export interface PartProps {
  readonly search: ReadinessSearch;
  readonly onSearch: (next: ReadinessSearch) => void;
  /** The button that begins an assessment; nothing for whoever may not. */
  readonly begin: ReactNode;
  readonly children: ReactNode;
}
