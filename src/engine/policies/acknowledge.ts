// People acknowledge an edition: typed one by one, from a list, or with the sheet they signed as evidence.
import type { Input } from '../../shared/contract';
import type { AcknowledgedHow } from '../../shared/domain/programme/policy-edition';
import { partsOf, type RecordId } from '../../shared/domain/programme/record-id';
import { UserError } from '../../shared/errors';
import { type EvidenceId, numberOf } from '../../shared/ids';
import type { CalendarDate } from '../../shared/period';
import { readRecord, type StoredRecord } from '../programme';
import type { Change, OpenVault } from '../vault/open-vault';
import { dayProblem } from './acknowledgement-day';
import { findEdition } from './editions';

export interface Acknowledging {
  readonly id: RecordId;
  readonly edition: number;
  readonly personIds: readonly RecordId[];
  readonly on: CalendarDate;
  readonly how: AcknowledgedHow;
  readonly evidenceId: EvidenceId | null;
  readonly note: string;
}

const personOf = ({ db }: Change, id: RecordId): StoredRecord => {
  const person = readRecord(db, id);
  if (person.register !== 'person') throw new UserError('programme.unknown-record', { id });
  if (person.withdrawn !== null) throw new UserError('programme.withdrawn', { id });
  return person;
};

/** Within a change that may acknowledge more. @throws as {@link acknowledgePolicy} */
export const acknowledgeWithin = (change: Change, asked: Acknowledging): void => {
  const { db, now, by, record } = change;
  const { id, edition, on, how, note } = asked;
  const of = findEdition(db, id, edition);
  if (readRecord(db, id).withdrawn !== null) throw new UserError('programme.withdrawn', { id });
  const evidence = asked.evidenceId === null ? null : numberOf(asked.evidenceId);
  if (evidence !== null && db.prepare('SELECT 1 FROM evidence WHERE number = ?').get(evidence) === undefined)
    throw new UserError('use.unknown-evidence', { id: asked.evidenceId ?? '' });
  const insert = db.prepare(
    `INSERT OR IGNORE INTO policy_acknowledgement (policy, edition, person, on_day, how, evidence, note, at, by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const people = [...new Set(asked.personIds)];
  for (const person of people) {
    const found = personOf(change, person);
    const row = [partsOf(id).number, edition, found.number, on, how, evidence, note, now, by];
    if (insert.run(...row).changes === 0) throw new UserError('policy.already-acknowledged', { person });
    const what = dayProblem(of, found, on, now);
    if (what !== null) throw new UserError('policy.acknowledgement-day', { person, on, what });
  }
  record('policy.acknowledged', id, { edition, people, on, how, evidence: asked.evidenceId, note });
};

/**
 * Records that these people have acknowledged an edition; all of them or none.
 * @throws UserError programme.unknown-record, programme.withdrawn (a person), policy.unknown-edition,
 * policy.already-acknowledged, policy.acknowledgement-day, use.unknown-evidence
 */
export const acknowledgePolicy = (vault: OpenVault, asked: Acknowledging): void => {
  vault.requireMay('policy.acknowledged');
  vault.write((change) => {
    acknowledgeWithin(change, asked);
  });
};

/**
 * Takes back what was recorded by mistake; the journal keeps both.
 * @throws UserError programme.unknown-record, policy.unknown-edition, policy.not-acknowledged
 */
export const withdrawAcknowledgement = (
  vault: OpenVault,
  { id, edition, personId, reason }: Input<'policies', 'withdrawAcknowledgement'>,
): void => {
  vault.requireMay('policy.acknowledgement-withdrawn');
  vault.write(({ db, record }) => {
    findEdition(db, id, edition);
    const person = readRecord(db, personId);
    const { changes } = db
      .prepare('DELETE FROM policy_acknowledgement WHERE policy = ? AND edition = ? AND person = ?')
      .run(partsOf(id).number, edition, person.register === 'person' ? person.number : 0);
    if (changes === 0) throw new UserError('policy.not-acknowledged', { person: personId });
    record('policy.acknowledgement-withdrawn', id, { edition, person: personId, reason });
  });
};
