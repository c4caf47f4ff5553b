// Makes controls of the vault out of the starter set. What is loaded belongs to the organization from
// then on: a later starter set never changes it.
import type { Output } from '../../shared/contract';
import type { StarterControl } from '../../shared/domain/catalog';
import { UserError } from '../../shared/errors';
import { controlId, type StarterControlId } from '../../shared/ids';
import { pointOfFocus, starterControl, starterControls } from '../catalog';
import type { Change, OpenVault } from '../vault/open-vault';

/** Stands beside every mapping that came with the starter set, until somebody says it better. */
const STARTER_RATIONALE = 'Suggested by the starter set.';

const insert = ({ db, now, record }: Change, starter: StarterControl): number => {
  const { lastInsertRowid } = db
    .prepare(`INSERT INTO control (starter_id, domain, ai_specific, created_at) VALUES (?, ?, ?, ?)`)
    .run(starter.id, starter.domain, starter.ai_specific ? 1 : 0, now);
  const number = Number(lastInsertRowid);
  db.prepare(
    `INSERT INTO control_version (control, version, title, wording, owner_role, owner, cadence, weekdays_only,
       grace_days, nature, kind, valid_from, valid_to, note, created_at)
     VALUES (@number, 1, @title, @description, @owner_role, '', @frequency, 0, NULL, @nature, @kind, NULL, NULL, '', @now)`,
  ).run({ ...starter, number, now });
  const example = db.prepare(
    'INSERT INTO checklist_item (control, number, position, text) VALUES (?, ?, ?, ?)',
  );
  starter.evidence_examples.forEach((text, at) => example.run(number, at + 1, at + 1, text));
  const mapping = db.prepare(
    `INSERT INTO control_mapping (control, point_of_focus, criterion, rationale, created_at)
     VALUES (?, ?, ?, ?, ?)`,
  );
  for (const point of starter.points_of_focus) {
    mapping.run(number, point, pointOfFocus(point)?.criterion, STARTER_RATIONALE, now);
  }
  record('control.added', controlId(number), {
    starter: starter.id,
    title: starter.title,
    wording: starter.description,
    cadence: starter.frequency,
    pointsOfFocus: starter.points_of_focus,
    rationale: STARTER_RATIONALE,
  });
  return number;
};

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
  const added = vault.write((change) => wanted.map((starter) => controlId(insert(change, starter))));
  return { added, alreadyPresent };
};
