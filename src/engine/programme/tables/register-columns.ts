// The columns of a register as a table of ours, and the mark in its head that says so (docs/format/programme-v1.md §2).
import { SPECS } from '../../../shared/domain/programme';
import type { Field } from '../../../shared/domain/programme/field';
import { Register, type RegisterSpec } from '../../../shared/domain/programme/register';
import type { TableColumn } from '../../tables';

export const REGISTER_FORMAT = 'muniment-register-1';

/** Heads beside those of the fields. */
export const ID_HEAD = 'Id';
export const STATE_HEAD = 'State';
export const ON_HEAD = 'Holds from';
export const VERSION_HEAD = 'Record version';

/** The last head of a table of ours: of which register it is. */
export const markOf = (register: Register): string => `${REGISTER_FORMAT} ${register}`;

/** The register a head is the mark of; null for every other head. */
export const registerOfMark = (head: string): Register | null => {
  const [format, register, ...more] = head.trim().split(' ');
  if (format !== REGISTER_FORMAT || more.length > 0) return null;
  return Register.safeParse(register).data ?? null;
};

const WIDTHS: Readonly<Partial<Record<Field['type'], number>>> = {
  line: 28,
  text: 50,
  markdown: 60,
  rows: 60,
  choices: 28,
};
const USUAL_WIDTH = 16;

export const tableColumns = (spec: RegisterSpec): readonly TableColumn[] => [
  { title: ID_HEAD, width: 10 },
  { title: STATE_HEAD, width: 14 },
  { title: ON_HEAD, width: 12 },
  { title: VERSION_HEAD, width: 20 },
  ...Object.values(spec.fields).map(({ label, type }) => ({
    title: label,
    width: WIDTHS[type] ?? USUAL_WIDTH,
  })),
  { title: markOf(spec.register), width: 8 },
];

/** The spec of a register, for what has only its name. */
export const specOf = (register: Register): RegisterSpec => SPECS[register];
