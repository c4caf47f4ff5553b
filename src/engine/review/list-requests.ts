// The auditor's requests as the package has them, each with the answer that is being prepared.
import type { ReviewedRequest } from '../../shared/domain/review';
import type { CalendarDate } from '../../shared/period';
import type { PackageJson } from '../verify';
import { linkTo } from './get-record';
import type { KeptOfReceived } from './opened-received';
import type { PackageIndex } from './package-index';
import { visibleLines } from './said';

export interface RequestQuery {
  readonly search: string;
  readonly only: 'all' | 'answered' | 'not-answered' | 'without-my-status' | 'with-my-status';
  readonly offset: number;
  readonly limit: number;
}

type Asked = NonNullable<PackageJson['requests']>[number];

const reviewed = (one: Asked, index: PackageIndex, kept: KeptOfReceived): ReviewedRequest => ({
  id: one.id,
  reference: visibleLines(one.reference),
  wording: visibleLines(one.wording),
  area: visibleLines(one.area),
  kind: one.kind,
  dueOn: one.due_on as CalendarDate | null,
  status: one.status,
  isAnswered: one.answered,
  links: [
    ...one.controls,
    ...one.evidence.map((ref) => index.findEvidence(ref)?.id ?? ref),
    ...one.populations,
  ].flatMap((id) => linkTo(index, id)),
  comments: one.comments.map(({ side, author, at, text }) => ({
    side,
    author: visibleLines(author),
    at: visibleLines(at),
    text: visibleLines(text),
  })),
  answer: kept.answerTo(one.id),
});

export const listReviewedRequests = (
  { requests = [] }: PackageJson,
  index: PackageIndex,
  kept: KeptOfReceived,
  { search, only, offset, limit }: RequestQuery,
): { rows: ReviewedRequest[]; total: number } => {
  const words = search.toLowerCase().split(/\s+/);
  const found = requests.filter((one) => {
    const text = [one.id, one.reference, one.title, one.wording, one.area, one.named]
      .join('\n')
      .toLowerCase();
    if (!words.every((word) => text.includes(word))) return false;
    if (only === 'answered' || only === 'not-answered') return one.answered === (only === 'answered');
    const status = kept.answerTo(one.id)?.status ?? null;
    return only === 'all' || (status !== null) === (only === 'with-my-status');
  });
  return {
    total: found.length,
    rows: found.slice(offset, offset + limit).map((one) => reviewed(one, index, kept)),
  };
};
