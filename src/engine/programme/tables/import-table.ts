// Brings a file into a register: first what each row would do, then, when somebody has looked at it, all of it or nothing.
import type { Input } from '../../../shared/contract';
import type { Register } from '../../../shared/domain/programme/register';
import { partsOf } from '../../../shared/domain/programme/record-id';
import type { ImportRow, TableImport } from '../../../shared/domain/table-import';
import { UserError } from '../../../shared/errors';
import { goOnOrStop, type Job } from '../../environment';
import type { Change, OpenVault } from '../../vault/open-vault';
import { addRecords, changeRecord } from '../write-records';
import { inNamingOrder } from './lead-back';
import { type Planned, planRows, type Step } from './plan-rows';
import { readGiven } from './read-given';
import { specOf } from './register-columns';

export type RegisterImport = Omit<Input<'programme', 'importTable'>, 'file'> & { readonly path: string };

/** So many are written between two reports of how far it is. */
const AT_ONCE = 200;

const write = (change: Change, register: Register, steps: readonly Step[]): void => {
  let group: Step[] = [];
  const addGroup = (): void => {
    const [first] = group;
    if (first === undefined) return;
    addRecords(
      change,
      register,
      group.map(({ id, facts, state }) => ({ number: partsOf(id).number, facts, state })),
      { on: first.on, note: '', via: 'file' },
    );
    group = [];
  };
  for (const step of steps) {
    if (step.version === null) {
      if (group[0] !== undefined && group[0].on !== step.on) addGroup();
      group.push(step);
    } else {
      addGroup();
      const { id, facts, state, on, version } = step;
      changeRecord(change, id, { facts, state }, { on, note: '', via: 'file', version });
    }
  }
  addGroup();
};

export const countRows = (rows: readonly Planned[]): TableImport['counts'] => {
  const count = (change: ImportRow['change']): number =>
    rows.filter((one) => one.row.change === change).length;
  return { add: count('add'), change: count('change'), same: count('same'), refused: count('refused') };
};

/**
 * Says what the file would change, row by row, and with `apply` changes it, all or none.
 * @throws UserError table.not-readable, table.too-large, table.column-missing, job.cancelled, and with `apply`
 * table.changed-since-preview, table.rows-refused
 */
export const importRegisterTable = async (
  vault: OpenVault,
  { register, path, on, apply, sha256 }: RegisterImport,
  job: Job,
): Promise<TableImport> => {
  if (apply) vault.requireMay('register.added');
  const spec = specOf(register);
  const given = await readGiven(spec, path);
  if (apply && given.sha256 !== sha256) throw new UserError('table.changed-since-preview');
  goOnOrStop(job);
  const { planned, told } = planRows(vault.db, spec, given, on);
  const counts = countRows(planned);
  if (apply && counts.refused > 0) throw new UserError('table.rows-refused', { count: counts.refused });
  const steps = inNamingOrder(
    spec,
    planned.flatMap(({ step }) => (step === null ? [] : [step])),
  );
  if (apply && steps.length > 0)
    vault.write((change) => {
      for (let done = 0; done < steps.length; done += AT_ONCE) {
        job.progress({ phase: 'writing', done, total: steps.length, unit: 'items' });
        goOnOrStop(job);
        write(change, register, steps.slice(done, done + AT_ONCE));
      }
    });
  return {
    rows: planned.map((one) => one.row),
    counts,
    unknownColumns: [...given.unknownColumns],
    ...(told.length === 0 ? {} : { told: [...told] }),
    sha256: given.sha256,
    applied: apply,
  };
};
