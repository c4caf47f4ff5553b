// Makes controls of the vault out of the starter set. What is loaded belongs to the organization from
// then on: a later starter set never changes it.
import type { Output } from '../../shared/contract';
import type { StarterControl } from '../../shared/domain/catalog';
import { UserError } from '../../shared/errors';
import type { StarterControlId } from '../../shared/ids';
import { starterControl, starterControls } from '../catalog';
import type { OpenVault } from '../vault/open-vault';
import { type ControlRecord, insertControl } from './control-record';

/** Stands beside every mapping that came with the starter set, until somebody says it better. */
const STARTER_RATIONALE = 'Suggested by the starter set.';

const recordOf = (starter: StarterControl): ControlRecord => ({
  starterId: starter.id,
  isAiSpecific: starter.ai_specific,
  facts: {
    title: starter.title,
    wording: starter.description,
    ownerRole: starter.owner_role,
    owner: '',
    cadence: starter.frequency,
    weekdaysOnly: false,
    graceDays: null,
    nature: starter.nature,
    kind: starter.kind,
  },
  domain: starter.domain,
  validFrom: null,
  checklist: starter.evidence_examples,
  pointOfFocusIds: starter.points_of_focus,
  criterionIds: [],
  rationaleOf: () => STARTER_RATIONALE,
});

/** The starter controls that became controls of this vault, in the order of the set. */
export const loadedStarterControls = (vault: OpenVault): StarterControlId[] =>
  vault.db
    .prepare('SELECT starter_id FROM control WHERE starter_id IS NOT NULL ORDER BY starter_id')
    .pluck()
    .all() as StarterControlId[];

/**
 * Adds the chosen starter controls with their mappings, in the order of the set, all or none. Those
 * loaded before are left as they are.
 * @throws UserError use.unknown-control
 */
export const loadStarterControls = (
  vault: OpenVault,
  ids: readonly StarterControlId[],
): Output<'controls', 'loadStarters'> => {
  for (const id of ids) {
    if (starterControl(id) === undefined) throw new UserError('use.unknown-control', { id });
  }
  const isLoaded = vault.db.prepare('SELECT 1 FROM control WHERE starter_id = ?');
  const chosen = starterControls().filter((starter) => ids.includes(starter.id));
  const wanted = chosen.filter((starter) => isLoaded.get(starter.id) === undefined);
  const alreadyPresent = chosen.filter((starter) => !wanted.includes(starter)).map((starter) => starter.id);
  if (wanted.length === 0) return { added: [], alreadyPresent };
  const added = vault.write((change) => wanted.map((starter) => insertControl(change, recordOf(starter))));
  return { added, alreadyPresent };
};
