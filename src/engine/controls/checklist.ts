// What an auditor will ask for, control by control, and the evidence that ticks it off.
import type { Input } from '../../shared/contract';
import type { ControlDetail } from '../../shared/domain/control';
import { UserError } from '../../shared/errors';
import { type ControlId, controlId, type EvidenceId, numberOf } from '../../shared/ids';
import type { ReadableDb } from '../db/handles';
import { insertLinks } from '../evidence';
import type { Change, OpenVault } from '../vault/open-vault';
import { insertChecklistItem, requireControl } from './control-record';
import { getControl } from './get-control';

export type ChecklistGiven = Input<'controls', 'setChecklist'>['items'];

export interface ListedItem {
  readonly number: number;
  readonly text: string;
}

/** The items that are asked for, in their order. */
export const checklistOf = (db: ReadableDb, control: number): ListedItem[] =>
  db
    .prepare('SELECT number, text FROM checklist_item WHERE control = ? AND NOT removed ORDER BY position')
    .all(control) as ListedItem[];

/**
 * Inside a change: the whole checklist anew. A number stays its item's for ever: what is removed keeps its
 * row and its ticks, and a new item takes a number nobody had. False when nothing changes.
 */
export const setChecklistWithin = (change: Change, control: number, items: ChecklistGiven): boolean => {
  const { db, record } = change;
  const before = checklistOf(db, control);
  let highest = db
    .prepare('SELECT ifnull(max(number), 0) FROM checklist_item WHERE control = ?')
    .pluck()
    .get(control) as number;
  const after = items.map(({ number, text }) => ({
    number: number ?? (highest += 1),
    text,
    isNew: number === null,
  }));
  const isSame =
    before.length === after.length &&
    before.every((one, at) => one.number === after[at]?.number && one.text === after[at].text);
  if (isSame) return false;
  db.prepare('UPDATE checklist_item SET removed = 1 WHERE control = ?').run(control);
  const keep = db.prepare(
    'UPDATE checklist_item SET removed = 0, position = ?, text = ? WHERE control = ? AND number = ?',
  );
  after.forEach(({ number, text, isNew }, at) => {
    if (isNew) insertChecklistItem(change, control, number, at + 1, text);
    else keep.run(at + 1, text, control, number);
  });
  record('control.checklist-changed', controlId(control), {
    before,
    after: after.map(({ number, text }) => ({ number, text })),
  });
  return true;
};

/** Throws use.bad-input for a number that the control's checklist does not have, or has twice. */
const requireItems = (db: ReadableDb, control: number, numbers: readonly number[]): void => {
  const known = new Set(checklistOf(db, control).map((one) => one.number));
  const wrong = numbers.find((number, at) => !known.has(number) || numbers.indexOf(number) !== at);
  if (wrong !== undefined)
    throw new UserError('use.bad-input', {
      what: `The checklist has no item ${String(wrong)}, or it is named twice.`,
    });
};

/** @throws UserError use.unknown-control, use.bad-input (an item that is not there) */
export const setChecklist = (vault: OpenVault, id: ControlId, items: ChecklistGiven): ControlDetail => {
  const control = requireControl(vault.db, id);
  const before = checklistOf(vault.db, control);
  requireItems(
    vault.db,
    control,
    items.flatMap((one) => (one.number === null ? [] : [one.number])),
  );
  const isSame =
    before.length === items.length &&
    before.every((one, at) => one.number === items[at]?.number && one.text === items[at].text);
  if (!isSame) vault.write((change) => setChecklistWithin(change, control, items));
  return getControl(vault, id);
};

const requireEvidence = (db: ReadableDb, ids: readonly EvidenceId[]): void => {
  const has = db.prepare('SELECT 1 FROM evidence WHERE number = ?');
  const unknown = ids.find((id) => has.get(numberOf(id)) === undefined);
  if (unknown !== undefined) throw new UserError('use.unknown-evidence', { id: unknown });
};

/**
 * Ticks an item off by evidence, all or none; what is not linked to the control yet is linked with it.
 * @throws UserError use.unknown-control, use.unknown-evidence, use.bad-input (an item that is not there)
 */
export const tickItem = (
  vault: OpenVault,
  id: ControlId,
  number: number,
  evidenceIds: readonly EvidenceId[],
): ControlDetail => {
  const control = requireControl(vault.db, id);
  requireItems(vault.db, control, [number]);
  requireEvidence(vault.db, evidenceIds);
  const isTicked = vault.db.prepare(
    'SELECT 1 FROM checklist_tick WHERE control = ? AND number = ? AND evidence = ?',
  );
  const isLinked = vault.db.prepare('SELECT 1 FROM evidence_control WHERE control = ? AND evidence = ?');
  const asked = [...new Set(evidenceIds)];
  const added = asked.filter((one) => isTicked.get(control, number, numberOf(one)) === undefined);
  const unlinked = asked.filter((one) => isLinked.get(control, numberOf(one)) === undefined);
  if (added.length + unlinked.length === 0) return getControl(vault, id);
  vault.write(({ db, record }) => {
    for (const one of unlinked) {
      insertLinks(db, numberOf(one), { controlIds: [id], pointOfFocusIds: [] });
      record('evidence.linked', one, { controls: [id], pointsOfFocus: [] });
    }
    const insert = db.prepare('INSERT INTO checklist_tick (control, number, evidence) VALUES (?, ?, ?)');
    for (const one of added) insert.run(control, number, numberOf(one));
    if (added.length > 0) record('control.ticked', id, { number, evidence: added });
  });
  return getControl(vault, id);
};

/**
 * Takes ticks back; the evidence stays linked to the control. Ticks that are not there are passed over.
 * @throws UserError use.unknown-control, use.bad-input (an item that is not there)
 */
export const untickItem = (
  vault: OpenVault,
  id: ControlId,
  number: number,
  evidenceIds: readonly EvidenceId[],
): ControlDetail => {
  const control = requireControl(vault.db, id);
  requireItems(vault.db, control, [number]);
  const isTicked = vault.db.prepare(
    'SELECT 1 FROM checklist_tick WHERE control = ? AND number = ? AND evidence = ?',
  );
  const removed = [...new Set(evidenceIds)].filter(
    (one) => isTicked.get(control, number, numberOf(one)) !== undefined,
  );
  if (removed.length === 0) return getControl(vault, id);
  vault.write(({ db, record }) => {
    const remove = db.prepare('DELETE FROM checklist_tick WHERE control = ? AND number = ? AND evidence = ?');
    for (const one of removed) remove.run(control, number, numberOf(one));
    record('control.unticked', id, { number, evidence: removed });
  });
  return getControl(vault, id);
};
