// Makes the links of an item what they were before: what was added goes, what was taken away comes back with the
// reason it had, and counts again for the occurrence it was assigned to.
import type { EvidenceDetail } from '../../../shared/domain/evidence';
import { call } from '../../app/use-call';
import { hasLinks, type Links } from './link-changes';

/** @param item as it was before the change */
export const linkBack = async (item: EvidenceDetail, added: Links, removed: Links): Promise<void> => {
  if (hasLinks(added)) await call('evidence', 'unlink', { id: item.id, ...added });
  const gone = [
    ...item.controls
      .filter(({ id }) => removed.controlIds.includes(id))
      .map(({ id, reason }) => ({ controlIds: [id], pointOfFocusIds: [], reason })),
    ...item.pointsOfFocus
      .filter(({ id }) => removed.pointOfFocusIds.includes(id))
      .map(({ id, reason }) => ({ controlIds: [], pointOfFocusIds: [id], reason })),
  ];
  for (const links of gone) await call('evidence', 'link', { id: item.id, ...links });
  for (const { controlId, from, reason } of item.occurrences)
    if (removed.controlIds.includes(controlId))
      await call('coverage', 'assign', { controlId, from, evidenceIds: [item.id], reason });
};
