// Everything the registers hold of which a package may tell, with every version: whatever is then chosen of it. Reads
// only. What is never told of a record is not left out here yet.
import { DOCUMENT } from '../../../shared/domain/programme';
import { HANDED_REGISTERS, type HandedRegister } from '../../../shared/domain/programme/handed-over';
import type { AcknowledgedHow } from '../../../shared/domain/programme/policy-edition';
import type { RecordFacts, RecordSignature } from '../../../shared/domain/programme/record';
import { recordId, type RecordId } from '../../../shared/domain/programme/record-id';
import { type EngagementId, type EvidenceId, evidenceId } from '../../../shared/ids';
import type { CalendarDate, Instant } from '../../../shared/period';
import type { ReadableDb } from '../../db/handles';
import { documentPaper } from '../../documents';
import { memberNames } from '../../journal/member-names';
import type { Paper } from '../../paper';
import { editionsOf, type StoredEdition } from '../../policies';
import { factsAs, factsIn, readRecord } from '../../programme';
import type { OpenVault } from '../../vault/open-vault';

export interface SurveyedVersion {
  readonly version: number;
  readonly state: string;
  readonly facts: RecordFacts;
  readonly on: CalendarDate;
  readonly at: Instant;
  readonly by: string;
}

export interface SurveyedRecord {
  readonly id: RecordId;
  readonly register: HandedRegister;
  readonly isWithdrawn: boolean;
  /** The oldest first. */
  readonly versions: readonly SurveyedVersion[];
  /** Made by hand, beside those its fields name. */
  readonly links: readonly string[];
  readonly signatures: readonly (Pick<RecordSignature, 'meaning' | 'by' | 'at'> & {
    readonly version: number;
  })[];
  /** Of a document: its current version, as it goes to paper; null for every other record. */
  readonly paper: Paper | null;
}

export interface SurveyedAcknowledgement {
  readonly person: RecordId;
  readonly on: CalendarDate;
  readonly how: AcknowledgedHow;
  readonly evidenceId: EvidenceId | null;
}

export interface SurveyedEdition extends StoredEdition {
  readonly approvedByName: string;
  readonly acknowledged: readonly SurveyedAcknowledgement[];
}

export interface ProgrammeSurvey {
  /** By number; none of a register that is empty. */
  readonly records: ReadonlyMap<HandedRegister, readonly SurveyedRecord[]>;
  /** Of one policy, the oldest first. */
  readonly editions: ReadonlyMap<RecordId, readonly SurveyedEdition[]>;
}

interface VersionRow {
  readonly number: number;
  readonly withdrawn: string | null;
  readonly version: number;
  readonly state: string;
  readonly facts: string;
  readonly on_day: CalendarDate;
  readonly at: Instant;
  readonly by: number;
}
interface SignatureRow {
  readonly number: number;
  readonly version: number;
  readonly meaning: RecordSignature['meaning'];
  readonly member: number;
  readonly at: Instant;
}
interface AcknowledgementRow {
  readonly edition: number;
  readonly person: number;
  readonly on_day: CalendarDate;
  readonly how: AcknowledgedHow;
  readonly evidence: number | null;
}

const VERSIONS = `SELECT v.number, r.withdrawn, v.version, v.state, v.facts, v.on_day, v.at, v.by
  FROM register_version AS v JOIN register_record AS r ON r.register = v.register AND r.number = v.number
  WHERE v.register = ? ORDER BY v.number, v.version`;
const LINKS =
  "SELECT number, target FROM register_link WHERE register = ? AND field = '' ORDER BY number, target";
const SIGNATURES = `SELECT number, version, meaning, member, at FROM register_signature WHERE register = ?
  ORDER BY number, version, at, member, meaning`;
const ACKNOWLEDGEMENTS = `SELECT edition, person, on_day, how, evidence FROM policy_acknowledgement WHERE policy = ?
  ORDER BY edition, person`;

const recordsIn = (
  db: ReadableDb,
  register: HandedRegister,
  names: ReadonlyMap<number, string>,
): SurveyedRecord[] => {
  const rows = Map.groupBy(db.prepare(VERSIONS).all(register) as VersionRow[], (row) => row.number);
  if (rows.size === 0) return [];
  const links = Map.groupBy(
    db.prepare(LINKS).all(register) as { number: number; target: string }[],
    (row) => row.number,
  );
  const signatures = Map.groupBy(db.prepare(SIGNATURES).all(register) as SignatureRow[], (row) => row.number);
  return [...rows].map(([number, versions]) => ({
    id: recordId(register, number),
    register,
    isWithdrawn: versions[0]?.withdrawn !== null,
    versions: versions.map((row) => ({
      version: row.version,
      state: row.state,
      facts: factsIn(row.facts),
      on: row.on_day,
      at: row.at,
      by: names.get(row.by) ?? '',
    })),
    links: (links.get(number) ?? []).map((one) => one.target),
    signatures: (signatures.get(number) ?? []).map(({ version, meaning, member, at }) => ({
      version,
      meaning,
      by: names.get(member) ?? '',
      at,
    })),
    paper: null,
  }));
};

/** Of the engagement, each with what stands on it. */
const documentsOf = (
  vault: OpenVault,
  engagement: EngagementId,
  all: readonly SurveyedRecord[],
): SurveyedRecord[] =>
  all
    .filter((one) => one.versions.at(-1)?.facts['engagement'] === engagement)
    .map((one) => {
      const stored = readRecord(vault.db, one.id);
      return { ...one, paper: documentPaper(vault, stored, factsAs(DOCUMENT, stored)) };
    });

const editionsIn = (
  db: ReadableDb,
  policy: RecordId,
  number: number,
  names: ReadonlyMap<number, string>,
): SurveyedEdition[] => {
  const acknowledged = Map.groupBy(
    db.prepare(ACKNOWLEDGEMENTS).all(number) as AcknowledgementRow[],
    (row) => row.edition,
  );
  return editionsOf(db, policy).map((edition) => ({
    ...edition,
    approvedByName: names.get(edition.approvedBy) ?? '',
    acknowledged: (acknowledged.get(edition.edition) ?? []).map((row) => ({
      person: recordId('person', row.person),
      on: row.on_day,
      how: row.how,
      evidenceId: row.evidence === null ? null : evidenceId(row.evidence),
    })),
  }));
};

/** Documents are those of the engagement. Null where there is nothing at all. */
export const surveyProgramme = (vault: OpenVault, engagement: EngagementId): ProgrammeSurvey | null => {
  const { db } = vault;
  const any = db.prepare('SELECT 1 FROM register_record LIMIT 1').get();
  if (any === undefined) return null;
  const names = memberNames(db);
  const records = new Map(
    HANDED_REGISTERS.map((register) => [register, recordsIn(db, register, names)] as const).map(
      ([register, list]) =>
        [register, register === 'document' ? documentsOf(vault, engagement, list) : list] as const,
    ),
  );
  const policies = db
    .prepare('SELECT DISTINCT policy FROM policy_edition ORDER BY policy')
    .pluck()
    .all() as number[];
  const editions = new Map(
    policies.map((number) => {
      const id = recordId('policy', number);
      return [id, editionsIn(db, id, number, names)] as const;
    }),
  );
  return { records, editions };
};
