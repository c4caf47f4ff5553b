// Who is asked to acknowledge an edition, and who has.
import type { Input, Output } from '../../shared/contract';
import { PERSON } from '../../shared/domain/programme';
import type { AcknowledgedHow, Acknowledgement } from '../../shared/domain/programme/policy-edition';
import { partsOf, type RecordId } from '../../shared/domain/programme/record-id';
import { evidenceId } from '../../shared/ids';
import type { CalendarDate } from '../../shared/period';
import type { ReadableDb } from '../db/handles';
import { askedOn, asksOf, factsAs, readRecord, recordsOf, type StoredRecord } from '../programme';
import type { OpenVault } from '../vault/open-vault';
import { editionsOf, inForceOn, type StoredEdition } from './editions';

export interface StoredAcknowledgement {
  readonly person: number;
  readonly on: CalendarDate;
  readonly how: AcknowledgedHow;
  readonly evidence: number | null;
}

/** Of one edition, by number of the person. */
export const acknowledgementsOf = (
  db: ReadableDb,
  policy: RecordId,
  edition: number,
): Map<number, StoredAcknowledgement> =>
  new Map(
    (
      db
        .prepare(
          `SELECT person, on_day AS "on", how, evidence FROM policy_acknowledgement
           WHERE policy = ? AND edition = ? ORDER BY person`,
        )
        .all(partsOf(policy).number, edition) as StoredAcknowledgement[]
    ).map((row) => [row.person, row]),
  );

/** People of the roster who are asked on that day. */
export const askedPeople = (db: ReadableDb, policy: RecordId, day: CalendarDate): StoredRecord[] =>
  askedOn(asksOf(readRecord(db, policy)), recordsOf(db, 'person'), day);

/** Whoever joined later owes it from their first day on. */
const owedSince = (person: StoredRecord, edition: StoredEdition): CalendarDate => {
  const { startedOn } = factsAs(PERSON, person);
  return startedOn !== null && startedOn > edition.inForceFrom ? startedOn : edition.inForceFrom;
};

const rowOf = (
  person: StoredRecord,
  edition: StoredEdition,
  done: StoredAcknowledgement | undefined,
): Acknowledgement => {
  const { name, team } = factsAs(PERSON, person);
  return {
    personId: person.id,
    name,
    team,
    on: done?.on ?? null,
    how: done?.how ?? null,
    evidence: done?.evidence === null || done === undefined ? null : evidenceId(done.evidence),
    since: owedSince(person, edition),
  };
};

/**
 * Of the edition in force today: those who are asked, and those who have acknowledged it and are not asked any more.
 * Counted are those who are asked.
 * @throws UserError programme.unknown-record
 */
export const policyAcknowledgements = (
  vault: OpenVault,
  { id, today, search, onlyOpen }: Input<'policies', 'acknowledgements'>,
): Output<'policies', 'acknowledgements'> => {
  const edition = inForceOn(editionsOf(vault.db, id), today);
  if (edition === null) return { edition: null, rows: [], asked: 0, done: 0 };
  const done = acknowledgementsOf(vault.db, id, edition.edition);
  const asked = askedPeople(vault.db, id, today);
  const isAsked = new Set(asked.map((one) => one.number));
  const others = recordsOf(vault.db, 'person', { withWithdrawn: true }).filter(
    ({ number }) => done.has(number) && !isAsked.has(number),
  );
  const words = search.toLowerCase().split(/\s+/);
  const rows = [...asked, ...others]
    .map((person) => rowOf(person, edition, done.get(person.number)))
    .filter((row) => !onlyOpen || row.on === null)
    .filter((row) => {
      const text = `${row.personId} ${row.name} ${row.team}`.toLowerCase();
      return words.every((word) => text.includes(word));
    });
  return {
    edition: edition.edition,
    rows,
    asked: asked.length,
    done: asked.filter((one) => done.has(one.number)).length,
  };
};
