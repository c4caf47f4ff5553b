// Writes a register as a table that people can read, edit and bring back, or as JSON (docs/format/programme-v1.md §2, §3).
import { extname } from 'node:path';
import type { Input } from '../../../shared/contract';
import type { RegisterSpec } from '../../../shared/domain/programme/register';
import { csvBytes, writeTable } from '../../tables';
import { type Job, unwatchedJob } from '../../environment';
import type { OpenVault } from '../../vault/open-vault';
import { writeOutside } from '../../vault/outside-file';
import { recordsOf, type StoredRecord } from '../record-rows';
import { fieldCell } from './field-cell';
import { REGISTER_FORMAT, specOf, tableColumns } from './register-columns';
import { versionMark } from './version-mark';

type Row = readonly (string | number)[];

export const tableRows = (spec: RegisterSpec, records: readonly StoredRecord[]): Row[] =>
  records.map(({ id, state, on, facts }) => [
    ...[id, spec.states[state] ?? state, on, versionMark(spec, { state, facts })],
    ...Object.entries(spec.fields).map(([name, field]) => fieldCell(field, facts[name])),
    '',
  ]);

/** A table of ours as the bytes of a CSV file. */
export const registerCsv = (spec: RegisterSpec, records: readonly StoredRecord[]): Uint8Array =>
  csvBytes(tableColumns(spec), tableRows(spec, records));

/** The facts with their keys in the order of the form. */
export const inFormOrder = (spec: RegisterSpec, facts: StoredRecord['facts']): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(spec.fields).map(([name, { fields }]) => [
      name,
      fields === null
        ? facts[name]
        : ((facts[name] ?? []) as StoredRecord['facts'][]).map((row) =>
            Object.fromEntries(Object.keys(fields).map((one) => [one, row[one]])),
          ),
    ]),
  );

const registerJson = (spec: RegisterSpec, records: readonly StoredRecord[]): Uint8Array =>
  Buffer.from(
    `${JSON.stringify(
      {
        format: REGISTER_FORMAT,
        register: spec.register,
        records: records.map(({ id, state, on, facts }) => ({
          id,
          state,
          on,
          version: versionMark(spec, { state, facts }),
          facts: inFormOrder(spec, facts),
        })),
      },
      null,
      2,
    )}\n`,
    'utf8',
  );

/**
 * The records that stand on that day (null: now), as XLSX, JSON or, for every other ending, CSV.
 * @throws UserError use.bad-input (inside the vault), table.too-large (a cell longer than XLSX allows), disk.*
 */
export const exportRegisterTable = async (
  vault: OpenVault,
  { register, asAt }: Omit<Input<'programme', 'exportTable'>, 'target'>,
  target: string,
  job: Job = unwatchedJob(),
): Promise<{ records: number }> => {
  const spec = specOf(register);
  job.progress({ phase: 'reading', done: 0, total: null, unit: 'items' });
  const records = recordsOf(vault.db, register, asAt === null ? {} : { asAt });
  if (extname(target).toLowerCase() === '.json')
    await writeOutside(vault, target, registerJson(spec, records));
  else await writeTable(vault, target, sheetName(spec), tableColumns(spec), tableRows(spec, records), job);
  return { records: records.length };
};

/** Excel takes 31 characters. */
const sheetName = ({ many }: RegisterSpec): string =>
  `${many.charAt(0).toUpperCase()}${many.slice(1)}`.slice(0, 31);
