// Adds a control of the organization's own making.
import type { ControlDetail, NewControl } from '../../shared/domain/control';
import type { OpenVault } from '../vault/open-vault';
import { criterionOf, insertControl, requireCriteria } from './control-record';
import { getControl } from './get-control';

/** @throws UserError use.unknown-criterion */
export const addControl = (vault: OpenVault, given: NewControl): ControlDetail => {
  const { domain, validFrom, checklist, criterionIds, pointOfFocusIds, rationale, ...facts } = given;
  pointOfFocusIds.forEach(criterionOf);
  requireCriteria(criterionIds);
  const id = vault.write((change) =>
    insertControl(change, {
      starterId: null,
      isAiSpecific: false,
      facts,
      domain,
      validFrom,
      checklist,
      pointOfFocusIds: [...new Set(pointOfFocusIds)],
      criterionIds: [...new Set(criterionIds)],
      rationaleOf: () => rationale,
    }),
  );
  return getControl(vault, id);
};
