// A list from which an auditor picks, made of a register: who joined, who left, who was there, with the record of how it
// was made. Days are those that are stated of each record, not those on which somebody wrote them down.
import type { Input } from '../../shared/contract';
import type { Register } from '../../shared/domain/programme/register';
import { NO_RECORD } from '../../shared/domain/population';
import { invariant } from '../../shared/errors';
import type { PopulationId } from '../../shared/ids';
import type { CalendarDate } from '../../shared/period';
import type { ReadableDb } from '../db/handles';
import { rememberingStatements } from '../db/remembering-statements';
import type { Job } from '../environment';
import { addMadeEvidence } from '../evidence';
import { openListBytes, recordMadeList, summarizeList } from '../populations';
import type { OpenVault } from '../vault/open-vault';
import { keptFile, keptName, sensitivityOf } from './kept-file';
import { recordsOf, type StoredRecord, versionsOf } from './record-rows';
import { specOf } from './tables/register-columns';

/** Fields with the first and the last day of what a record is about; the first that is stated counts. */
const DAYS: Readonly<
  Partial<Record<Register, { readonly begins: readonly string[]; readonly ends: readonly string[] }>>
> = {
  person: { begins: ['startedOn'], ends: ['leftOn'] },
  incident: { begins: ['startedOn', 'detectedOn'], ends: ['resolvedOn'] },
  change: { begins: ['doneOn', 'approvedOn'], ends: ['doneOn'] },
  'ai-asset': { begins: ['liveOn', 'approvedOn'], ends: ['deletedOn'] },
  vendor: { begins: [], ends: ['contractEndsOn'] },
  'own-report': { begins: ['issuedOn'], ends: [] },
  share: { begins: ['sharedOn'], ends: ['revokedOn', 'until'] },
};

const stated = (record: StoredRecord, names: readonly string[] = []): CalendarDate | null =>
  names.map((name) => record.facts[name] as CalendarDate | null).find((day) => day !== null) ?? null;

/**
 * An ended record without a last day ended when somebody first said so: what is written about it later, that a laptop
 * came back, moves nobody's end.
 */
const endOf = (db: ReadableDb, record: StoredRecord): CalendarDate | null => {
  const day = stated(record, DAYS[record.register]?.ends);
  const { endStates } = specOf(record.register);
  if (day !== null || !endStates.includes(record.state)) return day;
  const versions = versionsOf(db, record.id);
  const before = versions.findIndex(({ state }) => !endStates.includes(state));
  return versions.at(before === -1 ? -1 : before - 1)?.on ?? record.on;
};

type Which = Input<'programme', 'makePopulation'>['which'];

const WORDS: Readonly<Record<Which, string>> = {
  joined: 'whose first day lies',
  left: 'whose last day lies',
  present: 'who or which were there on any day',
};

interface Picked {
  readonly records: readonly StoredRecord[];
  /** Without the day that decides. */
  readonly undated: number;
}

const pick = (
  db: ReadableDb,
  all: readonly StoredRecord[],
  which: Which,
  from: CalendarDate,
  to: CalendarDate,
): Picked => {
  const isWithin = (day: CalendarDate | null): boolean => day !== null && from <= day && day <= to;
  const begins = (one: StoredRecord): CalendarDate | null => stated(one, DAYS[one.register]?.begins);
  if (which === 'present')
    return {
      records: all.filter((one) => (begins(one) ?? from) <= to && (endOf(db, one) ?? to) >= from),
      undated: all.filter((one) => begins(one) === null).length,
    };
  const dayOf = which === 'joined' ? begins : (one: StoredRecord) => endOf(db, one);
  return {
    records: all.filter((one) => isWithin(dayOf(one))),
    undated: which === 'joined' ? all.filter((one) => begins(one) === null).length : 0,
  };
};

const undatedText = (which: Which, undated: number, many: string): string =>
  undated === 0
    ? ''
    : which === 'present'
      ? `No first day is stated of ${String(undated)} ${many}; they are in the list.`
      : `No first day is stated of ${String(undated)} ${many}; they are not in the list.`;

/**
 * Makes the list, takes its file in as evidence and records the population, in one change. The evidence is linked to no
 * control: a list to pick from proves no occurrence.
 * @throws UserError use.period-reversed, use.unknown-control, disk.*, job.cancelled
 */
export const makePopulation = async (
  vault: OpenVault,
  { register, which, from, to, title, controlIds }: Input<'programme', 'makePopulation'>,
  job: Job,
): Promise<{ id: PopulationId; rows: number }> => {
  vault.requireMay('population.recorded');
  const spec = specOf(register);
  const all = recordsOf(vault.db, register);
  const { records, undated } = pick(rememberingStatements(vault.db), all, which, from, to);
  const { bytes, sha256 } = keptFile(spec, records);
  const fileName = keptName(`${spec.many} ${which} ${from} to ${to}`);
  const list = await openListBytes(
    {
      ...{ fileName, mediaType: 'text/csv', sizeBytes: bytes.length },
      read: async function* (begin, end) {
        await Promise.resolve();
        yield bytes.subarray(begin, end);
      },
    },
    null,
  );
  const summary = await summarizeList(list, job);
  const runBy = vault.member.name;
  const runOn = vault.environment.now().slice(0, 10) as CalendarDate;
  const query = `Register of ${spec.many}: those ${WORDS[which]} from ${from} to ${to}, both included.`;
  const source = `Muniment, register of ${spec.many}`;
  const made: PopulationId[] = [];
  await addMadeEvidence(
    vault,
    {
      file: { name: fileName, bytes },
      facts: {
        title,
        kind: 'population',
        method: 'export',
        collector: runBy,
        source,
        effective: { from, to },
        capturedOn: runOn,
        sensitivity: sensitivityOf(register),
        controlIds: [],
        pointOfFocusIds: [],
      },
      into: null,
      changeNote: '',
      approve: null,
    },
    (change, { evidence, version }) => {
      made.push(
        recordMadeList(
          change,
          { evidence, version, position: 1, sha256, sheet: null, ...summary },
          {
            title,
            controlIds,
            record: {
              ...NO_RECORD,
              sourceSystem: source,
              query,
              range: { from, to },
              ...{ runBy, runOn, countOnScreen: records.length },
              isUnfiltered: true,
              notes: [
                `The register holds ${String(all.length)} ${spec.many}; withdrawn ones are in no list.`,
                undatedText(which, undated, spec.many),
              ]
                .filter((line) => line !== '')
                .join(' '),
            },
          },
        ),
      );
    },
  );
  const [id] = made;
  invariant(id !== undefined, 'what was recorded has a number');
  return { id, rows: summary.rowCount };
};
