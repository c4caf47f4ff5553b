// Brings a table of controls into the register: first what each row would change, then, when somebody has
// looked at it, all of it or nothing.
import type { ImportRow, TableImport } from '../../../shared/domain/table-import';
import { UserError } from '../../../shared/errors';
import { type ControlId, numberOf } from '../../../shared/ids';
import type { CalendarDate } from '../../../shared/period';
import { namedColumns, readTable } from '../../tables';
import type { Change, OpenVault } from '../../vault/open-vault';
import { setChecklistWithin } from '../checklist';
import { insertControl } from '../control-record';
import { mapWithin, setRationaleWithin, unmapWithin } from '../map-control';
import { changedFacts, reviseWithin } from '../revise-control';
import { setDomainWithin } from '../set-domain';
import { COLUMN_KEYS, COLUMN_TITLES } from './columns';
import { entryCells, readRegister, type RegisterEntry } from './read-register';
import { type CellOf, readNumber, readRow } from './read-row';

/** What is to be done for one row that changes something. */
interface Step {
  readonly id: ControlId | null;
  readonly before: RegisterEntry | undefined;
  readonly after: RegisterEntry;
}

interface Planned {
  readonly row: ImportRow;
  readonly step: Step | null;
}

const refused = (row: number, subject: string | null, title: string, problem: string): Planned => ({
  row: { row, subject, title, change: 'refused', fields: [], problem },
  step: null,
});

/** Changed facts hold from `from` on, unless the row names a day of its own; null corrects. */
const withFirstDay = (
  before: RegisterEntry,
  after: RegisterEntry,
  from: CalendarDate | null,
): RegisterEntry =>
  changedFacts(before.facts, after.facts).length > 0 && after.validFrom === before.validFrom
    ? { ...after, validFrom: from ?? before.validFrom }
    : after;

const planRow = (
  number: number,
  cell: CellOf,
  register: ReadonlyMap<ControlId, RegisterEntry>,
  from: CalendarDate | null,
): Planned => {
  const typed = cell('number') ?? '';
  const id = readNumber(typed);
  const typedTitle = (cell('title') ?? '').trim();
  if (id === undefined)
    return refused(number, null, typedTitle, 'The number is none of a control; they look like CTL-014.');
  const before = id === null ? undefined : register.get(id);
  if (id !== null && before === undefined)
    return refused(
      number,
      id,
      typedTitle,
      `The register has no ${id}. Leave the number empty to add a control.`,
    );
  const { entry, title, problems } = readRow(cell, before);
  if (entry === null) return refused(number, id, title, problems.join(' '));
  if (id === null || before === undefined) {
    const after = { ...entry, validFrom: entry.validFrom ?? from };
    const cells = entryCells(null, after);
    const fields = COLUMN_KEYS.filter((key) => cells[key] !== '' && key !== 'state').map((key) => ({
      field: COLUMN_TITLES[key],
      before: '',
      after: cells[key],
    }));
    const row: ImportRow = { row: number, subject: null, title, change: 'add', fields, problem: null };
    return { row, step: { id: null, before, after } };
  }
  const after = withFirstDay(before, entry, from);
  const isLater = before.validFrom === null || (after.validFrom ?? '') > before.validFrom;
  if (after.validFrom !== before.validFrom && !isLater)
    return refused(
      number,
      id,
      title,
      `A new version must begin after ${before.validFrom}, when the newest one of ${id} began.`,
    );
  const was = entryCells(id, before);
  const is = entryCells(id, after);
  const fields = COLUMN_KEYS.filter((key) => was[key] !== is[key]).map((key) => ({
    field: COLUMN_TITLES[key],
    before: was[key],
    after: is[key],
  }));
  const change = fields.length === 0 ? 'same' : 'change';
  return {
    row: { row: number, subject: id, title, change, fields, problem: null },
    step: change === 'same' ? null : { id, before, after },
  };
};

const addStep = (change: Change, { after }: Step): void => {
  insertControl(change, {
    starterId: null,
    isAiSpecific: false,
    facts: after.facts,
    domain: after.domain,
    validFrom: after.validFrom,
    checklist: after.checklist.map((one) => one.text),
    pointOfFocusIds: after.pointsOfFocus,
    criterionIds: after.criteria,
    rationaleOf: (id) => after.rationales.get(id) ?? '',
  });
};

const changeMappings = (
  change: Change,
  control: number,
  before: RegisterEntry,
  after: RegisterEntry,
): void => {
  const gone = <T extends string>(had: readonly T[], has: readonly T[]): T[] =>
    had.filter((one) => !has.includes(one));
  const removed = {
    pointOfFocusIds: gone(before.pointsOfFocus, after.pointsOfFocus),
    criterionIds: gone(before.criteria, after.criteria),
  };
  if (removed.pointOfFocusIds.length + removed.criterionIds.length > 0) unmapWithin(change, control, removed);
  const addedPoints = gone(after.pointsOfFocus, before.pointsOfFocus);
  const addedCriteria = gone(after.criteria, before.criteria);
  const said = [...addedPoints, ...addedCriteria].map((id) => after.rationales.get(id) ?? '');
  for (const rationale of new Set(said)) {
    const hasIt = (id: (typeof addedPoints)[number] | (typeof addedCriteria)[number]): boolean =>
      (after.rationales.get(id) ?? '') === rationale;
    const added = {
      pointOfFocusIds: addedPoints.filter(hasIt),
      criterionIds: addedCriteria.filter(hasIt),
    };
    mapWithin(change, control, added, rationale);
  }
  for (const [id, rationale] of after.rationales) {
    const had = before.rationales.get(id);
    if (had !== undefined && had !== rationale) setRationaleWithin(change, control, id, had, rationale);
  }
};

/** Inside a change: what a control says from now on, for what it said before. */
export const changeEntry = (
  change: Change,
  id: ControlId,
  before: RegisterEntry,
  after: RegisterEntry,
): void => {
  const control = numberOf(id);
  const isRevised =
    changedFacts(before.facts, after.facts).length > 0 || before.validFrom !== after.validFrom;
  if (isRevised) reviseWithin(change, control, after.facts, after.validFrom, '');
  if (before.domain !== after.domain) setDomainWithin(change, id, after.domain);
  setChecklistWithin(change, control, after.checklist);
  changeMappings(change, control, before, after);
};

/** What the rows say, in the order of the file; a number that comes again is refused. */
const plan = (
  rows: readonly (readonly string[])[],
  cellOf: (row: readonly string[]) => CellOf,
  register: ReadonlyMap<ControlId, RegisterEntry>,
  from: CalendarDate | null,
): Planned[] => {
  const rowOf = new Map<string, number>();
  return rows.flatMap((cells, at) => {
    if (cells.every((cell) => cell.trim() === '')) return [];
    const number = at + 2;
    const planned = planRow(number, cellOf(cells), register, from);
    const { subject, title } = planned.row;
    const first = subject === null ? undefined : rowOf.get(subject);
    if (subject !== null && first !== undefined)
      return [refused(number, subject, title, `Row ${String(first)} is about ${subject} already.`)];
    if (subject !== null) rowOf.set(subject, number);
    return [planned];
  });
};

export interface RegisterImport {
  readonly path: string;
  /** First day of the versions that changed facts make; null corrects the newest versions. */
  readonly validFrom: CalendarDate | null;
  readonly apply: boolean;
  /** Of the file as it was previewed; needed to apply. */
  readonly sha256: string | null;
}

/**
 * Says what the table would change, row by row, and with `apply` changes it, all or none.
 * @throws UserError table.not-readable, table.too-large, table.column-missing, and with `apply`
 * table.changed-since-preview, table.rows-refused
 */
export const importRegister = async (
  vault: OpenVault,
  { path, validFrom, apply, sha256 }: RegisterImport,
): Promise<TableImport> => {
  if (apply) vault.requireMay('control.added');
  const table = await readTable(path);
  if (apply && table.sha256 !== sha256) throw new UserError('table.changed-since-preview');
  const columns = namedColumns(table.headers, COLUMN_TITLES);
  if (!columns.has('number') && !columns.has('title'))
    throw new UserError('table.column-missing', { column: COLUMN_TITLES.title });
  const cellOf =
    (row: readonly string[]): CellOf =>
    (key) =>
      columns.cell(row, key);
  const planned = plan(table.rows, cellOf, readRegister(vault.db), validFrom);
  const count = (change: ImportRow['change']): number =>
    planned.filter((one) => one.row.change === change).length;
  const counts = {
    add: count('add'),
    change: count('change'),
    same: count('same'),
    refused: count('refused'),
  };
  if (apply && counts.refused > 0) throw new UserError('table.rows-refused', { count: counts.refused });
  const steps = planned.flatMap((one) => (one.step === null ? [] : [one.step]));
  if (apply && steps.length > 0) {
    vault.write((change) => {
      for (const step of steps) {
        if (step.id === null || step.before === undefined) addStep(change, step);
        else changeEntry(change, step.id, step.before, step.after);
      }
    });
  }
  return {
    rows: planned.map((one) => one.row),
    counts,
    unknownColumns: columns.unknown,
    sha256: table.sha256,
    applied: apply,
  };
};
