// What is offered at once after a version of an AI asset or a change was approved: keeping its record as evidence of the
// controls it happened under, on the day of the approval. Their per-event controls show it as an event (docs/programme.md).
import { ControlId } from '../../ids';
import type { CalendarDate } from '../../period';
import type { RecordDetail } from './record';

export interface ApprovalToKeep {
  readonly effectiveOn: CalendarDate;
  readonly title: string;
  readonly controlIds: readonly ControlId[];
  readonly reason: string;
}

/** Null where no day of an approval is stated, or no control is named by a field or a link. */
export const approvalToKeep = ({
  register,
  title,
  facts,
  linked,
}: Pick<RecordDetail, 'register' | 'title' | 'facts' | 'linked'>): ApprovalToKeep | null => {
  if (register !== 'ai-asset' && register !== 'change') return null;
  const effectiveOn = facts['approvedOn'] as CalendarDate | null;
  const controlIds = [
    ...new Set(
      linked.flatMap(({ target }) => {
        const id = ControlId.safeParse(target);
        return id.success ? [id.data] : [];
      }),
    ),
  ].sort();
  if (effectiveOn === null || controlIds.length === 0) return null;
  const release = typeof facts['release'] === 'string' ? facts['release'] : '';
  const approver = typeof facts['approver'] === 'string' ? facts['approver'] : '';
  return {
    effectiveOn,
    controlIds,
    title: `${title.includes(release) ? title : `${title}, ${release}`}: approved`.slice(0, 300),
    reason: `The approval of ${effectiveOn}${approver === '' ? '' : ` by ${approver}`}, as the register states it`,
  };
};
