// A register, or some of its records, as a file for an auditor: what stands in it is what may leave the vault with a
// package. It is no export to bring back.
import type { Register, RegisterSpec } from '../../shared/domain/programme/register';
import { sha256Hex } from '../crypto/hash';
import { csvBytes, type TableColumn } from '../tables';
import type { Sensitivity } from '../../shared/domain/evidence';
import type { Sha256 } from '../../shared/ids';
import type { StoredRecord } from './record-rows';
import { fieldCell } from './tables/field-cell';

/** Working notes and how people are reached stay in the vault, as they do in packages: of every register, by name. */
const STAYS: ReadonlySet<string> = new Set(['notes', 'email', 'sentTo']);

/** What never stands in a package as a register does not go into one as a file either, unless somebody opens it. */
const RESTRICTED: ReadonlySet<Register> = new Set(['questionnaire', 'own-report', 'share']);
const CONFIDENTIAL: ReadonlySet<Register> = new Set(['person', 'incident', 'risk', 'vendor-report']);
export const sensitivityOf = (register: Register): Sensitivity =>
  RESTRICTED.has(register) ? 'restricted' : CONFIDENTIAL.has(register) ? 'confidential' : 'internal';

export interface KeptFile {
  readonly bytes: Uint8Array;
  readonly sha256: Sha256;
}

/** CSV with the heads of the form. */
export const keptFile = (spec: RegisterSpec, records: readonly StoredRecord[]): KeptFile => {
  const shown = Object.entries(spec.fields).filter(([name]) => !STAYS.has(name));
  const columns: TableColumn[] = ['Id', 'State', 'Holds from', ...shown.map(([, { label }]) => label)].map(
    (title) => ({ title, width: 20 }),
  );
  const rows = records.map(({ id, state, on, facts }) => [
    ...[id, spec.states[state] ?? state, on],
    ...shown.map(([name, field]) => fieldCell(field, facts[name])),
  ]);
  const bytes = csvBytes(columns, rows);
  return { bytes, sha256: sha256Hex(bytes) };
};

/** `People as at 2026-06-30` as the name of a file. */
export const keptName = (what: string): string =>
  `${what
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80)}.csv`;
