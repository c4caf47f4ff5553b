// How a request is called where there is room for a line only.
import type { RequestSummary } from '../../../shared/domain/request';

/** What stands in the list for a request: its short title, or else its wording. */
export const requestTitle = ({ title, wording }: Pick<RequestSummary, 'title' | 'wording'>): string =>
  title === '' ? wording : title;
