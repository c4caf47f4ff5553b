// Everything about one record: what it says and said, to what it is linked, who put their name to it, and what wants
// somebody's eye.
import { SPECS } from '../../shared/domain/programme';
import type {
  RecordDetail,
  RecordLink,
  RecordSummary,
  RecordTarget,
} from '../../shared/domain/programme/record';
import { recordId, RecordId } from '../../shared/domain/programme/record-id';
import type { Register } from '../../shared/domain/programme/register';
import { ControlId, EvidenceId, numberOf, type PointOfFocusId } from '../../shared/ids';
import type { CalendarDate } from '../../shared/period';
import { catalog, pointOfFocus } from '../catalog';
import type { ReadableDb } from '../db/handles';
import { memberNames } from '../journal/member-names';
import type { OpenVault } from '../vault/open-vault';
import { programmeNow } from './programme-now';
import { linksOf } from './record-links';
import { findRecord, readRecord, versionsOf } from './record-rows';
import { signalsOf } from './signals';
import { summariesOf } from './summaries';

/** What a target is called; itself where nothing has a name for it. */
const titleOfTarget = (db: ReadableDb, target: RecordTarget): string => {
  const ask = (sql: string, number: number): string =>
    (db.prepare(sql).pluck().get(number) as string | null | undefined) ?? target;
  if (ControlId.safeParse(target).success)
    return ask(
      'SELECT v.title FROM control AS c JOIN control_version AS v ON v.control = c.number AND v.version = c.current_version WHERE c.number = ?',
      numberOf(target as ControlId),
    );
  if (EvidenceId.safeParse(target).success)
    return ask(
      `SELECT coalesce((SELECT v.title FROM evidence_version AS v
         WHERE v.evidence = e.number AND v.version = e.current_version), e.requested_title)
       FROM evidence AS e WHERE e.number = ?`,
      numberOf(target as EvidenceId),
    );
  if (RecordId.safeParse(target).success) return findRecord(db, target as RecordId)?.title ?? target;
  const criterion = catalog().criteria.find(({ id }) => (id as string) === target);
  return criterion?.title ?? pointOfFocus(target as PointOfFocusId)?.title ?? target;
};

const titledLinks = (db: ReadableDb, id: RecordId): RecordLink[] =>
  linksOf(db, id).map((link) => ({ ...link, title: titleOfTarget(db, link.target) }));

const childrenOf = (db: ReadableDb, id: RecordId): RecordDetail['children'] =>
  (
    db
      .prepare(
        `SELECT DISTINCT r.register, r.number, r.title, r.state FROM register_link AS l
         JOIN register_record AS r ON r.register = l.register AND r.number = l.number
         WHERE l.target = ? AND l.field <> '' AND r.withdrawn IS NULL ORDER BY r.register, r.number`,
      )
      .all(id) as { register: Register; number: number; title: string; state: string }[]
  ).map(({ register, number, title, state }) => ({ id: recordId(register, number), title, state }));

interface SignatureRow {
  readonly version: number;
  readonly meaning: RecordDetail['signatures'][number]['meaning'];
  readonly member: number;
  readonly digest: string;
  readonly at: RecordDetail['signatures'][number]['at'];
}

/**
 * Everything about one record, also a withdrawn one.
 * @throws UserError programme.unknown-record
 */
export const getRecordDetail = (vault: OpenVault, id: RecordId, today: CalendarDate): RecordDetail => {
  const { db } = vault;
  const record = readRecord(db, id);
  const { context } = programmeNow(vault, today);
  const [summary] = summariesOf(db, [record], () => signalsOf(record, context)) as [RecordSummary];
  const names = memberNames(db);
  const nameOf = (number: number): string => names.get(number) ?? '';
  const signatures = db
    .prepare(
      'SELECT * FROM register_signature WHERE register = ? AND number = ? ORDER BY version DESC, at DESC, member',
    )
    .all(record.register, record.number) as SignatureRow[];
  return {
    ...summary,
    facts: record.facts,
    createdAt: record.createdAt,
    versions: versionsOf(db, id).map(({ by, ...version }) => ({ ...version, by: nameOf(by) })),
    linked: titledLinks(db, id),
    children: childrenOf(db, id),
    signatures: signatures.map(({ version, meaning, member, digest, at }) => ({
      version,
      meaning,
      by: nameOf(member),
      at,
      digest,
    })),
  };
};

/** Records that name a control, a criterion, evidence or another record, in the order of the registers. */
export const referringRecords = (
  vault: OpenVault,
  target: RecordTarget,
  today: CalendarDate,
): RecordSummary[] => {
  const rows = vault.db
    .prepare(
      `SELECT DISTINCT r.register, r.number FROM register_link AS l
       JOIN register_record AS r ON r.register = l.register AND r.number = l.number
       WHERE l.target = ? AND r.withdrawn IS NULL`,
    )
    .all(target) as { register: Register; number: number }[];
  const places = Object.keys(SPECS);
  const { context } = programmeNow(vault, today);
  const records = rows
    .toSorted((a, b) => places.indexOf(a.register) - places.indexOf(b.register) || a.number - b.number)
    .map(({ register, number }) => readRecord(vault.db, recordId(register, number)));
  return summariesOf(vault.db, records, (record) => signalsOf(record, context));
};
