// What a control is in the tables and in the journal: reading it before a change, writing it within one.
// Every entry tells the facts completely, so that a check can hold the tables against the journal.
import type { ControlFacts } from '../../shared/domain/control';
import { UserError } from '../../shared/errors';
import {
  type ControlId,
  controlId,
  type CriterionId,
  numberOf,
  type PointOfFocusId,
  type StarterControlId,
} from '../../shared/ids';
import type { CalendarDate } from '../../shared/period';
import { isCriterion, pointOfFocus } from '../catalog';
import type { ReadableDb } from '../db/handles';
import type { Change } from '../vault/open-vault';

/** A version as it is written: what the control says, and for which days. */
export interface VersionRecord {
  readonly version: number;
  readonly facts: ControlFacts;
  readonly validFrom: CalendarDate | null;
  readonly validTo: CalendarDate | null;
  readonly note: string;
}

/** A control as it comes into the register. */
export interface ControlRecord {
  readonly starterId: StarterControlId | null;
  readonly isAiSpecific: boolean;
  readonly facts: ControlFacts;
  readonly domain: string;
  readonly validFrom: CalendarDate | null;
  readonly checklist: readonly string[];
  readonly pointOfFocusIds: readonly PointOfFocusId[];
  readonly criterionIds: readonly CriterionId[];
  readonly rationaleOf: (id: PointOfFocusId | CriterionId) => string;
  /** A number nobody has had, of a kit that brings its own; left out: the next one. */
  readonly number?: number;
}

/** @throws UserError use.unknown-control */
export const requireControl = (db: ReadableDb, id: ControlId): number => {
  const number = numberOf(id);
  if (db.prepare('SELECT 1 FROM control WHERE number = ?').get(number) === undefined)
    throw new UserError('use.unknown-control', { id });
  return number;
};

/** @throws UserError use.unknown-criterion */
export const criterionOf = (id: PointOfFocusId): CriterionId => {
  const point = pointOfFocus(id);
  if (point === undefined) throw new UserError('use.unknown-criterion', { id });
  return point.criterion;
};

/** @throws UserError use.unknown-criterion */
export const requireCriteria = (ids: readonly CriterionId[]): void => {
  const unknown = ids.find((id) => !isCriterion(id));
  if (unknown !== undefined) throw new UserError('use.unknown-criterion', { id: unknown });
};

/** A version as the journal tells it. */
export const toldVersion = ({ version, facts, validFrom, validTo, note }: VersionRecord) => ({
  version,
  title: facts.title,
  wording: facts.wording,
  ownerRole: facts.ownerRole,
  owner: facts.owner,
  cadence: facts.cadence,
  weekdaysOnly: facts.weekdaysOnly,
  graceDays: facts.graceDays,
  nature: facts.nature,
  kind: facts.kind,
  validFrom,
  validTo,
  note,
});

export const insertVersion = ({ db, now }: Change, control: number, record: VersionRecord): void => {
  db.prepare(
    `INSERT INTO control_version (control, version, title, wording, owner_role, owner, cadence, weekdays_only,
       grace_days, nature, kind, valid_from, valid_to, note, created_at)
     VALUES (@control, @version, @title, @wording, @ownerRole, @owner, @cadence, @weekdays, @graceDays, @nature,
       @kind, @validFrom, @validTo, @note, @now)`,
  ).run({ ...toldVersion(record), weekdays: record.facts.weekdaysOnly ? 1 : 0, control, now });
};

/** Writes the newest version over, as what it ought to have said from its first day on. */
export const overwriteVersion = ({ db }: Change, control: number, record: VersionRecord): void => {
  db.prepare(
    `UPDATE control_version SET title = @title, wording = @wording, owner_role = @ownerRole, owner = @owner,
       cadence = @cadence, weekdays_only = @weekdays, grace_days = @graceDays, nature = @nature, kind = @kind,
       valid_from = @validFrom, valid_to = @validTo, note = @note
     WHERE control = @control AND version = @version`,
  ).run({ ...toldVersion(record), weekdays: record.facts.weekdaysOnly ? 1 : 0, control });
};

/** Ties a control to what it is not tied to yet; the caller has asked. */
export const insertMappings = (
  { db, now }: Change,
  control: number,
  mapped: Pick<ControlRecord, 'pointOfFocusIds' | 'criterionIds' | 'rationaleOf'>,
): void => {
  const point = db.prepare(
    `INSERT INTO control_mapping (control, point_of_focus, criterion, rationale, created_at)
     VALUES (?, ?, ?, ?, ?)`,
  );
  for (const id of mapped.pointOfFocusIds) {
    point.run(control, id, criterionOf(id), mapped.rationaleOf(id), now);
  }
  const criterion = db.prepare(
    'INSERT INTO control_criterion (control, criterion, rationale, created_at) VALUES (?, ?, ?, ?)',
  );
  for (const id of mapped.criterionIds) criterion.run(control, id, mapped.rationaleOf(id), now);
};

export const insertChecklistItem = (
  { db }: Change,
  control: number,
  number: number,
  position: number,
  text: string,
): void => {
  db.prepare('INSERT INTO checklist_item (control, number, position, text) VALUES (?, ?, ?, ?)').run(
    control,
    number,
    position,
    text,
  );
};

/**
 * Adds a control with everything it comes with, and records it. Mappings that share one rationale are told
 * in the entry itself; what some of them say differently is told behind it.
 */
export const insertControl = (change: Change, record: ControlRecord): ControlId => {
  const { db, now } = change;
  const { lastInsertRowid } = db
    .prepare(
      'INSERT INTO control (number, starter_id, domain, ai_specific, created_at) VALUES (?, ?, ?, ?, ?)',
    )
    .run(record.number ?? null, record.starterId, record.domain, record.isAiSpecific ? 1 : 0, now);
  const number = Number(lastInsertRowid);
  const id = controlId(number);
  const first: VersionRecord = {
    version: 1,
    facts: record.facts,
    validFrom: record.validFrom,
    validTo: null,
    note: '',
  };
  insertVersion(change, number, first);
  record.checklist.forEach((text, at) => insertChecklistItem(change, number, at + 1, at + 1, text));
  insertMappings(change, number, record);
  const mapped = [...record.pointOfFocusIds, ...record.criterionIds];
  const rationale = mapped[0] === undefined ? '' : record.rationaleOf(mapped[0]);
  change.record('control.added', id, {
    starter: record.starterId,
    ...toldVersion(first),
    domain: record.domain,
    checklist: record.checklist.map((text, at) => ({ number: at + 1, text })),
    pointsOfFocus: record.pointOfFocusIds,
    criteria: record.criterionIds,
    rationale,
  });
  for (const of of mapped) {
    const after = record.rationaleOf(of);
    if (after !== rationale) change.record('control.rationale-changed', id, { of, before: rationale, after });
  }
  return id;
};
