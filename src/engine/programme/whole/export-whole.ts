// Everything of the programme as one zip of open files (docs/format/programme-v1.md §6), so that nobody is locked in.
import { setImmediate } from 'node:timers/promises';
import { strToU8, zipSync } from 'fflate';
import { REGISTERS, type Register } from '../../../shared/domain/programme/register';
import { recordId, type RecordId } from '../../../shared/domain/programme/record-id';
import { evidenceVersionRef, evidenceId } from '../../../shared/ids';
import type { ReadableDb } from '../../db/handles';
import { rememberingStatements } from '../../db/remembering-statements';
import { goOnOrStop, type Job, unwatchedJob } from '../../environment';
import { memberNames } from '../../journal/member-names';
import { saidWords } from '../../policies';
import { csvBytes } from '../../tables';
import type { OpenVault } from '../../vault/open-vault';
import { writeOutside } from '../../vault/outside-file';
import { linksOfFacts } from '../../records/field-links';
import { recordsOf, versionsOf } from '../record-rows';
import { inFormOrder, registerCsv } from '../tables/export-table';
import { specOf } from '../tables/register-columns';
import { namesOf } from './names-of-targets';
import { type Whole, WHOLE_ENTRY, WHOLE_FORMAT, type WholeRecord } from './whole-json';

const README = `The programme around the evidence, as open files
================================================

programme.json holds everything with all versions; it is the file that Muniment reads when it takes the programme in.
registers/ has each register as a table, as it stands now. policies/ has the texts: the current one of each policy, and
each edition as it was approved. The form of all of it is described in docs/format/programme-v1.md of Muniment.

What it does not hold: the files that are evidence (they are named by number, title and SHA-256), controls, and notes of
an auditor. It holds names of people: handle it accordingly.
`;

/** One time for every entry: the same programme gives the same bytes. */
const fixedTime = (): Date => new Date(1980, 0, 1, 12, 0, 0);

const recordsIn = (db: ReadableDb, register: Register, names: ReadonlyMap<number, string>): WholeRecord[] => {
  const spec = specOf(register);
  const links = db.prepare(
    "SELECT target, note FROM register_link WHERE register = ? AND number = ? AND field = '' ORDER BY target",
  );
  return recordsOf(db, register, { withWithdrawn: true }).map(({ id, number, withdrawn }) => ({
    id,
    withdrawn,
    versions: versionsOf(db, id)
      .toReversed()
      .map(({ version, state, on, note, via, at, by, facts }) => ({
        ...{ version, state, on, note, via, at },
        by: names.get(by) ?? '',
        facts: inFormOrder(spec, facts),
      })),
    links: links.all(register, number) as WholeRecord['links'],
  }));
};

interface SignatureRow {
  readonly register: Register;
  readonly number: number;
  readonly version: number;
  readonly meaning: string;
  readonly member: number;
  readonly digest: string;
  readonly note: string;
  readonly at: string;
}

const signaturesIn = (db: ReadableDb, names: ReadonlyMap<number, string>): unknown[] =>
  (
    db
      .prepare('SELECT * FROM register_signature ORDER BY register, number, version, meaning, member')
      .all() as SignatureRow[]
  ).map(({ register, number, member, version, meaning, digest, note, at }) => ({
    id: recordId(register, number),
    ...{ version, meaning },
    by: names.get(member) ?? '',
    ...{ at, digest, note },
  }));

interface EditionRow {
  readonly policy: number;
  readonly edition: number;
  readonly version: number;
  readonly text_sha256: string;
  readonly approved_by: number;
  readonly approved_at: string;
  readonly note: string;
  readonly in_force_from: string;
  readonly evidence: number;
  readonly evidence_version: number;
}

interface WholeEdition {
  readonly policy: RecordId;
  readonly edition: number;
  readonly version: number;
  readonly textSha256: string;
  readonly approvedBy: string;
  readonly approvedAt: string;
  readonly note: string;
  readonly inForceFrom: string;
  readonly evidence: string;
}

const editionsIn = (db: ReadableDb, names: ReadonlyMap<number, string>): WholeEdition[] =>
  (db.prepare('SELECT * FROM policy_edition ORDER BY policy, edition').all() as EditionRow[]).map((row) => ({
    policy: recordId('policy', row.policy),
    edition: row.edition,
    version: row.version,
    textSha256: row.text_sha256,
    approvedBy: names.get(row.approved_by) ?? '',
    approvedAt: row.approved_at,
    note: row.note,
    inForceFrom: row.in_force_from,
    evidence: evidenceVersionRef(row.evidence, row.evidence_version),
  }));

interface AcknowledgementRow {
  readonly policy: number;
  readonly edition: number;
  readonly person: number;
  readonly on_day: string;
  readonly how: string;
  readonly evidence: number | null;
  readonly note: string;
  readonly at: string;
}

const acknowledgementsIn = (db: ReadableDb) =>
  (
    db
      .prepare('SELECT * FROM policy_acknowledgement ORDER BY policy, edition, person')
      .all() as AcknowledgementRow[]
  ).map((row) => ({
    policy: recordId('policy', row.policy),
    edition: row.edition,
    person: recordId('person', row.person),
    on: row.on_day,
    how: row.how,
    evidence: row.evidence === null ? null : evidenceId(row.evidence),
    note: row.note,
    at: row.at,
  }));

const targetsIn = (registers: Whole['registers'], others: readonly string[]): string[] => [
  ...others,
  ...REGISTERS.flatMap((register) =>
    registers[register].flatMap(({ versions, links }) => [
      ...links.map(({ target }) => target),
      ...versions.flatMap(({ facts }) =>
        linksOfFacts(specOf(register), facts).map(({ target }) => target as string),
      ),
    ]),
  ),
];

const column = (title: string): { readonly title: string; readonly width: number } => ({ title, width: 20 });
const csvOf = (rows: readonly Readonly<Record<string, string | number | null>>[]): Uint8Array =>
  csvBytes(
    Object.keys(rows[0] ?? {}).map(column),
    rows.map((row) => Object.values(row).map((cell) => cell ?? '')),
  );

/** How many registers are read or written, and a moment in which a cancel is heard. */
const tellPart = async (job: Job, phase: 'reading' | 'writing', done: number): Promise<void> => {
  job.progress({ phase, done, total: REGISTERS.length, unit: 'items' });
  await setImmediate();
  goOnOrStop(job);
};

/**
 * Writes all registers with all versions, editions, acknowledgements and words to `target`.
 * @throws UserError use.bad-input (inside the vault), disk.*
 */
export const exportProgramme = async (
  vault: OpenVault,
  target: string,
  job: Job = unwatchedJob(),
): Promise<{ records: number; files: number }> => {
  const db = rememberingStatements(vault.db);
  const names = memberNames(db);
  const read = {} as Record<Register, WholeRecord[]>;
  for (const [done, register] of REGISTERS.entries()) {
    await tellPart(job, 'reading', done);
    read[register] = recordsIn(db, register, names);
  }
  const registers = read as Whole['registers'];
  const editions = editionsIn(db, names);
  const acknowledgements = acknowledgementsIn(db);
  const whole: Whole = {
    format: WHOLE_FORMAT,
    registers,
    signatures: signaturesIn(db, names),
    editions,
    acknowledgements,
    words: Object.fromEntries([...saidWords(db)].sort(([one], [other]) => (one < other ? -1 : 1))),
    names: namesOf(
      db,
      targetsIn(registers, [
        ...editions.map(({ evidence }) => evidence.slice(0, evidence.lastIndexOf('.'))),
        ...acknowledgements.flatMap(({ evidence }) => (evidence === null ? [] : [evidence])),
      ]),
    ) as Whole['names'],
  };
  const files: Record<string, Uint8Array> = {
    'README.txt': strToU8(README),
    [WHOLE_ENTRY]: strToU8(`${JSON.stringify(whole, null, 2)}\n`),
  };
  for (const [done, register] of REGISTERS.entries()) {
    await tellPart(job, 'writing', done);
    const now = recordsOf(db, register);
    if (now.length > 0) files[`registers/${register}.csv`] = registerCsv(specOf(register), now);
  }
  const textOf = (facts: Readonly<Record<string, unknown>>): Uint8Array => strToU8(String(facts['text']));
  for (const { id, versions, withdrawn } of registers.policy) {
    const last = versions.at(-1);
    if (withdrawn === null && last !== undefined) files[`policies/${id}.md`] = textOf(last.facts);
    for (const one of editions.filter(({ policy }) => policy === id)) {
      const version = versions.find(({ version: number }) => number === one.version);
      if (version !== undefined)
        files[`policies/${id}-edition-${String(one.edition)}.md`] = textOf(version.facts);
    }
  }
  if (editions.length > 0) files['policy-editions.csv'] = csvOf(editions.map((one) => ({ ...one })));
  if (acknowledgements.length > 0)
    files['policy-acknowledgements.csv'] = csvOf(acknowledgements.map((one) => ({ ...one })));
  await writeOutside(vault, target, zipSync(files, { mtime: fixedTime(), level: 6 }));
  const records = REGISTERS.reduce((sum, register) => sum + registers[register].length, 0);
  return { records, files: Object.keys(files).length };
};
