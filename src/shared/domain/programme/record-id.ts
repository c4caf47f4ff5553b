// Numbers of the programme's records: `VND-03`, `POL-001`. People quote them, so they never change and none is used twice.
import { z } from 'zod';
import { SPECS } from '.';
import { REGISTERS, type Register } from './register';

const PREFIXES = new Map(REGISTERS.map((register) => [SPECS[register].prefix, register]));

export const RecordId = z
  .string()
  .regex(new RegExp(`^(${[...PREFIXES.keys()].join('|')})-\\d{2,6}$`), 'not a RecordId')
  .brand<'RecordId'>();
export type RecordId = z.infer<typeof RecordId>;

export const recordId = (register: Register, number: number): RecordId =>
  `${SPECS[register].prefix}-${String(number).padStart(SPECS[register].digits, '0')}` as RecordId;

/** An id has six digits at most: a register that came there takes no more records. */
export const HIGHEST_NUMBER = 999_999;
/** Numbers that a file may bring: room stays for those that come after. */
export const HIGHEST_BROUGHT = 899_999;

/** The register and the number in an id. */
export const partsOf = (id: RecordId): { readonly register: Register; readonly number: number } => {
  const at = id.indexOf('-');
  return { register: PREFIXES.get(id.slice(0, at)) as Register, number: Number(id.slice(at + 1)) };
};
