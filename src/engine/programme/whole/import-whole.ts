// Takes an export of a whole programme into this vault: first what it would bring, then, when somebody has looked at it,
// all of it or nothing. Every version of every record comes along; what members of another vault signed does not.
import type { Input, Output } from '../../../shared/contract';
import type { ImportRow, TableImport } from '../../../shared/domain/table-import';
import { UserError } from '../../../shared/errors';
import type { Sha256 } from '../../../shared/ids';
import { rememberingStatements } from '../../db/remembering-statements';
import { goOnOrStop, type Job } from '../../environment';
import { policyWords, saidWords, settledWord, writeWords } from '../../policies';
import type { Change, OpenVault } from '../../vault/open-vault';
import { specOf } from '../tables/register-columns';
import { linkRecords, withdrawRecord } from '../write-records';
import { insertNextVersion, insertRecord } from '../write-versions';
import { numberIn, type PlannedRecord, type PlannedRegister, planWhole } from './plan-whole';
import { readWhole } from './read-whole';

const count = (rows: readonly ImportRow[], change: ImportRow['change']): number =>
  rows.filter((one) => one.change === change).length;

const importOf = (rows: readonly ImportRow[], sha256: Sha256, applied: boolean): TableImport => ({
  rows: [...rows],
  counts: {
    add: count(rows, 'add'),
    change: 0,
    same: 0,
    refused: count(rows, 'refused'),
  },
  unknownColumns: [],
  sha256,
  applied,
});

/** A record may name one that is written after it: what names what is whole at the end of the change. */
const insertHistory = (
  change: Change,
  register: PlannedRegister['register'],
  record: PlannedRecord,
): void => {
  const spec = specOf(register);
  const number = numberIn(record.id);
  record.versions.forEach((version, at) => {
    const how = { on: version.on, note: version.note, via: 'file' } as const;
    if (at === 0) insertRecord(change, spec, number, version, how);
    else insertNextVersion(change, spec, number, at + 1, version, how);
  });
};

const finish = (change: Change, { id, links, withdrawn }: PlannedRecord): void => {
  for (const [note, same] of Map.groupBy(links, (link) => link.note))
    linkRecords(
      change,
      [id],
      same.map(({ target }) => target),
      note,
    );
  if (withdrawn !== null) withdrawRecord(change, id, withdrawn);
};

/** Words nobody has said here, of those that the starters ask for. */
const newWords = (vault: OpenVault, words: Readonly<Record<string, string>>): Record<string, string> => {
  const said = saidWords(vault.db);
  const known = new Set(policyWords(vault).map(({ name }) => name));
  return Object.fromEntries(
    Object.entries(words)
      .filter(([name, value]) => known.has(name) && !said.has(name) && value.trim() !== '')
      .map(([name, value]) => [name, settledWord(name, value)]),
  );
};

/**
 * Says what the file would bring and, with `apply`, takes all of it in.
 * @throws UserError programme.not-an-export, table.too-large, table.not-readable, job.cancelled, and with `apply`
 * table.changed-since-preview, table.rows-refused
 */
export const importProgramme = async (
  vault: OpenVault,
  {
    path,
    apply,
    sha256: previewed,
  }: Omit<Input<'programme', 'importAll'>, 'file'> & { readonly path: string },
  job: Job,
): Promise<Output<'programme', 'importAll'>> => {
  if (apply) vault.requireMay('register.added');
  const { whole, sha256 } = await readWhole(path);
  if (apply && sha256 !== previewed) throw new UserError('table.changed-since-preview');
  goOnOrStop(job);
  const { registers, told } = planWhole(vault.db, whole);
  const words = newWords(vault, whole.words);
  const refused = registers.reduce((sum, { rows }) => sum + count(rows, 'refused'), 0);
  if (apply && refused > 0) throw new UserError('table.rows-refused', { count: refused });
  const total = registers.reduce((sum, { records }) => sum + records.length, 0);
  const hasWords = Object.keys(words).length > 0;
  if (apply && (total > 0 || hasWords))
    vault.write((given) => {
      const change = { ...given, db: rememberingStatements(given.db) };
      let done = 0;
      for (const { register, records } of registers)
        for (const record of records) {
          if (done % 200 === 0) {
            job.progress({ phase: 'writing', done, total, unit: 'items' });
            goOnOrStop(job);
          }
          insertHistory(change, register, record);
          done += 1;
        }
      for (const { records } of registers) for (const record of records) finish(change, record);
      if (hasWords) writeWords(change, words);
    });
  return {
    registers: registers
      .filter(({ rows }) => rows.length > 0)
      .map(({ register, rows }) => ({ register, import: importOf(rows, sha256, apply) })),
    told: [...told],
    sha256,
    applied: apply,
  };
};
