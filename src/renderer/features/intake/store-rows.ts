// Stores rows that become a version of an item, or only link one: each by itself, in the order of the table.
import type { Failure } from '../../../shared/errors';
import type { JobId } from '../../../shared/ids';
import { failureOf } from '../../app/call-failed';
import { call } from '../../app/use-call';
import type { IntakeOutcome } from './add-in-batches';
import type { IntakeRow } from './intake-draft';
import { versionFactsOf } from './intake-draft';

export interface RowToStore {
  readonly row: IntakeRow;
  readonly fate: 'version' | 'link';
  readonly mediaType: string | undefined;
}

type Stored = Pick<IntakeOutcome, 'versions' | 'linked' | 'failed' | 'endedEarly'>;

const linkItem = async (row: IntakeRow): Promise<void> => {
  if (row.itemId === null || (row.controlIds.length === 0 && row.pointOfFocusIds.length === 0)) return;
  await call('evidence', 'link', {
    id: row.itemId,
    controlIds: [...row.controlIds],
    pointOfFocusIds: [...row.pointOfFocusIds],
    reason: row.linkReason.trim(),
  });
};

/**
 * @param begin gives the job of the next row; null once the person has cancelled
 * @returns what was stored; a row that failed does not keep the next ones from being tried
 */
export const storeRows = async (
  rows: readonly RowToStore[],
  begin: (place: number) => JobId | null,
): Promise<Stored> => {
  const versions: IntakeOutcome['versions'][number][] = [];
  const linked: IntakeOutcome['linked'][number][] = [];
  const failed: { row: IntakeRow; failure: Failure }[] = [];
  for (const [place, { row, fate, mediaType }] of rows.entries()) {
    const job = begin(place);
    if (job === null) return { versions, linked, failed, endedEarly: true };
    const { key, itemId } = row;
    if (itemId === null) continue;
    try {
      if (fate === 'version') {
        const files = row.files.map((file) => file.token);
        const input = {
          id: itemId,
          files,
          facts: versionFactsOf(row, mediaType),
          changeNote: row.changeNote.trim(),
        };
        const detail = await call('evidence', 'addVersion', input, job);
        const newest = detail.versions[0]?.ref ?? detail.ref;
        versions.push({ key, id: itemId, ref: newest });
        // The version is stored whatever becomes of the links; those there already stay as they are.
        await linkItem(row);
      } else {
        await linkItem(row);
        linked.push({ key, id: itemId });
      }
    } catch (error) {
      const failure = failureOf(error);
      if (failure.code === 'job.cancelled') return { versions, linked, failed, endedEarly: true };
      failed.push({ row, failure });
    }
  }
  return { versions, linked, failed, endedEarly: false };
};
