// What a record is called where its register is not in sight. Pure.
import { SPECS } from '../../../shared/domain/programme';
import type { RecordSummary } from '../../../shared/domain/programme/record';

/** A record whose title is one of a few words (a kind of report) is told apart by whose it is. */
export const recordTitle = ({
  register,
  title,
  parent,
}: Pick<RecordSummary, 'register' | 'title' | 'parent'>): string => {
  const spec = SPECS[register];
  return parent !== null && parent.title !== '' && spec.fields[spec.title]?.type === 'choice'
    ? `${parent.title}, ${title}`
    : title;
};
